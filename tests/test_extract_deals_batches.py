"""Which batches and background orders of a report are deals of their own, and whose nod a sale has."""

from __future__ import annotations

import pytest

from onrecord.extract.deals import find_deals
from onrecord.extract.nlp import readings
from onrecord.model import Article
from onrecord.values.edtf_dates import edtf_date


def read(text):
    [reading] = readings([(text, ())])
    article = Article("a", "articles/a.txt", text, "A title", published=edtf_date("2024-03-10"))
    return find_deals(reading, article, (), ())


def told(deal, name):
    claims = [claim for claim in deal.claims if claim.property == name]
    return [
        claim.amount.minimum if claim.amount else claim.text or (claim.date and claim.date.edtf)
        for claim in claims
    ]


def test_a_further_contract_at_another_price_is_another_deal():
    deal, first = read(
        "Norway signed a $4.2 billion contract to buy 60 more K9 howitzers from South Korea.\n\n"
        "It comes after a first contract worth $1.9 billion signed in May 2021 for another 60 howitzers."
    )
    assert (told(deal, "value"), told(deal, "ordered")) == ([4200000000], [])
    assert (told(first, "value"), told(first, "ordered")) == ([1900000000], ["2021-05"])


def test_a_price_rounded_elsewhere_is_that_of_the_same_deal():
    [deal] = read(
        "Norway signed a $1.95 billion contract to buy 60 K9 howitzers from South Korea.\n\n"
        "The ministry said that Oslo had signed a contract worth $2 billion for 60 howitzers."
    )
    assert told(deal, "quantity") == [60]


def test_some_of_the_systems_for_another_buyer_are_another_deal():
    deal, other = read(
        "Finland in 2021 signed a $900 million deal for 80 K9 howitzers. "
        "Latvia ordered 12 of the systems for 140 million euros last year."
    )
    assert (told(deal, "recipient"), told(deal, "value")) == (["Finland"], [900000000])
    assert (told(other, "recipient"), told(other, "item"), told(other, "quantity")) == (
        ["Latvia"],
        ["K9"],
        [12],
    )


def test_a_batch_still_to_arrive_opens_no_deal():
    [deal] = read(
        "Peru ordered 80 Leopard 2 tanks from Germany in 2022.\n\n"
        "Another 30 tanks will arrive next year and the rest in 2026."
    )
    assert told(deal, "quantity") == [80]


def test_the_first_batch_hides_no_number_of_the_contract():
    [deal] = read(
        "Russia has delivered the first four Su-30 fighters to Ghana under a contract worth $600 million.\n\n"
        "The contract for the delivery of 12 aircraft was signed in 2020."
    )
    assert (told(deal, "quantity"), told(deal, "ordered")) == ([12], ["2020"])


def test_parts_of_a_fleet_come_from_their_givers():
    one, other = read(
        "Ghana has 12 Su-25s, seven of which were donated by Russia in 2018 and five by Belarus."
    )
    assert (told(one, "quantity"), told(one, "supplier")) == ([7], ["Russia"])
    assert (told(other, "quantity"), told(other, "supplier")) == ([5], ["Belarus"])
    assert told(one, "recipient") == told(other, "recipient") == ["Ghana"]


def test_the_last_of_a_fleet_are_counted_when_sold():
    [deal] = read("Belgium sold its last 60 Leopards to Finland for 90 million euros in 2014.")
    assert told(deal, "quantity") == [60]


def test_who_clears_an_order_for_export_does_not_buy():
    [deal] = read(
        "Boeing signed a contract to deliver 18 Apache helicopters to Kenya. "
        "The $1.2 billion order was cleared by the State Department in November."
    )
    assert (told(deal, "recipient"), told(deal, "value")) == (["Kenya"], [1200000000])


def test_who_approves_a_sale_with_its_sum_does_not_buy():
    [deal] = read(
        "Kenya ordered 40 Abrams tanks from the United States. "
        "The U.S. government approved the $1.2 billion sale in July 2019."
    )
    assert (told(deal, "recipient"), told(deal, "value")) == (["Kenya"], [1200000000])


def test_a_parliament_that_approves_an_order_buys():
    [deal] = read("The Danish parliament approved an order for 15 Archer howitzers from Sweden.")
    assert told(deal, "recipient") == ["Denmark"]


