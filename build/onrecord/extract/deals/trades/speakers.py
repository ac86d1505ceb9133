"""Say who supplies where only its announcer is named: "12 jets were handed to Peru, |Saab| said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.words import name_of_item
from onrecord.extract.deals.parties import Party, parties_at
from onrecord.extract.deals.parties.words import lexicon
from onrecord.extract.deals.trade_words import plain_words, verb_kinds
from onrecord.extract.deals.trades.clauses import Clause, up
from onrecord.extract.deals.trades.phrases import RECIPIENT, SUPPLIER
from onrecord.values.items import item_of, known_makers, maker_country

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def announcing(clause: Clause, token: int, roles: Sequence[tuple[str, Party]]) -> Iterator[tuple[str, Party]]:
    """Yield the maker, or its state, that announces a trade as its supplier, where only a buyer is told."""
    if {role for role, _ in roles} == {SUPPLIER}:
        yield from _ordering(clause, token, roles)
    if {role for role, _ in roles} != {RECIPIENT}:
        return
    buyers = {party.key for _, party in roles}
    items = (item_of(name_of_item(goods.name)) for goods in clause.goods if goods.name)
    homes = {maker_country(item.maker) for item in items if item and item.maker} - buyers
    told = [
        party
        for party in _speakers(clause, token)
        if _sells(clause, party) or (party.key in homes and party.country_span)
    ]
    yield from ((SUPPLIER, party) for party in told[:1])


def _ordering(clause: Clause, token: int, roles: Sequence[tuple[str, Party]]) -> Iterator[tuple[str, Party]]:
    """Yield the state that announces what a maker will build as who buys it."""
    builds = "build" in verb_kinds(clause.tree.words[token]) and _is_counted(clause, token)
    if builds and all(party.type == "company" for _, party in roles):
        states = [party for party in _speakers(clause, token) if party.type == "state"]
        yield from ((RECIPIENT, party) for party in states[:1])


def _is_counted(clause: Clause, token: int) -> bool:
    """Tell "will build |four| frigates" from building as such."""
    thing = clause.tree.child(token, "dobj", "nsubjpass")
    return any(g.count and thing is not None and g.first <= thing <= g.last for g in clause.goods)


def _sells(clause: Clause, party: Party) -> bool:
    """Tell makers, agents and the offices that announce sales abroad: "the |DSCA| said"."""
    office = party.span.of(clause.text).lower().removeprefix("the ") in lexicon()["sales_offices"]
    return office or party.type == "agent" or _makes(party)


def _makes(party: Party) -> bool:
    return party.type == "company" and party.name in known_makers()


def _speakers(clause: Clause, token: int) -> Iterator[Party]:
    tree = clause.tree
    for verb in up(tree, token):
        subject = tree.child(verb, "nsubj")
        if tree.words[verb] in plain_words("speech") and subject is not None:
            yield from parties_at(tree, clause.text, subject, clause.actors)
    for verb in range(tree.first[token], tree.last[token] + 1):
        aside = tree.deps[verb] == "parataxis" and tree.words[verb] in plain_words("speech")
        subject = tree.child(verb, "nsubj") if aside else None
        if subject is not None:
            yield from parties_at(tree, clause.text, subject, clause.actors)
    for place in range(tree.first[token] + 1, tree.last[token] + 1):
        if tree.words[place - 1 : place + 1] == ["according", "to"]:
            for noun in tree.children[place]:
                yield from parties_at(tree, clause.text, noun, clause.actors)
