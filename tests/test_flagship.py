"""What an analyst would write down from the flagship's briefs, and what he would not."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.project import find_project

TOR = "russia-iran-tor-m1"


@pytest.fixture(scope="module")
def records():
    _, resolution, _ = pipeline.read(find_project(Path(__file__).parents[1]), pipeline.Options())
    return resolution.records


@pytest.fixture(scope="module")
def tor(records):
    [row] = [row for row in records["transactions"] if row["transaction_id"] == TOR]
    return row


@pytest.fixture(scope="module")
def claims(records):
    """Return a function: (property, source or None) -> the claims about the Tor-M1 deal."""
    mine = [claim for claim in records["claims"] if claim["transaction_id"] == TOR]
    return lambda prop, source=None: [
        c for c in mine if c["property"] == prop and source in (None, c["source_id"])
    ]


def chain(records, claim):
    steps = [a for a in records["attributions"] if a["statement_id"] == claim["statement_id"]]
    return [step["actor_id"] for step in sorted(steps, key=lambda step: step["step"])]


def test_the_last_word_is_delivered(tor):
    assert tor["status"] == "delivered"


def test_parties(tor):
    assert (tor["supplier_id"], tor["recipient_id"]) == ("russia", "iran")
    assert (tor["agent_id"], tor["manufacturer_id"]) == ("rosoboronexport", "almaz-antei")
    assert (tor["item"], tor["item_class"], tor["un_register_category"]) == (
        "Tor-M1",
        "air_defence",
        "not_covered",
    )


def test_29_systems_against_up_to_30(tor, claims):
    assert (tor["quantity"], tor["quantity_min"], tor["quantity_max"]) == (29, 29, 30)
    found = {(c["source_id"], c["value_min"], c["value_max"], c["polarity"]) for c in claims("quantity")}
    assert ("jpost-ap-2005-12", None, 30, "affirmed") in found
    agreed = {source for source, *rest in found if rest == [29, 29, "affirmed"]}
    assert agreed == {
        "ap-2007-01-16", "moscowtimes-ap-2007-01", "men-2006-05", "jpost-2006-11", "ria-2007-01-16",
    }  # fmt: skip


def test_700_million_and_never_the_billion_of_the_package(tor, claims, records):
    assert (tor["value"], tor["value_max"], tor["currency"]) == (700_000_000, 700_000_000, "USD")
    assert {c["value_max"] for c in claims("value")} == {700_000_000}
    assert "upi-2007-01-31" in {c["source_id"] for c in claims("value")}
    billions = [c for c in records["claims"] if c["value_max"] == 10**9]
    kinds = {row["transaction_id"]: row["kind"] for row in records["transactions"]}
    assert {(c["source_id"], kinds[c["transaction_id"]]) for c in billions} <= {
        ("jpost-ap-2005-12", "arms_package"), ("ap-2007-01-16", "construction"), ("ap-2007-01-16", "energy"),
        ("moscowtimes-ap-2007-01", "construction"), ("moscowtimes-ap-2007-01", "energy"),
    }  # fmt: skip


def test_three_dates_of_the_order_stand_side_by_side(tor, claims):
    dates = {(c["source_id"], c["date"]) for c in claims("ordered")}
    assert {("men-2006-05", "2005-11"), ("ap-2007-01-16", "2005-12"), ("jpost-2006-11", "2005-12")} <= dates
    for source in ("ria-2007-01-16", "upi-2007-01-31"):
        [vague] = claims("ordered", source)
        assert (vague["date_latest"], vague["date_earliest"][:4]) == ("2005-12-31", "2005")
    assert tor["ordered_earliest"] >= "2005-11"
    assert "ordered" in tor["disputed_properties"]


def test_the_minister_says_delivered_and_the_official_says_not_all(tor, claims, records):
    said = {
        (chain(records, c)[-1:], c["value_text"])[1]: chain(records, c)[-1]
        for c in claims("status", "ap-2007-01-16")
        if c["statement_id"]
    }
    assert said["delivered"] == "sergei-ivanov"
    names = {row["actor_id"]: row["name"] for row in records["actors"]}
    assert "anonymity" in names[said["partly_delivered"]] or "official" in names[said["partly_delivered"]]
    assert "status" in tor["disputed_properties"]


def test_completion_comes_from_rosoboronexport_through_two_agencies(claims, records):
    [completed] = [c for c in claims("delivered", "upi-2007-01-31") if c["polarity"] == "affirmed"]
    assert completed["date"] == "2007-01-23"
    assert chain(records, completed) == ["united-press-international", "ria-novosti", "rosoboronexport"]


def test_a_delivery_that_was_to_begin_is_planned(claims):
    [february] = claims("delivered", "men-2006-05")
    assert (february["date"], february["modality"]) == ("2006-02", "planned")


def test_two_papers_with_one_agency_text_are_one_origin(tor, records):
    groups = {s["source_id"]: s["origin_group"] for s in records["sources"]}
    assert groups["ap-2007-01-16"] == groups["moscowtimes-ap-2007-01"]
    assert tor["origin_count"] == tor["source_count"] - 1


def test_a_sanction_is_no_deal_and_approves_none(claims, records):
    sources = {c["source_id"] for c in records["claims"]}
    assert not {"afp-2007-01-05", "moscowtimes-2006-08"} & sources
    assert "approved" not in {c["value_text"] for c in claims("status")}


def test_nothing_else_is_a_deal(records):
    others = [row for row in records["transactions"] if row["transaction_id"] != TOR]
    for row in others:
        assert row["item"], row["transaction_id"]
        known = (
            row["kind"] == "arms_package"
            or "Bushehr" in row["item"]
            or "plant" in row["item"]
            or (row["item"] == "S-300" and row["status"] in {"denied", "negotiating", "reported"})
        )
        assert known, (row["transaction_id"], row["item"])
        assert row["supplier_id"] in {"russia", None}
        assert row["recipient_id"] in {"iran", None}


def test_nobody_without_a_part_in_the_deal_is_a_party(records):
    roles = ("supplier", "recipient", "agent", "manufacturer")
    parties = {c["actor_id"] for c in records["claims"] if c["property"] in roles}
    assert parties == {"russia", "iran", "rosoboronexport", "almaz-antei"}
