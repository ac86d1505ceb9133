"""Say what a register shows: its columns, its facets, and each cell's words and link."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import yaml

from onrecord.pages import deals, people, words
from onrecord.pages.lookup import KEYS, address

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from onrecord.contract import Column, Contract, Table
    from onrecord.model import Row
    from onrecord.pages.lookup import Lookup

K = TypeVar("K", bound="Hashable")
T = TypeVar("T")

FacetValue = tuple[str, str]
"""A value to filter by, and the words that say it."""
SortKey = tuple[int, float, str]

_MANY_YEARS = 10
NUMERIC = ("integer", "number")


@dataclass(frozen=True, slots=True)
class Facet:
    """Hold something to filter by: columns of the row, the years of dates, or a column of another table."""

    name: str
    title: str
    columns: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    through: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """Hold what the explorer of one table shows; `shown` are the columns before the reader chooses."""

    table: Table
    folder: str
    intro: str
    link: str
    shown: tuple[str, ...]
    facets: tuple[Facet, ...]

    @property
    def title(self) -> str:
        """Return the name of the register."""
        return self.folder.capitalize()

    @property
    def key(self) -> str:
        """Return the column that has the identifiers."""
        return KEYS[self.table.name]

    def target(self, column: str) -> str:
        """Return the table that a column's identifiers are of, "" where they are none."""
        found = (ref.table for ref in self.table.references if ref.columns == (column,))
        return self.table.name if column == self.key else next(found, "")


class Cell(NamedTuple):
    """Hold a cell as the data has it, in words, and where it leads, relative to the site's root."""

    data: str
    words: str
    href: str = ""


_EMPTY = Cell("", "")
_ORIGIN = "origin_group"
"""The column that names an origin by one of its sources, without a table of origins to refer to."""


def registers(contract: Contract) -> Iterator[Register]:
    """Return the registers of the tables that the contract has."""
    known = {table.name: table for table in contract.tables}
    for entry in _settings():
        if entry["table"] not in known:
            continue
        table = known[entry["table"]]
        columns = {column.name for column in table.columns}
        yield Register(
            table,
            entry["folder"],
            entry["intro"],
            entry["link"],
            tuple(name for name in entry["columns"] if name in columns),
            tuple(facet for facet in map(_facet, entry["facets"]) if _possible(facet, columns, known)),
        )


@functools.cache
def _settings() -> Any:
    return yaml.safe_load(Path(__file__).with_name("explorers.yaml").read_text(encoding="utf-8"))


def _facet(entry: Mapping[str, Any]) -> Facet:
    through = entry.get("through")
    return Facet(
        entry["name"],
        entry["title"],
        tuple(entry.get("columns", ())),
        tuple(entry.get("dates", ())),
        (through["table"], through["key"], through["column"]) if through else None,
    )


def _possible(facet: Facet, columns: set[str], known: Mapping[str, Table]) -> bool:
    if facet.through:
        return facet.through[0] in known and facet.through[1] in columns
    return bool(columns.intersection(facet.columns + facet.dates))


def each_once(values: Sequence[K], settle: Callable[[K], T]) -> list[T]:
    """Return what is settled for each value, having settled equal ones once."""
    settled = {value: settle(value) for value in dict.fromkeys(values)}
    return list(map(settled.__getitem__, values))


def cells(lookup: Lookup, register: Register, column: Column, rows: Iterable[Row]) -> list[Cell]:
    """Return the cells of one column."""
    say = wording(lookup, register, column)
    if column.name == register.link:
        return [_linked(register, column, row, say) for row in rows]
    if _is_bounded(register, column):
        found = [(row.get(column.name), *_bounds(column, row)) for row in rows]
        return each_once(found, lambda cell: Cell(plain(cell[0]), say(cell[0]) or words.bounds(*cell[1:])))
    target = register.target(column.name)
    known = {row[KEYS[target]] for row in lookup.all(target)} if target in KEYS else set()

    def cell(value: object) -> Cell:
        data = plain(value, column.delimiter)
        return Cell(data, say(value), address(target, value, root="") if data and value in known else "")

    return each_once(_values(column, rows), cell)


def _is_bounded(register: Register, column: Column) -> bool:
    """Say whether a column has bounds beside it, which are told where no one number is taken."""
    return any(other.name == f"{column.name}_min" for other in register.table.columns)


def _bounds(column: Column, row: Row) -> tuple[object, object]:
    return row.get(f"{column.name}_min"), row.get(f"{column.name}_max")


def _linked(register: Register, column: Column, row: Row, say: Callable[[object], str]) -> Cell:
    (value,) = _values(column, [row])
    href = address(register.table.name, row[register.key], root="")
    return Cell(plain(value, column.delimiter), say(value) or "…", href)


def _values(column: Column, rows: Iterable[Row]) -> list[object]:
    """Return the values of a column, which can be keys: a list is a tuple."""
    return [tuple(value) if type(value := row.get(column.name)) is list else value for row in rows]


