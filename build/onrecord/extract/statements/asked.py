"""Tell who is asked from who asks: "the minister, |asked| about it, said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.statements.sources import Party

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

_ASKED = frozenset({"asked", "pressed", "questioned", "quizzed"})
_OF_WHAT = frozenset({"about", "whether", "if", "why", "how", "what", "when", "where", "by", "on", "over"})
_BETWEEN = ("RB", "MD", "VB")


def answerer(tree: Tree, verb: int) -> Party | None:
    """Return who says something when asked, whom the parser may have made the one who asks."""
    comma = verb - 1
    while comma > tree.first[verb] and tree.tags[comma].startswith(_BETWEEN):
        comma -= 1
    if comma <= tree.first[verb] or tree.words[comma] != ",":
        return None
    asked = next((t for t in range(comma - 1, tree.first[verb] + 1, -1) if _is_asked(tree, t)), None)
    if asked is None:
        return None
    last = asked - 2
    head = last
    while tree.first[verb] <= tree.heads[head] < head and tree.tags[tree.heads[head]].startswith("N"):
        head = tree.heads[head]
    return Party(head, ((tree.left[head], last),))


def is_asked(tree: Tree, token: int) -> bool:
    """Tell a question to somebody who answers it in the same sentence from a question of his."""
    if not _is_asked(tree, token):
        return False
    after = range(token + 1, tree.last[token] + 1)
    return any(tree.tags[t] in {"VBD", "VBZ", "VBP"} and answerer(tree, t) is not None for t in after)


def _is_asked(tree: Tree, token: int) -> bool:
    if not tree.first[token] + 1 < token < tree.last[token] or tree.words[token] not in _ASKED:
        return False
    noun = tree.tags[token - 2].startswith(("N", "PRP"))
    return tree.words[token - 1] == "," and noun and tree.words[token + 1] in _OF_WHAT
