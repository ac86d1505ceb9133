"""Read the abbreviations of goods that are spelt out: "High Mobility Artillery Rocket System (|HIMARS|)"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.designations import word_at
from onrecord.values.items import item_of

if TYPE_CHECKING:
    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.tree import Tree


def is_abbreviated(tree: Tree, text: str, first: int, last: int) -> bool:
    """Tell "High Mobility Artillery Rocket System (HIMARS)", whose initials follow it."""
    behind = range(last + 1, min(last + 3, len(tree)))
    short = next((word_at(tree, text, t) for t in behind if tree.words[t] != "("), "")
    initials = "".join(word_at(tree, text, t)[0] for t in range(first, last + 1) if tree.words[t] != "-")
    opened = tree.words[last + 1 : last + 2] == ["("]
    return opened and len(short) > 2 and short.upper().startswith(initials.upper()[:2])


def with_short_name(tree: Tree, goods: Goods, other: Goods) -> Goods:
    """Give goods that are spelt out the known name in brackets behind them: "Systems (|HIMARS|)"."""
    bracketed = tree.words[other.first - 1] == "(" and item_of(other.name or "") is not None
    longer = len(goods.words) > len(other.words) and not any(c.isdigit() for c in goods.name or "")
    if not bracketed or not longer or other.first - goods.last > 2:
        return goods
    end = other.last + (tree.words[other.last + 1 : other.last + 2] == [")"])
    return replace(goods, name=other.name, span=tree.span(goods.first, end), vague=False)
