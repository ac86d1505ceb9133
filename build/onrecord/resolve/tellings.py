"""Tell which deals of different reports are one.

Two tellings are one deal where a party agrees and none speaks against it, the designations are one in
whatever spelling, and their dates can be the same. Where one names no recipient, or several of which the
other names one, or the item only by a common word ("missiles"), a number, price or date must agree as well:
many buy one item of one supplier, and the parties alone never make two deals one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

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

    tellings: tuple[Telling, ...]
    reasons: list[str] = field(default_factory=list)
    transaction_id: str = ""

    @property
    def kind(self) -> str:
        """Return the kind of deal."""
        return self.tellings[0].deal.kind


class _Whole(NamedTuple):
    """Hold what tellings give together; `exact` are the exact numbers, prices and dates by property."""

    parties: Mapping[str, frozenset[str]]
    designations: frozenset[str]
    words: frozenset[str]
    exact: Mapping[str, frozenset[tuple[object, ...]]]
    ordered: tuple[tuple[str, str], ...]


@lru_cache(4096)
def _whole(*tellings: Telling) -> _Whole:
    claims = {name: [c for t in tellings for c in t.claims(name)] for name in _NUMBERS}
    days = [claim.date for claim in claims["ordered"] if claim.date]
    return _Whole(
        {role: frozenset().union(*(t.parties[role] for t in tellings)) for role in PARTIES},
        frozenset().union(*(t.designations for t in tellings)),
        frozenset().union(*(t.words for t in tellings)),
        {name: frozenset(filter(None, map(_exact, told))) for name, told in claims.items()},
        tuple((day.earliest, day.latest) for day in days if day.earliest and day.latest),
    )


def why_one_deal(telling: Telling, deal: Deal) -> str | None:
    """Return why a telling is of a deal, or None; what one text tells apart stays so where values differ."""
    if deal.kind != telling.deal.kind:
        return None
    mine, theirs = _whole(telling), _whole(*deal.tellings)
    agreed = []
    for role in PARTIES:
        if mine.parties[role] and theirs.parties[role]:
            if not mine.parties[role] & theirs.parties[role]:
                return None
            if mine.parties[role] == theirs.parties[role]:
                agreed.append(role)
    own = (t for t in deal.tellings if t.article.source_id == telling.article.source_id)
    if _dates_differ(mine, theirs) or any(_values_differ(mine, _whole(other)) for other in own):
        return None
    item = _item_agrees(mine, theirs, agreed, telling.item)
    parties = f"of the same {' and '.join(agreed)}" if agreed else "without naming the parties"
    return f"{telling.article.source_id} tells {parties}, and {item}." if item else None


def _item_agrees(mine: _Whole, theirs: _Whole, agreed: Sequence[str], item: str | None) -> str | None:
    agreeing = [name for name in _NUMBERS if mine.exact[name] & theirs.exact[name]]
    if mine.designations and theirs.designations:
        if not mine.designations & theirs.designations or ("recipient" not in agreed and not agreeing):
            return None
        numbers = f" and the same {' and '.join(agreeing)}" if agreeing else ""
        return f"names the same item ({item}){numbers}; no date speaks against it"
    named = mine.designations or theirs.designations
    if mine.words and theirs.words and not mine.words & theirs.words and not named:
        return None
    if len(agreed) == len(PARTIES) and agreeing:
        return f"gives the same {' and '.join(agreeing)} for an item named only in general"
    return None


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


def _values_differ(mine: _Whole, theirs: _Whole) -> bool:
    """Say whether two tellings of one text give different numbers, prices or dates, or name no one item."""
    for name in ("quantity", "value", "ordered"):
        one, other = mine.exact[name], theirs.exact[name]
        if one and other and not one & other:
            return True
    return not mine.designations & theirs.designations


def _dates_differ(mine: _Whole, theirs: _Whole) -> bool:
    """Say whether the dates of order are so far apart that they cannot be of one deal."""
    gaps = [_gap(*one, *other) for one in mine.ordered for other in theirs.ordered]
    return bool(gaps) and min(gaps) > LONGEST_GAP


def _gap(start: str, end: str, other_start: str, other_end: str) -> int:
    later, earlier = max(start, other_start), min(end, other_end)
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
