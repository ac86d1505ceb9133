"""Who acts under a contract, and what stands behind an aside or before "when"."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article
from read_deals import deals_and_names


def read(text):
    deals, names = deals_and_names(text, "2021-05-03")
    return [
        [
            (
                claim.property,
                names.get(claim.actor or "") or claim.text or (claim.date and claim.date.edtf) or "",
            )
            for claim in deal.claims
        ]
        for deal in deals
    ]


@pytest.mark.parametrize("company", ["Sinohydro", "Larsen & Toubro"])
def test_who_signs_with_a_state_builds_for_it(company):
    [deal] = read(f"Ghana signed a contract with {company} to build a dam for $340m.")
    assert ("supplier", company) in deal
    assert ("recipient", "Ghana") in deal


@pytest.mark.parametrize(
    "text",
    ["{0} signed a contract with {1} to build a dam.", "{1} signed a contract with {0} to build a dam."],
)
def test_of_two_states_the_exporter_builds(text):
    [deal] = read(text.format("Ghana", "China"))
    assert {("supplier", "China"), ("recipient", "Ghana")} <= set(deal)


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Chile signs $900 million deal for U.S. Patriot missile system", ["United States"]),
        ("Oman signed a contract for 12 British Hawk jets.", ["United Kingdom"]),
        ("Ghana signed a contract for 24 tanks.", []),
    ],
)
def test_a_state_that_signs_for_goods_buys_them(text, supplier):
    [deal] = read(text)
    assert [value for name, value in deal if name == "recipient"] == [text.split(maxsplit=1)[0]]
    assert [value for name, value in deal if name == "supplier"] == supplier


def test_whoever_is_hired_supplies():
    [deal] = read("Egypt contracted Siemens to supply 41 trains.")
    assert {("supplier", "Siemens"), ("recipient", "Egypt")} <= set(deal)


def test_a_country_can_be_part_of_a_builders_name():
    [deal] = read("China Harbour Engineering Company won a $340m contract to build a port in Ghana.")
    assert ("supplier", "China Harbour Engineering Company") in deal


def test_what_follows_an_aside_belongs_to_the_verb_around_it():
    [deal] = read("Sweden is to deliver 12 Gripens, ordered in 2001, to Hungary by the end of 2025.")
    assert ("recipient", "Hungary") in deal
    assert ("delivered", "../2025") in deal


def test_a_day_is_that_of_what_is_told_with_when():
    [deal] = read("Trade began in March 2020, when Chile ordered four Giraffe radars from Sweden.")
    assert ("ordered", "2020-03") in deal


def test_a_third_state_that_signs_has_a_deal_of_its_own():
    deals = read(
        "South Korea's Hanwha signed a $1 billion contract to supply Egypt with K9 howitzers. In December, "
        "Norway signed a $500 million deal for 30 K9s."
    )
    assert [value for deal in deals for name, value in deal if name == "recipient"] == ["Egypt", "Norway"]


def test_one_more_buyer_is_no_seller():
    [first, second] = read("Paraguay ordered six Super Tucano aircraft, and Togo signed for four.")
    assert ("recipient", "Paraguay") in first
    assert ("recipient", "Togo") in second
    assert not [value for deal in (first, second) for name, value in deal if name == "supplier"]


def test_trades_in_a_row_have_each_their_own_buyer_and_day():
    deals = read("Norway signed for 54 Leopard tanks in February 2013, Peru ordered 18 Leopards in May 2015.")
    assert [[value for name, value in deal if name in {"recipient", "ordered"}] for deal in deals] == [
        ["Norway", "2013-02"],
        ["Peru", "2015-05"],
    ]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Chile ordered 30 wind turbines from Vestas.", "wind turbines"),
        ("Ghana hired Bouygues to build a bridge for $340m.", "bridge"),
        ("Kenya awarded Huawei a contract for a mobile network.", "mobile network"),
        ("Poland picked Westinghouse to build its first nuclear power plant.", "nuclear power plant"),
    ],
)
def test_civil_goods_are_no_arms(text, item):
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    [deal] = found.deals
    assert deal.kind != "arms_transfer"
    assert item in [claim.text for claim in deal.claims]


def test_who_builds_at_a_place_of_a_state_builds_for_it():
    [deal] = read("Rosatom is to build two reactors at Ghana's Nyanpong Point for $9 billion.")
    assert {("supplier", "Rosatom"), ("recipient", "Ghana")} <= set(deal)


def test_two_states_that_sign_are_two_sides():
    [deal] = read(
        "Ghana and Russia signed contracts for the construction of Ghana's first nuclear power plant."
    )
    assert {("supplier", "Russia"), ("recipient", "Ghana")} <= set(deal)


@pytest.mark.parametrize(
    "text",
    [
        "Ghana flies 12 Mi-17 helicopters that Russia sold it in 2010.",
        "Ghana operates 12 Mi-17 helicopters bought from Russia in 2010.",
    ],
)
def test_who_flies_what_was_sold_has_bought_it(text):
    [deal] = read(text)
    assert {("supplier", "Russia"), ("recipient", "Ghana"), ("ordered", "2010")} <= set(deal)


def test_what_somebody_has_that_another_made_is_no_deal():
    assert read("Ghana has 12 Mi-17 helicopters made by Russia.") == []


def test_a_gift_is_a_transfer():
    [deal] = read("The gift of 12 tanks from Russia to Laos was announced on Monday.")
    assert {("supplier", "Russia"), ("recipient", "Laos")} <= set(deal)
