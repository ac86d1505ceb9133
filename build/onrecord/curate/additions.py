"""Add records that a person found and the rules did not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.curate.edits import RefusedError, chosen, edited_claim, edited_statement
from onrecord.identifiers import digest, distinct
from onrecord.model import ClaimMention, DealMention, Span, StatementMention

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model import Mentions

_PROPERTIES = (
    "supplier",
    "recipient",
    "agent",
    "manufacturer",
    "item",
    "quantity",
    "value",
    "ordered",
    "delivered",
    "status",
)
_KINDS = ("arms_transfer", "arms_package", "construction", "energy", "services", "other")
METHOD = "curation"


def add_statement(found: Mentions, values: Mapping[str, object]) -> Mentions:
    """Add a statement whose `content` (and `cue`, `source`) are words of the article."""
    text = found.article.text
    nth = values.get("nth")
    content = (find_words(text, "content", values.get("content"), nth),)
    cue = (
        (find_words(text, "cue", values["cue"], values.get("cue_nth"), near=content[0]),)
        if values.get("cue")
        else ()
    )
    source = (
        (find_words(text, "source", values["source"], values.get("source_nth"), near=content[0]),)
        if values.get("source")
        else ()
    )
    key = f"s-{digest(*(span.of(text) for span in (*cue, *content)))}"
    statement = StatementMention(
        key=distinct([*(s.key for s in found.statements), key])[-1],
        source=source,
        cue=cue,
        content=content,
        act=chosen("act", values.get("act", "say")),
        mode=chosen("mode", values.get("mode", "indirect")),
        polarity=chosen("polarity", values.get("polarity", "affirmed")),
        speaker=None,
        method=METHOD,
        confidence=1.0,
        review="added",
    )
    rest = {name: value for name, value in values.items() if name in ("speaker", "addressee", "said")}
    found, statement = edited_statement(found, statement, rest)
    return replace(found, statements=(*found.statements, statement))


def add_claim(found: Mentions, values: Mapping[str, object], deal: int | None) -> Mentions:
    """Add a claim whose `words` stand in the article, to deal number `deal` or to a new one."""
    name = values.get("property")
    if name not in _PROPERTIES:
        raise RefusedError("property", str(name), ", ".join(_PROPERTIES))
    span = find_words(found.article.text, "words", values.get("words"), values.get("nth"))
    claim = ClaimMention(str(name), span, "affirmed", "fact", METHOD, 1.0, review="added")
    fields = ("actor", "date", "min", "max", "unit", "text", "polarity", "modality")
    found, claim = edited_claim(found, claim, {key: value for key, value in values.items() if key in fields})
    deals = list(found.deals)
    if deal is None:
        kind = values.get("kind", "arms_transfer")
        if kind not in _KINDS:
            raise RefusedError("kind", str(kind), ", ".join(_KINDS))
        key = f"added-{values.get('deal', '1')}"
        place = next((n for n, known in enumerate(deals) if known.key == key), None)
        if place is None:
            deals.append(DealMention(key, str(kind), ()))
        deal = len(deals) - 1 if place is None else place
    deals[deal] = replace(deals[deal], claims=(*deals[deal].claims, claim))
    return replace(found, deals=tuple(deals))


def find_words(text: str, field: str, words: object, nth: object = None, near: Span | None = None) -> Span:
    """Return where words stand in a text: the `nth` time, or the time nearest to a span, or the only one.

    Raises RefusedError where they do not stand there, or more than once and nothing tells which is meant.
    """
    wanted = str(words or "").strip()
    starts = []
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        starts.append(start)
        start = text.find(wanted, start + 1)
    if isinstance(nth, int) and 1 <= nth <= len(starts):
        return Span(starts[nth - 1], starts[nth - 1] + len(wanted))
    if near and starts:
        start = min(starts, key=lambda s: (max(near.start - s - len(wanted), s - near.end, 0), s))
        return Span(start, start + len(wanted))
    if len(starts) != 1:
        times = f"{len(starts)} times in the article" if starts else "not in the article"
        raise RefusedError(
            field, f"{wanted} ({times})", "words as they stand there, once; or `nth: 2` for the second time"
        )
    return Span(starts[0], starts[0] + len(wanted))
