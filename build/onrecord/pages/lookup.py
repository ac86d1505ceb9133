"""Find rows by key and by column, each index built once."""

from __future__ import annotations

import functools
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from onrecord.model import Row, Tables

P = ParamSpec("P")
T = TypeVar("T")

FOLDERS = {"transactions": "deals", "statements": "statements", "actors": "actors", "sources": "sources"}
"""The tables whose rows have pages, and the folder of these pages."""

KEYS = {
    "transactions": "transaction_id",
    "statements": "statement_id",
    "actors": "actor_id",
    "sources": "source_id",
}
"""Their keys."""


Read = tuple[str, str, object]
"""What was looked up: a table, a column and a value in it."""


class Lookup:
    """Find rows of the tables without reading them again for each page.

    Where `tracing`, `reads` is what has been looked up, to tell later whether the same is found again.
    """

    def __init__(self, tables: Tables, *, tracing: bool = False) -> None:
        self.tables = tables
        self.reads: set[Read] | None = set() if tracing else None
        self._agreed: dict[Read, bool] = {}
        self._between: dict[str, tuple[Row, ...]] = {}
        self._values: dict[tuple[str, str], set[object]] = {}
        self._shared: dict[Read, Read] = {}
        self.memory: dict[object, dict[object, Any]] = defaultdict(dict)
        self._groups: dict[str, dict[str, dict[object, list[Row]]]] = defaultdict(dict)

    def all(self, table: str) -> tuple[Row, ...]:
        """Return the rows of a table; a table that the contract lacks has none."""
        return self.tables.get(table, ())

    def where(self, table: str, column: str, value: object) -> list[Row]:
        """Return the rows with that value in that column, in the order of the table."""
        if self.reads is not None:
            read = table, column, value
            self.reads.add(self._shared.setdefault(read, read))
        try:
            return self._groups[table][column].get(value, [])
        except KeyError:
            groups: dict[object, list[Row]] = defaultdict(list)
            for row in self.all(table):
                groups[row.get(column)].append(row)
            self._groups[table][column] = dict(groups)
            return groups.get(value, [])

    def one(self, table: str, column: str, value: object) -> Row | None:
        """Return the first row with that value in that column."""
        rows = self.where(table, column, value)
        return rows[0] if rows else None

    def name(self, actor_id: object) -> str:
        """Return the name to show for an actor, the identifier where the actor has no row."""
        row = self.one("actors", "actor_id", actor_id)
        return str(row["name"]) if row else str(actor_id)

    def traced(self, function: Callable[[], T]) -> tuple[T, tuple[Read, ...]]:
        """Return what a function returns, and what it has looked up for that, itself or by memory."""
        outer, reads = self.reads, set[Read]()
        self.reads = reads
        try:
            return function(), tuple(reads)
        finally:
            self.reads = outer

    def agrees(self, other: Lookup, reads: Iterable[Read]) -> bool:
        """Tell whether the same rows are found here as in `other`, which is always the same one."""
        return all(
            value not in self._changed(other, table, column) or self._agrees(other, (table, column, value))
            for table, column, value in reads
        )

    def _agrees(self, other: Lookup, read: Read) -> bool:
        if read not in self._agreed:
            self._agreed[read] = self.where(*read) == other.where(*read)
        return self._agreed[read]

    def _changed(self, other: Lookup, table: str, column: str) -> set[object]:
        """Return the values of a column in the rows between the first and the last that differ."""
        try:
            return self._values[table, column]
        except KeyError:
            if table not in self._between:
                self._between[table] = _differing(self.all(table), other.all(table))
            values = {row.get(column) for row in self._between[table]}
            return self._values.setdefault((table, column), values)


def _differing(rows: Sequence[Row], others: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows of both but for those at the start and at the end that are the same."""
    fewer = min(len(rows), len(others))
    start = next((n for n in range(fewer) if rows[n] != others[n]), fewer)
    end = next((n for n in range(fewer - start) if rows[-1 - n] != others[-1 - n]), fewer - start)
    return (*rows[start : len(rows) - end], *others[start : len(others) - end])


def remembered(function: Callable[Concatenate[Lookup, P], T]) -> Callable[Concatenate[Lookup, P], T]:
    """Keep what a function of a Lookup and of hashable values returns, for as long as the Lookup lives."""

    @functools.wraps(function)
    def remember(lookup: Lookup, /, *args: P.args, **kwargs: P.kwargs) -> T:
        known, key = lookup.memory[function], (args, *kwargs.items()) if kwargs else args
        value: T
        if lookup.reads is None:
            if key not in known:
                known[key] = function(lookup, *args, **kwargs)
            value = known[key]
            return value
        if key not in known:
            known[key] = lookup.traced(lambda: function(lookup, *args, **kwargs))
        value, reads = known[key]
        lookup.reads.update(reads)
        return value

    return remember


def address(table: str, row_id: object, root: str = "../", fragment: object = None) -> str:
    """Return the address of a row's page, `root` being the way up to the site's root."""
    end = f"#{fragment}" if fragment else ""
    return f"{root}{FOLDERS[table]}/{row_id}.html{end}"
