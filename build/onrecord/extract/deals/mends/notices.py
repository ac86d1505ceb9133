"""Mend the trees of notices of contracts and sales, whose numbers and names the parser breaks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.notices import items_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from onrecord.extract.deals.goods.notices import Item
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
    for token in places:
        to = token - 1
        nouns = range(to - 1, max(tree.first[token], to - _BEFORE) - 1, -1)
        noun = next((t for t in nouns if tree.tags[t] == "NN" and tree.deps[t] != "compound"), None)
        if noun is None or tree.heads[token] < 0 or tree.heads[to] < 0:
            continue
        if _hangs_on_any(tree, noun, {token, to}):
            continue
        tags[token], tags[to] = "NN", "IN"
        heads[token], deps[token] = to, "pobj"
        heads[to], deps[to] = noun, "prep"
    return replace(tree, tags=tags).rehung(heads, deps)


def _is_numbered_contract(tree: Tree, token: int) -> bool:
    behind = tree.words[token + 1]
    numbered = any(c.isdigit() for c in behind) and _NUMBER.fullmatch(behind) is not None
    to_contract = tree.words[token - 1 : token + 1] == ["to", "contract"]
    return to_contract and numbered and tree.tags[token].startswith("V")


def itemised(tree: Tree) -> Tree:
    """Hang every item of such lists on the verb; the parser breaks their names and sentences anywhere."""
    items = list(items_of(tree))
    verb = _verb_before(tree, items[0].start) if items else None
    hung = {t: item for item in items for t in range(item.start, _end(tree, item))}
    if verb is None or _hangs_on_any(tree, verb, hung):
        return tree
    heads, deps, tags = list(tree.heads), list(tree.deps), list(tree.tags)
    for token, item in hung.items():
        heads[token], deps[token] = item.noun, "compound" if token >= item.name else "nummod"
        if token > item.noun and tags[token][0] in "NV":  # "(120 installed, 20 spares);"
            tags[token] = "JJ"
    for item in items:
        heads[item.noun], deps[item.noun] = verb, "dobj"
        tags[item.noun] = "NNPS" if tree.words[item.noun].endswith("s") else "NNP"
    return replace(_one_sentence(tree, verb, items[-1].noun), tags=tags).rehung(heads, deps)


def _end(tree: Tree, item: Item) -> int:
    """Return where an item ends: with what is said of it where another follows, else with its name."""
    return item.end if tree.words[item.end - 1] == ";" else item.noun + 1


def _hangs_on_any(tree: Tree, token: int, others: Collection[int]) -> bool:
    """Tell "a request to |buy| fifty (50) tanks was approved", where hanging them would close a circle."""
    while token >= 0 and token not in others:
        token = tree.heads[token]
    return token >= 0


def _one_sentence(tree: Tree, begin: int, end: int) -> Tree:
    """Join the sentences from one token to another."""
    low, high = tree.first[begin], tree.last[end]
    first = [low if low <= token <= high else place for token, place in enumerate(tree.first)]
    last = [high if low <= token <= high else place for token, place in enumerate(tree.last)]
    return replace(tree, first=first, last=last)


def _verb_before(tree: Tree, start: int) -> int | None:
    near = range(start - 1, max(-1, start - _NEAR), -1)
    return next((t for t in near if tree.words[t] in _BUYING and tree.tags[t].startswith("V")), None)
