"""Tell which rows the contract has to be held against again when all rows have passed before.

Whether a row keeps to the contract depends on its own cells, on the rows that have the same key, and on
whether the rows are there that it refers to.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.contract import Contract, Table
    from onrecord.model import Row, Tables

    Cells = tuple[object, ...]
    Targets = dict[tuple[str, tuple[str, ...]], dict[Cells, list[Row]]]


def changed(tables: Tables, passed: Tables, contract: Contract) -> Tables:
    """Return the rows that may break the contract though `passed` keeps to it, with those they refer to."""
    targets = _targets(tables, contract)
    waiting = [(table, row) for table in contract.tables for row in _suspects(table, tables, passed, targets)]
    chosen: dict[str, set[int]] = {table.name: set() for table in contract.tables}
    while waiting:
        table, row = waiting.pop()
        if id(row) not in chosen[table.name]:
            chosen[table.name].add(id(row))
            for reference in table.references:
                found = targets[reference.table, reference.target].get(_cells(row, reference.columns), [])
                waiting += [(contract.table(reference.table), target) for target in found]
    return {name: tuple(row for row in tables[name] if id(row) in own) for name, own in chosen.items()}


def write(tables: Tables, contract: Contract, base: Path) -> None:
    """Write rows as they were read to where the contract has them below `base`."""
    for table in contract.tables:
        path = base / table.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [column.name for column in table.columns], lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables[table.name])


def _suspects(table: Table, tables: Tables, passed: Tables, targets: Targets) -> Iterator[Row]:
    """Yield the rows that are new, that share a key, or that refer to a row which is not there."""
    rows = tables[table.name]
    before = {_cells(row, table.primary_key): row for row in passed[table.name]}
    keys = (
        table.primary_key,
        *table.unique_keys,
        *((column.name,) for column in table.columns if column.unique),
    )
    taken = {key: Counter(_cells(row, key) for row in rows) for key in keys}
    for row in rows:
        if (
            before.get(_cells(row, table.primary_key)) != row
            or any(counts[_cells(row, key)] > 1 for key, counts in taken.items())
            or any(
                cells.count(None) < len(cells) and cells not in targets[reference.table, reference.target]
                for reference in table.references
                if (cells := _cells(row, reference.columns))
            )
        ):
            yield row


def _targets(tables: Tables, contract: Contract) -> Targets:
    """Find rows by the columns that others refer to."""
    targets: Targets = {}
    for table in contract.tables:
        for reference in table.references:
            place = reference.table, reference.target
            if place not in targets:
                targets[place] = defaultdict(list)
                for row in tables[reference.table]:
                    targets[place][_cells(row, reference.target)].append(row)
    return targets


def _cells(row: Row, columns: tuple[str, ...]) -> Cells:
    return tuple([row[name] for name in columns])
