"""Find the state that "it" means: the one that the sentence before is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.values.countries import country_of

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree


def subject_before(tree: Tree, token: int) -> str | None:
    """Return the country that the sentence before is about: "|France| has rivals. It offered ..."."""
    first = tree.first[token]
    if not first or _has_nearer(tree, token):
        return None
    start = tree.first[first - 1]
    root = next((t for t in range(start, first) if tree.deps[t] == "ROOT"), None)
    subject = tree.child(root, "nsubj", "nsubjpass") if root is not None else None
    if subject is None:
        return None
    owner = tree.child(subject, "poss")
    named = [country for t in (subject, owner) if t is not None and (country := _country_at(tree, t))]
    own = _country_at(tree, _subject_of(tree, token))
    return named[0] if named and named[0] != own else None


def _has_nearer(tree: Tree, token: int) -> bool:
    """Tell "Peru turned to Moscow, from which |it| took three", whose own sentence says who."""
    subjects = (t for t in range(tree.first[token], token) if tree.deps[t] in {"nsubj", "nsubjpass"})
    return any(t != _subject_of(tree, token) and tree.tags[t].startswith("N") for t in subjects)


def _subject_of(tree: Tree, token: int) -> int:
    """Return the subject of the verb that a token hangs on."""
    verb = tree.heads[token]
    subject = tree.child(verb, "nsubj") if verb >= 0 else None
    return token if subject is None else subject


def _country_at(tree: Tree, token: int) -> str | None:
    """Return the country that a proper noun names with the names before it: "Saudi |Arabia|"."""
    if not tree.tags[token].startswith("NNP"):
        return None
    first = token
    while first and tree.tags[first - 1].startswith("NNP") and tree.heads[first - 1] == token:
        first -= 1
    name = " ".join(word.capitalize() for word in tree.words[first : token + 1])
    return country_of(name)
