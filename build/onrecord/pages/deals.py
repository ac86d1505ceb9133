"""View a deal: its summary, the claim matrix, what was said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.pages import people, words
from onrecord.pages.lookup import Lookup, address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Row
    from onrecord.pages.people import Link, Said

State = Literal["preferred", "agrees", "fits", "differs", "denies", "set_aside"]
_PARTIES = ("supplier", "recipient", "agent", "manufacturer")
_DATES = ("ordered", "delivered")
_LAST = ("agent", "manufacturer")


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold one claim in the matrix; `reading` is the value as read where it says more than the words."""

    id: str
    value: str
    reading: str
    state: State
    modality: str
    voice: str
    href: str
    statement: str
    review: str


@dataclass(frozen=True, slots=True)
class Column:
    """Hold one source of the matrix; `cells` has the claims for each property, in the order of the rows."""

    source_id: str
    link: Link
    title: str
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Hold the sources that carry one text."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold one property in the summary: the value the deal takes and what speaks for it."""

    property: str
    value: str
    actor: Link | None
    evidence: Link | None
    reason: str
    disputed: bool
    range: str
    support: str


@dataclass(frozen=True, slots=True)
class Deal:
    """Hold all that a deal's page shows."""

    id: str
    row: Row
    title: str
    facts: tuple[Fact, ...]
    properties: tuple[str, ...]
    origins: tuple[Origin, ...]
    statements: Sequence[Said]
    silent: tuple[Link, ...]
    corrections: Sequence[Row]


def deal(lookup: Lookup, row: Row, properties: Sequence[str]) -> Deal:
    """View a deal; `properties` are those a claim can have, in their order."""
    key = str(row["transaction_id"])
    claims = lookup.where("claims", "transaction_id", key)
    given = tuple(name for name in properties if any(claim["property"] == name for claim in claims))
    pairs = lookup.where("statement_deals", "transaction_id", key)
    statements = [
        s for pair in pairs if (s := lookup.one("statements", "statement_id", pair["statement_id"]))
    ]
    claiming = {claim["source_id"] for claim in claims}
    silent = sorted(
        {str(s["source_id"]) for s in statements} - claiming, key=lambda s: people.published(lookup, s)
    )
    return Deal(
        id=key,
        row=row,
        title=title(lookup, row),
        facts=tuple(
            fact(lookup, row, name)
            for name in sorted(properties, key=_LAST.__contains__)
            if name in given or taken(lookup, row, name)
        ),
        properties=given,
        origins=_origins(lookup, row, claims, given),
        statements=people.said_in_order(lookup, statements),
        silent=tuple(people.source(lookup, source_id) for source_id in silent),
        corrections=[c for c in lookup.where("corrections", "row_id", key) if c["table"] == "transactions"],
    )


def title(lookup: Lookup, row: Row) -> str:
    """Name a deal by its item and parties ("Tor-M1, Russia to Iran")."""
    item = str(row.get("item") or words.label(row.get("kind")))
    supplier, recipient = (lookup.name(row[f"{p}_id"]) if row.get(f"{p}_id") else "" for p in _PARTIES[:2])
    if supplier and recipient:
        return f"{item}, {supplier} to {recipient}"
    return f"{item}, from {supplier}" if supplier else f"{item}, to {recipient}" if recipient else item


def summary(view: Deal) -> str:
    """Describe a deal in a sentence."""
    facts = ", ".join(f"{fact.property}: {fact.value}" for fact in view.facts if fact.value)
    return f"{view.title}. {words.label(view.row.get('status')).capitalize()}; {facts}."


def fact(lookup: Lookup, row: Row, name: str, root: str = "../") -> Fact:
    """View one property of a deal as its row takes it."""
    claims = [
        c for c in lookup.where("claims", "transaction_id", row["transaction_id"]) if c["property"] == name
    ]
    preferred = next((c for c in claims if c["rank"] == "preferred"), None)
    agreeing = [c for c in claims if preferred and _state(c, preferred, True) in ("preferred", "agrees")]
    return Fact(
        property=name,
        value=taken(lookup, row, name),
        actor=people.actor(lookup, row.get(f"{name}_id"), root) if name in _PARTIES else None,
        evidence=people.source(lookup, preferred["source_id"], preferred["evidence_id"], root)
        if preferred
        else None,
        reason=str((preferred or {}).get("rank_reason") or ""),
        disputed=name in words.listed(row.get("disputed_properties")),
        range=_range(row, name),
        support=_support(lookup, claims, agreeing),
    )


