"""Registers show the newest and the most told first."""

from __future__ import annotations

from onrecord.pages.ordering import in_reading_order


def test_the_newest_report_comes_first_and_its_statements_as_they_stand() -> None:
    tables = in_reading_order(
        {
            "sources": (
                {"source_id": "a", "published_earliest": "2005-12-01"},
                {"source_id": "b"},
                {"source_id": "c", "published_earliest": "2007-01-16"},
            ),
            "statements": (
                {"statement_id": "1", "source_id": "a", "evidence_id": "e1"},
                {"statement_id": "2", "source_id": "c", "evidence_id": "e2"},
                {"statement_id": "3", "source_id": "c", "evidence_id": "e3"},
            ),
            "evidence": (
                {"evidence_id": "e1", "start": 5},
                {"evidence_id": "e2", "start": 100},
                {"evidence_id": "e3", "start": 20},
            ),
        }
    )
    assert [row["source_id"] for row in tables["sources"]] == ["c", "a", "b"]
    assert [row["statement_id"] for row in tables["statements"]] == ["3", "2", "1"]


def test_the_deal_that_most_origins_tell_of_comes_first() -> None:
    tables = in_reading_order({"transactions": ({"origin_count": 2}, {"origin_count": 10})})
    assert [row["origin_count"] for row in tables["transactions"]] == [10, 2]


def test_actors_stand_by_name_and_the_unnamed_behind_them() -> None:
    names = ("officials", "Zenit", "The Associated Press", "al-Jazeera")
    actors = tuple({"name": name, "named": name != "officials"} for name in names)
    ordered = in_reading_order({"actors": actors})["actors"]
    assert [row["name"] for row in ordered] == ["al-Jazeera", "The Associated Press", "Zenit", "officials"]
