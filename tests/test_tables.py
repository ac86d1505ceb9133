from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.contract import read_contract
from onrecord.errors import ContractError, DataError
from onrecord.tables import make_tables, read_tables

CONTRACT = read_contract(Path(__file__).parents[1] / "datapackage.yaml")


def test_rows_are_in_the_order_of_their_keys_and_columns_of_the_contract():
    steps = [{"statement_id": "s", "step": n, "actor_id": "a"} for n in (10, 2, 1)]
    rows = make_tables({"attributions": steps}, CONTRACT)["attributions"]
    assert [row["step"] for row in rows] == [1, 2, 10]
    assert list(rows[0]) == [column.name for column in CONTRACT.table("attributions").columns]


def test_tables_without_records_are_empty():
    assert make_tables({}, CONTRACT)["claims"] == ()


@pytest.mark.parametrize("records", [{"sauces": []}, {"actors": [{"actor_id": "a", "age": 3}]}])
def test_what_the_contract_lacks_is_told(records):
    with pytest.raises(ContractError, match=r"sauces|age"):
        make_tables(records, CONTRACT)


def test_words_of_a_source_with_offsets_only_are_left_out():
    records = {
        "sources": [{"source_id": "x", "rights": "offsets"}, {"source_id": "y", "rights": "excerpt"}],
        "statements": [{"statement_id": f"{s}-1", "source_id": s, "content": "words"} for s in "xy"],
        "attributions": [{"statement_id": f"{s}-1", "step": 1, "medium": "letter"} for s in "xy"],
        "actors": [{"actor_id": "o", "name": "an aide close to her", "type": "person", "source_id": "x"}],
        "evidence": [{"evidence_id": "e", "source_id": "x", "start": 3, "end": 8, "quote": "words"}],
    }
    tables = make_tables(records, CONTRACT)
    assert [row["content"] for row in tables["statements"]] == [None, "words"]
    assert [row["medium"] for row in tables["attributions"]] == [None, "letter"]
    assert tables["actors"][0]["name"] == "unnamed person"
    assert (tables["evidence"][0]["quote"], tables["evidence"][0]["start"]) == (None, 3)


def test_a_missing_file_reads_as_an_empty_table(tmp_path):
    (tmp_path / "tombstones.csv").write_text('id,table,became,reason\nx,actors,,"gone, for good"\n')
    tables = read_tables(tmp_path, CONTRACT)
    assert tables["tombstones"] == (
        {"id": "x", "table": "actors", "became": None, "reason": "gone, for good"},
    )
    assert tables["sources"] == ()


def test_a_file_that_has_only_been_moved_is_not_read_again(tmp_path):
    known = {}
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "tombstones.csv").write_text("id,table\na,b\n", encoding="utf-8")
    first = read_tables(tmp_path / "old", CONTRACT, known)["tombstones"]
    (tmp_path / "old").rename(tmp_path / "new")
    assert read_tables(tmp_path / "new", CONTRACT, known)["tombstones"] is first
    (tmp_path / "new" / "tombstones.csv").write_text("id,table\nab,b\n", encoding="utf-8")
    assert read_tables(tmp_path / "new", CONTRACT, known)["tombstones"][0]["id"] == "ab"


def test_columns_that_a_file_lacks_are_empty_and_others_are_left_out(tmp_path):
    (tmp_path / "tombstones.csv").write_text("id,table,colour\nx,actors,red,more\n")
    [row] = read_tables(tmp_path, CONTRACT)["tombstones"]
    assert row == {"id": "x", "table": "actors", "became": None, "reason": None}


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"\xff\xfe", b"id,table\nx,a\xe9\n"])
def test_a_table_that_cannot_be_told_stops_the_run(tmp_path, content):
    (tmp_path / "tombstones.csv").write_bytes(content)
    with pytest.raises(DataError) as stopped:
        read_tables(tmp_path, CONTRACT)
    [issue] = stopped.value.issues
    assert (issue.path, issue.code) == ("data/tombstones.csv", "unreadable-table")
