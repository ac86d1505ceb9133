"""Pair goods and states that stand in a row: "|tanks| for Oman, |radars| for Chad and |guns| for Peru"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.values.countries import is_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.mends.clauses import Mend
    from onrecord.extract.tree import Tree

_TOWARDS = frozenset({"for", "from", "to"})
_IN_GOODS = ("NN", "JJ", "CD", "HYPH", "VBN")


def goods_in_a_row(tree: Tree) -> Iterator[Mend]:
    """Join goods to goods, not to the state before them, and hang on each what stands behind it."""
    for place in range(1, len(tree) - 3):
        first = _goods_before(tree, place) if tree.words[place] in _TOWARDS else None
        goods = _goods_behind(tree, place) if first is not None else None
        if first is not None and goods is not None:
            yield goods, first, "conj"
            yield goods + 1, goods, "prep"
            yield from _hung_within(tree, goods)


def _goods_before(tree: Tree, place: int) -> int | None:
    """Return the noun right before a preposition, else the goods of its verb: "bought |jets| in May from"."""
    above = tree.heads[place]
    if above >= 0 and tree.tags[above].startswith("V"):
        thing = tree.child(above, "dobj")
        return thing if thing is not None and thing < place else None
    return place - 1 if tree.tags[place - 1].startswith("N") else None


def _goods_behind(tree: Tree, place: int) -> int | None:
    """Return the noun behind a state that has the preposition of the noun before it."""
    end = place + 1 + (tree.words[place + 1] == "the")
    start = end
    while end < len(tree) and tree.tags[end].startswith("NNP"):
        end += 1
    goods = end
    while goods < len(tree) and tree.words[goods] in {",", "and"} and goods < end + 2:
        goods += 1
    first = goods
    while goods < len(tree) and tree.tags[goods].startswith(_IN_GOODS):
        goods += 1
    named = is_name(" ".join(tree.words[first:goods]))
    behind = tree.words[goods : goods + 1] == [tree.words[place]]
    if start == end or first in {end, goods} or named or not behind:
        return None
    state = is_name(" ".join(tree.words[start:end]))
    noun = tree.tags[goods - 1]
    return goods - 1 if noun == "NNS" or (state and noun.startswith("N")) else None


def _hung_within(tree: Tree, goods: int) -> Iterator[Mend]:
    """Hang the words of a name on its last: the parser may have joined the first of them to the state."""
    token = goods - 1
    while token > 0 and tree.tags[token].startswith(_IN_GOODS) and not tree.within(token, goods):
        yield token, goods, "nummod" if tree.tags[token] == "CD" else "compound"
        token -= 1
