"""Tell which states are known to sell: arms, oil and gas, plants and railways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.parties.words import lexicon, ranked

if TYPE_CHECKING:
    from collections.abc import Collection


def sells_arms(country: str) -> bool:
    """Tell the largest exporters of arms."""
    return country in lexicon()["exporters"]


def exporters_first(states: frozenset[str], kinds: Collection[str]) -> tuple[str, ...]:
    """Return the states that are known to sell gas, or to build plants abroad, the one known best first."""
    ranks = ranked("energy_exporters" if "energy" in kinds else "builders")
    return tuple(country for country in ranks if country in states)
