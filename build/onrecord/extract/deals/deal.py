"""Hold the events that are one deal, and answer what they say together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.words import name_key
from onrecord.extract.deals.parties.exporters import homes_of
from onrecord.extract.deals.party_values import sellers_among
from onrecord.extract.deals.trades.phrases import PARTY, SUPPLIER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.event import Event
    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.parties import Party


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
