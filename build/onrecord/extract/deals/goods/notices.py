"""Read the lists of notices of sales: "has requested to buy fifty (50) X tanks; four (4) Y bridges; and"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.tree import Tree

_ENDS = frozenset(
    {",", ";", ".", ":", "with", "provided", "from", "including", "in", "for", "that", "which", "by", "at"}
    | {"on", "worth", "valued", "was", "were", "is", "are", "will", "would", "has", "have", "had"}
)
"""What follows the name of an item."""


@dataclass(frozen=True, slots=True)
class Item:
    """Hold where an item begins with its number, its name and last noun, and where the next one begins."""

    start: int
    name: int
    noun: int
    end: int


def items_of(tree: Tree) -> Iterator[Item]:
    """Yield the items of lists that give each number in words and in figures."""
    numbers = [t for t in range(1, len(tree) - 3) if _is_number(tree, t)]
    starts = [_start(tree, number) for number in numbers]
    for place, number in enumerate(numbers):
        following = starts[place + 1] if place + 1 < len(starts) else len(tree)
        ends = (t for t in range(number + 3, following) if tree.words[t] in {";", "."})
        end = min(next(ends, following - 1) + 1, following)
        noun = _noun(tree, number + 3, end)
        if noun is not None:
            yield Item(starts[place], number + 3, noun, end)


def _is_number(tree: Tree, token: int) -> bool:
    """Tell the bracket in "fifty |(50)|"."""
    inside = tree.words[token + 1].replace(",", "")
    return (
        tree.words[token] == "("
        and inside.isdigit()
        and tree.words[token + 2] == ")"
        and _counts(tree, token - 1)
    )


def _counts(tree: Tree, token: int) -> bool:
    return tree.tags[token] == "CD" or tree.words[token] in {"hundred", "thousand", "-"}


def _start(tree: Tree, number: int) -> int:
    token = number
    while token > 0 and _counts(tree, token - 1):
        token -= 1
    return token


def _noun(tree: Tree, name: int, end: int) -> int | None:
    """Return the last word of a name, which may hold a short one in brackets before its noun."""
    last, token = None, name
    while token < end and not _is_end(tree, token):
        if tree.words[token] == "(":
            closed = next((t for t in range(token, min(end, token + 5)) if tree.words[t] == ")"), end)
            if closed + 1 >= end or not tree.tags[closed + 1].startswith("N"):
                break
            token = closed
        elif tree.tags[token].startswith(("N", "V")):
            last = token
        token += 1
    return last


def _is_end(tree: Tree, token: int) -> bool:
    """Tell what follows a name from words inside one: "Lift |and| Evacuation", "Air-|to|-Air"."""
    word, behind = tree.words[token], tree.tags[token + 1 : token + 2]
    joined = word == "and" and behind in (["NNP"], ["NNPS"])
    return word in _ENDS or (word == "and" and not joined) or (word == "to" and tree.words[token - 1] != "-")
