"""Find who says: the source of a cue, from the syntax or from the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.extract.statements.cues import cue_at, noun_at, words

if TYPE_CHECKING:
    from onrecord.extract.tree import Range, Tree

MARKS = frozenset({",", "-", "—", "–", "--", ":", ";", '"', "'", "(", "."})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NAMING = ("N", "PRP", "CD", "DT", "WP", "JJ")
_BETWEEN = frozenset({"RB", "MD", "VBZ", "VBD", "VBP", "VB", "VBN"})
_SUMMING_UP = frozenset({"appos", "npadvmod", "dobj", "attr", "dep", "conj", "nmod"})
_SETTING_AGAINST = frozenset({"while", "though", "although", "whereas", "as"})
_LONGEST_CLIMB = 8


class Party(NamedTuple):
    """Hold a source or an addressee: the token it hangs on and the ranges of its words."""

    head: int
    ranges: tuple[Range, ...]


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
        if place == verb and tree.tags[verb] in _FINITE and tree.deps[verb] not in ("conj", "relcl"):
            beside = source_beside(tree, verb, tree.first[verb], tree.last[verb])
            if beside is not None:
                return beside
        noun = _governing_noun(tree, place)
        if noun is not None:
            return noun
        place = _verb_above(tree, place)
    return None


def source_beside(tree: Tree, verb: int, first: int, last: int) -> Party | None:
    """Find the noun next to a verb within a stretch of a sentence, whatever the parser made of it.

    The noun before the verb is taken where there is one ("the minister said"), else the one after ("said X").
    """
    before = verb - 1
    while before >= first and tree.tags[before] in _BETWEEN:
        before -= 1
    if before >= first and tree.tags[before].startswith(_NAMING) and tree.words[before] not in _RELATIVE:
        top = _top(tree, before, first, verb - 1)
        return Party(top, ((max(first, min(tree.left[top], before)), before),))
    after = verb + 1
    if (
        after <= last
        and tree.tags[after].startswith(_NAMING)
        and tree.words[after] not in {"that", "what", "this"}
    ):
        top = _top(tree, after, after, last)
        return Party(top, ((after, max(top, min(last, tree.right[top]))),))
    return None


def _top(tree: Tree, token: int, first: int, last: int) -> int:
    """Return the noun that a token belongs to, within bounds."""
    while first <= tree.heads[token] <= last and tree.tags[tree.heads[token]].startswith(_NAMING):
        token = tree.heads[token]
    return token


def _governing_noun(tree: Tree, verb: int) -> Party | None:
    """Return the noun that a verb without a subject describes or is controlled by."""
    dep, head = tree.deps[verb], tree.heads[verb]
    if head < 0:
        return None
    if dep in ("acl", "relcl"):
        if (
            dep == "acl"
            and tree.tags[verb] == "VBG"
            and (tree.words[verb - 1] == "," or _is_sent_out(tree, head))
        ):
            return None
        return noun_phrase(tree, head, before=verb)
    if dep == "xcomp" and tree.tags[verb] == "VB":
        controlled = tree.child(head, "dobj")
        return noun_phrase(tree, controlled) if controlled is not None and controlled < verb else None
    if dep == "pcomp" and tree.heads[head] >= 0 and tree.tags[tree.heads[head]].startswith("N"):
        owner = tree.child(tree.heads[head], "poss")
        return noun_phrase(tree, owner) if owner is not None else None
    return None


def _is_sent_out(tree: Tree, noun: int) -> bool:
    """Tell a statement or letter that somebody puts out: it says what he says."""
    return tree.deps[noun] == "dobj" and (
        tree.words[noun] in words("occasions") or noun_at(tree, noun) is not None
    )


def _verb_above(tree: Tree, place: int) -> int | None:
    """Return the verb that a verb hangs on; for "..., saying" within what is said, the saying itself."""
    above = tree.heads[place]
    while above >= 0 and tree.tags[above][0] not in "VM":
        above = tree.heads[above]
    if above < 0:
        return None
    if tree.deps[above] == "ccomp" and is_reporters(tree, place):
        matrix = tree.heads[above]
        if 0 <= matrix < place and cue_at(tree, matrix) is not None:
            return matrix
    return above


def is_reporters(tree: Tree, token: int) -> bool:
    """Tell a clause in which the reporter goes on after what is said: "X, who", "X and denied Y"."""
    dep, start = tree.deps[token], tree.left[token]
    after_comma = tree.words[start - 1] in {",", "—", "–", "--", "-"}
    if dep == "relcl":
        return after_comma and tree.words[start] in {"which", "who"}
    if after_comma and dep in _SUMMING_UP and " ".join(tree.words[start : start + 2]) in words("summing_up"):
        return True
    cue = cue_at(tree, token)
    if cue is None or cue.kind != "report" or tree.tags[token] == "VB":
        return False
    if dep == "advcl" and after_comma:
        return tree.tags[token] == "VBG" or tree.words[start] in _SETTING_AGAINST
    return dep == "conj" or (dep == "ccomp" and tree.tags[start - 1] == "CC")


def _subject(tree: Tree, verb: int, subject: int) -> Party | None:
    if tree.deps[subject] == "expl":
        return None
    if tree.words[subject] in _RELATIVE and tree.deps[verb] == "relcl" and tree.heads[verb] >= 0:
        antecedent = noun_phrase(tree, tree.heads[verb], before=verb)
        return Party(antecedent.head, (*antecedent.ranges, (subject, subject)))
    party = noun_phrase(tree, subject, before=verb if subject < verb else None)
    return with_name(tree, party, verb) if subject < verb else party


def _agent(tree: Tree, verb: int) -> Party | None:
    by = tree.child(verb, "agent")
    noun = None if by is None else tree.child(by, "pobj")
    if noun is None:
        return None
    listed = next((c for c in tree.children[noun] if _behind_agent(tree, c) is not None), None)
    return noun_phrase(tree, noun, before=listed)


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether the subject of the verb is what is said, or who is spoken to."""
    if tree.child(verb, "nsubjpass", "auxpass") is not None or passive_above(tree, verb) is not None:
        return True
    return (
        tree.tags[verb] == "VBN" and tree.deps[verb] in {"advcl", "acl"} and tree.child(verb, "aux") is None
    )


