"""Rank the claims about one property of a deal: which value the deal takes, and why.

The rule, in this order: what a person ranked in curation/deals.yaml; what stands in a version of a report
that was replaced is set aside where another report or version can say it; said to be so before planned, that
before possible, that before conditional; for the status, the furthest stage (a later report that speaks
of "the contract" does not undo a delivery), and among the last stages, delivered in part, delivered and
cancelled, the latest word; specific before vague; first hand (somebody of a party to the deal) before
others, and all of them before relayed words; more independent origins; higher confidence; told first, by
day and by place in the report; and last the identifier, so that nothing depends on chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args

from onrecord.model import ROLES, Modality

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.decisions import Ranking
    from onrecord.model import Article, ClaimMention, Rank

STAGES = {"denied": 0, "reported": 1, "proposed": 2, "negotiating": 3, "approved": 4, "contracted": 5}
"""How far a stage is; the last ones, of which the latest word counts, are one further than all of these."""
_LAST_STAGE = 6
NAMING = frozenset({*ROLES, "item"})
_LENGTHS = (0, 31, 92, 184, 366)
"""Days up to which a date is as specific as a day, a month, a quarter, half a year, a year."""
_MODALITIES = get_args(Modality)
_SURENESS = ("said to be so", "said to be planned", "said to be possible", "said on a condition")
_NEVER = "0000-00-00"
_HANDS = (
    "said by a party to the deal",
    "said by somebody quoted",
    "in the report's own words",
    "relayed through others",
)


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold one claim with what ranks it.

    `actor_id` is the party that the value names, of type `actor_type`. `hand` counts from 0, first hand, to
    3, relayed; `speaker` is who says it, None for the report itself; `day` is when it was said or printed;
    `replaced` tells that a later version of the report is there.
    """

    claim_id: str
    article: Article
    mention: ClaimMention
    actor_id: str | None
    actor_type: str | None
    origin: str
    hand: int
    speaker: str | None
    day: str
    value_text: str | None
    replaced: bool = False

    @property
    def value(self) -> tuple[object, ...]:
        """Return what the claim gives, as it is compared."""
        amount, day = self.mention.amount, self.mention.date
        unit = amount.unit if amount and self.mention.property == "value" else None
        numbers = (amount.minimum, amount.maximum, unit) if amount else ()
        return (self.actor_id, self.value_text, numbers, day.edtf if day else None)

    @property
    def doubt(self) -> int:
        """Return how far the words are from saying that it is so: 0, so; 3, on a condition."""
        return _MODALITIES.index(self.mention.modality)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Hold a claim with its rank and the reason in words."""

    claim: Claim
    rank: Rank
    reason: str


def distinct_claims(claims: Sequence[Claim], decided: Mapping[str, Ranking]) -> list[Claim]:
    """Keep one claim for each value that a source gives in one voice: best placed, surest, first."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.hand, -c.mention.confidence, c.mention.span)):
        mention = claim.mention
        voice = None if mention.property in NAMING else claim.speaker
        apart = claim.claim_id if claim.claim_id in decided or mention.review else None
        key = (claim.article.source_id, claim.value, mention.polarity, mention.modality, voice, apart)
        kept.setdefault(key, claim)
    return sorted(kept.values(), key=lambda c: c.claim_id)


def rank(claims: Sequence[Claim], decided: Mapping[str, Ranking]) -> tuple[Ranked, ...]:
    """Rank the claims about one property of one deal, in their order."""
    deprecated = {
        c.claim_id for c in claims if c.claim_id in decided and decided[c.claim_id].rank == "deprecated"
    }
    live = [claim for claim in claims if claim.claim_id not in deprecated and _can_stand(claim)]
    if not live:  # a deal that is only denied is still known by its parties and its item
        live = [c for c in claims if c.claim_id not in deprecated and c.mention.property in NAMING]
    live = [claim for claim in live if not claim.replaced or claim.claim_id in decided] or live
    best = min(live, key=lambda claim: _order(claim, live, decided), default=None)
    return tuple(_ranked(claim, best, live, decided) for claim in claims)


def _can_stand(claim: Claim) -> bool:
    """Say whether a deal can take a value: not when denied, nor a delivery or status that is only planned."""
    if claim.mention.polarity == "denied":
        return False
    return claim.mention.modality == "fact" or claim.mention.property not in (
        "delivered",
        "status",
        "ordered",
    )


def _order(claim: Claim, live: Sequence[Claim], decided: Mapping[str, Ranking]) -> tuple[object, ...]:
    ruling = decided.get(claim.claim_id)
    origins = {other.origin for other in live if other.value == claim.value}
    stage = _stage(claim)
    later = -_days(claim.day) if stage == _LAST_STAGE else 0
    return (
        0 if ruling and ruling.rank == "preferred" else 1,
        0 if claim.mention.polarity == "affirmed" else 1,
        claim.doubt,
        -stage,
        later,
        _vagueness(claim),
        claim.hand,
        -len(origins),
        -claim.mention.confidence,
        claim.day if claim.day > _NEVER else "9999",
        claim.mention.span,
        claim.claim_id,
    )


