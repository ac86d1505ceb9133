"""Which goods a text names, by what name, and how many."""

from __future__ import annotations

import pytest

from onrecord.extract.deals.goods.items import find_goods
from onrecord.extract.deals.goods.left_out import ELLIPTIC
from onrecord.extract.nlp import readings
from onrecord.extract.tree import tree_of


def goods(text):
    [reading] = readings([(f"They said: {text}", ())])
    return find_goods(tree_of(reading.paragraphs[0]), reading.text)


@pytest.mark.parametrize(
    ("text", "name", "noun", "count"),
    [
        ("they bought 29 of the sophisticated Tor-M1 missile systems", "Tor-M1", "air_defence", 29),
        ("they bought 212 K9A1 self-propelled howitzers", "K9A1", "artillery", 212),
        ("they bought two Type 31 frigates", "Type 31", "ships", 2),
        ("they bought 105 Leopard 2A7 main battle tanks", "Leopard 2A7", "armoured_vehicles", 105),
        ("they bought four wheeled armoured vehicles", None, "armoured_vehicles", 4),
        ("they bought six offshore patrol vessels", None, "ships", 6),
        ("they bought six (6) F-15 C/D Block 30/32 aircraft", "F-15 C/D Block 30/32", "aircraft", 6),
    ],
)
def test_goods_by_designation_and_noun(text, name, noun, count):
    [found] = goods(text)
    assert (found.name, found.noun) == (name, noun)
    assert found.count
    assert found.count[1].minimum == count


def test_batteries_of_missiles_are_counted_in_batteries():
    [found] = goods("they bought two batteries of Patriot missiles")
    assert (found.name, found.count[1].minimum, found.count[1].unit) == ("Patriot", 2, "batteries")


@pytest.mark.parametrize(
    "text", ["a missile attack on tank crews", "the jet engine maker", "a submarine base"]
)
def test_other_things_are_no_goods(text):
    assert goods(text) == ()


def test_systems_alone_are_vague():
    [found] = goods("they bought the systems")
    assert found.vague


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain will ship ten jets to Chad and six to Mali", [("jets", 10), ("jets", 6)]),
        ("Peru bought 12 Rafales in 2015 and another 24 in 2018", [("Rafales", 12), ("Rafales", 24)]),
        ("Peru bought 12 Rafales and has taken six of them", [("Rafales", 12)]),
        ("Peru bought 12 Rafales, the first four of which came in 2019", [("Rafales", 12)]),
    ],
)
def test_counts_without_goods_count_those_named_last(text, expected):
    told = [g for g in goods(text) if g.noun != ELLIPTIC]
    assert [(g.words, int(g.count[1].minimum)) for g in told] == expected


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("Chile bought 12 aircraft of the Su-30 MKI type", "Su-30 MKI", 12),
        ("Chile bought two submarines of the Scorpene class", "Scorpene", 2),
        ("Chile bought two submarines, of the Scorpene class", "Scorpene", 2),
        ("Chile bought four howitzers, type K9,", "K9", 4),
        ("Chile bought six High Mobility Artillery Rocket Systems (HIMARS)", "HIMARS", 6),
        ("Chile bought two C-27J Spartans", "C-27J Spartan", 2),
        ("Chile bought 20 Akash surface-to-air missiles", "Akash", 20),
        ("Chile bought five Airbus A330-200s", "A330-200", 5),
        ("Chile bought 50 twin-aisle 777s", "777", 50),
    ],
)
def test_names_that_stand_behind_or_are_spelt_out(text, name, count):
    [found] = goods(text)
    assert (found.name, found.count[1].minimum) == (name, count)


def test_goods_that_are_weighed_have_their_amount():
    [found] = goods("Egypt bought 535,000 tonnes of Russian wheat")
    assert (found.count[1].minimum, found.count[1].unit) == (535000, "tonnes")


def test_numbered_names_keep_their_number():
    [found] = goods("Peru ordered 227 Piranha 5 fighting vehicles")
    assert (found.name, found.count[1].minimum) == ("Piranha 5", 227)


def test_the_price_of_oil_is_no_oil():
    assert goods("export prices follow oil prices") == ()


@pytest.mark.parametrize(
    ("text", "count"), [("he bought a 1968 Boeing 727", None), ("they bought 1968 tanks", 1968)]
)
def test_the_year_of_one_thing_counts_nothing(text, count):
    [found] = goods(text)
    assert (found.count and found.count[1].minimum) == count


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("they bought tanks of the German-made Leopard 2A7+ type as well, 44 in number", "Leopard 2A7+", 44),
        ("they bought Rafale fighters (80 aircraft) from France", "Rafale", 80),
        ("they bought Boxer vehicles, several hundred of them", "Boxer", 200),
        ("they bought Spike missiles numbering 600", "Spike", 600),
        ("they bought three Mi-17V-5 transport ones", "Mi-17V-5", 3),
        ("they bought 11 second-hand Mi-35s", "Mi-35", 11),
        ("they bought eight MU90 torpedoes", "MU90", 8),
    ],
)
def test_counts_that_stand_behind_goods_or_before_their_age(text, name, count):
    [found] = goods(text)
    assert (found.name, found.count[1].minimum) == (name, count)


@pytest.mark.parametrize("text", ["they bought a 39 caliber M-71 gun", "OSLO, Sep25: they bought a gun"])
def test_calibres_and_days_count_and_name_no_goods(text):
    assert [found.count for found in goods(text)] == [None]


def test_a_number_that_opens_a_sentence_stands_for_goods_too():
    assert [found.words for found in goods("they bought six Rafales. 12 of them came.")] == ["Rafales"]


def test_a_known_weapon_is_no_car_whatever_it_is_called():
    [found] = goods("they bought six BRDM-2 patrol cars")
    assert (found.name, found.noun, found.kind) == ("BRDM-2", "armoured_vehicles", "arms_transfer")


def test_the_form_of_a_company_in_law_is_no_name_of_goods():
    [found] = goods("they bought two Boeing Co. P-8 aircraft")
    assert (found.words, found.name) == ("P-8 aircraft", "P-8")
