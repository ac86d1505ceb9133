"""Tell which of the goods in a clause a trade is about from those that only come along with them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.event_parties import origin_of
from onrecord.extract.deals.goods import is_broad, same_kind
from onrecord.extract.deals.goods.lists import is_one_of
from onrecord.extract.deals.goods.words import words_of
from onrecord.extract.deals.trade_words import noun_kind
from onrecord.extract.deals.trades.background import is_remark
from onrecord.extract.deals.trades.phrases import PARTY, RECIPIENT, SUPPLIER
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.parties import Party
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.deals.trades.clauses import Clause
    from onrecord.extract.tree import Tree


_PASSED = re.compile(r"\bwith (?:(?!and\b)[^,\d])+,")
"""What earlier goods of a list have with them: "90 guns |with thermal sights,| 20 trucks"."""


def main_goods(clause: Clause, trade: Trade) -> list[Goods]:
    """Return the goods of a trade without those that only sum up, detail or come along with others."""
    told = [g for g in trade.goods if not g.vague] or list(_described(clause, trade))
    main = _without_parts(_without_sum(told, trade.tree), clause)
    main = [g for place, g in enumerate(main) if place == 0 or not _is_beside(clause, trade, g, main)]
    return _counted_behind(main, trade)


def _counted_behind(main: list[Goods], trade: Trade) -> list[Goods]:
    """Read "chose the Gripen in a purchase of |36 fighters|" as 36 Gripens."""
    if len(main) != 2 or not main[0].name or main[0].count or main[1].name or not main[1].count:
        return main
    between = range(main[0].last + 1, main[1].first)
    purchase = any(t in trade.tokens and trade.tree.tags[t].startswith("N") for t in between)
    kin = same_kind(main[1].noun, frozenset({main[0].noun}))
    return [replace(main[0], count=main[1].count)] if purchase and kin else main


def _described(clause: Clause, trade: Trade) -> Iterator[Goods]:
    """Yield the goods that vague words describe: "22 |Kfirs|, Israeli fighters delivered from 1989"."""
    tree = trade.tree
    for vague in trade.goods:
        before = [g for g in clause.goods if g.name and g.last < vague.first]
        comma = before[-1].last + 1 if before else len(tree)
        told = {tree.tags[t] for t in range(comma + 1, vague.first)} <= {"JJ", "DT", "VBN", "JJS"}
        if tree.words[comma : comma + 1] == [","] and told and not vague.definite:
            yield before[-1]


def _is_beside(clause: Clause, trade: Trade, goods: Goods, main: Sequence[Goods]) -> bool:
    apposed = _is_apposed(trade, goods, main) and not is_one_of(clause.leads, goods)
    return apposed or _comes_along(trade, goods)


def _without_parts(main: list[Goods], clause: Clause) -> list[Goods]:
    """Drop the "six |aircraft|" of "28 Su-30 fighters, of which six aircraft have been handed over"."""
    counted = [goods for goods in main if goods.name and goods.count]
    return [
        goods
        for goods in main
        if goods.name is not None
        or not is_broad(goods)
        or not any(_tells_more_of(clause.tree, goods, other) for other in counted)
    ]


def _tells_more_of(tree: Tree, goods: Goods, other: Goods) -> bool:
    """Tell goods in a clause with "which" right behind others of their kind."""
    behind = "which" in tree.words[other.last + 1 : goods.first]
    return behind and same_kind(goods.noun, frozenset({other.noun}))


def _without_sum(main: list[Goods], tree: Tree) -> list[Goods]:
    """Drop the "five |aircraft|" of "five aircraft, including four fighters and a helicopter"."""
    if len(main) < 2 or main[0].name or not is_broad(main[0]):
        return main
    between = tree.words[main[0].last + 1 : main[1].first]
    nine_years = "including" in between and {"years", "decade", "decades", "months"} & set(between)
    bare = [t for t in range(main[0].last + 1, main[1].first) if tree.tags[t] not in {"CD", "DT"}]
    told = [tree.words[t] for t in bare]
    among = told[-2:] == ["among", "them"] or told[-1:] == ["namely"] or told[-1:] == [":"]
    return main[1:] if "including" in between[:2] or among or nine_years else main


def origin_of_all(clause: Clause, trade: Trade) -> tuple[Party, bool] | None:
    """Return the state before "arms" that stand for all goods: "|Russian| arms, including 24 jets"."""
    arms = [goods for goods in trade.goods if goods.vague and goods.noun == "generic"]
    return origin_of(clause, arms[0]) if arms else None


def pointer_of(trade: Trade) -> Goods | None:
    """Return the goods that best point to goods named before: "the boats" rather than "weapons"."""
    vague = [goods for goods in trade.goods if goods.vague]
    return max(vague, key=lambda g: (g.definite, g.noun != "generic"), default=None)


def is_for_goods(trade: Trade, goods: Goods, priced: bool) -> bool:
    """Tell "a $90 million contract with Elbit for a |security system|" from one for "weapons"."""
    tree = trade.tree
    nouns = [t for t in trade.tokens if noun_kind(tree.words[t]) == "contract"]
    named = any(tree.words[c] in {"a", "an"} for noun in nouns for c in tree.children[noun])
    sides = {role for role, _ in trade.roles}
    both = {SUPPLIER, RECIPIENT} <= sides or len({party.type for party in trade.of(PARTY)}) > 1
    package = SUPPLIER in sides and goods.words.lower().split()[-1] in words_of("arms")
    told = (goods.last > goods.first or goods.noun != "generic") and not package
    told &= tree.words[tree.heads[goods.last]] == "for" and not goods.definite
    return priced and named and both and told


def all_of(main: Sequence[Goods]) -> Span:
    """Return the words from the first of some goods, with its count, to the last."""
    counts = [goods.count[0].start for goods in main if goods.count]
    return Span(min(*counts, main[0].span.start) if counts else main[0].span.start, main[-1].span.end)


def _is_apposed(trade: Trade, goods: Goods, main: Sequence[Goods]) -> bool:
    """Tell "the S-300, a stronger |missile|", which names nothing new."""
    head = trade.tree.heads[goods.last]
    if goods.name is None and goods.count is None and is_remark(trade, goods):
        return True
    if goods.name is None and _is_detail(trade.tree, goods, main):
        return True
    if trade.tree.deps[goods.last] != "appos" or goods.name is not None:
        return False
    others = [other for other in main if other is not goods]
    return any(other.first <= head <= other.last or _follows(trade.tree, goods, other) for other in others)


def _is_detail(tree: Tree, goods: Goods, main: Sequence[Goods]) -> bool:
    """Tell "12 Rafales, six single-seat and six two-seat |jets|" from a list."""
    place = main.index(goods)
    before = [
        other
        for other in main[:place]
        if other.name
        and other.count
        and (other.noun == goods.noun or {other.noun, goods.noun} == {"aircraft", "jets"})
    ]
    if not before:
        return False
    between = tree.words[before[-1].last + 1 : goods.first]
    numbered = len(between) > 1 and between[0] == "," and tree.tags[before[-1].last + 2] == "CD"
    return numbered and ("-" in between or tree.words[goods.first - 1] == "-")


def _comes_along(trade: Trade, goods: Goods) -> bool:
    """Tell goods thrown in with others: "jets along with |spare engines|"; not those counted and named."""
    tree = trade.tree
    main = _without_sum([g for g in trade.goods if not g.vague], tree)[0]
    if tree.words[main.last + 1 : main.last + 4] == [",", "each", "with"]:
        return True
    if goods.count and (goods.name or goods.noun == main.noun):
        return False
    before = " ".join(tree.words[main.last + 1 : goods.first])
    before = _PASSED.sub(",", before) if goods.count else before
    return (
        re.search(r"\b(?:with|including|includes?|equipped|armed|associated|related)\b", before) is not None
    )


def _follows(tree: Tree, goods: Goods, other: Goods) -> bool:
    """Tell goods that stand right behind others as another word for them: "S-300, a |missile|"."""
    return goods.count is None and tree.words[other.last + 1 : goods.first] in (
        [","],
        [",", "a"],
        [",", "an"],
    )
