"""Set the sources of a deal side by side: what each claims, and how that stands to the value taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.pages import people, words
from onrecord.pages.lookup import Lookup, address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Row
    from onrecord.pages.people import Link

_STEPS_ON_THE_WAY = frozenset({"reported", "proposed", "negotiating", "approved", "contracted"})
"""Stages that a deal passes: an earlier one is no disagreement with a later one."""

_READ = ("actor_id", "date", "value_min", "value_max", "unit", "value_text")

State = Literal["preferred", "agrees", "fits", "differs", "denies", "set_aside"]


_NOTES = {
    "unreviewed": "low confidence",
    "accepted": "checked by a person",
    "edited": "corrected by a person",
    "added": "added by a person",
}
"""What is said of a claim by its review; of others, whether it was taken over from another deal."""


class Cell(NamedTuple):
    """Hold one claim in the matrix; `reading` is the value as read where it says more than the words.

    `note` says how it came about where that is not the usual way.
    """

    id: str
    value: str
    reading: str
    state: State
    modality: str
    voice: str
    href: str
    statement: str
    note: str


class Column(NamedTuple):
    """Hold one source of the matrix; `cells` has the claims for each property, in the order of the rows."""

    source_id: str
    link: Link
    title: str
    cells: tuple[tuple[Cell, ...], ...]


class Origin(NamedTuple):
    """Hold the sources that carry one text."""

    name: str
    columns: tuple[Column, ...]


def origins(lookup: Lookup, row: Row, claims: Sequence[Row], given: Sequence[str]) -> tuple[Origin, ...]:
    """Group the sources of a deal's claims by origin, by date; `given` are the rows of the matrix."""
    disputed = words.listed(row.get("disputed_properties"))
    preferred = {c["property"]: c for c in reversed(claims) if c["rank"] == "preferred"}
    by_date = sorted({str(c["source_id"]) for c in claims}, key=lambda s: people.published(lookup, s))
    told: dict[tuple[str, str], list[Row]] = {}
    for claim in claims:
        told.setdefault((str(claim["source_id"]), str(claim["property"])), []).append(claim)
    groups: dict[str, list[Column]] = {}
    for source_id in by_date:
        cells = (
            tuple(
                _cell(lookup, claim, preferred.get(name), name in disputed)
                for claim in told.get((source_id, name), ())
            )
            for name in given
        )
        groups.setdefault(origin_of(lookup, source_id), []).append(_column(lookup, source_id, tuple(cells)))
    return tuple(Origin(_origin_name(lookup, columns), tuple(columns)) for columns in groups.values())


def origin_of(lookup: Lookup, source_id: object) -> str:
    """Return the origin of a source, the source itself where it has no other."""
    source = lookup.one("sources", "source_id", source_id) or {}
    return str(source.get("origin_group") or source_id)


def _origin_name(lookup: Lookup, columns: Sequence[Column]) -> str:
    source = lookup.one("sources", "source_id", columns[0].source_id) or {}
    return lookup.name(source["agency_id"]) if source.get("agency_id") else columns[0].link.words


def _column(lookup: Lookup, source_id: str, cells: tuple[tuple[Cell, ...], ...]) -> Column:
    source = lookup.one("sources", "source_id", source_id) or {}
    return Column(source_id, people.source(lookup, source_id), str(source.get("title") or source_id), cells)


def _cell(lookup: Lookup, claim: Row, preferred: Row | None, disputed: bool) -> Cell:
    statement = (
        lookup.one("statements", "statement_id", claim.get("statement_id"))
        if claim.get("statement_id")
        else None
    )
    voice = "unnamed speaker" if statement else ""
    if statement and statement.get("speaker_id"):
        voice = lookup.name(statement["speaker_id"])
    return Cell(
        id=str(claim["claim_id"]),
        value=str(claim["value"]),
        reading=reading(lookup, claim),
        state=state(claim, preferred, disputed=disputed),
        modality="" if claim["modality"] == "fact" else str(claim["modality"]),
        voice=voice,
        href=address("sources", claim["source_id"], fragment=claim["evidence_id"]),
        statement=address("statements", statement["statement_id"]) if statement else "",
        note=_NOTES.get(str(claim.get("review")), "from context" if claim["method"] == "context" else ""),
    )


def reading(lookup: Lookup, claim: Row) -> str:
    """Say a claim as it was read; empty where that is just the words."""
    if claim.get("actor_id"):
        read = lookup.name(claim["actor_id"])
    elif claim.get("date"):
        read = words.date(claim["date"])
    elif claim.get("value_min") is not None or claim.get("value_max") is not None:
        amount, unit = (
            words.bounds(claim.get("value_min"), claim.get("value_max")),
            str(claim.get("unit") or ""),
        )
        read = f"{unit} {amount}" if unit.isupper() else f"{amount} {unit}".strip()
    else:
        read = words.label(claim.get("value_text"))
    return "" if read.casefold() == str(claim["value"]).casefold() else read


def state(claim: Row, preferred: Row | None, *, disputed: bool) -> State:
    """Compare a claim with the preferred one; only a disputed property has claims that differ."""
    if claim["rank"] == "deprecated":
        return "set_aside"
    if claim["polarity"] == "denied":
        return "denies"
    if claim["rank"] == "preferred":
        return "preferred"
    if preferred is None:
        return "fits"
    if _read(claim) == _read(preferred):
        return "agrees"
    return "differs" if disputed and _excludes(claim, preferred) else "fits"


def _read(claim: Row) -> tuple[object, ...]:
    read = tuple(map(claim.get, _READ))
    return read if any(read) else (str(claim["value"]).casefold(),)


def _excludes(one: Row, other: Row) -> bool:
    if one.get("property") == "status":
        return one.get("value_text") not in _STEPS_ON_THE_WAY
    for low, high in (("value_min", "value_max"), ("date_earliest", "date_latest")):
        if any(claim.get(name) is not None for claim in (one, other) for name in (low, high)):
            return _apart(one, other, low, high) or one.get("unit") != other.get("unit")
    return _read(one) != _read(other)


def _apart(one: Row, other: Row, low: str, high: str) -> bool:
    return _below(one.get(high), other.get(low)) or _below(other.get(high), one.get(low))


def _below(most: object, least: object) -> bool:
    if most is None or least is None:
        return False
    try:
        return float(str(most)) < float(str(least))
    except ValueError:
        return str(most) < str(least)
