"""Hang words where they belong that the parser often hangs elsewhere in sentences of trade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.mends.asides import after_clauses, after_dates, after_speech, terms_behind_parties
from onrecord.extract.deals.mends.clauses import (
    after_asides,
    after_years,
    bought,
    clauses_of_sums,
    contacts,
    garden_paths,
    infinitives,
    instead,
    joined_clauses,
    signed_asides,
)
from onrecord.extract.deals.mends.names import called_names, described_names, purposes, receivers_before
from onrecord.extract.deals.mends.notices import itemised, retagged
from onrecord.extract.deals.mends.nouns import made_offers, ruled_out, sides_of_nouns
from onrecord.extract.deals.mends.objects import (
    before_thanks,
    contracts_in_a_row,
    empty_prepositions,
    goods_behind_states,
    joined_subjects,
    receivers_before_goods,
    second_objects,
    shared_objects,
)
from onrecord.extract.deals.mends.rows import goods_in_a_row
from onrecord.extract.deals.mends.subjects import behind_openings, lost_verbs, marked_clauses, nearest_names
from onrecord.extract.deals.mends.sums import with_won
from onrecord.extract.deals.mends.tags import headlines, with_neighbours, with_nouns
from onrecord.extract.deals.trade_words import noun_kind, verb_kinds
from onrecord.values.countries import is_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.mends.clauses import Mend
    from onrecord.extract.tree import Tree


def mended(tree: Tree) -> Tree:
    """Return the tree with such slips mended; the same tree where there are none."""
    tree = itemised(retagged(with_won(with_neighbours(with_nouns(tree)))))
    lost = (headlines, nearest_names, lost_verbs, marked_clauses, _lost_subjects, behind_openings)
    subjects = (*lost, _inverted, _clefts, _among, joined_subjects)
    own = (after_asides, after_years, signed_asides)
    behind = (*own, _side_by_side, _of_sales, bought, contacts, contracts_in_a_row)
    goods = (
        receivers_before_goods,
        second_objects,
        _used_goods,
        _used_behind,
        shared_objects,
        goods_behind_states,
        goods_in_a_row,
        sides_of_nouns,
    )
    hung = (_after_dates, infinitives, ruled_out, made_offers, instead, clauses_of_sums, _receivers)
    asides = (
        garden_paths,
        before_thanks,
        empty_prepositions,
        terms_behind_parties,
        after_speech,
        after_clauses,
        after_dates,
        joined_clauses,
    )
    phrases = (called_names, described_names, receivers_before, purposes)
    rules = (*phrases, *asides, *subjects, *hung, *goods, *behind)
    mends = [mend for rule in rules for mend in rule(tree)]
    if not mends:
        return tree
    heads, deps = list(tree.heads), list(tree.deps)
    for token, head, dep in mends:
        if not _hangs_on(heads, head, token):
            heads[token], deps[token] = head, dep
    return tree.rehung(heads, deps)


def _hangs_on(heads: list[int], below: int, above: int) -> bool:
    """Tell a head that hangs on the token itself, which would close a circle."""
    while below >= 0 and below != above:
        below = heads[below]
    return below == above


_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october"}
    | {"november", "december"}
)
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def _lost_subjects(tree: Tree) -> Iterator[Mend]:
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
        tree.words[head] in _DAYS | _MONTHS or tree.tags[head] == "CD"
    )
    return earlier or day


def _after_dates(tree: Tree) -> Iterator[Mend]:
    """Hang a subject on its verb, not on the date before it: "In May 2014 Russia's |Gazprom| signed"."""
    for place in range(len(tree) - 3):
        if tree.words[place] not in {"in", "on", "since"}:
            continue
        name, verb = tree.child(place, "pobj"), tree.heads[place]
        if name is None or not place < name < verb:
            continue
        dates = [c for c in tree.children[name] if c < name and tree.words[c] in _MONTHS]
        if dates and tree.tags[verb].startswith("V") and tree.child(verb, "nsubj", "nsubjpass") is None:
            yield dates[0], place, "pobj"
            yield name, verb, "nsubj" if tree.child(verb, "auxpass") is None else "nsubjpass"


def _used_goods(tree: Tree) -> Iterator[Mend]:
    """Hang goods on the verb that sells them, not on "used": "to sell Romania 32 used |F-16s|"."""
    for used in range(2, len(tree) - 1):
        if tree.words[used] != "used" or tree.tags[used - 1] != "CD":
            continue
        verb, goods = tree.heads[used], tree.child(used, "dobj")
        if goods is None or verb < 0:
            continue
        before = (t for t in range(used - 1, tree.first[used] - 1, -1) if not tree.within(t, used))
        traded = next(
            (t for t in before if "supply" in verb_kinds(tree.words[t]) and tree.tags[t][0] == "V"), None
        )
        thing = tree.child(traded, "dobj") if traded is not None else None
        if traded is None or (thing is not None and thing != used - 2):
            continue
        buyer = used - 2 if tree.child(used, "nsubj") == used - 2 else thing
        yield used - 1, goods, "nummod"
        yield from ((c, traded, "prep") for c in tree.children[used] if tree.deps[c] == "prep")
        yield goods, traded, "dobj"
        yield used, goods, "amod"
        if buyer is not None and buyer > traded:
            yield buyer, traded, "dative"


def _used_behind(tree: Tree) -> Iterator[Mend]:
    """Hang goods on the preposition, not on "used": "the purchase of 54 used |tanks|"."""
    for used in range(2, len(tree) - 1):
        if tree.words[used] != "used":
            continue
        things = [c for c in tree.children[used] if tree.deps[c] == "dobj"]
        place = tree.heads[used - 1]
        if not things or tree.deps[used - 1] != "pobj":
            continue
        goods = things[-1]
        yield from ((used - 1, goods, "nummod"), (goods, place, "pobj"), (used, goods, "amod"))
        yield from ((c, goods, "compound") for c in things[:-1])
        yield from ((c, goods, "prep") for c in tree.children[used] if tree.deps[c] == "prep")


def _inverted(tree: Tree) -> Iterator[Mend]:
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


def _among(tree: Tree) -> Iterator[Mend]:
    """Hang goods on the clause that they are among: "among the arms that Oman |ordered| are 12 |jets|"."""
    for among in range(len(tree)):
        be = tree.heads[among]
        if tree.words[among] != "among" or be < among:
            continue
        noun = tree.child(among, "pobj")
        verb = tree.child(noun, "relcl", "acl") if noun is not None else None
        subject = next((c for c in tree.children[be] if c > be and tree.deps[c] in {"attr", "nsubj"}), None)
        if verb is not None and subject is not None and verb_kinds(tree.words[verb]):
            yield subject, verb, "dobj"


def _receivers(tree: Tree) -> Iterator[Mend]:
    """Hang a country on the verb that gives: "sent |Armenia| arms"; "sold |Armenian| arms" stays."""
    for noun in range(1, len(tree)):
        verb = tree.heads[noun]
        if tree.deps[noun] != "dobj" or verb < 0 or "supply" not in verb_kinds(tree.words[verb]):
            continue
        first = verb + 1
        before = first < noun and tree.deps[first] == "compound" and tree.heads[first] == noun
        if before and tree.tags[first] == "NNP" and is_name(tree.words[first]):
            yield first, verb, "dative"


def _of_sales(tree: Tree) -> Iterator[Mend]:
    """Hang goods on the sale, not on the state that buys them: "a |sale| to Japan |of| 16 missiles"."""
    for of in range(3, len(tree)):
        if tree.words[of] != "of" or tree.tags[of - 1] not in {"NNP", "NNPS"}:
            continue
        above = tree.heads[of]
        inside = above == of - 1 and tree.deps[above] == "pobj"
        named = tree.words[above] if tree.words[above] != "states" else "united states"
        while inside and above >= 0 and tree.tags[above].startswith(("N", "IN", "TO")):
            above = tree.heads[above]
            sale = tree.child(above, "dobj") if tree.tags[above].startswith("V") else above
            if sale is not None and 0 <= sale < of and noun_kind(tree.words[sale]) == "supply":
                if is_name(named.title()):
                    yield of, sale, "prep"
                break


def _side_by_side(tree: Tree) -> Iterator[Mend]:
    """Set trades in a row beside each other: "Norway |signed| for 54, Germany ordered 18"."""
    for verb in range(len(tree)):
        other = tree.heads[verb]
        if tree.deps[verb] != "ccomp" or other < verb:
            continue
        subject = tree.child(other, "nsubj")
        between = subject is not None and verb < subject < other
        if between and verb_kinds(tree.words[verb]) and verb_kinds(tree.words[other]):
            yield verb, other, "parataxis"


def _clefts(tree: Tree) -> Iterator[Mend]:
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
