"""Check the written files against the contract with frictionless, and what frictionless leaves out.

frictionless 5 reads `uniqueKeys` without enforcing them, so they are checked here.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from frictionless import Package

from onrecord.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.contract import Contract, Table

HINTS = {
    "foreign-key": "The row names something that the other table lacks: correct the name or add the row.",
    "primary-key": "Two rows have one identifier: remove or rename one.",
    "constraint-error": "See the column in datapackage.yaml for what it may hold.",
    "type-error": "See the column in datapackage.yaml for what it may hold.",
    "incorrect-label": "The heading line must be the columns of datapackage.yaml; run onrecord build.",
}


_MISSING = Issue(
    "error",
    "missing-table",
    "The file of a table is missing.",
    found="no file",
    expected="a CSV file with the columns of the table, if with no rows",
    hint="Run onrecord build, which writes it.",
)


def check_schema(contract: Contract, base: Path) -> Iterator[Issue]:
    """Yield an Issue for each place where the files below `base` break the contract.

    Where a file is missing nothing else is looked at: each row that refers to its rows would be reported.
    """
    if missing := [table.path for table in contract.tables if not (base / table.path).is_file()]:
        yield from map(_MISSING.at, missing)
        return
    report = Package.from_descriptor(dict(contract.descriptor), basepath=str(base)).validate()
    for error in report.errors:
        yield Issue("error", error.type, error.note, path="datapackage.yaml")
    paths = {table.name: table.path for table in contract.tables}
    for task in report.tasks:
        for error in task.errors:
            yield _issue(error.to_dict(), paths.get(task.name, task.name))
    for table in contract.tables:
        for key in table.unique_keys:
            yield from _repeated(table, key, base)


def _issue(error: dict[str, Any], path: str) -> Issue:
    field = error.get("fieldName") or ", ".join(error.get("fieldNames") or [])
    return Issue(
        "error",
        error["type"],
        f"{error['title'].removesuffix(' Error')}: {error['note']}",
        path=path,
        line=error.get("rowNumber"),
        field=field,
        found=str(error.get("cell", ", ".join(error.get("fieldCells") or []))),
        expected=error["description"],
        hint=HINTS.get(error["type"], ""),
    )


def _repeated(table: Table, key: tuple[str, ...], base: Path) -> Iterator[Issue]:
    seen: dict[tuple[str, ...], int] = {}
    with (base / table.path).open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            values = tuple(row.get(name) or "" for name in key)
            if seen.setdefault(values, line) != line:
                yield Issue(
                    "error",
                    "unique-key",
                    f"the same as in row {seen[values]}",
                    table.path,
                    line,
                    ", ".join(key),
                    ", ".join(values),
                    "values that no other row has",
                    HINTS["primary-key"],
                )
