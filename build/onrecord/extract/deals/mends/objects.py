"""Hang goods on the verb that trades them, and who gets them as such: "has sold |Peru| three |jets|"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, verb_kinds
from onrecord.values.countries import is_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.mends.clauses import Mend
    from onrecord.extract.tree import Tree


def shared_objects(tree: Tree) -> Iterator[Mend]:
    """Hang the object of the last of several verbs on the first that trades and has none of its own."""
    for verb in range(len(tree) - 2):
        if not tree.tags[verb].startswith("V") or not verb_kinds(tree.words[verb]):
            continue
        if tree.child(verb, "dobj", "ccomp", "xcomp", "nsubjpass", "prt") is not None:
            continue
        last = _last_of_row(tree, verb)
        thing = tree.child(last, "dobj") if last is not None else None
        if last is not None and thing is not None and thing > last and not verb_kinds(tree.words[last]):
            yield thing, verb, "dobj"


def contracts_in_a_row(tree: Tree) -> Iterator[Mend]:
    """Join a contract to the one before, not to its goods: "signed a deal for jets and a |deal| for"."""
    for noun in range(2, len(tree)):
        goods = tree.heads[noun]
        if (
            tree.deps[noun] != "conj"
            or noun_kind(tree.words[noun]) != "contract"
            or tree.deps[goods] != "pobj"
        ):
            continue
        verb = goods
        while verb >= 0 and not tree.tags[verb].startswith("V"):
            verb = tree.heads[verb]
        first = tree.child(verb, "dobj") if verb >= 0 else None
        if first is not None and first < goods and noun_kind(tree.words[first]) == "contract":
            yield noun, first, "conj"


def joined_subjects(tree: Tree) -> Iterator[Mend]:
    """Join the two subjects of a headline: "|Peru|, Chinese firm ink deal for port"."""
    comma = next((t for t in range(1, min(5, len(tree))) if tree.words[t] == ","), None)
    if comma is None or tree.words[-1] in {".", "?", "!"} or tree.first[-1] != 0:
        return
    name = comma - 1
    verb, other = tree.heads[name], tree.child(name, "appos")
    if other is not None and verb > other and tree.deps[name] == "nsubj" and tree.tags[verb] in {"VBP", "VB"}:
        yield other, name, "conj"
        return
    subject = next((t for t in range(comma + 1, len(tree)) if tree.deps[t] == "nsubj"), None)
    if subject is None or not all(tree.tags[t].startswith(("N", "J")) for t in (*range(comma), subject)):
        return
    verb = tree.heads[subject]
    apart = not tree.within(name, subject) and not tree.within(subject, name)
    if apart and subject < verb and tree.tags[verb] in {"VBP", "VB", "VBD"} and tree.tags[name] == "NNP":
        yield name, subject, "conj"


def receivers_before_goods(tree: Tree) -> Iterator[Mend]:
    """Hang who gets goods on the verb: "has sold the |ministry| of Peru three jets"."""
    for number in range(3, len(tree)):
        goods = tree.heads[number]
        if tree.tags[number] != "CD" or goods < 0:
            continue
        if goods < number:
            yield from _joined_to_number(tree, goods, number)
            continue
        above = tree.heads[goods]
        verb = tree.heads[above] if above >= 0 and tree.deps[goods] == "appos" else above
        if (
            verb < 0
            or not verb_kinds(tree.words[verb]) & {"supply", "offer"}
            or not tree.tags[verb].startswith("V")
        ):
            continue
        if tree.deps[goods] == "appos" and tree.deps[above] == "dobj" and tree.right[above] > number > above:
            if not {",", "("} & set(tree.words[above:number]):
                yield goods, verb, "dobj"
                yield above, verb, "dative"
        elif tree.deps[goods] == "dobj":
            whom = _before_number(tree, verb, goods, number)
            if whom is not None:
                yield whom, verb, "dative"


def _joined_to_number(tree: Tree, whom: int, number: int) -> Iterator[Mend]:
    """Part who gets goods from their number: "is selling the |government| |18| howitzers"."""
    goods = tree.heads[whom]
    verb = tree.heads[goods] if goods > number else -1
    if verb < 0 or tree.deps[goods] != "dobj" or verb > whom or not tree.tags[whom].startswith("NN"):
        return
    if verb_kinds(tree.words[verb]) & {"supply", "offer"} and tree.deps[whom] in {"nmod", "compound"}:
        yield number, goods, "nummod"
        yield whom, verb, "dative"


def _before_number(tree: Tree, verb: int, goods: int, number: int) -> int | None:
    """Return who stands between a verb and the number of its goods."""
    first = tree.child(verb, "dobj")
    if first is not None and verb < first < number and first != goods:
        return first
    for noun in tree.children[goods]:
        named = noun < number and tree.right[noun] == number - 1 and tree.tags[noun].startswith("NN")
        if named and verb < noun and tree.deps[noun] in {"nmod", "compound"} and tree.left[noun] < noun:
            return noun
    return None


def _last_of_row(tree: Tree, verb: int) -> int | None:
    """Return the last verb of "|build|, own and |operate|", with nothing but commas and "and" between."""
    last, token = None, verb + 1
    while token < len(tree) and tree.first[token] == tree.first[verb]:
        if tree.tags[token] == tree.tags[verb] and tree.deps[token] == "conj":
            last = token
        elif tree.words[token] not in {",", "and", "or"}:
            break
        token += 1
    return last


def receivers(tree: Tree) -> Iterator[Mend]:
    """Hang a country on the verb that gives: "sent |Armenia| arms"; "sold |Armenian| arms" stays."""
    for noun in range(1, len(tree)):
        verb = tree.heads[noun]
        if tree.deps[noun] != "dobj" or verb < 0 or not verb_kinds(tree.words[verb]) & {"supply", "offer"}:
            continue
        ends = (
            t for t in range(verb + 1, min(verb + 3, noun)) if is_name(" ".join(tree.words[verb + 1 : t + 1]))
        )
        last = next(ends, None)
        if last is not None and tree.tags[last] == "NNP" and tree.deps[last] in {"compound", "nmod"}:
            yield last, verb, "dative"
