"""Tell which deals of different reports are one.

Two tellings are one deal where a party agrees and none speaks against it, the designations are one in
whatever spelling, and their dates can be the same. Where one names no recipient, or several of which the
other names one, or the item only by a common word ("missiles"), a number, price or date must agree as well:
many buy one item of one supplier, and the parties alone never make two deals one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.model import Article, ClaimMention, DealMention

PARTIES = ("supplier", "recipient")
_NUMBERS = ("value", "quantity", "ordered", "delivered")
LONGEST_GAP = 183
"""Days between two dates of order that can still be of one deal: signing and announcement differ."""


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """Hold one deal as one article tells it.

    `parties` holds what each role's actors are compared by, `names` their identifiers, denied ones left out.
    `designations` are the keys of items named by a designation; `words` of those named by a common word.
    """

    article: Article
    deal: DealMention
    claim_ids: tuple[str, ...]
    parties: Mapping[str, frozenset[str]]
    names: Mapping[str, tuple[str, ...]]
    designations: frozenset[str]
    words: frozenset[str]
    item: str | None

    def claims(self, name: str) -> Iterator[ClaimMention]:
        """Yield the claims for one property that are not denied."""
        return (c for c in self.deal.claims if c.property == name and c.polarity == "affirmed")


@dataclass(slots=True, eq=False)
class Deal:
    """Hold one deal of the dataset: its tellings, and why they are one."""

    tellings: list[Telling]
    reasons: list[str] = field(default_factory=list)
    transaction_id: str = ""

    @property
    def kind(self) -> str:
        """Return the kind of deal."""
        return self.tellings[0].deal.kind


def why_one_deal(telling: Telling, deal: Deal) -> str | None:
    """Return why a telling is of a deal, or None; what one text tells apart stays so where values differ."""
    own = [t for t in deal.tellings if t.article.source_id == telling.article.source_id]
    if deal.kind != telling.deal.kind or any(_values_differ(telling, other) for other in own):
        return None
    agreed = []
    for role in PARTIES:
        known = frozenset().union(*(t.parties[role] for t in deal.tellings))
        if known and telling.parties[role]:
            if not known & telling.parties[role]:
                return None
            if known == telling.parties[role]:
                agreed.append(role)
    if _dates_differ(telling, deal):
        return None
    item = _item_agrees(telling, deal, agreed)
    parties = f"of the same {' and '.join(agreed)}" if agreed else "without naming the parties"
    return f"{telling.article.source_id} tells {parties}, and {item}." if item else None


def _item_agrees(telling: Telling, deal: Deal, agreed: Sequence[str]) -> str | None:
    designations = frozenset().union(*(t.designations for t in deal.tellings))
    if telling.designations and designations:
        if not telling.designations & designations:
            return None
        agreeing = [name for name in _NUMBERS if _agrees(name, telling, deal)]
        if "recipient" not in agreed and not agreeing:
            return None
        numbers = f" and the same {' and '.join(agreeing)}" if agreeing else ""
        return f"names the same item ({telling.item}){numbers}; no date speaks against it"
    words = frozenset().union(*(t.words for t in deal.tellings))
    if telling.words and words and not telling.words & words and not (designations or telling.designations):
        return None
    agreeing = [name for name in _NUMBERS if _agrees(name, telling, deal)]
    if len(agreed) == len(PARTIES) and agreeing:
        return f"gives the same {' and '.join(agreeing)} for an item named only in general"
    return None


def _agrees(name: str, telling: Telling, deal: Deal) -> bool:
    """Say whether some exact number, price or date of a deal is the telling's as well."""
    mine = [key for claim in telling.claims(name) if (key := _exact(claim))]
    theirs = [key for other in deal.tellings for claim in other.claims(name) if (key := _exact(claim))]
    return any(key in theirs for key in mine)


def _exact(claim: ClaimMention) -> tuple[object, ...] | None:
    amount = claim.amount
    if amount:
        exact = amount.minimum is not None and amount.minimum == amount.maximum and amount.minimum > 1
        return (amount.minimum, amount.unit if claim.property == "value" else "") if exact else None
    day = claim.date
    if day and day.earliest and day.latest:
        length = date.fromisoformat(day.latest) - date.fromisoformat(day.earliest)
        return (day.earliest, day.latest) if length.days <= 31 else None
    return None


def _values_differ(telling: Telling, other: Telling) -> bool:
    """Say whether two tellings of one text give different numbers, prices or dates, or name no one item."""
    for name in ("quantity", "value", "ordered"):
        mine = {key for claim in telling.claims(name) if (key := _exact(claim))}
        theirs = {key for claim in other.claims(name) if (key := _exact(claim))}
        if mine and theirs and not mine & theirs:
            return True
    return not telling.designations & other.designations


def _dates_differ(telling: Telling, deal: Deal) -> bool:
    """Say whether the dates of order are so far apart that they cannot be of one deal."""
    mine = [c.date for c in telling.claims("ordered") if c.date and c.date.earliest and c.date.latest]
    theirs = [
        c.date
        for t in deal.tellings
        for c in t.claims("ordered")
        if c.date and c.date.earliest and c.date.latest
    ]
    if not mine or not theirs:
        return False
    gaps = [
        _gap(a.earliest or "", a.latest or "", b.earliest or "", b.latest or "") for a in mine for b in theirs
    ]
    return min(gaps) > LONGEST_GAP


def _gap(start: str, end: str, other_start: str, other_end: str) -> int:
    later, earlier = max(start, other_start), min(end, other_end)
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