def _stage(claim: Claim) -> int:
    return STAGES.get(claim.value_text or "", _LAST_STAGE) if claim.mention.property == "status" else 0


def _vagueness(claim: Claim) -> int:
    """Return how much a claim leaves open; 0 is exact."""
    amount, day = claim.mention.amount, claim.mention.date
    if amount:
        known = [bound for bound in (amount.minimum, amount.maximum) if bound is not None]
        return 0 if len(known) == 2 and known[0] == known[1] else 3 - len(known)
    if day:
        if not day.earliest or not day.latest:
            return len(_LENGTHS) + 1
        days = (date.fromisoformat(day.latest) - date.fromisoformat(day.earliest)).days
        return next((n for n, length in enumerate(_LENGTHS) if days <= length), len(_LENGTHS))
    if claim.mention.property == "item":
        return 0 if any(character.isdigit() for character in claim.value_text or "") else 1
    if claim.mention.property == "status":
        return 0
    return 0 if claim.actor_id else 1


def _ranked(
    claim: Claim, best: Claim | None, live: Sequence[Claim], decided: Mapping[str, Ranking]
) -> Ranked:
    ruling = decided.get(claim.claim_id)
    if ruling:
        return Ranked(claim, ruling.rank, f"Decided in curation/deals.yaml: {ruling.reason}")
    if claim.replaced and best and not best.replaced:
        return Ranked(claim, "deprecated", "A later version of this report is there.")
    is_denied = claim.mention.polarity == "denied"
    if best is None or claim not in live:
        doubt = "The words deny it." if is_denied else f"Said to be {claim.mention.modality}, not to be so."
        return Ranked(claim, "normal", doubt)
    if claim.value != best.value:
        return Ranked(claim, "normal", _why_not(claim, best, live, decided))
    if is_denied:
        return Ranked(claim, "preferred", "Named in a denial; nobody affirms it.")
    return Ranked(claim, "preferred", _why(best, live))


def _why(best: Claim, live: Sequence[Claim]) -> str:
    others = [claim for claim in live if claim.value != best.value]
    origins = len({claim.origin for claim in live if claim.value == best.value})
    if not others:
        return f"All that state it agree ({origins} independent {'origin' if origins == 1 else 'origins'})."
    reasons = []
    if any(claim.doubt > best.doubt for claim in others):
        reasons.append(_SURENESS[best.doubt])
    if any(_stage(claim) < _stage(best) for claim in others):
        reasons.append("the furthest stage")
    if any(_stage(claim) == _stage(best) == _LAST_STAGE and claim.day < best.day for claim in others):
        reasons.append("the latest word")
    if any(_vagueness(claim) > _vagueness(best) for claim in others):
        reasons.append("more specific")
    if any(claim.hand > best.hand for claim in others):
        reasons.append(_HANDS[best.hand])
    if any(origins > len({c.origin for c in others if c.value == claim.value}) for claim in others):
        reasons.append(f"{origins} independent {'origin' if origins == 1 else 'origins'}")
    if not reasons and any(claim.mention.confidence < best.mention.confidence for claim in others):
        reasons.append("read with more confidence")
    return (
        f"Preferred: {', '.join(reasons)}."
        if reasons
        else "Preferred as the one told first; nothing else decides."
    )


def _why_not(claim: Claim, best: Claim, live: Sequence[Claim], decided: Mapping[str, Ranking]) -> str:
    """Return the first step of the rule at which a claim falls behind the best."""
    where = "the same report" if claim.article == best.article else best.article.source_id
    if best.claim_id in decided:
        return f"Another value is preferred in curation/deals.yaml ({where}): {decided[best.claim_id].reason}"
    mine = len({c.origin for c in live if c.value == claim.value})
    more = len({c.origin for c in live if c.value == best.value})
    sure, unsure = _SURENESS[best.doubt], _SURENESS[claim.doubt]
    is_older = _stage(best) == _LAST_STAGE and claim.day < best.day
    steps = (
        (claim.doubt > best.doubt, f"A value {sure} is preferred ({where}); this one is {unsure}."),
        (_stage(claim) < _stage(best), f"A further stage is stated ({where})."),
        (is_older, f"A later word is preferred ({where})."),
        (_vagueness(claim) > _vagueness(best), f"A more specific claim is preferred ({where})."),
        (claim.hand > best.hand, f"A claim {_HANDS[best.hand]} is preferred ({where})."),
        (mine < more, f"Another value has more independent origins ({more} against {mine})."),
    )
    last = f"Another claim is preferred ({where}); the two cannot be told apart by the rule."
    return next((reason for applies, reason in steps if applies), last)


def _days(day: str) -> int:
    return date.fromisoformat(day).toordinal() if day > _NEVER else 0
