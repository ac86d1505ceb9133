"""Make readings of small articles for the tests of what follows extraction, spans found by words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from onrecord.model import (
    ActorMention,
    Amount,
    Article,
    ClaimMention,
    DealMention,
    LocalActor,
    Mentions,
    Office,
    Span,
    StatementMention,
)
from onrecord.values.edtf_dates import edtf_date


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def article(source_id: str, text: str, published: str | None = None, **kept: Any) -> Article:
    date = edtf_date(published) if published else None
    return Article(
        source_id, f"articles/{source_id}.txt", text, "A title", published=date, rights="full", **kept
    )


def actor(text: str, name: str, kind: str = "organization", *, office: str = "", **kept: Any) -> LocalActor:
    key = name.lower().replace(" ", "-")
    mentions = (ActorMention(at(text, name), "full"),) if name in text else ()
    offices = (Office(office, None, kept.get("country"), at(text, office)),) if office else ()
    return LocalActor(key, name, kind, kept.pop("named", True), mentions, offices=offices, **kept)


def statement(
    text: str, key: str, speaker: str | None, cue: str, content: str, **kept: Any
) -> StatementMention:
    parts = (at(text, cue),), (at(text, content),)
    values = {"act": "say", "mode": "indirect", "polarity": "affirmed", "method": "clause", "confidence": 0.9}
    return StatementMention(key, (), *parts, speaker=speaker, **{**values, **kept})


def claim(told: str, name: str, words: str, **kept: Any) -> ClaimMention:
    values = {"polarity": "affirmed", "modality": "fact", "method": "verb", "confidence": 0.9, **kept}
    if "date" in values:
        values["date"] = edtf_date(values["date"])
    if "amount" in values:
        low, high, unit = values["amount"]
        bounds = (None if bound is None else Decimal(bound) for bound in (low, high))
        values["amount"] = Amount(*bounds, unit)
    return ClaimMention(name, at(told, words), **values)


def sale(
    source_id: str,
    *claims: tuple[str, str, dict[str, Any]],
    parties: tuple[str, str] = ("Norway", "Chile"),
    kind: str = "arms_transfer",
    published: str = "2030-01-05",
    **kept: Any,
) -> Mentions:
    """Tell of one sale: its parties, and further claims, each with words that are added to the text."""
    text = (
        f"{parties[0]} sells to {parties[1]}. Report {source_id}. "
        + " ; ".join(words for _, words, _ in claims)
        + " ."
    )
    actors = tuple(actor(text, name, "state", country=CODES[name]) for name in parties if name)
    roles = zip(("supplier", "recipient"), parties, strict=True)
    named = [claim(text, role, name, actor=name.lower()) for role, name in roles if name]
    told = [claim(text, name, words, **values) for name, words, values in claims]
    deal = DealMention("deal-1", kind, (*named, *told))
    return Mentions(article(source_id, text, published, **kept), actors, (), (deal,))


CODES = {"Norway": "NOR", "Chile": "CHL", "Peru": "PER", "Sweden": "SWE"}
