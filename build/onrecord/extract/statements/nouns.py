"""Read attributions by a noun: "his claim that ...", "a promise by the minister to ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.statements.clauses import own_end
from onrecord.extract.statements.cues import words
from onrecord.extract.statements.sources import noun_phrase, source_of

if TYPE_CHECKING:
    from onrecord.extract.statements.cues import Cue
    from onrecord.extract.statements.sources import Party
    from onrecord.extract.tree import Range, Tree

_PREPOSITIONS = {
    "say": ("about", "on", "of"),
    "claim": ("of", "about"),
    "accuse": ("of",),
    "warn": ("of", "about"),
    "criticise": ("of", "about"),
    "request": ("for",),
    "promise": ("of",),
    "announce": ("of",),
    "believe": ("about", "on", "of", "in"),
    "support": ("for", "to", "of"),
    "want": ("for", "of"),
    "deny": ("of",),
    "confirm": ("of",),
}


def noun_content(tree: Tree, noun: int, cue: Cue) -> tuple[list[Range], str]:
    """Find what a noun says is said: a that-clause or an infinitive ("noun"), or only its topic ("topic")."""
    for child in tree.children[noun]:
        if child < noun:
            continue
        dep, first, last = tree.deps[child], tree.left[child], tree.right[child]
        if (
            dep in {"acl", "ccomp", "relcl"}
            and tree.words[first] in {"that", "whether"}
            and _is_complete(tree, child)
        ):
            return [(first, own_end(tree, first, last))], "noun"
        if dep == "acl" and tree.words[first] == "to":
            return [(first, own_end(tree, first, last))], "noun"
        if dep == "prep" and tree.words[child] in _PREPOSITIONS.get(cue.act, ("of",)) and child < last:
            return [(child + 1, own_end(tree, child + 1, last))], "topic"
    return [], "noun"


def noun_source(tree: Tree, noun: int) -> Party | None:
    """Find whose saying a noun names: "his", "by the minister", or who makes it."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return noun_phrase(tree, owner)
    by = next((c for c in tree.children[noun] if tree.words[c] in {"by", "from"} and c > noun), None)
    author = None if by is None else tree.child(by, "pobj")
    if author is not None:
        return noun_phrase(tree, author)
    verb = tree.heads[noun]
    if verb >= 0 and tree.deps[noun] == "dobj" and tree.words[verb] in words("making"):
        return source_of(tree, verb)
    return None


def _is_complete(tree: Tree, verb: int) -> bool:
    """Tell a that-clause from a relative one: it has a subject other than "that"."""
    subject = tree.child(verb, "nsubj", "nsubjpass", "expl", "csubj")
    return subject is not None and tree.words[subject] != "that"
