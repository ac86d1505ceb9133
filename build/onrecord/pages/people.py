"""Say who speaks, and in which words a row is read, as every record page shows it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from onrecord.pages import words
from onrecord.pages.lookup import Lookup, address, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import Row

_ACTS = {
    "announce": "announced", "confirm": "confirmed", "deny": "denied", "claim": "claimed",
    "criticise": "criticised", "defend": "defended", "warn": "warned", "accuse": "accused",
    "request": "requested", "promise": "promised", "decline_comment": "declined to comment",
    "describe": "described", "say": "said",
}  # fmt: skip


class Link(NamedTuple):
    """Hold words that lead somewhere; `note` says more in few words, `named` is False for the unnamed."""

    words: str
    href: str
    note: str = ""
    named: bool = True


class Said(NamedTuple):
    """Hold a statement as a line of a list; `speaker` is None where the source does not tell.

    `also` leads to where others print the same words from the same origin.
    """

    id: str
    href: str
    act: str
    act_word: str
    speaker: Link | None
    content: str
    said: str
    source: Link
    denied: bool
    mode: str
    sort: str
    also: tuple[Link, ...] = ()


@remembered
def actor(lookup: Lookup, actor_id: object, root: str = "../") -> Link | None:
    """Return the link to an actor, None for an empty cell."""
    if not actor_id:
        return None
    row = lookup.one("actors", "actor_id", actor_id)
    named = row is None or str(row.get("named")).lower() != "false"
    href = address("actors", actor_id, root) if row else ""
    name, country = lookup.name(actor_id), words.country(row and row.get("country"))
    return Link(name, href, country if country != name else "", named)


@remembered
def source(lookup: Lookup, source_id: object, evidence_id: object = None, root: str = "../") -> Link:
    """Return the link to a source: publisher and date, without a date the title, to the passage if given."""
    told, day = _report(lookup, source_id)
    return Link(told, address("sources", source_id, root, evidence_id), day)


@remembered
def _report(lookup: Lookup, source_id: object) -> tuple[str, str]:
    row = lookup.one("sources", "source_id", source_id) or {}
    publisher = row.get("publisher_id") or row.get("agency_id")
    day, title = words.date(row.get("published")), str(row.get("title") or source_id)
    name = lookup.name(publisher) if publisher else title
    return (name if day or name == title else f"{name}: {title}"), day


@remembered
def published(lookup: Lookup, source_id: object) -> str:
    """Return a key that sorts sources by date, those without one behind the others."""
    row = lookup.one("sources", "source_id", source_id) or {}
    return f"{row.get('published_earliest') or row.get('published_latest') or '9999'} {source_id}"


def said(lookup: Lookup, statement: Row, root: str = "../") -> Said:
    """Return a statement as a line of a list."""
    return _said(lookup, statement["statement_id"], root)


@remembered
def _said(lookup: Lookup, statement_id: object, root: str) -> Said:
    statement = lookup.one("statements", "statement_id", statement_id) or {}
    return Said(
        id=str(statement["statement_id"]),
        href=address("statements", statement["statement_id"], root),
        act=str(statement["act"]),
        act_word=_ACTS.get(str(statement["act"]), words.label(statement["act"])),
        speaker=actor(lookup, statement.get("speaker_id"), root),
        content=str(statement.get("content") or ""),
        said=words.date(statement.get("said")),
        source=source(lookup, statement["source_id"], statement["evidence_id"], root),
        denied=statement.get("polarity") == "denied" and statement["act"] != "decline_comment",
        mode=str(statement.get("mode") or ""),
        sort=when(lookup, statement),
    )


def said_in_order(lookup: Lookup, statements: Iterable[Row], root: str = "../") -> Sequence[Said]:
    """Return statements as lines, by the day they were said on, else published."""
    return sorted((said(lookup, row, root) for row in statements), key=lambda line: line.sort)


def told_once(lookup: Lookup, statements: Iterable[Row]) -> Sequence[Said]:
    """Return statements in order, as one line what two papers print of one origin in the same words."""
    groups: dict[tuple[object, ...], list[Said]] = {}
    seen: Counter[tuple[object, ...]] = Counter()
    lines = sorted(((said(lookup, row), row) for row in statements), key=lambda pair: pair[0].sort)
    for line, row in lines:
        report = lookup.one("sources", "source_id", row["source_id"]) or {}
        speaker = line.speaker.words if line.speaker else ""
        words_of = (speaker, line.act, line.content or line.id, line.denied)
        seen[row["source_id"], words_of] += 1
        nth = seen[row["source_id"], words_of]  # what one report says twice it says twice
        groups.setdefault((report.get("origin_group") or line.id, words_of, nth), []).append(line)
    return [first._replace(also=tuple(line.source for line in others)) for first, *others in groups.values()]


def dated(lookup: Lookup, statement: Row) -> bool:
    """Tell whether it is known when a statement was said or published."""
    return not when(lookup, statement).startswith("9999")


def when(lookup: Lookup, statement: Row) -> str:
    """Return a key that sorts statements by the day they were said on, else published."""
    day = statement.get("said_earliest") or statement.get("said_latest")
    return f"{day or published(lookup, statement['source_id'])} {statement['statement_id']}"
