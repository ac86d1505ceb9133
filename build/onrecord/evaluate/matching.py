"""Pair what was found with the gold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.evaluate.tokens import Text, Tokens, jaccard, word_lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SAME = 0.5


@dataclass(frozen=True, slots=True)
class Relation:
    """Hold the words of one attribution: who is the source, the cue, what is said.

    `optional` gold neither counts as missed nor, where it is found, as wrong. `whole` gold ("declined to
    comment") is compared by cue and content together, because where one ends is anybody's choice.
    """

    source: Tokens
    cue: Tokens
    content: Tokens
    optional: bool = False
    whole: bool = False


def match(gold: Sequence[Relation], found: Sequence[Relation]) -> Mapping[int, int]:
    """Pair gold and found relations one to one: position in `gold` -> position in `found`.

    The pair with the most words of content in common comes first (Jaccard, at least 0.5); then the one with
    more words of the cue in common, then the order.
    """
    candidates = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            alike = _likeness(one, other)
            if alike >= SAME:
                candidates.append((-alike, -len(one.cue & other.cue), one.optional, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _likeness(gold: Relation, found: Relation) -> float:
    alike = jaccard(gold.content, found.content)
    if not gold.whole:
        return alike
    return max(alike, jaccard(gold.cue | gold.content, found.cue | found.content))


def sources_agree(text: Text, gold: Relation, found: Relation) -> bool:
    """Tell whether both mean the same mention as source: a word in common that is no stop word.

    Where the gold source has stop words only ("he", "which"), any common word does; where gold has no
    source, everything agrees.
    """
    if not gold.source:
        return True
    stop = word_lists()["stop_words"]
    common = gold.source & found.source
    named = [number for number in gold.source if text.words[number] not in stop]
    if not named:
        return bool(common)
    return any(text.words[number] not in stop for number in common)
