"""Numbers of goods that were lost, or only wished for, are none of a deal's."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article


def quantities(text):
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    return [c.span.of(text) for deal in found.deals for c in deal.claims if c.property == "quantity"]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian guns shot down three Rafales that Peru had bought from Latvia.",
        "Norway has lost 20 of the Leopard tanks that Latvia supplied.",
        "Three MiG-29 jets bought by Peru from Latvia were destroyed.",
        "Rebels seized five armoured vehicles bought by Peru from Latvia.",
        "Peru mourned the loss of two MiG-29 jets bought from Latvia.",
    ],
)
def test_what_was_lost_is_no_number_of_a_deal(text):
    assert quantities(text) == []


def test_what_was_wished_for_is_no_number_of_what_came():
    text = "Peru took delivery of six Gripens from Latvia. It had sought 12."
    assert quantities(text) == ["six"]


def test_goods_that_were_lost_keep_the_number_of_their_own_purchase():
    text = "Norway has bought 12 helicopters from Latvia, and two helicopters crashed."
    assert quantities(text) == ["12"]
