"""Share out what a clause says of several goods: who gets which, when and for how much."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.parties import Party, parties_at
from onrecord.extract.deals.trades.phrases import PARTY, RECIPIENT, stands_behind_with
from onrecord.values.quantities import parse_quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.deals.trades.clauses import Clause
    from onrecord.extract.deals.trades.dates import Dated
    from onrecord.extract.deals.trades.prices import Price
    from onrecord.model import Span

_HAVING = frozenset(
    {"has", "have", "had", "operates", "operate", "operated", "flies", "fly", "flew", "fields", "owns"}
)
_SHARED = -1
"""The place of what stands before all goods."""


def own_roles(trade: Trade, goods: Goods | None, main: Sequence[Goods]) -> Trade:
    """Keep to each of several goods what stands behind it: "jets |to Peru| and tanks |to Chile|"."""
    if goods is None or len(main) < 2:
        return trade
    partners = _partners(trade, main)
    if partners:
        mine, start = partners[main.index(goods)], partners[0][1].span.start
        others = (pair for pair in trade.roles if pair[0] != PARTY or pair[1].span.start < start)
        return replace(trade, roles=(*others, mine))
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


def _partners(trade: Trade, main: Sequence[Goods]) -> list[tuple[str, Party]]:
    """Return who sells each of several goods: "a contract |with Oman| for jets, one |with Peru| for"."""
    found, end = [], trade.tree.starts[trade.tokens[0]]
    for goods in main:
        start = goods.count[0].start if goods.count else goods.span.start
        between = [pair for pair in trade.roles if pair[0] == PARTY and end <= pair[1].span.start < start]
        if len(between) != 1 or not stands_behind_with(trade.tree, between[0][1]):
            return []
        found.append(between[0])
        end = goods.span.end
    return found


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
    if _fronted(main, costs):
        return True
    places = {_before(main, price.span) for price in costs} - {_SHARED}
    days = {_before(main, date.span) for date in dated} - {_SHARED}
    return len(places | days) > 1 or bool(places - {len(main) - 1})


def own_prices(costs: tuple[Price, ...], goods: Goods | None, main: Sequence[Goods]) -> tuple[Price, ...]:
    """Keep to each of several goods that are told apart the sums behind it."""
    if goods not in main:
        return ()
    fronted = _fronted(main, costs)
    if fronted:
        return (fronted[main.index(goods)],)
    return tuple(price for price in costs if _before(main, price.span) == main.index(goods))


def _fronted(main: Sequence[Goods], costs: tuple[Price, ...]) -> list[Price]:
    """Return the sums of "|$2 billion| for six ships, |$90 million| for radars", each before its goods.

    "worth |$2 billion| and |$90 million| respectively" gives them in the order of the goods.
    """
    if len(costs) == len(main) > 1 and costs[0].in_turn:
        return list(costs)
    starts = [goods.count[0].start if goods.count else goods.span.start for goods in main]
    found = [p for start in starts for p in costs if 0 <= start - p.span.end <= len(" for the ")]
    return found if len(found) == len(main) > 1 else []


def _before(main: Sequence[Goods], span: Span) -> int:
    """Return the place of the last goods that stand before a span; _SHARED where none does."""
    return max((place for place, goods in enumerate(main) if _end(goods) <= span.start), default=_SHARED)


def _end(goods: Goods) -> int:
    """Return where goods end; a number may stand for them: "six jets in 2015, a further |12| in 2018"."""
    return max(goods.span.end, goods.count[0].end if goods.count else 0)


def parts_of(clause: Clause, trade: Trade, goods: Goods) -> Iterator[tuple[Trade, Goods]]:
    """Yield the parts of a fleet that came apart: "has 14 jets, |six| of which Oman gave and |four| Peru"."""
    tree, verb = trade.tree, trade.tokens[0]
    counted = tree.child(verb, "nsubjpass", "nsubj") if tree.deps[verb] == "relcl" else None
    if (
        counted is None
        or tree.tags[counted] != "CD"
        or tree.words[counted + 1 : counted + 3] != ["of", "which"]
    ):
        return
    joined = [c for c in tree.children[verb] if tree.deps[c] == "conj" and tree.tags[c] == "CD"]
    places = [counted, *joined]
    owners = _holders(clause, goods)
    for place, following in zip(places, [*places[1:], len(tree)], strict=True):
        amount = parse_quantity(tree.span(place, place).of(clause.text))
        end = tree.starts[following] if following < len(tree) else tree.ends[-1]
        roles = [(r, p) for r, p in trade.roles if tree.starts[place] <= p.span.start < end]
        told = {p.key for _, p in roles}
        roles += [(RECIPIENT, p) for p in owners if p.key not in told]
        if amount is not None:
            count = (tree.span(place, place), amount)
            yield replace(trade, roles=tuple(roles)), replace(goods, count=count, definite=False)


def owner_part(parts: Sequence[tuple[Trade, Goods]], place: int) -> Trade | None:
    """Return the part of `parts_of` that stands last before a place in the text."""
    before = [part for part, goods in parts if goods.count and goods.count[0].start < place]
    return before[-1] if before else None


def _holders(clause: Clause, goods: Goods) -> list[Party]:
    """Return who "|has|" or "|operates|" goods."""
    tree = clause.tree
    start = goods.count[0].start if goods.count else goods.span.start
    verb = next((t for t in range(goods.first) if tree.ends[t] >= start - 1), 0)
    subject = tree.child(verb, "nsubj") if tree.words[verb] in _HAVING else None
    found = parties_at(tree, clause.text, subject, clause.actors) if subject is not None else ()
    return [party for party in found if party.type == "state"]
