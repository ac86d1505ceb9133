"""Turn the parties of a deal's events into values: who supplies, receives, makes and brokers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.parties.exporters import exporters_first, homes_of, sells_arms
from onrecord.extract.deals.parties.nations import nation_told
from onrecord.extract.deals.parties.words import is_carrier, is_described_firm, is_public
from onrecord.extract.deals.term_values import Value, is_worked_on, kind_of
from onrecord.extract.deals.trade_words import plain_words
from onrecord.extract.deals.trades.phrases import (
    APPROVER,
    MAKER,
    PARTY,
    RECIPIENT,
    SUPPLIER,
    stands_behind_with,
)
from onrecord.values.countries import country_name
from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.deals.deal import Deal
    from onrecord.extract.deals.event import Event
    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.parties import Party
    from onrecord.extract.deals.parties.actors import Actors
    from onrecord.model import DealKind, Property, Span


Role = tuple[str, "Party", "Event", float]


def party_values(deal: Deal, actors: Actors, text: str) -> Iterator[Value]:
    """Yield who supplies, receives, makes and brokers."""
    makers = [(party, event) for event in deal.events for party in event.makers]
    roles = _with_nations(_told_roles(deal.events), kind_of(deal), text)
    sold = any(role in {SUPPLIER, PARTY} and not is_carrier(party.name) for role, party, _, _ in roles)
    made: Property = "supplier" if not sold and _is_of_airliners(deal) else "manufacturer"
    for party, event in makers:
        yield _party(made, party, event, 0.85)
    makes_it = {party.name for party, _ in makers}  # nobody buys what he made
    roles = [one for one in roles if one[0] != RECIPIENT or one[1].name not in makes_it]
    buyers = {p.country for role, p, _, _ in roles if role == RECIPIENT and p.type == "state"}
    roles = [(role, _at_home(p, buyers) if role == SUPPLIER else p, e, sure) for role, p, e, sure in roles]
    state_known = any(role == SUPPLIER and (p.type == "state" or p.country_span) for role, p, _, _ in roles)
    for role, party, event, sure in roles:
        if role == MAKER:
            makes: Property = "supplier" if kind_of(deal) == "construction" else "manufacturer"
            if party.type == "company" or makes == "supplier":
                yield _party(makes, party, event, sure - 0.1)
            continue
        arms = kind_of(deal) in {"arms_transfer", "services"}
        if role == RECIPIENT and party.type == "company" and party.country and party.country_span and arms:
            yield _country("recipient", party.country, party.country_span, actors, event, sure)
            continue
        if role == RECIPIENT or party.type == "state":
            yield _party("recipient" if role == RECIPIENT else "supplier", party, event, sure)
            continue
        if party.country and party.country_span and (arms or not _is_in_name(party)):
            yield _country("supplier", party.country, party.country_span, actors, event, sure)
        if party.type == "agent":
            yield _party("agent", party, event, sure)
        elif state_known and (kind_of(deal) == "arms_transfer" or _is_sold_by(deal, party)):
            yield _party("manufacturer", party, event, sure - 0.1)
        elif not party.country_span or _is_in_name(party):
            yield _party("supplier", party, event, sure)


def _is_of_airliners(deal: Deal) -> bool:
    """Tell airliners that an airline orders, which it does where they are made."""
    airliners = any(goods.noun == "airliners" for goods in deal.goods())
    return airliners and any(is_carrier(p.name) for role in (RECIPIENT, PARTY) for p in deal.parties(role))


def _at_home(party: Party, buyers: set[str | None]) -> Party:
    """Leave "the Lima firm |Sima|" a company where Peru buys from it."""
    own = party.type == "company" and party.country in buyers
    return replace(party, country=None, country_span=None) if own else party


def _is_sold_by(deal: Deal, party: Party) -> bool:
    """Tell "France's |Alstom|" that sells trains; who builds a plant makes no goods."""
    told = party.country_span is not None and not _is_in_name(party)
    return told and kind_of(deal) != "construction"


def _is_in_name(party: Party) -> bool:
    """Tell "|China| Harbour" from "|China's| Huawei"."""
    return party.country_span is not None and party.span.start <= party.country_span.start < party.span.end


def _with_nations(roles: Sequence[Role], kind: DealKind, text: str) -> list[Role]:
    """Give sellers of arms abroad the nation that the text gives them elsewhere."""
    buyers = {party.country for role, party, _, _ in roles if role == RECIPIENT}
    return (
        [
            (role, _with_nation(party, buyers, text) if role == SUPPLIER else party, event, sure)
            for role, party, event, sure in roles
        ]
        if kind == "arms_transfer"
        else list(roles)
    )


def _with_nation(party: Party, buyers: set[str | None], text: str) -> Party:
    if party.type != "company" or party.country_span:
        return party
    told = nation_told(party.name, text) or nation_told(party.span.of(text), text)
    return replace(party, country=told[0], country_span=told[1]) if told and told[0] not in buyers else party


def _told_roles(events: Sequence[Event]) -> list[Role]:
    """Return the parties of all events, each with its side as far as one can be told."""
    roles = [
        (role, party, event, 0.6 if event.inherited else 0.9)
        for event in events
        for role, party in event.trade.roles
    ]
    told = {party.key for role, party, _, _ in roles if role in {SUPPLIER, RECIPIENT}}
    beside = ((role, party, event) for event in events for role, party in _beside_goods(event))
    roles += [(role, party, event, 0.8) for role, party, event in beside if party.key not in told]
    return list(_resolved(events, roles))


def sides_of(events: Sequence[Event]) -> dict[str, Party]:
    """Return the party of each side, best worded; a side that nobody stands on is left out."""
    sides: dict[str, Party] = {}
    told = [(role, party, event) for role, party, event, _ in _told_roles(events) if role != MAKER]
    for role, party, _ in sorted(told, key=lambda one: _poorly_worded(one[1], one[2])):
        sides.setdefault(role, party)
    return sides


def _poorly_worded(party: Party, event: Event) -> tuple[bool, bool, bool]:
    """Put states before others, those known by a full name and those named before "its"."""
    return party.type != "state", party.actor is None, _is_pronoun(party, event)


def _is_pronoun(party: Party, event: Event) -> bool:
    tree = event.trade.tree
    return any(
        tree.starts[t] == party.span.start and tree.tags[t].startswith("PRP")
        for t in range(len(tree))
        if tree.ends[t] == party.span.end
    )


def _beside_goods(event: Event) -> Iterator[tuple[str, Party]]:
    """Yield the owner of what is built for it: "to build |Iran's| plant"; the origin of what is bought."""
    goods = event.goods
    if goods is None or event.origin is None:
        return
    party, owned = event.origin
    told = {p.key for p in (*event.trade.of(RECIPIENT), *event.trade.of(SUPPLIER))}
    signed = {p.key for p in event.trade.of(PARTY)}
    if party.key in told or (party.key in signed and not owned):
        return
    if owned:
        words = {event.trade.tree.words[token] for token in event.trade.tokens}
        work = is_worked_on(event.trade.tree, goods) or plain_words("upgrades") & words
        its_own = goods.kind == "construction" or work
        yield RECIPIENT if its_own else SUPPLIER, party
    elif (
        (event.trade.of(RECIPIENT) or signed)
        and not event.trade.of(SUPPLIER)
        and not _is_designed(event, party)
    ):
        yield SUPPLIER, party


def _is_designed(event: Event, origin: Party) -> bool:
    """Tell "Israeli-|designed| boats" under a contract whose two sides are told."""
    tree = event.trade.tree
    last = next(t for t in range(len(tree)) if tree.ends[t] >= origin.span.end)
    behind = tree.words[last + 1 : last + 3]
    sides = {party.key for role in (RECIPIENT, PARTY) for party in event.trade.of(role)}
    return len(sides) > 1 and behind in (["-", "designed"], ["-", "developed"])


def _resolved(events: Sequence[Event], roles: Sequence[Role]) -> Iterator[Role]:
    """Give a side to the parties of a contract that does not say who sells."""
    goods = [e.goods for e in events if e.goods]
    signed = frozenset(p.key for r, p, _, _ in roles if r == PARTY and p.type == "state")
    sold = any(role == SUPPLIER for role, *_ in roles) or bool(sellers_among(signed, goods))
    bought = {p.key for r, p, _, _ in roles if r == RECIPIENT}  # "Oman consented to the supply of jets to it"
    roles = [
        (SUPPLIER if r == APPROVER else r, p, e, s)
        for r, p, e, s in roles
        if r != APPROVER or not (sold or p.key in bought)
    ]
    yield from (role for role in roles if role[0] != PARTY)
    signing = _signing(roles, goods)
    for role, party, event, _ in roles:
        if role == PARTY and party.key not in signing.sell | signing.buy:
            of_state = party.type == "state"
            side = _side_of_state(party, event, signing) if of_state else _side_of_firm(party, signing)
            if side:
                yield side, party, event, 0.75


@dataclass(frozen=True, slots=True)
class _Signing:
    """Hold who sells and buys (keys), of what nations, whose side is open, and if only `carriers` buy."""

    sell: frozenset[str]
    buy: frozenset[str]
    nations: frozenset[str]
    states: frozenset[str]
    firms: tuple[Party, ...]
    goods: tuple[Goods, ...]
    carriers: bool


def _signing(roles: Sequence[Role], goods: Sequence[Goods]) -> _Signing:
    sell = frozenset(p.key for r, p, _, _ in roles if r == SUPPLIER)
    buy = frozenset(p.key for r, p, _, _ in roles if r == RECIPIENT)
    nations = frozenset(p.country for r, p, _, _ in roles if r == SUPPLIER and p.country)
    open_parties = [p for r, p, _, _ in roles if r == PARTY and p.key not in sell | buy]
    states = frozenset(p.key for p in open_parties if p.type == "state")
    firms = tuple(p for p in open_parties if p.type != "state")
    carriers = bool(buy) and all(is_carrier(p.name) for r, p, _, _ in roles if r == RECIPIENT)
    return _Signing(sell, buy, nations, states, firms, tuple(goods), carriers)


def _side_of_firm(party: Party, signing: _Signing) -> str | None:
    """Take a firm that signs for the seller; not who runs what it buys, nor who signs with a known maker."""
    make = {firm.key for firm in signing.firms if firm.name in known_makers()}
    with_maker = bool(make) and party.key not in make and not signing.states and not signing.buy
    if with_maker or is_carrier(party.name) or is_public(party.name):
        return None if signing.buy else RECIPIENT
    if signing.sell and not signing.buy and not signing.states:
        return RECIPIENT  # "Thales signed with |the Commission| to deliver a satellite"
    return None if signing.sell else SUPPLIER


def _side_of_state(party: Party, event: Event, signing: _Signing) -> str | None:
    """Say on which side a state stands that signs, by who stands on the other and where goods are made."""
    names = [goods.name for goods in signing.goods if goods.name]
    sellers, homes = sellers_among(signing.states, signing.goods), homes_of(names)
    if party.country in signing.nations and (signing.buy or len(signing.states) > 1):
        return SUPPLIER
    if signing.sell and party.key in sellers:
        return SUPPLIER  # "Kenya signed with |China| ..., which Huawei is to build"
    if signing.buy and not signing.sell:
        return SUPPLIER if not signing.carriers and _could_sell(party, event, homes) else None
    if signing.sell or signing.firms:
        return None if signing.buy else RECIPIENT
    if len(signing.states) == 1 and (homes or not sells_arms(party.key)):
        return SUPPLIER if party.key in homes else RECIPIENT  # "Oman signs a contract for 24 tanks"
    own = SUPPLIER if party.key in sellers else RECIPIENT
    return own if len(sellers) == 1 else _side_by_with(party, event)


def _side_by_with(party: Party, event: Event) -> str | None:
    """Tell who buys in "Oman has signed a contract |with| Kenya for 22 vehicles": who signs first."""
    states = {p.key for p in event.trade.of(PARTY) if p.type == "state"}
    if event.goods is None or event.goods.vague or len(states) != 2:
        return None
    firms = [p.key for _, p in event.trade.roles if is_described_firm(event.trade.tree, p)]
    if firms:
        return SUPPLIER if party.key in firms else RECIPIENT  # "the |Kenyan| company signed with Oman"
    behind = [p.key for _, p in event.trade.roles if stands_behind_with(event.trade.tree, p)]
    return None if len(set(behind)) != 1 else SUPPLIER if party.key in behind else RECIPIENT


def _could_sell(party: Party, event: Event, homes: frozenset[str]) -> bool:
    """Tell a seller from one more buyer: "Peru ordered six, and |Chile| signed for four"."""
    between = any(role in {RECIPIENT, PARTY} and other.key != party.key for role, other in event.trade.roles)
    return between or sells_arms(party.key) or party.key in homes


def sellers_among(states: frozenset[str], goods: Sequence[Goods]) -> frozenset[str]:
    """Return which of two states that sign sells: where the goods are made, else the larger exporter."""
    if len(states) != 2:
        return frozenset()
    kinds = {one.kind for one in goods if not one.vague}
    if kinds and kinds <= {"energy", "construction"}:
        return frozenset(exporters_first(states, kinds)[:1])
    names = [one.name for one in goods if one.name]
    sellers = states & homes_of(names) or frozenset(s for s in states if sells_arms(s))
    return sellers if len(sellers) == 1 else frozenset()


def _party(name: Property, party: Party, event: Event, sure: float) -> Value:
    content = {"actor": party.actor} if party.actor else {"text": party.name}
    sure -= 0.05 if _is_pronoun(party, event) else 0
    return Value(name, party.span, party.key, content, event, sure)


def _country(name: Property, country: str, span: Span, actors: Actors, event: Event, sure: float) -> Value:
    actor = actors.state(country)
    content = {"actor": actor} if actor else {"text": country_name(country)}
    return Value(name, span, country, content, event, sure)
