"""Read what is said off the syntax around a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.extract.statements.circumstances import day_behind
from onrecord.extract.statements.cues import noun_at, words
from onrecord.extract.statements.sources import MARKS, is_passive, is_reporters, passive_above

if TYPE_CHECKING:
    from onrecord.extract.statements.cues import Cue
    from onrecord.extract.tree import Range, Tree

_FORMS = {
    "ccomp": "clause",
    "xcomp": "infinitive",
    "prep": "preposition",
    "dative": "preposition",
    "advcl": "preposition",
}


class Content(NamedTuple):
    """Hold what is reported, as ranges of tokens, and the form it has in the sentence."""

    ranges: list[Range]
    form: str


def content_of(tree: Tree, verb: int, cue: Cue) -> Content | None:
    """Find the words that say what is reported; None where there are none."""
    if is_passive(tree, verb):
        ranges = _passive_content(tree, verb, cue)
        return Content(ranges, "passive") if ranges else None
    children = _complements(tree, verb, cue)
    if not children:
        return None
    parts = [_range(tree, c) for c in children]
    form = _form(tree, children[0])
    right = [part for part in parts if part[0] > verb]
    if right:
        first = max(min(a for a, _ in right), day_behind(tree, verb))
        return Content([(first, own_end(tree, first, max(b for _, b in right)))], form)
    return (
        Content(_without_clause(tree, verb, parts[0]), "fronted")
        if cue.takes_clause or cue.kind == "attitude"
        else None
    )


def _form(tree: Tree, child: int) -> str:
    if tree.deps[child] in {"relcl", "acl"}:
        return "infinitive" if tree.words[tree.left[child]] == "to" else "clause"
    return _FORMS.get(tree.deps[child], "object")


def _complements(tree: Tree, verb: int, cue: Cue) -> list[int]:
    """Return what hangs on a verb and is content, the clause first."""
    children = [c for c in tree.children[verb] if c > verb]
    found = [c for c in children if tree.deps[c] in {"dobj", "dative"} and not is_time(tree, c)]
    clauses = [c for c in tree.children[verb] if _is_clause(tree, verb, c, cue)]
    if cue.takes_addressee and not clauses:
        clauses = [c for o in found for c in tree.children[o] if _is_told(tree, c)]
    rest = [c for c in children if _is_content(tree, c, cue)]
    if cue.lemma == "put":
        return [*found, *rest] if found and rest else []
    objects = _objects(tree, verb, cue, found, clauses, rest)
    if objects and not clauses:
        rest += _of_object(tree, verb, objects[-1], rest)
    if rest and not clauses and "for" in cue.prepositions:
        rest += [c for c in children if c > rest[0] and _is_purpose(tree, c)]
    return [*clauses, *objects, *rest]


def _objects(
    tree: Tree, verb: int, cue: Cue, found: list[int], clauses: list[int], rest: list[int]
) -> list[int]:
    """Return the objects that are content: not the one spoken to, but the one asked to do something."""
    if cue.lemma == "rule":
        return found if tree.child(verb, "prt") is not None else []
    if any(tree.deps[c] == "ccomp" and tree.words[tree.left[c]] == "that" for c in clauses):
        found = [c for c in found if noun_at(tree, c) is not None]
    asked_to = any(tree.deps[c] == "xcomp" for c in clauses)
    if cue.act == "request" and (rest or asked_to or cue.lemma == "urge"):
        return found
    spoken_to = cue.takes_addressee and (clauses or rest or cue.act != "warn")
    return found if cue.takes_object and not spoken_to else []


def _is_purpose(tree: Tree, child: int) -> bool:
    return tree.deps[child] == "advcl" and tree.words[tree.left[child]] == "to"


def _of_object(tree: Tree, verb: int, noun: int, known: list[int]) -> list[int]:
    """Return the prepositions after an object that the parser hung on the verb: "announced a visit to X".

    So may be the second of two: "announced sanctions on X and on Y".
    """
    end, found = tree.right[noun], []
    for child in tree.children[verb]:
        after = child == end + 1 and tree.deps[child] in {"prep", "dative"}
        if (after and tree.words[child] in words("of_nouns")) or _is_second(tree, noun, child, end):
            found.append(child)
            end = tree.right[child]
    return [child for child in found if child not in known]


def _is_second(tree: Tree, noun: int, child: int, end: int) -> bool:
    """Tell the second of two prepositions: the "on Y" of "sanctions on X and on Y"."""
    joined = child in {end + 1, end + 2} and tree.tags[child - 1] == "CC"
    return joined and tree.tags[child] == "IN" and tree.words[child] in tree.words[noun + 1 : end]


def _is_clause(tree: Tree, verb: int, child: int, cue: Cue) -> bool:
    if tree.deps[child] == "ccomp":
        finite = tree.tags[child] in {"VBD", "VBZ"} and tree.words[tree.left[child]] != "that"
        bought = cue.lemma == "order" and finite
        return "that" not in cue.never and not bought  # "|ordered| trains from Alstom, the firm |said|"
    return tree.deps[child] == "xcomp" and child > verb and "infinitive" not in cue.never


def _is_told(tree: Tree, child: int) -> bool:
    """Tell what is said where the parser hung it on the addressee ("urged the yard to deliver")."""
    first = tree.left[child]
    told = tree.words[first] == "to" or (tree.words[first] == "that" and tree.deps[first] == "mark")
    return told and tree.deps[child] in {"relcl", "acl"}


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
    return tree.words[token] in words("days")


def own_end(tree: Tree, first: int, last: int) -> int:
    """Return where content ends that the reporter goes on from: "said X, who ...", "said X and denied Y"."""
    for token in range(first + 1, last + 1):
        if tree.right[token] >= last - 1 and tree.left[token] > first and is_reporters(tree, token):
            end = tree.left[token] - 1
            while end > first and (tree.words[end] in MARKS - {'"', "'"} or tree.tags[end] == "CC"):
                end -= 1
            return end
    return last - 1 if tree.tags[last] == "CC" and last > first else last


def _passive_content(tree: Tree, verb: int, cue: Cue) -> list[Range]:
    """Find what is told of in the passive; who is dismissed is no hearsay, and nothing is said of him."""
    above = passive_above(tree, verb)
    subject = tree.child(verb if above is None else above, "nsubjpass")
    told = subject is not None and cue.act == "deny" and tree.words[subject] in words("hearsay")
    if "passive" in cue.never and not told:
        return []
    clauses = [c for c in tree.children[verb] if tree.deps[c] in ("ccomp", "xcomp", "oprd") and c > verb]
    clauses += [
        c for c in tree.children[verb] if tree.deps[c] == "prep" and tree.words[c] in cue.prepositions
    ]
    ranges = [(first, own_end(tree, first, last)) for first, last in (_range(tree, c) for c in clauses)]
    if subject is not None and tree.words[subject] != "it" and not cue.takes_addressee:
        last = min(tree.right[subject], verb - 1)
        ranges.insert(0, (tree.left[subject], last - (tree.words[last] == ",")))
    return ranges


def _without_clause(tree: Tree, verb: int, part: Range) -> list[Range]:
    """Cut the cue's own clause out of content that stands before or around it."""
    own = (c for c in tree.children[verb] if tree.deps[c] in {"nsubj", "aux", "advmod", "neg"})
    first = min([verb, *(tree.left[c] for c in own if tree.left[c] > part[0])])
    ranges = [(part[0], min(part[1], first - 1)), (verb + 1, part[1])]
    return [r for r in ranges if r[0] <= r[1]]
