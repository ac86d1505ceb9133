"""Tell contracts placed with a firm, and sums that it gets for a task, from other giving and taking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, verb_kinds

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree


def is_placed(tree: Tree, verb: int) -> bool:
    """Tell "received an |order|" and "gave the yard the |contract|" from goods received or given."""
    own = tree.child(verb, "dobj")  # "Saab was |given| the order"
    thing = tree.child(verb, "nsubjpass") if own is None else own
    if thing is None and tree.tags[verb] == "VBN":  # "the contract |given| to Damen"
        thing = tree.heads[verb] if tree.deps[verb] == "acl" else tree.child(verb, "nsubj")
    given = noun_kind(tree.words[thing]) if thing is not None else None
    if thing is not None and _is_for_a_task(tree, verb, thing):
        given = "contract"
    if thing is None or given in {None, "price", "supply"} or tree.words[thing].startswith("package"):
        return False
    return "win" in verb_kinds(tree.words[verb]) or tree.words[verb].startswith(("give", "gave", "giving"))


def _is_for_a_task(tree: Tree, verb: int, thing: int) -> bool:
    """Tell "was given |$90 million| to build 12 radars" from other sums."""
    tasks = (c for above in (verb, thing) for c in tree.children[above] if tree.tags[c] == "VB")
    return is_sum(tree, thing) and any(verb_kinds(tree.words[c]) & {"build", "supply"} for c in tasks)


def is_funding(tree: Tree, verb: int) -> bool:
    """Tell "|was awarded| $90 million to build 12 radars" from a prize."""
    return verb >= 0 and (is_placed(tree, verb) or verb_kinds(tree.words[verb]) == {"award"})


def is_sum(tree: Tree, thing: int) -> bool:
    """Tell "approved |3 billion baht| for 12 jets", a sum of money, by its number."""
    return any(tree.tags[c] in {"CD", "$"} for c in tree.children[thing]) or tree.tags[thing] in {"CD", "$"}
