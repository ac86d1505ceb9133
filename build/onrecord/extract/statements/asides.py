"""Read attributions that stand beside the clause they report: "he said", "according to him"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.statements.clauses import is_time
from onrecord.extract.statements.cues import cue_at, words
from onrecord.extract.statements.sources import Party, noun_phrase, source_of, with_name, without_carrier

if TYPE_CHECKING:
    from onrecord.extract.tree import Range, Tree

_SUBORDINATE = frozenset(
    {"when", "while", "if", "as", "after", "although", "though", "asked", "since", "before", "because"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_COMMAS = frozenset({",", "—", "–", "--", "-", "("})
_SET_OFF = frozenset({",", "—", "–", "--", "-", "(", ")", ".", ";", ":"})
_OF_A_NOUN = ("NN", "JJ", "DT", "CD", "POS", "PRP$", "IN")
_ENDS = frozenset({".", "?", "!", ";", ")"})


def according(tree: Tree, token: int) -> tuple[Party, list[Range]] | None:
    """Read "according to X" at a token: X, and the rest of the sentence or clause."""
    if token + 1 >= len(tree) or tree.words[token + 1] != "to":
        return None
    noun = tree.child(token + 1, "pobj")
    if noun is None:
        noun = tree.child(token, "pobj")
    if noun is None or noun < token:
        return None
    party = with_name(tree, noun_phrase(tree, noun))
    content = around(tree, token, party.ranges[0][1])
    return without_carrier(tree, party), content


def aside(tree: Tree, verb: int) -> list[Range]:
    """Read a clause set off by commas ("..., he said, ..."): the words around it, if any."""
    party = source_of(tree, verb)
    if not _stands_alone(tree, verb) or party is None or len(party.ranges) > 1:
        return []
    first, end = party.ranges[0]
    if first > verb + 1 or not tree.first[verb] <= first <= end <= tree.last[verb]:
        return []
    first = min(first, verb)
    while first > tree.first[verb] and tree.heads[first - 1] == verb and tree.words[first - 1] not in _COMMAS:
        first -= 1
    fronted = first == tree.first[verb] and tree.words[first] == "as"
    if not fronted and (tree.words[first - 1] not in _COMMAS or first - 1 <= tree.first[verb]):
        return []
    if not fronted and tree.child(verb, "mark") is not None and _has_other_cue(tree, verb, first):
        return []
    last = max(verb, end)
    while last < tree.last[verb] and tree.words[last + 1] not in _COMMAS | _ENDS:
        last += 1
    parts = around(tree, first, last)
    if (
        len(parts) == 1
        and tree.words[parts[0][0]] in _SUBORDINATE
        and "," not in tree.words[parts[0][0] : first - 1]
    ):
        return []
    return parts if any(tree.tags[i][0] in "VM" for a, b in parts for i in range(a, b + 1)) else []


def trailing(tree: Tree, verb: int) -> tuple[Party, list[Range]] | None:
    """Read "..., a spokesman said" where the parser gave the spokesman to what is said: who, and what.

    All that stands between the last comma and the verb is one noun phrase.
    """
    if tree.child(verb, "nsubj", "nsubjpass", "expl") is not None or not _stands_alone(tree, verb):
        return None
    first = verb
    while first > tree.first[verb] and tree.tags[first - 1].startswith(_OF_A_NOUN):
        first -= 1
    comma = first - 1
    if first == verb or comma <= tree.first[verb] or tree.words[comma] != "," or tree.tags[first] == "IN":
        return None
    if not any(tree.tags[token][0] in "VM" for token in range(tree.first[verb], comma)):
        return None
    end = next((token for token in range(first, verb) if tree.tags[token] in {"IN", "TO"}), verb)
    nouns = [token for token in range(first, end) if tree.tags[token].startswith(("NN", "PRP"))]
    if not nouns or tree.tags[first] in {"CC", "POS"}:
        return None
    return Party(nouns[-1], ((first, verb - 1),)), [(tree.first[verb], comma - 1)]


def interposed(tree: Tree, verb: int) -> tuple[Party, list[Range]] | None:
    """Read "The deal, said the envoy, was closed" where the parser took the deal for the one who said it."""
    subject = tree.child(verb, "nsubj")
    if subject is None or subject > verb or tree.words[verb - 1] != "," or tree.tags[verb] not in _FINITE:
        return None
    if verb == tree.last[verb]:
        return None
    if "," in tree.words[tree.left[subject] : verb - 1] or tree.left[subject] != tree.first[verb]:
        return None
    noun = verb + 1
    while (
        noun < tree.last[verb]
        and tree.tags[noun].startswith(_OF_A_NOUN)
        and tree.tags[noun + 1].startswith(_OF_A_NOUN)
    ):
        noun += 1
    noun = max((t for t in range(verb + 1, noun + 1) if tree.tags[t].startswith("NN")), default=0)
    if not noun or noun >= tree.last[verb] or tree.words[noun + 1] != ",":
        return None
    after = max(noun, tree.right[noun])
    parts = around(tree, verb, after)
    if len(parts) < 2 or not any(tree.tags[t][0] in "VM" for t in range(parts[1][0], parts[1][1] + 1)):
        return None
    return Party(noun, ((verb + 1, noun),)), parts


def _has_other_cue(tree: Tree, verb: int, end: int) -> bool:
    """Tell whether somebody else already says what stands before an "as he said"."""
    cues = (cue_at(tree, token) for token in range(tree.first[verb], end))
    return any(cue is not None and cue.kind == "report" and cue.takes_clause for cue in cues)


def ends_clause(tree: Tree, verb: int) -> bool:
    """Tell a cue with nothing after it but a time."""
    after = verb + 1
    while after < tree.last[verb] and (
        tree.words[after] in words("times") or tree.words[after] in {"on", "last"}
    ):
        after += 1
    return after < len(tree) and tree.words[after] in {",", "."}


def is_inverted(tree: Tree, verb: int) -> bool:
    """Tell a cue that stands before its source, after what is said: "..., said a spokesman"."""
    subject = tree.child(verb, "nsubj")
    return (
        tree.words[verb - 1] == ","
        and verb - 1 > tree.first[verb]
        and tree.tags[verb] in _FINITE
        and (subject is None or subject > verb)
        and not any(
            c < verb - 1 and tree.deps[c] != "punct" and tree.deps[c] != "ccomp" for c in tree.children[verb]
        )
    )


def _stands_alone(tree: Tree, verb: int) -> bool:
    """Tell whether a finite verb has nothing after it but when, where and to whom."""
    if tree.tags[verb] not in _FINITE and tree.child(verb, "aux") is None:
        return False
    if tree.tags[verb] == "VB" or tree.deps[verb] in ("relcl", "acl", "pcomp"):
        return False
    return not any(
        tree.deps[c] in ("dobj", "xcomp", "acomp", "oprd") and c > verb + 1 and not is_time(tree, c)
        for c in tree.children[verb]
    )


def around(tree: Tree, first: int, last: int) -> list[Range]:
    """Return what stands before and after a stretch of a sentence, without the marks that set it off."""
    before = _trimmed(tree, tree.first[first], first - 1)
    after = _trimmed(tree, last + 1, tree.last[first])
    return [part for part in (before, after) if part[0] <= part[1]]


def _trimmed(tree: Tree, first: int, last: int) -> Range:
    while last >= first and tree.words[last] in _SET_OFF:
        last -= 1
    while first <= last and tree.words[first] in _SET_OFF:
        first += 1
    return first, last
