"""Tag words that the tagger takes for others in notices of contracts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

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
