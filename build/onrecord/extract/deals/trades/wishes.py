"""Say who is told of where nothing is traded yet: who is interested in goods, who licenses their export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.parties import parties_at
from onrecord.extract.deals.trade_words import plain_words
from onrecord.extract.deals.trades.nouns import is_interest, is_licence, is_request
from onrecord.extract.deals.trades.phrases import (
    APPROVER,
    RECIPIENT,
    SUPPLIER,
    agents_of,
    behind_prepositions,
    is_passive,
)
from onrecord.extract.deals.trades.subjects import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.parties import Party
    from onrecord.extract.deals.trades.clauses import Clause


def is_wish(clause: Clause, token: int) -> bool:
    """Tell "|interest| in 12 jets" and "an export |licence| for 12 tanks" from nouns of trade."""
    return is_interest(clause.tree, token) or is_licence(clause.tree, token)


def wishing(clause: Clause, token: int) -> Iterator[tuple[str, Party]]:
    """Yield who is interested, or who licenses, and the other side behind "from" or "to"."""
    licence = is_licence(clause.tree, token)
    side = APPROVER if licence else RECIPIENT
    acting = tuple(_acting(clause, token))
    roles = {"to": RECIPIENT, "from": SUPPLIER} if licence else {"from": SUPPLIER if acting else RECIPIENT}
    behind = tuple(behind_prepositions(clause, token, roles))
    ordered = any(clause.tree.within(t, token) for t in clause.triggers if t != token)
    if behind or ordered or not licence:  # nobody is told to get what a licence was "refused" for
        yield from (*((side, party) for party in acting), *behind)


def weighing(clause: Clause, token: int) -> Iterator[tuple[str, Party]]:
    """Yield who "is weighing an |offer|" of another's, to whom it is made, who "submitted a |request|"."""
    tree, verb = clause.tree, clause.tree.heads[token]
    if verb < 0 or tree.deps[token] != "dobj":
        return
    offer = tree.words[token] in plain_words("offers") and not is_request(tree, token)
    weighs = tree.words[verb] in plain_words("weighing") and verb not in clause.triggers
    asks = tree.words[verb] in plain_words("asking") and is_request(tree, token)
    whom = tree.child(verb, "dative") if offer else None  # "made |Peru| an offer"
    if whom is not None and verb not in clause.triggers:
        yield from ((RECIPIENT, party) for party in parties_at(tree, clause.text, whom, clause.actors))
    elif (offer and weighs) or asks:
        yield from ((RECIPIENT, party) for party in subject_of(clause, verb))


def _acting(clause: Clause, token: int) -> Iterator[Party]:
    """Yield who "showed |interest|", "is |interested|" or "granted a |licence|", or who has the noun."""
    tree, verb = clause.tree, clause.tree.heads[token]
    for owner in tree.children[token]:
        if tree.deps[owner] == "poss":
            yield from parties_at(tree, clause.text, owner, clause.actors)
    if verb < 0 or not tree.tags[verb].startswith("V"):
        return
    if tree.deps[token] in {"dobj", "acomp"}:
        yield from subject_of(clause, verb)
    elif tree.deps[token] == "nsubjpass" and is_passive(tree, verb):
        yield from agents_of(clause, verb)
