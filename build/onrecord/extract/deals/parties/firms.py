"""Tell whom "the company" means, and the public companies that are served from those that build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.deals.parties.words import is_carrier, ranked
from onrecord.values.countries import country_of, find_countries
from onrecord.values.items import home_of, known_makers

if TYPE_CHECKING:
    from onrecord.extract.deals.parties import Party
    from onrecord.extract.deals.parties.actors import Actors
    from onrecord.extract.tree import Tree

_PUBLIC = re.compile(
    r"\b(?:authority|commission|agency|board|council|bureau|municipality|city|electricity"
    r"|electric (?:power|supply)|power (?:corporation|company|authority|board)|water|ports?|utility|metro"
    r"|petroleum (?:corporation|company)|roads?|highways|public transport)\b"
)


_NAMES = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")
_FIRMS = frozenset(
    {"company", "firm", "group", "airline", "carrier", "manufacturer", "planemaker", "shipbuilder", "yard"}
    | {"contractor", "builder", "corporation", "shipyard"}
)
_BEFORE = frozenset({"the", "same", "state-owned", "national", "flag", "low-cost", "state", "state-run"})


def company_meant(
    tree: Tree, text: str, tokens: tuple[int, int, int], actors: Actors
) -> tuple[str, str | None] | None:
    """Return the name and the actor's key of whom "the |company|" and "the national |carrier|" mean."""
    first, _, head = tokens
    the = "the" in tree.words[max(0, first - 1) : head] and tree.tags[head] == "NN"
    before = [t for t in range(first, head) if tree.words[t] not in _BEFORE]
    home = country_of(tree.span(before[0], before[-1]).of(text)) if before else None
    if not the or tree.words[head] not in _FIRMS or (before and home is None):
        return None
    place = tree.starts[first]
    if tree.words[head] in {"airline", "carrier"}:
        names = [name for name in _NAMES.findall(text, 0, place) if is_carrier(name)]
        return (names[-1], None) if names else None
    actor = actors.company_before(place)
    of_home = actor is not None and home in {None, actor.country, home_of(actor.name)}  # "the |French| firm"
    return (actor.name, actor.key) if actor and of_home else None


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
