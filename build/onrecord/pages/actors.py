"""View an actor: names, offices over time, statements, deals, whom they speak about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import ROLES
from onrecord.pages import deals, people, words
from onrecord.pages.lookup import Lookup, address
from onrecord.pages.people import Link, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.model import Row


@dataclass(frozen=True, slots=True)
class Office:
    """Hold an office as sources state it, from the first to the last of them."""

    title: str
    organization: Link | None
    country: str
    first: str
    last: str
    evidence: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Hold a deal and the part an actor has in it."""

    role: str
    deal: Link
    status: str


@dataclass(frozen=True, slots=True)
class Target:
    """Hold whom an actor speaks about or to, and in how many statements."""

    actor: Link
    count: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Hold all that an actor's page shows."""

    id: str
    row: Row
    named: bool
    country: str
    names: Sequence[Row]
    parent: Link | None
    parts: tuple[Link, ...]
    source: Link | None
    offices: tuple[Office, ...]
    statements: Sequence[Said]
    relayed: Sequence[Said]
    deals: tuple[Party, ...]
    targets: tuple[Target, ...]
    addressees: tuple[Target, ...]
    published: tuple[Link, ...]
    corrections: Sequence[Row]


def actor(lookup: Lookup, row: Row) -> Actor:
    """View an actor."""
    key = str(row["actor_id"])
    spoken = lookup.where("statements", "speaker_id", key)
    names = [name for name in lookup.where("actor_names", "actor_id", key) if name["name"] != row["name"]]
    return Actor(
        id=key,
        row=row,
        named=str(row.get("named")).lower() != "false",
        country=words.country(row.get("country")),
        names=sorted(
            {str(name["name"]): name for name in reversed(names)}.values(), key=lambda n: str(n["name"])
        ),
        parent=people.actor(lookup, row.get("parent_id")),
        parts=tuple(
            link for part in lookup.where("actors", "parent_id", key) if (link := _link(lookup, part))
        ),
        source=people.source(lookup, row["source_id"]) if row.get("source_id") else None,
        offices=tuple(_offices(lookup, key)),
        statements=people.said_in_order(lookup, spoken),
        relayed=people.said_in_order(lookup, _relayed(lookup, key)),
        deals=tuple(_deals(lookup, key)),
        targets=_targets(lookup, key, spoken),
        addressees=_counted(lookup, (row.get("addressee_id") for row in spoken)),
        published=tuple(_published(lookup, key)),
        corrections=[c for c in lookup.where("corrections", "row_id", key) if c["table"] == "actors"],
    )


def summary(view: Actor) -> str:
    """Describe an actor in a sentence."""
    kind = " ".join(filter(None, (view.country, words.label(view.row["type"]))))
    said = f"{words.counted(len(view.statements), 'statement')}, {words.counted(len(view.deals), 'deal')}"
    return f"{view.row['name']}: {view.row.get('description') or kind}; {said}."


def _link(lookup: Lookup, row: Row) -> Link | None:
    return people.actor(lookup, row["actor_id"])


def _offices(lookup: Lookup, actor_id: str) -> Iterator[Office]:
    groups: dict[tuple[str, object], list[Row]] = {}
    roles = lookup.where("actor_roles", "actor_id", actor_id)
    for role in sorted(roles, key=lambda r: people.published(lookup, r["source_id"])):
        groups.setdefault((str(role["title"]).casefold(), role.get("organization_id")), []).append(role)
    for rows in groups.values():
        dates = [date for row in rows if (date := people.source(lookup, row["source_id"]).note)]
        yield Office(
            title=str(rows[0]["title"]),
            organization=people.actor(lookup, rows[0].get("organization_id")),
            country=words.country(rows[0].get("country")),
            first=dates[0] if dates else "",
            last=dates[-1] if dates else "",
            evidence=tuple(people.source(lookup, row["source_id"], row["evidence_id"]) for row in rows),
        )


def _relayed(lookup: Lookup, actor_id: str) -> list[Row]:
    """Return what others said through this actor, which is no publisher's own page of everything."""
    steps = [s for s in lookup.where("attributions", "actor_id", actor_id) if int(str(s["step"])) > 1]
    rows = [row for s in steps if (row := lookup.one("statements", "statement_id", s["statement_id"]))]
    return [row for row in rows if row.get("speaker_id") != actor_id]


def _deals(lookup: Lookup, actor_id: str) -> Iterator[Party]:
    for role in ROLES:
        for row in lookup.where("transactions", f"{role}_id", actor_id):
            if link := deals.link(lookup, row["transaction_id"]):
                yield Party(role, link, words.label(row["status"]))


def _targets(lookup: Lookup, actor_id: str, spoken: Sequence[Row]) -> tuple[Target, ...]:
    """Count in how many statements an actor speaks of a deal of each party."""
    named: list[object] = []
    for row in spoken:
        pairs = lookup.where("statement_deals", "statement_id", row["statement_id"])
        about = [lookup.one("transactions", "transaction_id", pair["transaction_id"]) or {} for pair in pairs]
        named += {deal.get(f"{role}_id") for deal in about for role in ROLES} - {actor_id}
    return _counted(lookup, named)


def _counted(lookup: Lookup, actor_ids: Iterable[object]) -> tuple[Target, ...]:
    counts = Counter(str(key) for key in actor_ids if key)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Target(link, count) for key, count in ordered if (link := people.actor(lookup, key)))


def _published(lookup: Lookup, actor_id: str) -> Iterator[Link]:
    rows = lookup.where("sources", "publisher_id", actor_id) + lookup.where("sources", "agency_id", actor_id)
    unique = {str(row["source_id"]): row for row in rows}
    for key in sorted(unique, key=lambda s: people.published(lookup, s)):
        yield Link(
            str(unique[key]["title"]), address("sources", key), words.date(unique[key].get("published"))
        )
