"""Who stands on a side that a clause leaves open; the gold in tests/gold/deals has whole texts."""

from __future__ import annotations

import pytest

from onrecord.extract.actors import find_actors
from onrecord.extract.deals import find_deals
from onrecord.extract.nlp import readings
from onrecord.model import Article
from onrecord.values.edtf_dates import edtf_date


def read(text, *, actors=False):
    [reading] = readings([(text, ())])
    article = Article("a", "articles/a.txt", text, "A title", published=edtf_date("2017-05-03"))
    return find_deals(reading, article, find_actors(reading, (), None) if actors else (), ())


def told(deal, name):
    return [claim.text or claim.actor for claim in deal.claims if claim.property == name]


LEAD = "Peru has bought 12 Su-25 jets from Russia.\n\n"


def test_a_later_deal_takes_the_open_side_from_the_main_trade():
    [_, second] = read(f"{LEAD}Six Mi-17 helicopters were ordered in 2005.")
    assert (told(second, "item"), told(second, "supplier"), told(second, "recipient")) == (
        ["Mi-17"],
        ["Russia"],
        ["Peru"],
    )


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}Chile ordered 18 F-16s in 2003.",
        f"{LEAD}Peru ordered two C-27J aircraft in 2013.",
        f"{LEAD}Rice was sold for $20 million in May.",
    ],
)
def test_other_buyers_makers_and_kinds_take_nothing_over(text):
    assert all(told(deal, "supplier") == [] for deal in read(text)[1:])


def test_a_mere_name_takes_no_two_sides():
    assert len(read(f"{LEAD}A sale of the S-300 was reported.")) == 1


def test_talks_are_with_the_buyer_where_the_goods_are_the_sellers():
    [_, second] = read(f"{LEAD}Talks on the S-300, a heavier missile, were reported.")
    assert (told(second, "supplier"), told(second, "recipient")) == (["Russia"], ["Peru"])


def test_buyers_between_the_verb_and_the_goods():
    deals = read("Russia is selling Peru and Chile armed drones.")
    assert [told(deal, "recipient") for deal in deals] == [["Peru"], ["Chile"]]


def test_buyers_of_one_counted_lot_share_a_deal():
    [deal] = read("Peru and Chile jointly ordered 12 Su-25 jets from Russia.")
    assert told(deal, "recipient") == ["Peru", "Chile"]


def test_a_contract_brings_goods():
    [deal] = read("The contract will bring Peru 12 Su-25 jets.")
    assert (told(deal, "recipient"), told(deal, "item")) == (["Peru"], ["Su-25"])


def test_goods_go_to_a_buyer_under_a_contract_only():
    [deal] = read("Four S-300 systems will go to Peru under a contract that Russia has signed.")
    assert (told(deal, "recipient"), told(deal, "supplier")) == (["Peru"], ["Russia"])
    assert read("Three Kilo submarines from Russia went to Peru on Monday.") == ()


def test_who_is_given_a_contract_supplies():
    [deal] = read("Peru gave Saab the contract for 12 Gripen fighters in 2007.")
    assert (told(deal, "recipient"), told(deal, "supplier")) == (["Peru"], ["Saab"])


def test_a_number_stands_for_goods_named_before():
    [deal] = read("Peru flies the Su-30. It has ordered 23 from Russia.")
    assert (told(deal, "item"), told(deal, "recipient")) == (["Su-30"], ["Peru"])
    [quantity] = [claim.amount.maximum for claim in deal.claims if claim.property == "quantity"]
    assert quantity == 23


def test_goods_belong_to_the_purchase_that_was_agreed_behind_them():
    [deal] = read("The paper listed 12 jets worth $3.5 billion that Peru agreed to acquire from Italy.")
    assert (told(deal, "recipient"), told(deal, "supplier")) == (["Peru"], ["Italy"])


@pytest.mark.parametrize(
    ("text", "buyers"),
    [
        ("The Latin American country will buy 30 Su-30 fighters from Russia.", []),
        ("Lima is not at ease. The Latin American country will buy 30 Su-30 fighters from Russia.", ["peru"]),
        ("Oman waited. The sultanate will buy 30 Su-30 fighters from Russia.", ["oman"]),
    ],
)
def test_a_country_in_plain_words_is_the_state_named_before(text, buyers):
    [deal] = read(text, actors=True)
    assert told(deal, "recipient") == buyers


