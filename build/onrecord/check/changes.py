"""Tell which rows the contract has to be held against again when all rows have passed before.

Whether a row keeps to the contract depends on its own cells, on the rows that have the same key, and on
whether the rows are there that it refers to.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from onrecord.contract import Contract, Table
    from onrecord.model import Row, Tables

    Key = Callable[[Row], object]
    Targets = dict[tuple[str, tuple[str, ...]], dict[object, Row]]


def changed(tables: Tables, passed: Tables, contract: Contract) -> Tables:
    """Return the rows that may break the contract though `passed` keeps to it, with those they refer to."""
    targets: Targets = {}
    for reference in (reference for table in contract.tables for reference in table.references):
        key = itemgetter(*reference.target)
        targets[reference.table, reference.target] = {key(row): row for row in tables[reference.table]}
    waiting = [(table, row) for table in contract.tables for row in _suspects(table, tables, passed, targets)]
    chosen: dict[str, set[int]] = {table.name: set() for table in contract.tables}
    while waiting:
        table, row = waiting.pop()
        if id(row) not in chosen[table.name]:
            chosen[table.name].add(id(row))
            for reference in table.references:
                cells = itemgetter(*reference.columns)(row)
                if target := targets[reference.table, reference.target].get(cells):
                    waiting.append((contract.table(reference.table), target))
    return {name: tuple(row for row in tables[name] if id(row) in own) for name, own in chosen.items()}


def concerned(tables: Tables, contract: Contract) -> Contract:
    """Return the contract of the tables that have rows, and of those that they refer to."""
    names: set[str] = set()
    waiting = [table for table in contract.tables if tables[table.name]]
    while waiting:
        table = waiting.pop()
        if table.name not in names:
            names.add(table.name)
            waiting += [contract.table(reference.table) for reference in table.references]
    resources = [resource for resource in contract.descriptor["resources"] if resource["name"] in names]
    own = tuple(table for table in contract.tables if table.name in names)
    return replace(contract, tables=own, descriptor={**contract.descriptor, "resources": resources})


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
    rows, identifier = tables[table.name], itemgetter(*table.primary_key)
    before = {identifier(row): row for row in passed[table.name]}
    suspect = [
        (key, cells) for key, cells in (*_repeated(table, rows), *_missed(table, rows, targets)) if cells
    ]
    for row in rows:
        if before.get(identifier(row)) != row or any(key(row) in cells for key, cells in suspect):
            yield row


def _repeated(table: Table, rows: Sequence[Row]) -> Iterator[tuple[Key, set[object]]]:
    unique = ((column.name,) for column in table.columns if column.unique)
    for columns in (table.primary_key, *table.unique_keys, *unique):
        key = itemgetter(*columns)
        yield key, {cells for cells, count in Counter(map(key, rows)).items() if count > 1}


def _missed(table: Table, rows: Sequence[Row], targets: Targets) -> Iterator[tuple[Key, set[object]]]:
    for reference in table.references:
        key = itemgetter(*reference.columns)
        nothing = key(dict.fromkeys(reference.columns))
        yield key, set(map(key, rows)) - targets[reference.table, reference.target].keys() - {nothing}
