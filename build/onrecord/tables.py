"""Turn records into tables: columns in the order of the contract, rows in the order of their keys."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from onrecord.errors import ContractError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from onrecord.contract import Contract, Table
    from onrecord.model import Row, Tables


def make_tables(records: Mapping[str, Sequence[Row]], contract: Contract) -> Tables:
    """Order records by the contract, and leave out the words of sources whose rights are `offsets`.

    Raises ContractError where a record has a column, or is of a table, that the contract does not have.
    """
    if unknown := sorted(set(records) - {table.name for table in contract.tables}):
        raise ContractError(f"datapackage.yaml: lacks the table {', '.join(unknown)}")
    wordless = _wordless(records)
    return {t.name: _table_rows(t, records.get(t.name, ()), wordless) for t in contract.tables}


def read_tables(folder: Path, contract: Contract) -> Tables:
    """Read tables that were written as CSV; every value is a string, an empty cell is None.

    A table without a file is empty.
    """
    return {table.name: _read_rows(folder / f"{table.name}.csv") for table in contract.tables}


def _read_rows(path: Path) -> tuple[Row, ...]:
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple({name: value or None for name, value in row.items()} for row in csv.DictReader(file))


def _table_rows(table: Table, rows: Sequence[Row], wordless: frozenset[object]) -> tuple[Row, ...]:
    names = [column.name for column in table.columns]
    for row in rows:
        if unknown := sorted(set(row) - set(names)):
            raise ContractError(f"datapackage.yaml: table {table.name} lacks the column {', '.join(unknown)}")
    ordered = ({name: row.get(name) for name in names} for row in rows)
    spoken = (_without_words(table, row) if _owners(row) & wordless else row for row in ordered)
    return tuple(sorted(spoken, key=lambda row: [_sortable(row[name]) for name in table.primary_key]))


def _sortable(value: object) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, "" if value is None else str(value))


def _wordless(records: Mapping[str, Sequence[Row]]) -> frozenset[object]:
    """Return the sources whose words are not published, and their statements."""
    sources = {row["source_id"] for row in records.get("sources", ()) if row["rights"] == "offsets"}
    statements = (row for row in records.get("statements", ()) if row["source_id"] in sources)
    return frozenset(sources | {row["statement_id"] for row in statements})


def _owners(row: Row) -> frozenset[object]:
    return frozenset((row.get("source_id"), row.get("statement_id"))) - {None}


def _without_words(table: Table, row: Row) -> Row:
    blank: dict[str, object] = {column.name: None for column in table.columns if column.words}
    if table.name == "actors":  # an unnamed actor's name is the wording of its source
        blank["name"] = f"unnamed {row['type']}"
    return {**row, **blank}
