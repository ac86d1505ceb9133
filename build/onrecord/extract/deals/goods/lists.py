"""Tell which goods a text lists: "six launchers, four radars and, from Oman, ten |trucks|"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.tree import Tree

_LISTING = re.compile(r"\s*(?:[;,]|and|[;,]\s*and|\([^)]*\)[;,]?(?:\s*and)?)\s*")
_AMONG = re.compile(r"[^.;]{0,60},\s*(?:among\s+them|namely)\s+(?:an?\s+|the\s+)?$")
_NEXT = re.compile(
    r"(?:,?\s+(?:made|built|produced|from|to|for|with|carrying|worth|valued|costing|at)\s(?:[^,;:.]|[.,]\d){1,50}?)?"
    r"\s*(?:\([^)]*\))?\s*(?:[,;:]|[,;]?\s*(?:and|plus|as\s+well\s+as|along\s+with|together\s+with)\b,?)\s*"
    r"(?:(?:and|also|from|for)\s[^,;.]{1,40},\s*)?(?:an?\s+|the\s+|some\s+)?"
)
"""What stands between two goods of a list."""
_FITTED = re.compile(r"\s+(?:with|for|carrying)\s+(?:the\s+|its\s+|their\s+)?(?:\w+\s+)?")
"""What stands between goods and what is fitted to them."""
_COLON = re.compile(r"[^.;:]{0,60}:\s*(?:an?\s+)?")
"""What stands between a sum and its parts: "four ships from Italy|:| a frigate ..."."""


def is_listed(text: str, last: Goods, goods: Goods) -> bool:
    """Tell goods that follow others in a list: "six launchers; up to 36 |pods|"."""
    between = _between(text, last, goods)
    return _LISTING.fullmatch(between) is not None or is_among(text, last, goods)


def is_among(text: str, last: Goods, goods: Goods) -> bool:
    """Tell goods that are named as part of others: "17 vehicles from China, among them |tanks|"."""
    return _AMONG.match(_between(text, last, goods)) is not None


def leads(tree: Tree, text: str, found: Sequence[Goods]) -> Mapping[int, Goods]:
    """Map the first token of counted goods in a list to the goods at its head, on which all hang."""
    heads: dict[int, Goods] = {}
    fitted = {goods.first for last, goods in pairwise(found) if _is_fitted(text, last, goods)}
    for last, goods in pairwise(one for one in found if one.first not in fitted):
        between = _between(text, last, goods)
        whole = is_among(text, last, goods) or (last.count and _COLON.fullmatch(between))
        counted = _is_counted(text, last) or goods.count is not None
        named = bool(
            last.name and goods.name and goods.noun != "generic"
        )  # "T-72 tanks, |Mi-17 helicopters|"
        listed = whole or ((counted or named) and _NEXT.fullmatch(between))
        if listed and (named or _is_counted(text, goods)) and not _acts(tree, goods):
            heads[goods.first] = heads.get(last.first, last)
    return heads


def _is_fitted(text: str, last: Goods, goods: Goods) -> bool:
    """Tell what goods of a list have with them: "90 guns with thermal |sights|, 20 trucks"."""
    return goods.count is None and _FITTED.fullmatch(_between(text, last, goods)) is not None


def is_one_of(heads: Mapping[int, Goods], goods: Goods) -> bool:
    """Tell "a frigate, a |vessel| and two ferries" from "an S-300, a stronger |missile|"."""
    lead = heads.get(goods.first)
    return lead is not None and sum(other is lead for other in heads.values()) > 1


def _is_counted(text: str, goods: Goods) -> bool:
    """Tell "six jets" and "a frigate" from goods of which the text does not say how many."""
    return goods.count is not None or re.search(r"\ban?\s+$", text[: goods.span.start][-4:]) is not None


def _between(text: str, last: Goods, goods: Goods) -> str:
    return text[last.span.end : goods.count[0].start if goods.count else goods.span.start]


def _acts(tree: Tree, goods: Goods) -> bool:
    """Tell "12 jets, and four |ships| were sold to Oman", which opens a clause of its own."""
    return tree.deps[goods.last] in {"nsubj", "nsubjpass"} and tree.heads[goods.last] > goods.last
