"""Find who acts: the subject of a verb of trade, its own or the one that it takes over from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.parties import Party, parties_at
from onrecord.extract.deals.parties.exporters import sells_arms
from onrecord.extract.deals.parties.firms import buys_from
from onrecord.extract.deals.parties.groups import is_together
from onrecord.extract.deals.parties.words import is_carrier
from onrecord.extract.deals.trade_words import plain_words, verb_kinds
from onrecord.extract.deals.trades.clauses import Clause, up
from onrecord.extract.deals.trades.phrases import behind_prepositions, is_passive, objects_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.tree import Tree


def subject_of(clause: Clause, token: int, depth: int = 0) -> Iterator[Party]:
    """Yield the parties that are a verb's subject, its own or the one that it takes over."""
    tree = clause.tree
    subject = tree.child(token, "nsubj", "nsubjpass")
    misread = subject is None or tree.starts[subject] < clause.dateline
    if clause.dateline and misread and tree.deps[token] in {"ROOT", "ccomp"}:
        yield from _after_dateline(clause, token)
        return
    if subject is not None and tree.words[subject] == "we":
        yield from _speakers(clause, token)
    elif subject is not None and tree.words[subject] in {"it", "they", "he", "she"} and depth < 4:
        known = parties_at(tree, clause.text, subject, clause.actors)
        speech = next((t for t in up(tree, token) if tree.tags[t].startswith("V")), -1)
        opening = tuple(_subject_before(clause, subject)) if _opens(tree, subject) else ()
        if opening or known:
            yield from opening or known
        elif tree.deps[token] not in {"ccomp", "advcl", "acl", "relcl"} or speech < 0:
            yield from _subject_before(clause, subject)
        else:
            told = tuple(subject_of(clause, speech, depth + 1))
            yield from told or _subject_before(clause, subject)
    elif subject is not None:
        relative = tree.tags[subject] in {"WDT", "WP"}
        subject = _of_cleft(clause, token) if relative else subject
        if not any(g.first <= subject <= g.last for g in clause.goods):
            found = parties_at(tree, clause.text, subject, clause.actors)
            end = tree.starts[token] if relative else tree.ends[-1]  # "Peru, which |ordered| 12, and Chile"
            yield from (party for party in found if party.span.start < end)
    elif depth < 4:
        yield from _controller(clause, token, depth)


def partners_of(clause: Clause, token: int) -> Iterator[Party]:
    """Yield who acts with the subject: "together with |Orascom|, Siemens will build", "in a venture with"."""
    tree = clause.tree
    for place in range(tree.first[token], tree.last[token] + 1):
        if is_together(tree, place) and _acts_with(tree, place, token):
            for noun in tree.children[place]:
                found = parties_at(tree, clause.text, noun, clause.actors)
                yield from (party for party in found if party.type == "company")


def _acts_with(tree: Tree, place: int, token: int) -> bool:
    """Tell what hangs on the verb itself or on its subject."""
    above = next((t for t in up(tree, place) if t == token or tree.deps[t] in {"nsubj", "nsubjpass"}), None)
    return above == token or (above is not None and tree.heads[above] == token)


def _opens(tree: Tree, pronoun: int) -> bool:
    """Tell "|It| has also ordered ...", which goes on with the subject of the sentence before."""
    before = range(tree.first[pronoun], pronoun)
    named = (t for t in before if tree.words[t] not in {"it", "its"})
    return not any(tree.deps[t] in {"nsubj", "nsubjpass", "poss"} for t in named)


def _of_cleft(clause: Clause, verb: int) -> int:
    """Return what a relative clause hangs on: "|jets| that ...", "it is |Germany| that supplies them"."""
    tree, head = clause.tree, clause.tree.heads[verb]
    named = tree.child(head, "attr") if head >= 0 and tree.deps[verb] == "ccomp" else None
    return head if named is None else named


def _speakers(clause: Clause, token: int) -> Iterator[Party]:
    """Yield who says "|we| bought them": the state or the company of whom the sentence quotes."""
    tree = clause.tree
    for verb in (token, *up(tree, token)):
        speaker = tree.child(verb, "nsubj")
        if tree.words[verb] in plain_words("speech") and speaker is not None:
            yield from parties_at(tree, clause.text, speaker, clause.actors)


