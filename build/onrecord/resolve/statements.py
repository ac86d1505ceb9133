"""Write the rows of statements and of their chains."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.identifiers import statement_id
from onrecord.model import ELLIPSIS, Issue, Span
from onrecord.resolve.evidence import passage, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.model import Article, DateValue, Mentions, Row, StatementMention
    from onrecord.resolve.actors import Actors
    from onrecord.resolve.entity import Entity
    from onrecord.resolve.evidence import Evidence

UNREVIEWED_BELOW = 0.6
"""Records that are less probably right than this are marked: read by rules, take care."""
_FEWEST_WORDS = 6
"""Shorter runs of quoted words are said by many."""


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one step of a chain; `span` has the words that name it, where the text does."""

    actor: Entity
    medium: str | None
    span: Span | None


def statement_rows(
    mentions: Sequence[Mentions], actors: Actors, evidence: Evidence
) -> Mapping[str, Sequence[Row]]:
    """Return the rows of statements and attributions, for reports of speech."""
    statements: list[Row] = []
    attributions: list[Row] = []
    for found in mentions:
        published = {s.key for s in found.statements if s.kind == "report"}
        for statement in found.statements:
            if statement.kind == "report":
                statements.append(_statement(found.article, statement, published, actors, evidence))
                attributions += _attributions(found.article, statement, actors, evidence)
    return {"statements": statements, "attributions": attributions}


def chain(article: Article, statement: StatementMention, actors: Actors) -> tuple[Step, ...]:
    """Return who relays a statement: publisher, agency, those the text names, the speaker; nobody twice."""
    source = article.source_id
    steps = [
        Step(actor, None, None)
        for name in (article.publisher, article.agency)
        if (actor := actors.credited(name))
    ]
    for relay in statement.chain:
        actor = actors.of(source, relay.actor)
        if actor:
            steps.append(Step(actor, relay.medium, relay.span))
    speaker = actors.of(source, statement.speaker)
    if speaker:
        steps = [step for step in steps if step.actor is not speaker]
        steps.append(Step(speaker, None, statement.source[0] if statement.source else None))
    return tuple(
        step for n, step in enumerate(steps) if not any(step.actor is s.actor for s in steps[n + 1 :])
    )


def review_of(confidence: float, decided: str | None) -> str:
    """Return what is published of how a record was reviewed."""
    return decided or ("automatic" if confidence >= UNREVIEWED_BELOW else "unreviewed")


def date_cells(name: str, value: DateValue | None) -> dict[str, object]:
    """Return the four cells of a date."""
    return {
        name: value.edtf if value else None,
        f"{name}_earliest": value.earliest if value else None,
        f"{name}_latest": value.latest if value else None,
        f"{name}_basis": value.basis if value else None,
    }


def quote_conflicts(statements: Iterable[Row]) -> Iterator[Issue]:
    """Yield a warning for the same quoted words given to different speakers."""
    said: dict[str, list[Row]] = defaultdict(list)
    for row in statements:
        if row["mode"] == "direct" and row["speaker_id"]:
            words = re.findall(r"\w+", str(row["content"]).casefold())
            if len(words) >= _FEWEST_WORDS:
                said[" ".join(words)].append(row)
    for _, rows in sorted(said.items()):
        speakers = sorted({str(row["speaker_id"]) for row in rows})
        if len(speakers) > 1:
            yield Issue(
                "warning",
                "quote-conflict",
                f"the same words are given to {' and to '.join(speakers)}",
                "data/statements.csv",
                field="speaker_id",
                found=", ".join(sorted(str(row["statement_id"]) for row in rows)),
                expected="one speaker",
                hint="if one of the readings is wrong, edit it in curation/reviews/",
            )


def _statement(
    article: Article, statement: StatementMention, published: set[str], actors: Actors, evidence: Evidence
) -> Row:
    anchor = (statement.cue or statement.content)[0]
    whole = passage(article, [*statement.source, *statement.cue, *statement.content], anchor)
    speaker = actors.of(article.source_id, statement.speaker)
    addressee = actors.of(article.source_id, statement.addressee)
    return {
        "statement_id": statement_id(article, statement),
        "source_id": article.source_id,
        "speaker_id": speaker.actor_id if speaker else None,
        "act": statement.act,
        "cue": ELLIPSIS.join(_words(article, statement.cue, whole)) or None,
        "mode": statement.mode,
        "polarity": statement.polarity,
        "content": ELLIPSIS.join(_words(article, statement.content, whole)) or None,
        **date_cells("said", statement.said),
        "venue": statement.venue.of(article.text) if statement.venue else None,
        "addressee_id": addressee.actor_id if addressee else None,
        "nested_in": f"{article.source_id}-{statement.nested_in}"
        if statement.nested_in in published
        else None,
        "evidence_id": evidence.cite(article, whole),
        "method": statement.method,
        "confidence": statement.confidence,
        "review": review_of(statement.confidence, statement.review),
    }


def _words(article: Article, parts: Iterable[Span], within: Span) -> list[str]:
    """Return the words of the parts that lie in the passage which is cited."""
    inside = (Span(max(part.start, within.start), min(part.end, within.end)) for part in parts)
    return [trimmed(article.text, part).of(article.text) for part in inside if part.start < part.end]


def _attributions(
    article: Article, statement: StatementMention, actors: Actors, evidence: Evidence
) -> Iterator[Row]:
    for number, step in enumerate(chain(article, statement, actors), start=1):
        yield {
            "statement_id": statement_id(article, statement),
            "step": number,
            "actor_id": step.actor.actor_id,
            "medium": step.medium,
            "evidence_id": evidence.cite(article, step.span) if step.span else None,
        }
