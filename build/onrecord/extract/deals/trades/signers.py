"""Say who signs, has or takes a contract that is the object of another verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.parties import Party, parties_at
from onrecord.extract.deals.trade_words import plain_words, verb_kinds, words_for
from onrecord.extract.deals.trades.denials import turns_down
from onrecord.extract.deals.trades.nouns import is_request
from onrecord.extract.deals.trades.phrases import PARTY, RECIPIENT, SUPPLIER
from onrecord.extract.deals.trades.subjects import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.trades.clauses import Clause

_TAKES = frozenset(
    {"take", "takes", "took", "taken", "taking", "accept", "accepted", "await", "awaits", "awaiting"}
    | {"expect", "expects", "expected", "expecting"}
)
"""Verbs whose subject has a delivery coming to it."""


def _signers(clause: Clause, token: int, owner: str) -> Iterator[tuple[str, Party]]:
    """Yield who "entered into", left or "is in talks" on a contract, who has 12 jets "on order"."""
    tree = clause.tree
    preposition = tree.heads[token]
    if preposition < 0 or tree.deps[token] != "pobj" or tree.heads[preposition] < 0:
        return
    verb = tree.heads[preposition]
    ordered = tree.deps[verb] == "dobj" and tree.words[preposition : token + 1] == ["on", "order"]
    through = tree.words[verb] in {"out", "away"} or ordered
    verb = tree.heads[verb] if through and tree.heads[verb] >= 0 else verb
    thing = tree.child(verb, "dobj")
    into = tree.words[preposition] in {"to", "into"} and tree.words[verb] in words_for("light")
    on = "sign" in verb_kinds(tree.words[verb]) and thing is not None and tree.words[thing] == "letter"
    talks = tree.words[preposition] == "in" and tree.words[verb] in plain_words("being")
    has = tree.words[preposition] == "on" and tree.words[verb] in {"has", "have", "had", "having"}
    plan = tree.words[tree.heads[preposition]] in plain_words("plans")
    if plan and tree.words[preposition] == "for" and tree.tags[tree.heads[tree.heads[preposition]]][0] == "V":
        yield from ((owner, party) for party in subject_of(clause, tree.heads[tree.heads[preposition]]))
        return  # "dropped plans |for| the purchase"
    leaves = tree.words[preposition] in {"from", "of"} and tree.words[verb] in plain_words("leaving")
    if has or talks or (verb not in clause.triggers and (into or on or leaves)):
        yield from ((PARTY if on else owner, party) for party in subject_of(clause, verb))


def through_verb(clause: Clause, token: int, owner: str) -> Iterator[tuple[str, Party]]:
    """Yield who has a contract, began deliveries, or took delivery."""
    tree = clause.tree
    verb = tree.heads[token]
    yield from _signers(clause, token, owner)
    first = verb if tree.deps[token] == "conj" and clause.triggers.get(verb) == "noun" else None
    signing = tree.heads[first] if first is not None and tree.deps[first] == "dobj" else -1
    if signing >= 0 and "sign" in verb_kinds(tree.words[signing]):  # "signed a contract and a |deal|"
        yield from ((owner, party) for party in subject_of(clause, signing))
    if verb >= 0 and turns_down(tree, token, verb):
        by = tree.child(verb, "agent")
        noun = tree.child(by, "pobj") if by is not None else None
        told = parties_at(tree, clause.text, noun, clause.actors) if noun is not None else ()
        ends = told if tree.deps[token] == "nsubjpass" else subject_of(clause, verb)
        side = SUPPLIER if is_request(tree, token) else owner
        yield from ((side, party) for party in ends)
        return
    if (
        verb < 0
        or tree.deps[token] != "dobj"
        or verb in clause.triggers
        or not tree.tags[verb].startswith("V")
    ):
        return
    if tree.words[verb].startswith("cover") and tree.deps[verb] == "acl":
        return  # "signed an agreement |covering| the delivery"
    taken = tree.words[verb] in _TAKES
    if taken or tree.words[verb] in words_for("light"):
        for party in subject_of(clause, verb):
            yield (RECIPIENT if taken else owner), party


def sides_behind(clause: Clause, goods: Goods) -> Iterator[tuple[str, Party]]:
    """Yield the states behind goods that hang on no trade: "is at work on jets |for India| under a deal"."""
    tree = clause.tree
    for place in tree.children[goods.last]:
        role = {"for": RECIPIENT, "from": SUPPLIER}.get(tree.words[place])
        for noun in tree.children[place] if role else ():
            for party in parties_at(tree, clause.text, noun, clause.actors):
                if role and party.type == "state":
                    yield role, party
