"""Tell the days beside a trade that are not its own: of sayings, budgets, ends, occasions, plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, plain_words
from onrecord.extract.deals.trades.nouns import is_intent

if TYPE_CHECKING:
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.tree import Tree


def is_of_occasion(tree: Tree, verb: int) -> bool:
    """Tell "at a |ceremony| attended by both in May, Peru signed", where the day is that of both."""
    return tree.deps[verb] == "acl" and tree.words[tree.heads[verb]] in plain_words("occasions")


def is_of_saying(tree: Tree, token: int) -> bool:
    """Tell "|said| on Monday it had delivered the jets", whose day the parser may take for the delivery's."""
    first = token
    while first > tree.first[token] and (
        tree.tags[first - 1] in {"IN", "NNP", "CD", "DT"} and tree.words[first - 1] != "that"
    ):
        first -= 1
    if first > tree.first[token] and tree.words[first - 1] in plain_words("speech"):
        return True
    while first > tree.first[token] and tree.tags[first - 1] in {"NN", "NNS", "NNP", "JJ", "POS", "DT"}:
        first -= 1
    return first > tree.first[token] and tree.words[first - 1] == "told"  # "|told| Interfax on Friday"


def is_owner(tree: Tree, token: int) -> bool:
    """Tell "in next |year's| budget" from "next year's order"."""
    owned = tree.words[token + 1 : token + 2] in (["'s"], ["’s"], ["'"])
    return owned and noun_kind(tree.words[tree.heads[token]]) is None


def is_no_day(trade: Trade, event: int, first: int) -> bool:
    """Tell "the biggest |purchase| since 1983", "|ordered| until 2025", and what orders nothing."""
    tree = trade.tree
    words = tree.words[max(0, first - 1) : first + 1]
    principle = tree.words[event + 1 : event + 3] == ["in", "principle"]
    since = "since" in words and tree.words[event - 1] != "on"  # "|on| order since last autumn"
    part = tree.words[event] == "paid" and (tree.tags[event] != "VBD" or not trade.goods)
    wrong = since or principle or part or bool({"until", "till", "through"} & set(words))
    return wrong or _is_of_intent(tree, event)


def _is_of_intent(tree: Tree, event: int) -> bool:
    """Tell what is signed and orders nothing: a memorandum, a letter of intent."""
    things = [event, *(c for c in tree.children[event] if tree.deps[c] in {"dobj", "nsubjpass"})]
    return any(is_intent(tree, token) for token in things)


def lasts(tree: Tree, token: int) -> bool:
    """Tell "which |runs| to 2029" and "due to |end| in 2029" from "signed at the |end| of 2005"."""
    verb = tree.tags[token].startswith("V") or tree.words[token - 1] == "to"
    return verb and tree.words[token] in plain_words("lasting")
