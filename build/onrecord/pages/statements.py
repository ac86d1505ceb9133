"""View a statement: who, what, when, about which deal, and by whom it was relayed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord.pages import deals, people, words
from onrecord.pages.lookup import Lookup, address
from onrecord.pages.people import Link, Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Row


_OPENING = 60
"""How many characters of what was said are part of a title."""


class Step(NamedTuple):
    """Hold one step of a chain; `evidence` leads to the words that name it, where there are any."""

    actor: Link
    part: str
    medium: str
    evidence: str


class Value(NamedTuple):
    """Hold a claim that a statement makes."""

    property: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold all that a statement's page shows."""

    id: str
    row: Row
    line: Said
    title: str
    chain: tuple[Step, ...]
    addressee: Link | None
    deals: tuple[Link, ...]
    values: tuple[Value, ...]
    within: Said | None
    holds: Sequence[Said]
    report: str
    confidence: str
    corrections: Sequence[Row]


def statement(lookup: Lookup, row: Row) -> Statement:
    """View a statement."""
    key = str(row["statement_id"])
    line = people.said(lookup, row)
    outer = lookup.one("statements", "statement_id", row.get("nested_in")) if row.get("nested_in") else None
    report = lookup.one("sources", "source_id", row["source_id"]) or {}
    return Statement(
        id=key,
        row=row,
        line=line,
        title=_title(line),
        chain=_chain(lookup, row),
        addressee=people.actor(lookup, row.get("addressee_id")),
        deals=_about(lookup, key),
        values=tuple(_value(claim) for claim in lookup.where("claims", "statement_id", key)),
        within=people.said(lookup, outer) if outer else None,
        holds=people.said_in_order(lookup, lookup.where("statements", "nested_in", key)),
        report=str(report.get("title") or row["source_id"]),
        confidence=words.share(row.get("confidence")),
        corrections=[c for c in lookup.where("corrections", "row_id", key) if c["table"] == "statements"],
    )


def _title(line: Said) -> str:
    """Tell a statement from others of its speaker, by how it begins or else where it stands."""
    denied = ", denied" if line.denied and line.act != "deny" else ""
    told = words.capital(f"{line.speaker.words if line.speaker else 'Somebody'} {line.act_word}{denied}")
    if not line.content:
        return f"{told} ({', '.join(filter(None, (line.source.words, line.source.note)))})"
    leads_on = "" if line.content.startswith("that ") else ":"
    return f"{told}{leads_on} {words.cut(line.content, _OPENING)}"


def _about(lookup: Lookup, statement_id: str) -> tuple[Link, ...]:
    pairs = lookup.where("statement_deals", "statement_id", statement_id)
    return tuple(link for pair in pairs if (link := deals.link(lookup, pair["transaction_id"])))


def _chain(lookup: Lookup, row: Row) -> tuple[Step, ...]:
    steps = sorted(
        lookup.where("attributions", "statement_id", row["statement_id"]), key=lambda s: int(str(s["step"]))
    )
    report = lookup.one("sources", "source_id", row["source_id"]) or {}
    return tuple(
        Step(
            actor=people.actor(lookup, step["actor_id"]) or Link(str(step["actor_id"]), ""),
            part=_part(step, report, last=step is steps[-1]),
            medium=str(step.get("medium") or ""),
            evidence=address("sources", row["source_id"], fragment=step["evidence_id"])
            if step.get("evidence_id")
            else "",
        )
        for step in steps
    )


def _part(step: Row, report: Row, *, last: bool) -> str:
    if last:
        return "speaks"
    if step["actor_id"] == report.get("publisher_id"):
        return "publishes"
    return "reports" if step["actor_id"] == report.get("agency_id") else "relays"


def _value(claim: Row) -> Value:
    href = address("transactions", claim["transaction_id"], fragment=claim["claim_id"])
    return Value(words.label(claim["property"]), str(claim["value"]), href)
