"""Name the members of a group of companies: "a consortium led by |Vinci|", "a team of |Alstom| and |FCC|"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.tree import Tree

_GROUPS = frozenset(
    {"consortium", "group", "team", "venture", "alliance", "partnership", "grouping", "tie-up", "syndicate"}
)
_FORMING = frozenset(
    {"led", "headed", "comprising", "consisting", "made", "formed", "including", "involving", "composed"}
    | {"comprised", "grouping", "uniting", "spearheaded", "fronted", "comprises", "includes"}
)
_OF = frozenset({"of", "between", "by", "including", "with"})
_PARTNERS = frozenset({"partner", "partners", "subsidiary", "unit", "affiliate", "parent"})
_TOGETHER = frozenset(
    {"venture", "consortium", "partnership", "cooperation", "collaboration", "association", "alliance"}
    | {"together", "jointly", "along", "conjunction", "tandem", "co-operation", "teaming"}
)


def members_of(tree: Tree, head: int) -> tuple[int, ...]:
    """Return the nouns that name who forms a group; none for what is no group of companies."""
    if tree.words[head] in _PARTNERS:
        return tuple(c for c in tree.children[head] if tree.deps[c] == "appos" and tree.tags[c] == "NNP")
    if tree.words[head] not in _GROUPS or tree.tags[head].startswith("NNP"):
        return ()
    return tuple(_members(tree, head))


def _members(tree: Tree, above: int) -> Iterator[int]:
    for child in tree.children[above]:
        if tree.words[child] in _FORMING or (tree.words[child] == "up" and child > above):
            yield from (c for c in tree.children[child] if tree.deps[c] in {"dobj", "pobj"})
            yield from _members(tree, child)
        elif tree.words[child] in _OF and tree.deps[child] in {"prep", "agent"}:
            for noun in tree.children[child]:
                several = tree.words[noun] in {"companies", "firms", "partners", "contractors"}
                yield from _members(tree, noun) if several else (noun,)


def is_together(tree: Tree, preposition: int) -> bool:
    """Tell "together |with| Orascom" and "in a joint venture |with| Samsung" from a deal with somebody."""
    above = tree.heads[preposition]
    near = {tree.words[preposition - 1], tree.words[above]} if preposition and above >= 0 else set()
    return tree.words[preposition] == "with" and bool(near & _TOGETHER)
