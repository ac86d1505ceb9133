"""Hold what the rules pass on to each other: a paragraph laid out for them, and what they find in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.cues import cue_at
from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.extract.cues import Cue
    from onrecord.extract.sources import Party
    from onrecord.extract.tree import Range, Tree


@dataclass(slots=True)
class Page:
    """Hold a paragraph with its tree; `taken` tells for each token whether it is part of words quoted whole."""

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

    def spans(self, ranges: list[Range]) -> list[Span]:
        """Turn ranges of tokens into spans of the article; a quotation mark is not cut off from its words."""
        return [self._span(first, last) for first, last in ranges]

    def _span(self, first: int, last: int) -> Span:
        words, ends = self.tree.words, self.tree.ends
        inside = sum(word == '"' for word in words[first : last + 1]) % 2
        if inside and last + 1 < len(words) and words[last + 1] == '"':
            last += 1
        elif inside and last + 2 < len(words) and words[last + 2] == '"' and words[last + 1] in {",", ".", "!", "?"}:
            last += 2
        elif inside and first and words[first - 1] == '"':
            first -= 1
        return Span(self.tree.starts[first], ends[last])


@dataclass(slots=True)
class Finding:
    """Collect one report while its article is read; `cue` is a token of the page's tree, `method` the rule."""

    page: Page
    cue: int
    source: Party | None
    content: list[Span]
    method: str
    last_page: int

    @property
    def verb(self) -> Cue | None:
        """Return what is known of the cue where it is a reporting verb."""
        return cue_at(self.page.tree, self.cue)

    @property
    def place(self) -> int:
        """Return where the cue starts in the article."""
        return self.page.tree.starts[self.cue]
