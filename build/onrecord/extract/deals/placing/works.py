"""Tell by the words for works whether two can be one: a plant and its reactors, not a port and a road."""

from __future__ import annotations

_FAMILIES = (
    frozenset({"plant", "station", "reactor", "unit", "farm", "park", "facility", "block"}),
    frozenset({"railway", "line", "link", "metro", "tramway", "rail", "network", "monorail"}),
    frozenset({"dam", "barrage", "plant", "station"}),
    frozenset({"road", "highway", "motorway", "expressway", "bridge", "tunnel"}),
    frozenset({"port", "terminal", "harbour", "berth"}),
    frozenset({"airport", "terminal", "runway"}),
    frozenset({"pipeline", "line", "link", "interconnector"}),
    frozenset({"refinery", "plant", "facility"}),
)
_ANY = frozenset({"project", "complex", "facility", "work", "infrastructure"})


def can_be_one(one: str, other: str) -> bool:
    """Compare the head nouns of two works.

    >>> can_be_one("plant", "reactor"), can_be_one("reactor", "runway")
    (True, False)
    """
    return one == other or bool({one, other} & _ANY) or any({one, other} <= family for family in _FAMILIES)
