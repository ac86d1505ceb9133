"""Leave out numbers that count no traded goods: what was lost, and what was only wished for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, verb_kinds, words_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.tree import Tree

_NOUNS = frozenset({"loss", "losses", "destruction", "wreckage", "capture", "seizure"})


def without_losses(tree: Tree, found: Iterable[Goods]) -> tuple[Goods, ...]:
    """Return the goods of a paragraph, those that were lost without their number."""
    kept = (goods for goods in found if not _is_only_sought(tree, goods))
    return tuple(replace(g, count=None) if g.count and _is_lost(tree, g) else g for g in kept)


def _is_lost(tree: Tree, goods: Goods) -> bool:
    """Tell "destroyed two |tanks|", "lost 20 of the |tanks|", "12 |jets| were shot down"."""
    before = (tree.words[c] for c in tree.children[goods.last] if c < goods.last)
    if words_for("losses") & set(before):
        return True  # "the two captured |tanks|"
    above, below = tree.heads[goods.last], goods.last
    while above >= 0 and not tree.tags[above].startswith("V"):
        counted = tree.tags[above].startswith(("N", "CD")) or tree.words[above] == "of"
        if tree.words[above] in _NOUNS or not counted or noun_kind(tree.words[above]) is not None:
            return tree.words[above] in _NOUNS
        above, below = tree.heads[above], above
    return above >= 0 and _befalls(tree, above, tree.deps[below])


def _befalls(tree: Tree, verb: int, dep: str) -> bool:
    """Tell "|shot| down three jets" and "three jets |crashed|"."""
    suffered = dep in {"dobj", "nsubjpass"} and tree.words[verb] in words_for("losses")
    return suffered or (dep == "nsubj" and tree.words[verb] in words_for("wrecked"))


def _is_only_sought(tree: Tree, goods: Goods) -> bool:
    """Tell "it had sought |12|", of which fewer or none have become."""
    verb = tree.heads[goods.last]
    bare = goods.first == goods.last and tree.tags[goods.last] == "CD" and verb >= 0
    if bare and tree.words[verb] in {"for", "to"}:
        verb = tree.heads[verb]
    if not bare or tree.tags[verb] != "VBN" or "had" not in {tree.words[c] for c in tree.children[verb]}:
        return False
    return "offer" in verb_kinds(tree.words[verb]) or tree.words[verb] in words_for("planned")
