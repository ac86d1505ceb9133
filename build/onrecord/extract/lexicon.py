"""Read the word lists beside this module: what names, offices and unnamed people are made of."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import yaml

Sex = Literal["m", "f"]


class KnownName(NamedTuple):
    """Hold an organisation that is known by name: the name it is kept under and its country."""

    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold the word lists; words are folded (see `fold`) but in `known`, which is keyed by tuples of words.

    `words` has the lists of names.yaml by their names.
    """

    known: dict[tuple[str, ...], KnownName]
    known_starts: dict[str, int]
    media: frozenset[str]
    organization_words: frozenset[str]
    legal_forms: frozenset[str]
    descriptors: frozenset[str]
    media_words: frozenset[str]
    heads: frozenset[str]
    singular_heads: frozenset[str]
    qualifiers: frozenset[str]
    honorifics: dict[str, Sex | None]
    short_titles: dict[str, str]
    head_sex: dict[str, Sex]
    same: dict[str, str]
    given_names: dict[str, Sex | None]
    nouns: dict[str, str]
    things: frozenset[str]
    places: frozenset[str]
    words: dict[str, frozenset[str]]


def fold(words: str) -> str:
    """Return words in lower case, without accents and full stops, as they are compared.

    >>> fold("Süddeutsche U.S. Gen.")
    'suddeutsche us gen'
    """
    if words.isascii():
        return words.lower().replace(".", "")
    plain = unicodedata.normalize("NFKD", words)
    return (
        "".join(c for c in plain if not unicodedata.combining(c))
        .casefold()
        .replace(".", "")
        .replace("ł", "l")
    )


@cache
def lexicon() -> Lexicon:
    """Read the lists, once."""
    names, offices, people = _load("organisations"), _load("offices"), _load("people")
    known = _known(names)
    starts: dict[str, int] = {}
    for words in known:
        starts[words[0]] = max(len(words), starts.get(words[0], 0))
    return Lexicon(
        known=known,
        known_starts=starts,
        media=frozenset(names["media"]),
        organization_words=_folded(names["words"]),
        legal_forms=_folded(names["legal_forms"]),
        descriptors=_folded(names["descriptors"]),
        media_words=_folded(names["media_words"]),
        heads=_folded(offices["heads"]),
        singular_heads=_folded(offices["singular"]),
        qualifiers=_folded(offices["qualifiers"]),
        honorifics={fold(word): sex for word, sex in offices["honorifics"].items()},
        short_titles={fold(word): title for word, title in offices["short_titles"].items()},
        head_sex=offices["sex"],
        same=offices["same"],
        given_names=_given_names(people),
        nouns=_nouns(people),
        things=_folded(names["things"]),
        places=frozenset(names["places"]),
        words={name: _folded(words) for name, words in _load("names").items()},
    )


def _load(name: str) -> dict[str, Any]:
    text = files("onrecord.extract").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _known(names: dict[str, Any]) -> dict[tuple[str, ...], KnownName]:
    countries = {**names["companies"], **names["media"], **names["bodies"]}
    kept = {name: KnownName(names["aliases"].get(name, name), country) for name, country in countries.items()}
    for alias, name in names["aliases"].items():
        kept[alias] = KnownName(name, countries.get(name))
    return {tuple(name.replace("'s", " 's").split()): entry for name, entry in kept.items()}


def _given_names(people: dict[str, Any]) -> dict[str, Sex | None]:
    male, female = _folded(people["male"]), _folded(people["female"])
    return {
        name: None if name in male and name in female else "m" if name in male else "f"
        for name in male | female
    }


def _nouns(people: dict[str, Any]) -> dict[str, str]:
    """Return common noun -> what it stands for; a noun of several lists has the kind that comes last here."""
    kinds = ("document", "group", "state", "organization", "person")
    return {fold(noun): kind for kind in kinds for noun in people[kind]}
