"""Say what search finds of each record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import SearchEntry
from onrecord.pages import deals, people, words
from onrecord.pages.lookup import FOLDERS, KEYS, Lookup, address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.model import Article, Row

_PARTIES = ("supplier_id", "recipient_id", "agent_id", "manufacturer_id")


def entries(lookup: Lookup, texts: Mapping[str, Article]) -> Iterator[SearchEntry]:
    """Return an entry for each record that has a page, in the order of the tables.

    A source is found by its text only where its rights are full.
    """
    for table, folder in FOLDERS.items():
        for row in lookup.all(table):
            path = address(table, row[KEYS[table]], root="")
            if table == "transactions":
                yield _deal(lookup, row, folder, path)
            elif table == "statements":
                yield _statement(lookup, row, folder, path)
            elif table == "actors":
                yield _actor(lookup, row, folder, path)
            else:
                yield _source(lookup, row, folder, path, texts)


def _deal(lookup: Lookup, row: Row, folder: str, path: str) -> SearchEntry:
    taken = (deals.taken(lookup, row, name) for name in ("quantity", "value", "ordered", "delivered"))
    status = words.label(row.get("status"))
    parties = [_names(lookup, row.get(name)) for name in _PARTIES]
    text = " · ".join(part for part in (status, *taken) if part)
    return SearchEntry(
        folder, path, deals.title(lookup, row), text, " ".join(parties), words.label(row.get("item_class"))
    )


def _statement(lookup: Lookup, row: Row, folder: str, path: str) -> SearchEntry:
    line = people.said(lookup, row, root="")
    speaker = line.speaker.words if line.speaker else "An unnamed speaker"
    when = f", {line.said}" if line.said else ""
    about = lookup.where("statement_deals", "statement_id", row["statement_id"])
    titles = [lookup.one("transactions", "transaction_id", pair["transaction_id"]) for pair in about]
    told = " ".join(deals.title(lookup, deal) for deal in titles if deal)
    names = _names(lookup, row.get("speaker_id"))
    return SearchEntry(
        folder, path, f"{speaker} {line.act_word}{when}", line.content, names, f"{told} {line.source.words}"
    )


def _actor(lookup: Lookup, row: Row, folder: str, path: str) -> SearchEntry:
    offices = [str(role["title"]) for role in lookup.where("actor_roles", "actor_id", row["actor_id"])]
    told = [str(row.get("description") or ""), words.country(row.get("country")), *offices]
    text = " · ".join(dict.fromkeys(part for part in (words.label(row.get("type")), *told) if part))
    return SearchEntry(folder, path, str(row["name"]), text, _names(lookup, row["actor_id"]))


def _source(lookup: Lookup, row: Row, folder: str, path: str, texts: Mapping[str, Article]) -> SearchEntry:
    credited = people.source(lookup, row["source_id"], root="")
    agency = lookup.name(row["agency_id"]) if row.get("agency_id") else ""
    text = " · ".join(part for part in (credited.words, agency, credited.note) if part)
    article = texts.get(str(row["source_id"])) if row.get("rights") == "full" else None
    return SearchEntry(folder, path, str(row["title"]), text, "", article.text if article else "")


def _names(lookup: Lookup, actor_id: object) -> str:
    """Return all names of an actor, in each of which it is looked for."""
    if not actor_id:
        return ""
    rows = lookup.where("actor_names", "actor_id", actor_id)
    return " ".join([lookup.name(actor_id), *(str(row["name"]) for row in rows)])
