"""Tell a deal from one of other states by who approves it and by who buys from a company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.words import name_key, same_name
from onrecord.extract.deals.parties.exporters import sells_arms
from onrecord.extract.deals.trade_words import verb_kinds
from onrecord.extract.deals.trades.phrases import APPROVER, PARTY, RECIPIENT, SUPPLIER

if TYPE_CHECKING:
    from onrecord.extract.deals.deal import Deal
    from onrecord.extract.deals.event import Event


def is_of_other_states(deal: Deal, event: Event) -> bool:
    """Tell an event whose goods another state approves, or another state buys, than the deal's."""
    elsewhere = _is_approved_elsewhere(deal, event) or _is_ended_elsewhere(deal, event)
    return elsewhere or _is_bought_by_another(deal, event)


def _is_approved_elsewhere(deal: Deal, event: Event) -> bool:
    """Tell "Washington approved the sale of 12 |C-130s|" from more about drones that Turkey sells."""
    goods, names = event.goods, deal.names()
    if goods is None or goods.name is None or any(same_name(name_key(goods.name), name) for name in names):
        return False
    approving = frozenset(p.key for p in event.trade.of(APPROVER) if p.type == "state")
    sellers = deal.states(SUPPLIER)
    return bool(approving and sellers) and not event.keys(SUPPLIER) and not approving & sellers


def _is_ended_elsewhere(deal: Deal, event: Event) -> bool:
    """Tell "while |Peru| scrapped talks with the company" from "|Peru| vetoed the sale"."""
    tree, nouns = event.trade.tree, [t for t in event.trade.tokens if event.trade.tree.tags[t][0] == "N"]
    the = {"the", "that", "this", "its", "their"} & {tree.words[c] for t in nouns for c in tree.children[t]}
    ended = any(stage.status == "cancelled" for stage in event.stages)
    ending = {p.key for role, p in event.trade.roles if p.type == "state" and role != APPROVER}
    buyers = deal.states(RECIPIENT)
    told = event.goods is None and ended and bool(nouns) and not the
    return told and bool(ending and buyers) and not ending & (buyers | deal.states(SUPPLIER))


def _is_bought_by_another(deal: Deal, event: Event) -> bool:
    """Tell "it is in talks with |Egypt| to sell 100", of a company, from more about jets for Poland."""
    tree = event.trade.tree
    sells = any(
        "supply" in verb_kinds(tree.words[token]) and tree.tags[token] == "VB" for token in event.trade.tokens
    )
    partners = {p.key for p in event.trade.of(PARTY) if p.type == "state"}
    buyers = deal.states(RECIPIENT)
    other = bool(buyers) and not partners & (buyers | deal.states(SUPPLIER))
    told = event.keys(RECIPIENT) or any(p.type == "state" for p in event.trade.of(SUPPLIER))
    return sells and other and not told and len(partners) == 1 and not any(map(sells_arms, partners))
