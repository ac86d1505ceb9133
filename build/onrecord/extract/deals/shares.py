"""Share out what a clause says of several goods: who gets which, when and for how much."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.trade_dates import Dated
    from onrecord.extract.deals.trade_prices import Price
    from onrecord.extract.deals.trades import Trade
    from onrecord.model import Span

_SHARED = -1
"""The place of what stands before all goods."""


def own_roles(trade: Trade, goods: Goods | None, main: Sequence[Goods]) -> Trade:
    """Keep to each of several goods what stands behind it: "jets |to Peru| and tanks |to Chile|"."""
    if goods is None or len(main) < 2:
        return trade
    kept = []
    for role, party in trade.roles:
        same = [p for r, p in trade.roles if r == role and p.span.start > main[0].span.end]
        holders = {_before(main, p.span) for p in same}
        first = min((p.span.start for p in same), default=0)
        passed = len(holders) == len(main) and trade.tree.starts[trade.tokens[0]] < party.span.start < first
        shared = party not in same and not passed  # "guns from Oman, |tanks| from Peru and |jets| from Chile"
        own = party in same and _before(main, party.span) == main.index(goods)
        if len(holders) < len(main) or shared or own:
            kept.append((role, party))
    return replace(trade, roles=tuple(kept))


def own_dates(dated: tuple[Dated, ...], goods: Goods | None, main: Sequence[Goods]) -> tuple[Dated, ...]:
    """Keep to each of several goods the dates behind it, where each has its own."""
    own = [date for date in dated if _before(main, date.span) != _SHARED]
    if goods not in main or len({(date.property, _before(main, date.span)) for date in own}) < 2:
        return dated
    return tuple(date for date in dated if _before(main, date.span) in {_SHARED, main.index(goods)})


def are_told_apart(main: Sequence[Goods], costs: tuple[Price, ...], dated: tuple[Dated, ...]) -> bool:
    """Tell "24 jets in 2002, and 12 tanks worth $2 billion in 2013", where each has terms of its own.

    A sum before them all is shared: "a |$2 billion| contract for 24 jets and 12 tanks in 2013". A sum between
    two is that of the first: "six jets for |$60 million| and as many tanks".
    """
    places = {_before(main, price.span) for price in costs} - {_SHARED}
    days = {_before(main, date.span) for date in dated} - {_SHARED}
    return len(places | days) > 1 or bool(places - {len(main) - 1})


def own_prices(costs: tuple[Price, ...], goods: Goods | None, main: Sequence[Goods]) -> tuple[Price, ...]:
    """Keep to each of several goods that are told apart the sums behind it."""
    if goods not in main:
        return ()
    return tuple(price for price in costs if _before(main, price.span) == main.index(goods))


def _before(main: Sequence[Goods], span: Span) -> int:
    """Return the place of the last goods that stand before a span; _SHARED where none does."""
    return max((place for place, goods in enumerate(main) if _end(goods) <= span.start), default=_SHARED)


def _end(goods: Goods) -> int:
    """Return where goods end; a number may stand for them: "six jets in 2015, a further |12| in 2018"."""
    return max(goods.span.end, goods.count[0].end if goods.count else 0)
