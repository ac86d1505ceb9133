"""Tell which states sell: those known for arms, oil and gas, plants and railways, and the homes of goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.words import name_of_item
from onrecord.extract.deals.parties.words import lexicon, ranked
from onrecord.values.items import item_of, maker_country

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def sells_arms(country: str) -> bool:
    """Tell the largest exporters of arms."""
    return country in lexicon()["exporters"]


def exporters_first(states: frozenset[str], kinds: Collection[str]) -> tuple[str, ...]:
    """Return the states that are known to sell gas, or to build plants abroad, the one known best first."""
    ranks = ranked("energy_exporters" if "energy" in kinds else "builders")
    return tuple(country for country in ranks if country in states)


def homes_of(names: Sequence[str]) -> frozenset[str]:
    """Return the countries where goods are made, as far as their designations tell."""
    items = [item for name in names if (item := item_of(name_of_item(name)))]
    homes = (maker_country(item.maker) for item in items if item.maker)
    return frozenset(home for home in homes if home)
