"""Lay the quoted passages of a text side by side, with the few words around them that make them readable.

Nothing but the rows of the evidence is read, so that no more of a text is shown than they hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.pages.marks import SENTENCE_END, Piece, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CONTEXT = 32
"""Code points that the contract keeps around a passage; fewer mean that the paragraph ends there."""
_FIRST_WORD = re.compile(r"\S*\s+")
_LAST_WORD = re.compile(r"\s+\w*$")


def excerpts(evidence: Sequence[Mapping[str, object]]) -> tuple[Piece, ...]:
    """Return the passages with the words around them, joined where they touch, parted into paragraphs.

    The words around a passage begin and end with a sentence where its end is at hand, else with a whole word.
    """
    found = _Found()
    for row in evidence:
        found.add(row)
    return tuple(piece for start, end in found.runs() for piece in found.pieces(start, end))


@dataclass(slots=True)
class _Found:
    """Hold the letters at hand by their offsets, which of them are quoted, and where words may be torn."""

    letters: dict[int, str] = field(default_factory=dict)
    quoted: set[int] = field(default_factory=set)
    torn: set[int] = field(default_factory=set)

    def add(self, row: Mapping[str, object]) -> None:
        before, quote, after = (str(row.get(name) or "") for name in ("prefix", "quote", "suffix"))
        start = int(str(row["start"])) - len(before)
        text = before + quote + after
        self.letters |= dict(enumerate(text, start))
        self.quoted |= set(range(start + len(before), start + len(before + quote)))
        self.torn |= {start} if len(before) >= _CONTEXT else set()
        self.torn |= {start + len(text)} if len(after) >= _CONTEXT else set()

    def runs(self) -> Iterator[tuple[int, int]]:
        offsets = sorted(self.letters)
        starts = [offset for offset in offsets if offset - 1 not in self.letters]
        ends = [offset + 1 for offset in offsets if offset + 1 not in self.letters]
        return zip(starts, ends, strict=True)

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        text = "".join(self.letters[offset] for offset in range(start, end))
        inside = [offset - start for offset in range(start, end) if offset in self.quoted]
        first, last = (inside[0], inside[-1] + 1) if inside else (len(text), len(text))
        lead, opens = _lead(text[:first]) if start in self.torn else (0, True)
        tail, ends = _tail(text[last:]) if end in self.torn else (len(text) - last, True)
        parts = paragraphs(text[lead : last + tail])
        for part in parts:
            cut_before, cut_after = part is parts[0] and not opens, part is parts[-1] and not ends
            yield Piece(start + lead + part.start, part.text, cut_before, cut_after)


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
