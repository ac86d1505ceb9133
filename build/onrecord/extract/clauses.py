"""Read who says and what is said off the syntax around a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.extract.cues import verbs

if TYPE_CHECKING:
    from onrecord.extract.cues import Cue
    from onrecord.extract.tree import Tree

Range = tuple[int, int]
"""The first and the last token, both inclusive."""

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_MARKS = frozenset({",", "-", "—", "–", "--", ":", ";", '"', "'", "(", "."})
_LONGEST_CLIMB = 8


class Party(NamedTuple):
    """Hold a source or an addressee: the token it hangs on and the ranges of its words."""

    head: int
    ranges: tuple[Range, ...]


def subject_of(tree: Tree, verb: int) -> int | None:
    """Return the subject that the verb itself has, if any."""
    return tree.child(verb, "nsubj")


def source_of(tree: Tree, verb: int) -> Party | None:
    """Find who performs the verb, through the verbs it hangs on where it has no subject of its own."""
    if is_passive(tree, verb):
        return _agent(tree, verb)
    place: int | None = verb
    for _ in range(_LONGEST_CLIMB):
        if place is None:
            return None
        subject = tree.child(place, "nsubj", "nsubjpass", "expl")
        if subject is not None:
            return _subject(tree, place, subject)
        noun = _governing_noun(tree, place)
        if noun is not None:
            return noun
        place = _verb_above(tree, place)
    return None


def _governing_noun(tree: Tree, verb: int) -> Party | None:
    """Return the noun that a verb without a subject describes or is controlled by."""
    dep, head = tree.deps[verb], tree.heads[verb]
    if head < 0:
        return None
    if dep in ("acl", "relcl"):
        if dep == "acl" and tree.words[verb - 1] == "," and tree.tags[verb] == "VBG":
            return None
        return noun_phrase(tree, head, before=verb)
    if dep == "xcomp" and tree.tags[verb] == "VB":
        controlled = tree.child(head, "dobj")
        return noun_phrase(tree, controlled) if controlled is not None and controlled < verb else None
    if dep == "pcomp" and tree.heads[head] >= 0 and tree.tags[tree.heads[head]].startswith("N"):
        owner = tree.child(tree.heads[head], "poss")
        return noun_phrase(tree, owner) if owner is not None else None
    return None


def _verb_above(tree: Tree, place: int) -> int | None:
    above = tree.heads[place]
    while above >= 0 and tree.tags[above][0] not in "VM":
        above = tree.heads[above]
    return above if above >= 0 else None


def _subject(tree: Tree, verb: int, subject: int) -> Party | None:
    if tree.deps[subject] == "expl":
        return None
    if tree.words[subject] in _RELATIVE and tree.deps[verb] == "relcl" and tree.heads[verb] >= 0:
        antecedent = noun_phrase(tree, tree.heads[verb], before=verb)
        return Party(antecedent.head, (*antecedent.ranges, (subject, subject)))
    return noun_phrase(tree, subject, before=verb if subject < verb else None)


def _agent(tree: Tree, verb: int) -> Party | None:
    by = tree.child(verb, "agent")
    noun = None if by is None else tree.child(by, "pobj")
    return None if noun is None else noun_phrase(tree, noun)


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether the subject of the verb is what is said, or who is spoken to."""
    return tree.child(verb, "nsubjpass", "auxpass") is not None


def noun_phrase(tree: Tree, head: int, before: int | None = None) -> Party:
    """Return the whole phrase of a noun, cut where the clause of the verb `before` begins."""
    first, last = tree.left[head], tree.right[head]
    if before is not None and last >= before:
        clause = next((c for c in tree.children[head] if tree.left[c] <= before <= tree.right[c]), before)
        last = tree.left[clause] - 1
    while last > head and tree.words[last] in _MARKS:
        last -= 1
    while first < head and tree.words[first] in _MARKS:
        first += 1
    return Party(head, ((first, max(last, head)),))


