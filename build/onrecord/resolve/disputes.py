"""Find the properties of a deal for which claims exclude each other."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from onrecord.resolve.ranks import NAMING, STAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.model import Amount, DateValue
    from onrecord.resolve.ranks import Claim, Ranked

Bound = TypeVar("Bound", Decimal, str)
_WAY = {name: far for name, far in STAGES.items() if name != "denied"} | {
    "partly_delivered": len(STAGES),
    "delivered": len(STAGES) + 1,
}
"""How far each stage is on the way of a deal; who denies one denies all that lie behind it."""


def disputed_properties(ranked: Mapping[str, Sequence[Ranked]]) -> list[str]:
    """Return the properties for which claims that are not deprecated exclude each other, sorted."""
    found = []
    deniers = _deniers(ranked)
    for name, claims in sorted(ranked.items()):
        said = [r.claim for r in claims if r.rank != "deprecated" and r.claim.mention.modality == "fact"]
        live = [
            c
            for c in said
            if name == "status"
            or c.mention.polarity == "affirmed"
            or (c.article.source_id, c.speaker) not in deniers
        ]
        if any(_exclude(name, one, other) for one, other in combinations(live, 2)):
            found.append(name)
    return found


def _deniers(ranked: Mapping[str, Sequence[Ranked]]) -> set[tuple[str, str | None]]:
    """Return who denies the whole deal: that disputes its status, not each value."""
    named = (r.claim for name in NAMING for r in ranked.get(name, ()))
    return {(c.article.source_id, c.speaker) for c in named if c.mention.polarity == "denied"}


def _exclude(name: str, one: Claim, other: Claim) -> bool:
    if name == "status":
        return _speaks_against(one, other) or _speaks_against(other, one)
    if one.mention.polarity != other.mention.polarity:
        return one.value == other.value and name not in NAMING
    if one.mention.polarity == "denied":
        return False
    if name in ("quantity", "value"):
        return _apart(one.mention.amount, other.mention.amount)
    if name == "ordered":
        return _dates_apart(one.mention.date, other.mention.date)
    both = one.actor_id is not None and other.actor_id is not None
    return (
        name in ("supplier", "recipient", "manufacturer")
        and both
        and one.actor_id != other.actor_id
        and one.actor_type == other.actor_type
    )


def _apart(one: Amount | None, other: Amount | None) -> bool:
    """Say whether two amounts in one unit have no number in common."""
    if one is None or other is None or one.unit != other.unit:
        return False
    return _above(one.minimum, other.maximum) or _above(other.minimum, one.maximum)


def _above(low: Bound | None, high: Bound | None) -> bool:
    return low is not None and high is not None and low > high


def _dates_apart(one: DateValue | None, other: DateValue | None) -> bool:
    if one is None or other is None:
        return False
    return _above(one.earliest, other.latest) or _above(other.earliest, one.latest)


def _speaks_against(one: Claim, other: Claim) -> bool:
    """Say whether one word on a stage, no earlier than another, cannot stand beside it.

    An earlier stage of the same deal can, and so can a denial of what came later.
    """
    if one.day < other.day or _is_denial(other):
        return False
    if _is_denial(one):
        denied = "reported" if one.value_text == "denied" else one.value_text
        return other.value == one.value or _WAY.get(other.value_text or "", -1) >= _WAY.get(denied or "", 99)
    return other.value_text == "delivered" and one.value_text in ("partly_delivered", "cancelled")


def _is_denial(claim: Claim) -> bool:
    return claim.mention.polarity == "denied" or claim.value_text == "denied"
