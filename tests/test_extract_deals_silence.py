"""Texts that are full of the words of deals and tell of none, and the deals beside them."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article


def deals(text):
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    return found.deals


def worded(text, name):
    return [c.span.of(text) for deal in deals(text) for c in deal.claims if c.property == name]


@pytest.mark.parametrize(
    "text",
    [
        "Finland spends more than $7 billion a year on defence, with 200 tanks and 62 jets in service.",
        "U.S. imports of crude oil from Mexico fell to 600,000 barrels a day in June.",
        "Lisbon warned Madrid against arming Chad with tanks.",
        "Airbus delivered 61 aircraft in May, the planemaker said.",
        "The Kestrel Group has been importing bulldozers and other heavy equipment from Italy for years.",
        "Nissan sold 3 million cars worldwide last year.",
        "NBC renewed Chicago P-12 for another season.",
        "Sweden and Latvia sent 40 tanks, 12 drones and 900 soldiers to the Arctic Wolf drills near Oulu.",
        "Denmark is reluctant to send Latvia its F-16 fighters.",
        "Lisbon opposes selling Chad 12 helicopters.",
        "Latvia is wary of giving Moldova its Stinger missiles.",
        "It is unlikely that Denmark will give Latvia its F-16 fighters, a minister said.",
        "Peru hesitated to order 12 helicopters from Italy.",
        "Peru is far from ordering 12 helicopters from Italy.",
        "Peru stopped short of ordering 12 helicopters from Italy.",
        "Peru decided against ordering 12 helicopters from Italy.",
        "Peru's refusal to order 12 helicopters from Italy surprised nobody.",
        "The ministry said 30 Leopards which Norway has promised as a contribution to NATO are not ready.",
    ],
)
def test_no_deal_is_read(text):
    assert not deals(text)


def test_tanks_sent_to_a_state_are_a_deal():
    assert worded("Sweden sent 40 tanks to Latvia.", "recipient") == ["Latvia"]


def test_who_grants_goods_supplies_them():
    text = "Japan has granted Palau two patrol boats."
    assert (worded(text, "supplier"), worded(text, "recipient")) == (["Japan"], ["Palau"])


def test_weighed_goods_are_read_with_what_they_are_measured_by():
    text = "Latvia signed a contract to buy 1.5 million tonnes a year of LNG from Equinor."
    assert worded(text, "quantity") == ["1.5 million"]
    assert worded(text, "item") == ["LNG"]


def test_a_network_of_a_generation_is_one_thing():
    assert worded("Nokia has won a contract to build a 5G network in Togo.", "item") == ["5G network"]


def test_the_owner_of_what_is_maintained_receives_the_work():
    text = "Thales received a $90 million contract for the maintenance of Oman's 12 radars."
    assert worded(text, "recipient") == ["Oman's"]
    assert [deal.kind for deal in deals(text)] == ["services"]


def test_a_company_sells_to_its_own_state():
    text = "A contract under which the Lima firm Sima is to provide two boats was signed by Peru's navy."
    assert worded(text, "supplier") == ["Sima"]


def test_the_name_of_goods_before_a_deal_is_no_seller():
    text = "The Sukhoi deal, covering 12 Sukhoi-30s, was concluded with Indonesia by Rosoboronexport."
    assert worded(text, "supplier") == []


def test_a_contract_that_is_given_goes_to_who_sells():
    text = "An order for 14 boats was brought to a conclusion and the contract given to Damen."
    assert worded(text, "supplier") == ["Damen"]


def test_a_firm_with_two_names_is_one_firm():
    text = "Larsen & Toubro won a $500 million order for a power plant in Oman."
    assert worded(text, "supplier") == ["Larsen & Toubro"]


def test_a_unit_before_a_plant_is_no_part_of_its_name():
    text = "Calik Holding signed an agreement to build a 150 MW gas-fired power plant in Georgia."
    assert worded(text, "item") == ["gas-fired power plant"]


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("DALO", "Denmark"),
        ("FMV", "Sweden"),
        ("GAMI", "Saudi Arabia"),
        ("SEDENA", "Mexico"),
        ("TNI-AU", "Indonesia"),
    ],
)
def test_bodies_that_buy_stand_for_their_state(body, country):
    [found] = extract([Article("a", "articles/a.txt", f"{body} ordered 12 Rafales from France.", "A title")])
    named = {actor.key: actor.name for actor in found.actors}
    [buyer] = [c for deal in found.deals for c in deal.claims if c.property == "recipient"]
    assert named.get(buyer.actor, buyer.text) == country


def test_guns_for_howitzers_are_no_howitzers():
    assert worded("Nexter will supply guns for 12 CAESAR howitzers that Oman ordered.", "supplier") == []


def test_the_country_in_which_a_plant_stands_is_who_gets_it():
    text = "Samsung Engineering won a $1.2 billion order for a refinery in Kuwait."
    assert worded(text, "recipient") == ["Kuwait"]


def test_where_goods_go_is_not_what_is_sold():
    text = "The Russian company Power Machines delivered four turbines to Iraq's Adhaim dam."
    assert worded(text, "item") == ["turbines"]


def test_a_company_is_not_named_after_its_gas():
    assert worded("Oman signed a contract with Petronas Gas to build a terminal.", "item") == ["terminal"]


def test_of_two_companies_the_one_that_makes_things_sells():
    text = "PGE signed a contract with Vestas for 20 wind turbines."
    assert (worded(text, "supplier"), worded(text, "recipient")) == (["Vestas"], ["PGE"])


def test_a_known_name_with_and_in_it_is_one_company():
    text = "Kenya awarded China Road and Bridge Corporation a contract to build a railway."
    assert worded(text, "supplier") == ["China Road and Bridge Corporation"]


def test_who_launches_satellites_for_another_serves_it():
    assert worded("ISRO will launch two satellites for Singapore.", "recipient") == ["Singapore"]


@pytest.mark.parametrize(
    "text",
    ["The yard launched a frigate for the navy on Friday.", "Iran launched 12 missiles for the first time."],
)
def test_other_launches_are_no_deals(text):
    assert not deals(text)


def test_electricity_is_counted_in_watts():
    assert worded("Zambia will import 300 megawatts of electricity from Congo.", "quantity") == ["300"]


def test_an_airline_keeps_the_country_in_its_name():
    text = "Ethiopian Airlines has taken delivery of its first Airbus A350-900."
    assert worded(text, "recipient") == ["Ethiopian Airlines"]


def test_who_owns_what_is_maintained_receives_the_work():
    text = "Airbus Helicopters will maintain Brazil's 50 H225M helicopters under a contract."
    assert worded(text, "recipient") == ["Brazil's"]


def test_nobody_buys_what_he_made():
    assert worded("Boeing delivered two Boeing 737s to Togo in an order by Boeing.", "recipient") == ["Togo"]


def test_the_version_of_a_house_is_no_system():
    assert not deals("The House is to consider the Senate version this week and send it to the White House.")


def modalities(text):
    return {c.modality for deal in deals(text) for c in deal.claims}


@pytest.mark.parametrize(
    "verb",
    [
        "struggled to buy",
        "used bribes to buy",
        "raised $2 billion to buy",
        "did not hesitate to buy",
        "is not averse to buying",
    ],
)
def test_a_purchase_under_a_word_that_does_not_make_it_happen_is_only_possible(verb):
    assert modalities(f"Peru {verb} 12 helicopters from Italy.") == {"possible"}


@pytest.mark.parametrize("verb", ["managed to buy", "went on to buy", "has so far agreed to buy"])
def test_a_purchase_under_a_word_that_makes_it_happen_is_a_fact(verb):
    assert modalities(f"Peru {verb} 12 helicopters from Italy.") == {"fact"}


def test_what_is_not_bought_is_apart_from_what_is_bought_instead():
    text = "Instead of buying 12 F-16 fighters from Denmark, Peru ordered 24 Gripens from Sweden."
    assert worded(text, "quantity") == ["24"]


def test_what_is_ruled_out_is_never_a_fact():
    told = deals("Norway ruled out giving Peru its S-300 systems.")
    assert not any(c.modality == "fact" and c.polarity == "affirmed" for d in told for c in d.claims)
