"""Tell the public companies that have things built for them from those that build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.deals.parties.words import is_carrier, ranked
from onrecord.values.countries import find_countries
from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from onrecord.extract.deals.parties import Party

_PUBLIC = re.compile(
    r"\b(?:authority|commission|agency|board|council|bureau|municipality|city|electricity"
    r"|electric (?:power|supply)|power (?:corporation|company|authority|board)|water|ports?|utility|metro"
    r"|petroleum (?:corporation|company)|roads?|highways|public transport)\b"
)


def buys_from(one: Party, other: Party) -> bool:
    """Tell that of two firms that sign the first is served: a port authority, a utility of a small state."""
    if one.type != "company" or other.type != "company" or one.name in known_makers():
        return False
    builders = ranked("builders")
    home, abroad = _home(one), _home(other)
    if home and abroad:
        return home not in builders and abroad in builders
    public = is_carrier(one.name) or _PUBLIC.search(one.name.lower()) is not None
    return public and _PUBLIC.search(other.name.lower()) is None


def _home(party: Party) -> str | None:
    """Return the country that the text or its name gives a firm."""
    found = [] if party.country else find_countries(party.name)
    return party.country or (found[0].alpha3 if found else None)