def wording(lookup: Lookup, register: Register, column: Column) -> Callable[[object], str]:
    """Return what says a value of one column in words, "" for an empty cell."""
    dated = any(other.name == f"{column.name}_earliest" for other in register.table.columns)
    target = register.target(column.name)

    def say(value: object) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, tuple):
            value = plain(value, ", ")
        if value in register.table.missing:
            return words.label(value)
        if target or column.name == _ORIGIN:
            return name(lookup, target or _ORIGIN, value)
        return words.date(value) if dated else _value(column, value)

    return say


def _value(column: Column, value: object) -> str:
    """Say a value that is no date and names no row."""
    if column.name == "country":
        return words.country(value)
    if column.type == "boolean":
        return "yes" if plain(value) == "true" else "no"
    if column.type in NUMERIC:
        return words.number(value)
    return words.label(value) if column.values else plain(value)


def plain(value: object, delimiter: str = ";") -> str:
    """Return a value as the CSV of the dataset writes it."""
    if isinstance(value, str) or value is None:
        return value or ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return delimiter.join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def name(lookup: Lookup, table: str, row_id: object) -> str:
    """Return the name of a row of any table, its identifier where it has none."""
    if table == "actors":
        return lookup.name(row_id)
    if table == _ORIGIN:
        return _origin(lookup, row_id)
    row = lookup.one(table, KEYS[table], row_id) if table in KEYS else None
    if not row:
        return str(row_id)
    if table == "transactions":
        return deals.title(lookup, row_id)
    return str(row.get("title") or row_id)


def _origin(lookup: Lookup, group: object) -> str:
    """Name an origin by whose text it is and when its first report was published."""
    rows = lookup.where("sources", _ORIGIN, group)
    row = min(rows, key=lambda row: people.published(lookup, row["source_id"]), default={})
    owner = row.get("agency_id") or row.get("publisher_id")
    name = lookup.name(owner) if owner else ""
    told = words.date(row.get("published")) or str(row.get("title") or group)
    return f"{name}, {told}" if name else str(row.get("title") or group)


def facet_values(
    lookup: Lookup, register: Register, facet: Facet, rows: Sequence[Row]
) -> list[tuple[FacetValue, ...]]:
    """Return each row's values of a facet, none where it has nothing."""
    if facet.dates:
        ends = [(f"{date}_earliest", f"{date}_latest") for date in facet.dates]
        bounds = [tuple((row.get(first), row.get(last)) for first, last in ends) for row in rows]
        return each_once(bounds, _years)
    if facet.through:
        table, key, column = facet.through
        target = next((name for name, own in KEYS.items() if own == column), column)
        found = [tuple(other.get(column) for other in lookup.where(table, key, row[key])) for row in rows]
        return each_once(found, lambda values: _told(values, lambda value: name(lookup, target, value)))
    columns = [column for column in register.table.columns if column.name in facet.columns]
    sayings = [wording(lookup, register, column) for column in columns]
    own = list(zip(*(_values(column, rows) for column in columns), strict=True))
    return each_once(
        own,
        lambda values: tuple(
            sorted({told for value, say in zip(values, sayings, strict=True) for told in _told([value], say)})
        ),
    )


def _told(values: Iterable[object], say: Callable[[object], str]) -> tuple[FacetValue, ...]:
    return tuple(sorted({(plain(value), say(value)) for value in values if value is not None}))


def _years(bounds: Iterable[tuple[object, object]]) -> tuple[FacetValue, ...]:
    """Return each year that one of the dates allows; one that is open or allows many years has none."""
    years: set[str] = set()
    for earliest, latest in bounds:
        if earliest and latest:
            first, last = int(str(earliest)[:4]), int(str(latest)[:4])
            years.update(f"{year:04}" for year in range(first, last + 1) if last - first < _MANY_YEARS)
    return tuple((year, year) for year in sorted(years))


def sort_keys(lookup: Lookup, register: Register, column: Column, rows: Sequence[Row]) -> list[SortKey]:
    """Return what a column sorts by: numbers by size, dates by their first day, the rest by its words.

    A number of which only bounds are known sorts by the lower one, else by the upper. Cells that are empty
    or only say why they are come last.
    """
    say = wording(lookup, register, column)
    earliest, latest = f"{column.name}_earliest", f"{column.name}_latest"

    def key(cell: tuple[object, object]) -> SortKey:
        value, bound = cell
        if value is None or value in register.table.missing:
            return (1, 0.0, "")
        if column.type in NUMERIC:
            return (0, float(str(value)), "")
        return (0, 0.0, str(bound) if bound else say(value).casefold())

    if _is_bounded(register, column):
        told = ((row.get(column.name), *_bounds(column, row)) for row in rows)
        return each_once([(next((n for n in own if n is not None), None), None) for own in told], key)
    bounds = [row.get(earliest) or row.get(latest) for row in rows]
    return each_once(list(zip(_values(column, rows), bounds, strict=True)), key)
