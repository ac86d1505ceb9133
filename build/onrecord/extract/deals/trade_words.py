"""The words of trade: what a verb or noun makes of its parties, and how far it says a deal has come."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


def verb_kinds(word: str) -> frozenset[str]:
    """Return what a verb form in lower case can do in a trade ("supply", "acquire", "sign" ...)."""
    return _verbs().get(word, frozenset())


def noun_kind(word: str) -> str | None:
    """Return what a noun form in lower case names: "supply", "acquire", "contract" or "build"."""
    return _nouns().get(word)


def side_of(word: str) -> str | None:
    """Return on which side of a trade a noun form stands: "supplier" or "recipient"."""
    sides = ("supplier", plain_words("givers")), ("recipient", plain_words("takers"))
    return next((side for side, words in sides if word in words), None)


def stage_of(word: str) -> str | None:
    """Return the status that a verb or noun form gives a deal when it is told as a fact."""
    return _stages().get(word)


def words_for(key: str) -> frozenset[str]:
    """Return one of the lists of the file with all regular forms: "planned", "possible", "denial" ..."""
    return _lists()[key]


@cache
def plain_words(key: str) -> frozenset[str]:
    """Return one of the lists of the file as it stands."""
    return frozenset(_lexicon()["plain"][key])


@cache
def _lexicon() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(
        files(__package__).joinpath("trades.yaml").read_text(encoding="utf-8")
    )
    return loaded


@cache
def _verbs() -> dict[str, frozenset[str]]:
    kinds: dict[str, frozenset[str]] = {}
    for kind, bases in _lexicon()["verbs"].items():
        for base in bases:
            for form in verb_forms(base):
                kinds[form] = kinds.get(form, frozenset()) | {kind}
    return kinds


@cache
def _nouns() -> dict[str, str]:
    return {
        form: kind
        for kind, bases in _lexicon()["nouns"].items()
        for base in bases
        for form in (base, *_irregular(base), f"{base}s")
    }


@cache
def _stages() -> dict[str, str]:
    stages: dict[str, str] = {}
    for stage, bases in _lexicon()["stages"].items():
        for base in bases:
            for form in (*verb_forms(base), f"{base[:-1]}ies" if base.endswith("y") else f"{base}s"):
                stages.setdefault(form, stage)
    return stages


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {
        key: frozenset(form for base in _lexicon()[key] for form in verb_forms(base))
        for key in (
            "planned",
            "possible",
            "conditional",
            "light",
            "loose",
            "carry_out",
            "happening",
            "loath",
            "losses",
            "wrecked",
            "pocketing",
        )
    }


def _irregular(base: str) -> tuple[str, ...]:
    return tuple(_lexicon()["forms"].get(base, ()))


@cache
def verb_forms(base: str) -> tuple[str, ...]:
    """Make the forms of a verb; those in the file's `forms` replace what they differ from.

    >>> verb_forms("deny")
    ('deny', 'denies', 'denied', 'denying')
    >>> verb_forms("agree")
    ('agree', 'agrees', 'agreed', 'agreeing')
    """
    if base.endswith("y") and base[-2:-1] not in "aeou":
        regular = (f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing")
    elif base.endswith("e"):
        regular = (f"{base}s", f"{base}d", f"{base}ing" if base.endswith(("ee", "ye")) else f"{base[:-1]}ing")
    elif base.endswith(("s", "x", "ch", "sh")):
        regular = (f"{base}es", f"{base}ed", f"{base}ing")
    else:
        regular = (f"{base}s", f"{base}ed", f"{base}ing")
    return (base, *regular, *_irregular(base))
