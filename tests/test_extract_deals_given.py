"""What a state gives of its own, and what it proposes, passes on and tells its parliament."""

from __future__ import annotations

import pytest

from read_deals import deals_and_names


def told(text: str) -> dict[str, set[str]]:
    """Return the values of the one deal of a text by property."""
    [deal], names = deals_and_names(text, "2023-08-20")
    found: dict[str, set[str]] = {}
    for claim in deal.claims:
        words = claim.text if claim.property == "status" else claim.span.of(text)
        found.setdefault(claim.property, set()).add(names.get(claim.actor or "", words or ""))
    return found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Denmark has promised 19 of its 43 F-16s to Ukraine.", "19"),
        ("Oman announced the sale of 12 of its 24 Jaguar jets to India.", "12"),
        ("Denmark gave Ukraine every one of its 19 Caesar howitzers.", "19"),
        ("Slovakia took delivery of two of its 14 F-16 jets from the United States.", "14"),
    ],
)
def test_number_of_what_is_given_is_not_that_of_what_there_was(text: str, count: str) -> None:
    assert told(text)["quantity"] == {count}


def test_state_that_proposes_what_it_makes_sells_it() -> None:
    found = told("China has proposed 34 JF-17 jets in a deal worth $664 million, for use in Argentina.")
    assert (found["supplier"], "recipient" in found) == ({"China"}, False)


def test_committee_that_is_told_of_an_export_gets_no_goods() -> None:
    text = "Germany may deliver two Meko frigates to Egypt, a letter by the minister to the committee says."
    assert told(text)["recipient"] == {"Egypt"}


def test_state_that_lets_others_pass_goods_on_does_not_sell_them() -> None:
    text = (
        "The State Department approved the third-party transfer of jets, it said.\n\n"
        "Argentina has requested 24 F-16 jets from Denmark."
    )
    assert told(text)["supplier"] == {"Denmark"}


def test_goods_for_several_states_part_where_the_text_tells_what_one_gets() -> None:
    text = (
        "The White House approves the sale of fighters to Qatar, Kuwait and Bahrain, it said.\n\n"
        "Qatar would get 36 F-15s.\n\nKuwait would get 28 F/A-18 jets."
    )
    deals, names = deals_and_names(text, "2016-09-29")
    sides = {
        tuple(sorted(names[c.actor] for c in deal.claims if c.property == "recipient" and c.actor))
        for deal in deals
    }
    assert {side[0] for side in sides} == {"Qatar", "Kuwait"}
    assert all(len(set(side)) == 1 for side in sides)


def test_sum_behind_at_is_the_price_of_what_was_signed_for() -> None:
    found = told("Doha signed in May 2015 for 24 Rafales from Dassault Aviation at 6.3 billion euros.")
    assert found["value"] == {"6.3 billion euros"}
