"""Join what a text says twice of the same goods: their kind and, beside it, what they are called."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods import Goods, same_kind
from onrecord.extract.deals.goods.short_names import with_short_name
from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

_KINDRED = re.compile(
    r", (?:an? |the )?(?:\w+ ){0,2}(?:(?:version|variant|derivative) of|based on|derived from|like)"
    r"(?: (?:the|its|their|an?))?"
)


_NEAR = 6
"""In tokens: how far behind the kind of goods their name can stand."""


def told_again(tree: Tree, text: str, goods: Goods, other: Goods) -> Goods | None:
    """Return goods with what the next ones say of them; None where those are further goods."""
    if _is_other_name(tree, other) or _is_origin(tree, goods, other):
        called = goods.name is None and other.name is not None and not other.count
        named = called and same_kind(other.noun, frozenset({goods.noun})) and other.first - goods.last < _NEAR
        return _called(tree, goods, other) if named else with_short_name(tree, goods, other)
    if _is_nickname_in_quotes(tree, text, goods, other):
        return _joined(text, goods, other)
    return _called(tree, goods, other) if _is_type_of(tree, goods, other) else None


def _called(tree: Tree, goods: Goods, other: Goods) -> Goods:
    """Return goods by the name that stands behind them: "six aircraft known as the |Pampa III|"."""
    end = other.last + (tree.words[other.last + 1 : other.last + 2] == [")"])
    return replace(goods, name=other.name, span=tree.span(goods.first, end), vague=False)


def _is_type_of(tree: Tree, goods: Goods, other: Goods) -> bool:
    """Tell "six light aircraft, the |A-29|," from further goods."""
    between = tree.words[goods.last + 1 : other.first]
    unnamed = goods.name is None and goods.count is not None and goods.noun != "generic"
    kin = other.name is not None and other.count is None and same_kind(other.noun, frozenset({goods.noun}))
    behind = tree.words[other.last + 1 : other.last + 2]
    return between == [",", "the"] and unnamed and kin and behind not in (["and"], ["that"], ["which"])


def _is_other_name(tree: Tree, goods: Goods) -> bool:
    """Tell "frigates, also called |Belharra|" and "tanks, 105 of them |2A5s|" from further goods."""
    near = range(max(0, goods.first - 3), goods.first)
    before = [tree.words[t] for t in near if tree.words[t] != "," and tree.tags[t] != "CD"]
    return (
        before[-1:] == ["("]
        or bool({"called", "dubbed", "named"} & set(before[-1:]))
        or ["known", "as"] in (before[-2:], before[-3:-1])
        or before[-2:] in (["of", "them"], ["of", "which"])
    )


def _is_origin(tree: Tree, goods: Goods, other: Goods) -> bool:
    """Tell "K2PL tanks, a version of its |K2|", which only says what the goods go back to."""
    between = " ".join(tree.words[goods.last + 1 : other.first])
    return other.count is None and _KINDRED.fullmatch(between) is not None


def _is_nickname_in_quotes(tree: Tree, text: str, goods: Goods, other: Goods) -> bool:
    """Tell 'S-400 "|Triumf|" |systems|' from further goods."""
    between = text[goods.span.end : other.span.start].strip()
    same = tree.first[goods.last] == tree.first[other.first]
    return same and goods.name is not None and between in set("\"'“”‘’«»") and bool(between)


def _joined(text: str, goods: Goods, other: Goods) -> Goods:
    """Return goods with the nickname or the noun behind their name."""
    span = Span(goods.span.start, other.span.end)
    noun = goods.noun if other.name else other.noun
    noun = goods.noun if noun == "generic" else noun
    return replace(goods, last=other.last, span=span, words=span.of(text), noun=noun)
