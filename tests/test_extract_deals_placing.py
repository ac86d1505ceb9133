"""Which deal an event tells more of, and which it cannot."""

from __future__ import annotations

import pytest

from read_deals import deals_and_names


def read(text):
    deals, names = deals_and_names(text, "2021-05-03")
    return [
        {
            (claim.property, names.get(claim.actor or "") or claim.text or _term(claim))
            for claim in deal.claims
            if claim.property != "status"
        }
        for deal in deals
    ]


def _term(claim):
    return claim.date.edtf if claim.date else str(claim.amount.minimum)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Peru signed for two in 2019.", "2"),
        ("Peru has ordered six new ones.", "6"),
        ("Peru ordered the same number three months later.", "12"),
    ],
)
def test_goods_that_another_buyer_orders_without_a_name_are_those_named_last(text, count):
    first, second = read(f"Embraer sold 12 Super Tucano aircraft to Ghana in 2018. {text}")
    assert ("quantity", "12") in first
    assert {("recipient", "Peru"), ("item", "Super Tucano"), ("quantity", count)} <= second


def test_it_stands_for_what_another_buyer_has():
    _, second = read("Saab sold the Giraffe 1X radar to Estonia in 2017. Latvia ordered it in 2019.")
    assert {("recipient", "Latvia"), ("ordered", "2019")} <= second


def test_a_further_batch_that_was_bought_has_the_sides_of_the_first():
    _, second = read(
        "Ghana acquired 25 VN-4 vehicles from Norinco in 2016. A further 10 were bought in 2017."
    )
    assert {("recipient", "Ghana"), ("quantity", "10"), ("ordered", "2017")} <= second


def test_what_is_told_of_unknown_goods_is_no_news_of_the_deal():
    [deal] = read(
        "Ghana ordered 25 VN-4 vehicles from Norinco. The sale of 12 crop dusters was blocked in 2017."
    )
    assert not [value for name, value in deal if name == "ordered"]


def test_a_price_goes_to_the_jets_of_the_country_that_it_names():
    kfir, f16 = read(
        "Peru wants 24 F-16s from Denmark and 14 Kfir jets from Israel. "
        "The Danish jets would cost about 338 million dollars."
    )
    assert ("value", "338000000") in f16
    assert not [value for name, value in kfir if name == "value"]


def test_the_fighters_are_none_of_what_they_replace():
    mirage, rafale = read(
        "Oman has ordered 80 Rafale jets from Dassault.\n\n"
        "The jets will be delivered from 2027 and replace 60 Mirage 2000s that Oman bought from France."
    )
    assert ("delivered", "2027/..") in rafale
    assert not [value for name, value in mirage if name == "delivered"]


def test_goods_described_behind_a_comma_are_one():
    _, deal = read("Oman bought six Su-30s. Peru has 22 Kfirs, Israeli fighters delivered from 1989.")
    assert {("item", "Kfir"), ("quantity", "22"), ("recipient", "Peru")} <= deal


def test_used_goods_behind_a_preposition_are_bought():
    [deal] = read(
        "Oman's ministry asked parliament to approve the purchase of 54 used Leopard 2 tanks from Norway."
    )
    assert {("supplier", "Norway"), ("quantity", "54")} <= deal


@pytest.mark.parametrize(
    "before",
    ["Peru has long been a customer.", "Peru's list is long.", "Peru was told to wait."],
)
def test_it_is_the_state_that_the_sentence_before_is_about(before):
    [deal] = read(f"{before} It received two Pohang-class corvettes from South Korea in 2020.")
    assert ("recipient", "Peru") in deal


def test_who_sells_to_it_is_not_who_buys():
    [deal] = read("Peru is a large importer of arms. Norway sold it six Leopard 2 tanks in 2007.")
    assert {("supplier", "Norway"), ("recipient", "Peru")} <= deal


def test_a_sentence_with_a_subject_of_its_own_says_itself_whom_it_means():
    deals = read("Oman paid. Peru turned to Russia, from which it took three new MiG-29s in 1998.")
    assert not any(("recipient", "Oman") in deal for deal in deals)


def test_a_purchase_of_fighters_counts_those_that_were_chosen():
    [deal] = read("Peru chose Saab's Gripen over the F-16 in a $2.5 billion purchase of 24 fighters.")
    assert {("item", "Gripen"), ("quantity", "24"), ("value", "2500000000")} <= deal


def test_a_past_order_of_another_number_is_not_what_is_planned():
    deals = read("Norway will buy 15 Leopard 2 tanks. Norway ordered 38 Leopard 2 tanks in November 2018.")
    assert [sorted(v for name, v in deal if name in {"quantity", "ordered"}) for deal in deals] == [
        ["15"],
        ["2018-11", "38"],
    ]


def test_a_share_of_the_ships_is_not_their_number():
    [deal] = read("Peru ordered four Ada corvettes from Turkey. Two of the ships will be built in Callao.")
    assert [value for name, value in deal if name == "quantity"] == ["4"]


def test_goods_set_off_by_a_comma_are_what_was_acquired():
    deals = read(
        "Peru has ordered 24 Gripen jets from Saab. "
        "Its 12 Mirage 2000s, acquired second-hand from France in 2005, are to be retired on December 31."
    )
    [old] = [deal for deal in deals if ("supplier", "France") in deal]
    assert {("item", "Mirage 2000"), ("quantity", "12"), ("ordered", "2005")} <= old
