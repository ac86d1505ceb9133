"""Keep account of identifiers that were published and are gone, so that none passes to another thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Issue

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from onrecord.contract import Contract, Table
    from onrecord.decisions import Withdrawal
    from onrecord.model import Row, Tables


def bury(
    published: Tables,
    current: Tables,
    contract: Contract,
    withdrawn: Mapping[tuple[str, str], Withdrawal] | None = None,
) -> Tables:
    """Return `current` with a tombstone for each permanent identifier of `published` that it lacks.

    Earlier tombstones stay, unless their identifier came back: identifiers come from content, so it
    is the same thing then. What a decision made of an identifier, by table and identifier, goes first.
    """
    alive = {
        (table.name, row[table.primary_key[0]])
        for table in contract.tables
        if table.identity
        for row in current[table.name]
    }
    stones = {(row["table"], row["id"]): row for row in published["tombstones"]}
    for table in contract.tables:
        if table.identity:
            stones |= {(table.name, stone["id"]): stone for stone in _gone(table, published, current)}
    for key, decision in (withdrawn or {}).items():
        if key in stones:
            stones[key] = {**stones[key], "became": decision.became, "reason": decision.reason}
    kept = [
        {**stone, "became": _last_heir(stone, stones, alive)}
        for key, stone in stones.items()
        if key not in alive
    ]
    return {**current, "tombstones": tuple(sorted(kept, key=lambda row: (str(row["id"]), str(row["table"]))))}


def stray_corrections(tables: Tables, contract: Contract, taken_away: Container[object]) -> Iterator[Issue]:
    """Warn of corrections of rows that are not there, have no tombstone and that no decision took away."""
    stones = {(stone["table"], stone["id"]) for stone in tables["tombstones"]}
    known = {
        (table.name, row[table.primary_key[0]]) for table in contract.tables for row in tables[table.name]
    }
    elsewhere = {name for _, name in known}
    columns = {table.name: {column.name for column in table.columns} for table in contract.tables}
    for row in tables["corrections"]:
        if row["field"] and row["field"] not in columns[str(row["table"])]:
            yield Issue(
                "warning",
                "stray-correction",
                f"correction {row['correction_id']} is of a field that {row['table']} does not have",
                "curation/corrections.yaml",
                field="field",
                found=str(row["field"]),
                expected=", ".join(column.name for column in contract.table(str(row["table"])).columns),
                hint="correct field or table",
            )
        key = row["table"], row["row_id"]
        is_taken = row["row_id"] in taken_away and row["row_id"] not in elsewhere
        if key not in known and key not in stones and not is_taken:
            yield Issue(
                "warning",
                "stray-correction",
                f"correction {row['correction_id']} is of a row that {row['table']} does not have",
                "curation/corrections.yaml",
                field="row_id",
                found=str(row["row_id"]),
                expected=f"the identifier of a row of {row['table']}, as the site shows it",
                hint="correct row_id or table",
            )


def _last_heir(
    stone: Row, stones: Mapping[tuple[object, object], Row], alive: set[tuple[str, object]]
) -> object:
    """Follow an heir that is gone itself to its own."""
    seen = {stone["id"]}
    heir = stone["became"]
    while heir not in seen and (stone["table"], heir) not in alive and (stone["table"], heir) in stones:
        seen.add(heir)
        heir = stones[stone["table"], heir]["became"] or heir
    return heir


def _gone(table: Table, published: Tables, current: Tables) -> Iterator[Row]:
    """Yield a stone for each row that is gone; its heir is the one row that is new and the same thing."""
    key = table.primary_key[0]
    before = {row[key] for row in published[table.name]}
    alive = {row[key] for row in current[table.name]}
    new: dict[tuple[object, ...] | None, list[object]] = {}
    for row in current[table.name]:
        if row[key] not in before:
            new.setdefault(_identity(table, row), []).append(row[key])
    for row in published[table.name]:
        if row[key] not in alive:
            identity = _identity(table, row)
            heirs = new.get(identity, []) if identity else []
            became = heirs[0] if len(heirs) == 1 else None
            reason = "It goes by another identifier now." if became else "It is no longer read in any source."
            yield {"id": row[key], "table": table.name, "became": became, "reason": reason}


def _identity(table: Table, row: Row) -> tuple[object, ...] | None:
    """Return what tells that two rows are one thing; None where its words are not published."""
    if any(row[name] is None and table.column(name).words for name in table.identity):
        return None
    return tuple(None if row[name] is None else str(row[name]) for name in table.identity)
