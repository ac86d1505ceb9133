from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.check import check, render_issue
from onrecord.check.changes import changed, concerned
from onrecord.check.schema import check_schema
from onrecord.model import Issue, Span


@pytest.fixture
def problems(contract, tmp_path, written, article, records):
    """Return a function that checks records, as new and as changed, and gives (code, field) of each Issue."""
    passed = written(records)

    def run(records, text=article):
        tables, texts = written(records), {"r": text} if text else {}
        report = check(tables, contract, tmp_path, texts)
        assert check(tables, contract, tmp_path, texts, passed) == report
        return [(issue.code, issue.field) for issue in report.issues]

    return run


def test_a_right_dataset_has_no_problem(problems, records):
    assert problems(records) == []


@pytest.mark.parametrize(
    ("table", "row", "changes", "problem"),
    [
        ("actors", 0, {"type": "ghost"}, ("constraint-error", "type")),
        ("actors", 0, {"name": None}, ("constraint-error", "name")),
        ("actors", 0, {"country": "Norway"}, ("constraint-error", "country")),
        ("claims", 0, {"value_min": "a dozen"}, ("type-error", "value_min")),
        ("claims", 0, {"statement_id": "r-s-9"}, ("foreign-key", "statement_id")),
        ("sources", 0, {"supersedes": "older"}, ("foreign-key", "supersedes")),
        ("actors", 0, {"actor_id": "norway"}, ("primary-key", "")),
        ("evidence", 1, {"quote": "13"}, ("evidence", "quote")),
        ("evidence", 1, {"quote": None}, ("evidence", "quote")),
        ("sources", 0, {"text_sha256": "0" * 64}, ("evidence", "text_sha256")),
        ("statements", 0, {"content": "Norway has sold 13 boats"}, ("evidence", "content")),
        ("claims", 0, {"value": "13"}, ("evidence", "value")),
        ("claims", 0, {"rank": "deprecated"}, ("evidence", "quantity")),
        ("claims", 0, {"rank": "normal"}, ("evidence", "quantity")),
        ("transactions", 0, {"quantity": 13}, ("evidence", "quantity")),
        ("transactions", 0, {"quantity_unit": "ships"}, ("evidence", "quantity_unit")),
        ("transactions", 0, {"item": "ships"}, ("evidence", "item")),
        ("transactions", 0, {"supplier_id": "chile"}, ("evidence", "supplier_id")),
        ("evidence", 1, {"start": "sixteen"}, ("type-error", "start")),
        ("attributions", 1, {"step": "two"}, ("type-error", "step")),
        ("claims", 0, {"value_min": "NaN"}, ("number", "value_min")),
        ("transactions", 0, {"delivered": "2020"}, ("evidence", "delivered")),
        ("transactions", 0, {"quantity_max": 11}, ("bounds", "quantity_min")),
        ("sources", 0, {"published_latest": "2020-05-03"}, ("bounds", "published_earliest")),
        ("attributions", 1, {"step": 3}, ("chain", "step")),
        ("attributions", 1, {"actor_id": "chile"}, ("chain", "actor_id")),
        ("actors", 0, {"name": "=cmd()"}, ("formula", "name")),
    ],
)
def test_a_wrong_value_is_found(problems, records, table, row, changes, problem):
    records[table][row].update(changes)
    assert problem in problems(records)


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("sources", "source_id"),
        ("actors", "speaker_id"),
        ("evidence", "evidence_id"),
        ("transactions", "transaction_id"),
    ],
)
def test_a_row_that_others_refer_to_is_missed(problems, records, table, field):
    del records[table][0]
    assert ("foreign-key", field) in problems(records)


def test_a_row_added_under_the_key_of_another_is_found(problems, records):
    records["actors"].append(records["actors"][0] | {"name": "Anna Berg"})
    assert ("primary-key", "") in problems(records)


def test_only_a_change_and_what_it_refers_to_is_held_against_the_contract_again(contract, records, written):
    passed = written(records)
    records["statements"][0]["act"] = "announce"
    changes = changed(written(records), passed, contract)
    rows = {name: len(own) for name, own in changes.items() if own}
    assert rows == {"sources": 1, "actors": 2, "statements": 1, "evidence": 1}
    assert {table.name for table in concerned(changes, contract).tables} == set(rows)
    assert not any(changed(passed, passed, contract).values())


def test_two_preferred_values_are_found(problems, records):
    records["claims"].append({**records["claims"][0], "claim_id": "r-c-other", "value_max": 13})
    assert ("rank", "rank") in problems(records)


def test_a_withdrawn_identifier_in_use_is_found(problems, records):
    records["tombstones"] = [{"id": "chile", "table": "actors", "reason": "gone"}]
    assert ("reused-id", "id") in problems(records)


def test_evidence_in_site_furniture_is_found(problems, records, article):
    assert ("evidence", "start") in problems(records, replace(article, omitted=(Span(10, 20),)))


def test_a_missing_article_is_found(problems, records):
    assert ("evidence", "source_id") in problems(records, None)


def test_parts_that_are_apart_are_compared_one_by_one(problems, records):
    records["statements"][0]["content"] = "Norway has sold […] boats to Chile"
    assert problems(records) == []


def test_an_issue_says_where_what_and_what_to_do():
    issue = Issue(
        "error", "date", "is no date", "articles/a.md", 3, "date", "soon", "YYYY-MM-DD", "correct it"
    )
    line = "error: articles/a.md:3: date: is no date. Found: soon. Expected: YYYY-MM-DD. Do: correct it."
    assert render_issue(issue) == line


def test_a_long_finding_is_shortened():
    assert len(render_issue(Issue("error", "x", "long", found="word " * 500))) < 200


def test_a_missing_file_is_told_once_and_with_what_to_do(contract, tmp_path, written, article, records):
    tables = written(records)
    (tmp_path / "data" / "actors.csv").unlink()
    [issue] = check(tables, contract, tmp_path, {"r": article}).issues
    assert (issue.code, issue.path) == ("missing-table", "data/actors.csv")
    assert "onrecord build" in issue.hint


def test_a_key_that_must_be_unique_is_found_twice(contract, tmp_path, written, records):
    records["actors"] += [
        {**records["actors"][2], "actor_id": f"{code.lower()}-2", "country": code} for code in ("NOR", "CHL")
    ]
    written(records)
    tables = tuple(
        replace(table, unique_keys=(("name", "country"),)) if table.name == "actors" else table
        for table in contract.tables
    )
    [issue] = check_schema(replace(contract, tables=tables), tmp_path)
    assert (issue.code, issue.field, issue.found) == ("unique-key", "name, country", "Norway, NOR")
