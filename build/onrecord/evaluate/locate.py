"""Turn the words of a gold file into offsets, and fail where they could mean anything else."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from onrecord.model import Mode, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ELISION = "[…]"
FAR = 250  # characters between a cue and its content or its source: more is a slip in the file
SENTENCE_END = re.compile(r"[.!?…][\"”’»')\]]*\s|\n")
QUOTE_MARKS = "\"“”„‟«»‹›‘’'`"


class MisfitError(Exception):
    """Say how an entry of a gold file does not fit its text."""


def listed(value: object) -> list[Any]:
    """Return the items of a list, a single value as the only one, None as none."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def locate(text: str, item: Mapping[str, Any]) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    """Return source, cue and content spans of one entry; raises MisfitError.

    The first piece of content stands once in `text`, or `nth` (counting from 1) says which one; each further
    piece is the next one after it. The cue is the one nearest to the content, in its sentence first, the
    source the one nearest to the cue, neither inside other words of the statement; `nth` may have `source`
    and `cue` as well. Two equally near are an error.
    """
    nth: Mapping[str, int] = item.get("nth", {})
    content: list[Span] = []
    for piece in listed(item.get("content")):
        if isinstance(piece, str) and not any(character.isalnum() for character in piece):
            raise MisfitError(f"a piece of content has no word: {piece!r}")
        found = _find(text, piece, after=content[-1].end if content else 0)
        content.append(_choose(piece, found, nth.get("content") if not content else 1))
    cue = [_near(text, words, content, content, nth.get("cue")) for words in listed(item.get("cue"))]
    source = [
        _near(text, words, cue or content, cue + content, nth.get("source"))
        for words in listed(item.get("source"))
    ]
    for beside, spans in ((content, cue), (cue, source)):
        for span in spans:
            if beside and _distance(span, beside) > FAR:
                raise MisfitError(
                    f"stands far from the words it belongs to: {span.of(text)!r} at {span.start}"
                )
    return tuple(source), tuple(cue), tuple(content)


def _find(text: str, piece: object, after: int = 0) -> list[Span]:
    if isinstance(piece, list):
        return [Span(*piece)]
    words = str(piece)
    first, elided, last = (part.strip() for part in words.partition(ELISION))
    found = []
    for match in _occurrences(text, first, after):
        end = match.end()
        if elided:
            rest = next(_occurrences(text, last, end), None)
            if rest is None:
                continue
            end = rest.end()
        found.append(Span(match.start(), end))
    if not found:
        raise MisfitError(f"not in the text: {words!r}")
    return found


def _occurrences(text: str, words: str, after: int) -> Iterator[re.Match[str]]:
    edge_left = r"(?<!\w)" if words[:1].isalnum() else ""
    edge_right = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(edge_left + re.escape(words) + edge_right).finditer(text, after)


def _choose(piece: object, found: Sequence[Span], nth: int | None) -> Span:
    if nth is None and len(found) > 1:
        raise MisfitError(f"stands {len(found)} times in the text, `nth` must say which: {piece!r}")
    if nth and nth > len(found):
        raise MisfitError(f"stands only {len(found)} times in the text: {piece!r}")
    return found[(nth or 1) - 1]


def _near(text: str, piece: object, beside: Sequence[Span], taken: Sequence[Span], nth: int | None) -> Span:
    found = _find(text, piece)
    if nth or not beside or len(found) == 1:
        return _choose(piece, found, nth)
    free = [span for span in found if not _overlaps(span, taken)]
    ranked = sorted((min(_way(text, span, other) for other in beside), span) for span in free)
    if not ranked:
        raise MisfitError(f"stands only inside other words of the statement, `nth` must say which: {piece!r}")
    for (nearest, _), (second, _) in pairwise(ranked[:2]):
        if nearest == second:
            raise MisfitError(f"two are equally near, `nth` must say which: {piece!r}")
    return ranked[0][1]


def _way(text: str, span: Span, other: Span) -> tuple[int, int]:
    """Return how many sentences end between two spans, and how many characters are there."""
    first, second = sorted((span, other))
    between = text[first.end : second.start]
    return len(SENTENCE_END.findall(between)), len(between)


def _distance(span: Span, others: Sequence[Span]) -> int:
    return min(max(other.start - span.end, span.start - other.end, 0) for other in others)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def mode_of(text: str, content: Sequence[Span]) -> Mode:
    """Tell by the quotation marks: direct when every piece stands in them, mixed when some words do."""
    inside = [_quoted(text, span) for span in content]
    if content and all(inside):
        return "direct"
    return "mixed" if any(inside) or any(_has_marks(span.of(text)) for span in content) else "indirect"


def _quoted(text: str, span: Span) -> bool:
    words = span.of(text)
    opens = words[0] in QUOTE_MARKS or (span.start > 0 and text[span.start - 1] in QUOTE_MARKS)
    inner = words.strip(QUOTE_MARKS + " ,.!?")
    return opens and not _has_marks(inner.replace("‘", "'"), doubles_only=True)


def _has_marks(words: str, *, doubles_only: bool = False) -> bool:
    doubles = re.search(r"[\"“”„«»]|''|``", words)
    return bool(doubles or (not doubles_only and re.search(r"(?<!\w)[‘'](?=\w)", words)))
