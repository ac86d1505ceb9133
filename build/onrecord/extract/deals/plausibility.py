"""Tell deals from trade of other kinds: private sales, takeovers, what a reporter only compares with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.deals.term_values import kind_of
from onrecord.extract.deals.trade_words import noun_kind
from onrecord.extract.deals.trades.phrases import APPROVER, MAKER, PARTY, RECIPIENT, SUPPLIER
from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from onrecord.extract.deals.deal import Deal
    from onrecord.extract.deals.event import Event
    from onrecord.extract.deals.parties import Party

_ARMS = frozenset({"arms_transfer", "services"})


def is_plausible(deal: Deal) -> bool:
    """Tell whether somebody is told who could be a side of such a deal.

    Arms go to and from states. Without a state, a maker or an agent, a count or a designation with a number,
    it is another trade: the "sale of Royal Dutch Shell", a firearm that a museum bought.
    """
    parties = [p for role in (SUPPLIER, RECIPIENT, PARTY, APPROVER, MAKER) for p in deal.parties(role)]
    parties += [party for event in deal.events for party in event.makers]
    parties += [event.origin[0] for event in deal.events if event.origin]
    if kind_of(deal) not in _ARMS:
        return bool(parties)
    return any(_deals_in_arms(party) for party in parties) or any(
        goods.count or (goods.name and re.search(r"\d", goods.name)) for goods in deal.goods()
    )


def _deals_in_arms(party: Party) -> bool:
    return party.type in {"state", "agent"} or party.country_span is not None or party.name in known_makers()


def _is_one_sided(deal: Deal) -> bool:
    """Tell what somebody promises nobody, and what a company sells in all: "Airbus delivered 66 jets"."""
    words = {event.trade.tree.words[token] for event in deal.events for token in event.trade.tokens}
    promised = all(word.startswith(("promis", "pledg")) for word in words)
    company = all(party.type == "company" for party in deal.parties(SUPPLIER))
    ordered = any(noun_kind(word) in {"contract", "acquire"} for word in words)
    return promised or (company and not deal.names() and not ordered)


def is_bare_contract(event: Event) -> bool:
    """Tell "won |a $2 billion contract| from Oman", a deal of its own, though nobody says for what."""
    tree = event.trade.tree
    nouns = [t for t in event.trade.tokens if noun_kind(tree.words[t]) in {"contract", "acquire"}]
    a = any(tree.words[c] in {"a", "an"} for noun in nouns for c in tree.children[noun])
    sides = {role for role, _ in event.trade.roles}
    both = SUPPLIER in sides and bool(sides & {RECIPIENT, PARTY})
    both |= len({party.type for party in event.trade.of(PARTY)}) > 1
    signed = any(stage.status == "contracted" and stage.modality == "fact" for stage in event.stages)
    return event.goods is None and a and both and signed and bool(event.prices)


def is_signed_ahead(event: Event) -> bool:
    """Tell "CAF signed |an agreement| with Oman on Monday", whose goods a later sentence names."""
    tree = event.trade.tree
    nouns = [t for t in event.trade.tokens if noun_kind(tree.words[t]) == "contract"]
    a = any(tree.words[c] in {"a", "an"} for noun in nouns for c in tree.children[noun])
    two = len({party.key for _, party in event.trade.roles}) == 2
    signed = any(stage.status == "contracted" and stage.modality == "fact" for stage in event.stages)
    return event.goods is None and a and two and signed


def _is_lent(deal: Deal) -> bool:
    """Tell what somebody brings along: "the jets for the exercise will be |supplied| by the Americans"."""
    counted = any(goods.count for goods in deal.goods())
    return not counted and all(event.trade.mood.modality != "fact" for event in deal.events)


def is_told(deal: Deal) -> bool:
    """Tell a deal from a mere mention: it needs goods and enough of who, how many or for how much."""
    suppliers = deal.parties(SUPPLIER) or deal.parties(APPROVER)
    recipients = deal.parties(RECIPIENT)
    if not any(not goods.vague for goods in deal.goods()):
        bare = is_bare_contract(deal.events[0])
        return bare or any(price.package for event in deal.events for price in event.prices)
    parties = bool(suppliers) + bool(recipients) + len({party.key for party in deal.parties(PARTY)})
    named = bool(deal.names())
    counted = any(goods.count for goods in deal.goods())
    priced = any(event.prices for event in deal.events)
    buyer = bool(recipients) or any(party.type == "state" for party in (*suppliers, *deal.parties(PARTY)))
    if parties == 1 and suppliers and not priced and (_is_one_sided(deal) or _is_lent(deal)):
        return False
    signed = any(
        stage.status == "contracted" and stage.modality == "fact" for e in deal.events for stage in e.stages
    )
    return parties >= 2 or (parties == 1 and ((named and (buyer or signed)) or counted or priced))
