"""Purchases that parliaments, committees and cabinets clear."""

from __future__ import annotations

import pytest

from read_deals import deals_and_names


def told(text: str) -> tuple[str, str]:
    """Return who gets the goods of the one deal, and how far it is."""
    [deal], names = deals_and_names(text, "2022-05-27")
    found = {c.property: names.get(c.actor or "", c.text or c.span.of(text)) for c in reversed(deal.claims)}
    return found.get("recipient", ""), found.get("status", "")


@pytest.mark.parametrize(
    "words",
    [
        "Greece's parliamentary defence committee approved the purchase of 18 Rafale jets.",
        "The Greek parliament late on Thursday approved by a large majority the purchase of 18 Rafale jets.",
        "Greece's legislature passed a bill for the purchase of 18 Rafale jets.",
        "The Greek finance committee has agreed to the purchase of 18 Rafale jets.",
        "The Greek budget committee released 2 billion euros for 18 Rafale jets.",
        "ATHENS: The Council for Foreign Affairs accorded acceptance for the procurement of 18 Rafale jets.",
        "Athens, Jan 14: The cabinet committee on security cleared the purchase of 18 Rafale jets.",
    ],
)
def test_body_that_clears_a_purchase_buys_for_its_state(words: str) -> None:
    assert told(words) == ("Greece", "approved")


def test_who_clears_the_way_for_others_approves() -> None:
    text = "Budget lawmakers in Athens cleared the way on Wednesday for Greece to buy 18 Rafale jets."
    assert told(text)[1] == "approved"


def test_byline_tells_whose_army_it_is() -> None:
    text = "Army gets trucks\n\nBy our correspondent, Lagos\n\nThe army has received 12 Shorland vehicles."
    assert told(text) == ("Nigeria", "delivered")


def test_what_was_approved_has_no_day_of_an_order() -> None:
    text = "The Pentagon notified Congress on Monday of a sale of 36 F-16 jets to Qatar in May 2020."
    deals, _ = deals_and_names(text, "2020-05-27")
    assert not [claim for deal in deals for claim in deal.claims if claim.property == "ordered"]
