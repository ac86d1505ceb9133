"""What a careful reader takes from the two real wire reports; their texts are no part of the project."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.project import find_project

ROOT = Path(__file__).parents[1]
WIRES = ROOT.parent / "shared" / "articles"
AP, UPI = "ap-2007-01-16", "upi-2007-01-31"

pytestmark = pytest.mark.skipif(
    not WIRES.is_dir(), reason="the two wire reports (../shared/articles) are not here"
)


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wires")
    shutil.copytree(WIRES, folder / "articles")
    shutil.copytree(ROOT / "curation", folder / "curation")
    shutil.rmtree(folder / "curation" / "reviews", ignore_errors=True)
    _, resolution, _ = pipeline.read(find_project(folder), pipeline.Options())
    return resolution.records


def deal(records, item):
    [found] = [row for row in records["transactions"] if item in row["item"]]
    return found


def said_in(records, source, prop):
    rows = [c for c in records["claims"] if (c["source_id"], c["property"]) == (source, prop)]
    return {c["value_text"] or c["actor_id"] or c["date"] or c["value_max"] for c in rows}


def test_the_two_ivanovs_are_two_people(records):
    for source, his, other in ((AP, "sergei-ivanov", "igor-ivanov"), (UPI, "igor-ivanov", "sergei-ivanov")):
        speakers = [s["speaker_id"] for s in records["statements"] if s["source_id"] == source]
        assert speakers.count(his) >= 3
        assert other not in speakers


@pytest.mark.parametrize(
    ("source", "speaker", "words", "chain"),
    [
        (AP, "sergei-ivanov", "We have delivered", ["associated-press", "sergei-ivanov"]),
        (AP, "sergei-ivanov", "If the Iranian leadership", ["associated-press", "sergei-ivanov"]),
        (AP, "sergei-ivanov", "We are developing", ["associated-press", "sergei-ivanov"]),
        (AP, "tom-casey", "ever heard us say", ["associated-press", "tom-casey"]),
        (AP, "mark-regev", "We would be concerned", ["associated-press", "mark-regev"]),
        (AP, None, "not all the systems", None),
        (AP, None, "would supply 29", None),
        (UPI, "igor-ivanov", "We point out", ["united-press-international", "ria-novosti", "igor-ivanov"]),
        (UPI, "igor-ivanov", "In our bilateral", ["united-press-international", "igor-ivanov"]),
        (UPI, "igor-ivanov", "Armaments we export", ["united-press-international", "igor-ivanov"]),
        (UPI, "ria-novosti", "twice during 2006", ["united-press-international", "ria-novosti"]),
        (
            UPI,
            "rosoboronexport",
            "had completed the delivery",
            ["united-press-international", "ria-novosti", "rosoboronexport"],
        ),
    ],
)
def test_statements_have_their_speaker_and_chain(records, source, speaker, words, chain):
    found = [s for s in records["statements"] if s["source_id"] == source and words in s["content"]]
    assert found
    if speaker:
        assert speaker in {s["speaker_id"] for s in found}
    steps = [
        [a["actor_id"] for a in records["attributions"] if a["statement_id"] == s["statement_id"]]
        for s in found
    ]
    assert chain is None or chain in steps


def test_words_quoted_inside_a_denial_are_denied(records):
    [denied] = [s for s in records["statements"] if "in breach of international" in s["content"]]
    assert (denied["speaker_id"], denied["act"], denied["polarity"]) == ("igor-ivanov", "deny", "denied")


def test_an_unnamed_official_keeps_his_wording_and_his_source(records):
    [official] = [a for a in records["actors"] if "condition of anonymity" in a["name"]]
    assert (official["named"], official["source_id"]) == (False, AP)


def test_did_not_specify_gives_no_value(records):
    assert all(
        "did not specify" not in str(s["cue"]) or s["polarity"] == "denied" for s in records["statements"]
    )


def test_the_tor_m1_deal(records):
    tor = deal(records, "Tor-M1")
    assert (tor["supplier_id"], tor["recipient_id"]) == ("russia", "iran")
    assert (tor["agent_id"], tor["manufacturer_id"]) == ("rosoboronexport", "almaz-antei")
    assert (tor["quantity"], tor["quantity_unit"]) == (29, "systems")
    assert (tor["value"], tor["currency"]) == (Decimal(700_000_000), "USD")
    assert (tor["kind"], tor["item_class"], tor["origin_count"]) == ("arms_transfer", "air_defence", 2)


def test_each_wire_dates_the_order_in_its_own_way(records):
    assert said_in(records, AP, "ordered") == {"2005-12"}
    [end_of_2005] = [c for c in records["claims"] if (c["source_id"], c["property"]) == (UPI, "ordered")]
    assert end_of_2005["date_latest"] == "2005-12-31"
    assert end_of_2005["date_earliest"] >= "2005-07-01"


def test_delivered_and_not_all_delivered_stand_side_by_side(records):
    tor = deal(records, "Tor-M1")
    assert {"delivered", "partly_delivered"} <= said_in(records, AP, "status")
    assert tor["disputed"]
    assert "status" in tor["disputed_properties"]


def test_the_billion_is_bushehrs(records):
    bushehr = deal(records, "Bushehr")
    assert (bushehr["value"], bushehr["currency"]) == (Decimal(1_000_000_000), "USD")
    assert (bushehr["supplier_id"], bushehr["recipient_id"]) == ("russia", "iran")
    assert bushehr["kind"] in {"construction", "energy"}
    assert {c["value_max"] for c in records["claims"] if c["property"] == "value"} == {
        700_000_000,
        1_000_000_000,
    }


def test_a_year_that_no_words_give_is_not_assumed(records):
    by_id = {s["source_id"]: s for s in records["sources"]}
    assert by_id[AP]["published"] is None
    upi = by_id[UPI]
    assert upi["published"] == "XXXX-01-31" or upi["published_basis"] == "inferred"


def test_nothing_else_is_a_deal(records):
    items = {row["item"] for row in records["transactions"]}
    assert {item for item in items if not any(k in item for k in ("Tor-M1", "Bushehr", "S-300"))} == set()
    assert all(
        row["status"] in {"denied", "negotiating"}
        for row in records["transactions"]
        if "S-300" in row["item"]
    )


def test_ranges_and_altitudes_are_no_quantities(records):
    amounts = {c["value_max"] for c in records["claims"] if c["property"] == "quantity"}
    assert amounts == {29}


def test_site_furniture_is_never_evidence(records):
    for row in records["evidence"]:
        assert "Advertisement" not in row["quote"]
        assert "IE 11" not in row["quote"]
