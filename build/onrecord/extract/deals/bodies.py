"""Say whose "the ministry" and "the navy" are in a text that speaks of several states."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.parties import Party, state_party
from onrecord.extract.deals.party_values import sides_of
from onrecord.extract.deals.trade_words import plain_words
from onrecord.extract.deals.trades.phrases import PARTY, RECIPIENT
from onrecord.values.countries import find_countries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.extract.deals.event import Event
    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.parties.actors import Actors


def with_bodies(
    events: Iterable[tuple[Event, list[Goods]]], actors: Actors, text: str
) -> Iterator[tuple[Event, list[Goods]]]:
    """Give "the navy also bought" the state that the text has told of as the buyer; drop other bodies."""
    buyer: str | None = None
    for event, named in events:
        known = _of_buyer(event, buyer, actors, text)
        if buyer is None and (party := sides_of([known]).get(RECIPIENT)) and party.type == "state":
            buyer = party.country
        yield known, named


def _of_buyer(event: Event, buyer: str | None, actors: Actors, text: str) -> Event:
    unnamed = [party for _, party in event.trade.roles if _is_unnamed(party)]
    if not unnamed:
        return event
    roles = [(role, party) for role, party in event.trade.roles if not _is_unnamed(party)]
    speaker = _speaking_of(event, unnamed[0], text)
    buyer = buyer or actors.only_state
    buyer = speaker if speaker and all(party.key != speaker for _, party in roles) else buyer
    others = {party.country for role, party in roles if role in {RECIPIENT, PARTY} and party.type == "state"}
    sells = any(party.key == buyer for _, party in roles)
    if buyer is not None and not sells and not any(role == RECIPIENT for role, _ in roles):
        body = next(((r, p) for r, p in event.trade.roles if p in unnamed and r in {RECIPIENT, PARTY}), None)
        if body is not None and not (body[0] == RECIPIENT and others):
            roles.append((body[0], state_party(buyer, body[1].span, actors)))
    return replace(event, trade=replace(event.trade, roles=tuple(roles)))


def _speaking_of(event: Event, body: Party, text: str) -> str | None:
    """Return the country of who says it: "the minister of |Oman| confirmed that the navy would get ships"."""
    tree, token = event.trade.tree, event.trade.tokens[0]
    while tree.heads[token] >= 0:
        token = tree.heads[token]
        subject = tree.child(token, "nsubj")
        if subject is None or tree.starts[subject] >= body.span.start:
            continue
        found = find_countries(tree.span(tree.left[subject], tree.right[subject]).of(text))
        if len({country.alpha3 for country in found}) == 1 and tree.words[token] in plain_words("speech"):
            return found[0].alpha3
    return None


def _is_unnamed(party: Party) -> bool:
    return party.type == "state" and party.country is None
