"""Make the entries of a gold file into deals: the values that a text gives for each property."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from onrecord.evaluate.locate import MisfitError, listed
from onrecord.model import Modality, Polarity, Property

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROPERTIES: tuple[str, ...] = get_args(Property)


@dataclass(frozen=True, slots=True)
class GoldValue:
    """Hold one value that a text gives for a property, as the gold file has it ("24", "4200000000.. USD")."""

    property: str
    value: str
    polarity: Polarity = "affirmed"
    modality: Modality | None = None


@dataclass(frozen=True, slots=True)
class GoldDeal:
    """Hold one deal: its values; of an `optional` property neither finding nor leaving out is wrong."""

    kind: str
    values: tuple[GoldValue, ...]
    optional: frozenset[str]


def mark_deal(_: str, item: Mapping[str, Any]) -> GoldDeal:
    """Read one entry; raises MisfitError for a property, polarity or modality that there is not."""
    if unknown := set(item) - {*PROPERTIES, "kind", "optional"}:
        raise MisfitError(f"unknown property {', '.join(sorted(unknown))}")
    if wrong := set(item.get("optional", ())) - set(PROPERTIES):
        raise MisfitError(f"unknown optional property {', '.join(sorted(wrong))}")
    values = tuple(value for name in PROPERTIES if name in item for value in _values(name, item[name]))
    return GoldDeal(item.get("kind", "arms_transfer"), values, frozenset(item.get("optional", ())))


def _values(name: str, given: object) -> Iterator[GoldValue]:
    for one in listed(given):
        facts = one if isinstance(one, dict) else {"value": one}
        if set(facts) - {"value", "polarity", "modality"} or "value" not in facts:
            raise MisfitError(f"{name} takes value, polarity and modality")
        polarity, modality = facts.get("polarity", "affirmed"), facts.get("modality")
        if polarity not in get_args(Polarity) or modality not in (*get_args(Modality), None):
            raise MisfitError(f"{name} has a polarity or modality that there is not")
        value = facts["value"]
        words = value.isoformat() if isinstance(value, date) else str(value)
        yield GoldValue(name, words, polarity, modality)
