"""Read attributions that stand beside the clause they report: "he said", "according to him"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.clauses import Party, noun_phrase, subject_of

if TYPE_CHECKING:
    from onrecord.extract.clauses import Range
    from onrecord.extract.tree import Tree

_COMMAS = frozenset({",", "—", "–", "--", "-", "("})
_SET_OFF = frozenset({",", "—", "–", "--", "-", "(", ")", ".", ";", ":"})
_ENDS = frozenset({".", "?", "!", ";", ")"})


def according(tree: Tree, token: int) -> tuple[Party, list[Range]] | None:
    """Read "according to X" at a token: X, and the rest of the sentence or clause."""
    if token + 1 >= len(tree) or tree.words[token + 1] != "to":
        return None
    noun = tree.child(token + 1, "pobj")
    if noun is None:
        noun = tree.child(token, "pobj")
    if noun is None or noun < token:
        return None
    party = noun_phrase(tree, noun)
    first, last = token, party.ranges[0][1]
    return party, around(tree, first, last)


def aside(tree: Tree, verb: int) -> list[Range]:
    """Read a clause set off by commas ("..., he said, ..."): the sentence around it; nothing if it is none."""
    subject = subject_of(tree, verb)
    if subject is None:
        return []
    first = min(tree.left[subject], verb)
    while first > tree.first[verb] and tree.heads[first - 1] == verb and tree.words[first - 1] not in _COMMAS:
        first -= 1
    if tree.words[first - 1] not in _COMMAS or first - 1 <= tree.first[verb]:
        return []
    last = max(verb, subject if subject > verb else verb)
    while last < tree.last[verb] and tree.words[last + 1] not in _COMMAS | _ENDS:
        last += 1
    return around(tree, first, last)


def around(tree: Tree, first: int, last: int) -> list[Range]:
    """Return what stands before and after a stretch of a sentence, without the marks that set it off."""
    before = _trimmed(tree, tree.first[first], first - 1)
    after = _trimmed(tree, last + 1, tree.last[first])
    return [part for part in (before, after) if part[0] <= part[1]]


def _trimmed(tree: Tree, first: int, last: int) -> Range:
    while last >= first and tree.words[last] in _SET_OFF:
        last -= 1
    while first <= last and tree.words[first] in _SET_OFF:
        first += 1
    return first, last
