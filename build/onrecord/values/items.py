"""What is generally known of traded systems: other names, weapon categories, maker."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import yaml

from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_WORDS = 6
"""Words in the longest name that is looked for, parts around a hyphen counted one by one."""
_SHORT = 3
"""Characters of names that pass only as written: "C-17" is no short one, "K9" and "F-5" are."""
_BETWEEN = r"[-\s/.'’()]{1,2}"


class Item(NamedTuple):
    """Hold one system: its usual designation and what is known of it.

    `item_class` is a weapon category of SIPRI, `un_register` a category of the UN Register of Conventional
    Arms or `not_covered`; None where nobody wrote it down.
    """

    name: str
    item_class: str | None = None
    un_register: str | None = None
    maker: str | None = None


Known = Mapping[str, Mapping[str, object]]
"""Designation -> `aliases`, `class`, `un`, `maker`: the shape of items.yaml."""


def item_of(words: str, further: Known | None = None) -> Item | None:
    """Name the system that words stand for, whatever the spelling; `further` knowledge goes first.

    >>> item_of("TOR M1").name, item_of("SA-15").name, item_of("Su-30MKIs").name
    ('Tor-M1', 'Tor-M1', 'Su-30')
    """
    known = _index(further) if further else {}
    keys = (
        designation_key(spelling) for spelling in (words, words.removesuffix("s"), _without_variant(words))
    )
    return next((item for key in keys if (item := known.get(key) or _known().get(key))), None)


def _without_variant(words: str) -> str:
    """Cut the letters of a variant from a designation: "MiG-29UB" is a MiG-29, "K9A1" a K9."""
    return re.sub(r"(?<=\d)-?[A-Za-z]{1,4}\d{0,2}$", "", words)


def is_known(words: str) -> bool:
    """Tell whether a designation is known just as it is spelt, letters and digits alone."""
    return designation_key(words) in _known()


def find_known(text: str) -> Iterator[Span]:
    """Find the names of known systems in a text, whatever stands between their parts; the longest wins.

    Names that are words or places too are left out, and short ones need the hyphen that they have.

    >>> [span.of("Two Su 30s and a C-17") for span in find_known("Two Su 30s and a C-17")]
    ['Su 30s', 'C-17']
    """
    words = list(re.finditer(r"\w+", text))
    place = 0
    while place < len(words):
        end = _known_end(text, words, place) if _opens_name(words[place][0]) else None
        if end is not None:
            yield Span(words[place].start(), words[end].end())
        place = place + 1 if end is None else end + 1


def _opens_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _known_end(text: str, words: Sequence[re.Match[str]], first: int) -> int | None:
    """Return the last word of the longest known name that starts at a word."""
    squeezed, found = "", None
    for last in range(first, min(first + _MOST_WORDS, len(words))):
        if last > first and not re.fullmatch(_BETWEEN, text[words[last - 1].end() : words[last].start()]):
            break
        squeezed += words[last][0]
        name = squeezed if squeezed in _spellings() else squeezed.removesuffix("s")
        written = text[words[first].start() : words[last].end()]
        if name in _spellings() and (len(name) > _SHORT or written.removesuffix("s") in _spellings()[name]):
            found = last
    return found


@cache
def _spellings() -> Mapping[str, frozenset[str]]:
    """Map names without what stands between their parts to the names as written."""
    names: dict[str, set[str]] = {}
    for item, facts in _items().items():
        for name in (item, *_aliases(facts)):
            if name not in _ordinary()["systems"]:
                squeezed = re.sub(r"[\W_]+", "", name)
                for spelling in {squeezed, squeezed.upper() if len(squeezed) > _SHORT else squeezed}:
                    names.setdefault(spelling, set()).add(name)
    return {squeezed: frozenset(written) for squeezed, written in names.items()}


def maker_country(maker: str) -> str | None:
    """Return where a maker of the known systems is at home; None for companies of several countries."""
    return _countries_of_makers().get(maker)


@cache
def _countries_of_makers() -> dict[str, str]:
    text = files("onrecord.values").joinpath("makers.yaml").read_text(encoding="utf-8")
    return {maker: country for country, makers in yaml.safe_load(text).items() for maker in makers}


@cache
def _companies() -> dict[str, str]:
    """Map the companies that are known by their whole names alone to where they are at home."""
    text = files("onrecord.values").joinpath("companies.yaml").read_text(encoding="utf-8")
    return {name: country for country, names in yaml.safe_load(text).items() for name in names}


def home_of(company: str) -> str | None:
    """Return where a company is at home as is generally known; None for others.

    >>> home_of("Saab"), home_of("Nokia"), home_of("Airbus")
    ('SWE', 'FIN', None)
    """
    return maker_country(company) or _companies().get(company)


@cache
def known_makers() -> frozenset[str]:
    """Return the makers of the known systems, whole and word by word: "Lockheed Martin", "Lockheed"."""
    makers = {str(facts["maker"]) for facts in _items().values() if facts.get("maker")} | set(
        _countries_of_makers()
    )
    words = {word for maker in makers for word in maker.split() if word[0].isupper()}
    return frozenset(makers | words - _ordinary()["makers"] | _companies().keys()) - _ordinary()["companies"]


@cache
def _ordinary() -> Mapping[str, frozenset[str]]:
    text = files("onrecord.values").joinpath("ordinary_names.yaml").read_text(encoding="utf-8")
    return {kind: frozenset(map(str, names)) for kind, names in yaml.safe_load(text).items()}


def designation_key(words: str) -> str:
    """Return what spellings of one designation share: letters and digits in lower case.

    >>> designation_key("TOR-M1"), designation_key("Tor M1")
    ('torm1', 'torm1')
    """
    return re.sub(r"[\W_]+", "", words.casefold())


@cache
def _items() -> Known:
    text = files("onrecord.values").joinpath("items.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the list is long: six times as fast
    loaded: Known = {str(name): facts for name, facts in yaml.load(text, loader).items()}  # noqa: S506 (safe)
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
