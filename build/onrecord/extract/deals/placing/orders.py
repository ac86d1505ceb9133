"""Tell an order from an earlier one of the same goods, by its date and its price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.deals.deal import Deal
    from onrecord.extract.deals.event import Event
    from onrecord.model import Amount, DateValue

_ROUNDED = 1.2
"""How far apart two sums can be that are one sum, rounded or in prices of another year."""


def is_ordered_apart(deal: Deal, event: Event) -> bool:
    """Tell an order of goods with its number that was placed at another time than the deal's."""
    goods = event.goods
    if goods is None:
        return False
    came_before = _is_delivered_before(deal.events, event) or any(
        _is_delivered_before([event], other) for other in deal.events
    )
    if _is_ordered_before(deal, event) or came_before:
        return True
    if goods.definite or not goods.name:
        return False
    apart = bool(goods.count) and are_ordered_apart(deal, event)
    return apart or (bool(_ordered([event])) and _is_priced_anew(deal, event))


def are_ordered_apart(deal: Deal, event: Event) -> bool:
    """Tell an event whose order was placed at another time than the deal's."""
    new, old = _ordered([event]), _ordered(deal.events)
    return bool(new and old) and not any(_may_be_one(a, b) for a in new for b in old)


def _ordered(events: Sequence[Event]) -> list[DateValue]:
    return [d.date for e in events for d in e.dates if d.property == "ordered" and d.modality == "fact"]


def is_of_other_kind(deal: Deal, event: Event) -> bool:
    """Tell the fuel for a plant from the plant: what is built, what is burnt and what is neither."""
    goods = event.goods
    if goods is None or goods.noun != "civil":
        return False
    kinds = {one.kind for one in deal.goods() if one.noun == "civil"}
    return bool(kinds) and goods.kind not in kinds


def _is_ordered_before(deal: Deal, event: Event) -> bool:
    """Tell "it bought 12 of the jets in 2014" from a contract that is the news of the day."""
    new = [d.date for d in event.dates if d.property == "ordered" and d.modality == "fact"]
    news = [e.news for e in deal.events if e.news is not None]
    dated = any(d.property == "ordered" and d.modality == "fact" for e in deal.events for d in e.dates)
    years = {date.latest[:4] for date in new if date.latest}
    before = bool(years) and all(year < str(day.earliest)[:4] for year in years for day in news)
    return bool(news) and before and not dated and event.goods is not None and event.goods.count is not None


def _is_delivered_before(orders: Sequence[Event], event: Event) -> bool:
    """Tell "the first batch came in 2015" from a contract that was signed after that."""
    came = [d.date.latest for d in event.dates if d.property == "delivered" and d.modality == "fact"]
    signed = [date.earliest for date in _ordered(orders)]
    return bool(signed) and any(c and all(s and str(c) < str(s) for s in signed) for c in came)


def _may_be_one(one: DateValue, other: DateValue) -> bool:
    """Tell dates that can be the same day; one without bounds can be any."""
    bounds = (one.earliest, one.latest, other.earliest, other.latest)
    if any(bound is None for bound in bounds):
        return True
    return str(one.earliest) <= str(other.latest) and str(other.earliest) <= str(one.latest)


def _is_priced_anew(deal: Deal, event: Event) -> bool:
    """Tell "it bought 12 in 2014 for $420 million" from a deal of another price."""
    told = [p.amount for e in deal.events for p in e.prices if e.trade.tree is not event.trade.tree]
    return _differ(told, [price.amount for price in event.prices])


def is_priced_apart(deal: Deal, event: Event) -> bool:
    """Tell "|a| first contract worth $3 billion for another 180" from the one told of at $6 billion."""
    goods, tree = event.goods, event.trade.tree
    if goods is None or goods.definite or goods.count is None or event.title:
        return False
    nouns = [t for t in event.trade.tokens if noun_kind(tree.words[t]) in {"contract", "acquire"}]
    anew = any(tree.words[c] in {"a", "an", "another"} for noun in nouns for c in tree.children[noun])
    told = [p.amount for e in deal.events for p in e.prices if not e.title]
    return anew and _differ(told, [price.amount for price in event.prices])


def _differ(told: Sequence[Amount], new: Sequence[Amount]) -> bool:
    """Tell sums of which no two in one currency are one, even rounded."""
    pairs = [(one, other) for one in told for other in new if one.unit == other.unit]
    return bool(pairs) and all(_is_far(one, other) for one, other in pairs)


def _is_far(one: Amount, other: Amount) -> bool:
    low, high = sorted((one.minimum or one.maximum or 0, other.minimum or other.maximum or 0))
    return float(high) > _ROUNDED * float(low)
