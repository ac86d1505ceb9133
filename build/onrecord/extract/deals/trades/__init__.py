"""Read trades clause by clause: what verbs and nouns of trade say of parties and goods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.left_out import ELLIPTIC
from onrecord.extract.deals.trade_words import verb_kinds, words_for
from onrecord.extract.deals.trades.clauses import Clause, is_of
from onrecord.extract.deals.trades.groups import groups
from onrecord.extract.deals.trades.mood import Mood, mood_of
from onrecord.extract.deals.trades.phrases import RECIPIENT, SUPPLIER
from onrecord.extract.deals.trades.roles import roles_of
from onrecord.extract.deals.trades.signers import sides_behind
from onrecord.extract.deals.trades.speakers import announcing
from onrecord.extract.deals.trades.strays import stray_goods
from onrecord.extract.deals.trades.subjects import holders_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.parties import Party
    from onrecord.extract.tree import Tree


@dataclass(frozen=True, slots=True, eq=False)
class Trade:
    """Hold what one clause says of a trade: its verbs and nouns (`tokens`, the governing one first)."""

    tree: Tree
    tokens: tuple[int, ...]
    mood: Mood
    goods: tuple[Goods, ...]
    roles: tuple[tuple[str, Party], ...]

    def of(self, role: str) -> tuple[Party, ...]:
        """Return the parties in a role, as worded first."""
        return tuple(party for found, party in self.roles if found == role)


def find_trades(clause: Clause) -> tuple[Trade, ...]:
    """Read the trades of a paragraph, in order."""
    tree = clause.tree
    stray = stray_goods(clause)
    trades = []
    for tokens in groups(clause):
        own = tuple(g for g in clause.goods if is_of(clause, g, tokens) or stray.get(g.first) in tokens)
        own = tuple(g for g in own if g.noun != ELLIPTIC) or own[:1]
        roles = _one_side(dict.fromkeys(_told(clause, tokens)))
        beside = (pair for goods in own if goods.first in stray for pair in sides_behind(clause, goods))
        roles = _one_side((*roles, *beside))
        roles = (*roles, *announcing(clause, tokens[0], roles))
        if not any(role == RECIPIENT for role, _ in roles):
            roles = (*roles, *((RECIPIENT, party) for party in holders_of(clause, tokens[0])))
        budget = all(_is_own(tree, goods) for goods in own)
        spends = budget and any(verb_kinds(tree.words[t]) == {"pay"} for t in tokens)
        loose = all(tree.words[t] in words_for("loose") for t in tokens) and all(g.vague for g in own)
        loose &= not (own and own[0].definite and all("price" in verb_kinds(tree.words[t]) for t in tokens))
        loose &= not (own and own[0].definite and tree.words[tokens[0]] == "came")  # "the first |came|"
        sides = {role for role, _ in roles}
        if not (spends or (loose and not {SUPPLIER, RECIPIENT} <= sides)):
            trades.append(Trade(tree, tokens, _mood(tree, tokens), own, roles))
    return tuple(trades)


def _is_own(tree: Tree, goods: Goods) -> bool:
    """Tell "will spend $2 billion on |its artillery|", a budget, from what is bought."""
    its = tree.words[goods.first - 1 : goods.first] in (["its"], ["their"])
    return its and goods.name is None and goods.count is None


def _told(clause: Clause, tokens: tuple[int, ...]) -> Iterator[tuple[str, Party]]:
    """Yield the parties, without who pays for others: "won a contract from |Oman| to supply Peru with"."""
    told = [(token, pair) for token in tokens for pair in roles_of(clause, token)]
    receivers = {
        party.key
        for token, (role, party) in told
        if role == RECIPIENT and party.type == "state" and party.country and _supplies(clause, token)
    }
    for token, (role, party) in told:
        pays = role == RECIPIENT and party.type == "state" and not _supplies(clause, token)
        if not (pays and receivers and party.key not in receivers):
            yield role, party


def _supplies(clause: Clause, token: int) -> bool:
    """Tell "a contract |to supply| Peru with jets", where Peru gets them whoever pays."""
    tree = clause.tree
    infinitive = tree.tags[token] == "VB" and tree.words[token - 1 : token] == ["to"]
    return infinitive and "supply" in verb_kinds(tree.words[token])


def _mood(tree: Tree, tokens: tuple[int, ...]) -> Mood:
    mood = mood_of(tree, tokens[0])
    if mood.polarity == "denied" and "cancel" in verb_kinds(tree.words[tokens[0]]):
        return Mood(modality=mood.modality)  # who refuses to cancel a sale stands by it
    return mood


def _one_side(roles: Iterable[tuple[str, Party]]) -> tuple[tuple[str, Party], ...]:
    """Leave a party that came out on both sides where nobody else stands, or where the first word puts it."""
    pairs = tuple(roles)
    keys = {side: {p.key for r, p in pairs if r == side} for side in (SUPPLIER, RECIPIENT)}
    both = keys[SUPPLIER] & keys[RECIPIENT]
    told = next((r for r, p in pairs if p.key in both and r in keys), SUPPLIER)
    surplus = len(keys[SUPPLIER]) - len(keys[RECIPIENT])
    alone = both == keys[SUPPLIER] == keys[RECIPIENT]
    crowded = SUPPLIER if surplus > 0 or (alone and told == RECIPIENT) else RECIPIENT
    return tuple((r, p) for r, p in pairs if not (p.key in both and r == crowded))
