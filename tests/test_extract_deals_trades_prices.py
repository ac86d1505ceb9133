"""Which sums are the price of a deal, in the forms in which news gives them."""

from __future__ import annotations

import pytest

from onrecord.extract.deals import find_deals
from onrecord.extract.nlp import readings
from onrecord.model import Article
from onrecord.values.edtf_dates import edtf_date

SALE = "Peru has bought 12 Gripen fighters from Sweden. "


def values(text):
    [reading] = readings([(text, ())])
    article = Article("a", "articles/a.txt", text, "A title", published=edtf_date("2022-03-10"))
    deals = find_deals(reading, article, (), ())
    claims = [c for deal in deals for c in deal.claims if c.property == "value" and c.amount]
    return [(int(c.amount.minimum or 0), c.amount.unit) for c in claims]


@pytest.mark.parametrize(
    "sentence",
    [
        "Almost $900 million is the value of the contract.",
        "Some $900 million was the figure the ministry earlier gave for the deal, which takes in engines.",
        "The value of the deal reaches $900 million.",
        "The deal has a price that exceeds $900 million.",
    ],
)
def test_the_price_in_the_next_sentence(sentence):
    assert values(SALE + sentence) == [(900000000, "USD")]


def test_the_sum_that_was_paid_comes_first():
    assert values("More than $203 million was what Dhaka spent on the two Ming submarines from China.") == [
        (203000000, "USD")
    ]


def test_two_more_currencies_in_brackets():
    text = "Egypt signed a deal with France for 36 Rafale fighters at a price of $8bn (7bn euros; £6bn)."
    assert values(text) == [(8000000000, "USD"), (7000000000, "EUR"), (6000000000, "GBP")]


def test_a_contract_of_a_sum():
    text = "Peru bought 12 Gripen fighters from Sweden in a contract of roughly $670 million (A$1b)."
    assert values(text) == [(670000000, "USD"), (1000000000, "AUD")]


def test_the_deal_is_the_one_that_was_signed():
    text = SALE + "Sweden has also promised Kenya Gripen fighters. The deal is worth $900 million."
    [reading] = readings([(text, ())])
    article = Article("a", "articles/a.txt", text, "A title", published=edtf_date("2022-03-10"))
    priced = [
        d
        for d in find_deals(reading, article, (), ())
        if any(c.amount and c.property == "value" for c in d.claims)
    ]
    assert [c.text for c in priced[0].claims if c.property == "recipient"] == ["Peru"]


def test_weapons_worth_a_sum_that_somebody_bought():
    text = "It was unclear what became of weapons worth $4 billion that Jordan agreed to buy from Russia."
    assert values(text) == [(4000000000, "USD")]


def test_a_country_between_the_verb_and_the_arms_receives_them():
    assert values("Russia has sent Armenia arms worth $1 billion.") == [(1000000000, "USD")]


def test_what_was_paid_for_all_is_the_price():
    text = "Peru paid $900 million for 12 Gripen fighters from Sweden, or $75 million apiece."
    assert values(text) == [(900000000, "USD")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The offset agreement, worth $400 million, was signed on the same day.",
        "The programme is to cost $20 billion over 40 years.",
        "A loan of $500 million will finance the purchase.",
    ],
)
def test_sums_beside_the_deal_are_no_price_of_it(sentence):
    assert values(SALE + sentence) == []


def test_goods_that_are_told_apart_keep_their_prices():
    text = "Sweden sold 12 Gripen fighters to Peru for $1 billion and 8 radars to Oman for $300 million."
    assert values(text) == [(1000000000, "USD"), (300000000, "USD")]


def test_a_package_of_aid_has_its_value():
    text = "Sweden will give Ukraine a package of military aid, whose value was put at 4.3 billion kronor."
    assert values(text) == [(4300000000, "SEK")]


def test_a_comparable_deal_has_its_own_price():
    text = "Peru ordered 12 Gripen fighters from Sweden, and a similar deal with Oman cost $70 million."
    assert values(text) == []


def test_a_contract_for_two_works_is_a_package():
    text = "Oman signed a $2 billion contract with Saab to build two radars and deliver 12 jets."
    [reading] = readings([(text, ())])
    article = Article("a", "articles/a.txt", text, "A title", published=edtf_date("2022-03-10"))
    priced = [d for d in find_deals(reading, article, (), ()) if any(c.property == "value" for c in d.claims)]
    assert [deal.kind for deal in priced] == ["arms_package"]


def test_what_is_paid_to_a_seller_is_the_price_and_the_seller_supplies():
    text = "Argentina will pay Denmark $300 million for 24 used F-16 jets."
    [reading] = readings([(text, ())])
    [deal] = find_deals(reading, Article("a", "articles/a.txt", text, "A title"), (), ())
    told = {claim.property: claim.text for claim in deal.claims}
    assert told["supplier"] == "Denmark"
    assert values(text) == [(300000000, "USD")]


def test_what_goods_would_cost_their_buyer_is_the_price_of_a_deal():
    assert values("Twelve Exocet missiles from France would cost Peru $40 million.") == [(40000000, "USD")]


@pytest.mark.parametrize(
    "text",
    [
        "A Peruvian general took $3 million in bribes to award a contract for 12 helicopters to Oman.",
        "Oman paid a bribe of $3 million for a contract to sell 12 helicopters to Peru.",
        "A Peruvian minister pocketed $3 million over a contract for 12 helicopters from Oman.",
        "An agent got a commission of $3 million on the sale of 12 helicopters to Peru.",
        "Oman agreed to give MiG-29s to Peru in return for Swedish guns worth $3 million.",
    ],
)
def test_money_beside_a_trade_is_no_price(text):
    assert values(text) == []


def test_a_sum_in_exchange_for_goods_is_their_price():
    assert values("Oman sold 12 helicopters to Peru in exchange for $50 million.") == [(50_000_000, "USD")]
