"""Check what no single row shows: chains, bounds, ranks, disputes, reused identifiers, cells that run."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from onrecord.model import Issue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.contract import Contract, Table
    from onrecord.model import Row, Tables


_FORMULA = Issue(
    "error",
    "formula",
    "a spreadsheet may run this cell as a formula",
    expected="a cell that does not begin with = + @",
    hint="correct the article or the name",
)


def check_logic(tables: Tables, contract: Contract) -> Iterator[Issue]:
    """Yield an Issue for each contradiction within the dataset."""
    yield from _check_chains(tables)
    yield from _check_ranks(tables)
    yield from _check_tombstones(tables, contract)
    for table in contract.tables:
        for line, row in enumerate(tables[table.name], start=2):
            yield from _check_bounds(table.path, line, row)
            yield from _check_formulas(table.path, line, row)
            yield from _check_numbers(table, line, row)


def _check_chains(tables: Tables) -> Iterator[Issue]:
    chains = defaultdict(list)
    for step in tables["attributions"]:
        if str(step["step"]).isdecimal():
            chains[step["statement_id"]].append((int(str(step["step"])), step["actor_id"]))
    for statement in tables["statements"]:
        chain = sorted(chains.get(statement["statement_id"], []))
        speaker, message = statement["speaker_id"], f"{statement['statement_id']}: its chain is broken"
        if [step for step, _ in chain] != list(range(1, len(chain) + 1)):
            steps = str([step for step, _ in chain])
            yield _error("chain", message, "attributions", "step", steps, "1, 2, 3 and so on")
        if speaker and (not chain or chain[-1][1] != speaker):
            last = str(chain[-1][1] if chain else None)
            yield _error("chain", message, "attributions", "actor_id", last, f"{speaker} at the end")


def _check_ranks(tables: Tables) -> Iterator[Issue]:
    preferred = defaultdict(set)
    for claim in tables["claims"]:
        if claim["rank"] == "preferred":
            columns = ("value_text", "actor_id", "value_min", "value_max", "date")
            value = tuple(claim[column] for column in columns)
            preferred[claim["transaction_id"], claim["property"]].add(value)
    for (deal, prop), values in sorted(preferred.items(), key=str):
        if len(values) > 1:
            message = f"{deal}: {prop} has {len(values)} preferred values"
            hint = "rank one of them in curation/deals.yaml"
            path, found = "data/claims.csv", str(len(values))
            yield Issue("error", "rank", message, path, None, "rank", found, "one", hint)


def _check_tombstones(tables: Tables, contract: Contract) -> Iterator[Issue]:
    alive = {(t.name, row[t.primary_key[0]]) for t in contract.tables for row in tables[t.name]}
    for stone in tables["tombstones"]:
        if (stone["table"], stone["id"]) in alive:
            message = f"{stone['id']} was withdrawn and is in use"
            yield _error("reused-id", message, "tombstones", "id", str(stone["id"]), "one that is not in use")


def _check_bounds(path: str, line: int, row: Row) -> Iterator[Issue]:
    readers: tuple[tuple[str, str, Callable[[object], Any]], ...] = (
        ("_min", "_max", _number),
        ("_earliest", "_latest", _day),
    )
    for low_end, high_end, read in readers:
        for column in (name for name in row if name.endswith(low_end)):
            low, high = read(row[column]), read(row[column.removesuffix(low_end) + high_end])
            if low is not None and high is not None and low > high:
                message, hint = f"{column} is above its upper bound", "swap the bounds or correct one"
                yield Issue("error", "bounds", message, path, line, column, str(low), f"at most {high}", hint)


def _error(code: str, message: str, table: str, field: str, found: str = "", expected: str = "") -> Issue:
    path = f"data/{table}.csv"
    return Issue("error", code, message, path, None, field, found, expected, "run onrecord build")


def _number(value: object) -> Decimal | None:
    """Return the number in a cell; one that is no number is what the schema check reports."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _check_numbers(table: Table, line: int, row: Row) -> Iterator[Issue]:
    """Find what Table Schema takes for a number and no count or sum can be."""
    for column in table.columns:
        if column.type == "number" and str(row[column.name]).strip("-").upper() in ("NAN", "INF"):
            message, hint = f"{column.name} is no number that counts", "run onrecord build"
            found = str(row[column.name])
            yield Issue("error", "number", message, table.path, line, column.name, found, "a number", hint)


def _day(value: object) -> str | None:
    return None if value is None else str(value)


def _check_formulas(path: str, line: int, row: Row) -> Iterator[Issue]:
    for column, value in row.items():
        if isinstance(value, str) and value.startswith(("=", "@", "+", "\t", "\r")):
            issue = _FORMULA if value[0] in "=\t\r" else replace(_FORMULA, level="warning")
            yield issue.at(path, line, column, value)
