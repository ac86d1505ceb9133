"""Plants, pipelines and lines: who builds them, for whom, in groups and with partners."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article


def deals(text, *names):
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    return [
        {n: [c.span.of(text) for c in deal.claims if c.property == n] for n in names} for deal in found.deals
    ]


@pytest.mark.parametrize(
    ("text", "builders"),
    [
        ("A team of Vinci and Ferrovial won a deal to build an airport in Peru.", ["Vinci", "Ferrovial"]),
        ("A team led by Petrofac has been awarded a contract to build a refinery in Oman.", ["Petrofac"]),
        ("Together with Orascom, Alstom will build two power plants in Ghana.", ["Alstom", "Orascom"]),
        ("Fluor, in a joint venture with Saipem, won a $2 billion contract from Qatar for a gas plant.",
         ["Fluor", "Saipem"]),
    ],
)  # fmt: skip
def test_the_members_of_a_group_build(text, builders):
    [deal] = deals(text, "supplier")
    assert sorted(deal["supplier"]) == sorted(builders)


@pytest.mark.parametrize("verbs", ["build and operate", "design, build and run", "finance, build and own"])
def test_what_several_verbs_do_has_one_object(verbs):
    [deal] = deals(
        f"Petrofac won a contract to {verbs} a gas plant in Oman.", "supplier", "item", "recipient"
    )
    assert deal == {"supplier": ["Petrofac"], "item": ["gas plant"], "recipient": ["Oman"]}


def test_fuel_is_another_deal_than_the_plant_that_burns_it():
    text = (
        "Russia signed a contract with Hungary to build a nuclear plant for $12 billion.\n\n"
        "Russia will also sell Hungary nuclear fuel under a contract worth $300 million."
    )
    assert [deal["value"] for deal in deals(text, "value")] == [["$12 billion"], ["$300 million"]]


@pytest.mark.parametrize(
    ("text", "seller"),
    [
        ("Japan and Qatar signed a 20-year gas contract worth $60 billion on Monday.", "Qatar"),
        (
            "Jordan and South Korea signed a $130 million contract for a reactor.",
            "South Korea",
        ),
    ],
)
def test_of_two_states_the_one_known_for_it_sells(text, seller):
    assert deals(text, "supplier") == [{"supplier": [seller]}]


def test_the_ends_of_a_line_are_no_parties():
    text = "Peru awarded Alstom a $90 million contract for trains for the line from Santiago to Buenos Aires."
    assert deals(text, "supplier", "recipient") == [{"supplier": ["Alstom"], "recipient": ["Peru"]}]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Ghana Ports Authority signed a contract with Toyo Construction to build a container terminal.",
         ["Ghana Ports Authority", "Toyo Construction"]),
        ("Maxar has signed a contract with the Andean Space Commission to deliver a satellite.",
         ["Andean Space Commission", "Maxar"]),
    ],
)  # fmt: skip
def test_of_two_firms_the_public_one_is_served(text, sides):
    [deal] = deals(text, "recipient", "supplier")
    assert [*deal["recipient"], *deal["supplier"]] == sides


def test_a_work_with_its_own_name_is_a_deal():
    text = "Ghana awarded Sinohydro a $600 million contract to build the Pwalugu hydropower dam."
    assert [deal["item"] for deal in deals(text, "item")] == [["Pwalugu hydropower dam"]]


def test_the_type_of_an_airliner_counts_nothing():
    text = "Oman Air ordered one 777 freighter and two Boeing 737 airliners in May."
    assert [q for deal in deals(text, "quantity") for q in deal["quantity"]] == ["one", "two"]


def test_purchase_rights_order_nothing():
    text = "Oman Air ordered 20 Boeing 787 jets. The deal includes purchase rights for another 15 aircraft."
    assert [deal["quantity"] for deal in deals(text, "quantity")] == [["20"]]


def test_a_headline_joins_its_subjects_with_a_comma():
    text = "Ghana, Chinese firm ink $1.1 bln deal for pipeline"
    assert deals(text, "supplier", "recipient") == [{"supplier": ["Chinese"], "recipient": ["Ghana"]}]


def test_the_place_of_a_release_sells_nothing():
    text = "Madrid, March 3 - Talgo has been awarded a contract by Oman for 12 trains."
    assert deals(text, "supplier") == [{"supplier": ["Talgo"]}]


@pytest.mark.parametrize(
    "worth", ["valued at $3 billion", "valued at $2 billion to $3 billion", "costing $3 billion"]
)
def test_what_goods_are_valued_at_is_the_price(worth):
    [deal] = deals(f"Tecnimont signed a contract with Oman for a refinery {worth}.", "value")
    assert deal["value"] == [worth.partition("at ")[2] or worth.partition("ing ")[2]]


def test_a_contract_with_sides_and_price_is_a_deal_without_goods():
    text = "Fluor was awarded a $1.2 billion contract by Peru in 2019."
    told = {"supplier": ["Fluor"], "recipient": ["Peru"], "value": ["$1.2 billion"]}
    assert deals(text, *told) == [told]


def test_a_contract_without_a_price_tells_no_deal():
    assert deals("Fluor was awarded a contract by Peru in 2019.", "supplier") == []


def test_the_company_is_the_one_told_of():
    text = (
        "Tecnimont has started work on the road, the company said.\n\n"
        "The company signed a $90 million contract with Ghana to build a bridge."
    )
    assert deals(text, "supplier", "recipient") == [{"supplier": ["company"], "recipient": ["Ghana"]}]


def test_an_airline_orders_from_who_makes_the_airliners():
    text = "Oman Air has doubled its fleet. In June the airline ordered 20 Boeing 787 jets."
    told = {"recipient": ["airline"], "supplier": ["Boeing"], "manufacturer": []}
    assert deals(text, *told) == [told]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Peru received 300,000 doses of Pfizer's vaccine on Monday.", "vaccine"),
        ("A first shipment of 40,000 doses of China's CanSino vaccine arrived in Peru.", "CanSino vaccine"),
    ],
)
def test_doses_of_a_vaccine_are_one_thing(text, item):
    [deal] = deals(text, "item", "quantity")
    assert deal["item"] == [item]
    assert deal["quantity"][0].endswith("0,000")


@pytest.mark.parametrize(
    "text",
    [
        "Peru has banned imports of poultry from Brazil.",
        "Oman lifted a ban on imports of 2,000 tonnes of beef from Spain.",
    ],
)
def test_a_ban_on_imports_is_no_deal(text):
    assert deals(text, "supplier") == []


def test_the_work_that_trucks_are_for_is_not_sold_with_them():
    text = "Oman ordered 60 trucks from Scania for the construction of a railway to Salalah."
    assert [deal["item"] for deal in deals(text, "item")] == [["trucks"]]


def test_another_work_is_another_deal():
    text = (
        "Ghana has signed a contract with Rosatom for a nuclear plant.\n\n"
        "The first reactor will start up in 2032.\n\n"
        "It also awarded Vinci a contract worth $40 million for a runway."
    )
    assert [deal["value"] for deal in deals(text, "value")] == [[], ["$40 million"]]


def test_two_airlines_order_apart():
    text = (
        "Oman Air ordered 12 Boeing 737 MAX jets in May.\n\n"
        "Kuwait Airways is evaluating the Boeing 737 MAX for its fleet."
    )
    assert deals(text, "recipient")[0] == {"recipient": ["Oman Air"]}


def test_a_firm_behind_by_is_no_work():
    text = "Talgo was awarded a contract by Lima Metro for 12 trains."
    assert [deal["item"] for deal in deals(text, "item")] == [["trains"]]


def test_who_built_a_plant_does_not_sell_its_gas():
    text = "The plant, built by a Canadian company in the 1980s, sends gas to Peru."
    assert deals(text, "supplier") == []


def test_gas_sold_to_a_continent_is_no_deal():
    assert deals("Gazprom said profit rose, helped by higher prices for gas sold to Europe.", "item") == []


def test_a_name_that_ends_in_supplies_buys():
    text = "Airbus sold 40 planes to Ghana Aviation Supplies for $2 billion."
    assert deals(text, "supplier") == [{"supplier": ["Airbus"]}]
