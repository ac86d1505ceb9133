"""Mark passages in a text, however they overlap, and say which sentences support something.

All offsets are code points of the normalised text, half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from onrecord.pages.escaping import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SENTENCE_END = re.compile(r"[.!?][\"”’»)\]]*\s+(?=[\"“‘«(\[]?[^\W_a-z])|\n+")
_PARAGRAPH_GAP = re.compile(r"\n\s*")


class Passage(NamedTuple):
    """Mark a passage; `kind` is a class name, `number` counts the notes, `label` tells of one without."""

    evidence_id: str
    start: int
    end: int
    kind: str
    number: int | None = None
    label: str = ""


class Piece(NamedTuple):
    """Hold a stretch of a text that may be shown, from offset `start`, and where its sentence is cut."""

    start: int
    text: str
    cut_before: bool = False
    cut_after: bool = False


class Sentence(NamedTuple):
    """Say of a sentence whether something was read in it."""

    start: int
    end: int
    supports: bool
    omitted: bool


def paragraphs(text: str) -> tuple[Piece, ...]:
    """Return the paragraphs of a text, which line breaks part."""
    return tuple(Piece(start, text[start:end]) for start, end in _between(text, _PARAGRAPH_GAP))


def marked(piece: Piece, passages: Sequence[Passage], omitted: Sequence[tuple[int, int]] = ()) -> Markup:
    """Return the piece as HTML with every passage in a `<mark>` of its own.

    A passage that crosses another is cut into parts; the first part carries the identifier, so that
    the passage's address leads to its first words.
    """
    end = piece.start + len(piece.text)
    inside = [p for p in passages if p.start < end and p.end > piece.start and p.start < p.end]
    greyed = [Passage("", a, b, "omitted") for a, b in omitted if a < end and b > piece.start]
    if not inside and not greyed:
        return Markup(escape(piece.text))  # noqa: S704 (escaped)
    layers = sorted([*inside, *greyed], key=lambda p: (p.start, -p.end, p.evidence_id))
    begun: dict[int, list[Passage]] = {}
    for passage in layers:
        begun.setdefault(max(passage.start, piece.start), []).append(passage)
    cuts = {piece.start, end, *begun} | {p.end for p in layers if p.end < end}
    out: list[str] = []
    opened: list[Passage] = []
    for start, stop in pairwise(sorted(cuts)):
        lasting = [p for p in opened if p.end > start]
        if len(lasting) < len(opened):
            kept = _common(opened, lasting)
            out += [_close(p, start) for p in reversed(opened[kept:])]
            out += [_open(p) for p in lasting[kept:]]
        opened = lasting + begun.get(start, [])
        out += [_open(p, first=p.start == start) for p in begun.get(start, ())]
        out.append(escape(piece.text[start - piece.start : stop - piece.start]))
    out += [_close(p, end) for p in reversed(opened)]
    return Markup("".join(out))  # noqa: S704 (every part is escaped)


def sentences(
    text: str, passages: Sequence[Passage], omitted: Sequence[tuple[int, int]] = ()
) -> tuple[Sentence, ...]:
    """Part a text into sentences and say which of them a passage touches."""
    supports, leaves_out = _touching([(p.start, p.end) for p in passages]), _touching(omitted)
    return tuple(
        Sentence(start, end, supports(start, end), leaves_out(start, end))
        for start, end in _between(text, SENTENCE_END)
    )


def _between(text: str, gap: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for end in (*(match.end() for match in gap.finditer(text)), len(text)):
        words = text[start:end].strip()
        if words:
            first = text.index(words, start)
            yield first, first + len(words)
        start = end


def _touching(spans: Sequence[tuple[int, int]]) -> Callable[[int, int], bool]:
    """Return what tells whether one of the spans has a part between two offsets."""
    ordered = sorted(spans)
    starts, furthest = [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))

    def touched(start: int, end: int) -> bool:
        before = bisect_left(starts, end)
        return before > 0 and furthest[before - 1] > start

    return touched


def _common(left: Sequence[Passage], right: Sequence[Passage]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one is not other:
            break
        count += 1
    return count


def _open(passage: Passage, *, first: bool = False) -> str:
    if passage.kind == "omitted":
        return '<del class="omitted">'
    key = escape(passage.evidence_id)
    name = f' id="{key}"' if first else ""
    note = f' data-note="{passage.number}"' if passage.number else f' title="{escape(passage.label)}"'
    return f'<mark class="passage passage--{passage.kind}" data-passage="{key}"{name}{note}>'


def _close(passage: Passage, at: int) -> str:
    if passage.kind == "omitted":
        return "</del>"
    number = passage.number
    if number and passage.end == at:
        return f'</mark><a class="note-link" href="#note-{number}" aria-label="Note {number}">{number}</a>'
    return "</mark>"
