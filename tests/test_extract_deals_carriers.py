"""Orders of airlines and railways, contracts for plants and lines, and leases, as agencies word them."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article


def told(text, *names):
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    claims = [c for deal in found.deals for c in deal.claims]
    return {name: [c.span.of(text) for c in claims if c.property == name] for name in names}


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        ("Low-cost carrier Vistara placed a firm order for 40 Airbus A321neo jets on Friday.", "Vistara"),
        ("Oman Air agreed to buy 30 Boeing jets in a deal valued at $4 billion.", "Oman Air"),
        ("State-owned operator Deutsche Bahn has placed an order with Talgo for 23 trains.", "Deutsche Bahn"),
        ("Sri Lanka Railways bought 160 coaches from Titagarh for $80 million.", "Sri Lanka Railways"),
        ("Airbus wins Finnair order for 12 jets", "Finnair"),
    ],
)
def test_an_airline_or_a_railway_buys(text, buyer):
    assert told(text, "recipient") == {"recipient": [buyer]}


def test_it_means_the_airline_of_the_sentence_before():
    text = "Qatar Airways ordered 20 Boeing 777-9s. It also plans to buy 15 A350-900s."
    assert told(text, "recipient")["recipient"] == ["Qatar Airways", "Qatar Airways"]


def test_a_type_that_begins_with_digits_is_no_part_of_the_number():
    assert told("Gulf Air ordered 16 787-9 Dreamliners.", "quantity") == {"quantity": ["16"]}


def test_list_prices_are_no_trade():
    text = "Finnair is buying 12 Airbus A350 jets worth $3 billion at list prices."
    assert told(text, "item", "value") == {"item": ["A350 jets"], "value": ["$3 billion"]}


def test_contracts_for_one_kind_of_goods_have_its_price():
    text = "Alstom has won contracts worth $900 million to supply gas turbines to Oman."
    assert told(text, "item", "value") == {"item": ["gas turbines"], "value": ["$900 million"]}


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("The {} was contracted by Malawi to build a railway.", "Zambia Road and Bridge Corporation"),
        ("Oman awarded {} a contract to build a refinery.", "Samsung Engineering & Construction"),
    ],
)
def test_a_firm_is_named_after_two_fields(text, supplier):
    found = told(text.format(supplier), "supplier", "item")
    assert found["supplier"] == [supplier]
    assert len(found["item"]) == 1


def test_a_railway_with_its_price_before_it_is_built():
    text = "Laos signed an agreement with China for the construction of a $6 billion railway."
    assert told(text, "recipient", "item") == {"recipient": ["Laos"], "item": ["railway"]}


def test_who_is_to_lease_jets_receives_them():
    text = "Croatia is to lease 12 Gripen jets until 2035."
    assert told(text, "supplier", "recipient", "ordered") == {
        "supplier": [],
        "recipient": ["Croatia"],
        "ordered": [],
    }


def test_used_goods_are_sold():
    text = "Denmark agreed last year to sell Argentina 24 used F-16s for $300 million."
    assert told(text, "recipient", "quantity") == {"recipient": ["Argentina"], "quantity": ["24"]}


def test_a_seller_behind_a_date_is_the_subject():
    text = "In June 2012 Algeria's Sonatrach signed a contract to supply Turkey with liquefied natural gas."
    assert told(text, "supplier", "manufacturer") == {"supplier": ["Algeria"], "manufacturer": ["Sonatrach"]}


def test_an_older_order_is_another_deal():
    text = (
        "Wizz Air has ordered 75 Airbus A321neo jets in a deal valued at $9 billion.\n\n"
        "The carrier in 2017 ordered 146 A321neo jets worth $17 billion."
    )
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    assert len(found.deals) == 2


def test_a_plant_is_built_for_its_owner():
    text = "Russia and Turkey signed a $20 billion agreement to build Turkey's first nuclear power plant."
    assert told(text, "supplier", "recipient") == {"supplier": ["Russia"], "recipient": ["Turkey's"]}


def test_gas_of_another_country_is_another_deal():
    text = (
        "Poland's Orlen signed a contract with U.S. firm Sempra for the supply of liquefied natural gas.\n\n"
        "Last year Qatar agreed to supply Poland with liquefied natural gas."
    )
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    assert len(found.deals) == 2