def test_the_airline_emirates_is_no_state():
    [deal] = read("Emirates ordered 30 A350s from Airbus.")
    assert told(deal, "recipient") == ["Emirates"]


def test_who_is_picked_in_a_headline_supplies():
    [deal] = read("Saab picked for 12 Gripen fighters in Peru.")
    assert told(deal, "supplier") == ["Saab"]


def test_goods_are_to_go_to_a_buyer():
    [deal] = read("30 Leopard 2 tanks will go to Oman, Germany said.")
    assert told(deal, "recipient") == ["Oman"]


def test_a_comparison_is_no_deal():
    assert read("It is far smaller than the purchase of 126 Rafale jets from France that Peru planned.") == ()


def test_the_maker_that_announces_a_delivery_supplies():
    [deal] = read("Twelve Gripen jets were handed over to Peru in May, Saab said on Monday.")
    assert told(deal, "supplier") == ["Saab"]
    [deal] = read("Twelve Gripen jets were handed over to Peru in May, Reuters said on Monday.")
    assert told(deal, "supplier") == []


def test_who_is_awarded_a_contract_by_an_army_supplies_it():
    [deal] = read(
        "Rheinmetall has been awarded a contract by the Peruvian armed forces to supply 40 howitzers."
    )
    assert (told(deal, "recipient"), told(deal, "supplier")) == (["Peru"], ["Rheinmetall"])


def test_a_letter_of_intent_is_no_contract():
    [deal] = read("Naval Group and Peru signed a letter of intent for three Scorpene submarines.")
    assert (told(deal, "recipient"), told(deal, "status")) == (["Peru"], ["negotiating"])


def test_goods_named_as_part_of_others_are_deals_of_their_own():
    deals = read("Peru took delivery of 17 vehicles from China, among them VT4 tanks and CS/SM1 mortars.")
    assert [told(deal, "recipient") for deal in deals] == [["Peru"]] * len(deals)
    assert ["VT4"] in [told(deal, "item") for deal in deals]


def test_what_a_package_includes_has_the_parties_told_before():
    text = "Peru agreed to buy arms from Russia. A package was signed. It includes 30 Mi-28 helicopters."
    deals = [deal for deal in read(text) if told(deal, "item") == ["Mi-28"]]
    assert [(told(deal, "recipient"), told(deal, "supplier")) for deal in deals] == [(["Peru"], ["Russia"])]


def test_a_state_named_behind_what_it_is_buys():
    [deal] = read("Russia's second-biggest arms customer, Algeria, bought 12 Su-34 bombers.")
    assert told(deal, "recipient") == ["Algeria"]


def test_goods_bought_also_are_another_deal_whose_seller_is_open():
    deals = read("Peru ordered six patrol vessels from Spain. Peru also plans to buy two submarines.")
    assert [(told(deal, "item"), told(deal, "supplier")) for deal in deals] == [
        (["patrol vessels"], ["Spain"]),
        (["submarines"], []),
    ]


def test_a_plant_is_built_in_its_buyers_country():
    [deal] = read("Russia's Rosatom began building the second unit of the Tacna nuclear power plant in Peru.")
    assert (told(deal, "supplier"), told(deal, "recipient")) == (["Russia"], ["Peru"])


def test_weapons_arm_what_is_not_sold_with_them():
    [deal] = read(
        "Peru will buy 22 Harpoon missiles from the United States. They will arm its Lupo frigates."
    )
    assert told(deal, "item") == ["Harpoon"]


def test_another_word_for_goods_names_no_others():
    [first, _] = read(
        "Russia has sold 12 Igla missiles to Peru.\n\nTalks on the S-300, a heavier missile, go on."
    )
    assert told(first, "status") == ["contracted"]


def test_another_buyer_of_the_system_buys_the_one_named_last():
    deals = read("Oman has bought the NASAMS air defence system.\n\nChile ordered the system for $345m.")
    assert sorted((told(deal, "item"), told(deal, "recipient")) for deal in deals) == [
        (["NASAMS"], ["Chile"]),
        (["NASAMS"], ["Oman"]),
    ]
