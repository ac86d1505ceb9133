"""What background paragraphs tell in half a sentence: lists without a verb, earlier orders, rival buyers."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article
from onrecord.values.edtf_dates import edtf_date


def read(text, title=""):
    """Return each deal of a text as its properties, each with its words or names."""
    published = edtf_date("2024-05-15")
    whole = f"{title}\n\n{text}" if title else text
    [found] = extract([Article("a", "articles/a.txt", whole, title, published=published)])
    names = {actor.key: actor.name for actor in found.actors}
    deals = []
    for deal in found.deals:
        told = {}
        for claim in deal.claims:
            words = names.get(claim.actor or "") or claim.text or (claim.date and claim.date.edtf)
            amount = claim.amount and int(claim.amount.minimum or claim.amount.maximum)
            told.setdefault(claim.property, []).append(amount or words)
        deals.append(told)
    return deals


@pytest.mark.parametrize(
    ("text", "buyers"),
    [
        (
            "Peru has ordered 40 K9 howitzers, Chile 18 and Ecuador 14.",
            {"Peru": 40, "Chile": 18, "Ecuador": 14},
        ),
        ("The Gripen sells well: Peru bought 24, Chile 12.", {"Peru": 24, "Chile": 12}),
        ("Peru has ordered 40 K9 howitzers, and Chile is 18 years behind.", {"Peru": 40}),
    ],
)
def test_a_list_goes_on_without_its_verb(text, buyers):
    assert {deal["recipient"][0]: deal["quantity"][0] for deal in read(text)} == buyers


def test_each_of_a_list_without_its_verb_has_its_own_year():
    peru, chile = read("Peru ordered 40 K9 howitzers in 2019, Chile 18 in 2021.")
    assert (peru["ordered"], chile["ordered"]) == (["2019"], ["2021"])


def test_an_earlier_order_of_as_many_is_another_deal_than_the_news():
    news, old = read(
        "Norway has signed a contract for 24 K9 howitzers with Hanwha, it said on Monday.\n\n"
        "The country bought 24 K9s from Hanwha in 2017.",
        "Norway orders 24 more K9 howitzers",
    )
    assert {*news["quantity"]} == {*old["quantity"]} == {24}
    assert ("ordered" not in news, old["ordered"]) == (True, ["2017"])


def test_jets_that_arrive_are_those_ordered_years_ago():
    [deal] = read(
        "Peru on Monday received the first of 24 Gripen fighters from Sweden.\n\n"
        "Peru ordered 24 of the jets in 2019.",
        "Peru receives first Gripen fighter",
    )
    assert deal["ordered"] == ["2019"]


def test_who_signed_before_is_no_party_of_what_is_negotiated():
    talks, signed = read(
        "Peru is in talks with India on the purchase of Akash missiles.\n\n"
        "It would become the second buyer after Armenia, which signed a $600 million contract"
        " for 15 batteries in 2022."
    )
    assert (talks["recipient"], talks["status"]) == (["Peru"], ["negotiating"])
    assert (signed["recipient"], signed["quantity"], signed["ordered"]) == (["Armenia"], [15], ["2022"])


def test_each_of_those_who_bought_before_has_its_own_number():
    deals = read(
        "Kuwait is the third Arab state to buy the C295, after Mali, which ordered four in 2016,"
        " and Angola, which bought three in 2022."
    )
    assert {deal["recipient"][0]: deal.get("quantity") for deal in deals} == {
        "Kuwait": None,
        "Mali": [4],
        "Angola": [3],
    }


def test_a_clause_right_behind_a_number_tells_of_another_order():
    new, old = read("Peru exercised an option for six more Gripens, in addition to 12 it had bought in 2018.")
    assert (new["quantity"], new["status"]) == ([6], ["contracted"])
    assert (old["quantity"], old["ordered"]) == ([12], ["2018"])


def test_who_asks_for_leave_to_buy_has_requested():
    [deal] = read("Peru has asked Berlin for permission to buy 28 Leopard tanks.")
    assert (deal["recipient"], deal["quantity"], deal["status"]) == (["Peru"], [28], ["proposed"])


def test_goods_bought_second_hand_stand_before_their_verb():
    [deal] = read(
        "Chile's new frigates replace four ageing Leander-class ships bought second-hand from Peru."
    )
    assert (deal["supplier"], deal["quantity"]) == (["Peru"], [4])


def test_it_goes_on_with_the_subject_of_the_sentence_before():
    [deal] = read(
        "Hanoi, which has long relied on Russian arms, buys elsewhere. It ordered 20 K9 howitzers in 2022."
    )
    assert deal["recipient"] == ["Vietnam"]


def test_the_most_populous_nation_buys():
    deals = read(
        "Nigeria said so.\n\nAfrica's most populous nation has ordered three JF-17 jets from Pakistan."
    )
    assert [deal["recipient"] for deal in deals] == [["Nigeria"]]


def test_what_is_due_lies_ahead_and_what_holds_as_of_a_day_is_no_delivery():
    [deal] = read(
        "Oman bought 12 Typhoons in 2012. Only one had been delivered as of March, the minister said."
    )
    assert "delivered" not in deal
    assert deal["status"][-1] == "partly_delivered"


def test_arms_for_a_sum_are_a_package():
    [deal] = read("Kuwait agreed last month to a package of U.S. arms valued at $10 billion.")
    assert (deal["supplier"], deal["recipient"], deal["value"]) == (["United States"], ["Kuwait"], [10**10])


def test_a_seller_sells_its_goods():
    [deal] = read("Turkey has agreed to provide Chad with its popular drones, the minister said.")
    assert (deal["supplier"], deal["recipient"]) == (["Turkey"], ["Chad"])


def test_a_second_order_of_the_same_buyer_has_its_own_year():
    first, second = read("Peru ordered 12 Gripen jets from Sweden in 2015 and another six in 2019.")
    assert (first["quantity"], first["ordered"]) == ([12], ["2015"])
    assert (second["quantity"], second["ordered"]) == ([6], ["2019"])


def test_it_stands_for_the_system_named_last():
    deals = read("The NASAMS is widely used. In 2021 Finland agreed to buy it for $80 million.")
    assert [(deal["item"], deal["recipient"]) for deal in deals] == [(["NASAMS"], ["Finland"])]


def test_what_another_state_approves_is_another_deal():
    drones, planes = read(
        "Turkey has agreed to sell drones to Chad, the minister said.\n\n"
        "In 2021 the U.S. State Department approved the sale of two C-130J transport planes to Chad."
    )
    assert (drones["supplier"], drones["status"]) == (["Turkey"], ["contracted"])
    assert (planes["supplier"], planes["status"]) == (["United States"], ["approved"])


def test_a_company_in_talks_with_another_state_has_another_deal():
    sold, talks = read(
        "Poland has ordered 48 FA-50 jets from KAI.\n\n"
        "The South Korean company is also in talks with Egypt to sell up to 36 of the jets."
    )
    assert (sold["recipient"], sold["quantity"]) == (["Poland"], [48])
    assert (talks["recipient"], talks["status"]) == (["Egypt"], ["negotiating"])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("China supplied Togo with four VN-1 vehicles in 2019.", ["delivered"]),
        ("China will supply Togo with four VN-1 vehicles.", None),
    ],
)
def test_what_was_supplied_was_delivered(text, status):
    [deal] = read(text)
    assert deal.get("status") == status


@pytest.mark.parametrize("name", ["Jose Rizal-class", "Diego Silang-class"])
def test_a_class_is_named_after_a_person(name):
    [deal] = read(f"The Philippines ordered two {name} frigates from South Korea in 2016.")
    assert deal["item"] == [name.removesuffix("-class")]


def test_one_of_the_biggest_contracts_is_the_one_told_of():
    [deal] = read(
        "The deal for eight Kilo submarines, signed by Vietnam and Russia in 2009, is worth $2 billion"
        " and is one of Moscow's biggest arms export contracts."
    )
    assert deal["value"] == [2 * 10**9]


def test_the_day_of_telling_a_reporter_is_not_that_of_the_delivery():
    [deal] = read(
        "Russia has delivered two Su-30 jets to Chad, the minister told state agency Tass on Friday."
    )
    assert "delivered" not in deal


@pytest.mark.parametrize(
    ("text", "seller", "buyer"),
    [
        ("Embraer has also proposed its C-390 Millennium to Chile.", "Embraer", "Chile"),
        ("London imposed sanctions on Iran over its purchase of the Su-35 from Russia.", "Russia", "Iran"),
    ],
)
def test_who_offers_and_who_is_punished_stand_on_their_sides(text, seller, buyer):
    deal = read(text)[-1]
    assert (deal["supplier"], deal["recipient"]) == ([seller], [buyer])


def test_who_nods_is_not_who_buys_next():
    deals = read(
        "Peru sought 12 F-16s. The State Department approved the sale."
        " It is also negotiating with Sweden to buy six Gripens."
    )
    assert "United States" not in deals[-1].get("recipient", [])
