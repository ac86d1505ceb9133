"""What a state lets go abroad: seller and approval wherever the text tells of the licence."""

from __future__ import annotations

import pytest

from read_deals import deals_and_names

LEAD = {
    "approved": "The State Department has approved a possible sale of arms to Kuwait, the Pentagon said.",
    "notified": "The Security Cooperation Agency has sent lawmakers three notifications of weapon sales.",
    "allowed": "The Biden administration has decided to allow three sales of arms, an official said.",
}


def told_of(text: str, item: str) -> dict[str, set[str]]:
    """Return the parties and statuses of the deal for an item."""
    deals, names = deals_and_names(text, "2022-05-27")
    for deal in deals:
        if any(claim.property == "item" and item in claim.span.of(text) for claim in deal.claims):
            told: dict[str, set[str]] = {}
            for claim in deal.claims:
                told.setdefault(claim.property, set()).add(names.get(claim.actor or "", claim.text or ""))
            return told
    return {}


@pytest.mark.parametrize("lead", sorted(LEAD))
@pytest.mark.parametrize("request_", ["has asked to buy", "may buy", "requested", "could be sold"])
def test_request_is_approved_where_the_text_tells_of_the_licence(lead: str, request_: str) -> None:
    told = told_of(f"{LEAD[lead]}\n\nKuwait {request_} 32 F/A-18 jets for $2 billion.", "F/A-18")
    assert (told["supplier"], told["status"]) == ({"United States"}, {"approved"})


@pytest.mark.parametrize(
    "other", ["Kuwait ordered 32 F/A-18 jets in 2016.", "Kuwait may buy 24 Rafale jets."]
)
def test_licence_is_not_for_what_was_bought_nor_for_what_others_make(other: str) -> None:
    told = told_of(f"{LEAD['approved']}\n\n{other}", "F/A-18" if "F/A-18" in other else "Rafale")
    assert "approved" not in told["status"]


@pytest.mark.parametrize(
    "text",
    [
        (
            "The State Department has approved the sale of 12 F-16 jets to Poland. "
            "Oman has asked to buy six F/A-18 jets, but no decision has been taken."
        ),
        (
            "The US State Department cleared a possible sale of 36 HIMARS launchers to Estonia on Friday."
            "\n\nLatvia and Lithuania have also requested F/A-18 jets, officials said."
        ),
        (
            "The State Department approved the sale of Javelin missiles to Peru in May."
            "\n\nChile may buy 40 F/A-18 jets."
        ),
    ],
)
def test_licence_for_one_state_is_none_for_another(text: str) -> None:
    assert told_of(text, "F/A-18")["status"] == {"proposed"}


def test_licence_is_for_all_the_goods_that_its_state_asked_for() -> None:
    text = (
        "The State Department has approved a possible sale to Oman of 12 M1A2 tanks. "
        "Oman has requested 12 M1A2 tanks and four M88A2 vehicles."
    )
    assert told_of(text, "M88A2")["status"] == {"approved"}


def test_leave_to_pass_arms_on_does_not_take_away_another_licence() -> None:
    lead = "The State Department approved the re-export of 12 jets by Norway to Peru, it said."
    own = f"{LEAD['approved']}\n\nKuwait has requested 32 F/A-18 jets.\n\n{lead}"
    assert told_of(own, "F/A-18")["status"] == {"approved"}
    assert told_of(f"{lead}\n\nKuwait has requested 32 F/A-18 jets.", "F/A-18")["status"] == {"proposed"}


def test_sale_that_was_not_approved_stays_a_request() -> None:
    text = "The State Department has not approved the sale, it said.\n\nKuwait has requested 32 F/A-18 jets."
    assert told_of(text, "F/A-18")["status"] == {"proposed"}


def test_office_that_clears_goods_for_others_does_not_buy_them() -> None:
    told = told_of("Washington on Friday cleared 20 M142 launchers for Australia's army.", "launchers")
    assert (told["supplier"], told["recipient"]) == ({"United States"}, {"Australia"})
