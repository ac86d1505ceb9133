"""Mend the trees of sums in won, which the parser takes for a verb: "worth 2 trillion |won|"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

_SCALES = frozenset({"million", "billion", "trillion"})


def with_won(tree: Tree) -> Tree:
    """Make the verb of "2 trillion |won|" the noun that it is, and hang on others what hung on it."""
    places = [t for t in range(1, len(tree)) if _is_verb_of_sum(tree, t)]
    if not places:
        return tree
    tags, heads, deps = list(tree.tags), list(tree.heads), list(tree.deps)
    for won in places:
        number, above = won - 1, tree.heads[won - 1] if tree.heads[won] == won - 1 else tree.heads[won]
        if above < 0:
            continue
        tags[won] = "NNS"
        if tree.heads[won] == number:
            _as_object(tree, won, heads, deps)
        else:
            _under_subject(tree, won, heads, deps)
        heads[number], deps[number] = won, "nummod"
    return replace(tree, tags=tags).rehung(heads, deps)


def _is_verb_of_sum(tree: Tree, token: int) -> bool:
    """Tell the verb of "2 trillion |won|", on which the number hangs, or which hangs on it."""
    sum_of = tree.words[token] == "won" and tree.words[token - 1] in _SCALES
    number = token - 1
    hung = tree.heads[token] == number or tree.within(number, token)
    return sum_of and tree.tags[token].startswith("V") and hung


def _as_object(tree: Tree, won: int, heads: list[int], deps: list[str]) -> None:
    """Put the sum in its number's place: "for 2 trillion |won| in 2017", "a 2 trillion |won| contract"."""
    number = won - 1
    verb = tree.heads[number]
    while verb >= 0 and not tree.tags[verb].startswith("V"):
        verb = tree.heads[verb]
    thing = next((c for c in tree.children[won] if c == won + 1 and tree.tags[c].startswith("N")), None)
    if thing is not None:
        heads[thing], deps[thing] = tree.heads[number], tree.deps[number]
        heads[won], deps[won] = thing, "compound"
    else:
        heads[won], deps[won] = tree.heads[number], tree.deps[number]
    for child in tree.children[won]:
        if child != thing and verb >= 0:
            heads[child] = verb


def _under_subject(tree: Tree, won: int, heads: list[int], deps: list[str]) -> None:
    """Give its place to the subject: "a |contract| worth 2 trillion won for tanks was signed"."""
    number = won - 1
    subject = next((c for c in tree.children[won] if c < number and tree.within(number, c)), None)
    thing = heads[won] if subject is None else subject
    for child in tree.children[won]:
        if child != number:
            heads[child] = thing
    if subject is not None:
        heads[subject], deps[subject] = tree.heads[won], tree.deps[won]
        heads[won], deps[won] = tree.heads[number], tree.deps[number]
