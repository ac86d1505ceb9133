"""Hold what a text words as a party of a trade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.values.countries import country_name

if TYPE_CHECKING:
    from onrecord.extract.deals.parties.actors import Actors
    from onrecord.model import Span

PartyType = Literal["state", "company", "agent"]


@dataclass(frozen=True, slots=True)
class Party:
    """Hold one party as a text words it.

    `country` is the state itself, or the one that the words give a company ("Germany's Rheinmetall").
    `actor` is the key of a LocalActor whose mention the words overlap; `key` is the same for all wordings of
    one party in a text.
    """

    type: PartyType
    span: Span
    name: str
    country: str | None
    country_span: Span | None
    actor: str | None

    @property
    def key(self) -> str:
        """Return what two wordings of one party share."""
        return self.country if self.type == "state" and self.country else self.actor or self.name.casefold()


def state_party(country: str, span: Span, actors: Actors, country_span: Span | None = None) -> Party:
    """Return a state as a party, worded as at `span`."""
    return Party("state", span, country_name(country), country, country_span, actors.state(country))
