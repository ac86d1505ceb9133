"""Tell goods that change hands where the verb alone does not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

_TAKING = frozenset({"take", "takes", "took", "taken", "taking"})


def is_taken_over(tree: Tree, verb: int) -> bool:
    """Tell "|took over| two frigates" from taking anything else."""
    return tree.words[verb] in _TAKING and tree.words[verb + 1 : verb + 2] == ["over"]
