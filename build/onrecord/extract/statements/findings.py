"""Hold what the rules pass on to each other: a paragraph laid out for them, and what they find in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.extract.statements.cues import cue_at, noun_at

if TYPE_CHECKING:
    from onrecord.extract.statements.cues import Cue
    from onrecord.extract.statements.sources import Party
    from onrecord.extract.tree import Range, Tree
    from onrecord.model import Span


@dataclass(slots=True)
class Page:
    """Hold a paragraph with its tree; `taken` tells of each token whether it is quoted as part of a whole."""

    number: int
    text: str
    tree: Tree
    taken: list[bool]

    def free(self, ranges: list[Range]) -> list[Range]:
        """Leave out of a content the passages that are somebody's words as a whole."""
        kept: list[Range] = []
        for first, last in ranges:
            start = first
            for i in range(first, last + 2):
                if i > last or self.taken[i]:
                    if i > start:
                        kept.append((start, i - 1))
                    start = i + 1
        return kept

    def within_quotes(self, cue: int, ranges: list[Range]) -> list[Range]:
        """Cut the content of a cue that is quoted itself to the words quoted with it."""
        start = end = cue
        while start > 0 and self.taken[start - 1]:
            start -= 1
        while end + 1 < len(self.taken) and self.taken[end + 1]:
            end += 1
        cut = ((max(first, start), min(last, end)) for first, last in ranges)
        return [(first, last) for first, last in cut if first <= last]

    def spans(self, ranges: list[Range]) -> list[Span]:
        """Turn ranges of tokens into spans of the article; a quotation mark is not cut off from its words."""
        return [self._span(first, last) for first, last in ranges]

    def _span(self, first: int, last: int) -> Span:
        tree, words = self.tree, self.tree.words
        first += words[first] in {"'s", "’s"} and first < last  # "told Jane's that"
        if not self.taken[first] and words[first : last + 1].count('"') % 2:
            end = self._end_of_quote(last)
            if end is not None:
                last = end
            elif first and words[first - 1] == '"':
                first -= 1
        opened = words[first : last + 1].count("(") > words[first : last + 1].count(")")
        return tree.span(first, last + (opened and words[last + 1 : last + 2] == [")"]))

    def _end_of_quote(self, last: int) -> int | None:
        """Return where quoted words end that a content ends in: in its sentence, or some sentences on."""
        words, stop = self.tree.words, self.tree.last[last]
        goes_on = last >= stop - 1 and words[stop] == "."
        return next(
            (i for i in range(last + 1, len(words) if goes_on else stop + 1) if words[i] == '"'), None
        )


@dataclass(slots=True)
class Finding:
    """Collect a report while its article is read; `cue` is a token of the page, `method` names the rule."""

    page: Page
    cue: int
    source: Party | None
    content: list[Span]
    method: str
    last_page: int
    in_quotes: bool = False
    inside: Finding | None = None
    superseded: bool = False
    relays: list[tuple[Party, int]] = field(default_factory=list)

    @property
    def verb(self) -> Cue | None:
        """Return what is known of the cue where it is a word for saying or thinking."""
        return (
            noun_at(self.page.tree, self.cue)
            if self.method in {"noun", "topic"}
            else cue_at(self.page.tree, self.cue)
        )

    @property
    def place(self) -> int:
        """Return where the cue starts in the article."""
        return self.page.tree.starts[self.cue]
