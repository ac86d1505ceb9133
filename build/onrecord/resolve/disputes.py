"""Find the properties of a deal for which claims exclude each other."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from onrecord.resolve.ranks import NAMING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.model import Amount, DateValue
    from onrecord.resolve.ranks import Claim, Ranked

Bound = TypeVar("Bound", Decimal, str)
_ENDS = frozenset({"delivered", "cancelled"})


def disputed_properties(ranked: Mapping[str, Sequence[Ranked]]) -> list[str]:
    """Return the properties for which claims that are not deprecated exclude each other, sorted."""
    found = []
    deniers = _deniers(ranked)
    for name, claims in sorted(ranked.items()):
        said = [r.claim for r in claims if r.rank != "deprecated" and r.claim.mention.modality == "fact"]
        live = [
            c
            for c in said
            if c.mention.polarity == "affirmed" or (c.article.source_id, c.speaker) not in deniers
        ]
        if any(_exclude(name, one, other) for one, other in combinations(live, 2)):
            found.append(name)
    return found


def _deniers(ranked: Mapping[str, Sequence[Ranked]]) -> set[tuple[str, str | None]]:
    """Return who denies the whole deal: that is a matter of its status, not of each value."""
    named = (r.claim for name in NAMING for r in ranked.get(name, ()))
    return {(c.article.source_id, c.speaker) for c in named if c.mention.polarity == "denied"}


def _exclude(name: str, one: Claim, other: Claim) -> bool:
    if one.mention.polarity != other.mention.polarity:
        return one.value == other.value and name not in NAMING
    if one.mention.polarity == "denied":
        return False
    if name in ("quantity", "value"):
        return _apart(one.mention.amount, other.mention.amount)
    if name == "ordered":
        return _dates_apart(one.mention.date, other.mention.date)
    if name in ("supplier", "recipient", "manufacturer"):
        both = one.actor_id is not None and other.actor_id is not None
        return both and one.actor_id != other.actor_id and one.actor_type == other.actor_type
    return name == "status" and _stages_exclude(one, other)


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


def _stages_exclude(one: Claim, other: Claim) -> bool:
    """Say whether two stages cannot both be: an end, against less than it said no earlier."""
    first, second = sorted((one, other), key=lambda claim: (claim.day, claim.claim_id))
    if first.value_text == second.value_text:
        return False
    if {first.value_text, second.value_text} == _ENDS:
        return True
    if second.value_text == "denied":
        return True
    partly = {"delivered", "partly_delivered"}
    if {first.value_text, second.value_text} == partly:
        return first.day == second.day or first.value_text == "delivered"
    return False
