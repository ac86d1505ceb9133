"""Join quoted passages to the cues beside them: before, after, or further back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.extract.cues import verbs
from onrecord.extract.quotes import Passage, is_sentence

if TYPE_CHECKING:
    from onrecord.extract.tree import Range
    from onrecord.extract.tree import Tree

_STOPS = frozenset({".", "?", "!", ";"})
_NO_SPEECH = frozenset({"request", "decline_comment", "deny", "accuse", "describe"})
_LONGEST_LEAD = 30


@dataclass(frozen=True, slots=True)
class Quoted:
    """Hold a passage that is somebody's words as a whole, and the cue it belongs to.

    `cue` is a token of the same paragraph; `place` tells where the passage stands: it `follows` the cue, comes
    `before` it, or `continues` what was quoted last (then there is no cue).
    """

    tokens: Range
    passage: Passage
    place: Literal["follows", "before", "continues"]
    cue: int | None


def quoted(tree: Tree, text: str, passages: list[Passage]) -> list[Quoted]:
    """Sort out the passages of a paragraph that are more than a phrase, and find the cue of each."""
    whole: list[tuple[Range, Passage]] = []
    for passage in passages:
        tokens = _tokens(tree, passage)
        if tokens and is_sentence(text, passage) and _stands_free(tree, tokens[0], whole):
            whole.append((tokens, passage))
    found: list[Quoted] = []
    for number, (tokens, passage) in enumerate(whole):
        before = whole[number - 1][0][1] + 1 if number else 0
        after = whole[number + 1][0][0] if number + 1 < len(whole) else len(tree)
        found.append(_joined(tree, text, tokens, passage, before, after, found))
    return found


def _joined(
    tree: Tree, text: str, tokens: Range, passage: Passage, before: int, after: int, found: list[Quoted]
) -> Quoted:
    used = found[-1].cue if found else None
    lead = _cue_before(tree, before, tokens[0], used)
    if lead is not None:
        return Quoted(tokens, passage, "follows", lead)
    if passage.closed:
        trail = _cue_after(tree, text, passage, tokens[1] + 1, after)
        if trail is not None:
            return Quoted(tokens, passage, "before", trail)
    return Quoted(tokens, passage, "continues", None)


def _tokens(tree: Tree, passage: Passage) -> Range | None:
    first = bisect_right(tree.ends, passage.start)
    last = bisect_left(tree.starts, passage.end) - 1
    return (first, last) if first <= last else None


def _stands_free(tree: Tree, first: int, whole: list[tuple[Range, Passage]]) -> bool:
    """Tell whether a passage starts where a sentence can: after a mark, a cue, or another passage."""
    if first == 0 or (whole and whole[-1][0][1] == first - 1):
        return True
    word = tree.words[first - 1]
    if not word[0].isalnum():
        return word not in {"(", "'", "$", "%", "-"}
    cue = verbs().get(word)
    return cue is not None and cue.kind == "report" and first + 1 < len(tree) and tree.starts[first] < tree.starts[first + 1]


def _cue_before(tree: Tree, start: int, end: int, used: int | None) -> int | None:
    """Find the cue in the words that lead up to a passage, `end` being its first token."""
    if end - start < 1 or (tree.words[end - 1] not in {",", ":"} and tree.words[end - 1] not in verbs()):
        return None
    first = end - 1
    while first > start and tree.words[first - 1] not in _STOPS and end - first < _LONGEST_LEAD:
        first -= 1
    colon = tree.words[end - 1] == ":"
    for token in range(end - 1, first - 1, -1):
        if token != used and is_speech(tree, token, any_report=colon) and tree.deps[token] != "amod":
            return token
    if colon:
        return end - 1
    return None


def _cue_after(tree: Tree, text: str, passage: Passage, start: int, end: int) -> int | None:
    """Find the cue in the words right after a passage, up to the end of the sentence."""
    mark = passage.words(text)[-1:]
    if start >= end or tree.words[start] in _STOPS:
        return None
    if mark == "." and tree.words[start] not in verbs() and not text[tree.starts[start]].islower():
        return None
    fallback = None
    for token in range(start, min(end, start + 40)):
        if tree.words[token] in _STOPS:
            break
        if is_speech(tree, token):
            if tree.deps[token] not in {"relcl", "amod"}:
                return token
            fallback = token if fallback is None else fallback
    return fallback


def is_speech(tree: Tree, token: int, *, any_report: bool = False) -> bool:
    """Tell whether a token is a verb that can stand beside quoted words."""
    cue = verbs().get(tree.words[token])
    if cue is None or cue.kind != "report" or tree.tags[token][0] != "V":
        return False
    return any_report or cue.act not in _NO_SPEECH or cue.lemma in {"ask", "urge", "plead", "beg", "demand"}
