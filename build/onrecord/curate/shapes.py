"""Say what the entries of the files in curation/ may hold; lists of values come from the contract."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from onrecord.values.countries import is_country_code
from onrecord.values.edtf_dates import edtf_date

if TYPE_CHECKING:
    from onrecord.contract import Contract, Table

Check = Callable[[object], str | None]
"""Return what is expected where a value does not fit, None where it does."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Hold the keys that an entry needs and those that it may have, with what fits each.

    An open one may have any other key too.
    """

    needed: Mapping[str, Check]
    further: Mapping[str, Check] = field(default_factory=dict)
    is_open: bool = False


def anything(_value: object) -> str | None:
    """Take every value: what it may hold is checked elsewhere."""
    return None


def words(value: object) -> str | None:
    """Take words."""
    return None if isinstance(value, str) else "words"


def mapping(value: object) -> str | None:
    """Take keys with values."""
    return None if isinstance(value, dict) and value else "the new values, for example set: {act: deny}"


def identifier(value: object) -> str | None:
    """Take what can be part of an address and of a file's name."""
    fits = isinstance(value, str) and len(value) <= 100 and re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value)
    return None if fits else "at most 100 small letters a to z, digits and single hyphens"


def edtf(value: object) -> str | None:
    """Take a date as EDTF."""
    return (
        None if isinstance(value, str) and edtf_date(value) else "a date such as 2005-12-24, 2005-12 or 2005"
    )


def day(value: object) -> str | None:
    """Take a day of the calendar."""
    try:
        fits = date.fromisoformat(str(value)).isoformat() == value  # Python takes 20261121 too
    except ValueError:
        fits = False
    return None if fits else "a day such as 2026-11-21"


def country(value: object) -> str | None:
    """Take the code of a country."""
    fits = isinstance(value, str) and is_country_code(value)
    return None if fits else "an ISO 3166-1 alpha-3 code such as RUS"


def wikidata(value: object) -> str | None:
    """Take an identifier of Wikidata."""
    return (
        None
        if isinstance(value, str) and re.fullmatch(r"Q[1-9]\d*", value)
        else "Q and a number, such as Q159"
    )


def one_of(values: Iterable[str]) -> Check:
    """Take one of several values."""
    known = tuple(values)
    return lambda value: None if value in known else ", ".join(known)


def list_of_words(least: int = 1) -> Check:
    """Take a list of different words, `least` of them or more."""

    def check(value: object) -> str | None:
        fits = isinstance(value, list) and all(isinstance(part, str) for part in value)
        many = f"a list of {least} or more" if least > 1 else "a list"
        return None if fits and len({*value}) >= least else f"{many}, such as [a, b]"  # type: ignore[misc]

    return check


def like_rows(table: Table, checks: Mapping[str, Check]) -> Shape:
    """Take what a row of a table of the contract holds, and for some columns what `checks` say."""
    columns = {
        column.name: checks.get(column.name)
        or (one_of(column.values) if column.values else day if column.type == "date" else words)
        for column in table.columns
    }
    needed = {column.name for column in table.columns if column.required}
    return Shape(
        {name: check for name, check in columns.items() if name in needed},
        {name: check for name, check in columns.items() if name not in needed},
    )


def actor(contract: Contract) -> Shape:
    """Return the shape of an entry of actors.yaml."""
    return Shape(
        {"id": identifier, "name": words, "type": one_of(contract.table("actors").column("type").values)},
        {
            "country": country,
            "wikidata": wikidata,
            "names": anything,
            "offices": anything,
            "parent": identifier,
            "note": words,
            "not": list_of_words(),
        },
    )


def actor_name(contract: Contract) -> Shape:
    """Return the shape of one of the names of an actor."""
    kinds = contract.table("actor_names").column("kind").values
    return Shape({"name": words}, {"kind": one_of(kinds), "language": words})


ANYTHING = Shape({}, is_open=True)
OFFICE = Shape({"title": words}, {"organization": words, "country": country, "from": edtf, "to": edtf})
DEALS = Shape({}, dict.fromkeys(("merge", "split", "rank"), anything))
MERGE = Shape({"deals": list_of_words(2), "reason": words})
SPLIT = Shape({"deal": words, "sources": list_of_words(), "reason": words})
REVIEWS = Shape({}, {"source": words, "text_sha256": words, "decisions": anything})


def rank(contract: Contract) -> Shape:
    """Return the shape of a rank that is given to a claim."""
    ranks = contract.table("claims").column("rank").values
    return Shape({"claim": words, "rank": one_of(ranks), "reason": words})


def item(contract: Contract) -> Shape:
    """Return the shape of what is known of an item."""
    deals = contract.table("transactions")
    classes, categories = deals.column("item_class").values, deals.column("un_register_category").values
    return Shape(
        {}, {"aliases": list_of_words(), "class": one_of(classes), "un": one_of(categories), "maker": words}
    )


def correction(contract: Contract) -> Shape:
    """Return the shape of an entry of corrections.yaml: a row of the table, in words."""
    tables = one_of(table.name for table in contract.tables)
    return like_rows(contract.table("corrections"), {"table": tables})
