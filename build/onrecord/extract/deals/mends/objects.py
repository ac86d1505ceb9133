"""Hang what several verbs in a row do on the one that trades: "to |build| and operate four reactors"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import verb_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.tree import Tree


def shared_objects(tree: Tree) -> Iterator[tuple[int, int, str]]:
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


def goods_behind_states(tree: Tree) -> Iterator[tuple[int, int, str]]:
    """Join goods to goods, not to the state before them: "planes from Oman and |trucks| from Peru"."""
    for noun in range(2, len(tree)):
        name = tree.heads[noun]
        if tree.deps[noun] != "conj" or tree.tags[noun] != "NNS" or tree.deps[name] != "pobj":
            continue
        place = tree.heads[name]
        above = tree.heads[place]
        thing = tree.child(above, "dobj") if above >= 0 and tree.tags[above].startswith("V") else above
        own = tree.words[place] in {"from", "to"} and tree.words[noun + 1 : noun + 2] == [tree.words[place]]
        if own and tree.tags[name] == "NNP" and thing is not None and 0 <= thing < place:
            yield noun, thing, "conj"
            yield noun + 1, noun, "prep"


def joined_subjects(tree: Tree) -> Iterator[tuple[int, int, str]]:
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
