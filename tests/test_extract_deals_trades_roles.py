"""Who sells and who buys in sentences where the nearest name is neither, and what counts deny nothing."""

from __future__ import annotations

import pytest

from onrecord.extract.deals import find_deals
from onrecord.extract.nlp import readings
from onrecord.model import Article
from onrecord.values.edtf_dates import edtf_date


def told(text, *names):
    [reading] = readings([(text, ())])
    article = Article("a", "articles/a.txt", text, "A title", published=edtf_date("2024-05-16"))
    claims = [c for deal in find_deals(reading, article, (), ()) for c in deal.claims]
    return {name: [c.text for c in claims if c.property == name] for name in names}


@pytest.mark.parametrize(
    ("text", "supplier", "recipient"),
    [
        ("An order from Peru for eight Gripen jets went to Sweden.", ["Sweden"], ["Peru"]),
        ("Peru's 12 Gripen jets, ordered in 2023, will arrive from 2026.", [], ["Peru"]),
        ("Peru has bought 12 Guardian vehicles from a company in Slovenia.", ["Slovenia"], ["Peru"]),
        ("Peru's air force chief said the country had received 12 Gripen jets.", [], ["Peru"]),
        ("Sweden's government has delivered the third of five corvettes to Peru.", ["Sweden"], ["Peru"]),
        ("Peru has taken possession of 12 Gripen jets from Sweden.", ["Sweden"], ["Peru"]),
        ("Peru agreed to pay 20 million euros for 12 Leopard 2 tanks.", [], ["Peru"]),
        ("Peru ordered 12 Leopard tanks, built in Austria, from Germany.", ["Germany"], ["Peru"]),
    ],
)
def test_the_side_of_a_party(text, supplier, recipient):
    assert told(text, "supplier", "recipient") == {"supplier": supplier, "recipient": recipient}


@pytest.mark.parametrize("words", ["no fewer than", "not less than", "no more than"])
def test_a_hedged_count_denies_nothing(words):
    assert told(f"Sweden will sell Peru {words} 12 Gripen jets.", "recipient", "status") == {
        "recipient": ["Peru"],
        "status": ["proposed"],
    }


def test_what_carries_weapons_is_not_delivered_with_them():
    text = "Sweden sold Peru two corvettes. They are armed among other things with Exocet missiles."
    assert told(text, "item") == {"item": ["corvettes"]}


def test_goods_named_in_capitals_are_no_buyer():
    text = "Two Inshore Patrol Vessels were sold to Peru by Sweden."
    assert told(text, "item", "recipient") == {"item": ["Inshore Patrol Vessels"], "recipient": ["Peru"]}


def test_who_leaves_the_talks_to_buy_cancels():
    text = "Peru pulled out of talks to buy 12 Gripen jets from Sweden."
    assert told(text, "status") == {"status": ["cancelled"]}


def test_an_airline_that_signs_buys():
    text = "Andes Airlines has signed for five A330-200s."
    assert told(text, "recipient", "supplier") == {"recipient": ["Andes Airlines"], "supplier": []}


def test_a_part_behind_of_which_is_no_deal_of_its_own():
    text = "Sweden sold 15 Gripen jets to Peru, of which 12 planes have been delivered."
    assert told(text, "item") == {"item": ["Gripen"]}


@pytest.mark.parametrize(
    "text",
    [
        "Peru will modernise its 12 Gripen jets, an upgrade on which it means to spend $90 million.",
        "Sweden sold 12 Gripen jets to Peru, with technical support for $90 million.",
    ],
)
def test_what_work_on_goods_costs_is_not_their_price(text):
    assert told(text, "value") == {"value": []}


def test_a_navy_is_no_maker():
    text = "The Royal Thai Navy's new frigate was built by South Korea's Daewoo for $410 million."
    assert told(text, "manufacturer") == {"manufacturer": ["Daewoo"]}


def test_what_a_purchase_makes_possible_does_not_turn_its_sides():
    text = "Peru is buying two submarines in order to send its oldest boats into retirement."
    assert told(text, "supplier", "recipient") == {"supplier": [], "recipient": ["Peru"]}
