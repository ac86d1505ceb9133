"""Keep account of identifiers that were published and are gone, so that none passes to another thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.contract import Contract, Table
    from onrecord.model import Row, Tables


def bury(published: Tables, current: Tables, contract: Contract) -> Tables:
    """Return `current` with a tombstone for each permanent identifier of `published` that it lacks.

    Earlier tombstones stay, unless their identifier came back: identifiers come from content, so it
    is the same thing then.
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
    kept = [dict(stone) for key, stone in sorted(stones.items(), key=str) if key not in alive]
    return {**current, "tombstones": tuple(sorted(kept, key=lambda row: (row["id"], row["table"])))}


def _gone(table: Table, published: Tables, current: Tables) -> Iterator[Row]:
    key = table.primary_key[0]
    alive = {row[key] for row in current[table.name]}
    by_identity: dict[tuple[object, ...], list[object]] = {}
    for row in current[table.name]:
        by_identity.setdefault(_identity(table, row), []).append(row[key])
    for row in published[table.name]:
        if row[key] not in alive:
            heirs = by_identity.get(_identity(table, row), [])
            became = heirs[0] if len(heirs) == 1 else None
            reason = "It goes by another identifier now." if became else "It is no longer read in any source."
            yield {"id": row[key], "table": table.name, "became": became, "reason": reason}


def _identity(table: Table, row: Row) -> tuple[object, ...]:
    return tuple(None if row[name] is None else str(row[name]) for name in table.identity)
