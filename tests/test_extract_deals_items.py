"""Which goods a text names, by what name, and how many."""

from __future__ import annotations

import pytest

from onrecord.extract.deals.items import find_goods
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
