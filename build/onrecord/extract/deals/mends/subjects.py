"""Hang subjects on their verbs that the parser takes for a part of what opens the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.mends.asides import DAYS, MONTHS, names_somebody
from onrecord.extract.deals.trade_words import verb_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.mends.clauses import Mend
    from onrecord.extract.tree import Tree

_BEFORE_DATES = frozenset({"in", "on", "since", "to", "until", "by", "from"})
_OPENING = frozenset({"prep", "advcl", "npadvmod", "advmod", "csubj"})
_JOINED = frozenset({"appos", "conj", "npadvmod", "dobj", "dep"})
_BESIDE = frozenset({"aux", "auxpass", "advmod", "punct", "neg", "cc"})


def behind_openings(tree: Tree) -> Iterator[Mend]:
    """Hang a subject on its verb: "at a ceremony in Lima, |Saab|, which makes jets, |sold| Peru 12"."""
    for verb in range(4, len(tree)):
        if not _is_bare(tree, verb):
            continue
        lost = _is_lost_verb(tree, verb)
        openings = [c for c in tree.children[verb] if c < verb and tree.deps[c] in _OPENING]
        openings = [tree.first[verb]] if lost else openings
        subject = next((s for c in openings if (s := _subject_before(tree, verb, c)) is not None), None)
        if subject is None:
            continue
        if lost:
            yield verb, -1, "ROOT"
            yield _root(tree, verb), verb, "prep"
        moving = tree.child(verb, "csubj")
        if moving is not None:
            yield moving, verb, "advcl"
        yield from _asides(tree, subject, verb)
        yield subject, verb, "nsubj" if tree.child(verb, "auxpass") is None else "nsubjpass"


def lost_verbs(tree: Tree) -> Iterator[Mend]:
    """Make a participle with an object the verb that it is: "Oman, which has jets, |handed| over two".

    So in a whole sentence without a comma as well: "The ministry |awarded| on Monday to Saab a contract".
    """
    for verb in range(3, len(tree)):
        name = tree.heads[verb]
        if tree.deps[verb] != "acl" or tree.tags[verb] != "VBN" or name < 0 or tree.heads[name] >= 0:
            continue
        named = names_somebody(tree, tree.left[name], name) and tree.left[name] == tree.first[verb]
        by = tree.child(verb, "agent")
        voted = by is not None and {"majority", "margin", "vote", "votes"} & {*tree.words[by : by + 5]}
        bare = tree.child(verb, "aux", "auxpass") is None and (by is None or bool(voted))
        bare = bare and (tree.words[verb - 1] == "," or tree.words[tree.last[name]] == ".")
        if named and bare and verb_kinds(tree.words[verb]) and tree.child(verb, "dobj") is not None:
            yield verb, -1, "ROOT"
            yield name, verb, "nsubj"


def _asides(tree: Tree, subject: int, verb: int) -> Iterator[Mend]:
    """Hang the clauses between a subject and its verb on the subject: "Saab, |which makes jets|, sold"."""
    for token in range(tree.right[subject] + 1, verb):
        outside = tree.heads[token] < tree.left[subject] and not tree.within(token, verb) | tree.within(
            token, subject
        )
        if outside and tree.deps[token] in {"relcl", "appos", "acl"}:
            yield token, subject, tree.deps[token]


def nearest_names(tree: Tree) -> Iterator[Mend]:
    """Hang "which" on the name right before it: "in April, |Oman|, which |bought| 12 jets, is"."""
    for clause in range(4, len(tree)):
        head, begin = tree.heads[clause], tree.left[clause]
        if tree.deps[clause] != "relcl" or tree.words[begin] not in {"which", "who", "whose"}:
            continue
        name = begin - 2
        while name > head >= 0 and tree.heads[name] > head and tree.right[tree.heads[name]] == begin - 2:
            name = tree.heads[name]
        apposed = tree.heads[name] == head and tree.deps[name] == "appos" and tree.right[name] <= begin - 1
        behind = tree.words[begin - 1] == "," and tree.words[tree.left[name] - 1] == ","
        if head < name and apposed and behind and names_somebody(tree, tree.left[name], name):
            yield clause, name, "relcl"


def _is_bare(tree: Tree, verb: int) -> bool:
    """Tell a finite verb that has no subject."""
    if not tree.tags[verb].startswith("V") or tree.child(verb, "nsubj", "nsubjpass", "expl", "attr"):
        return False
    moving = tree.child(verb, "csubj")
    if moving is not None and tree.tags[moving] != "VBG":
        return False
    if tree.deps[verb] in {"xcomp", "pcomp", "amod", "compound", "relcl", "aux", "auxpass"}:
        return False
    helped = any(tree.deps[c] in {"aux", "auxpass"} and tree.words[c] != "to" for c in tree.children[verb])
    to_be = any(tree.words[c] in {"is", "are", "was", "were"} for c in tree.children[verb])
    return helped or to_be or tree.tags[verb] in {"VBD", "VBZ", "VBP"} or _is_lost_verb(tree, verb)


def _is_lost_verb(tree: Tree, verb: int) -> bool:
    """Tell a past that was taken for a participle, in a sentence without any other verb above it."""
    if tree.tags[verb] not in {"VBN", "VBD"} or tree.deps[verb] != "acl" or not verb_kinds(tree.words[verb]):
        return False
    if tree.child(verb, "dobj") is None or tree.words[verb - 1] != ",":
        return False
    root = _root(tree, verb)
    return root == tree.first[verb] and tree.tags[root] == "IN"


def _root(tree: Tree, token: int) -> int:
    while tree.heads[token] >= 0:
        token = tree.heads[token]
    return token


def _subject_before(tree: Tree, verb: int, opening: int) -> int | None:
    """Return the name behind the comma that closes the opening, with nothing but an aside to the verb."""
    for name in range(verb - 1, opening, -1):
        head = tree.heads[name]
        begin = tree.left[name]
        if tree.deps[name] not in _JOINED or not opening <= head < begin or tree.words[begin - 1] != ",":
            continue
        if not names_somebody(tree, begin, name) or not tree.within(head, opening):
            continue
        rest = range(tree.right[name] + 1, verb)
        if all(tree.within(t, opening) or _is_beside(tree, t, verb, name) for t in rest) and _is_set_off(
            tree, name, verb
        ):
            return name
    return None


def _is_beside(tree: Tree, token: int, verb: int, name: int) -> bool:
    """Tell helpers and what is said aside: "Oman, |under pressure|, |has| sold"."""
    while tree.heads[token] >= 0 and tree.heads[token] != verb:
        token = tree.heads[token]
    aside = tree.deps[token] in {"prep", "advcl", "acl"} and token > name
    return tree.heads[token] == verb and (tree.deps[token] in _BESIDE or aside)


def _is_set_off(tree: Tree, name: int, verb: int) -> bool:
    """Tell an aside that a comma closes, or none at all."""
    before = verb
    while (
        before - 1 > name and tree.deps[before - 1] in _BESIDE - {"punct"} and tree.heads[before - 1] == verb
    ):
        before -= 1
    return before - 1 == name or tree.words[before - 1] == ","


def lost_subjects(tree: Tree) -> Iterator[Mend]:
    """Hang a subject on its verb, not on a time: "on Monday, |Saab|, the arms maker, is selling"."""
    for verb in range(1, len(tree)):
        if not tree.tags[verb].startswith("V") or tree.deps[verb] not in {"ROOT", "ccomp", "conj"}:
            continue
        helped = tree.child(verb, "aux", "auxpass") is not None or tree.tags[verb] in {"VBD", "VBZ"}
        if not helped or tree.child(verb, "nsubj", "nsubjpass", "expl", "csubj") is not None:
            continue
        names = range(tree.first[verb], verb)
        lost = next((t for t in reversed(names) if tree.within(t, verb) and _is_lost(tree, t)), None)
        lost = _joined_before(tree, verb) if lost is None else lost
        if lost is not None and tree.deps[lost] == "conj":
            yield from (
                (c, verb, "parataxis") for c in tree.children[verb] if c < lost and tree.deps[c] == "ccomp"
            )
        if lost is not None:
            yield lost, verb, "nsubj" if tree.child(verb, "auxpass") is None else "nsubjpass"


def _joined_before(tree: Tree, verb: int) -> int | None:
    """Return the name that the parser joined to goods: "Oman sent 12 jets and |Qatar| has promised six"."""
    helper = tree.child(verb, "aux", "auxpass")
    name = helper - 1 if helper is not None else -1
    if name < 1 or tree.deps[name] != "conj" or not tree.tags[name].startswith("NNP"):
        return None
    before = tree.deps[tree.first[name] : tree.heads[name]]
    return name if tree.tags[name - 1] in {"CC", "DT"} and "nsubj" in before else None


def _is_lost(tree: Tree, name: int) -> bool:
    """Tell a name that the parser hung on a time before it: "two months earlier |Egypt| signed"."""
    head = tree.heads[name]
    if head < 0 or head > name or not tree.tags[name].startswith("NNP"):
        return False
    earlier = tree.deps[name] == "npadvmod" and tree.tags[head].startswith("RB")
    day = tree.deps[name] in {"appos", "conj"} and (
        tree.words[head] in DAYS | MONTHS or tree.tags[head] == "CD"
    )
    return earlier or day


def behind_dates(tree: Tree) -> Iterator[Mend]:
    """Part a name from the date before it: "In May 2014 Russia's |Gazprom| signed", "In May |Oman| sold"."""
    for place in range(len(tree) - 3):
        if tree.words[place] not in _BEFORE_DATES:
            continue
        if tree.words[place + 1] in MONTHS | DAYS and tree.deps[place + 1] == "compound":
            yield place + 1, place, "pobj"
        name, verb = tree.child(place, "pobj"), tree.heads[place]
        if name is None or not place < name < verb:
            continue
        dates = [c for c in tree.children[name] if c < name and tree.words[c] in MONTHS]
        if dates and tree.tags[verb].startswith("V") and tree.child(verb, "nsubj", "nsubjpass") is None:
            yield dates[0], place, "pobj"
            yield name, verb, "nsubj" if tree.child(verb, "auxpass") is None else "nsubjpass"
