"""Say what search finds of each record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import ROLES, SearchEntry
from onrecord.pages import deals, people, words
from onrecord.pages.lookup import FOLDERS, KEYS, address

if TYPE_CHECKING:
    from onrecord.model import Row
    from onrecord.pages.lookup import Lookup


def entry(lookup: Lookup, table: str, row: Row, text: str | None) -> SearchEntry:
    """Return what search finds of a record that has a page; `text` is that of a source, where there is one.

    A source is found by its text only where its rights are full.
    """
    folder, path = FOLDERS[table], address(table, row[KEYS[table]], root="")
    if table == "transactions":
        return _deal(lookup, row, folder, path)
    if table == "statements":
        return _statement(lookup, row, folder, path)
    if table == "actors":
        return _actor(lookup, row, folder, path)
    return _source(lookup, row, folder, path, text if row.get("rights") == "full" else None)


def _deal(lookup: Lookup, row: Row, folder: str, path: str) -> SearchEntry:
    taken = (deals.taken(lookup, row, name) for name in ("quantity", "value", "ordered", "delivered"))
    status = words.label(row.get("status"))
    parties = [_names(lookup, row.get(f"{role}_id")) for role in ROLES]
    text = " · ".join(part for part in (status, *taken) if part)
    return SearchEntry(
        folder,
        path,
        deals.title(lookup, row["transaction_id"]),
        text,
        " ".join(parties),
        words.label(row.get("item_class")),
    )


def _statement(lookup: Lookup, row: Row, folder: str, path: str) -> SearchEntry:
    line = people.said(lookup, row)
    speaker = line.speaker.words if line.speaker else "An unnamed speaker"
    when = f", {line.said}" if line.said else ""
    about = lookup.where("statement_deals", "statement_id", row["statement_id"])
    told = " ".join(filter(None, (deals.title(lookup, pair["transaction_id"]) for pair in about)))
    names = _names(lookup, row.get("speaker_id"))
    return SearchEntry(
        folder, path, f"{speaker} {line.act_word}{when}", line.content, names, f"{told} {line.source.words}"
    )


def _actor(lookup: Lookup, row: Row, folder: str, path: str) -> SearchEntry:
    offices = [str(role["title"]) for role in lookup.where("actor_roles", "actor_id", row["actor_id"])]
    description = str(row.get("description") or "")
    new = (office for office in offices if office.casefold() not in description.casefold())
    told = (words.label(row.get("type")), description, words.country(row.get("country")), *new)
    text = " · ".join(dict.fromkeys(part for part in told if part))
    return SearchEntry(folder, path, str(row["name"]), text, _names(lookup, row["actor_id"]))


def _source(lookup: Lookup, row: Row, folder: str, path: str, article: str | None) -> SearchEntry:
    credited = people.source(lookup, row["source_id"])
    agency = lookup.name(row["agency_id"]) if row.get("agency_id") else ""
    told = dict.fromkeys((credited.words, agency, credited.note))
    text = " · ".join(part for part in told if part)
    return SearchEntry(folder, path, str(row["title"]), text, "", article or "")


def _names(lookup: Lookup, actor_id: object) -> str:
    """Return all names of an actor, in each of which it is looked for."""
    if not actor_id:
        return ""
    rows = lookup.where("actor_names", "actor_id", actor_id)
    return " ".join([lookup.name(actor_id), *(str(row["name"]) for row in rows)])
