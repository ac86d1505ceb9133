"""Say which decisions do not apply, and what those that do take along."""

from __future__ import annotations

import difflib
import hashlib
from typing import TYPE_CHECKING

from onrecord.curate.additions import added_deal
from onrecord.model import Issue

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from onrecord.curate.edits import RefusedError
    from onrecord.decisions import Decisions, Review
    from onrecord.model import Article, ClaimMention, Mentions


def changed_text(found: Mentions, decisions: Decisions, reviews: Sequence[Review]) -> list[Issue]:
    """Warn of decisions that were made on another text."""
    reviewed = decisions.text_hashes.get(found.article.source_id)
    now = hashlib.sha256(found.article.text.encode()).hexdigest()
    if not reviews or reviewed is None or reviewed == now:
        return []
    return [
        Issue(
            "warning",
            "stale-review",
            f"the text of {found.article.source_id} has changed since it was reviewed",
            reviews[0].path,
            None,
            "text_sha256",
            reviewed,
            now,
            "read the article again, then put the new hash here",
        )
    ]


def unknown_sources(decisions: Decisions, known: Container[str]) -> Iterator[Issue]:
    """Warn of reports that are named in the register and are not there."""
    for actor in decisions.actors:
        for source in actor.apart:
            if source not in known:
                yield Issue(
                    "warning",
                    "stale-decision",
                    f"{actor.actor_id} is kept apart in a report that is not there",
                    "curation/actors.yaml",
                    actor.line,
                    "not",
                    source,
                    "the identifier of a report",
                    "correct the identifier or take it out",
                )


def lost_claims(found: Mentions, statement: int, review: Review) -> list[Issue]:
    """Report the claims that go with a rejected statement, given by its number."""
    key = found.statements[statement].key
    lost = [claim for deal in found.deals for claim in deal.claims if claim.statement == key]
    if not lost:
        return []
    message = f"rejecting {review.target} takes out what it says of a deal: "
    message += ", ".join(_told(found.article, claim) for claim in lost)
    hint = "add the claim again under `add: claim` if the report says it in its own voice"
    return [
        Issue(
            "warning", "rejected-claims", message, review.path, review.line, "reject", review.target, "", hint
        )
    ]


def _told(article: Article, claim: ClaimMention) -> str:
    """Name a claim, with its words where they may be published: so are warnings."""
    words = f" “{claim.span.of(article.text)}”" if article.rights != "offsets" else ""
    return f"{claim.property}{words}"


def new_actors(
    before: Mentions, after: Mentions, decisions: Decisions, reviews: Sequence[Review]
) -> Iterator[Issue]:
    """Warn of people that only a decision names, which may be another actor's name misspelt."""
    added = [actor for actor in after.actors if actor not in before.actors]
    registered = {name for actor in decisions.actors for name in (actor.name, *(n.name for n in actor.names))}
    known = {actor.name for actor in before.actors} | registered
    for actor in added:
        if actor.type != "person" or actor.name in registered or actor.name in after.article.text:
            continue
        review = next(r for r in reviews if actor.name in map(_trimmed, r.values.values()))
        if "type" in review.values:
            continue
        near = difflib.get_close_matches(actor.name, sorted(known), 1)
        yield Issue(
            "warning",
            "new-actor",
            "a decision names somebody whom neither the report nor the register names",
            review.path,
            review.line,
            next(key for key, value in review.values.items() if _trimmed(value) == actor.name),
            actor.name,
            f"perhaps {near[0]}" if near else "a name that stands in the report",
            "correct the name, or say with `type: person` that it is meant",
        )


def _trimmed(value: object) -> str:
    return str(value).strip()


def deals_without_parties(found: Mentions, reviews: Sequence[Review]) -> Iterator[Issue]:
    """Warn of deals that were added and have neither who sells nor who buys."""
    first = {added_deal(str(review.values.get("deal"))): review for review in reversed(reviews)}
    for deal in found.deals:
        properties = {claim.property for claim in deal.claims}
        if deal.key in first and not properties & {"supplier", "recipient"}:
            label = str(first[deal.key].values["deal"])
            yield Issue(
                "warning",
                "no-parties",
                "a deal was added that says neither who sells nor who buys",
                first[deal.key].path,
                first[deal.key].line,
                "deal",
                label,
                "a claim of property supplier and one of property recipient",
                f"add them with `deal: {label}`, or name instead a claim of a deal that was read",
            )


def stale(review: Review, why: str) -> Issue:
    """Warn of a decision that finds nothing to decide on."""
    return Issue(
        "warning",
        "stale-decision",
        f"a decision does not apply any more: {why}",
        review.path,
        review.line,
        review.action,
        review.target,
        "the identifier of a record as the site shows it",
        "correct the identifier or delete the decision",
    )


def refused(review: Review, error: RefusedError) -> Issue:
    """Report a decision that cannot be carried out."""
    return Issue(
        "error",
        "decision",
        f"this decision cannot be carried out: {error.field}",
        review.path,
        review.line,
        error.field,
        error.found,
        error.expected,
        "correct the value; site/docs/maintain.md of onrecord lists what can be decided",
    )
