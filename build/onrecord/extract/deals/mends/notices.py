"""Mend the trees of notices of contracts and sales, whose numbers and names the parser breaks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.notices import items_of
from onrecord.extract.tree import edges

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

_BUYING = frozenset({"buy", "purchase", "procure", "acquire", "receive"})
_NEAR = 16
"""How many tokens before the first item of a list the verb can stand that the list belongs to."""
_NUMBER = re.compile(r"[a-z]\w{3,7}(?:-\d\d)?")
"""How the number of a contract begins: "n00019-21"."""
_BEFORE = 9
"""How many tokens before it the noun can stand that a contract belongs to."""


def retagged(tree: Tree) -> Tree:
    """Make the verb of "a modification to |contract| N00019-21-C-0010" the noun that it is."""
    places = [token for token in range(2, len(tree) - 1) if _is_numbered_contract(tree, token)]
    if not places:
        return tree
    tags, heads, deps = list(tree.tags), list(tree.heads), list(tree.deps)
    children = [list(below) for below in tree.children]
    for token in places:
        to = token - 1
        nouns = range(to - 1, max(tree.first[token], to - _BEFORE) - 1, -1)
        noun = next((t for t in nouns if tree.tags[t] == "NN" and tree.deps[t] != "compound"), None)
        if noun is None or tree.heads[token] < 0 or tree.heads[to] < 0:
            continue
        children[heads[token]].remove(token)
        children[heads[to]].remove(to)
        tags[token], tags[to] = "NN", "IN"
        heads[token], deps[token] = to, "pobj"
        heads[to], deps[to] = noun, "prep"
        children[to] = sorted([*children[to], token])
        children[noun] = sorted([*children[noun], to])
    return replace(tree, tags=tags, heads=heads, deps=deps, children=children)


def _is_numbered_contract(tree: Tree, token: int) -> bool:
    behind = tree.words[token + 1]
    numbered = any(c.isdigit() for c in behind) and _NUMBER.fullmatch(behind) is not None
    to_contract = tree.words[token - 1 : token + 1] == ["to", "contract"]
    return to_contract and numbered and tree.tags[token].startswith("V")


def itemised(tree: Tree) -> Tree:
    """Hang every item of such lists on the verb; the parser breaks their names and sentences anywhere."""
    items = list(items_of(tree))
    verb = _verb_before(tree, items[0].start) if items else None
    if verb is None:
        return tree
    heads, deps, tags = list(tree.heads), list(tree.deps), list(tree.tags)
    for item in items:
        for token in range(item.start, item.end):
            heads[token], deps[token] = item.noun, "compound" if token >= item.name else "nummod"
            if token > item.noun and tags[token][0] in "NV":  # "(120 installed, 20 spares)"
                tags[token] = "JJ"
        heads[item.noun], deps[item.noun] = verb, "dobj"
        tags[item.noun] = "NNPS" if tree.words[item.noun].endswith("s") else "NNP"
    begin, end = tree.first[verb], items[-1].end
    first = [begin if begin <= t < end else max(f, end) if t >= end else f for t, f in enumerate(tree.first)]
    last = [end - 1 if begin <= t < end else place for t, place in enumerate(tree.last)]
    children: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head >= 0:
            children[head].append(token)
    left, right = edges(heads)
    return replace(
        tree,
        tags=tags,
        deps=deps,
        heads=heads,
        children=children,
        left=left,
        right=right,
        first=first,
        last=last,
    )


def _verb_before(tree: Tree, start: int) -> int | None:
    near = range(start - 1, max(-1, start - _NEAR), -1)
    return next((t for t in near if tree.words[t] in _BUYING and tree.tags[t].startswith("V")), None)
