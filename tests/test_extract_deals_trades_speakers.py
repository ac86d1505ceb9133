"""Whom a report of a delivery makes the seller where only the announcer is named."""

from __future__ import annotations

import pytest

from onrecord.extract.deals import find_deals
from onrecord.extract.nlp import readings
from onrecord.model import Article


def sides(text):
    [reading] = readings([(text, ())])
    [deal] = find_deals(reading, Article("a", "articles/a.txt", text, "A title"), (), ())
    return {c.property: c.text for c in deal.claims if c.property in {"supplier", "agent", "recipient"}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Peru has received the last of 12 Gripen fighters, Saab said on Monday.",
            {"recipient": "Peru", "supplier": "Saab"},
        ),
        (
            "Twelve H145 helicopters have been delivered to Peru, according to Airbus.",
            {"recipient": "Peru", "supplier": "Airbus"},
        ),
        (
            "Peru will get 12 T-90 tanks by 2027, Rosoboronexport announced.",
            {"recipient": "Peru", "agent": "Rosoboronexport"},
        ),
    ],
)
def test_a_maker_that_announces_a_delivery_supplies(text, told):
    assert sides(text) == told


def test_a_maker_that_speaks_of_a_sale_by_another_does_not():
    told = sides("Sweden has sold 12 Gripen fighters to Peru, Boeing said.")
    assert told == {"recipient": "Peru", "supplier": "Sweden"}
