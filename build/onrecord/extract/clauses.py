"""Read who says and what is said off the syntax around a cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.cues import Cue
    from onrecord.extract.tree import Tree

Range = tuple[int, int]
"""The first and the last token, both inclusive."""

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOT_CONTENT = frozenset(
    {"it", "itself", "himself", "herself", "themselves", "so", "me", "him", "her", "us", "them", "you"}
)


@dataclass(frozen=True, slots=True)
class Party:
    """Hold a source or an addressee: the token it hangs on and the ranges of its words."""

    head: int
    ranges: tuple[Range, ...]


def source_of(tree: Tree, verb: int) -> Party | None:
    """Find who performs the verb, through the verbs it hangs on where it has no subject of its own."""
    seen = 0
    while verb >= 0 and seen < 8:
        seen += 1
        agent = _agent(tree, verb)
        if agent is not None:
            return agent
        if _is_passive(tree, verb):
            return None
        subject = tree.child(verb, "nsubj", "expl")
        if subject is not None:
            return _subject(tree, verb, subject)
        dep, head = tree.deps[verb], tree.heads[verb]
        if dep in ("acl", "relcl") and head >= 0:
            return noun_phrase(tree, head, before=verb) if tree.tags[verb] == "VBG" or dep == "acl" else None
        if dep == "xcomp" and head >= 0:
            controlled = tree.child(head, "dobj")
            if controlled is not None and controlled < verb and tree.tags[verb] == "VB":
                return noun_phrase(tree, controlled)
        if dep == "pcomp" and head >= 0:
            head = tree.heads[head]
            if head >= 0 and not tree.tags[head].startswith("V"):
                return _possessor(tree, head)
        verb = head
        if verb >= 0 and tree.tags[verb][0] == "N":
            return None
    return None


def subject_of(tree: Tree, verb: int) -> int | None:
    """Return the subject that the verb itself has, if any."""
    return tree.child(verb, "nsubj")


def _subject(tree: Tree, verb: int, subject: int) -> Party | None:
    word = tree.words[subject]
    if tree.deps[subject] == "expl":
        return None
    if word in _RELATIVE and tree.deps[verb] == "relcl" and tree.heads[verb] >= 0:
        antecedent = noun_phrase(tree, tree.heads[verb], before=verb)
        return Party(antecedent.head, (*antecedent.ranges, (subject, subject)))
    return noun_phrase(tree, subject, before=verb if subject < verb else None)


def _agent(tree: Tree, verb: int) -> Party | None:
    by = tree.child(verb, "agent")
    if by is None:
        return None
    noun = tree.child(by, "pobj")
    return None if noun is None else noun_phrase(tree, noun)


def _is_passive(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "nsubjpass", "auxpass") is not None


def _possessor(tree: Tree, noun: int) -> Party | None:
    owner = tree.child(noun, "poss")
    return None if owner is None else noun_phrase(tree, owner)


def noun_phrase(tree: Tree, head: int, before: int | None = None) -> Party:
    """Return the whole phrase of a noun, cut where a clause that starts with its verb begins."""
    first, last = tree.left[head], tree.right[head]
    if before is not None and last >= before:
        clause = next((c for c in tree.children[head] if tree.left[c] <= before <= tree.right[c]), before)
        last = tree.left[clause] - 1
    while last > head and tree.words[last] in ",-—–:;":
        last -= 1
    while first < head and tree.words[first] in "\",-—–:;'":
        first += 1
    return Party(head, ((first, max(last, head)),))


def content_of(tree: Tree, verb: int, cue: Cue) -> list[Range]:
    """Find the words that say what is reported, as ranges of tokens; an empty list where there are none."""
    if _is_passive(tree, verb):
        return _passive_content(tree, verb, cue)
    parts = _complements(tree, verb, cue)
    right = [part for part in parts if part[0] > verb]
    if right:
        return [(min(a for a, _ in right), max(b for _, b in right))]
    around = [part for part in parts if part[0] < verb]
    if around:
        return _without_clause(tree, verb, around[0])
    return []


def _complements(tree: Tree, verb: int, cue: Cue) -> list[Range]:
    children = tree.children[verb]
    clause = [c for c in children if _is_clause(tree, verb, c)]
    objects = [c for c in children if tree.deps[c] in ("dobj", "dative") and c > verb]
    rest = [c for c in children if _is_other_content(tree, c, cue) and c > verb]
    if clause or rest:
        if cue.takes_addressee or not cue.takes_object:
            objects = []
    elif not cue.takes_object or cue.takes_addressee:
        objects = []
    return [_range(tree, verb, c) for c in (*clause, *objects, *rest)]


def _is_clause(tree: Tree, verb: int, child: int) -> bool:
    dep = tree.deps[child]
    if dep == "ccomp":
        return True
    return dep == "xcomp" and child > verb


def _is_other_content(tree: Tree, child: int, cue: Cue) -> bool:
    dep = tree.deps[child]
    if dep in ("prep", "dative"):
        return tree.words[child] in cue.prepositions
    return dep in ("oprd", "acomp", "attr") and cue.takes_object


def _range(tree: Tree, verb: int, child: int) -> Range:
    first, last = tree.left[child], tree.right[child]
    if tree.deps[child] == "prep" and tree.words[child] != "as":
        first = child + 1 if child < last else child
    return first, last


def _passive_content(tree: Tree, verb: int, cue: Cue) -> list[Range]:
    clause = [c for c in tree.children[verb] if tree.deps[c] in ("ccomp", "xcomp", "oprd") and c > verb]
    subject = tree.child(verb, "nsubjpass")
    ranges = [(tree.left[c], tree.right[c]) for c in clause]
    if subject is not None and tree.words[subject] != "it" and not cue.takes_addressee:
        ranges.insert(0, (tree.left[subject], min(tree.right[subject], verb - 1)))
    return ranges


def _without_clause(tree: Tree, verb: int, part: Range) -> list[Range]:
    """Cut the cue's own clause out of content that stands before or around it."""
    own = [
        verb,
        *(
            tree.left[c]
            for c in tree.children[verb]
            if tree.deps[c] in (*_SUBJECTS, "aux", "advmod", "neg") and tree.left[c] > part[0]
        ),
    ]
    first = min(own)
    ranges = [(part[0], min(part[1], first - 1))]
    if part[1] > verb:
        ranges.append((verb + 1, part[1]))
    return [r for r in ranges if r[0] <= r[1]]
