"""Write the registers: plain paged tables, and the files from which a browser filters, sorts and searches.

The files of a register stand in `explore/<folder>/`: `index.json` says what there is, `rows-N.json` has the
rows, `facet-X.json` each row's values of a facet as numbers into a list, `sort-X.json` each row's rank by
a column. A browser loads the first rows, and the rest when the reader asks for it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING, TypeVar, cast

import orjson

from onrecord.model import File, Page
from onrecord.pages import words
from onrecord.pages.registers import NUMERIC, cells, each_once, facet_values, registers, sort_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.contract import Contract
    from onrecord.model import Row
    from onrecord.pages.environment import Templates
    from onrecord.pages.lookup import Lookup
    from onrecord.pages.registers import Cell, Facet, FacetValue, Register

T = TypeVar("T")

_ROWS_PER_PAGE = 100
_ROWS_PER_FILE = 50
_VALUES_SHOWN = 200


def first_pages(lookup: Lookup, contract: Contract, templates: Templates) -> Iterator[Page]:
    """Render the first page of each register, an overview."""
    for register in registers(contract):
        yield next(_pages(lookup, register, templates))


def further_pages(lookup: Lookup, contract: Contract, templates: Templates) -> Iterator[Page]:
    """Render the other pages of each register, a hundred rows each."""
    for register in registers(contract):
        yield from islice(_pages(lookup, register, templates), 1, None)


def search_page(contract: Contract, templates: Templates) -> Page:
    """Render the page that searches all records."""
    listed = [(register.title, f"{register.folder}/index.html") for register in registers(contract)]
    body = templates.render("find.html", registers=listed)
    return Page("search.html", "overview", "Search", "Search all records and pages.", body)


def _pages(lookup: Lookup, register: Register, templates: Templates) -> Iterator[Page]:
    columns = [_column(lookup, register, name) for name in register.shown]
    rows = list(zip(*columns, strict=True))
    parts = list(_parts(rows, _ROWS_PER_PAGE)) or [()]
    for number, part in enumerate(parts, start=1):
        yield _page(register, templates, part, number, len(parts), len(rows))


def _column(lookup: Lookup, register: Register, name: str) -> list[Cell]:
    """Return the cells of a column in all rows, which pages and files share."""
    known, key = lookup.memory[_column], (register.folder, name)
    if key not in known:
        rows = lookup.all(register.table.name)
        known[key] = cells(lookup, register, register.table.column(name), rows)
    return cast("list[Cell]", known[key])


def _page(
    register: Register,
    templates: Templates,
    rows: Sequence[tuple[Cell, ...]],
    number: int,
    last: int,
    count: int,
) -> Page:
    columns = [register.table.column(name) for name in register.shown]
    heads = [(column.name, column.title, column.type in NUMERIC) for column in columns]
    draw = templates.macro("cell")
    near = sorted({1, last, *range(max(1, number - 2), min(last, number + 2) + 1)})
    body = templates.render(
        "explorer.html",
        root="../",
        register=register,
        heads=heads,
        rows=[[draw(cell, *head, "../") for cell, head in zip(row, heads, strict=True)] for row in rows],
        number=number,
        first=(number - 1) * _ROWS_PER_PAGE,
        last=last,
        count=words.counted(count, "row"),
        addresses={other: _address(register.folder, other).rpartition("/")[2] for other in near},
        apart={other for before, other in pairwise(near) if other - before > 1},
    )
    kind, title = "overview", register.title
    crumbs: tuple[tuple[str, str], ...] = ()
    if number > 1:
        kind, title = "register", f"{register.title}, page {number}"
        crumbs = ((register.title, f"{register.folder}/index.html"),)
    return Page(
        _address(register.folder, number), kind, title, register.table.description, body, crumbs=crumbs
    )


def _parts(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _address(folder: str, number: int) -> str:
    """Return where a page stands; no identifier begins with an underscore, so none is taken."""
    return f"{folder}/index.html" if number == 1 else f"{folder}/_page-{number}.html"


def files(lookup: Lookup, contract: Contract) -> Iterator[File]:
    """Return the files from which a browser explores the registers."""
    for register in registers(contract):
        for path, content in _register_files(lookup, contract, register):
            yield File(path, content)


def _register_files(lookup: Lookup, contract: Contract, register: Register) -> Iterator[tuple[str, bytes]]:
    rows = lookup.all(register.table.name)
    base = f"explore/{register.folder}"
    digest = hashlib.sha256()
    facets = []
    for number, content in enumerate(_row_files(lookup, register)):
        digest.update(content)
        yield f"{base}/rows-{number}.json", content
    for name in register.shown:
        content = _ranks(lookup, register, name, rows)
        digest.update(content)
        yield f"{base}/sort-{name}.json", content
    for facet in register.facets:
        content, shown = _facet_file(lookup, register, facet, rows)
        digest.update(content)
        facets.append(shown)
        yield f"{base}/facet-{facet.name}.json", content
    yield (
        f"{base}/index.json",
        orjson.dumps(_index(contract, register, len(rows), facets) | {"version": digest.hexdigest()[:12]}),
    )


def _index(contract: Contract, register: Register, count: int, facets: Sequence[object]) -> dict[str, object]:
    package = contract.descriptor
    columns = [
        {
            "name": column.name,
            "title": column.title,
            "description": column.description,
            "numeric": column.type in NUMERIC,
            "sortable": column.name in register.shown,
        }
        for column in register.table.columns
    ]
    licence: Mapping[str, str] = next(iter(package.get("licenses", ())), {})
    return {
        "folder": register.folder,
        "title": register.title,
        "table": register.table.name,
        "count": count,
        "rows_per_file": _ROWS_PER_FILE,
        "rows_per_page": _ROWS_PER_FILE,
        "key": register.key,
        "columns": columns,
        "shown": register.shown,
        "facets": facets,
        "dataset": {
            "name": package.get("name", "dataset"),
            "title": package.get("title") or package.get("name", "Dataset"),
            "version": str(package.get("version", "")),
            "licence": licence.get("title") or licence.get("name", ""),
        },
    }


def _row_files(lookup: Lookup, register: Register) -> Iterator[bytes]:
    """Write rows with all their columns: a cell is its data, or [data, words, address] where these differ."""
    columns = [each_once(_column(lookup, register, column.name), _short) for column in register.table.columns]
    for part in _parts(list(zip(*columns, strict=True)), _ROWS_PER_FILE):
        yield orjson.dumps(part)


def _short(cell: Cell) -> str | tuple[str, ...]:
    if cell.href:
        return (cell.data, cell.words, cell.href)
    return cell.data if cell.data == cell.words else (cell.data, cell.words)


def _ranks(lookup: Lookup, register: Register, name: str, rows: Sequence[Row]) -> bytes:
    keys = sort_keys(lookup, register, register.table.column(name), rows)
    ranks = {own: rank for rank, own in enumerate(sorted(set(keys)))}
    empty = min((rank for own, rank in ranks.items() if own[0]), default=None)
    return orjson.dumps({"empty": empty, "ranks": [ranks[own] for own in keys]})


def _facet_file(
    lookup: Lookup, register: Register, facet: Facet, rows: Sequence[Row]
) -> tuple[bytes, dict[str, object]]:
    """Return the file of a facet, and what the index says of it: its commonest values with their counts."""
    values = facet_values(lookup, register, facet, rows)
    counts = Counter(value for own in values for value in own)
    order = sorted(counts, key=lambda value: value[0], reverse=True) if facet.dates else _by_count(counts)
    codes = {value: code for code, value in enumerate(order)}
    own_codes = each_once(values, lambda own: _codes([codes[value] for value in own]))
    content = {"values": order, "codes": own_codes}
    shown = [(*value, counts[value]) for value in order[:_VALUES_SHOWN]]
    return orjson.dumps(content), {
        "name": facet.name,
        "title": facet.title,
        "values": shown,
        "total": len(order),
    }


def _by_count(counts: Counter[FacetValue]) -> list[FacetValue]:
    return sorted(counts, key=lambda value: (-counts[value], value[1].casefold(), value[0]))


def _codes(codes: list[int]) -> int | list[int] | None:
    """Write none, one or several codes as short as JSON allows."""
    return codes[0] if len(codes) == 1 else codes or None
