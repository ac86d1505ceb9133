"""Say who made goods, whose they are and where they come from, by the words right beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.words import is_company_form
from onrecord.extract.deals.parties import Party, parties_at, party_at, state_party
from onrecord.extract.deals.parties.words import lexicon
from onrecord.extract.deals.trade_words import verb_kinds
from onrecord.extract.deals.trades.phrases import RECIPIENT, SUPPLIER
from onrecord.values.countries import country_of
from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.deals.trades.clauses import Clause
    from onrecord.extract.tree import Tree

_MAKE = frozenset({"make", "manufacture", "origin", "construction", "production", "design"})
_MADE = frozenset({"made", "built", "manufactured", "produced", "developed", "designed"})


def makers_of(clause: Clause, goods: Goods) -> tuple[Party, ...]:
    """Return the companies that the words name as makers: "|Boeing| P-8I", "made by |Almaz-Antei|"."""
    found = (*_before(clause, goods), *_made_by(clause, goods))
    return tuple(party for party in found if party.type == "company")


def origin_of(clause: Clause, goods: Goods) -> tuple[Party, bool] | None:
    """Return the state before goods, and whether it owns them: "|Iran's| plant", "|Russian|-made tanks"."""
    tree, text = clause.tree, clause.text
    token = goods.first - 1
    while token >= max(tree.first[goods.first], goods.first - 6):
        for low in (token - 1, token):
            span = tree.span(max(low, tree.first[token]), token)
            country = country_of(span.of(text))
            if country and _is_of_old(tree, token):
                return None
            if country:
                owned = "POS" in tree.tags[token : token + 2]
                return state_party(country, span, clause.actors), owned
        passed = (
            tree.tags[token].startswith(("J", "POS", "HYPH", "CD", "VBN", "NN")) or tree.words[token] == "-"
        )
        if not passed:
            break
        token -= 1
    return _made_in(clause, goods)


def _is_of_old(tree: Tree, token: int) -> bool:
    """Tell "Soviet-|era| tanks", which say when, not where from."""
    return tree.words[token + 1 : token + 3] in (["-", "era"], ["-", "style"], ["-", "standard"])


def _made_in(clause: Clause, goods: Goods) -> tuple[Party, bool] | None:
    """Return the state behind goods that come from it: "tanks made in |Oman|", "jets of |French| make"."""
    tree = clause.tree
    behind = tree.words[goods.last + 1 : goods.last + 5]
    if behind[:1] and behind[0] in _MADE and behind[1:2] == ["in"]:
        first = goods.last + 3
    elif behind[:1] == ["of"] and _MAKE & set(behind[2:4]):
        first = goods.last + 2
    else:
        return None
    for last in (first + 1, first):
        span = tree.span(first, min(last, tree.last[goods.last]))
        country = country_of(span.of(clause.text))
        if country:
            return state_party(country, span, clause.actors), False
    return None


def bought_by(clause: Clause, trade: Trade, goods: Goods, origin: tuple[Party, bool] | None) -> Trade:
    """Give "|Malaysia's| 18 jets, ordered in 2023" their owner as the buyer."""
    tree = clause.tree
    behind = [t for t in trade.tokens if t > goods.last and "acquire" in verb_kinds(tree.words[t])]
    said = any("supply" in verb_kinds(tree.words[t]) for t in behind)
    told = {party.key for _, party in trade.roles}
    if origin is None or not origin[1] or not behind or said or trade.of(RECIPIENT) or origin[0].key in told:
        return trade
    return replace(trade, roles=(*trade.roles, (RECIPIENT, origin[0])))


def built_for(trade: Trade, goods: Goods, origin: tuple[Party, bool] | None) -> Trade:
    """Give "Russia and Iran agreed to build |Iran's| reactor" its owner as the one for whom it is built."""
    if goods.kind != "construction" or origin is None or not origin[1]:
        return trade
    owner, builders = origin[0], {party.key for party in trade.of(SUPPLIER)}
    if owner.key not in builders or len(builders) < 2:
        return trade
    roles = tuple((r, p) for r, p in trade.roles if (r, p.key) != (SUPPLIER, owner.key))
    return replace(trade, roles=(*roles, (RECIPIENT, owner)))


def site_of(clause: Clause, trade: Trade, goods: Goods) -> Trade:
    """Give "a refinery in |Oman|" the state in which it stands as the one for which it is built."""
    if goods.kind != "construction" or trade.of(RECIPIENT):
        return trade
    tree = clause.tree
    told = {
        key for _, party in trade.roles for key in (party.key, party.country if party.country_span else None)
    }
    for place in range(goods.last + 1, tree.last[goods.last]):
        near = tree.heads[place] in range(goods.first, goods.last + 1) or tree.heads[place] in trade.tokens
        if tree.words[place] in {"in", "at", "near", "across"} and near:
            sites = [p for n in tree.children[place] for p in parties_at(tree, clause.text, n, clause.actors)]
            states = [p for p in sites if p.type == "state" and p.key not in told]
            return replace(trade, roles=(*trade.roles, *((RECIPIENT, p) for p in states[:1])))
    return trade


def _maker_before(tree: Tree, text: str, token: int) -> int:
    """Return the first token of the maker that ends at one: "|Korea| Aerospace Industries FA-50"."""
    begins = range(max(tree.first[token], token - 4), token)
    low = next((t for t in begins if tree.span(t, token).of(text) in known_makers()), token)
    while low - 1 >= tree.first[token] and tree.span(low - 1, low - 1).of(text) in known_makers():
        low -= 1
    return low


def _before(clause: Clause, goods: Goods) -> Iterator[Party]:
    tree, text = clause.tree, clause.text
    token = goods.first - 1
    while token >= tree.first[goods.first] and (
        tree.tags[token] in {"POS", "JJ", "CD"} or is_company_form(tree.span(token, token).of(text))
    ):
        token -= 1
    if tree.span(goods.last, goods.last).of(text) in known_makers():
        token = goods.last  # "250 |Airbus| and 220 Boeing aircraft"
    if token < tree.first[goods.first] or not tree.tags[token].startswith("NNP"):
        return
    actor = clause.actors.at(tree.span(token, token))
    word = tree.span(token, token).of(text)
    if country_of(word) or tree.words[token] in lexicon()["organs"]:
        return
    low = _maker_before(tree, text, token)
    if low < token or word in known_makers() or (actor and actor.type == "organization"):
        span = tree.span(low, token)
        name = actor.name if actor else span.of(text)
        yield Party("company", span, name, None, None, actor.key if actor else None)


def _made_by(clause: Clause, goods: Goods) -> Iterator[Party]:
    tree = clause.tree
    for token in range(goods.last + 1, tree.last[goods.last] + 1):
        if tree.words[token] not in _MADE:
            continue
        agent = tree.child(token, "agent", "prep")
        if agent is None or tree.words[agent] != "by" or token - goods.last > 8:
            continue
        for noun in tree.children[agent]:
            party = party_at(tree, clause.text, noun, clause.actors)
            if party:
                yield party
