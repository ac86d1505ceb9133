"""Apply what people decided to what was read: accept, reject, edit, add.

Each decision that finds its record is carried out; one that does not is reported, never dropped in silence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.curate.additions import add_claim, add_statement, added_deal
from onrecord.curate.edits import RefusedError, edited_claim, edited_statement
from onrecord.curate.files import read_decisions
from onrecord.curate.problems import (
    changed_text,
    deals_without_parties,
    lost_claims,
    refused,
    stale,
    unknown_sources,
)
from onrecord.identifiers import claim_ids, statement_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.decisions import Decisions, Review
    from onrecord.model import Issue, Mentions

__all__ = ["curate", "read_decisions"]

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
    for found in mentions:
        reviews = waiting.pop(found.article.source_id, [])
        issues += changed_text(found, decisions, reviews)
        curated.append(_reviewed(found, reviews, issues))
    issues += unknown_sources(decisions, {found.article.source_id for found in curated})
    for source, reviews in sorted(waiting.items()):
        issues += [stale(review, f"there is no source {source}") for review in reviews]
    return tuple(curated), tuple(issues)


def _reviewed(found: Mentions, reviews: Sequence[Review], issues: list[Issue]) -> Mentions:
    """Carry out the decisions about one article; those on records that are there come before additions."""
    targets = _identifiers(found)
    for review in sorted(reviews, key=lambda r: r.action == "add"):
        try:
            if review.action == "add":
                found = _added(found, review, targets)
            elif review.target in targets:
                found = _decided(found, review, targets[review.target], issues)
            else:
                issues.append(stale(review, f"{review.target} is not there"))
        except RefusedError as error:
            issues.append(refused(review, error))
    issues += deals_without_parties(found, reviews)
    return _pruned(found)


Place = tuple[str, int] | tuple[str, int, int]
"""Where a record stands in Mentions: ("statement", number) or ("claim", deal, number)."""


def _identifiers(found: Mentions) -> dict[str, Place]:
    places: dict[str, Place] = {
        statement_id(found.article, statement): ("statement", n)
        for n, statement in enumerate(found.statements)
    }
    for deal, names in enumerate(claim_ids(found)):
        places |= {name: ("claim", deal, n) for n, name in enumerate(names)}
    return places


def _decided(found: Mentions, review: Review, place: Place, issues: list[Issue]) -> Mentions:
    """Accept, reject or edit one record; a rejected one is marked, and taken out at the end."""
    if len(place) == 2:
        statements = list(found.statements)
        old = statements[place[1]]
        if review.action == "reject":
            statements[place[1]] = replace(old, key="")
            issues += lost_claims(found, old.key, review)
        elif review.action == "accept":
            statements[place[1]] = replace(old, review="accepted")
        else:
            found, statement = edited_statement(found, old, review.values)
            statements[place[1]] = replace(statement, review="edited")
        return replace(found, statements=tuple(statements))
    deals = list(found.deals)
    claims = list(deals[place[1]].claims)
    claim = claims[place[2]]
    if review.action == "reject":
        claims[place[2]] = replace(claim, method="")
    elif review.action == "accept":
        claims[place[2]] = replace(claim, review="accepted")
    else:
        found, claim = edited_claim(found, claim, review.values)
        claims[place[2]] = replace(claim, review="edited")
    deals[place[1]] = replace(deals[place[1]], claims=tuple(claims))
    return replace(found, deals=tuple(deals))


def _added(found: Mentions, review: Review, targets: dict[str, Place]) -> Mentions:
    if review.target == "statement":
        return add_statement(found, review.values)
    return add_claim(found, review.values, _deal(found, review.values, targets))


def _deal(found: Mentions, values: Mapping[str, object], targets: Mapping[str, Place]) -> int | None:
    """Return the number of the deal that an added claim names; None is a new one, told by its `kind`."""
    name = str(values.get("deal") or "")
    place = targets.get(name)
    if place is not None and len(place) == 3:
        return place[1]
    added = {deal.key: number for number, deal in enumerate(found.deals)}
    number = added.get(added_deal(name))
    kind = found.deals[number].kind if number is not None else None
    if kind and values.get("kind", kind) != kind:
        raise RefusedError("kind", str(values["kind"]), f"{kind}, as at the first claim of this deal")
    if number is None and (not name or "kind" not in values or _LIKE_A_RECORD.search(name)):
        raise RefusedError("deal", name or "nothing", _EXPECTED_DEAL)
    return number


def _pruned(found: Mentions) -> Mentions:
    """Take out what was rejected, and what hung on it."""
    statements = tuple(statement for statement in found.statements if statement.key)
    keys = {statement.key for statement in statements}
    statements = tuple(replace(s, nested_in=s.nested_in if s.nested_in in keys else None) for s in statements)
    deals = []
    for deal in found.deals:
        claims = tuple(c for c in deal.claims if c.method and (c.statement is None or c.statement in keys))
        if claims:
            deals.append(
                replace(deal, claims=claims, statements=tuple(key for key in deal.statements if key in keys))
            )
    return replace(found, statements=statements, deals=tuple(deals))
