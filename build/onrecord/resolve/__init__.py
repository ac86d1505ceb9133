"""Bring the readings of all articles together: actors, deals and origins become one dataset."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.decisions import Decisions
from onrecord.identifiers import claim_ids
from onrecord.model import Issue
from onrecord.resolve.actor_rows import actor_rows
from onrecord.resolve.actors import Actors
from onrecord.resolve.deal_rows import DealRows
from onrecord.resolve.deals import Deals
from onrecord.resolve.evidence import Evidence
from onrecord.resolve.explanations import explanations, reviewed
from onrecord.resolve.origins import Origins, find_origins
from onrecord.resolve.statements import chain, date_cells, quote_conflicts, statement_rows
from onrecord.resolve.withdrawals import withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.decisions import Withdrawal
    from onrecord.model import Article, Mentions, Row
    from onrecord.resolve.entity import Entity


@dataclass(frozen=True, slots=True)
class Resolution:
    """Hold the records by table, why each is as it is, and what a maintainer should see.

    `withdrawn` tells of identifiers that decisions take away, by table and identifier.
    """

    records: Mapping[str, Sequence[Row]]
    explanations: Mapping[str, tuple[str, ...]]
    issues: tuple[Issue, ...]
    withdrawn: Mapping[tuple[str, str], Withdrawal] = field(default_factory=dict)


def resolve(mentions: Sequence[Mentions], decisions: Decisions | None = None) -> Resolution:
    """Bring what was read in all articles together, as people decided, in the records of every table."""
    decisions = decisions or Decisions()
    mentions = sorted(mentions, key=lambda found: found.article.source_id)
    articles = [found.article for found in mentions]
    origins = find_origins(articles)
    actors = Actors(mentions, decisions)
    evidence = Evidence()
    deals = Deals(
        mentions, {found.article.source_id: claim_ids(found) for found in mentions}, actors, decisions
    )
    deal_rows = DealRows(mentions, actors, origins, decisions, evidence)
    records: dict[str, Sequence[Row]] = {
        "sources": [_source(article, actors, origins) for article in articles],
        **statement_rows(mentions, actors, evidence),
        **deal_rows.rows(deals.deals),
        "corrections": decisions.corrections,
    }
    used = [*_speaking(mentions, actors), *deal_rows.used]
    records |= actor_rows(actors, used, evidence)
    records["evidence"] = evidence.rows()
    gone = withdrawn(decisions, actors, deals)
    reasons = reviewed(explanations(actors, deals, origins, records, gone), decisions, records)
    stale = _stale_ranks(decisions, deal_rows.claim_ids)
    return Resolution(
        records,
        reasons,
        (*actors.issues, *deals.issues, *stale, *quote_conflicts(records["statements"])),
        gone,
    )


def _source(article: Article, actors: Actors, origins: Origins) -> Row:
    publisher, agency = actors.credited(article.publisher), actors.credited(article.agency)
    return {
        "source_id": article.source_id,
        "title": article.title,
        "publisher_id": publisher.actor_id if publisher else None,
        "agency_id": agency.actor_id if agency else None,
        "byline": article.byline,
        "dateline": article.dateline,
        **date_cells("published", article.published),
        "language": article.language,
        "url": article.url,
        "archive_url": article.archive_url,
        "rights": article.rights,
        "text_kind": article.text_kind,
        "text_sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "char_count": len(article.text),
        "omitted": " ".join(f"{span.start}-{span.end}" for span in article.omitted) or None,
        "origin_group": origins.group_of[article.source_id],
        "supersedes": article.supersedes,
    }


def _speaking(mentions: Sequence[Mentions], actors: Actors) -> Iterator[Entity]:
    """Yield whom sources and statements refer to."""
    for found in mentions:
        for name in (found.article.publisher, found.article.agency):
            credited = actors.credited(name)
            if credited:
                yield credited
        for statement in found.statements:
            if statement.kind == "report":
                yield from (step.actor for step in chain(found.article, statement, actors))
                addressee = actors.of(found.article.source_id, statement.addressee)
                if addressee:
                    yield addressee


def _stale_ranks(decisions: Decisions, known: set[str]) -> Iterator[Issue]:
    for ruling in decisions.ranks:
        if ruling.claim not in known:
            yield Issue(
                "warning",
                "stale-decision",
                f"a rank is given to a claim that is not there: {ruling.claim}",
                "curation/deals.yaml",
                ruling.line,
                "claim",
                ruling.claim,
                "the identifier of a claim as the site shows it",
                "correct the identifier or delete the decision",
            )
