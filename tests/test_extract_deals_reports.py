"""Deals told over several sentences: whom bare words mean, and what adds to a deal or is one of its own."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article

LEAD = "Kenya has signed a contract with Spain for 12 C295 transport planes, the minister said. "


def deals(text, *names):
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    return [
        {n: [c.span.of(text) for c in deal.claims if c.property == n] for n in names} for deal in found.deals
    ]


@pytest.mark.parametrize(
    "more",
    [
        "The air force received five AW139 helicopters from Italy in 2014.",
        "The ministry also plans to buy five AW139 helicopters from Italy.",
    ],
)
def test_a_bare_body_is_that_of_the_buyer(more):
    found = deals(LEAD + more, "supplier", "recipient", "quantity")
    assert [deal["supplier"] for deal in found] == [["Spain"], ["Italy"]]
    assert all(len(deal["recipient"]) == 1 for deal in found)


@pytest.mark.parametrize(
    "more",
    [
        "A first batch of four aircraft will be handed over in 2027, with the remaining eight in 2029.",
        "Kenya also has an option to buy a further six aircraft, the ministry said.",
        "The Spanish offer was preferred to that of Embraer, which had proposed the C-390.",
        "All 12 planes are to be delivered by 2030.",
    ],
)
def test_what_adds_to_a_deal_opens_none(more):
    [deal] = deals(LEAD + more, "quantity")
    assert set(deal["quantity"]) == {"12"}


def test_all_of_them_names_no_other_item():
    [deal] = deals("Oman ordered 18 armoured personnel carriers. All 18 vehicles arrive by 2030.", "item")
    assert deal["item"] == ["armoured personnel carriers"]


def test_who_signs_first_buys_where_neither_is_known_to_sell():
    text = "Morocco has signed a contract with South Africa for 22 armoured personnel carriers."
    assert deals(text, "supplier", "recipient") == [{"supplier": ["South Africa"], "recipient": ["Morocco"]}]


def test_a_headline_says_who_is_to_buy():
    found = deals("Morocco to buy 22 South Korean armoured personnel carriers", "recipient")
    assert found == [{"recipient": ["Morocco"]}]


def test_a_neighbour_buys_what_it_bought_last_year():
    text = "Last year neighbouring Indonesia bought 12 Rafale fighter jets from France."
    assert deals(text, "recipient") == [{"recipient": ["neighbouring Indonesia"]}]


def test_a_gift_apposed_to_other_goods_is_not_of_the_deal():
    text = (
        "Ecuador ended its contract with Hindustan Aeronautics for seven Dhruv helicopters.\n\n"
        "It also flies six elderly planes, a gift from Venezuela."
    )
    assert all("Venezuela" not in deal["supplier"] for deal in deals(text, "supplier"))


@pytest.mark.parametrize(
    "more",
    [
        "The ministry had originally planned to buy 30 planes, but cut the number for lack of money.",
        "The ministry had first wanted 30 planes.",
        "A second order for four more could follow in 2031, but no decision has been taken.",
        "The planes are to be delivered in two batches: five in 2028 and seven in 2031.",
        "More than 400 of the planes have been built since 2001.",
    ],
)
def test_other_numbers_are_not_that_of_the_deal(more):
    [deal] = deals(LEAD + more, "quantity")
    assert set(deal["quantity"]) == {"12"}


def test_a_credit_for_the_purchase_is_not_its_price():
    [deal] = deals(LEAD + "Spain has granted Kenya a credit of $90 million for the purchase.", "value")
    assert deal["value"] == []


def test_who_lost_supplies_nothing():
    found = deals(LEAD + "The C295 was chosen over rival models from Turkey and India.", "supplier")
    assert found == [{"supplier": ["Spain"]}]


def test_what_is_due_in_a_year_comes_then():
    [deal] = deals("Angola ordered 14 TB2 drones from Turkey, due in 2027.", "ordered", "delivered")
    assert (deal["ordered"], deal["delivered"]) == ([], ["2027"])


def test_who_says_it_tells_whose_navy_it_is():
    text = "The minister of Kuwait said the navy is to be equipped with five corvettes from Spain."
    assert deals(text, "recipient") == [{"recipient": ["navy"]}]


def test_the_same_goods_for_another_state_are_a_deal_of_their_own():
    text = "Jordan bought 7 patrol boats from Spain. Chile ordered 18 of the same boats in 2011."
    assert [deal["recipient"] for deal in deals(text, "recipient")] == [["Jordan"], ["Chile"]]


def test_talks_with_another_are_not_on_what_the_first_sells():
    found = deals(LEAD + "Talks with France on 55 CAESAR howitzers are continuing.", "supplier")
    assert [deal["supplier"] for deal in found] == [["Spain"], ["France"]]


def test_what_was_bought_before_the_approval_is_another_deal():
    text = (
        "The cabinet of Peru approved the purchase of 21 K9 howitzers from South Korea.\n\n"
        "Peru bought a first lot of 24 K9s from South Korea in 2008."
    )
    assert [deal["quantity"] for deal in deals(text, "quantity")] == [["21"], ["24"]]


def test_where_a_firm_is_based_is_who_sells():
    text = "The Peruvian air force has ordered 12 C295 planes from Airbus, a company based in Spain."
    assert deals(text, "supplier", "manufacturer") == [{"supplier": ["Spain"], "manufacturer": ["Airbus"]}]


def test_a_government_is_that_of_its_capital():
    text = "The government in Lima has agreed with Spain on the purchase of 12 C295 planes."
    assert deals(text, "supplier", "recipient") == [{"supplier": ["Spain"], "recipient": ["government"]}]


def test_a_sum_that_opens_a_remark_is_the_price():
    [deal] = deals(LEAD + "At $120 million, it is the largest contract in the country's history.", "value")
    assert deal["value"] == ["$120 million"]


def test_its_navy_is_that_of_the_buyer():
    text = "Chile ordered 32 Gripen jets from Sweden. Its navy received seven AW139s from Italy in 2011."
    assert [deal["recipient"] for deal in deals(text, "recipient")] == [["Chile"], ["Its navy"]]


def test_a_deal_that_is_compared_with_another_is_read_to_its_end():
    text = LEAD + "The deal is smaller than the one that Vietnam signed with Spain in 2008 for 11 C295s."
    assert ["Vietnam"] in [deal["recipient"] for deal in deals(text, "recipient")]


def test_an_earlier_plan_for_another_number_is_none_of_the_deal():
    found = deals(LEAD + "An earlier plan to buy 30 C295s was scrapped after an election.", "quantity")
    assert [deal["quantity"] for deal in found] == [["12"], ["30"]]
