"""Find the deals that an article tells of: trades read sentence by sentence, brought together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.claims import claims_of
from onrecord.extract.deals.event_goods import all_of
from onrecord.extract.deals.events import Event, events_of
from onrecord.extract.deals.fit import conflict, fit, is_making, same_clause, same_kind
from onrecord.extract.deals.goods.left_out import ELLIPTIC, antecedent
from onrecord.extract.deals.goods.words import name_key
from onrecord.extract.deals.parties.actors import Actors
from onrecord.extract.deals.party_values import homes_of, sellers_among
from onrecord.extract.deals.plausibility import is_plausible
from onrecord.extract.deals.term_values import is_further
from onrecord.extract.deals.themes import approve_requested, fill_open_sides, theme_of
from onrecord.extract.deals.trade_words import noun_kind, verb_kinds
from onrecord.extract.deals.trades.phrases import APPROVER, PARTY, RECIPIENT, SUPPLIER
from onrecord.model import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.parties import Party
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.nlp import Reading
    from onrecord.extract.tree import Tree
    from onrecord.model import Article, DealMention, LocalActor, Span, StatementMention


_PARTIES = frozenset(ROLES)
_UNITS = frozenset({"batteries", "units", "copies", "airframes"})
SIGNED = frozenset({"contracted", "partly_delivered", "delivered", "cancelled"})
"""How far a deal is once there is a contract."""


@dataclass(slots=True, eq=False)
class Deal:
    """Gather the events that are one deal."""

    events: list[Event] = field(default_factory=list)

    def goods(self) -> Iterator[Goods]:
        """Yield the goods of all events that name some."""
        return (event.goods for event in self.events if event.goods is not None)

    def names(self) -> frozenset[str]:
        """Return the designations, as keys that spellings share."""
        return frozenset(name_key(goods.name) for goods in self.goods() if goods.name)

    def nouns(self) -> frozenset[str]:
        """Return the classes of goods."""
        return frozenset(goods.noun for goods in self.goods() if goods.noun != "generic")

    def states(self, role: str) -> frozenset[str]:
        """Return the states in a role; a second state that signed counts as the recipient."""
        told = frozenset(p.key for p in self.parties(role) if p.type == "state")
        if told:
            return told
        signed = frozenset(p.key for p in self.parties(PARTY) if p.type == "state")
        if role == SUPPLIER:
            return sellers_among(signed, list(self.goods()))
        names = [goods.name for goods in self.goods() if goods.name]
        sellers = self.states(SUPPLIER) or homes_of(names)
        firms = any(p.type == "company" for p in (*self.parties(SUPPLIER), *self.parties(PARTY)))
        return signed - sellers if sellers or (firms and len(signed) == 1) else frozenset()

    def parties(self, role: str) -> tuple[Party, ...]:
        """Return the parties in a role over all events."""
        return tuple(party for event in self.events for party in event.trade.of(role))


def find_deals(
    reading: Reading, article: Article, actors: Sequence[LocalActor], statements: Sequence[StatementMention]
) -> tuple[DealMention, ...]:
    """Find the deals of one article, in the order in which it tells them."""
    deals: list[Deal] = []
    named: list[Goods] = []
    events: list[Event] = []
    for event, mentioned in events_of(reading, article, Actors(actors)):
        events.append(event)
        named += mentioned
        _place(deals, event, named)
    theme = theme_of(deals, events)
    for deal in deals:
        _share_parties(deal, deals)
        approve_requested(deal, theme)
        fill_open_sides(deal, theme)
    _drop_repeated(deals)
    told = [deal for deal in deals if _is_told(deal) and is_plausible(deal)]
    mentions: list[DealMention] = []
    for number, deal in enumerate(told, 1):
        mentions += claims_of(deal, f"deal-{number}", reading.text, statements, Actors(actors))
    return tuple(mention for mention in mentions if _PARTIES & {claim.property for claim in mention.claims})


def _drop_repeated(deals: Sequence[Deal]) -> None:
    """Drop a headline's "$2 billion arms deal" where the text gives that sum to goods."""
    told = [price for deal in deals for event in deal.events for price in event.prices]
    sums = {price.amount for price in told if price.package is None}
    for deal in deals:
        for place, event in enumerate(deal.events):
            kept = tuple(p for p in event.prices if p.package is None or p.amount not in sums)
            if kept != event.prices and (event.title or event.goods is None):
                deal.events[place] = replace(event, prices=kept)


def _share_parties(deal: Deal, deals: Sequence[Deal]) -> None:
    """Give goods of a list without any state the parties that others of the same clause have."""
    if any(party.type == "state" for event in deal.events for _, party in event.trade.roles):
        return
    first = deal.events[0]
    for other in deals:
        if other is deal or not any(same_clause(event, first) for event in other.events):
            continue
        roles = tuple(dict.fromkeys(pair for event in other.events for pair in event.trade.roles))
        deal.events[0] = replace(first, trade=replace(first.trade, roles=roles), inherited=True)
        return


def _in_place_of(goods: Goods, named: Goods) -> Goods:
    """Return goods by the name that they had before, at the tokens where they stand now."""
    return replace(named, first=goods.first, last=goods.last, count=goods.count, definite=False)