def _subject_before(clause: Clause, pronoun: int) -> Iterator[Party]:
    """Yield whom "it" goes on to speak of: the state that is the subject before it."""
    tree = clause.tree
    start = tree.first[pronoun]
    if tree.words[pronoun] != "it":
        return
    own = [t for t in range(start, pronoun) if tree.deps[t] in {"nsubj", "nsubjpass", "poss"}]
    root = next((t for t in range(tree.first[max(start - 1, 0)], start) if tree.heads[t] < 0), None)
    nods = root is not None and "approve" in verb_kinds(tree.words[root])  # "The Senate approved it. It ..."
    last = tree.child(root, "nsubj", "nsubjpass") if root is not None and not nods else None
    for subject in (*reversed(own), *([last] if last is not None else [])):
        known = parties_at(tree, clause.text, subject, clause.actors)
        states = [p for p in known if p.type == "state" or is_carrier(p.name)]
        if states:
            yield from states
            return


def _after_dateline(clause: Clause, verb: int) -> Iterator[Party]:
    """Yield the party between a dateline and the verb, where the parser took the dateline for the subject."""
    tree = clause.tree
    for token in range(verb):
        if tree.starts[token] < clause.dateline or not tree.tags[token].startswith("NN"):
            continue
        if not tree.tags[token + 1].startswith(("NN", "POS", "HYPH")):
            yield from parties_at(tree, clause.text, token, clause.actors)
            return


def _controller(clause: Clause, token: int, depth: int) -> Iterator[Party]:
    tree = clause.tree
    head, dep = tree.heads[token], tree.deps[token]
    to_be = dep == "advcl" and tree.words[token - 2 : token] == ["to", "be"]  # "12 jets, |to be delivered|"
    if head < 0 or (tree.tags[token] == "VBN" and (dep == "acl" or to_be)):
        return
    thing = tree.child(head, "dobj")
    told = bool(verb_kinds(tree.words[head]) & {"select", "award", "offer"})
    told |= tree.words[head] in plain_words("appeals")
    if dep == "xcomp" and thing is not None and thing < token and told:
        named = parties_at(tree, clause.text, thing, clause.actors)
        own = not named and tree.words[thing] in plain_words("electors")  # "will ask parliament to clear it"
        yield from subject_of(clause, head, depth + 1) if own else named
    elif dep in {"conj", "xcomp", "advcl"} and tree.tags[head].startswith("V"):
        partner = _partner(clause, token, thing) if thing in clause.triggers and dep == "advcl" else ()
        yield from partner or subject_of(clause, head, depth + 1)
    elif dep == "xcomp" and tree.deps[head] == "acomp":  # "|Peru| is due to get 12 jets"
        yield from subject_of(clause, tree.heads[head], depth + 1)
    elif dep in {"acl", "relcl"} and tree.tags[head].startswith("N"):
        yield from _partner(clause, token, head) or _holder(clause, head, depth)
    elif dep == "pcomp":
        yield from _behind_preposition(clause, head, depth)


def _behind_preposition(clause: Clause, preposition: int, depth: int) -> Iterator[Party]:
    """Yield who acts in "sanctions on |China| for buying", "accused |Russia| of selling"."""
    tree = clause.tree
    above = tree.heads[preposition]
    if above < 0:
        return
    verb = above if tree.tags[above].startswith("V") else tree.heads[above]
    blamed = [
        noun
        for on in range(tree.first[preposition], preposition)
        if tree.words[on] in {"on", "against"}
        and tree.deps[on] == "prep"
        and verb >= 0
        and tree.within(on, verb)
        for noun in tree.children[on]
    ]
    thing = tree.child(verb, "dobj") if verb >= 0 else None
    if tree.words[preposition] == "for" and blamed:
        yield from parties_at(tree, clause.text, blamed[-1], clause.actors)
    elif (
        tree.words[preposition] in {"of", "for"}
        and above == verb
        and thing is not None
        and thing < preposition
    ):
        yield from parties_at(tree, clause.text, thing, clause.actors)
    elif above == verb or tree.tags[above].startswith("J"):  # "is |close| to signing"
        yield from subject_of(clause, verb, depth + 1)
    else:
        yield from _holder(clause, above, depth)


