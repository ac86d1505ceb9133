"""Tell goods that change hands where the verb alone does not say so: "|reached| Peru", "|took| over"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

TAKING = frozenset({"take", "takes", "took", "taken", "taking"})
"""The verb of taking over, and of taking possession."""


def is_taken_over(tree: Tree, verb: int) -> bool:
    """Tell "|took over| two frigates" from taking anything else."""
    return tree.words[verb] in TAKING and tree.words[verb + 1 : verb + 2] == ["over"]


def has_reached(tree: Tree, verb: int, goods: set[int]) -> bool:
    """Tell "two helicopters will |reach| Peru" from reaching an agreement."""
    subject = tree.child(tree.heads[verb] if tree.deps[verb] == "xcomp" else verb, "nsubj")
    told = set() if subject is None else goods & set(range(tree.left[subject], tree.right[subject] + 1))
    return is_arrival(tree, verb) and bool(told)


def is_arrival(tree: Tree, verb: int) -> bool:
    """Tell "|reached| Peru" from "reached a deal"."""
    place = tree.child(verb, "dobj")
    return tree.words[verb].startswith("reach") and place is not None and tree.tags[place].startswith("NNP")
