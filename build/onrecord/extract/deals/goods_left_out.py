"""Read counts whose goods are left out: "16 jets to Chad and |six| to Mali", "Peru ordered |12| more"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.tree import Tree
    from onrecord.model import Amount, Span

_NEAR = 200
"""In characters: how far before its sentence the goods of a count can stand."""
_OBJECTS = frozenset({"dobj", "conj", "attr"})
_BATCH = frozenset(
    {"the", "these", "those", "all", "its", "their", "first", "last", "final", "remaining", "initial"}
)
_PARTS = frozenset({"them", "which", "these", "those", "the"})


def left_out(tree: Tree, found: Sequence[Goods], counts: Sequence[tuple[Span, Amount]]) -> Iterator[Goods]:
    """Yield goods for counts that stand alone: those that the sentence, or the one before, named last."""
    for span, amount in counts:
        token = next((t for t in range(len(tree)) if tree.ends[t] >= span.end), len(tree) - 1)
        several = amount.minimum is not None and amount.minimum > 1
        if not several or _is_year(tree.words[token]) or not _stands_alone(tree, token, found):
            continue
        start = tree.starts[tree.first[token]]
        named = [g for g in found if g.last < token and start - g.span.end < _NEAR and _is_counted(g)]
        if named and (named[-1].name or named[-1].span.start >= start):
            yield replace(named[-1], first=token, last=token, count=(span, amount), definite=False)


def _is_counted(goods: Goods) -> bool:
    several = goods.words.endswith(("s", "aircraft"))
    return several and not goods.vague and goods.kind != "construction"


def _is_year(words: str) -> bool:
    return words.isdigit() and len(words) == len("2026") and words[:2] in {"19", "20"}


def _stands_alone(tree: Tree, token: int, found: Sequence[Goods]) -> bool:
    """Tell "ordered |12| from" from "12 jets", "12 of them" and "the 12"."""
    behind = tree.words[token + 1 : token + 3]
    counted = any(g.count and g.count[0].end == tree.ends[token] for g in found)
    part = behind[:1] == ["of"] and bool(set(behind) & _PARTS)
    the = bool(set(tree.words[max(tree.first[token], token - 2) : token]) & _BATCH)
    each = "each" in behind
    noun = token + 1 < len(tree) and tree.tags[token + 1].startswith(("N", "J", "HYPH", "CD", "$"))
    more = behind[:1] in (["more"], ["others"])
    alone = tree.deps[token] in _OBJECTS and (more or not noun)
    return tree.tags[token] == "CD" and alone and not (counted or part or the or each)