def _partner(clause: Clause, token: int, noun: int) -> tuple[Party, ...]:
    """Return who acts under a contract that the other side signs: "Peru signed with |Saab| to build".

    A state that signs does not build for the company, and a company that signs does not buy from the state.
    Of two states the larger exporter builds: "Peru signed with |China| to build a railway".
    """
    verb, kinds = clause.tree.heads[noun], verb_kinds(clause.tree.words[token])
    if verb < 0 or not clause.tree.tags[verb].startswith("V"):
        return ()
    partners = [
        p for at in (noun, verb) if at in clause.triggers
        for _, p in behind_prepositions(clause, at, {"with": "party"})
    ]  # fmt: skip
    signers = tuple(subject_of(clause, verb))
    signing = {party.type == "state" for party in signers}
    if kinds & {"supply", "build"} and signing == {True}:
        exporting = not any(sells_arms(party.key) for party in signers)
        return tuple(p for p in partners if p.type != "state" or (exporting and sells_arms(p.key)))
    if kinds & {"supply", "build"} and any(buys_from(one, p) for one in signers for p in partners):
        return tuple(party for party in partners if party.type == "company")
    if "acquire" in kinds and signing == {False}:
        return tuple(party for party in partners if party.type == "state")
    return ()


def _holder(clause: Clause, noun: int, depth: int) -> Iterator[Party]:
    """Yield who is to act under a contract: who won, has or was awarded it; who signed it."""
    tree = clause.tree
    verb = tree.heads[noun]
    owners = [
        p
        for c in tree.children[noun]
        if tree.deps[c] in {"poss", "amod", "nmod", "compound"}
        for p in parties_at(tree, clause.text, c, clause.actors)
        if tree.deps[c] == "poss" or p.type == "state"
    ]
    its = next((c for c in tree.children[noun] if tree.words[c] in {"its", "their"}), None)
    if its is not None and not owners:
        yield from _before_its(clause, its)
        return
    above = tree.heads[verb] if verb >= 0 else -1
    if above >= 0 and tree.words[verb] == "by" and "award" in verb_kinds(tree.words[above]):
        yield from _winners(clause, above, depth)  # "was awarded a contract by the |army| to supply"
    elif owners:
        yield from owners
    elif verb >= 0 and tree.tags[verb].startswith("V") and tree.deps[noun] in {"dobj", "nsubjpass"}:
        if "award" in verb_kinds(tree.words[verb]):
            yield from _winners(clause, verb, depth)
        elif tree.deps[noun] == "dobj":
            yield from subject_of(clause, verb, depth + 1)
    elif verb >= 0 and tree.deps[noun] == "pobj" and tree.tags[tree.heads[verb]].startswith("V"):
        yield from subject_of(clause, tree.heads[verb], depth + 1)


def holders_of(clause: Clause, token: int) -> Iterator[Party]:
    """Yield who has what was traded: "|Peru| operates 12 jets bought from Russia"."""
    tree, noun = clause.tree, clause.tree.heads[token]
    verb = tree.heads[noun] if noun >= 0 and tree.deps[token] == "acl" else -1
    traded = tree.tags[token] == "VBN" and verb_kinds(tree.words[token]) & {"acquire", "supply"}
    if verb < 0 or not traded:
        return
    if tree.deps[noun] == "dobj" and tree.words[verb] in plain_words("holding"):
        yield from subject_of(clause, verb)
    service = tree.child(verb, "dobj")
    if tree.deps[noun] == "nsubj" and service is not None and tree.words[service] == "service":
        for place in (*tree.children[verb], *tree.children[service]):  # "entered service |with Peru|"
            for holder in tree.children[place] if tree.words[place] in {"with", "in"} else ():
                found = parties_at(tree, clause.text, holder, clause.actors)
                yield from (party for party in found if party.type == "state")


def _before_its(clause: Clause, pronoun: int) -> Iterator[Party]:
    """Yield the state named last before "its" in the sentence: "blamed |Russia| for its consent to sell"."""
    tree = clause.tree
    for token in range(pronoun - 1, tree.first[pronoun] - 1, -1):
        if tree.tags[token].startswith("NN") and tree.deps[token] in {"nsubj", "nsubjpass", "pobj", "dobj"}:
            found = parties_at(tree, clause.text, token, clause.actors)
            if found:
                yield from (party for party in found if party.type == "state")
                return


def _winners(clause: Clause, verb: int, depth: int) -> Iterator[Party]:
    """Yield who was awarded a contract."""
    if is_passive(clause.tree, verb):
        yield from subject_of(clause, verb, depth + 1)
    else:
        yield from objects_of(clause, verb)
    yield from (party for _, party in behind_prepositions(clause, verb, {"to": "supplier"}))
