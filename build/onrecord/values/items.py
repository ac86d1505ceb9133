"""What is generally known of traded systems: other names, weapon categories, maker."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml


class Item(NamedTuple):
    """Hold one system: its usual designation and what is known of it.

    `item_class` is a weapon category of SIPRI, `un_register` a category of the UN Register of Conventional
    Arms or `not_covered`; None where nobody wrote it down.
    """

    name: str
    item_class: str | None = None
    un_register: str | None = None
    maker: str | None = None


_COMMON = frozenset(
    {
        "Systems",
        "Naval",
        "Group",
        "Marine",
        "Heavy",
        "Industries",
        "Complex",
        "General",
        "Aviation",
        "Aerospace",
    }
)

Known = Mapping[str, Mapping[str, object]]
"""Designation -> `aliases`, `class`, `un`, `maker`: the shape of items.yaml."""


def item_of(words: str, further: Known | None = None) -> Item | None:
    """Name the system that words stand for, whatever the spelling; `further` knowledge goes first.

    >>> item_of("TOR M1").name, item_of("SA-15").name, item_of("Su-30MKIs").name
    ('Tor-M1', 'Tor-M1', 'Su-30')
    """
    known = _index(further) if further else {}
    key = designation_key(words)
    found = known.get(key) or _known().get(key)
    if found is None and key.endswith("s"):
        found = known.get(key[:-1]) or _known().get(key[:-1])
    return found


def is_known(words: str) -> bool:
    """Tell whether a designation is known just as it is spelt, letters and digits alone."""
    return designation_key(words) in _known()


def known_names() -> tuple[str, ...]:
    """Return all designations and aliases as written, the longest first."""
    names = {name for item, facts in _items().items() for name in (item, *_aliases(facts))}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def maker_country(maker: str) -> str | None:
    """Return where a maker of the known systems is at home; None for companies of several countries."""
    return _countries_of_makers().get(maker)


@cache
def _countries_of_makers() -> dict[str, str]:
    text = files("onrecord.values").joinpath("makers.yaml").read_text(encoding="utf-8")
    return {maker: country for country, makers in yaml.safe_load(text).items() for maker in makers}


@cache
def known_makers() -> frozenset[str]:
    """Return the makers of the known systems, whole and word by word: "Lockheed Martin", "Lockheed"."""
    makers = {str(facts["maker"]) for facts in _items().values() if facts.get("maker")}
    return frozenset(
        makers | {word for maker in makers for word in maker.split() if word[0].isupper()} - _COMMON
    )


def designation_key(words: str) -> str:
    """Return what spellings of one designation share: letters and digits in lower case.

    >>> designation_key("TOR-M1"), designation_key("Tor M1")
    ('torm1', 'torm1')
    """
    return re.sub(r"[\W_]+", "", words.casefold())


@cache
def _items() -> Known:
    text = files("onrecord.values").joinpath("items.yaml").read_text(encoding="utf-8")
    loaded: Known = yaml.safe_load(text)
    return loaded


@cache
def _known() -> dict[str, Item]:
    return _index(_items())


def _index(items: Known) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for name, facts in items.items():
        item = Item(name, *(_text(facts.get(key)) for key in ("class", "un", "maker")))
        for spelling in (name, *_aliases(facts)):
            found.setdefault(designation_key(spelling), item)
    return found


def _aliases(facts: Mapping[str, object]) -> tuple[str, ...]:
    aliases = facts.get("aliases", ())
    return tuple(map(str, aliases)) if isinstance(aliases, list | tuple) else ()


def _text(value: object) -> str | None:
    return None if value is None else str(value)
