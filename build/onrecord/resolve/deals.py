"""Bring the tellings of deals together, then follow what people decided about them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.identifiers import digest, distinct, slug
from onrecord.model import Issue
from onrecord.resolve.items import common_words, named_item
from onrecord.resolve.origins import age
from onrecord.resolve.tellings import PARTIES, Deal, Telling, why_one_deal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.decisions import Decisions
    from onrecord.model import Article, DealMention, Mentions
    from onrecord.resolve.actors import Actors
    from onrecord.resolve.entity import Entity


_NOTHING_LEFT = "a decision splits all sources off a deal, which leaves nothing of it"


class Deals:
    """Reconcile the deals of all articles, then follow what people decided.

    `merged` holds, by the identifier that a deal had, the deal it is in now, and the reason people gave.
    """

    def __init__(
        self,
        mentions: Sequence[Mentions],
        ids: Mapping[str, tuple[tuple[str, ...], ...]],
        actors: Actors,
        decisions: Decisions,
    ) -> None:
        self.issues: list[Issue] = []
        self.deals: list[Deal] = []
        self.merged: dict[str, tuple[Deal, str]] = {}
        self._by_key: dict[str, list[Deal]] = {}
        self._actors = actors
        self._items = decisions.items
        for found in sorted(mentions, key=lambda m: age(m.article)):
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
        meant = [c for c in affirmed if c.modality == "fact"] or affirmed or named
        for claim in sorted(meant, key=lambda c: c.span):
            actor = self._actors.of(article.source_id, claim.actor)
            if actor:
                yield _home(actor), actor.actor_id
            elif claim.text:
                yield slug(claim.text), slug(claim.text)

    def _place(self, telling: Telling) -> None:
        """Add a telling to the deal that it tells of, or start a new one."""
        keys = [*telling.designations, *(party for names in telling.parties.values() for party in names)]
        candidates = dict.fromkeys(deal for key in sorted(keys) for deal in self._by_key.get(key, ()))
        found = [(deal, reason) for deal in candidates if (reason := why_one_deal(telling, deal))]
        if len(found) == 1:
            deal, reason = found[0]
            deal.tellings += (telling,)
            deal.reasons.append(reason)
        else:
            deal = Deal((telling,))
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
            for other in dict.fromkeys(others):
                if other is not first:
                    self._merge(first, other, merge.reason)
                    by_id |= {name: first for name, deal in by_id.items() if deal is other}
        for split in decisions.splits:
            deal = by_id.get(split.deal)
            told = deal.tellings if deal else ()
            moved = tuple(t for t in told if t.article.source_id in split.sources)
            if deal is None or not moved:
                self.issues.append(_stale(f"{split.deal} in {', '.join(split.sources)}", split.line))
                continue
            if len(moved) == len(deal.tellings):
                self.issues.append(replace(_stale(split.deal, split.line), message=_NOTHING_LEFT))
                continue
            deal.tellings = tuple(t for t in deal.tellings if t not in moved)
            gone = tuple(f"{t.article.source_id} tells " for t in moved)
            deal.reasons = [why for why in deal.reasons if not why.startswith(gone)]
            name = f"{split.deal}-{digest(*sorted(split.sources))}"
            reason = f"curation/deals.yaml splits it from {split.deal}: {split.reason}"
            self.deals.append(Deal(moved, [reason], name))

    def _merge(self, first: Deal, other: Deal, reason: str) -> None:
        first.tellings += other.tellings
        why = f"curation/deals.yaml merges {other.transaction_id}: {reason} To undo it, take it out there."
        first.reasons += [*other.reasons, why]
        self.deals.remove(other)
        self.merged |= {name: (first, why) for name, (deal, why) in self.merged.items() if deal is other}
        self.merged[other.transaction_id] = first, reason


def _home(actor: Entity) -> str:
    """Return under what a party is compared: a state and its bodies and companies are one side of a deal."""
    return actor.country or actor.actor_id


def _plain_id(deal: Deal) -> str:
    parts = []
    for role in PARTIES:
        names = Counter(name for telling in deal.tellings for name in telling.names[role])
        parts += [name for name, _ in names.most_common(1)]  # of several as common, the one told first
    known = [t.item for t in deal.tellings if t.item and t.designations] or [
        t.item for t in deal.tellings if t.item
    ]
    parts.append(known[0] if known else deal.kind)
    return slug(" ".join(parts))


def _distinction(deal: Deal) -> str:
    years = sorted(
        c.date.earliest[:4] for t in deal.tellings for c in t.claims("ordered") if c.date and c.date.earliest
    )
    return years[0] if years else digest(*sorted(t.article.source_id for t in deal.tellings))


def _label(telling: Telling) -> str:
    return f"the deal on {telling.item or 'an item'} that {telling.article.source_id} tells of"


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
