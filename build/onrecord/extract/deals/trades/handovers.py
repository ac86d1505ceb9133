"""Tell goods that change hands where the verb alone does not say so: "|reached| Peru", "|took| over"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import plain_words

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

TAKING = frozenset({"take", "takes", "took", "taken", "taking"})
"""The verb of taking over, and of taking possession."""


def is_taken_over(tree: Tree, verb: int) -> bool:
    """Tell "|took over| two frigates" from taking over the role of one."""
    thing = tree.child(verb, "dobj")
    place = thing is not None and tree.words[thing] in plain_words("places")
    return tree.words[verb] in TAKING and tree.words[verb + 1 : verb + 2] == ["over"] and not place


def has_reached(tree: Tree, verb: int, goods: set[int]) -> bool:
    """Tell "two helicopters will |reach| Peru" from reaching an agreement."""
    subject = tree.child(tree.heads[verb] if tree.deps[verb] == "xcomp" else verb, "nsubj")
    told = set() if subject is None else goods & set(range(tree.left[subject], tree.right[subject] + 1))
    return is_arrival(tree, verb) and bool(told)


def is_arrival(tree: Tree, verb: int) -> bool:
    """Tell "|reached| Peru" and "the jets |reached| it" from "reached a deal" and "they reached it"."""
    place, goods = tree.child(verb, "dobj"), tree.child(verb, "nsubj")
    if place is None or not tree.words[verb].startswith("reach"):
        return False
    it = tree.words[place] == "it" and goods is not None and tree.tags[goods].startswith("NN")
    return it or tree.tags[place].startswith("NNP")


def is_to_owner(tree: Tree, verb: int) -> bool:
    """Tell "came |to the navy|" and "brought |to Mali|" from "came to a halt"."""
    end = tree.last[verb] + 1
    places = [c for c in range(verb, end) if tree.words[c] == "to" and tree.deps[c] in {"prep", "dative"}]
    whom = [noun for place in places for noun in tree.children[place]]
    return any(tree.tags[t] == "NNP" or tree.words[t] in plain_words("forces") for t in whom)


def sends_papers(tree: Tree, verb: int) -> bool:
    """Tell "|sent| lawmakers five |notifications| of sales", in which no goods are sent."""
    sends = tree.words[verb] in {"send", "sends", "sent", "sending"}
    return sends and bool({tree.words[c] for c in tree.children[verb]} & plain_words("papers"))
