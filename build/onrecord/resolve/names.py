"""Compare names across articles: spellings of one name meet, a surname alone meets nobody."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from onrecord.identifiers import plain_letters

if TYPE_CHECKING:
    from collections.abc import Mapping

_ARTICLE = re.compile(r"\b(?:[Aa]l|[Ee]l)(?:-|\s|(?=[A-Z]))")
_SPELLINGS = (
    (re.compile(r"[ei][iyj]|ai|ay|ey|yi"), "i"),
    (re.compile(r"y|j(?=[aeou])"), "i"),
    (re.compile(r"shch|sch|sh|ch"), "s"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ou|oo|w"), "u"),
    (re.compile(r"tz|ts|z"), "s"),
    (re.compile(r"ie"), "e"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
_FEWEST_CONSONANTS = 4
"""Given names with fewer consonants are different names too often: Maria, Mario."""


@lru_cache(50_000)
def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, folded, with the Arabic article left out.

    >>> person_words("Mohamed ElBaradei"), person_words("Mohammed al-Baradei Jr.")
    (('mohamed', 'baradei'), ('mohammed', 'baradei'))
    """
    words = re.findall(r"[^\W\d_]+", _folded(_ARTICLE.sub("", name)).replace("'", ""))
    return tuple(word for word in words if word not in _SUFFIXES)


def one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two full names can be spellings of one: surnames agree, and given names or initials do.

    A name of one word agrees with nothing.

    >>> one_person(("sergei", "ivanov"), ("sergey", "ivanov")), one_person(("ivanov",), ("ivanov",))
    (True, False)
    """
    if min(len(one), len(other)) < 2 or _spelling(one[-1]) != _spelling(other[-1]):
        return False
    first, second = one[0], other[0]
    if not (_one_given_name(first, second) or (min(len(first), len(second)) == 1 and first[0] == second[0])):
        return False
    middle, further = one[1:-1], other[1:-1]
    return not middle or not further or middle[0][0] == further[0][0]


def surname_key(words: tuple[str, ...]) -> str:
    """Return what the spellings of a surname share."""
    return _spelling(words[-1])


def organization_key(name: str, country_words: frozenset[str]) -> frozenset[str]:
    """Return the words of an organisation's name as they are compared, without legal form and country.

    >>> organization_key("Israeli Defense Ministry", frozenset({"israeli"})) == organization_key(
    ...     "Ministry of Defence", frozenset()
    ... )
    True
    """
    folded = re.findall(r"[\w&]+", _folded(name).replace(".", "").replace("'s", ""))
    same = _lists()["same_words"]
    words = {same.get(word, word) for word in folded} - _words("small_words")
    return frozenset((words - country_words - _words("legal_forms")) or words)


def is_generic(name: str) -> bool:
    """Say whether every state has a body of this name."""
    words = name.casefold().split()
    return len(words) < 4 and not _words("bodies").isdisjoint(words)


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(_lists()[group])


@cache
def _lists() -> Mapping[str, Any]:
    """Read names.yaml once."""
    text = files("onrecord.resolve").joinpath("names.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def _folded(name: str) -> str:
    return plain_letters(name.replace("’", "'"))


@lru_cache(50_000)
def _spelling(word: str) -> str:
    for found, usual in _SPELLINGS:
        word = found.sub(usual, word)
    return word


def _one_given_name(one: str, other: str) -> bool:
    first, second = _spelling(one), _spelling(other)
    if first == second:
        return True
    vowels = re.compile(r"[aeiou]+")
    bones = vowels.sub("", first)
    ends = (first[-1] in "aeiou") == (second[-1] in "aeiou")
    return (
        len(bones) >= _FEWEST_CONSONANTS
        and bones == vowels.sub("", second)
        and first[0] == second[0]
        and ends
    )
