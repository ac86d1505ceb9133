"""Gas, grain, works and airliners: goods that are weighed, sites by name, what firms are paid for a task."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article


def deals(text, *names):
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    return [
        {name: [c.text or c.span.of(text) for c in deal.claims if c.property == name] for name in names}
        for deal in found.deals
    ]


GAS = "Qatar has agreed to sell gas to Peru under a contract signed in May.\n\n"


def test_what_is_sold_under_a_signed_contract_is_contracted():
    assert deals("Oman will sell gas to Peru under a contract signed in May.", "status") == [
        {"status": ["contracted"]}
    ]


def test_tonnes_alone_are_of_the_goods_named_before():
    text = GAS + "Under the deal, Qatar will supply 1.8 million tonnes a year from 2026."
    assert deals(text, "item", "quantity") == [{"item": ["gas"], "quantity": ["1.8 million"]}]


def test_who_signs_up_for_tonnes_buys_them():
    text = GAS + "Chile signed up for 2 million tonnes annually in June."
    assert deals(text, "recipient", "quantity")[-1] == {"recipient": ["Chile"], "quantity": ["2 million"]}


def test_works_of_two_sites_are_two_deals():
    text = (
        "Salini, whose main field is the construction of roads, signed a deal worth $90 million with Kenya "
        "in May for the Thwake power station. It won a $70 million contract in 2012 for the Kiambere dam."
    )
    assert deals(text, "item", "value") == [
        {"item": ["Thwake power station"], "value": ["$90 million"]},
        {"item": ["Kiambere dam"], "value": ["$70 million"]},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Salini will develop the latest project, the 90-megawatt Batinah solar plant in Oman.",
        "Oman has given Salini a contract to build the Batinah solar plant.",
    ],
)
def test_who_builds_what_has_a_name_supplies_it(text):
    assert deals(text, "supplier", "recipient", "item") == [
        {"supplier": ["Salini"], "recipient": ["Oman"], "item": ["Batinah solar plant"]}
    ]


def test_a_state_that_built_its_own_dam_sells_nothing():
    assert deals("Oman built the Batinah dam.", "supplier") == []


@pytest.mark.parametrize("verb", ["was given", "received", "was awarded"])
def test_what_a_firm_gets_for_a_task_is_a_price(verb):
    [deal] = deals(f"Raytheon {verb} $90 million to produce 12 radars for Qatar.", "value", "status")
    assert deal == {"value": ["$90 million"], "status": ["contracted"]}


@pytest.mark.parametrize(
    "price",
    [
        "a deal that comes to $900 million at list prices",
        "$900 million at list prices",
    ],
)
def test_list_prices(price):
    assert deals(f"Oman Air has ordered 12 Airbus A321neo jets, {price}.", "value") == [
        {"value": ["$900 million"]}
    ]


def test_a_ministry_named_after_its_goods_signs_with_a_firm():
    [deal] = deals(
        "Iraq's Ministry of Electricity and Siemens signed a contract for a power plant.",
        "supplier", "recipient", "item",
    )  # fmt: skip
    assert deal == {
        "supplier": ["Siemens"],
        "recipient": ["Iraq's Ministry of Electricity"],
        "item": ["power plant"],
    }


def test_firms_called_power_or_ocean_are_parties():
    text = "Kenya Power will buy electricity from Hanwha Ocean under a contract signed in July."
    assert deals(text, "supplier", "recipient") == [
        {"supplier": ["Hanwha Ocean"], "recipient": ["Kenya Power"]}
    ]


def test_a_maker_hands_over_what_the_deal_told_last_is_for():
    text = (
        "Boeing won an order for 12 of its 737s in May.\n\n"
        "Oman Air ordered 20 of the 787-9s on Monday. Boeing will hand the planes over from 2027 to 2029."
    )
    assert [deal["delivered"] for deal in deals(text, "delivered")] == [[], ["from 2027 to 2029"]]


def test_contracts_date_from_the_day_of_the_order():
    [deal] = deals(
        "Alstom is supplying 107 trains to Peru under contracts dated December 2014.", "ordered", "delivered"
    )
    assert deal == {"ordered": ["December 2014"], "delivered": []}


def test_what_a_clause_with_as_tells_is_no_part_of_the_contract():
    text = (
        "Salini has won a $2 billion contract for a high-speed line in Ghana "
        "as Italy seeks to build ports abroad."
    )
    assert deals(text, "item", "recipient") == [{"item": ["high-speed line"], "recipient": ["Ghana"]}]


def test_a_contract_is_told_before_its_goods():
    text = (
        "Stadler signed an agreement with Peru on 22 June.\n\n"
        "Under the agreement, the company will supply ten metro trains, which it builds in Bussnang."
    )
    assert deals(text, "recipient", "ordered", "quantity") == [
        {"recipient": ["Peru"], "ordered": ["22 June"], "quantity": ["ten"]}
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya hands the Thwake dam to Salini.", "contracted"),
        ("Salini has handed over the Thwake dam to Kenya.", "delivered"),
    ],
)
def test_works_are_handed_out_before_they_are_handed_over(text, status):
    assert deals(text, "supplier", "recipient", "status") == [
        {"supplier": ["Salini"], "recipient": ["Kenya"], "status": [status]}
    ]


def test_what_goods_are_enough_for_is_not_bought():
    text = "Peru bought 409 rail cars, enough for 55 trains, from CSR."
    assert deals(text, "quantity") == [{"quantity": ["409"]}]


def test_services_for_a_system_are_named_after_it():
    [deal] = deals("Raytheon won a $90 million order for support services for the Patriot.", "item", "value")
    assert deal == {"item": ["Patriot"], "value": ["$90 million"]}


def test_a_short_name_in_brackets_is_part_of_the_goods():
    text = "Hanwha Ocean won an order for two liquefied natural gas (LNG) carriers from Oman."
    [deal] = deals(text, "item", "quantity")
    assert deal == {"item": ["liquefied natural gas (LNG) carriers"], "quantity": ["two"]}


def test_a_public_body_that_signs_with_a_maker_buys():
    text = "The National Authority for Tunnels signed a contract with Alstom for 55 trains."
    assert deals(text, "supplier", "recipient") == [
        {"supplier": ["Alstom"], "recipient": ["National Authority"]}
    ]


def test_the_unit_of_a_firm_is_the_firm():
    assert deals("A unit of Alstom won an order for 12 trains from Peru.", "supplier") == [
        {"supplier": ["Alstom"]}
    ]


def test_the_market_price_of_gas_is_none_of_a_deal():
    text = GAS + "On the market gas cost $950 for 1,000 cubic metres."
    assert deals(text, "value") == [{"value": []}]


def test_a_state_that_signs_for_its_airline_sells_it_nothing():
    text = (
        "Air China has ordered 15 of the Boeing 737-800s.\n\n"
        "The order belongs to an agreement on the jets that China signed in May."
    )
    assert deals(text, "supplier", "recipient") == [{"supplier": ["Boeing"], "recipient": ["Air China"]}]
