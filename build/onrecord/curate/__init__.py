"""Apply what people decided to what was read: accept, reject, edit, add.

Each decision that finds its record is carried out; one that does not is reported, never dropped in silence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from onrecord.curate.additions import add_claim, add_statement, added_deal
from onrecord.curate.edits import RefusedError, edited_claim, edited_statement
from onrecord.curate.files import read_decisions
from onrecord.curate.problems import (
    changed_text,
    deals_without_parties,
    lost_claims,
    new_actors,
    refused,
    stale,
    unknown_sources,
)
from onrecord.identifiers import claim_ids, statement_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from onrecord.decisions import Decisions, Review
    from onrecord.model import Issue, Mentions
    from onrecord.model import Review as ReviewMark

__all__ = ["curate", "read_decisions"]

T = TypeVar("T")

_LIKE_A_RECORD = re.compile(r"-[cs]-[0-9a-f]{6}")
_EXPECTED_DEAL = (
    "the identifier of a claim of this report about the same deal; for a deal that is not there yet, "
    "any label and its `kind:`"
)


def curate(
    mentions: Iterable[Mentions], decisions: Decisions
) -> tuple[tuple[Mentions, ...], tuple[Issue, ...]]:
    """Return the readings as decided on, with an Issue for each decision that does not apply."""
    waiting: dict[str, list[Review]] = defaultdict(list)
    for review in decisions.reviews:
        waiting[review.source_id].append(review)
    curated: list[Mentions] = []
    issues: list[Issue] = []
    for before in mentions:
        reviews = waiting.pop(before.article.source_id, [])
        issues += changed_text(before, decisions, reviews)
        curated.append(_reviewed(before, reviews, issues) if reviews else before)
        if reviews:
            issues += new_actors(before, curated[-1], decisions, reviews)
    issues += unknown_sources(decisions, {found.article.source_id for found in curated})
    for source, reviews in sorted(waiting.items()):
        issues += [stale(review, f"there is no source {source}") for review in reviews]
    return tuple(curated), tuple(issues)


@dataclass(frozen=True, slots=True)
class Place:
    """Say where a record stands in Mentions: a statement by its number, a claim by that of its deal too."""

    number: int
    deal: int | None = None


def _reviewed(found: Mentions, reviews: Sequence[Review], issues: list[Issue]) -> Mentions:
    """Carry out the decisions about one article; those on records that are there come before additions."""
    found = _named(found)
    places = _places(found)
    rejected: set[Place] = set()
    for review in sorted(reviews, key=lambda r: r.action == "add"):
        place = places.get(review.target)
        try:
            if review.action == "add":
                found = _added(found, review, places)
            elif place is None:
                issues.append(stale(review, f"{review.target} is not there"))
            elif review.action == "reject":
                rejected.add(place)
                issues += lost_claims(found, place.number, review) if place.deal is None else ()
            else:
                found = _decided(found, review, place)
        except RefusedError as error:
            issues.append(refused(review, error))
    issues += deals_without_parties(found, reviews)
    return _without(_named(found), rejected)


def _named(found: Mentions) -> Mentions:
    """Give each claim its identifier, which one that is taken out must not pass on to another."""
    deals = (
        replace(deal, claims=tuple(replace(c, claim_id=n) for c, n in zip(deal.claims, names, strict=True)))
        for deal, names in zip(found.deals, claim_ids(found), strict=True)
    )
    return replace(found, deals=tuple(deals))


def _places(found: Mentions) -> dict[str, Place]:
    """Return where each record stands, by its identifier; nothing moves until all is decided."""
    places = {
        statement_id(found.article, statement): Place(n) for n, statement in enumerate(found.statements)
    }
    for deal, names in enumerate(claim_ids(found)):
        places |= {name: Place(n, deal) for n, name in enumerate(names)}
    return places


def _decided(found: Mentions, review: Review, place: Place) -> Mentions:
    """Accept or edit one record."""
    done: ReviewMark = "edited" if review.action == "edit" else "accepted"
    if place.deal is None:
        statement = found.statements[place.number]
        if review.action == "edit":
            found, statement = edited_statement(found, statement, review.values)
        statement = replace(statement, review=done)
        return replace(found, statements=_put(found.statements, place.number, statement))
    deal = found.deals[place.deal]
    claim = deal.claims[place.number]
    if review.action == "edit":
        found, claim = edited_claim(found, claim, review.values)
    deal = replace(deal, claims=_put(deal.claims, place.number, replace(claim, review=done)))
    return replace(found, deals=_put(found.deals, place.deal, deal))


def _put(items: tuple[T, ...], number: int, item: T) -> tuple[T, ...]:
    return (*items[:number], item, *items[number + 1 :])


def _added(found: Mentions, review: Review, places: Mapping[str, Place]) -> Mentions:
    if review.target == "statement":
        return add_statement(found, review.values)
    return add_claim(found, review.values, _deal(found, review.values, places))


def _deal(found: Mentions, values: Mapping[str, object], places: Mapping[str, Place]) -> int | None:
    """Return the number of the deal that an added claim names; None is a new one, told by its `kind`."""
    name = str(values.get("deal") or "")
    place = places.get(name)
    if place is not None and place.deal is not None:
        return place.deal
    added = {deal.key: number for number, deal in enumerate(found.deals)}
    number = added.get(added_deal(name))
    kind = found.deals[number].kind if number is not None else None
    if kind and values.get("kind", kind) != kind:
        raise RefusedError("kind", str(values["kind"]), f"{kind}, as at the first claim of this deal")
    if number is None and (not name or "kind" not in values or _LIKE_A_RECORD.search(name)):
        raise RefusedError("deal", name or "nothing", _EXPECTED_DEAL)
    return number


def _without(found: Mentions, rejected: Collection[Place]) -> Mentions:
    """Take out what was rejected, and what hung on it."""
    statements = [s for n, s in enumerate(found.statements) if Place(n) not in rejected]
    keys = {statement.key for statement in statements}
    deals = []
    for number, deal in enumerate(found.deals):
        claims = tuple(
            claim
            for n, claim in enumerate(deal.claims)
            if Place(n, number) not in rejected and (claim.statement is None or claim.statement in keys)
        )
        if claims:
            about = tuple(key for key in deal.statements if key in keys)
            deals.append(replace(deal, claims=claims, statements=about))
    return replace(
        found,
        statements=tuple(
            replace(s, nested_in=s.nested_in if s.nested_in in keys else None) for s in statements
        ),
        deals=tuple(deals),
    )
