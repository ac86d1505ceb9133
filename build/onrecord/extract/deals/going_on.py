"""Read sentences that go on with a list of goods: "Also in the package are 15 |tanks|"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.event import Event
from onrecord.extract.deals.trade_words import plain_words
from onrecord.extract.deals.trades import Trade
from onrecord.extract.deals.trades.phrases import MAKER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.trades.clauses import Clause

_ROOTS = frozenset(
    {"added", "are", "is", "were", "was", "come", "comes", "came", "include", "includes", "included"}
)


def going_on(clause: Clause, told: Sequence[Event], before: Event | None) -> Iterator[Event]:
    """Yield the goods of sentences without a trade of their own, with the parties of the trade told last."""
    tree = clause.tree
    traded = {tree.first[token] for event in told for token in event.trade.tokens}
    for root in range(len(tree)):
        if tree.heads[root] >= 0 or tree.words[root] not in _ROOTS or tree.first[root] in traded:
            continue
        goods = tuple(g for g in clause.goods if _is_listed(clause, g, root)) if _lists(clause, root) else ()
        last = next((e for e in reversed(told) if e.trade.tokens[0] < root), before)
        if last is None or not any(role != MAKER for role, _ in last.trade.roles):
            continue
        trade = Trade(tree, (root,), last.trade.mood, goods, last.trade.roles)
        for one in goods:
            yield Event(trade, one, (), (), last.stages, title=False, inherited=True, section=last.section)


def _lists(clause: Clause, root: int) -> bool:
    """Tell "|they| are ten tanks" and "in the |package| are" from what somebody has."""
    tree = clause.tree
    words = set(tree.words[tree.first[root] : tree.last[root] + 1])
    subject = tree.child(root, "nsubj", "expl")
    they = subject is not None and tree.words[subject] in {"they", "these"}
    they |= subject is not None and tree.words[subject] == "there" and "also" in words
    return (they or bool(words & plain_words("lists"))) and not words & plain_words("inventories")


def _is_listed(clause: Clause, goods: Goods, root: int) -> bool:
    """Tell goods that the root says to be there: its subject or complement, and what is joined to these."""
    tree, token = clause.tree, goods.last
    while (
        tree.deps[token] in {"conj", "appos", "nmod", "compound", "pobj", "prep"} and tree.heads[token] >= 0
    ):
        token = tree.heads[token]
    told = goods.name is not None or goods.count is not None
    joined = tree.heads[token] == root and tree.deps[token] in {"nsubj", "nsubjpass", "attr", "dobj"}
    return told and joined and goods.kind == "arms_transfer" and not goods.vague and not goods.definite
