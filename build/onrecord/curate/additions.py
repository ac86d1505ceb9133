"""Add records that a person found and the rules did not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.curate.edits import RefusedError, chosen, edited_claim, edited_statement, value_names
from onrecord.identifiers import digest, distinct
from onrecord.model import ClaimMention, DealMention, Span, StatementMention

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model import Mentions

METHOD = "curation"
_OF_STATEMENT = frozenset({"content", "nth", "cue", "cue_nth", "source", "source_nth"})
_OF_CLAIM = frozenset({"property", "words", "nth", "deal", "kind"})
"""What an addition says itself; the rest is what an edit can set."""


def add_statement(found: Mentions, values: Mapping[str, object]) -> Mentions:
    """Add a statement whose `content` (and `cue`, `source`) are words of the article."""
    text = found.article.text
    content = find_words(text, "content", values)
    source, cue = (
        (find_words(text, part, values, f"{part}_nth", near=content),) if values.get(part) else ()
        for part in ("source", "cue")
    )
    key = f"s-{digest(*(span.of(text) for span in (*cue, content)))}"
    statement = StatementMention(
        key=distinct([*(s.key for s in found.statements), key])[-1],
        source=source,
        cue=cue,
        content=(content,),
        act="say",
        mode="indirect",
        polarity="affirmed",
        speaker=None,
        method=METHOD,
        confidence=1.0,
        review="added",
    )
    found, statement = edited_statement(found, statement, _without(values, _OF_STATEMENT))
    return replace(found, statements=(*found.statements, statement))


def add_claim(found: Mentions, values: Mapping[str, object], deal: int | None) -> Mentions:
    """Add a claim whose `words` stand in the article, to deal number `deal` or to a new one."""
    name = chosen("property", values.get("property"))
    span = find_words(found.article.text, "words", values)
    claim = ClaimMention(name, span, "affirmed", "fact", METHOD, 1.0, review="added")
    found, claim = edited_claim(found, claim, _without(values, _OF_CLAIM))
    if (claim.actor, claim.date, claim.text) == (None, None, None) and not _has_bound(claim):
        raise RefusedError(name, "no value", f"one of {', '.join(value_names(name))}")
    deals = list(found.deals)
    if deal is None:
        kind = chosen("kind", values.get("kind"))
        deals.append(DealMention(added_deal(str(values.get("deal"))), kind, ()))
        deal = len(deals) - 1
    deals[deal] = replace(deals[deal], claims=(*deals[deal].claims, claim))
    return replace(found, deals=tuple(deals))


def _has_bound(claim: ClaimMention) -> bool:
    amount = claim.amount
    return amount is not None and (amount.minimum is not None or amount.maximum is not None)


def added_deal(label: str) -> str:
    """Return the key of the deal that a person adds under a label."""
    return f"added-{label}"


def _without(values: Mapping[str, object], names: frozenset[str]) -> dict[str, object]:
    return {name: value for name, value in values.items() if name not in names}


def find_words(
    text: str, field: str, values: Mapping[str, object], nth_field: str = "nth", near: Span | None = None
) -> Span:
    """Return where the words that a decision gives in `field` stand in a text.

    That is the time that `nth_field` says, or the one nearest to a span, or the only one. Raises RefusedError
    where they do not stand there, or more than once and nothing tells which is meant.
    """
    wanted = str(values.get(field) or "").strip()
    nth = values.get(nth_field)
    starts = []
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        starts.append(start)
        start = text.find(wanted, start + 1)
    if nth is not None and starts:
        numbers = {str(number): start for number, start in enumerate(starts, start=1)}
        if str(nth) not in numbers:
            raise RefusedError(nth_field, str(nth), f"a number from 1 to {len(starts)}")
        return Span(numbers[str(nth)], numbers[str(nth)] + len(wanted))
    if near and starts:
        start = min(starts, key=lambda s: (max(near.start - s - len(wanted), s - near.end, 0), s))
        return Span(start, start + len(wanted))
    if len(starts) != 1:
        times = f"{len(starts)} times in the article" if starts else "not in the article"
        raise RefusedError(
            field, f"{wanted} ({times})", "words as they stand there, once; or `nth: 2` for the second time"
        )
    return Span(starts[0], starts[0] + len(wanted))
