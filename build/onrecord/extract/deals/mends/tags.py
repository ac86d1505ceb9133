"""Give words the part of speech that they have: neither "12 |drones|" nor "|neighbouring| Oman" is a verb."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.words import head_nouns
from onrecord.extract.deals.trade_words import verb_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.mends.clauses import Mend
    from onrecord.extract.tree import Tree

_NEAR = frozenset({"neighbouring", "neighboring"})
_NOUNS = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "attr", "dative"})


def with_nouns(tree: Tree) -> Tree:
    """Tag goods that the parser took for a verb, yet hung as a noun, as goods; the same tree without any."""
    goods = [
        token
        for token in range(1, len(tree))
        if tree.tags[token] == "VBZ" and tree.words[token] in head_nouns()
        if tree.deps[token] in _NOUNS
        or any(sign.isdigit() for sign in tree.words[token - 1])  # "AIM-9X |missiles|"
    ]
    if not goods:
        return tree
    return replace(tree, tags=["NNS" if token in goods else tag for token, tag in enumerate(tree.tags)])


def with_neighbours(tree: Tree) -> Tree:
    """Make the name behind "neighbouring" the subject: "last year neighbouring |Oman| bought 12 jets"."""
    near = [t for t in range(len(tree) - 1) if tree.words[t] in _NEAR and tree.tags[t] == "VBG"]
    near = [t for t in near if tree.heads[t + 1] == t and tree.tags[t + 1] == "NNP" and tree.heads[t] >= 0]
    if not near:
        return tree
    heads, deps = list(tree.heads), list(tree.deps)
    for token in near:
        name, verb = token + 1, tree.heads[token]
        clause = tree.deps[token] in {"csubj", "advcl", "csubjpass", "ccomp"}
        heads[name], deps[name] = verb, "nsubj" if clause else tree.deps[token]
        for child in tree.children[token]:
            if child != name:
                heads[child] = verb if child < token else name
        heads[token], deps[token] = name, "amod"
    return tree.rehung(heads, deps)


def headlines(tree: Tree) -> Iterator[Mend]:
    """Make what a headline says is to come its verb: "|Oman| to |buy| 22 tanks"."""
    for verb in range(2, len(tree)):
        name = tree.heads[verb]
        if tree.deps[verb] not in {"relcl", "acl"} or tree.tags[verb] != "VB" or tree.words[verb - 1] != "to":
            continue
        to_come = name == verb - 2 and tree.heads[name] < 0 and tree.tags[name].startswith("NNP")
        if to_come and verb_kinds(tree.words[verb]):
            yield verb, -1, "ROOT"
            yield name, verb, "nsubj"
