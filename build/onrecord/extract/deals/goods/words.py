"""The nouns of goods, and what all names of one system share."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from onrecord.values.items import designation_key, is_known, item_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model import DealKind


_CLASSES = frozenset({"ships", "jets", "armoured_vehicles", "artillery"})
"""Classes whose plurals end no company's name."""


@cache
def lexicon() -> Mapping[str, Any]:
    """Return the nouns of goods, by class."""
    text = files(__package__).joinpath("items.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def head_nouns() -> dict[str, tuple[str, DealKind]]:
    """Map head nouns, singular and plural, to (class, kind of deal)."""
    heads: dict[str, tuple[str, DealKind]] = {}
    for noun in lexicon()["generic"]:
        heads |= dict.fromkeys(_forms(noun), ("generic", "arms_transfer"))
    for kind, nouns in lexicon()["civil"].items():
        heads |= {form: ("civil", kind) for noun in nouns for form in _forms(noun)}
    for category, nouns in lexicon()["heads"].items():
        heads |= {form: (category, "arms_transfer") for noun in nouns for form in _forms(noun)}
    return heads


def class_of(phrase: str, last_word: str) -> tuple[str | None, DealKind]:
    """Return class and kind of deal by the longest noun that a phrase ends in, or by its last one."""
    words = re.sub(r"\(.*?\) ?", "", phrase).replace(" - ", "-").split()
    for end in range(len(words), max(0, len(words) - 3), -1):
        for start in range(max(0, end - 4), end):
            found = head_nouns().get(" ".join(words[start:end]))
            if found:
                return found
    return head_nouns().get(last_word, (None, "arms_transfer"))


@cache
def words_of(key: str) -> frozenset[str]:
    """Return a list of the file in the singular and the plural."""
    return frozenset(form for noun in lexicon()[key] for form in _forms(noun))


def is_company_form(word: str) -> bool:
    """Tell what companies are in law, which stands between their names and goods: "Boeing |Co.| jets"."""
    return word.removesuffix(".") in lexicon()["company_forms"]


def is_named_as_goods(name: str) -> bool:
    """Tell the "Offshore Patrol Vessels" of a title from companies such as "Airbus Helicopters".

    >>> is_named_as_goods("Ocean Patrol Vessels"), is_named_as_goods("Infantry Fighting Vehicles")
    (True, True)
    """
    words = name.lower().split()
    ends = (head_nouns().get(" ".join(words[-length:]), ("", ""))[0] for length in (1, 2))
    return words[-1:] != [] and words[-1].endswith("s") and any(end in _CLASSES for end in ends)


def _forms(noun: str) -> tuple[str, str]:
    first, _, last = noun.rpartition(" ")
    plurals = lexicon()["plurals"]
    irregular = plurals.get(noun) or (f"{first} {plurals[last]}" if first and last in plurals else None)
    return noun, irregular or (f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s")


def singular(name: str, *, several: bool) -> str:
    """Take the plural's "s" from a designation; `several` where the text speaks of more than one.

    >>> singular("Su-30s", several=False), singular("Rafales", several=True), singular("Abrams", several=True)
    ('Su-30', 'Rafale', 'Abrams')
    """
    if re.search(r"[A-Z0-9]s$", name):
        return name[:-1]
    if not re.search(r"[a-z]s$", name) or is_known(name) or is_known(name.rsplit(maxsplit=1)[-1]):
        return name
    bare = several and not re.search(r"(?:ss|us|is|os)$", name)
    return name[:-1] if bare or is_known(name[:-1]) else name


@lru_cache(maxsize=4096)  # the names of one text are compared with each other again and again
def name_key(name: str) -> str:
    """Return what all names of one system share."""
    return designation_key(name_of_item(name))


def same_name(one: str, other: str) -> bool:
    """Compare designations; a longer one may be a variant of a shorter ("F-16", "F-16 Block 70")."""
    short, long = sorted((name_key(one), name_key(other)), key=len)
    if short == long or set(one.split()) < set(other.split()) or set(other.split()) < set(one.split()):
        return True
    rest = long.removeprefix(short)
    return len(short) > 1 and rest != long and not (short[-1].isdigit() and rest[0].isdigit())


def variant_of(name: str) -> str:
    """Return the letters of a variant in a designation, in lower case; empty where it has none.

    >>> variant_of("Su-30MKI fighter"), variant_of("F/A-18D"), variant_of("Leopard 2A8"), variant_of("T-90")
    ('mki', 'd', 'a8', '')
    """
    found = re.search(r"\b[A-Z][A-Za-z/]*[- ]?\d+-?(?P<variant>[A-Z]{1,4}\d{0,2})(?![a-z\d])", name)
    return found["variant"].lower() if found else ""


def name_of_item(name: str) -> str:
    """Return the usual name of the system that a designation or its part stands for, else the designation."""
    words = name.split()
    parts = (name, *(" ".join(words[:end]) for end in range(len(words) - 1, 0, -1)), words[-1])
    item = next((found for part in parts if (found := item_of(part))), None)
    return item.name if item else name