def test_a_loan_is_no_price():
    [deal] = read("Ghana took a $700 million Chinese loan to buy arms including 12 JF-17 jets from China.")
    assert told(deal, "value") == []


def test_a_contract_that_will_be_cancelled_is_not_joined_by_what_is_bought_instead():
    deals = read(
        "Canada said it would cancel a contract with Naval Group to build eight submarines "
        "and instead acquire 15 frigates from Britain."
    )
    left = next(deal for deal in deals if 8 in told(deal, "quantity"))
    bought = next(deal for deal in deals if 15 in told(deal, "quantity"))
    assert told(left, "status") == ["cancelled"]
    assert (told(bought, "recipient"), told(bought, "supplier")) == (["Canada"], ["United Kingdom"])


def test_what_would_be_delivered_is_not_delivered():
    [deal] = read(
        "Chile will buy four Belharra frigates from France. "
        "Paris said the frigates would be built in Lorient and delivered in 2027 and 2028."
    )
    assert "delivered" not in told(deal, "status")


def test_a_weapon_for_the_buyers_own_ships_is_the_goods():
    [deal] = read("Canada will buy Tomahawk cruise missiles from Raytheon for its Halifax-class frigates.")
    assert told(deal, "item") == ["Tomahawk"]


def test_who_built_the_goods_is_their_maker():
    [deal] = read("France said a contract for 12 Caracal helicopters built by Airbus was signed with Chile.")
    assert (told(deal, "manufacturer"), told(deal, "supplier")) == (["Airbus"], [])


@pytest.mark.parametrize("rank", ["biggest", "most important"])
def test_since_when_a_purchase_is_the_biggest_is_no_date_of_it(rank):
    [deal] = read(f"Peru signed a contract for 24 Gripen jets, its {rank} purchase since 1986, with Sweden.")
    assert told(deal, "ordered") == []


def test_the_year_behind_a_deal_to_buy_is_that_of_the_deal():
    [deal] = read("Peru signed a $900 million deal to buy four K2 units from South Korea in 2019.")
    assert [(c.date.edtf, c.modality) for c in deal.claims if c.property == "ordered"] == [("2019", "fact")]


def test_what_is_yet_to_be_approved_is_not():
    [deal] = read("The State Department has yet to approve Peru's request to buy 12 F-16 jets from Lockheed.")
    assert told(deal, "status") == ["proposed"]


def test_a_second_batch_beside_the_first_is_no_deal():
    deals = read(
        "Peru signed a contract to buy 12 Gripen jets from Sweden in 2023. "
        "The first four jets will be delivered in 2025 and another eight in 2026.\n\n"
        "In 2018 Peru bought 20 K2 tanks from South Korea."
    )
    assert [told(deal, "quantity") for deal in deals] == [[12], [20]]
    assert told(deals[1], "delivered") == []


def test_a_deal_told_just_now_can_collapse():
    [deal] = read("In 2018 Peru agreed to buy 12 F-16 jets from Israel, but the deal collapsed a year later.")
    assert "cancelled" in told(deal, "status")


def test_who_promises_more_in_the_next_clause_receives_nothing():
    deals = read("Sweden has pledged 19 Leopard 2 tanks to Ukraine and the Netherlands has promised 42.")
    assert all("Netherlands" not in told(deal, "recipient") for deal in deals)


def test_the_country_is_whom_the_sentence_before_speaks_of():
    _, deal = read("Peru bought 12 Gripen jets from Sweden. The country ordered 20 K2 tanks in 2019.")
    assert told(deal, "recipient") == ["Peru"]


def test_goods_of_another_seller_are_another_deal():
    deals = read(
        "The United States approved the sale of 40 interceptor missiles to Oman. "
        "The sultanate earlier agreed to buy Russia's S-400 air defence system."
    )
    assert all(len(told(deal, "supplier")) == 1 for deal in deals)


def test_goods_named_in_a_longer_paragraph_before_keep_no_places_of_it():
    deals = read(
        "After years of talks with several makers at home and abroad, Peru said on Monday that it had "
        "at last signed a contract with South Korea worth $900 million for 80 K2 tanks.\n\n"
        "Chile bought 12."
    )
    assert [told(deal, "quantity") for deal in deals] == [[80], [12]]
