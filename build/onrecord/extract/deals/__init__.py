"""Find the deals that an article tells of: trades read sentence by sentence, brought together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.bodies import with_bodies
from onrecord.extract.deals.claims import claims_of
from onrecord.extract.deals.events import events_of
from onrecord.extract.deals.licences import let_go, licence_of
from onrecord.extract.deals.parties.actors import Actors
from onrecord.extract.deals.placing import place
from onrecord.extract.deals.placing.fit import same_clause
from onrecord.extract.deals.plausibility import is_plausible, is_told
from onrecord.extract.deals.themes import fill_open_sides, theme_of
from onrecord.extract.deals.voices import Voices
from onrecord.model import ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.deals.deal import Deal
    from onrecord.extract.deals.event import Event
    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.nlp import Reading
    from onrecord.model import Article, DealMention, LocalActor, StatementMention


_PARTIES = frozenset(ROLES)


def find_deals(
    reading: Reading, article: Article, actors: Sequence[LocalActor], statements: Sequence[StatementMention]
) -> tuple[DealMention, ...]:
    """Find the deals of one article, in the order in which it tells them."""
    deals: list[Deal] = []
    named: list[Goods] = []
    events: list[Event] = []
    known = Actors(actors)
    for event, mentioned in with_bodies(events_of(reading, article, known), known, reading.text):
        events.append(event)
        named += mentioned
        place(deals, event, named)
    theme = theme_of(deals, events)
    licence = licence_of(events, known, reading.text)
    for deal in deals:
        _share_parties(deal, deals)
        let_go(deal, licence)
        fill_open_sides(deal, theme)
    _drop_repeated(deals)
    told = [deal for deal in deals if is_told(deal) and is_plausible(deal)]
    mentions: list[DealMention] = []
    voices = Voices(statements)
    for number, deal in enumerate(told, 1):
        mentions += claims_of(deal, f"deal-{number}", reading.text, voices, known)
    return tuple(mention for mention in mentions if _PARTIES & {claim.property for claim in mention.claims})


def _drop_repeated(deals: Sequence[Deal]) -> None:
    """Drop a headline's "$2 billion arms deal" where the text gives that sum to goods."""
    told = [price for deal in deals for event in deal.events for price in event.prices]
    sums = {price.amount for price in told if price.package is None}
    for deal in deals:
        for number, event in enumerate(deal.events):
            kept = tuple(p for p in event.prices if p.package is None or p.amount not in sums)
            if kept != event.prices and (event.title or event.goods is None):
                deal.events[number] = replace(event, prices=kept)


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
