"""Read articles: who appears in them, who is reported to say what, and which deals they tell of."""

from __future__ import annotations

from itertools import tee
from typing import TYPE_CHECKING

from onrecord.extract.actors import find_actors
from onrecord.extract.deals import find_deals
from onrecord.extract.linking import link_statements
from onrecord.extract.nlp import readings
from onrecord.extract.statements import find_statements
from onrecord.model import Mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.extract.nlp import Reading
    from onrecord.model import Article, ClaimMention, Span


def extract(articles: Iterable[Article]) -> Iterator[Mentions]:
    """Read articles as they come, and yield what was found in each, in their order.

    In a text that is not in English nothing is found.
    """
    given, read = tee(articles)
    texts = ((article.text if _is_english(article) else "", article.omitted) for article in read)
    for article, reading in zip(given, readings(texts), strict=True):
        yield _mentions(article, reading)


def _is_english(article: Article) -> bool:
    return article.language.partition("-")[0] == "en"


def _mentions(article: Article, reading: Reading) -> Mentions:
    if not _is_english(article):
        return Mentions(article)
    quotations = find_statements(reading)
    actors = find_actors(reading, quotations, article.dateline)
    statements = link_statements(article, actors, quotations)
    return Mentions(article, actors, statements, find_deals(reading, article, actors, statements))


def describe(found: Mentions) -> dict[str, object]:
    """Return what was read as plain values, all positions as offsets in the text as given.

    `attributions` holds what is thought or wanted as well as what is said, in the text's own voice: what one
    statement tells of another is part of its content.
    """
    return {
        "doc": found.article.source_id,
        "attributions": [
            {"source": _pairs(s.source), "cue": _pairs(s.cue), "content": _pairs(s.content), "kind": s.kind,
             "act": s.act, "polarity": s.polarity, "speaker": s.speaker,
             "chain": [step.actor for step in s.chain], "confidence": s.confidence}
            for s in found.statements
            if s.nested_in is None
        ],
        "actors": [
            {"key": a.key, "name": a.name, "type": a.type, "named": a.named, "country": a.country,
             "mentions": [[m.span.start, m.span.end, m.form] for m in a.mentions]}
            for a in found.actors
        ],
        "deals": [
            {"kind": deal.kind, "claims": [_claim(claim) for claim in deal.claims]}
            for deal in found.deals
        ],
    }  # fmt: skip


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _claim(claim: ClaimMention) -> dict[str, object]:
    amount, day = claim.amount, claim.date
    values = {
        "actor": claim.actor,
        "text": claim.text,
        "min": str(amount.minimum) if amount and amount.minimum is not None else None,
        "max": str(amount.maximum) if amount and amount.maximum is not None else None,
        "unit": amount.unit if amount else None,
        "date": day.edtf if day else None,
    }
    return {
        "property": claim.property,
        "span": [claim.span.start, claim.span.end],
        "polarity": claim.polarity,
        "modality": claim.modality,
        "confidence": claim.confidence,
        **{name: value for name, value in values.items() if value is not None},
    }
