"""Hang names on the nouns that describe them, and what fills up a noun phrase on its noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.parties.words import describing_nouns
from onrecord.extract.deals.trade_words import noun_kind, plain_words, verb_kinds
from onrecord.values.dates import find_dates
from onrecord.values.quantities import is_measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.mends.clauses import Mend
    from onrecord.extract.tree import Tree

_OPENS = frozenset({"DT", "CD", "PRP$", "WDT", "WP$"})


def described_names(tree: Tree) -> Iterator[Mend]:
    """Hang a name on the noun right before it that describes it: "the state conglomerate |Ukroboronprom|"."""
    for noun in range(len(tree) - 1):
        if tree.tags[noun] != "NN" or tree.words[noun] not in describing_nouns():
            continue
        end = _end_of_name(tree, noun + 1)
        heads = [t for t in range(noun + 1, end + 1) if not noun < tree.heads[t] <= end]
        if len(heads) != 1 or tree.within(noun, heads[0]) or tree.tags[end + 1 : end + 2] == ["POS"]:
            continue
        name, above = heads[0], tree.heads[heads[0]]
        clause = tree.deps[name] == "nsubj" and tree.deps[above] == "relcl" and tree.heads[above] == noun
        if not clause and above != noun and not find_dates(" ".join(tree.words[noun + 1 : end + 1]).title()):
            yield name, noun, "appos"


def _end_of_name(tree: Tree, start: int) -> int:
    """Return the last token of a run of names; the token before where none starts here."""
    end = start
    while end < len(tree) and tree.tags[end] in {"NNP", "NNPS"} and tree.first[end] == tree.first[start]:
        end += 1
    return end - 1


def receivers_before(tree: Tree) -> Iterator[Mend]:
    """Tell the two objects of a verb: "awarded the Swedish group |Saab| a contract"."""
    for verb in range(len(tree)):
        things = [c for c in tree.children[verb] if tree.deps[c] == "dobj" and c > verb]
        if len(things) < 2 or not verb_kinds(tree.words[verb]):
            continue
        one, other = things[0], things[1]
        if tree.left[other] != tree.right[one] + 1 or not tree.tags[other].startswith("N"):
            continue
        if tree.tags[tree.left[other]] in _OPENS and noun_kind(tree.words[one]) is None:
            yield one, verb, "dative"
        elif is_measure(tree.words[one]):
            yield one, other, "compound"  # "nine 155-|mm| self-propelled howitzers"
            yield from ((c, other, "nummod") for c in tree.children[one] if tree.tags[c] == "CD")


def purposes(tree: Tree) -> Iterator[Mend]:
    """Hang an infinitive on the talks before it, whoever they are with: "in |talks| with Oman |to buy|"."""
    for verb in range(3, len(tree)):
        if tree.tags[verb] != "VB" or tree.words[verb - 1] != "to" or not verb_kinds(tree.words[verb]):
            continue
        end = verb - 3 if tree.words[verb - 2] == "," else verb - 2
        noun = next((t for t in range(end, tree.first[verb], -1) if _holds(tree, t, end)), None)
        if noun is not None and tree.deps[verb] in {"advcl", "xcomp"} and not tree.within(noun, verb):
            yield verb, noun, "acl"


def _holds(tree: Tree, noun: int, end: int) -> bool:
    """Tell the noun of a plan whose last word is that of the party it is with."""
    plan = noun_kind(tree.words[noun]) in {"contract", "talks"} or tree.words[noun] in plain_words("plans")
    beside = [c for c in tree.children[noun] if tree.words[c] in {"with", "between"} and c > noun]
    return plan and tree.tags[noun].startswith("NN") and tree.right[noun] == end and bool(beside)
