"""Lists of gifts that go on in further sentences, and goods that are brought rather than sold."""

from __future__ import annotations

import pytest

from read_deals import deals_and_names

GIFT = "Germany will send more weapons to Ukraine."


def told(text: str) -> set[tuple[str, str, str, str]]:
    """Return supplier, recipient, item and quantity of each deal."""
    deals, names = deals_and_names(text, "2022-05-27")
    rows = set()
    for deal in deals:
        found = {c.property: names.get(c.actor or "", c.span.of(text)) for c in reversed(deal.claims)}
        parts = (found.get(key, "") for key in ("supplier", "recipient", "item", "quantity"))
        rows.add(tuple(parts))
    return rows


@pytest.mark.parametrize(
    "sentence",
    [
        "Also on the list are 15 Gepard tanks and 200 Vector drones.",
        "Added to this are 15 Gepard tanks and 200 Vector drones.",
        "They are 15 Gepard tanks and 200 Vector drones.",
        "There are also 15 Gepard tanks and 200 Vector drones.",
    ],
)
def test_list_goes_on_with_the_parties_of_the_trade_before(sentence: str) -> None:
    assert told(f"{GIFT}\n\n{sentence}") == {
        ("Germany", "Ukraine", "Gepard tanks", "15"),
        ("Germany", "Ukraine", "Vector drones", "200"),
    }


def test_what_somebody_has_is_no_part_of_the_list() -> None:
    assert told(f"{GIFT}\n\nThere are also 15 Gepard tanks in the army's inventory.") == set()


def test_plane_that_brings_helicopters_is_not_traded() -> None:
    text = "A cargo plane has brought four Mi-171 helicopters and ammunition to Mali."
    assert ("", "Mali", "Mi-171 helicopters", "four") in told(text)
    assert not any("plane" in item for _, _, item, _ in told(text))


def test_state_behind_the_verb_gets_further_goods() -> None:
    text = "Germany has promised Ukraine further Gepard tanks. It has sent South Korea new Taurus missiles."
    assert {row[:2] for row in told(text)} == {("Germany", "Ukraine"), ("Germany", "South Korea")}


def test_named_goods_of_a_list_are_told_without_numbers() -> None:
    text = "Turkey approved the supply of T-129 ATAK helicopters, Hurkus planes and Anka drones to Chad."
    assert {row[1:3] for row in told(text)} == {
        ("Chad", "T-129 ATAK helicopters"),
        ("Chad", "Hurkus planes"),
        ("Chad", "Anka drones"),
    }
