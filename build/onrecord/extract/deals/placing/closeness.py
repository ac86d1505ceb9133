"""Weigh how much of what an event says agrees with a deal, to choose among those that it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.placing.orders import are_ordered_apart
from onrecord.extract.deals.placing.pointers import is_under, same_sentence
from onrecord.extract.deals.plausibility import is_told
from onrecord.extract.deals.term_values import is_part
from onrecord.extract.deals.trade_words import noun_kind, verb_kinds
from onrecord.extract.deals.trades.phrases import APPROVER, MAKER, PARTY, SUPPLIER

if TYPE_CHECKING:
    from onrecord.extract.deals.deal import Deal
    from onrecord.extract.deals.event import Event

SIGNED = frozenset({"contracted", "partly_delivered", "delivered", "cancelled"})
"""How far a deal is once there is a contract."""
_BEFORE = frozenset({"proposed", "negotiating", "approved"})


def closeness(deal: Deal, event: Event) -> int:
    """Return the sum of what speaks for a deal, less what speaks against it."""
    told = 2 * is_told(deal) + _is_contract_of(deal, event) + 2 * _is_of_breath(deal, event)
    agreeing = (
        3 * _agree_in_number(deal, event) + 3 * _agree_in_price(deal, event) + 2 * _agree_in_side(deal, event)
    )
    agreeing += 4 * (is_under(event) and not any(deal.goods()))
    against = 4 * are_ordered_apart(deal, event) + 4 * _is_past(deal, event)
    return told + agreeing - against


def _is_of_breath(deal: Deal, event: Event) -> bool:
    """Tell "..., but |the deal| fell through", which is that of the sentence."""
    return event.goods is None and (same_sentence(deal, event) or _is_priced_beside(deal, event))


def _is_priced_beside(deal: Deal, event: Event) -> bool:
    """Tell "The contract is worth $90 million", which is that of the sentence before."""
    return bool(event.prices) and deal.events[-1].trade.tree is event.trade.tree


def _agree_in_number(deal: Deal, event: Event) -> bool:
    """Tell that both count their goods alike."""
    if event.goods is None or event.goods.count is None or is_part(event, event.goods):
        return False
    counts = {g.count[1].minimum for g in deal.goods() if g.count}
    return event.goods.count[1].minimum in counts


def _agree_in_price(deal: Deal, event: Event) -> bool:
    """Tell that both name the same sum."""
    told = {price.amount for other in deal.events for price in other.prices}
    return any(price.amount in told for price in event.prices)


def _agree_in_side(deal: Deal, event: Event) -> bool:
    """Tell that a party of the event is one of the deal's; a maker can be that of a deal without one."""
    told = {party.key for other in deal.events for _, party in other.trade.roles}
    sides = {role for other in deal.events for role, _ in other.trade.roles}
    if {role for role, _ in event.trade.roles} == {SUPPLIER} and not sides & {SUPPLIER, PARTY}:
        return all(party.type == "company" for party in event.trade.of(SUPPLIER))
    return any(party.key in told for role, party in event.trade.roles if role not in {MAKER, APPROVER})


def _is_past(deal: Deal, event: Event) -> bool:
    """Tell a deal long carried out from one that is approved or talked of now."""
    came = any(
        stage.status == "delivered" and stage.modality == "fact" for e in deal.events for stage in e.stages
    )
    return came and any(stage.status in _BEFORE for stage in event.stages)


def is_of_contract(event: Event) -> bool:
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
    return signed and event.goods is None and (bool(event.makers) or is_of_contract(event))
