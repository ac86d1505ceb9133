"""Find who passes on what another said: "was quoted by X as saying", "X quoted him as saying", "citing X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.sources import Party, noun_phrase, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.tree import Tree

_QUOTING = frozenset("quoted quoting quotes quote cited citing cites cite".split())
_CARRYING = frozenset(
    "carried broadcast broadcasted reported published quoted released posted distributed relayed aired cited "
    "monitored printed run".split()
)
_DEEPEST = 4


def relays_of(tree: Tree, verb: int, source: Party | None) -> list[tuple[Party, int]]:
    """Return those who relay a statement, outermost first, each with the token that says so."""
    found = [*_quoting(tree, verb), *_carrying(tree, verb)]
    if source is not None:
        found += _passives(tree, source.head)
    return found


def quoted_source(tree: Tree, verb: int) -> Party | None:
    """Return whom a relay quotes: the object of "quoted X as saying", where the verb is the saying."""
    quoting = _quoting_verb(tree, verb)
    if quoting is None:
        return None
    person = tree.child(quoting, "nsubjpass") if _is_passive(tree, quoting) else tree.child(quoting, "dobj")
    return None if person is None else noun_phrase(tree, person, before=verb if person < verb else None)


def _quoting_verb(tree: Tree, verb: int) -> int | None:
    """Return the verb of "quoted ... as saying" for its saying."""
    above = tree.heads[verb]
    if tree.tags[verb] != "VBG" or above < 0 or tree.words[above] != "as":
        return None
    above = tree.heads[above]
    if above >= 0 and tree.tags[above].startswith(("N", "PRP")):
        above = tree.heads[above]
    return above if above >= 0 and tree.words[above] in _QUOTING else None


def _quoting(tree: Tree, verb: int) -> Iterator[tuple[Party, int]]:
    quoting = _quoting_verb(tree, verb)
    if quoting is None:
        return
    relay = _agent(tree, quoting) if _is_passive(tree, quoting) else source_of(tree, quoting)
    if relay is not None:
        yield relay, quoting


def _carrying(tree: Tree, verb: int) -> Iterator[tuple[Party, int]]:
    """Yield those by whom the occasion of a saying was passed on: "in remarks carried by X"."""
    for token in tree.children[verb]:
        if token > verb and tree.deps[token] in {"prep", "advcl"}:
            yield from _passives(tree, token)


def _passives(tree: Tree, top: int, depth: int = 0) -> Iterator[tuple[Party, int]]:
    """Yield the agents of participles that hang on a word: "X, quoted by Y"."""
    for token in tree.children[top]:
        if tree.deps[token] == "acl" and tree.words[token] in _CARRYING:
            relay = _agent(tree, token)
            if relay is not None:
                yield relay, token
        elif depth < _DEEPEST and tree.deps[token] in {"pobj", "appos", "prep"}:
            yield from _passives(tree, token, depth + 1)


def _agent(tree: Tree, verb: int) -> Party | None:
    by = tree.child(verb, "agent")
    if by is None:
        by = next((c for c in tree.children[verb] if tree.words[c] in {"by", "on"}), None)
    noun = None if by is None else tree.child(by, "pobj")
    return None if noun is None else noun_phrase(tree, noun)


def _is_passive(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "auxpass", "nsubjpass") is not None or tree.deps[verb] == "acl"
