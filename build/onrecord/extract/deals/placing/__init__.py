"""Put each event with the deal that it tells more of, or let it open a new one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.deal import Deal
from onrecord.extract.deals.event_goods import all_of
from onrecord.extract.deals.goods import is_broad, same_kind
from onrecord.extract.deals.goods.left_out import ELLIPTIC, antecedent
from onrecord.extract.deals.goods.words import name_key
from onrecord.extract.deals.party_values import sides_of
from onrecord.extract.deals.placing.closeness import SIGNED, closeness, is_of_contract
from onrecord.extract.deals.placing.fit import fit, is_making, same_clause
from onrecord.extract.deals.placing.pointers import is_another, points_back
from onrecord.extract.deals.placing.sides import conflict
from onrecord.extract.deals.plausibility import is_bare_contract, is_signed_ahead
from onrecord.extract.deals.term_values import is_further
from onrecord.extract.deals.trade_words import noun_kind, verb_kinds
from onrecord.extract.deals.trades.phrases import PARTY, RECIPIENT, SUPPLIER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.deals.event import Event
    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.parties import Party
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.tree import Tree
    from onrecord.model import Span

_UNITS = frozenset({"batteries", "units", "copies", "airframes"})
_PLANES = frozenset({"aircraft", "jets"})
"""Classes of which "the aircraft" tells rather than of helicopters and drones."""
_NEAR = 100
"""With how many of the deals told last an event is compared: only lists of trades have more."""


def _in_place_of(goods: Goods, named: Goods) -> Goods:
    """Return goods by the name that they had before, at the tokens where they stand now."""
    return replace(named, first=goods.first, last=goods.last, count=goods.count, definite=False)


def _spoken_of(event: Event, named: Sequence[Goods], deals: Sequence[Deal]) -> Sequence[Goods]:
    """Return the goods that "the planes" can be: of the paragraph, else traded ones, else all named."""
    start = event.trade.tree.starts[0]
    if any(goods.name and goods.span.start >= start for goods in named):
        return named
    sided = (deal for deal in deals if any(e.trade.roles and e.goods for e in deal.events))
    traded = frozenset[str]().union(*(deal.names() for deal in sided))
    return [goods for goods in named if goods.name and name_key(goods.name) in traded] or named


def _antecedent(event: Event, named: Sequence[Goods]) -> Event:
    """Put the name for "24 of the planes", "the system" and "300 more tanks" that no deal fits: the last."""
    goods = event.goods
    if goods is not None and goods.noun == ELLIPTIC:
        stands = bool(event.trade.roles) or _is_bought_further(event, goods)
        meant = antecedent(goods, named) if stands else None
        of_deal = meant is not None and goods.kind == "energy" and points_back(event, by_noun=True)
        return replace(event, goods=replace(meant, definite=True) if meant and of_deal else meant)
    if goods is None or goods.name:
        return event
    system = goods.words.lower() in {"system", "systems", "weapon", "type", "model"}
    done = any(stage.status in SIGNED and stage.modality == "fact" for stage in event.stages)
    states = any(party.type == "state" for _, party in event.trade.roles)
    units = done and states and goods.count is not None and goods.words.lower() in _UNITS
    alike = goods.count is not None and is_another(event)  # "a similar contract for 41 systems"
    if goods.noun == "generic" and not (system or units or alike or (goods.definite and goods.count)):
        return event
    same = "same" in event.trade.tree.words[max(0, goods.first - 2) : goods.last]  # "the |same| missile"
    again = goods.definite and event.trade.roles and (goods.count or same or (done and states))
    if not (again or units or alike) and not is_further(event, goods):
        return event
    before = [
        g
        for g in named
        if g.name
        and g.span.end < goods.span.start
        and (goods.noun == "generic" or same or same_kind(g.noun, frozenset({goods.noun})))
    ]
    if not before:
        return event
    close = [g for g in before if {g.noun, goods.noun} <= _PLANES or g.noun == goods.noun]
    return replace(event, goods=_in_place_of(goods, (close or before)[-1]))


def _may_follow(event: Event, deals: Sequence[Deal]) -> bool:
    """Tell "an order for four |more could| follow", which nobody has placed, from a second order."""
    goods = event.goods
    if goods is None or event.trade.mood.modality != "possible" or not is_further(event, goods):
        return False
    return any(goods.name and name_key(goods.name) in deal.names() for deal in deals)


def _of_same(event: Event, named: Sequence[Goods]) -> Event:
    """Put what "18 of the |same boats|" are, where nobody gave them a name, for what another state buys."""
    goods = event.goods
    if goods is None or not goods.vague or goods.count is None or not event.trade.of(RECIPIENT):
        return event
    tree = event.trade.tree
    same = "same" in tree.words[max(0, goods.first - 2) : goods.last]
    before = [g for g in named if g.span.end < goods.span.start and not g.vague and not g.name]
    kin = [g for g in before if same_kind(g.noun, frozenset({goods.noun}))]
    return replace(event, goods=_in_place_of(goods, kin[-1])) if same and kin else event


def _is_bought_further(event: Event, goods: Goods) -> bool:
    """Tell "|a further 10| were bought in 2017" from "10 more have arrived"."""
    verb = event.trade.tree.words[event.trade.tokens[0]]
    return is_further(event, goods) and "acquire" in verb_kinds(verb)


def place(deals: list[Deal], event: Event, named: Sequence[Goods]) -> None:
    """Put an event with the deal that it tells more of, or let it open a new one."""
    elliptic = event.goods is not None and event.goods.noun == ELLIPTIC
    deal = None if elliptic or _is_bought_anew(deals, event) else _best(deals, event)
    if deal is None:
        event = _antecedent(event, _spoken_of(event, named, deals))
        event = _of_same(event, named) if event.goods and not event.goods.name else event
        deal = None if _is_bought_anew(deals, event) else _best(deals, event)
    if deal is not None:
        deal = _for_one_buyer(deals, deal, event)
        whole = event.goods is None and (is_of_contract(event) or bool(event.makers))
        siblings = [d for d in deals if whole and d is not deal and _is_sibling(d, deal, event)]
        if siblings and event.prices:
            whole_of = _of_contract(event.trade, [deal, *siblings])
            event = replace(
                event, prices=tuple(replace(p, package=p.package or whole_of) for p in event.prices)
            )
        for other in siblings:
            other.events.append(replace(event, prices=()))
        deal.events.append(event)
        deals.remove(deal)
        deals.append(deal)
    elif _opens(event) and not _may_follow(event, deals):
        deals.append(Deal([_with_sides_before(_with_signers(event, deals), deals)]))


def _for_one_buyer(deals: list[Deal], deal: Deal, event: Event) -> Deal:
    """Part "jets for Qatar and |Kuwait|" where the text goes on to tell what one of them gets."""
    goods, buyer, buyers = event.goods, event.keys(RECIPIENT), deal.states(RECIPIENT)
    told = any(g.name or g.count for g in deal.goods())
    if goods is None or told or not (goods.name or goods.count) or len(buyer) != 1 or not buyer < buyers:
        return deal
    own = Deal([_bought_by(other, buyer) for other in deal.events])
    deal.events = [_bought_by(other, buyers - buyer) for other in deal.events]
    deals.append(own)
    return own


def _bought_by(event: Event, buyers: frozenset[str]) -> Event:
    roles = tuple((role, p) for role, p in event.trade.roles if role != RECIPIENT or p.key in buyers)
    return replace(event, trade=replace(event.trade, roles=roles))


def _best(deals: Sequence[Deal], event: Event) -> Deal | None:
    """Return the deal that an event fits best: by goods, then by what else agrees, then the last told."""
    near = deals[-_NEAR:]
    fitting = [
        (degree, closeness(deal, event), number)
        for number, deal in enumerate(near)
        if (degree := fit(deal, event))
    ]
    return near[max(fitting)[-1]] if fitting else None


def _is_bought_anew(deals: Sequence[Deal], event: Event) -> bool:
    """Tell "Oman ordered |six of the systems|", which names a buyer of its own, from more about those."""
    goods = event.goods
    if goods is None or not goods.definite or goods.count is None or not event.trade.of(RECIPIENT):
        return False
    buyers = frozenset[str]().union(*(deal.states(RECIPIENT) for deal in deals[-_NEAR:]))
    return goods.noun == "generic" or (is_broad(goods) and not buyers & event.keys(RECIPIENT))


def _with_sides_before(event: Event, deals: Sequence[Deal]) -> Event:
    """Give "a further 10 were bought", of whose sides nothing is said, those of the first ten."""
    goods = event.goods
    if goods is None or not goods.name or event.trade.roles or not _is_bought_further(event, goods):
        return event
    before = [deal for deal in deals if name_key(goods.name) in deal.names()]
    roles = tuple(dict.fromkeys(pair for e in before[-1].events for pair in e.trade.roles)) if before else ()
    return replace(event, trade=replace(event.trade, roles=roles), inherited=True)


def _with_signers(event: Event, deals: Sequence[Deal]) -> Event:
    """Give "the agreement, which also includes 26 vehicles" the parties of the deal told last."""
    tree, noun = event.trade.tree, event.trade.tokens[0]
    the = any(tree.words[child] in {"the", "this"} for child in tree.children[noun])
    the |= _is_there(tree, noun)
    last = deals[-1] if deals and deals[-1].events[0].section == event.section else None
    if last is None or not the or noun_kind(tree.words[noun]) != "contract" or event.trade.of(RECIPIENT):
        return event
    if _is_there(tree, noun):
        roles = (*event.trade.roles, *((RECIPIENT, buyer) for buyer in _buyers(last)))
    elif event.trade.roles:
        return event
    else:
        roles = tuple(dict.fromkeys(pair for other in last.events for pair in other.trade.roles))
    return replace(event, trade=replace(event.trade, roles=roles), inherited=True)


def _is_there(tree: Tree, noun: int) -> bool:
    """Tell "|there were| also deals for radars", whose buyer was told before."""
    verb = tree.heads[noun]
    return (
        verb >= 0 and tree.child(verb, "expl") is not None and "also" in tree.words[tree.first[noun] : noun]
    )


def _buyers(deal: Deal) -> list[Party]:
    """Return who buys in a deal, as the words of its events tell."""
    buyer = sides_of(deal.events).get(RECIPIENT)
    return [buyer] if buyer is not None and buyer.type == "state" else []


def _of_contract(trade: Trade, deals: Sequence[Deal]) -> Span:
    """Return the words for all goods of a contract that share its price: "the contract", or their list."""
    nouns = [t for t in trade.tokens if noun_kind(trade.tree.words[t]) not in {None, "price"}]
    goods = [e.goods for d in deals for e in d.events if e.goods and same_clause(e, deals[0].events[0])]
    if nouns or not goods:
        token = nouns[0] if nouns else trade.tokens[0]
        return trade.tree.span(token, token)
    return all_of(sorted(goods, key=lambda one: one.first))


def _is_sibling(other: Deal, deal: Deal, event: Event) -> bool:
    """Tell deals of one contract: told in the same breath, with different goods; a title lists news."""
    return (
        not other.events[0].title
        and any(same_clause(one, two) for one in other.events for two in deal.events)
        and not conflict(other, event)
    )


def _opens(event: Event) -> bool:
    """Tell what opens a deal: goods that are named, or a price for "weapons" with who buys or sells."""
    goods, sides = event.goods, {role for role, _ in event.trade.roles}
    if (_is_price_only(event) and RECIPIENT not in sides) or is_making(event):
        return False  # "the jets cost $2 billion", but not "will cost Oman $2 billion"
    if goods is not None and not goods.vague:
        told_of = goods.definite and goods.name is None and goods.count is None
        both = {SUPPLIER, RECIPIENT} <= sides or len({p.type for p in event.trade.of(PARTY)}) > 1
        return not told_of or (both and (goods.is_site() or _is_own(event, goods)))
    signed = event.origin is not None and bool(event.trade.of(PARTY))  # "agreed to a package of U.S. arms"
    of_many = any(price.package for price in event.prices) and (RECIPIENT in sides or signed)
    return of_many or is_bare_contract(event) or is_signed_ahead(event)


def _is_own(event: Event, goods: Goods) -> bool:
    """Tell "sold it |its| popular drones", of which nobody spoke before, from "the drones"."""
    tree = event.trade.tree
    return any(tree.words[c] in {"its", "their"} for c in tree.children[goods.last])


def _is_price_only(event: Event) -> bool:
    tree = event.trade.tree
    return all(_is_price_word(tree, t) for t in event.trade.tokens)


def _is_price_word(tree: Tree, token: int) -> bool:
    return "price" in verb_kinds(tree.words[token]) or noun_kind(tree.words[token]) == "price"
