"""Know the words that report speech, and find them in a paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, get_args

import yaml

from onrecord.model import StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.extract.tree import Tree

_WITH_CLAUSE = frozenset({"say", "announce", "confirm", "claim", "warn", "request", "promise", "criticise"})
_FORMS = ("that", "infinitive", "passive")
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Cue:
    """Hold what is known of one reporting word.

    `act` is the finest class of the list. `takes_clause` tells whether it can stand beside what is said as a
    clause of its own ("..., he said"), `takes_object` whether a bare object is content, `takes_addressee`
    whether it is the one spoken to; the object of one of `prepositions` is content.
    `never` has the forms ("that", "infinitive", "passive") in which the word reports nothing.
    """

    lemma: str
    act: str
    kind: StatementKind
    takes_clause: bool
    takes_object: bool
    takes_addressee: bool
    prepositions: frozenset[str]
    never: frozenset[str] = frozenset()


@cache
def verbs() -> Mapping[str, Cue]:
    """Return every form of every reporting verb, in lower case."""
    listed = _load("cues")
    found: dict[str, Cue] = {}
    for cue in _cues(listed):
        for form in _forms(cue.lemma, listed["forms"].get(cue.lemma, ())):
            found.setdefault(form, cue)
    return found


@cache
def nouns() -> Mapping[str, Cue]:
    """Return every form of every noun that stands for a saying, in lower case."""
    found: dict[str, Cue] = {}
    for kind in get_args(StatementKind):
        for act, lemmas in _load("cues")["nouns"][kind].items():
            for lemma in lemmas:
                found[lemma] = found[_plural(lemma)] = Cue(lemma, act, kind, False, False, False, frozenset())
    return found


@cache
def words(group: str) -> frozenset[str]:
    """Return a group of words.yaml by its name."""
    return frozenset(_load("words")[group])


@cache
def _load(name: str) -> Mapping[str, Any]:
    """Read a list once."""
    text = resources.files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def _cues(listed: Mapping[str, Any]) -> Iterator[Cue]:
    takes = listed["takes"]
    for kind in get_args(StatementKind):
        for act, lemmas in listed[kind].items():
            for lemma in lemmas:
                yield Cue(
                    lemma=lemma,
                    act=act,
                    kind=kind,
                    takes_clause=act in _WITH_CLAUSE and lemma not in takes["no_clause"],
                    takes_object=lemma not in takes["no_object"],
                    takes_addressee=lemma in takes["addressee"],
                    prepositions=frozenset(
                        p for p, lemmas in takes["preposition"].items() if lemma in lemmas
                    ),
                    never=frozenset(form for form in _FORMS if lemma in takes[f"no_{form}"]),
                )


def _plural(lemma: str) -> str:
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in _VOWELS else lemma + "s"


def _forms(lemma: str, irregular: tuple[str, ...]) -> set[str]:
    forms = {lemma, *irregular}
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return forms | {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    forms.add(lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"))
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return forms | {lemma + "d", lemma[:-1] + "ing"}
    return forms | {lemma + ("d" if lemma.endswith("ee") else "ed"), lemma + "ing"}


def cue_at(tree: Tree, token: int) -> Cue | None:
    """Return what is known of a token that is a reporting verb; None where it is none."""
    word = tree.words[token]
    if word in {"went", "goes"} and tree.words[token + 1 : token + 2] == ["on"]:
        word = "continued"
    cue = verbs().get(word)
    if cue is None or not tree.tags[token].startswith("V"):
        return None
    return None if f"{cue.lemma} {' '.join(tree.words[token + 1 : token + 2])}" in words("deeds") else cue


def noun_at(tree: Tree, token: int) -> Cue | None:
    """Return what is known of a token that is a noun for a saying; None where it is none."""
    cue = nouns().get(tree.words[token])
    return cue if cue is not None and tree.tags[token].startswith("NN") else None
