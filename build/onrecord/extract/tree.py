"""Hold a parsed paragraph as plain lists, which are walked many times faster than the parser's objects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.extract.nlp import Paragraph

Range = tuple[int, int]
"""The first and the last token, both inclusive."""

_NO_HEAD = -1


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """Hold one paragraph's tokens by position.

    `words` are in lower case. `heads` is -1 at a root. `left` and `right` are the first and the last token of
    what hangs on a token, itself included. `starts` and `ends` are offsets in the article; `first` and `last`
    the bounds of a token's sentence (both inclusive).
    """

    words: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    starts: list[int]
    ends: list[int]
    first: list[int]
    last: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """Return the article's span from the first to the last token, both inclusive."""
        return Span(self.starts[first], self.ends[last])

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first child with one of the relations."""
        return next((c for c in self.children[token] if self.deps[c] in deps), None)

    def rehung(self, heads: list[int], deps: list[str]) -> Tree:
        """Return the tree with its tokens on other heads; the same tree where these close a circle."""
        if _close_circle(heads):
            return self
        children: list[list[int]] = [[] for _ in heads]
        for token, head in enumerate(heads):
            if head != _NO_HEAD:
                children[head].append(token)
        left, right = _edges(heads)
        return replace(self, heads=heads, deps=deps, children=children, left=left, right=right)

    def within(self, token: int, ancestor: int) -> bool:
        """Tell whether a token is the ancestor or hangs on it."""
        while token >= 0:
            if token == ancestor:
                return True
            token = self.heads[token]
        return False


@lru_cache(maxsize=256)  # statements and deals walk the paragraphs of one article in turn
def tree_of(paragraph: Paragraph) -> Tree:
    """Turn a parsed paragraph into lists."""
    doc = paragraph.doc
    size = len(doc)
    heads = [_NO_HEAD] * size
    children: list[list[int]] = [[] for _ in range(size)]
    words, tags, deps, starts, ends, first = [], [], [], [], [], []
    sentence = 0
    for token in doc:
        place, head = token.i, token.head.i
        if head != place:
            heads[place] = head
            children[head].append(place)
        if token.is_sent_start:
            sentence = place
        words.append(token.lower_)
        tags.append(token.tag_)
        deps.append(token.dep_)
        starts.append(paragraph.start + token.idx)
        ends.append(paragraph.start + token.idx + len(token))
        first.append(sentence)
    left, right = _edges(heads)
    return Tree(words, tags, deps, heads, children, left, right, starts, ends, first, _lasts(first))


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    size = len(heads)
    left, right = list(range(size)), list(range(size))
    for token in range(size):
        above = heads[token]
        while above >= 0:
            left[above] = min(left[above], token)
            right[above] = max(right[above], token)
            above = heads[above]
    return left, right


def _close_circle(heads: list[int]) -> bool:
    """Tell heads that lead from a token back to itself, so that climbing them would never end."""
    rooted: set[int] = set()
    for token in range(len(heads)):
        way: set[int] = set()
        climb = token
        while climb >= 0 and climb not in rooted:
            if climb in way:
                return True
            way.add(climb)
            climb = heads[climb]
        rooted |= way
    return False


def _lasts(first: list[int]) -> list[int]:
    lasts = [0] * len(first)
    last = len(first) - 1
    for token in range(len(first) - 1, -1, -1):
        lasts[token] = last
        if first[token] == token:
            last = token - 1
    return lasts
