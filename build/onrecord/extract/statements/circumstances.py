"""Read when, where and to whom something was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.statements.cues import words
from onrecord.extract.statements.sources import noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.statements.cues import Cue
    from onrecord.extract.tree import Range, Tree

_ADVERBIAL = frozenset({"npadvmod", "advmod", "prep", "dobj", "dative", "nmod"})
_OF_A_DAY = frozenset({"NNP", "NN", "CD"})
_SUBJECTS = frozenset({"PRP", "PRP$", "DT", "EX", "NNP", "NNPS"})
_LONGEST = 12


def time_of(tree: Tree, verb: int) -> Range | None:
    """Find the words beside a cue that say when it was said."""
    for token in tree.children[verb]:
        if tree.deps[token] not in _ADVERBIAL or tree.right[token] - tree.left[token] > _LONGEST:
            continue
        for word in range(tree.left[token], tree.right[token] + 1):
            if tree.words[word] in words("times"):
                return _time_phrase(tree, word, verb)
    end = day_behind(tree, verb)
    return (verb + 1, end - 1) if end > verb + 1 else None


def day_behind(tree: Tree, verb: int) -> int:
    """Return where the words for a day right behind a cue end, though the parser gave them to what is said.

    "said on Thursday it had": a name, a pronoun or the like begins what is said.
    """
    start = verb + 1 + (tree.words[verb + 1 : verb + 2] in (["on"], ["in"]))
    end = start
    while end < len(tree) and tree.tags[end] in _OF_A_DAY and _is_of_a_day(tree, end):
        end += 1
    named = any(tree.words[token] in words("times") for token in range(start, end))
    return end if named and end < len(tree) and tree.tags[end] in _SUBJECTS else verb + 1


def _is_of_a_day(tree: Tree, token: int) -> bool:
    return tree.words[token] in words("times") or (tree.tags[token] == "CD" and tree.words[token].isdigit())


def _time_phrase(tree: Tree, word: int, verb: int) -> Range:
    """Return the phrase of a word of time: "on Tuesday", "last year", "in January"."""
    top = word
    while (
        tree.heads[top] != verb
        and tree.deps[tree.heads[top]] in {"pobj", "npadvmod"}
        and tree.deps[top] != "prep"
    ):
        top = tree.heads[top]
    if tree.deps[top] == "pobj":
        top = tree.heads[top]
    first, last = tree.left[top], tree.right[top]
    return first, next((i - 1 for i in range(word + 1, last + 1) if tree.words[i] in {",", '"'}), last)


def venue_of(tree: Tree, verb: int) -> Range | None:
    """Find the occasion on which something was said: "in an interview with X", "at a news conference"."""
    for token in _prepositions(tree, verb):
        noun = tree.child(token, "pobj")
        if noun is not None and tree.words[noun] in words("occasions"):
            return noun_phrase(tree, noun).ranges[0]
    return None


def addressee_of(tree: Tree, verb: int, cue: Cue | None) -> int | None:
    """Find the head of the words that name who is spoken to."""
    if cue is not None and cue.takes_addressee:
        noun = tree.child(verb, "dobj", "dative", "nsubjpass")
        if (
            noun is not None
            and tree.words[noun] != "that"
            and (noun > verb or tree.deps[noun] == "nsubjpass")
        ):
            return (
                noun if tree.deps[noun] != "dative" or tree.tags[noun] != "IN" else tree.child(noun, "pobj")
            )
    if cue is None:
        return None
    if cue.kind != "report" or "to" in cue.prepositions:
        return None
    for token in tree.children[verb]:
        if token > verb and tree.deps[token] in {"prep", "dative"} and tree.words[token] == "to":
            return tree.child(token, "pobj")
    return None


def _prepositions(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the prepositions that hang on a cue, or on one that does ("on Tuesday in an interview")."""
    for token in tree.children[verb]:
        if tree.deps[token] == "prep":
            yield token
            noun = tree.child(token, "pobj")
            if noun is not None:
                yield from (t for t in tree.children[noun] if tree.deps[t] == "prep")
