"""View a deal: its summary, what was said of it, and the sources side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import ROLES
from onrecord.pages import matrix, people, words
from onrecord.pages.lookup import Lookup, address, remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Row
    from onrecord.pages.matrix import Origin
    from onrecord.pages.people import Link, Said

_DATES = ("ordered", "delivered")
_LAST = ("agent", "manufacturer")


class Fact(NamedTuple):
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

    @property
    def one_voice(self) -> bool:
        """Tell whether one origin gives one value for each property, and no person has said why."""
        columns = (column for origin in self.origins for column in origin.columns)
        cells = (cell for column in columns for own in column.cells for cell in own)
        reasons = {fact.reason for fact in self.facts if fact.support}
        alike = all(cell.state in ("preferred", "agrees") for cell in cells)
        return len(self.origins) == 1 and len(reasons) == 1 and alike


def deal(lookup: Lookup, row: Row, properties: Sequence[str]) -> Deal:
    """View a deal; `properties` are those a claim can have, in their order."""
    key = str(row["transaction_id"])
    claims = lookup.where("claims", "transaction_id", key)
    properties = sorted(properties, key=_LAST.__contains__)
    told: dict[str, list[Row]] = {name: [] for name in properties}
    for claim in claims:
        told.setdefault(str(claim["property"]), []).append(claim)
    given = tuple(name for name in properties if told[name])
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
        title=title(lookup, key),
        facts=tuple(
            _fact(lookup, row, name, told[name])
            for name in properties
            if told[name] or taken(lookup, row, name)
        ),
        properties=given,
        origins=matrix.origins(lookup, row, claims, given),
        statements=people.told_once(lookup, statements),
        silent=tuple(people.source(lookup, source_id) for source_id in silent),
        corrections=[c for c in lookup.where("corrections", "row_id", key) if c["table"] == "transactions"],
    )


@remembered
def title(lookup: Lookup, transaction_id: object) -> str:
    """Name a deal by its item and parties ("Tor-M1, Russia to Iran"); one that is not there has no name."""
    row = lookup.one("transactions", "transaction_id", transaction_id) or {}
    item = words.capital(str(row.get("item") or words.label(row.get("kind"))))
    parties = (row.get(f"{party}_id") for party in ROLES[:2])
    supplier, recipient = (lookup.name(party) if party else "" for party in parties)
    if supplier and recipient:
        return f"{item}, {supplier} to {recipient}"
    return f"{item}, from {supplier}" if supplier else f"{item}, to {recipient}" if recipient else item


@remembered
def link(lookup: Lookup, transaction_id: object) -> Link | None:
    """Return the link to a deal, None where it is not there."""
    if not lookup.one("transactions", "transaction_id", transaction_id):
        return None
    return people.Link(title(lookup, transaction_id), address("transactions", transaction_id))


def summary(view: Deal) -> str:
    """Describe a deal in a sentence."""
    facts = ", ".join(f"{fact.property}: {fact.value}" for fact in view.facts if fact.value)
    return f"{view.title}. {words.label(view.row.get('status')).capitalize()}; {facts}."


def _fact(lookup: Lookup, row: Row, name: str, claims: Sequence[Row]) -> Fact:
    """View one property of a deal as its row takes it."""
    preferred = next((claim for claim in claims if claim["rank"] == "preferred"), None)
    evidence = people.source(lookup, preferred["source_id"], preferred["evidence_id"]) if preferred else None
    agreeing = [c for c in claims if matrix.state(c, preferred, disputed=True) in ("preferred", "agrees")]
    return Fact(
        property=name,
        value=taken(lookup, row, name),
        actor=people.actor(lookup, row.get(f"{name}_id")) if name in ROLES else None,
        evidence=evidence,
        reason=str((preferred or {}).get("rank_reason") or ""),
        disputed=name in words.listed(row.get("disputed_properties")),
        range=_range(row, name),
        support=_support(lookup, [c for c in claims if c in agreeing or _rivals(c, preferred)], agreeing),
    )


def taken(lookup: Lookup, row: Row, name: str) -> str:
    """Say the value that a deal takes for a property, empty where it takes none."""
    if name in ROLES:
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


def _rivals(claim: Row, preferred: Row | None) -> bool:
    """Tell whether a claim counts against the preferred one: a plan says nothing against what is so."""
    sure = preferred is None or preferred["modality"] != "fact" or claim["modality"] == "fact"
    return sure or claim["polarity"] == "denied"


def _support(lookup: Lookup, claims: Sequence[Row], agreeing: Sequence[Row]) -> str:
    """Say how many independent origins give the value taken, of all that give one."""
    giving = {matrix.origin_of(lookup, claim["source_id"]) for claim in claims}
    for_it = {matrix.origin_of(lookup, claim["source_id"]) for claim in agreeing}
    return f"{len(for_it)} of {len(giving)}" if giving else ""
