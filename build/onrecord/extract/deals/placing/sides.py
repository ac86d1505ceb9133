"""Tell an event between other parties than those of a deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.parties.words import is_carrier, is_described_firm
from onrecord.extract.deals.trades.phrases import APPROVER, PARTY, RECIPIENT, SUPPLIER
from onrecord.values.items import home_of, maker_country

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.extract.deals.deal import Deal
    from onrecord.extract.deals.event import Event


def conflict(deal: Deal, event: Event) -> bool:
    """Tell an event between other states than those of a deal."""
    sides: dict[str, frozenset[str]] = {}
    for role in (SUPPLIER, RECIPIENT):
        told = deal.states(role)
        new = frozenset(p.key for p in event.trade.of(role) if p.type == "state")
        new = new or (_owner_sold(event) if role == SUPPLIER else new)
        if told and new and not told & new:
            return True
        sides[role] = told | new
    if sides[SUPPLIER] & sides[RECIPIENT]:
        return True
    if _is_sold_elsewhere(deal, event):
        return True
    signed = frozenset(p.key for p in deal.parties(PARTY) if p.type == "state")
    new = frozenset(p.key for _, p in event.trade.roles if p.type == "state")
    if len(signed) > 1 and not sides[SUPPLIER] & signed and new - signed:
        return True
    told = signed | deal.states(SUPPLIER) | deal.states(RECIPIENT)
    if len(told) > 1 and new and not new & told:
        return True
    others = frozenset(p.key for p in event.trade.of(PARTY) if p.type == "state")
    sold = (*deal.parties(SUPPLIER), *deal.parties(APPROVER))
    sellers = sides[SUPPLIER] | {p.country for p in sold if p.country}
    return bool(sellers and sides[RECIPIENT] and others - sellers - sides[RECIPIENT])


def _owner_sold(event: Event) -> frozenset[str]:
    """Return who sells in "will buy |Russia's| S-400": whose goods a buyer takes, though no verb says so."""
    buyers = event.keys(RECIPIENT) | event.keys(PARTY)
    party, owned = event.origin if event.origin else (None, False)
    named = event.goods is not None and event.goods.name is not None and not event.goods.definite
    buys = party is not None and owned and named and event.keys(RECIPIENT) and party.key not in buyers
    return frozenset({party.key}) if buys and party is not None else frozenset()


def _is_sold_elsewhere(deal: Deal, event: Event) -> bool:
    """Tell jets "from Jordan" from those of a maker whose home is known and is none of the sellers."""
    sellers = {p.key for p in event.trade.of(SUPPLIER) if p.type == "state"}
    told = [p for role in (SUPPLIER, PARTY) for p in deal.parties(role) if p.type != "state"]
    homes = {p.country or maker_country(p.name) for p in told}
    return bool(sellers and homes) and None not in homes and not homes & sellers


def others_sign(deal: Deal, event: Event) -> bool:
    """Tell an order by somebody of whom the deal does not speak; a headline may shorten a company's name."""
    states = {p.key for r in (RECIPIENT, PARTY) for p in deal.parties(r) if p.type == "state"}
    headline = all(e.title for e in deal.events) and bool(
        states & (event.keys(RECIPIENT) | event.keys(PARTY))
    )
    for kind in ("state",) if headline else ("state", "company"):
        told = {party.key for e in deal.events for _, party in e.trade.roles if party.type == kind}
        new = {party.key for _, party in event.trade.roles if party.type == kind}
        only_sold = kind == "state" and not states and not event.keys(SUPPLIER)
        if told and new and not told & new and not only_sold:
            return True
    return False


def others_supply(deal: Deal, event: Event) -> bool:
    """Tell "the Turkish company also won ..." from more about a deal that other companies have."""
    if event.goods is not None and event.goods.name:
        return False
    told = {
        p.key for e in deal.events for r, p in e.trade.roles if r in {SUPPLIER, PARTY} and p.type == "company"
    }
    sides = [p for r, p in event.trade.roles if r in {SUPPLIER, PARTY}]
    new = {p.key for p in sides if p.type == "company"}
    if told and not new:  # "the |Swedish| company", after one of Finland
        new = {p.key for p in sides if is_described_firm(event.trade.tree, p)}
        sold = [p for e in deal.events for r, p in e.trade.roles if r in {SUPPLIER, PARTY}]
        homes = {home for party in sold if party.type == "company" and (home := home_of(party.name))}
        return bool(new and homes) and not homes & new
    return bool(told and new) and not told & new


def others_receive(deal: Deal, event: Event) -> bool:
    """Tell "one from Qatar Airways for 50" from more about a deal with another airline."""
    told = {p.key: p for e in deal.events for p in e.trade.of(RECIPIENT) if p.type == "company"}
    new = {p.key: p for p in event.trade.of(RECIPIENT) if p.type == "company"}
    if event.goods is not None and event.goods.name:
        both = (*told.values(), *new.values())
        return bool(told and new) and all(is_carrier(p.name) for p in both) and not _share_a_word(told, new)
    return bool(told and new) and not told.keys() & new.keys()


def _share_a_word(told: Iterable[str], new: Iterable[str]) -> bool:
    """Tell two wordings of one airline, "VietJet" and "VietJet Air", from two airlines."""
    common = {"air", "airlines", "airways", "airline", "lines", "railways", "railway"}
    one = {word for key in told for word in key.lower().split()}
    return bool((one & {word for key in new for word in key.lower().split()}) - common)
