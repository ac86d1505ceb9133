"""Find the deals that an article tells of: trades read sentence by sentence, brought together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.extract.deal_claims import claims_of
from onrecord.extract.deal_parties import sellers_among
from onrecord.extract.goods_words import name_key, same_name
from onrecord.extract.items import Goods, head_of, is_broad
from onrecord.extract.parties import Actors, Party
from onrecord.extract.trade_phrases import MAKER, PARTY, RECIPIENT, SUPPLIER
from onrecord.extract.trade_words import noun_kind, verb_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.nlp import Reading
    from onrecord.extract.trade_values import Price
    from onrecord.extract.trades import Trade
    from onrecord.extract.tree import Tree
    from onrecord.model import Article, DealMention, LocalActor, StatementMention
from onrecord.extract.deal_events import Event, events_of

_KIN = (
    {"aircraft", "jets"},
    {"aircraft", "helicopters"},
    {"aircraft", "drones"},
    {"missiles", "air_defence"},
)


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
            return sellers_among(signed, [goods.name for goods in self.goods() if goods.name])
        sellers = self.states(SUPPLIER)
        return signed - sellers if sellers else frozenset()

    def parties(self, role: str) -> tuple[Party, ...]:
        """Return the parties in a role over all events."""
        return tuple(party for event in self.events for party in event.trade.of(role))


def find_deals(
    reading: Reading, article: Article, actors: Sequence[LocalActor], statements: Sequence[StatementMention]
) -> tuple[DealMention, ...]:
    """Find the deals of one article, in the order in which it tells them."""
    deals: list[Deal] = []
    named: list[Goods] = []
    for event, mentioned in events_of(reading, article, Actors(actors)):
        named += mentioned
        _place(deals, event, named)
    for deal in deals:
        _share_parties(deal, deals)
    told = [deal for deal in deals if _is_told(deal)]
    mentions: list[DealMention] = []
    for number, deal in enumerate(told, 1):
        mentions += claims_of(deal, f"deal-{number}", reading.text, statements, Actors(actors))
    return tuple(mentions)


def _share_parties(deal: Deal, deals: Sequence[Deal]) -> None:
    """Give goods of a list without any state the parties that others of the same clause have."""
    if any(party.type == "state" for event in deal.events for _, party in event.trade.roles):
        return
    first = deal.events[0]
    for other in deals:
        if other is deal or not any(_same_clause(event, first) for event in other.events):
            continue
        roles = tuple(dict.fromkeys(pair for event in other.events for pair in event.trade.roles))
        deal.events[0] = replace(first, trade=replace(first.trade, roles=roles), inherited=True)
        return


def _same_clause(one: Event, other: Event) -> bool:
    return one.trade.tokens == other.trade.tokens and one.trade.tree is other.trade.tree


def _antecedent(event: Event, named: Sequence[Goods]) -> Event:
    """Put the name for "24 of the planes" that no deal fits: the goods of that kind named last."""
    goods = event.goods
    if goods is None or not (goods.vague and goods.definite and goods.count) or goods.noun == "generic":
        return event
    before = [
        g
        for g in named
        if g.name and g.span.end < goods.span.start and _same_kind(g.noun, frozenset({goods.noun}))
    ]
    return replace(event, goods=replace(before[-1], count=goods.count, definite=False)) if before else event


def _place(deals: list[Deal], event: Event, named: Sequence[Goods]) -> None:
    """Put an event with the deal that it tells more of, or let it open a new one."""
    if not any(_fit(deal, event) for deal in deals):
        event = _antecedent(event, named)
    fitting = [(_fit(deal, event), _is_told(deal), place) for place, deal in enumerate(deals)]
    best = max(fitting, default=(0, False, -1))
    if best[0] > 0:
        deal = deals[best[2]]
        siblings = [] if event.goods else [d for d in deals if d is not deal and _is_sibling(d, deal, event)]
        if siblings and event.prices:
            event = replace(event, prices=tuple(_of_contract(event.trade, price) for price in event.prices))
        for other in siblings:
            other.events.append(replace(event, prices=()))
        deal.events.append(event)
        deals.remove(deal)
        deals.append(deal)
    elif _opens(event):
        deals.append(Deal([_with_signers(event, deals)]))


def _with_signers(event: Event, deals: Sequence[Deal]) -> Event:
    """Give "the agreement, which also includes 26 vehicles" the parties of the deal told last."""
    tree, noun = event.trade.tree, event.trade.tokens[0]
    the = any(tree.words[child] in {"the", "this"} for child in tree.children[noun])
    last = deals[-1] if deals and deals[-1].events[0].section == event.section else None
    if last is None or event.trade.roles or not the or noun_kind(tree.words[noun]) != "contract":
        return event
    roles = tuple(dict.fromkeys(pair for other in last.events for pair in other.trade.roles))
    return replace(event, trade=replace(event.trade, roles=roles), inherited=True)


def _of_contract(trade: Trade, price: Price) -> Price:
    """Make a price that several goods share the price of the contract that is named with it."""
    nouns = [t for t in trade.tokens if noun_kind(trade.tree.words[t]) not in {None, "price"}]
    token = nouns[0] if nouns else trade.tokens[0]
    return replace(price, package=price.package or trade.tree.span(token, token))


def _is_beside(deal: Deal, event: Event) -> bool:
    """Tell goods that the same clause names beside those of a deal."""
    if event.goods is None or event.goods.vague:
        return False
    for other in deal.events:
        same = (
            other.goods
            and other.goods.name
            and event.goods.name
            and same_name(other.goods.name, event.goods.name)
        )
        if _same_clause(other, event) and not same:
            return True
    return False


def _is_sibling(other: Deal, deal: Deal, event: Event) -> bool:
    """Tell deals of one contract: told in the same breath, with different goods."""
    return _same_clause(other.events[0], deal.events[0]) and not _conflict(other, event)


def _opens(event: Event) -> bool:
    """Tell what opens a deal: goods that are named, or a price for "weapons" with who buys or sells."""
    if _is_price_only(event) or _is_making(event):
        return False
    goods = event.goods
    if goods is not None and not goods.vague:
        return not (goods.definite and goods.name is None and goods.count is None)
    sides = {role for role, _ in event.trade.roles}
    return any(price.package for price in event.prices) and RECIPIENT in sides


def _is_price_only(event: Event) -> bool:
    tree = event.trade.tree
    return all(_is_price_word(tree, t) for t in event.trade.tokens)


def _is_making(event: Event) -> bool:
    """Tell "made by", which sells nothing."""
    return bool(event.trade.roles) and all(role == MAKER for role, _ in event.trade.roles)


def _is_price_word(tree: Tree, token: int) -> bool:
    return "price" in verb_kinds(tree.words[token]) or noun_kind(tree.words[token]) == "price"


def _fit(deal: Deal, event: Event) -> int:
    """Return how well an event fits a deal: 3 by name, 2 by kind, 1 as the one told last, 0 not at all."""
    goods = event.goods
    if _is_apart(deal, event):
        return 0
    if goods is None:
        return int(_points_back(event) or _same_sentence(deal, event))
    if _is_making(event) and not goods.vague and not (goods.name and deal.names()):
        return 0
    if goods.name:
        return _fit_by_name(deal, event, goods)
    if goods.vague and goods.noun == "generic":
        return int(goods.definite or _points_back(event, by_noun=True))
    kind = _same_kind(goods.noun, deal.nouns()) and not _other_head(deal, goods)
    part = goods.definite and not _is_more(deal, goods)
    return 2 if kind and (part or not _counts_differ(deal, goods)) else 0


def _is_more(deal: Deal, goods: Goods) -> bool:
    """Tell more goods than a deal has, which cannot be a part of them."""
    told = [g.count[1].maximum for g in deal.goods() if g.count and g.count[1].maximum is not None]
    count = goods.count[1].minimum if goods.count else None
    return count is not None and bool(told) and all(count > most for most in told)


def _is_apart(deal: Deal, event: Event) -> bool:
    """Tell an event that cannot be part of a deal, whatever its goods."""
    elsewhere = event.section != deal.events[0].section
    return elsewhere or _conflict(deal, event) or _is_beside(deal, event) or _others_supply(deal, event)


def _fit_by_name(deal: Deal, event: Event, goods: Goods) -> int:
    names, differ = deal.names(), _counts_differ(deal, goods)
    if any(same_name(name_key(goods.name or ""), name) for name in names):
        return 0 if differ and _others_sign(deal, event) else 3
    open_deal = not names and not differ and not _others_sign(deal, event)
    return 2 if open_deal and _same_kind(goods.noun, deal.nouns()) else 0


def _same_sentence(deal: Deal, event: Event) -> bool:
    tree, last = event.trade.tree, deal.events[-1].trade
    return (
        bool(last.goods)
        and tree is last.tree
        and tree.first[event.trade.tokens[0]] == tree.first[last.tokens[0]]
    )


def _points_back(event: Event, *, by_noun: bool = False) -> bool:
    """Tell "the deal" and "deliveries will begin" from "a contract", which is another one."""
    tree = event.trade.tree
    if by_noun and not any(tree.tags[token].startswith("N") for token in event.trade.tokens):
        return False
    for token in event.trade.tokens:
        under = tree.heads[token] >= 0 and tree.words[tree.heads[token]] == "under"
        if tree.tags[token].startswith("N") and noun_kind(tree.words[token]) != "price" and not under:
            determiners = {tree.words[c] for c in tree.children[token] if tree.deps[c] in {"det", "poss"}}
            if determiners & {"a", "an", "another", "any", "such", "other", "all", "no", "these", "every"}:
                return False
            amods = {tree.words[c] for c in tree.children[token] if tree.deps[c] == "amod"}
            if amods & {
                "other",
                "previous",
                "similar",
                "separate",
                "earlier",
                "new",
                "such",
                "future",
                "further",
                "major",
                "foreign",
                "more",
                "original",
                "existing",
                "present",
                "current",
            }:
                return False
            if (
                tree.tags[token] == "NNS"
                and not determiners
                and tree.words[token] not in {"deliveries", "shipments"}
            ):
                return False
    return True


def _conflict(deal: Deal, event: Event) -> bool:
    sides: dict[str, frozenset[str]] = {}
    for role in (SUPPLIER, RECIPIENT):
        told = deal.states(role)
        new = frozenset(p.key for p in event.trade.of(role) if p.type == "state")
        if told and new and not told & new:
            return True
        sides[role] = told | new
    if sides[SUPPLIER] & sides[RECIPIENT]:
        return True
    signed = frozenset(p.key for p in deal.parties(PARTY) if p.type == "state")
    new = frozenset(p.key for _, p in event.trade.roles if p.type == "state")
    if len(signed) > 1 and not sides[SUPPLIER] & signed and new - signed:
        return True
    others = frozenset(p.key for p in event.trade.of(PARTY) if p.type == "state")
    full = sides[SUPPLIER] and sides[RECIPIENT]
    return bool(full and others - sides[SUPPLIER] - sides[RECIPIENT])


def _others_sign(deal: Deal, event: Event) -> bool:
    """Tell an order by somebody of whom the deal does not speak."""
    for kind in ("state", "company"):
        told = {party.key for e in deal.events for _, party in e.trade.roles if party.type == kind}
        new = {party.key for _, party in event.trade.roles if party.type == kind}
        if told and new and not told & new:
            return True
    return False


def _others_supply(deal: Deal, event: Event) -> bool:
    """Tell "the Turkish company also won ..." from more about a deal that other companies have."""
    if event.goods is not None and event.goods.name:
        return False
    told = {
        p.key for e in deal.events for r, p in e.trade.roles if r in {SUPPLIER, PARTY} and p.type == "company"
    }
    new = {p.key for r, p in event.trade.roles if r in {SUPPLIER, PARTY} and p.type == "company"}
    return bool(told and new) and not told & new


def _counts_differ(deal: Deal, goods: Goods) -> bool:
    """Tell two orders of the same kind by their numbers, where both are exact."""
    if goods.count is None:
        return False
    told = [g.count[1] for g in deal.goods() if g.count and g.count[1].minimum == g.count[1].maximum]
    exact = goods.count[1].minimum == goods.count[1].maximum
    return exact and bool(told) and all(amount.minimum != goods.count[1].minimum for amount in told)


def _other_head(deal: Deal, goods: Goods) -> bool:
    """Tell frigates from corvettes; "ships" and "jets" can be either."""
    told = {head_of(g) for g in deal.goods() if not is_broad(g)}
    return not is_broad(goods) and bool(told) and head_of(goods) not in told


def _same_kind(noun: str, nouns: frozenset[str]) -> bool:
    if noun == "generic" or not nouns:
        return True
    return noun in nouns or any({noun, other} in _KIN for other in nouns)


def _is_told(deal: Deal) -> bool:
    """Tell a deal from a mere mention: it needs goods and enough of who, how many or for how much."""
    suppliers, recipients = deal.parties(SUPPLIER), deal.parties(RECIPIENT)
    if not any(not goods.vague for goods in deal.goods()):
        return any(price.package for event in deal.events for price in event.prices)
    parties = bool(suppliers) + bool(recipients) + bool(deal.parties(PARTY))
    named = bool(deal.names())
    counted = any(goods.count for goods in deal.goods())
    priced = any(event.prices for event in deal.events)
    buyer = bool(recipients) or any(party.type == "state" for party in (*suppliers, *deal.parties(PARTY)))
    return parties >= 2 or (parties == 1 and ((named and buyer) or counted or priced))