def taken(lookup: Lookup, row: Row, name: str) -> str:
    """Say the value that a deal takes for a property, empty where it takes none."""
    if name in _PARTIES:
        return lookup.name(row[f"{name}_id"]) if row.get(f"{name}_id") else ""
    if name in _DATES:
        return words.date(row.get(name))
    if name == "quantity":
        least, most = row.get("quantity_min"), row.get("quantity_max")
        count = words.number(row.get("quantity")) or words.bounds(least, most)
        return f"{count} {row.get('quantity_unit') or ''}".strip() if count else ""
    if name == "value":
        amount = words.number(row.get("value")) or words.bounds(row.get("value_min"), row.get("value_max"))
        return f"{row.get('currency') or ''} {amount}".strip() if amount else ""
    return words.label(row.get(name))


def _range(row: Row, name: str) -> str:
    """Say what all claims allow, where that is more than the value taken."""
    if name in _DATES:
        least, most = str(row.get(f"{name}_earliest") or ""), str(row.get(f"{name}_latest") or "")
        start, _, end = str(row.get(name) or "").partition("/")
        told = least.startswith(start.rstrip("~?%")) and most.startswith((end or start).rstrip("~?%"))
        return "" if told or not least or not most else f"{words.date(least)} to {words.date(most)}"
    if name not in ("quantity", "value") or not words.number(row.get(name)):
        return ""
    spread = words.bounds(row.get(f"{name}_min"), row.get(f"{name}_max"))
    return "" if spread == words.number(row.get(name)) else spread


def _support(lookup: Lookup, claims: Sequence[Row], agreeing: Sequence[Row]) -> str:
    """Say how many independent origins give the value taken, of all that give one."""
    giving = {_origin(lookup, claim["source_id"]) for claim in claims}
    for_it = {_origin(lookup, claim["source_id"]) for claim in agreeing}
    return f"{len(for_it)} of {len(giving)}" if giving else ""


def _origins(lookup: Lookup, row: Row, claims: Sequence[Row], given: Sequence[str]) -> tuple[Origin, ...]:
    by_date = sorted({str(c["source_id"]) for c in claims}, key=lambda s: people.published(lookup, s))
    groups: dict[str, list[Column]] = {}
    for source_id in by_date:
        own = [claim for claim in claims if claim["source_id"] == source_id]
        groups.setdefault(_origin(lookup, source_id), []).append(
            _column(lookup, row, source_id, claims, own, given)
        )
    return tuple(Origin(_origin_name(lookup, columns), tuple(columns)) for columns in groups.values())


def _origin(lookup: Lookup, source_id: object) -> str:
    source = lookup.one("sources", "source_id", source_id) or {}
    return str(source.get("origin_group") or source_id)


def _origin_name(lookup: Lookup, columns: Sequence[Column]) -> str:
    source = lookup.one("sources", "source_id", columns[0].source_id) or {}
    return lookup.name(source["agency_id"]) if source.get("agency_id") else columns[0].link.words


def _column(
    lookup: Lookup, row: Row, source_id: str, claims: Sequence[Row], own: Sequence[Row], given: Sequence[str]
) -> Column:
    disputed = words.listed(row.get("disputed_properties"))
    preferred = {c["property"]: c for c in claims if c["rank"] == "preferred"}
    source = lookup.one("sources", "source_id", source_id) or {}
    return Column(
        source_id,
        people.source(lookup, source_id),
        str(source.get("title") or source_id),
        tuple(
            tuple(
                _cell(lookup, c, preferred.get(name), name in disputed) for c in own if c["property"] == name
            )
            for name in given
        ),
    )


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
        state=_state(claim, preferred, disputed),
        modality="" if claim["modality"] == "fact" else str(claim["modality"]),
        voice=voice,
        href=address("sources", claim["source_id"], fragment=claim["evidence_id"]),
        statement=address("statements", statement["statement_id"]) if statement else "",
        review=str(claim.get("review") or ""),
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


def _state(claim: Row, preferred: Row | None, disputed: bool) -> State:
    """Compare a claim with the preferred one; only a disputed property has claims that differ."""
    if claim["rank"] == "deprecated":
        return "set_aside"
    if claim["polarity"] == "denied":
        return "denies"
    if preferred is None:
        return "fits"
    if claim is preferred:
        return "preferred"
    if _read(claim) == _read(preferred):
        return "agrees"
    return "differs" if disputed and _excludes(claim, preferred) else "fits"


def _read(claim: Row) -> tuple[object, ...]:
    read = tuple(
        claim.get(name) for name in ("actor_id", "date", "value_min", "value_max", "unit", "value_text")
    )
    return read if any(read) else (str(claim["value"]).casefold(),)


def _excludes(one: Row, other: Row) -> bool:
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