def content_of(tree: Tree, verb: int, cue: Cue) -> list[Range]:
    """Find the words that say what is reported, as ranges of tokens; an empty list where there are none."""
    if is_passive(tree, verb):
        return _passive_content(tree, verb, cue)
    parts = _complements(tree, verb, cue)
    right = [part for part in parts if part[0] > verb]
    if right:
        first = min(a for a, _ in right)
        return [(first, own_end(tree, first, max(b for _, b in right)))]
    left = [part for part in parts if part[0] < verb]
    return _without_clause(tree, verb, left[0]) if left else []


def _complements(tree: Tree, verb: int, cue: Cue) -> list[Range]:
    children = tree.children[verb]
    clauses = [c for c in children if tree.deps[c] == "ccomp" or (tree.deps[c] == "xcomp" and c > verb)]
    objects = [c for c in children if tree.deps[c] in ("dobj", "dative") and c > verb and not is_time(tree, c)]
    rest = [c for c in children if c > verb and _is_content(tree, c, cue)]
    spoken_to = cue.takes_addressee and (clauses or rest or cue.act != "warn")
    if spoken_to or not cue.takes_object:
        objects = []
    return [_range(tree, c) for c in (*clauses, *objects, *rest)]


def _is_content(tree: Tree, child: int, cue: Cue) -> bool:
    dep = tree.deps[child]
    if dep in ("prep", "dative"):
        return tree.words[child] in cue.prepositions
    if dep == "advcl" and "for" in cue.prepositions:
        return tree.words[tree.left[child]] == "for"
    return dep in ("oprd", "acomp", "attr") and cue.takes_object


def _range(tree: Tree, child: int) -> Range:
    first, last = tree.left[child], tree.right[child]
    if tree.deps[child] == "prep" and tree.words[child] != "as" and child < last:
        first = child + 1
    return first, last


def is_time(tree: Tree, token: int) -> bool:
    """Tell a day that the parser took for an object ("said Tuesday")."""
    return tree.words[token] in _DAYS


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week month year night".split()
)


def own_end(tree: Tree, first: int, last: int) -> int:
    """Return where content ends that the reporter goes on from: "said X, who ...", "said X and denied Y"."""
    for token in range(first + 1, last + 1):
        if tree.right[token] >= last - 1 and tree.left[token] > first and _is_reporters(tree, token):
            end = tree.left[token] - 1
            while end > first and (tree.words[end] in _MARKS - {'"', "'"} or tree.tags[end] == "CC"):
                end -= 1
            return end
    return last


def _is_reporters(tree: Tree, token: int) -> bool:
    dep, start = tree.deps[token], tree.left[token]
    after_comma = tree.words[start - 1] in {",", "—", "–", "--", "-"}
    cue = verbs().get(tree.words[token])
    reports = cue is not None and cue.kind == "report" and tree.tags[token] != "VB"
    if dep == "relcl":
        return after_comma and tree.words[start] in {"which", "who"}
    if dep == "conj":
        return reports
    return dep == "advcl" and after_comma and reports and tree.tags[token] == "VBG"


def _passive_content(tree: Tree, verb: int, cue: Cue) -> list[Range]:
    clauses = [c for c in tree.children[verb] if tree.deps[c] in ("ccomp", "xcomp", "oprd") and c > verb]
    clauses += [c for c in tree.children[verb] if tree.deps[c] == "prep" and tree.words[c] in cue.prepositions]
    ranges = [(first, own_end(tree, first, last)) for first, last in (_range(tree, c) for c in clauses)]
    subject = tree.child(verb, "nsubjpass")
    if subject is not None and tree.words[subject] != "it" and not cue.takes_addressee:
        ranges.insert(0, (tree.left[subject], min(tree.right[subject], verb - 1)))
    return ranges


def _without_clause(tree: Tree, verb: int, part: Range) -> list[Range]:
    """Cut the cue's own clause out of content that stands before or around it."""
    own = (c for c in tree.children[verb] if tree.deps[c] in {"nsubj", "aux", "advmod", "neg"})
    first = min([verb, *(tree.left[c] for c in own if tree.left[c] > part[0])])
    ranges = [(part[0], min(part[1], first - 1)), (verb + 1, part[1])]
    return [r for r in ranges if r[0] <= r[1]]
