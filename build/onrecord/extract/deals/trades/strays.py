"""Give goods that the parser hung nowhere to the trade that they stand beside."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.lists import is_among, is_listed
from onrecord.extract.deals.trades.clauses import owner_of, up

if TYPE_CHECKING:
    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.trades.clauses import Clause


def stray_goods(clause: Clause) -> dict[int, int]:
    """Give goods that the parser hung nowhere to the verb of trade right before them."""
    tree, text = clause.tree, clause.text
    found: dict[int, int] = {}
    for place, goods in enumerate(clause.goods):
        owner = owner_of(clause, goods.last)
        last = clause.goods[place - 1] if place else None
        counted = goods.count or (last and (last.first in found or is_among(text, last, goods)))
        if owner is None and last and counted and is_listed(text, last, goods):
            above = found.get(last.first, owner_of(clause, last.last))
            if above is not None:
                found[goods.first] = above
        if goods.vague or owner is not None or goods.first in found:
            continue
        if (contract := _contract_over(clause, goods)) is not None:
            found[goods.first] = contract
            continue
        token = goods.first - 1
        while token >= 0 and tree.tags[token] != "." and not tree.tags[token].startswith("V"):
            token -= 1
        nouns = [t for t in range(max(token, 0), goods.first) if clause.triggers.get(t) == "noun"]
        token = nouns[-1] if nouns else token
        if token in clause.triggers and goods.first - token < 8:
            found[goods.first] = token
    return found


def _contract_over(clause: Clause, goods: Goods) -> int | None:
    """Return the contract in "12 |jets| will fly for Peru under a |deal| signed in May"."""
    tree = clause.tree
    of = tree.words[tree.heads[goods.last]] == "of"  # "four of the 12 jets"
    if of or not (goods.count or goods.name):
        return None
    verb = next((t for t in islice(up(tree, goods.last), 4) if tree.tags[t].startswith("V")), None)
    if verb is None:
        return None
    contracts = (
        noun
        for above in (verb, *(c for c in tree.children[verb] if tree.deps[c] in {"xcomp", "attr", "prep"}))
        for under in tree.children[above]
        if tree.words[under] in {"under", "through"}
        for noun in tree.children[under]
        if clause.triggers.get(noun) == "noun"
    )
    return next(contracts, None)
