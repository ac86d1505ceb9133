"""Say whose approval a sale has: who "gave the green light to the sale", whose nod it "received"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.parties import Party, parties_at
from onrecord.extract.deals.parties.words import ranked
from onrecord.extract.deals.trade_words import plain_words
from onrecord.extract.deals.trades.phrases import APPROVER, SUPPLIER, agents_of, is_passive
from onrecord.extract.deals.trades.subjects import subject_of
from onrecord.extract.deals.trades.turns import is_approval, is_giving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.trades.clauses import Clause
    from onrecord.extract.tree import Tree


def approvers(clause: Clause, token: int, owner: str) -> Iterator[tuple[str, Party]]:
    """Yield who "gave the green light to the |sale|": the buyer's parliament, or who lets it go abroad."""
    tree, preposition = clause.tree, clause.tree.heads[token]
    if preposition >= 0 and tree.deps[token] == "nsubj":
        yield from _approving(clause, preposition, owner)
    if preposition < 0 or tree.deps[token] != "pobj" or tree.words[preposition] not in {"to", "for"}:
        return
    above = tree.heads[preposition]
    verb = above if above < 0 or tree.tags[above].startswith("V") else tree.heads[above]
    thing = tree.child(verb, "dobj", "nsubjpass") if verb >= 0 else None
    if thing is None or not is_approval(tree, thing) or not is_giving(tree, thing):
        return
    giver = agents_of(clause, verb) if is_passive(tree, verb) else subject_of(clause, verb)
    for party in giver:
        yield APPROVER if owner == SUPPLIER else owner, party


def is_licensing(tree: Tree, verb: int) -> bool:
    """Tell "the order was cleared by the |State Department|", whose nod lets goods go abroad."""
    sentence = " ".join(tree.words[tree.first[verb] : tree.last[verb] + 1])
    offices = (entry.split(maxsplit=1)[1] for entry in ranked("licensing_offices"))
    return any(f" {office} " in f" {sentence} " for office in offices)


def _approving(clause: Clause, verb: int, owner: str) -> Iterator[tuple[str, Party]]:
    """Yield whose nod a sale got: "the sale, put at $2 billion, received the approval of |the state|"."""
    tree = clause.tree
    joined = (c for c in tree.children[verb] if tree.deps[c] == "conj" and tree.child(c, "nsubj") is None)
    for getting in (verb, *joined):
        thing = tree.child(getting, "dobj")
        if thing is None or tree.words[getting] not in plain_words("giving") or not is_approval(tree, thing):
            continue
        for noun in _behind_of(tree, thing):
            for party in parties_at(tree, clause.text, noun, clause.actors):
                yield APPROVER if owner == SUPPLIER else owner, party


def _behind_of(tree: Tree, noun: int) -> Iterator[int]:
    """Yield what stands behind "of" and "from": "got the approval |of the State Department|"."""
    for preposition in tree.children[noun]:
        if tree.words[preposition] in {"of", "from"}:
            yield from (c for c in tree.children[preposition] if tree.deps[c] == "pobj")
