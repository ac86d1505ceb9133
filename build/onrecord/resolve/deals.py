"""Tell which deals of different reports are one.

Two tellings are one deal where a party agrees and none speaks against it, the designations are one in
whatever spelling, and their dates can be the same. Where one names no party, or the item only by a common
word ("missiles"), a number, price or date must agree as well: the parties alone never make two deals one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from onrecord.identifiers import digest, distinct, slug
from onrecord.model import Issue
from onrecord.resolve.items import common_words, named_item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.decisions import Decisions
    from onrecord.model import Article, ClaimMention, DealMention, Mentions
    from onrecord.resolve.actors import Actors, Entity

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


class Deals:
    """Reconcile the deals of all articles, then follow what people decided."""

    def __init__(
        self,
        mentions: Sequence[Mentions],
        ids: Mapping[str, tuple[tuple[str, ...], ...]],
        actors: Actors,
        decisions: Decisions,
    ) -> None:
        self.issues: list[Issue] = []
        self.deals: list[Deal] = []
        self._by_key: dict[str, list[Deal]] = {}
        self._actors = actors
        self._items = decisions.items
        for found in sorted(mentions, key=lambda m: _age(m.article)):
            for deal, claims in zip(found.deals, ids[found.article.source_id], strict=True):
                self._place(self._telling(found.article, deal, claims))
        self._identify()
        self._decide(decisions)

    def _telling(self, article: Article, deal: DealMention, claim_ids: tuple[str, ...]) -> Telling:
        found = {role: list(self._party(article, deal, role)) for role in PARTIES}
        parties = {role: frozenset(home for home, _ in pairs) for role, pairs in found.items()}
        names = {role: tuple(name for _, name in pairs) for role, pairs in found.items()}
        items = [
            named_item(c.text or c.span.of(article.text), self._items)
            for c in deal.claims
            if c.property == "item"
        ]
        named = [item for item in items if item.key]
        return Telling(
            article=article,
            deal=deal,
            claim_ids=claim_ids,
            parties=parties,
            names=names,
            designations=frozenset(item.key for item in named if item.key),
            words=frozenset(word for item in items if not item.key for word in common_words(item.name)),
            item=next((item.name for item in (*named, *items)), None),
        )

    def _party(self, article: Article, deal: DealMention, role: str) -> Iterator[tuple[str, str]]:
        named = [claim for claim in deal.claims if claim.property == role]
        affirmed = [claim for claim in named if claim.polarity == "affirmed"]
        for claim in [c for c in affirmed if c.modality == "fact"] or affirmed or named:
            actor = self._actors.of(article.source_id, claim.actor)
            if actor:
                yield _home(actor), actor.actor_id
            elif claim.text:
                yield slug(claim.text), slug(claim.text)

    def _place(self, telling: Telling) -> None:
        """Add a telling to the deal that it tells of, or start a new one."""
        keys = [*telling.designations, *(party for names in telling.parties.values() for party in names)]
        candidates = dict.fromkeys(deal for key in sorted(keys) for deal in self._by_key.get(key, ()))
        found = [(deal, reason) for deal in candidates if (reason := _one_deal(telling, deal))]
        if len(found) == 1:
            deal, reason = found[0]
            deal.tellings.append(telling)
            deal.reasons.append(reason)
        else:
            deal = Deal([telling])
            if found:
                names = " or ".join(_label(other.tellings[0]) for other, _ in found)
                deal.reasons.append(
                    f"What {telling.article.source_id} tells could be {names}; it was kept apart."
                )
            self.deals.append(deal)
        for key in keys:
            self._by_key.setdefault(key, []).append(deal)

    def _identify(self) -> None:
        wanted = [_plain_id(deal) for deal in self.deals]
        clashing = {name for name, times in Counter(wanted).items() if times > 1}
        seen: set[str] = set()
        for number, (deal, name) in enumerate(zip(self.deals, wanted, strict=True)):
            if name in clashing and name in seen:
                wanted[number] = f"{name}-{_distinction(deal)}"
            seen.add(name)
        for deal, name in zip(self.deals, distinct(wanted), strict=True):
            deal.transaction_id = name

    def _decide(self, decisions: Decisions) -> None:
        """Merge and split as curation/deals.yaml says; a decision that finds no deal is reported."""
        by_id = {deal.transaction_id: deal for deal in self.deals}
        for merge in decisions.merges:
            missing = [name for name in merge.deals if name not in by_id]
            if missing:
                self.issues.append(_stale(", ".join(missing), merge.line))
                continue
            first, *others = (by_id[name] for name in merge.deals)
            for other in others:
                if other is not first:
                    first.tellings += other.tellings
                    first.reasons += [
                        *other.reasons,
                        f"curation/deals.yaml merges {other.transaction_id}: {merge.reason}",
                    ]
                    self.deals.remove(other)
                    by_id[other.transaction_id] = first
        for split in decisions.splits:
            deal = by_id.get(split.deal)
            moved = [t for t in deal.tellings if t.article.source_id in split.sources] if deal else []
            if deal is None or not moved or len(moved) == len(deal.tellings):
                self.issues.append(_stale(f"{split.deal} in {', '.join(split.sources)}", split.line))
                continue
            deal.tellings = [t for t in deal.tellings if t not in moved]
            name = f"{split.deal}-{digest(*sorted(split.sources))}"
            reason = f"curation/deals.yaml splits it from {split.deal}: {split.reason}"
            self.deals.append(Deal(moved, [reason], name))


def _one_deal(telling: Telling, deal: Deal) -> str | None:
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
            agreed.append(role)
    if _dates_differ(telling, deal):
        return None
    item = _item_agrees(telling, deal, len(agreed))
    parties = f"of the same {' and '.join(agreed)}" if agreed else "without naming the parties"
    return f"{telling.article.source_id} tells {parties}, and {item}." if item else None


def _item_agrees(telling: Telling, deal: Deal, parties: int) -> str | None:
    designations = frozenset().union(*(t.designations for t in deal.tellings))
    if telling.designations and designations:
        if not telling.designations & designations:
            return None
        agreeing = [name for name in _NUMBERS if _agrees(name, telling, deal)]
        if parties == 0 and not agreeing:
            return None
        numbers = f" and the same {' and '.join(agreeing)}" if agreeing else ""
        return f"names the same item ({telling.item}){numbers}; no date speaks against it"
    words = frozenset().union(*(t.words for t in deal.tellings))
    if telling.words and words and not telling.words & words and not (designations or telling.designations):
        return None
    agreeing = [name for name in _NUMBERS if _agrees(name, telling, deal)]
    if parties == len(PARTIES) and agreeing:
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


def _home(actor: Entity) -> str:
    """Return under what a party is compared: a state and its bodies and companies are one side of a deal."""
    return actor.country or actor.actor_id


def _plain_id(deal: Deal) -> str:
    parts = []
    for role in PARTIES:
        names = Counter(name for telling in deal.tellings for name in telling.names[role])
        parts.append(min(names, key=lambda name: (-names[name], name)) if names else "")
    known = [t.item for t in deal.tellings if t.item and t.designations] or [
        t.item for t in deal.tellings if t.item
    ]
    parts.append(known[0] if known else deal.kind)
    return slug(" ".join(part for part in parts if part))


def _distinction(deal: Deal) -> str:
    years = sorted(
        c.date.earliest[:4] for t in deal.tellings for c in t.claims("ordered") if c.date and c.date.earliest
    )
    return years[0] if years else digest(*sorted(t.article.source_id for t in deal.tellings))


def _label(telling: Telling) -> str:
    return f"the deal on {telling.item or 'an item'} that {telling.article.source_id} tells of"


def _age(article: Article) -> tuple[str, str]:
    return (article.published.earliest or "9999" if article.published else "9999", article.source_id)


def _stale(found: str, line: int | None) -> Issue:
    return Issue(
        "warning",
        "stale-decision",
        f"a decision is about a deal that is not there: {found}",
        "curation/deals.yaml",
        line,
        found=found,
        expected="identifiers of deals as the site shows them",
        hint="correct the identifier or delete the decision",
    )
