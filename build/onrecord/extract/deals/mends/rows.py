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
    for place in range(1, len(tree) - 4):
        if tree.words[place] not in _TOWARDS or not tree.tags[place - 1].startswith("N"):
            continue
        goods = _goods_behind(tree, place)
        if goods is not None:
            yield goods, place - 1, "conj"
            yield goods + 1, goods, "prep"
            yield from _hung_within(tree, goods)


def _goods_behind(tree: Tree, place: int) -> int | None:
    """Return the noun behind a state that has the preposition of the noun before it."""
    end = place + 1 + (tree.words[place + 1] == "the")
    start = end
    while end < len(tree) and tree.tags[end].startswith("NNP"):
        end += 1
    if not is_name(" ".join(tree.words[start:end])):
        return None
    goods = end
    while goods < len(tree) and tree.words[goods] in {",", "and"} and goods < end + 2:
        goods += 1
    first = goods
    while goods < len(tree) and tree.tags[goods].startswith(_IN_GOODS):
        goods += 1
    named = is_name(" ".join(tree.words[first:goods]))
    behind = tree.words[goods : goods + 1] == [tree.words[place]]
    if first in {end, goods} or named or not behind or not tree.tags[goods - 1].startswith("N"):
        return None
    return goods - 1


def _hung_within(tree: Tree, goods: int) -> Iterator[Mend]:
    """Hang the words of a name on its last: the parser may have joined the first of them to the state."""
    token = goods - 1
    while token > 0 and tree.tags[token].startswith(_IN_GOODS) and not tree.within(token, goods):
        yield token, goods, "nummod" if tree.tags[token] == "CD" else "compound"
        token -= 1
