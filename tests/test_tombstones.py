from __future__ import annotations

from pathlib import Path

from onrecord.contract import read_contract
from onrecord.decisions import Withdrawal
from onrecord.tables import make_tables
from onrecord.tombstones import bury, stray_corrections

CONTRACT = read_contract(Path(__file__).parents[1] / "datapackage.yaml")
EMPTY = make_tables({}, CONTRACT)


def actors(*pairs):
    rows = [{"actor_id": key, "name": name, "type": "person"} for key, name in pairs]
    return make_tables({"actors": rows}, CONTRACT)


def test_nothing_gone_leaves_no_stone():
    tables = actors(("a", "Ann"))
    assert bury(tables, tables, CONTRACT)["tombstones"] == ()


def test_what_is_gone_says_so():
    [stone] = bury(actors(("a", "Ann")), EMPTY, CONTRACT)["tombstones"]
    assert (stone["id"], stone["table"], stone["became"]) == ("a", "actors", None)


def test_the_same_thing_under_another_identifier_is_linked():
    [stone] = bury(actors(("a", "Ann")), actors(("ann-b", "Ann")), CONTRACT)["tombstones"]
    assert stone["became"] == "ann-b"


def test_two_possible_heirs_are_none():
    [stone] = bury(actors(("a", "Ann")), actors(("b", "Ann"), ("c", "Ann")), CONTRACT)["tombstones"]
    assert stone["became"] is None


def test_what_was_there_before_is_no_heir():
    [stone] = bury(actors(("a", "Ann"), ("b", "Ann")), actors(("b", "Ann")), CONTRACT)["tombstones"]
    assert (stone["became"], stone["reason"]) == (None, "It is no longer read in any source.")


def test_statements_without_published_words_are_not_taken_for_each_other():
    def said(*keys):
        rows = [{"statement_id": key, "source_id": "s", "content": None} for key in keys]
        return make_tables({"statements": rows}, CONTRACT)

    [stone] = bury(said("s-1"), said("s-2"), CONTRACT)["tombstones"]
    assert stone["became"] is None


def test_earlier_stones_stay():
    first = bury(actors(("a", "Ann")), EMPTY, CONTRACT)
    assert bury(first, EMPTY, CONTRACT)["tombstones"] == first["tombstones"]


def test_a_stone_goes_when_its_identifier_comes_back():
    first = bury(actors(("a", "Ann")), EMPTY, CONTRACT)
    assert bury(first, actors(("a", "Ann")), CONTRACT)["tombstones"] == ()


def test_a_decision_says_why_and_what_it_became_and_a_second_build_says_the_same():
    why = {("actors", "a"): Withdrawal("It is a name of Eva.", "eva")}
    now = actors(("eva", "Eva"))
    first = bury(actors(("a", "Ann")), now, CONTRACT, why)
    assert [(stone["became"], stone["reason"]) for stone in first["tombstones"]] == [
        ("eva", "It is a name of Eva.")
    ]
    assert bury(first, now, CONTRACT, why)["tombstones"] == first["tombstones"]


def test_an_heir_that_is_gone_leads_to_its_own():
    first = bury(actors(("a", "Ann")), actors(("b", "Ann")), CONTRACT)
    second = bury(first, actors(("c", "Ann")), CONTRACT)
    assert {stone["id"]: stone["became"] for stone in second["tombstones"]} == {"a": "c", "b": "c"}


def test_a_correction_of_a_row_that_never_was_is_reported():
    rows = [
        {"correction_id": f"c-{name}", "table": "actors", "row_id": name, "kind": "reading", "reason": "r"}
        for name in ("eva", "a", "gone", "never")
    ]
    now = make_tables(
        {"actors": [{"actor_id": "eva", "name": "Eva", "type": "person"}], "corrections": rows}, CONTRACT
    )
    tables = bury(actors(("a", "Ann")), now, CONTRACT)
    [issue] = stray_corrections(tables, CONTRACT, {"gone"})
    assert (issue.level, issue.field, issue.found) == ("warning", "row_id", "never")


def test_a_correction_of_a_field_that_is_none_is_reported():
    row = {"correction_id": "c-1", "table": "actors", "row_id": "a", "field": "nmae", "kind": "reading"}
    tables = make_tables(
        {
            "actors": [{"actor_id": "a", "name": "Ann", "type": "person"}],
            "corrections": [{**row, "reason": "r"}],
        },
        CONTRACT,
    )
    [issue] = stray_corrections(tables, CONTRACT, set())
    assert (issue.field, issue.found) == ("field", "nmae")
