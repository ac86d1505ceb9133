"""Dates of batches that stand without their noun, and sums that are told of other things."""

from __future__ import annotations

import pytest

from read_deals import deals_and_names

SALE = "Peru ordered 12 Gripen fighters from Sweden. "


def told(text, *properties):
    deals, names = deals_and_names(text, "2021-06-15")
    return [
        {
            (
                c.property,
                names.get(c.actor or "")
                or (c.amount and f"{c.amount.minimum:.0f} {c.amount.unit}")
                or (c.date and c.date.edtf),
            )
            for c in deal.claims
            if c.property in properties
        }
        for deal in deals
    ]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("The first is due in 2023 and the last in 2026.", {"2023", "2026"}),
        (
            "Four were flown to Lima in June 2020 and the others are to follow by the end of 2022.",
            {"../2022"},
        ),
        ("The first two were flown to Lima in June 2020, the minister said.", {"2020-06"}),
        ("The air force expects the rest in 2023.", {"2023"}),
        ('"Two have come, and the others will be with us in 2023," he told reporters.', {"2023"}),
        ("The first was accepted by the navy in 2019.", {"2019"}),
        ("Delivery, originally planned for 2020, is now expected in 2023.", {"2023"}),
        ("The contract, which is worth a lot, calls for first deliveries in 2024.", {"2024"}),
        ("The ministry hopes to have all of them by the end of 2024.", {"../2024"}),
        ("Price: $2 billion. Delivery: 2024.", {"2024"}),
        ("Deliveries are to be spread over 2023-2026.", {"2023/2026"}),
        ("Deliveries will not start before 2025.", {"2025/.."}),
    ],
)
def test_when_batches_come(sentence, days):
    [deal] = told(SALE + sentence, "delivered")
    assert {day for _, day in deal} == days


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        (
            "Peru bought 12 jets from Sweden in a deal agreed in principle in 2018 but signed in May 2020.",
            "2020-05",
        ),
        ("Talks ended in May 2020, when Peru signed a contract with Sweden for 12 jets.", "2020-05"),
        ("Peru and Sweden signed a memorandum on 12 jets in 2018; the contract came in May 2020.", "2020-05"),
        ("The sale of 12 jets to Peru by Sweden, agreed last July, has caused a row.", "2020-07"),
        ("The order follows a contract of 2014 under which Peru received 12 jets from Sweden.", "2014"),
        ("At a ceremony attended by two ministers in May 2020, Peru ordered 12 jets from Sweden.", "2020-05"),
        (SALE + "The sale, announced in 2018 and finalised in May 2020, was delayed.", "2020-05"),
        (SALE.replace("ordered", "paid $2 billion for").rstrip(". ") + " in 2015.", "2015"),
    ],
)
def test_when_a_deal_was_made(text, ordered):
    [deal] = told(text, "ordered")
    assert deal == {("ordered", ordered)}


def test_what_is_taken_over_is_delivered():
    text = "Peru took over the last of 12 jets ordered from Sweden in 2016 at a ceremony on Friday."
    assert told(text, "ordered", "delivered") == [{("ordered", "2016"), ("delivered", "2021-06-11")}]


def test_the_day_of_a_visit_is_not_that_of_the_order():
    assert told(SALE.strip(". ") + " three weeks after a visit in May.", "ordered") == [set()]


def test_who_signs_two_contracts_buys_under_both():
    text = (
        "Peru's army signed a $90 million contract with Saab for 12 guns and a $30 million deal with Elbit "
        "for nine radars."
    )
    assert told(text, "recipient") == [{("recipient", "Peru")}] * 2


def test_a_contract_that_waits_was_not_made_then():
    assert told(SALE.strip(". ") + ", a contract that had been delayed since 2016.", "ordered") == [set()]


@pytest.mark.parametrize("to_be", [", to be delivered by the end of 2024", " to be delivered in 2024"])
def test_who_signs_for_goods_to_be_delivered_buys_them(to_be):
    [deal] = told(f"Peru has signed a contract with Spain for 12 jets{to_be}.", "supplier", "recipient")
    assert deal == {("recipient", "Peru"), ("supplier", "Spain")}


def test_of_two_states_that_sell_no_arms_the_partner_sells():
    [deal] = told("Kenya has signed a contract with Peru for 12 tanks.", "supplier", "recipient")
    assert deal == {("recipient", "Kenya"), ("supplier", "Peru")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru ordered 12 Gripen fighters from Sweden for $2 billion, or about 90 million euros each.",
        "Peru ordered 12 Gripen fighters for $2 billion, with an option for six more worth $90 million.",
        SALE + "At 90 million euros for each of the jets, the total comes to $2 billion.",
        "Peru ordered 12 Gripen fighters for $2 billion and will spend another $90 million on a base.",
        SALE + "The contract is worth $2 billion, of which $90 million was paid last year.",
        SALE + "Price: $2 billion.",
        SALE + "It has paid $30 million of the $2 billion agreed.",
        "Peru ordered 12 jets from Sweden for what newspapers said was $2 billion.",
        "Peru ordered 12 jets from Sweden for $2 billion, a tenth off the list price of $2.2 billion.",
        "Peru ordered 12 jets from Sweden, officials said, in a deal valued by analysts at $2 billion.",
    ],
)
def test_the_price_beside_other_sums(text):
    [deal] = told(text, "value")
    assert deal == {("value", "2000000000 USD")}


def test_each_of_two_orders_keeps_its_price():
    text = SALE.strip(". ") + " for $2 billion, while a $90 million order for six tanks fell through."
    first, *_ = told(text, "value")
    assert first == {("value", "2000000000 USD")}
    both = (
        "Peru has ordered 12 Gripen fighters and six Oplot tanks under contracts "
        "worth $2 billion and $90 million respectively."
    )
    assert told(both, "value") == [{("value", "2000000000 USD")}, {("value", "90000000 USD")}]


def test_each_partner_sells_its_own_goods():
    text = (
        "Peru signed two contracts on Monday: one with Sweden for 12 Gripen fighters worth $2 billion, "
        "another with Ukraine for six Oplot tanks."
    )
    assert told(text, "supplier") == [{("supplier", "Sweden")}, {("supplier", "Ukraine")}]


def test_won_behind_a_sum_is_no_verb():
    text = "Peru ordered 12 K2 tanks from South Korea under a contract worth 2 trillion won in May 2020."
    [deal] = told(text, "value", "ordered")
    assert deal == {("value", "2000000000000 KRW"), ("ordered", "2020-05")}


def test_a_dollar_sign_names_no_buyer():
    [deal] = told(
        "The 12 Gripen fighters, ordered by Kenya from Brazil in 2017 for US $670 million, arrived.",
        "recipient",
    )
    assert deal == {("recipient", "Kenya")}
