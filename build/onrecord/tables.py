"""Turn records into tables: columns in the order of the contract, rows in the order of their keys."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from onrecord.errors import ContractError, DataError
from onrecord.model import Issue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from onrecord.contract import Contract, Table
    from onrecord.model import Row, Tables

    Known = dict[str, tuple[tuple[Table, tuple[int, int, int]], tuple[Row, ...]]]
    """Rows by table, with what they were read from: columns, and the number, size and time of the file."""


_UNREADABLE = Issue(
    "error",
    "unreadable-table",
    "A published table cannot be read.",
    expected="the file as onrecord wrote it",
    hint="Restore the file from the version before; if nothing was published yet, delete it.",
)


def make_tables(records: Mapping[str, Sequence[Row]], contract: Contract) -> Tables:
    """Order records by the contract, and leave out the words of sources whose rights are `offsets`.

    Raises ContractError where a record has a column, or is of a table, that the contract does not have.
    """
    if unknown := sorted(set(records) - {table.name for table in contract.tables}):
        raise ContractError(f"datapackage.yaml: lacks the table {', '.join(unknown)}")
    wordless = _wordless(records)
    return {t.name: _table_rows(t, records.get(t.name, ()), wordless) for t in contract.tables}


def read_tables(folder: Path, contract: Contract, known: Known | None = None) -> Tables:
    """Read tables that were written as CSV; every value is a string, an empty cell is None.

    A table without a file is empty, a column that its file lacks too. `known` has the tables that were read
    last, and is brought up to date: a file that has only been moved since is not read again. Raises DataError
    where a file is no CSV in UTF-8 or lacks the columns of the key: then nobody can say what was published.
    """
    last = {} if known is None else known
    return {table.name: _rows(folder / f"{table.name}.csv", table, last) for table in contract.tables}


def _rows(path: Path, table: Table, known: Known) -> tuple[Row, ...]:
    if not path.is_file():
        return ()
    stat = path.stat()
    state = table, (stat.st_ino, stat.st_size, stat.st_mtime_ns)
    if table.name not in known or known[table.name][0] != state:
        known[table.name] = state, _read_rows(path, table)
    return known[table.name][1]


def _read_rows(path: Path, table: Table) -> tuple[Row, ...]:
    names = [column.name for column in table.columns]
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = tuple({name: row.get(name) or None for name in names} for row in reader)
            header = reader.fieldnames or table.primary_key
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError([_UNREADABLE.at(table.path, found=str(error))]) from error
    if missing := sorted(set(table.primary_key) - set(header)):
        raise DataError([_UNREADABLE.at(table.path, 1, found=f"no column {', '.join(missing)}")])
    return rows


def _table_rows(table: Table, rows: Sequence[Row], wordless: frozenset[object]) -> tuple[Row, ...]:
    names = [column.name for column in table.columns]
    known = set(names)
    for row in rows:
        if unknown := sorted(row.keys() - known):
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
