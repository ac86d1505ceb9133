"""Write the rows of deals and of the claims about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from onrecord.identifiers import statement_id
from onrecord.model import ROLES
from onrecord.resolve.disputes import disputed_properties
from onrecord.resolve.items import named_item
from onrecord.resolve.ranks import Claim, Ranked, distinct_claims, rank
from onrecord.resolve.statements import chain, date_cells, review_of
from onrecord.values.countries import country_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from onrecord.decisions import Decisions
    from onrecord.model import Article, ClaimMention, DateValue, Mentions, Row, StatementMention
    from onrecord.resolve.actors import Actors
    from onrecord.resolve.entity import Entity
    from onrecord.resolve.evidence import Evidence
    from onrecord.resolve.origins import Origins
    from onrecord.resolve.tellings import Deal, Telling


class DealRows:
    """Write the rows of all deals; `used` collects the actors they refer to."""

    def __init__(
        self,
        mentions: Sequence[Mentions],
        actors: Actors,
        origins: Origins,
        decisions: Decisions,
        evidence: Evidence,
    ) -> None:
        self._actors = actors
        self._origins = origins
        self._items = decisions.items
        self._decided = {ruling.claim: ruling for ruling in decisions.ranks}
        self._evidence = evidence
        self._statements = {
            (m.article.source_id, s.key): s for m in mentions for s in m.statements if s.kind == "report"
        }
        self._replaced = {m.article.supersedes for m in mentions}
        self.used: list[Entity] = []
        self.claim_ids: set[str] = set()

    def rows(self, deals: Sequence[Deal]) -> Mapping[str, Sequence[Row]]:
        """Return the rows of transactions, claims and statement_deals."""
        tables: dict[str, list[Row]] = {"transactions": [], "claims": [], "statement_deals": []}
        for deal in deals:
            ranked = {name: rank(claims, self._decided) for name, claims in self._by_property(deal).items()}
            tables["transactions"].append(self._transaction(deal, ranked))
            tables["claims"] += [self._row(deal, one) for claims in ranked.values() for one in claims]
            tables["statement_deals"] += self._links(deal)
        return tables

    def _by_property(self, deal: Deal) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for telling in deal.tellings:
            for claim_id, mention in zip(telling.claim_ids, telling.deal.claims, strict=True):
                found[mention.property].append(self._claim(telling, claim_id, mention))
                self.claim_ids.add(claim_id)
        return {name: distinct_claims(claims, self._decided) for name, claims in sorted(found.items())}

    def _claim(self, telling: Telling, claim_id: str, mention: ClaimMention) -> Claim:
        article = telling.article
        actor = self._party(article, mention)
        if actor:
            self.used.append(actor)
        statement = self._statements.get((article.source_id, mention.statement or ""))
        said = statement.said if statement else None
        text = mention.text
        if mention.property == "item":
            text = named_item(mention.text or mention.span.of(article.text), self._items).name
        return Claim(
            claim_id=claim_id,
            article=article,
            mention=mention,
            actor_id=actor.actor_id if actor else None,
            actor_type=actor.type if actor else None,
            origin=self._origins.group_of[article.source_id],
            hand=self._hand(telling, statement),
            speaker=self._speaker(article, statement),
            day=_day(said) or _day(article.published) or "0000-00-00",
            value_text=actor.name if actor else text,
            replaced=article.source_id in self._replaced,
        )

    def _party(self, article: Article, mention: ClaimMention) -> Entity | None:
        if mention.property not in ROLES:
            return None
        actor = self._actors.of(article.source_id, mention.actor)
        if actor is None and mention.text:
            country = country_of(mention.text)
            actor = (
                self._actors.state(country)
                if country
                else self._actors.in_article(article.source_id, mention.text)
            )
        return actor

    def _hand(self, telling: Telling, statement: StatementMention | None) -> int:
        """Return how near to the deal the one is who says it; see `ranks.Claim`."""
        if statement is None:
            return 2
        steps = chain(telling.article, statement, self._actors)
        credited = {telling.article.publisher, telling.article.agency}
        relays = [step for step in steps[:-1] if not credited & {*step.actor.names}]
        speaker = steps[-1].actor if steps else None
        if relays or speaker is None:
            return 3
        parties = telling.parties["supplier"] | telling.parties["recipient"]
        return (
            0
            if speaker.type != "group" and (speaker.country in parties or speaker.actor_id in parties)
            else 1
        )

    def _speaker(self, article: Article, statement: StatementMention | None) -> str | None:
        speaker = self._actors.of(article.source_id, statement.speaker) if statement else None
        return speaker.actor_id if speaker else None

    def _transaction(self, deal: Deal, ranked: Mapping[str, Sequence[Ranked]]) -> Row:
        sources = {telling.article.source_id for telling in deal.tellings}
        disputed = disputed_properties(ranked)
        best = {
            name: next((r.claim for r in claims if r.rank == "preferred"), None)
            for name, claims in ranked.items()
        }
        item = best.get("item")
        known = named_item(item.value_text or "", self._items).known if item else None
        row: dict[str, object] = {
            "transaction_id": deal.transaction_id,
            "kind": deal.kind,
            "item": item.value_text if item else None,
            "item_class": known.item_class if known else None,
            "un_register_category": known.un_register if known else None,
            "status": _status(ranked, best),
            "source_count": len(sources),
            "origin_count": len({self._origins.group_of[source] for source in sources}),
            "disputed": bool(disputed),
            "disputed_properties": ";".join(disputed) or None,
        }
        for role in ROLES:
            claim = best.get(role)
            row[f"{role}_id"] = claim.actor_id if claim else None
        row |= _amount_cells("quantity", "quantity_unit", best.get("quantity"), ranked.get("quantity", ()))
        row |= _amount_cells("value", "currency", best.get("value"), ranked.get("value", ()))
        for name in ("ordered", "delivered"):
            claim = best.get(name)
            row |= date_cells(name, claim.mention.date if claim else None)
        return row

    def _row(self, deal: Deal, ranked: Ranked) -> Row:
        claim, mention, article = ranked.claim, ranked.claim.mention, ranked.claim.article
        statement = self._statements.get((article.source_id, mention.statement or ""))
        amount = mention.amount
        return {
            "claim_id": claim.claim_id,
            "transaction_id": deal.transaction_id,
            "source_id": article.source_id,
            "statement_id": statement_id(article, statement) if statement else None,
            "property": mention.property,
            "value": mention.span.of(article.text).strip(),
            "value_text": claim.value_text,
            "actor_id": claim.actor_id,
            "value_min": amount.minimum if amount else None,
            "value_max": amount.maximum if amount else None,
            "unit": amount.unit if amount else None,
            **date_cells("date", mention.date),
            "polarity": mention.polarity,
            "modality": mention.modality,
            "rank": ranked.rank,
            "rank_reason": ranked.reason,
            "evidence_id": self._evidence.cite(article, mention.span),
            "method": mention.method,
            "confidence": mention.confidence,
            "review": review_of(mention.confidence, mention.review),
        }

    def _links(self, deal: Deal) -> Iterator[Row]:
        found = {
            statement_id(telling.article, statement)
            for telling in deal.tellings
            for key in (*telling.deal.statements, *(c.statement for c in telling.deal.claims if c.statement))
            if (statement := self._statements.get((telling.article.source_id, key)))
        }
        yield from ({"statement_id": name, "transaction_id": deal.transaction_id} for name in sorted(found))


def _day(value: DateValue | None) -> str | None:
    return value.latest or value.earliest if value else None


def _amount_cells(name: str, unit: str, best: Claim | None, ranked: Sequence[Ranked]) -> dict[str, object]:
    """Return the preferred number and the bounds over all live claims in its unit.

    A number of goods without a noun of its own ("29 Tor-M1") is in any unit.
    """
    chosen = best.mention.amount if best else None
    live = [
        r.claim.mention.amount
        for r in ranked
        if r.rank != "deprecated" and r.claim.mention.polarity == "affirmed" and r.claim.mention.amount
    ]
    alike = [
        amount
        for amount in live
        if chosen
        and (amount.unit == chosen.unit or (None in (amount.unit, chosen.unit) and name == "quantity"))
    ]
    units = Counter(
        r.claim.mention.amount.unit for r in ranked if r.rank == "preferred" and r.claim.mention.amount
    )
    exact = chosen.minimum if chosen and chosen.minimum == chosen.maximum else None
    bounds: tuple[list[Decimal], list[Decimal]] = (
        [a.minimum for a in alike if a.minimum is not None],
        [a.maximum for a in alike if a.maximum is not None],
    )
    return {
        name: exact,
        f"{name}_min": min(bounds[0], default=None),
        f"{name}_max": max(bounds[1], default=None),
        unit: min(units, key=lambda u: (-units[u], str(u)), default=None),
    }


def _status(ranked: Mapping[str, Sequence[Ranked]], best: Mapping[str, Claim | None]) -> str:
    """Return the status of the preferred claim, else what the other claims amount to."""
    stated = best.get("status")
    if stated and stated.value_text:
        return stated.value_text
    if best.get("delivered"):
        return "delivered"
    if best.get("ordered"):
        return "contracted"
    claims = [r.claim for r in ranked.get("status", ()) if r.rank != "deprecated"]
    if claims and all(claim.mention.polarity == "denied" for claim in claims):
        return "denied"
    return "proposed" if claims else "reported"
