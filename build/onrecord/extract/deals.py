"""Find the deals that an article tells of: trades read sentence by sentence, brought together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.extract.deal_claims import claims_of, sellers_among
from onrecord.extract.goods_parties import makers_of, origin_of
from onrecord.extract.items import Goods, find_goods, head_of, is_broad, lexicon, name_key, same_name
from onrecord.extract.parties import Actors, Party, parties_at
from onrecord.extract.trade_mood import Mood
from onrecord.extract.trade_values import Dated, Price, Stage, dates, prices, stages
from onrecord.extract.trade_words import noun_kind, verb_kinds
from onrecord.extract.trades import MAKER, PARTY, RECIPIENT, SUPPLIER, Clause, Trade, clause_of, find_trades
from onrecord.extract.tree import tree_of
from onrecord.model import DealMention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.nlp import Reading
    from onrecord.extract.tree import Tree
    from onrecord.model import Article, LocalActor, StatementMention

_KIN = tuple({"aircraft", other} for other in ("jets", "helicopters", "drones")) + (
    {"missiles", "air_defence"},
)
_TEASER = re.compile(
    r"(?i)\s*(?:read\s+(?:more|also|next)|also\s+read|related|see\s+also|more\s+(?:on|from)|watch|recommended|advertisement|editors?'?\s+picks?|don't\s+miss)\b"
)


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """Hold one trade with all that its clause says; `goods` is the one that this event is about."""

    trade: Trade
    goods: Goods | None
    prices: tuple[Price, ...]
    dates: tuple[Dated, ...]
    stages: tuple[Stage, ...]
    title: bool
    makers: tuple[Party, ...] = ()
    origin: tuple[Party, bool] | None = None
    inherited: bool = False

    def keys(self, role: str) -> frozenset[str]:
        """Return the keys of the parties in a role."""
        return frozenset(party.key for party in self.trade.of(role))


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
    for event, mentioned in _events(reading, article, Actors(actors)):
        named += mentioned
        _place(deals, event, named)
    told = [deal for deal in deals if _is_told(deal)]
    mentions = []
    for number, deal in enumerate(told, 1):
        mentions += claims_of(deal, f"deal-{number}", reading.text, statements, Actors(actors))
    return tuple(mentions)


def _events(reading: Reading, article: Article, actors: Actors) -> Iterator[tuple[Event, list[Goods]]]:
    """Yield events in reading order, each with the goods named up to it since the last."""
    for paragraph in reading.paragraphs:
        if not paragraph.doc.has_annotation("DEP") or _TEASER.match(paragraph.doc.text):
            continue
        tree = tree_of(paragraph)
        clause = clause_of(tree, reading.text, find_goods(tree, reading.text, actors.tokens(tree)), actors)
        title = paragraph.doc.text.strip() == article.title.strip()
        yield from ((event, list(clause.goods)) for event in _clause_events(clause, article, title=title))


def _clause_events(clause: Clause, article: Article, *, title: bool) -> Iterator[Event]:
    trades = tuple(sorted(find_trades(clause), key=_reading_order))
    priced = prices(clause, trades)
    dated = dates(clause, trades, article.published)
    last: tuple[tuple[str, Party], ...] = ()
    for trade in trades:
        costs = tuple(price for owner, price in priced if owner is trade)
        days = tuple(date for owner, date in dated if owner is trade)
        for event in _split(clause, trade, costs, days, stages(clause, trade), title):
            last = tuple(pair for pair in event.trade.roles if pair[1].type == "state") or last
            yield _with_parties(event, last)
    yield from _bare_prices(clause.tree, priced)
    yield from _contractors(clause)


def _with_parties(event: Event, last: tuple[tuple[str, Party], ...]) -> Event:
    """Give "a batch of 208 Javelins was due" the parties that the paragraph named last."""
    goods = event.goods
    if event.trade.roles or goods is None or goods.vague or not (goods.name and goods.count):
        return event
    return replace(event, trade=replace(event.trade, roles=last), inherited=True)


def _bare_prices(tree: Tree, priced: Sequence[tuple[Trade | None, Price]]) -> Iterator[Event]:
    """Give "It is worth ..." and "The volume is ...", which name no trade, to the deal spoken of last."""
    for owner, price in priced:
        token = next((t for t in range(len(tree)) if tree.ends[t] > price.span.start), 0)
        if owner is None and tree.words[tree.first[token]] in {"the", "it", "its", "this", "that", "their"}:
            yield Event(Trade(tree, (token,), Mood(), (), ()), None, (price,), (), (), title=False)


def _contractors(clause: Clause) -> Iterator[Event]:
    """Give "the principal contractor will be ..." to the deal spoken of last."""
    tree = clause.tree
    for token in range(len(tree)):
        verb = tree.heads[token]
        if tree.words[token] not in {"contractor", "contractors"} or verb < 0 or tree.deps[token] != "nsubj":
            continue
        name = tree.child(verb, "attr")
        found = parties_at(tree, clause.text, name, clause.actors) if name is not None else ()
        makers = tuple(party for party in found if party.type == "company")
        if makers:
            yield Event(Trade(tree, (token,), Mood(), (), ()), None, (), (), (), title=False, makers=makers)


def _reading_order(trade: Trade) -> tuple[int, bool]:
    """Take the trades of a sentence that name goods first, so that the others find them."""
    return trade.tree.first[trade.tokens[0]], all(goods.vague for goods in trade.goods)


def _split(
    clause: Clause,
    trade: Trade,
    costs: tuple[Price, ...],
    dated: tuple[Dated, ...],
    stage: tuple[Stage, ...],
    title: bool,
) -> Iterator[Event]:
    """Make one event for each of the goods; goods that only come along with others make none."""
    if trade.mood.asked or _is_deployment(trade) or _has_lost_goods(trade):
        return
    main = [g for g in trade.goods if not g.vague]
    main = [g for i, g in enumerate(main) if i == 0 or not (_comes_along(trade, g) or _is_apposed(trade, g, main))]
    pointer = _pointer(trade)
    arms = pointer is not None and pointer.words.lower().split()[-1].removesuffix("s") in lexicon()["arms"]
    if not main and pointer and arms and not pointer.definite:
        costs = tuple(replace(price, package=price.package or pointer.span) for price in costs)
    if len(main) == 1 and main[0].count is None and pointer and pointer.noun == "generic" and pointer.count:
        main = [replace(main[0], count=pointer.count)]  # "the missile, ... three batteries of that version"
    if len(main) > 1:
        costs = tuple(replace(price, package=price.package or _all_of(main)) for price in costs)
    both = [pointer] if main and pointer and pointer.definite and pointer.count else []
    for goods in both + (main or [pointer]):
        told = _own_roles(trade, goods, main)
        days = _own_dates(dated, goods, main)
        makers = makers_of(clause, goods) if goods else ()
        origin = (origin_of(clause, goods) if goods else None) or _origin_of_all(clause, trade)
        yield Event(told, goods, costs, days, stage, title, makers, origin)
        costs = tuple(price for price in costs if price.package is None)


def _origin_of_all(clause: Clause, trade: Trade) -> tuple[Party, bool] | None:
    """Return the state before "arms" that stand for all goods: "|Russian| arms, including 24 jets"."""
    arms = [goods for goods in trade.goods if goods.vague and goods.noun == "generic"]
    return origin_of(clause, arms[0]) if arms else None


def _pointer(trade: Trade) -> Goods | None:
    """Return the goods that best point to goods named before: "the boats" rather than "weapons"."""
    vague = [goods for goods in trade.goods if goods.vague]
    return max(vague, key=lambda g: (g.definite, g.noun != "generic"), default=None)


def _all_of(main: Sequence[Goods]) -> Span:
    counts = [goods.count[0].start for goods in main if goods.count]
    return Span(min(*counts, main[0].span.start) if counts else main[0].span.start, main[-1].span.end)


def _has_lost_goods(trade: Trade) -> bool:
    """Tell "18 that Athens ordered", whose goods nobody can name, from "the contract signed in May"."""
    tree, token = trade.tree, trade.tokens[0]
    if not trade.goods and "build" in verb_kinds(tree.words[token]) and tree.tags[token].startswith("V"):
        return True
    if trade.goods or tree.deps[token] not in {"acl", "relcl"}:
        return False
    return noun_kind(tree.words[tree.heads[token]]) is None


def _own_roles(trade: Trade, goods: Goods | None, main: Sequence[Goods]) -> Trade:
    """Keep to each of several goods what stands behind it: "jets |to Vietnam| and submarines |to Algeria|"."""
    if goods is None or len(main) < 2:
        return trade
    kept = []
    for role, party in trade.roles:
        same = [p for r, p in trade.roles if r == role and p.span.start > main[0].span.end]
        holders = {_before(main, p.span) for p in same}
        if len(holders) < len(main) or party not in same or _before(main, party.span) == main.index(goods):
            kept.append((role, party))
    return replace(trade, roles=tuple(kept))


def _own_dates(dated: tuple[Dated, ...], goods: Goods | None, main: Sequence[Goods]) -> tuple[Dated, ...]:
    """Keep to each of several goods the dates behind it, where each has its own."""
    if goods not in main or len({(date.property, _before(main, date.span)) for date in dated}) < 2:
        return dated
    return tuple(date for date in dated if _before(main, date.span) == main.index(goods))


def _before(main: Sequence[Goods], span: Span) -> int:
    """Return the place of the last goods that stand before a span."""
    return max((place for place, goods in enumerate(main) if goods.span.end <= span.start), default=0)


def _is_apposed(trade: Trade, goods: Goods, main: Sequence[Goods]) -> bool:
    """Tell "the S-300, a stronger |missile|", which names nothing new."""
    head = trade.tree.heads[goods.last]
    apposed = trade.tree.deps[goods.last] == "appos" and goods.name is None
    return apposed and any(other.first <= head <= other.last for other in main if other is not goods)


def _comes_along(trade: Trade, goods: Goods) -> bool:
    """Tell goods thrown in with others: "jets along with |spare engines|"; those counted and named are not."""
    if goods.count and goods.name:
        return False
    tree = trade.tree
    main = next(g for g in trade.goods if not g.vague)
    before = " ".join(tree.words[main.last + 1 : goods.first])
    return (
        re.search(r"\b(?:with|including|includes?|equipped|armed|associated|related)\b", before) is not None
    )


def _is_deployment(trade: Trade) -> bool:
    """Tell ships and aircraft sent on a mission from those sent to a buyer."""
    tree, verb = trade.tree, trade.tokens[0]
    sent = tree.words[verb] in {"send", "sends", "sent", "sending", "dispatch", "dispatched"}
    sent |= tree.words[verb] in {"order", "ordered"} and tree.child(verb, "xcomp", "ccomp") is not None
    return (
        sent
        and len(trade.tokens) == 1
        and any(g.noun in {"ships", "aircraft", "jets", "helicopters"} for g in trade.goods)
        and (not trade.of(RECIPIENT))
    )


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
        deals.append(Deal([event]))


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
        if other.trade.tokens == event.trade.tokens and other.trade.tree is event.trade.tree and not same:
            return True
    return False


def _is_sibling(other: Deal, deal: Deal, event: Event) -> bool:
    """Tell deals of one contract: told in the same breath, with different goods."""
    first, second = other.events[0].trade, deal.events[0].trade
    return first.tokens == second.tokens and first.tree is second.tree and not _conflict(other, event)


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
    """Return how well an event fits a deal: 3 by name, 2 by kind, 1 as the deal spoken of last, 0 not at all."""
    goods = event.goods
    if _conflict(deal, event) or _is_beside(deal, event):
        return 0
    if goods is None:
        return 1 if _points_back(event) or _same_sentence(deal, event) else 0
    names, nouns = deal.names(), deal.nouns()
    if _is_making(event) and not goods.vague and not (goods.name and names):
        return 0
    if goods.name:
        key = name_key(goods.name)
        if any(same_name(key, name) for name in names):
            return 0 if _counts_differ(deal, goods) and _others_sign(deal, event) else 3
        return 2 if not names and _same_kind(goods.noun, nouns) and not _counts_differ(deal, goods) else 0
    if goods.vague and goods.noun == "generic":
        return 1 if goods.definite or _points_back(event, by_noun=True) else 0
    if not _same_kind(goods.noun, nouns) or _other_head(deal, goods):
        return 0
    return 2 if goods.definite or not _counts_differ(deal, goods) else 0


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
    told = {party.key for e in deal.events for _, party in e.trade.roles if party.type == "state"}
    new = {party.key for _, party in event.trade.roles if party.type == "state"}
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
    return parties >= 2 or (parties == 1 and (named or counted or priced))