def passive_above(tree: Tree, verb: int) -> int | None:
    """Return the verb whose subject a passive shares: "talks were |reported| by X and denied by Y"."""
    own = tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is not None
    if own or tree.tags[verb] != "VBN" or tree.child(verb, "agent") is None:
        return None
    head = tree.heads[verb] if tree.deps[verb] == "conj" else _behind_agent(tree, verb)
    if head is None or tree.child(head, "nsubjpass") is not None:
        return head
    return passive_above(tree, head)


def _behind_agent(tree: Tree, verb: int) -> int | None:
    """Return the verb of "was |reported| by X, denied by Y", where X is taken for what is denied."""
    by = tree.heads[tree.heads[verb]]
    listed = tree.deps[verb] == "acl" and tree.words[verb - 1] == ","
    return tree.heads[by] if listed and by >= 0 and tree.deps[by] == "agent" else None


def noun_phrase(tree: Tree, head: int, before: int | None = None) -> Party:
    """Return the whole phrase of a noun, cut where the clause of the verb `before` begins."""
    first, last = tree.left[head], tree.right[head]
    if before is not None and last >= before:
        clause = next((c for c in tree.children[head] if tree.left[c] <= before <= tree.right[c]), before)
        last = tree.left[clause] - 1
    while last > head and tree.words[last] in MARKS:
        last -= 1
    while first < head and tree.words[first] in MARKS:
        first += 1
    return Party(head, ((first, max(last, head)),))


def with_name(tree: Tree, party: Party, verb: int | None = None) -> Party:
    """Add the name right behind a noun that the parser gave to the next clause: "the agency X, Y paid".

    It is to end at the `verb`, where one is given, else at a comma.
    """
    first, last = party.ranges[0]
    end = last
    while end < tree.last[last] and tree.tags[end + 1] == "NNP":
        end += 1
    closed = end < tree.last[last] and (end + 1 == verb if verb else tree.words[end + 1] == ",")
    return Party(party.head, ((first, end),)) if tree.tags[last] == "NN" and closed else party


def without_carrier(tree: Tree, party: Party) -> Party:
    """Leave out of a source who passes it on: "a report by X, cited by Y"."""
    first, last = party.ranges[0]
    for token in range(first + 2, last):
        if (
            tree.tags[token] == "VBN"
            and tree.words[token] in words("carrying")
            and tree.words[token - 1] == ","
        ):
            return Party(party.head, ((first, token - 2),))
    return party