def _antecedent(event: Event, named: Sequence[Goods]) -> Event:
    """Put the name for "24 of the planes", "the system" and "300 more tanks" that no deal fits: the last."""
    goods = event.goods
    if goods is not None and goods.noun == ELLIPTIC:
        return replace(event, goods=antecedent(goods, named) if event.trade.roles else None)
    if goods is None or goods.name:
        return event
    system = goods.words.lower() in {"system", "systems"}
    done = any(stage.status in SIGNED and stage.modality == "fact" for stage in event.stages)
    states = any(party.type == "state" for _, party in event.trade.roles)
    units = done and states and goods.count is not None and goods.words.lower() in _UNITS
    if goods.noun == "generic" and not (system or units or (goods.definite and goods.count)):
        return event
    again = goods.definite and event.trade.roles and (goods.count or (done and states))
    if not again and not units and not is_further(event, goods):
        return event
    before = [
        g
        for g in named
        if g.name
        and g.span.end < goods.span.start
        and (goods.noun == "generic" or same_kind(g.noun, frozenset({goods.noun})))
    ]
    return replace(event, goods=_in_place_of(goods, before[-1])) if before else event


def _place(deals: list[Deal], event: Event, named: Sequence[Goods]) -> None:
    """Put an event with the deal that it tells more of, or let it open a new one."""
    elliptic = event.goods is not None and event.goods.noun == ELLIPTIC
    if elliptic or _is_bought_anew(event) or not any(fit(deal, event) for deal in deals):
        event = _antecedent(event, named)
    fitting = [
        (fit(deal, event), _is_told(deal), _is_contract_of(deal, event), place)
        for place, deal in enumerate(deals)
    ]
    best = max(fitting, default=(0, False, False, -1))
    if best[0] > 0:
        deal = deals[best[-1]]
        whole = event.goods is None and (_is_of_contract(event) or bool(event.makers))
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
    elif _opens(event):
        deals.append(Deal([_with_signers(event, deals)]))


def _is_bought_anew(event: Event) -> bool:
    """Tell "Oman ordered |six of the systems|", which names its buyer, from more about those told of."""
    goods = event.goods
    counted = goods is not None and goods.noun == "generic" and goods.definite and goods.count is not None
    return counted and bool(event.trade.of(RECIPIENT))


def _with_signers(event: Event, deals: Sequence[Deal]) -> Event:
    """Give "the agreement, which also includes 26 vehicles" the parties of the deal told last."""
    tree, noun = event.trade.tree, event.trade.tokens[0]
    the = any(tree.words[child] in {"the", "this"} for child in tree.children[noun])
    last = deals[-1] if deals and deals[-1].events[0].section == event.section else None
    if last is None or event.trade.roles or not the or noun_kind(tree.words[noun]) != "contract":
        return event
    roles = tuple(dict.fromkeys(pair for other in last.events for pair in other.trade.roles))
    return replace(event, trade=replace(event.trade, roles=roles), inherited=True)


def _is_of_contract(event: Event) -> bool:
    """Tell "the contract was signed in May", of all goods, from "the first two arrive in May"."""
    words = [event.trade.tree.words[token] for token in event.trade.tokens]
    bare = bool(event.prices) and not any(noun_kind(word) or verb_kinds(word) for word in words)
    return bare or any(
        noun_kind(word) in {"contract", "price"} or "price" in verb_kinds(word) for word in words
    )


def _is_contract_of(deal: Deal, event: Event) -> bool:
    """Tell a deal that was signed, which "the contract" means rather than one that is only offered."""
    told = {"approved"} if event.makers else SIGNED  # "the principal contractor"
    signed = any(stage.status in told for other in deal.events for stage in other.stages)
    return signed and event.goods is None and (bool(event.makers) or _is_of_contract(event))


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
        return not told_of or ({SUPPLIER, RECIPIENT} <= sides and (goods.is_site() or _is_own(event, goods)))
    signed = event.origin is not None and bool(event.trade.of(PARTY))  # "agreed to a package of U.S. arms"
    return any(price.package for price in event.prices) and (RECIPIENT in sides or signed)


def _is_own(event: Event, goods: Goods) -> bool:
    """Tell "sold it |its| popular drones", of which nobody spoke before, from "the drones"."""
    tree = event.trade.tree
    return any(tree.words[c] in {"its", "their"} for c in tree.children[goods.last])


def _is_price_only(event: Event) -> bool:
    tree = event.trade.tree
    return all(_is_price_word(tree, t) for t in event.trade.tokens)


def _is_price_word(tree: Tree, token: int) -> bool:
    return "price" in verb_kinds(tree.words[token]) or noun_kind(tree.words[token]) == "price"


def _is_one_sided(deal: Deal) -> bool:
    """Tell what somebody promises nobody, and what a company sells in all: "Airbus delivered 66 jets"."""
    words = {event.trade.tree.words[token] for event in deal.events for token in event.trade.tokens}
    promised = all(word.startswith(("promis", "pledg")) for word in words)
    company = all(party.type == "company" for party in deal.parties(SUPPLIER))
    ordered = any(noun_kind(word) in {"contract", "acquire"} for word in words)
    return promised or (company and not deal.names() and not ordered)


def _is_told(deal: Deal) -> bool:
    """Tell a deal from a mere mention: it needs goods and enough of who, how many or for how much."""
    suppliers = deal.parties(SUPPLIER) or deal.parties(APPROVER)
    recipients = deal.parties(RECIPIENT)
    if not any(not goods.vague for goods in deal.goods()):
        return any(price.package for event in deal.events for price in event.prices)
    parties = bool(suppliers) + bool(recipients) + len({party.key for party in deal.parties(PARTY)})
    named = bool(deal.names())
    counted = any(goods.count for goods in deal.goods())
    priced = any(event.prices for event in deal.events)
    buyer = bool(recipients) or any(party.type == "state" for party in (*suppliers, *deal.parties(PARTY)))
    if parties == 1 and suppliers and not priced and _is_one_sided(deal):
        return False
    signed = any(
        stage.status == "contracted" and stage.modality == "fact" for e in deal.events for stage in e.stages
    )
    return parties >= 2 or (parties == 1 and ((named and (buyer or signed)) or counted or priced))
