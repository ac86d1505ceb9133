"""Find what stands for goods named before: "has ordered |230| from Russia", "both have bought |some|"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods import Goods
from onrecord.extract.deals.goods_counts import counts_of
from onrecord.extract.deals.trade_words import verb_kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.tree import Tree

ELLIPTIC = "elliptic"
"""The class of goods that only a number or a pronoun stands for."""
NEAR = 400
"""How many characters before it the goods are named that a number or a pronoun stands for."""

_PRONOUNS = frozenset({"some", "them", "several", "both", "dozens"})
_TRADING = frozenset({"supply", "acquire"})


def elliptic_goods(tree: Tree, text: str, tokens: Sequence[int]) -> Goods | None:
    """Return the number or pronoun that is the object of a trade without goods of its own."""
    for verb in tokens:
        thing = tree.child(verb, "dobj", "nsubjpass")
        if (
            thing is None
            or not verb_kinds(tree.words[verb]) & _TRADING
            or not tree.tags[verb].startswith("V")
        ):
            continue
        numbered = tree.tags[thing] == "CD" or tree.words[thing] in {"dozen", "dozens"}
        if not numbered and tree.words[thing] not in _PRONOUNS:
            continue
        if _is_more(tree, thing):
            continue
        span = tree.span(thing, thing)
        count = next(
            (c for c in counts_of(tree, text) if c[0].start < span.end and span.start < c[0].end), None
        )
        if count or not numbered:
            words = span.of(text)
            return Goods(thing, thing, span, None, ELLIPTIC, "arms_transfer", count, True, True, words)
    return None


def _is_more(tree: Tree, thing: int) -> bool:
    """Tell "six |more|", "two of the three" and "ten percent" from a bare number and "ten of |them|"."""
    words = {tree.words[child] for child in tree.children[thing]}
    of = next((child for child in tree.children[thing] if tree.words[child] == "of"), None)
    whole = of is not None and any(tree.words[c] in {"them", "these", "those"} for c in tree.children[of])
    return bool(words & {"more", "percent", "%"}) or (of is not None and not whole)


def antecedent(goods: Goods, named: Sequence[Goods]) -> Goods | None:
    """Return the goods named last before a number or a pronoun that stands for them, counted as it says."""
    before = [
        g
        for g in named
        if g.name and not g.vague and g.span.end < goods.span.start and goods.span.start - g.span.end < NEAR
    ]
    if not before:
        return None
    return replace(before[-1], count=goods.count, definite=False, vague=False)
