"""Read the trades of a list that leaves out the verb: "Peru has ordered 48, Chile 18 and Oman 14"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.counts import counts_of
from onrecord.extract.deals.goods.left_out import ELLIPTIC
from onrecord.extract.deals.parties import state_party
from onrecord.extract.deals.trade_words import verb_kinds
from onrecord.extract.deals.trades.phrases import RECIPIENT, SUPPLIER
from onrecord.model import Span
from onrecord.values.countries import find_countries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.event import Event
    from onrecord.extract.deals.trades.clauses import Clause
    from onrecord.extract.tree import Tree

_SIDES = {"acquire": RECIPIENT, "supply": SUPPLIER}
"""On which side the subject of a verb stands, which those that follow share."""
_BETWEEN = re.compile(r"(?:\s+in\s+(?:\w+\s+)?\d{4})?(?:[,;]|,?\s+and|,?\s+while)\s+(?:the\s+)?")
_NUMBER = re.compile(r"\s+(?:a\s+further\s+|another\s+|some\s+)?")
_MORE = re.compile(
    r"(?:\s+in\s+(?:\w+\s+)?\d{4})?(?:\s+for\s+[^,;.]{1,30})?,?\s+and\s+(?:another|an?\s+(?:further|additional)\s+)?\s*"
)
_IN_YEAR = re.compile(r"(?:\s+more)?\s+in\s+(?:\w+\s+)?\d{4}\b")
_JOINED = re.compile(r"(?:,|\band)\s+(?:the\s+)?$")
_FOR = re.compile(r"\s+for\s+(?:[\w-]+\s+){0,2}")
_ENDS = re.compile(r"\s*(?:[.,;)]|and\b|in\s+\d{4}\b)")


def with_gapped(clause: Clause, event: Event) -> Iterator[Event]:
    """Yield an event, and one for each state that the list goes on with: "|Chile 18| and |Oman 14|"."""
    event = _of_asked(clause, event)
    events = [event, *(tuple(_gapped(clause, event)) or _again(clause, event))]
    starts = [other.goods.count[0].start for other in events[1:] if other.goods and other.goods.count]
    for place, other in enumerate(events):
        low = starts[place - 1] if place else 0
        high = starts[place] if place < len(starts) else len(clause.text)
        yield replace(other, dates=tuple(d for d in event.dates if low <= d.span.start < high))


def _of_asked(clause: Clause, event: Event) -> Event:
    """Take the one asked last for "asked Oman for tanks and |Peru| for jets", who would sell the jets."""
    tree, goods, verb = clause.tree, event.goods, event.trade.tokens[0]
    if goods is None or not tree.words[verb].startswith("ask") or goods.first < verb:
        return event
    start = tree.ends[verb]
    end = min(goods.span.start, goods.count[0].start) if goods.count else goods.span.start
    found = find_countries(clause.text[start:end]) if start < end else ()
    if not found:
        return event
    span = Span(start + found[-1].span.start, start + found[-1].span.end)
    apart = _JOINED.search(clause.text, start, span.start) and _FOR.fullmatch(clause.text, span.end, end)
    if not apart or not any(verb < g.first and g.span.end <= span.start for g in clause.goods):
        return event  # "asked Oman and |Peru| for jets"
    roles = ((r, p) for r, p in event.trade.roles if r != SUPPLIER)
    asked = (SUPPLIER, state_party(found[-1].alpha3, span, clause.actors))
    return replace(event, trade=replace(event.trade, roles=(*roles, asked)))


def _gapped(clause: Clause, event: Event) -> Iterator[Event]:
    tree, goods, verb = clause.tree, event.goods, event.trade.tokens[0]
    side = next((_SIDES[k] for k in sorted(verb_kinds(tree.words[verb])) if k in _SIDES), None)
    if goods is None or goods.count is None or side is None or not event.trade.of(side):
        return
    if not tree.tags[verb].startswith("V") or goods.first < verb:
        return
    start, end = max(goods.span.end, goods.count[0].end), tree.ends[tree.last[goods.first]]
    if not _BETWEEN.match(clause.text, start, end):
        return
    counts = {span.start: (span, amount) for span, amount in counts_of(tree, clause.text)}
    counts = {at: count for at, count in counts.items() if start < at < end}
    place = start
    for found in find_countries(clause.text[start:end]) if counts else ():
        low, high = found.span.start + start, found.span.end + start
        number = _NUMBER.match(clause.text, high)
        count = counts.get(number.end()) if number else None
        joined = _BETWEEN.fullmatch(clause.text, place, low) is not None
        if count is None or not joined or not _ENDS.match(clause.text, count[0].end):
            return
        token = _token_at(tree, count[0].start)
        other = replace(goods, count=count, definite=False)
        if goods.noun == ELLIPTIC:
            other = replace(other, first=token, last=token, span=count[0])
        party = state_party(found.alpha3, Span(low, high), clause.actors)
        roles = ((side, party), *((r, p) for r, p in event.trade.roles if r != side))
        trade = replace(event.trade, roles=roles)
        yield replace(event, trade=trade, goods=other, prices=(), dates=())
        place = count[0].end


def _again(clause: Clause, event: Event) -> Iterator[Event]:
    """Yield a second order of the same buyer: "ordered two in 2013 |and a further pair in 2017|"."""
    goods = event.goods
    if goods is None or goods.count is None or (goods.definite and goods.name is None):
        return  # "the boats come in two batches, six in 2028 and |four in 2029|"
    start = max(goods.span.end, goods.count[0].end)
    match = _MORE.match(clause.text, start, clause.tree.ends[clause.tree.last[goods.last]])
    counts = counts_of(clause.tree, clause.text) if match else []
    found = next((count for count in counts if match and count[0].start == match.end()), None)
    if found is not None and _IN_YEAR.match(clause.text, found[0].end):
        yield replace(event, goods=replace(goods, count=found, definite=False), prices=(), dates=())


def _token_at(tree: Tree, place: int) -> int:
    return next((t for t in range(len(tree)) if tree.ends[t] > place), len(tree) - 1)
