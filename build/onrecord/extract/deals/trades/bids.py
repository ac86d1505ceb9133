"""Tell whose an offer is: one that comes in, one to sell, and one for goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import plain_words, verb_kinds

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree


def is_offered(tree: Tree, verb: int) -> bool:
    """Tell "|received| offers from Peru", whose sender would sell, from winning and from goods received."""
    thing = tree.child(verb, "dobj", "nsubjpass")
    comes_in = verb_kinds(tree.words[verb]) >= {"win", "acquire"}
    return comes_in and thing is not None and tree.words[thing] in plain_words("offers")


def asks_for_goods(tree: Tree, noun: int) -> bool:
    """Tell "its |bid| for 12 jets" and "a |bid| to buy" from a bid to sell and a bid for a contract."""
    if tree.words[noun] not in {"bid", "bids"}:
        return False
    tasks = [verb_kinds(tree.words[c]) for c in tree.children[noun] if tree.deps[c] in {"acl", "relcl"}]
    if tasks:
        return any("acquire" in kinds for kinds in tasks)
    owned = any(tree.deps[c] == "poss" or tree.words[c] in {"a", "by"} for c in tree.children[noun])
    sought = (n for c in tree.children[noun] if tree.words[c] == "for" for n in tree.children[c])
    return owned and any(tree.words[n] not in plain_words("contests") for n in sought)
