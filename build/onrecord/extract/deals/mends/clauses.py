"""Hang clauses on what they are said of, where the parser hangs them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, plain_words, verb_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.tree import Tree

Mend = tuple[int, int, str]
"""A token, the head that it should have, and as what."""


def infinitives(tree: Tree) -> Iterator[Mend]:
    """Hang "to buy" on the noun right before it: "pulled out of a |deal| to buy jets"."""
    for verb in range(2, len(tree)):
        if tree.tags[verb] != "VB" or tree.words[verb - 1] != "to" or not verb_kinds(tree.words[verb]):
            continue
        noun = verb - 2
        if tree.deps[verb] == "relcl" and tree.heads[verb] == noun and _is_plan(tree, noun):
            yield verb, noun, "acl"  # "signed a deal |to buy| five units"
            continue
        if tree.deps[noun] == "pobj" and tree.tags[noun] == "CD" and tree.words[noun].isdigit():
            noun = tree.heads[tree.heads[noun]]  # "its agreement of 2005 to sell"
        if (
            tree.deps[verb] in {"advcl", "xcomp"}
            and _is_plan(tree, noun)
            and tree.heads[verb] not in {noun, -1}
        ):
            yield verb, noun, "acl"


def _is_plan(tree: Tree, noun: int) -> bool:
    word = tree.words[noun]
    return tree.tags[noun].startswith("N") and (
        noun_kind(word) in {"contract", "talks"} or word in plain_words("plans")
    )


def clauses_of_sums(tree: Tree) -> Iterator[Mend]:
    """Hang a clause on what costs a sum, not on the sum: "|weapons| worth $4 billion that Iraq bought"."""
    for verb in range(len(tree)):
        if tree.deps[verb] not in {"relcl", "acl"}:
            continue
        worth = tree.heads[tree.heads[verb]]
        if worth >= 0 and tree.words[worth] in {"worth", "costing"} and tree.heads[worth] >= 0:
            noun = tree.heads[worth]
            if tree.tags[noun].startswith("N") and noun < worth:
                yield verb, noun, tree.deps[verb]


def signed_asides(tree: Tree) -> Iterator[Mend]:
    """Hang a participle on the contract before it: "under the |contract|, |concluded| in May, Oman pays"."""
    for verb in range(2, len(tree)):
        above, noun = tree.heads[verb], verb - 2 if tree.words[verb - 1] == "," else verb - 1
        if tree.tags[verb] not in {"VBD", "VBN"} or above <= verb or tree.heads[noun] < 0:
            continue
        alone = tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "dobj") is None
        subject = tree.child(above, "nsubj", "nsubjpass")
        own = tree.child(verb, "nsubj")
        lost = subject is None and own is not None and tree.child(verb, "dobj", "aux") is None
        if lost and own is not None and tree.words[verb - 1] == "," and "," in tree.words[verb:above]:
            if "sign" in verb_kinds(tree.words[verb]) and noun_kind(tree.words[own]):
                yield own, above, "nsubj"
                yield verb, own, "acl"
            continue
        aside = tree.words[verb - 1] == "," and "," in tree.words[verb:above] and subject is not None
        if alone and aside and "sign" in verb_kinds(tree.words[verb]) and noun_kind(tree.words[subject or 0]):
            yield verb, subject or 0, "acl"  # "the |sale| of jets to Peru, |agreed| in May, has"
            continue
        signed = "sign" in verb_kinds(tree.words[verb]) and noun_kind(tree.words[noun]) == "contract"
        if alone and signed and tree.deps[noun] == "pobj":
            if tree.heads[tree.heads[noun]] == verb:
                yield tree.heads[noun], above, "prep"
            yield verb, noun, "acl"


def after_years(tree: Tree) -> Iterator[Mend]:
    """Hang what follows a year on the verb above: "took over ships |ordered| in 2016 |at| a ceremony"."""
    for verb in range(2, len(tree)):
        if tree.deps[verb] != "acl" or tree.tags[verb] != "VBN" or not verb_kinds(tree.words[verb]):
            continue
        behind = [c for c in tree.children[verb] if c > verb and tree.deps[c] == "prep"]
        years = [c for c in behind if tree.words[c] == "in" and tree.tags[c + 1 : c + 2] == ["CD"]]
        above = tree.heads[verb]
        while above >= 0 and not tree.tags[above].startswith("V"):
            above = tree.heads[above]
        for place in behind:
            later = bool(years) and place > years[0] and tree.words[place] in {"at", "on", "during", "in"}
            if later and above >= 0:
                yield place, above, "prep"


def bought(tree: Tree) -> Iterator[Mend]:
    """Hang a participle on the goods before it: "they replace four |boats| |bought| from Sweden"."""
    for verb in range(2, len(tree)):
        noun, above = verb - 1, tree.heads[verb]
        if tree.deps[verb] != "conj" or tree.tags[verb] not in {"VBD", "VBN"} or above < 0:
            continue
        alone = tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is None
        joined = tree.tags[noun].startswith("NNS") and tree.heads[noun] == above and above < noun
        if alone and joined and verb_kinds(tree.words[verb]) & {"supply", "acquire"}:
            yield verb, noun, "acl"


def garden_paths(tree: Tree) -> Iterator[Mend]:
    """Make the first of two verbs in a row a participle: "jets |fitted| with guns |were| handed over"."""
    for verb in range(3, len(tree)):
        first = tree.heads[verb]
        if tree.deps[verb] != "conj" or first < 0 or tree.tags[first] not in {"VBD", "VBN"}:
            continue
        subject = tree.child(first, "nsubj")
        joined = {",", ";", "and", "but", "or"} & set(tree.words[first:verb])
        alone = tree.child(verb, "nsubj", "nsubjpass") is None and tree.child(first, "aux", "dobj") is None
        finite = tree.child(verb, "aux", "auxpass") is not None or tree.tags[verb] == "VBD"
        if subject is None or subject > first or joined or not alone or not finite:
            continue
        yield verb, tree.heads[first], tree.deps[first]
        yield subject, verb, "nsubj" if tree.child(verb, "auxpass") is None else "nsubjpass"
        yield first, subject, "acl"


def inverted(tree: Tree) -> Iterator[Mend]:
    """Hang what "is" joins on the participle before it: "|sold| to Peru were two |frigates|"."""
    for be in range(len(tree)):
        if tree.words[be] not in {"is", "are", "was", "were"}:
            continue
        subject = next((c for c in tree.children[be] if c > be and tree.deps[c] in {"attr", "nsubj"}), None)
        verb = (
            tree.heads[be]
            if tree.deps[be] == "auxpass"
            else tree.child(be, "advcl", "ccomp", "acomp", "csubj")
        )
        if subject is None or verb is None or verb > be or tree.tags[verb] not in {"VBN", "VBD"}:
            continue
        named = tree.child(verb, "nsubj", "nsubjpass", "dobj", "aux") or tree.child(be, "nsubj")
        if named is None or named == subject:
            yield subject, verb, "nsubjpass"


def among(tree: Tree) -> Iterator[Mend]:
    """Hang goods on the clause that they are among: "among the arms that Oman |ordered| are 12 |jets|"."""
    for among in range(len(tree)):
        be = tree.heads[among]
        if tree.words[among] != "among" or be < 0 or tree.words[be] not in {"is", "are", "was", "were"}:
            continue
        noun = tree.child(among, "pobj")
        verb = tree.child(noun, "relcl", "acl") if noun is not None else None
        beyond = (c for c in tree.children[be] if (c > be) != (among > be))
        subject = next((c for c in beyond if tree.deps[c] in {"attr", "nsubj"}), None)
        if verb is not None and subject is not None and verb_kinds(tree.words[verb]):
            yield subject, verb, "dobj"


def side_by_side(tree: Tree) -> Iterator[Mend]:
    """Set trades in a row beside each other: "Norway |signed| for 54, Germany ordered 18"."""
    for verb in range(len(tree)):
        other = tree.heads[verb]
        if tree.deps[verb] != "ccomp" or other < verb:
            continue
        subject = tree.child(other, "nsubj")
        between = subject is not None and verb < subject < other
        if between and verb_kinds(tree.words[verb]) and verb_kinds(tree.words[other]):
            yield verb, other, "parataxis"


def clefts(tree: Tree) -> Iterator[Mend]:
    """Hang goods on the verb of a cleft: "what Peru would like to |buy| is four ships"."""
    for verb in range(len(tree)):
        if tree.deps[verb] != "csubj" or "what" not in tree.words[tree.left[verb] : verb + 1]:
            continue
        thing = tree.child(tree.heads[verb], "attr")
        traded, below = verb, tree.child(verb, "xcomp")
        while below is not None:
            traded, below = below, tree.child(below, "xcomp")
        if thing is not None and thing > traded and verb_kinds(tree.words[traded]):
            yield thing, traded, "dobj"
