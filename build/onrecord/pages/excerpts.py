"""Lay the quoted passages of a text side by side, with the few words around them that make them readable.

Nothing but the rows of the evidence is read, so that no more of a text is shown than they hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.pages.marks import SENTENCE_END, Piece, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_CONTEXT = 32
"""Code points that the contract keeps around a passage; fewer mean that the paragraph ends there."""
_FIRST_WORD = re.compile(r"\S*\s+")
_LAST_WORD = re.compile(r"\s+\w*$")


def excerpts(evidence: Sequence[Mapping[str, object]]) -> tuple[Piece, ...]:
    """Return the passages with the words around them, joined where they touch, parted into paragraphs.

    The words around a passage begin and end with a sentence where its end is at hand, else with a whole word.
    """
    stretches = sorted(map(_stretch, evidence), key=lambda stretch: stretch.start)
    return tuple(piece for run in _joined(stretches) for piece in _pieces(run))


class _Stretch(NamedTuple):
    """Hold words that are at hand, from offset `start`, and what of them is quoted.

    `torn` are the ends at which a word may be torn: the first, the last, both or none.
    """

    start: int
    text: str
    first_quoted: int
    last_quoted: int
    torn: tuple[bool, bool]

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def _stretch(row: Mapping[str, object]) -> _Stretch:
    before, quote, after = (str(row.get(name) or "") for name in ("prefix", "quote", "suffix"))
    first = int(str(row["start"]))
    torn = len(before) >= _CONTEXT, len(after) >= _CONTEXT
    return _Stretch(first - len(before), before + quote + after, first, first + len(quote), torn)


def _joined(stretches: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """Join stretches that touch; they come in the order of their starts."""
    run: _Stretch | None = None
    for stretch in stretches:
        if run is None or stretch.start > run.end:
            if run:
                yield run
            run = stretch
        else:
            run = _join(run, stretch)
    if run:
        yield run


def _join(run: _Stretch, other: _Stretch) -> _Stretch:
    """Return both as one; `other` begins within `run` or where it ends."""
    torn_first = run.torn[0] or (run.start == other.start and other.torn[0])
    ends = [stretch.torn[1] for stretch in (run, other) if stretch.end == max(run.end, other.end)]
    return _Stretch(
        run.start,
        run.text + other.text[run.end - other.start :],
        min(run.first_quoted, other.first_quoted),
        max(run.last_quoted, other.last_quoted),
        (torn_first, any(ends)),
    )


def _pieces(run: _Stretch) -> Iterator[Piece]:
    text, first, last = run.text, run.first_quoted - run.start, run.last_quoted - run.start
    lead, opens = _lead(text[:first]) if run.torn[0] else (0, True)
    tail, ends = _tail(text[last:]) if run.torn[1] else (len(text) - last, True)
    parts = paragraphs(text[lead : last + tail])
    for part in parts:
        cut_before, cut_after = part is parts[0] and not opens, part is parts[-1] and not ends
        yield Piece(run.start + lead + part.start, part.text, cut_before, cut_after)


def _lead(words: str) -> tuple[int, bool]:
    """Return from where to show the words before a passage, and whether a sentence begins there."""
    sentence = max((match.end() for match in SENTENCE_END.finditer(words)), default=0)
    if sentence:
        return sentence, True
    torn = _FIRST_WORD.match(words)
    return (torn.end() if torn else len(words)), False


def _tail(words: str) -> tuple[int, bool]:
    """Return up to where to show the words after a passage, and whether a sentence ends there."""
    sentence = SENTENCE_END.search(words)
    if sentence:
        return sentence.start() + len(sentence.group().rstrip()), True
    torn = _LAST_WORD.search(words)
    return (torn.start() if torn else 0), False
