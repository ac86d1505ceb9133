"""Tell who is asked from who asks: "the minister, |asked| about it, said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.statements.sources import Party

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

_ASKED = frozenset({"asked", "pressed", "questioned", "quizzed"})
_OF_WHAT = frozenset({"about", "whether", "if", "why", "how", "what", "when", "where", "by", "on", "over"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OWNED = frozenset({"DT", "PRP$"})
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
    last = head = _comma(tree, asked) - 1
    while tree.first[verb] <= tree.heads[head] < head and _leads_on(tree, head):
        head = tree.heads[head]
    owned = (t for t in range(head, tree.left[head], -1) if tree.tags[t] in _OWNED)
    return Party(head, ((next(owned, tree.left[head]), last),))  # "on Monday |the minister|"


def _leads_on(tree: Tree, token: int) -> bool:
    """Tell words of a longer name, "minister of |defence|", from a name: "on Monday |the minister|"."""
    above, first = tree.heads[token], tree.left[token]
    own = tree.tags[first] in _OWNED and tree.words[first - 1] != ","
    return tree.words[above] == "of" or (tree.tags[above].startswith("N") and not own)


def is_asked(tree: Tree, token: int) -> bool:
    """Tell a question to somebody who answers it in the same sentence from a question of his."""
    if not _is_asked(tree, token):
        return False
    after = range(token + 1, tree.last[token] + 1)
    return any(tree.tags[t] in _FINITE and answerer(tree, t) is not None for t in after)


def _is_asked(tree: Tree, token: int) -> bool:
    if not tree.first[token] + 1 < token < tree.last[token] or tree.words[token] not in _ASKED:
        return False
    comma, start = _comma(tree, token), tree.first[token]
    before = next((t + 1 for t in range(comma - 1, start, -1) if tree.words[t] == ","), start)
    told = any(tag in _FINITE for tag in tree.tags[before:comma])  # "Rios, who led the |team|, asked"
    noun = tree.tags[comma - 1].startswith(("N", "PRP")) and not told
    return tree.words[comma] == "," and noun and tree.words[token + 1] in _OF_WHAT


def _comma(tree: Tree, asked: int) -> int:
    """Return where the comma stands in "the minister|,| when asked"."""
    return asked - 2 if tree.tags[asked - 1] in {"RB", "WRB"} else asked - 1
