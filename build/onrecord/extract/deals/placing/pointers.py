"""Tell the words of an event that point back to a deal: "the contract", "deliveries", the same breath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, plain_words, side_of
from onrecord.extract.deals.trades.phrases import PARTY, RECIPIENT, SUPPLIER

if TYPE_CHECKING:
    from onrecord.extract.deals.deal import Deal
    from onrecord.extract.deals.event import Event
    from onrecord.extract.tree import Tree


def same_sentence(deal: Deal, event: Event) -> bool:
    """Tell an event of the sentence that a deal was told in last."""
    tree = event.trade.tree
    told = (other.trade for other in reversed(deal.events) if other.trade.goods)
    last = next(told, None)
    same = last is not None and tree is last.tree
    return last is not None and same and tree.first[event.trade.tokens[0]] == tree.first[last.tokens[0]]


def is_under(event: Event) -> bool:
    """Tell "|under the agreement|, the firm will supply ten trains"."""
    tree = event.trade.tree
    return any(
        tree.heads[t] >= 0 and tree.words[tree.heads[t]] == "under" and tree.words[t - 1] in {"the", "this"}
        for t in event.trade.tokens
    )


def is_of_others(event: Event) -> bool:
    """Tell the deal in "it buys 12 tanks, while its rifles |are replaced| in a deal with Peru"."""
    tree, token = event.trade.tree, event.trade.tokens[0]
    if not any(tree.words[c] in {"a", "an"} for c in tree.children[token]):
        return False
    while tree.heads[token] >= 0:
        token = tree.heads[token]
        if tree.deps[token] == "advcl":
            subject = tree.child(token, "nsubj", "nsubjpass")
            return subject is not None and not tree.tags[subject].startswith("PRP")
    return False


def is_another(event: Event) -> bool:
    """Tell "a |comparable| deal", which is none of those told."""
    tree = event.trade.tree
    nouns = (token for token in event.trade.tokens if tree.tags[token].startswith("N"))
    return any(tree.words[child] in plain_words("others") for noun in nouns for child in tree.children[noun])


def points_back(event: Event, *, by_noun: bool = False) -> bool:
    """Tell "the deal" and "deliveries will begin" from "a contract", which is another one."""
    tree = event.trade.tree
    nouns = [token for token in event.trade.tokens if tree.tags[token].startswith("N")]
    if by_noun and (not nouns or any(side_of(tree.words[token]) for token in event.trade.tokens)):
        return False  # "the main |suppliers| of arms"
    if all(tree.deps[token] == "appos" and _is_one(tree, token) for token in event.trade.tokens):
        return False  # "six elderly jets, |a gift| from Oman"
    for token in event.trade.tokens:
        if tree.deps[token] == "appos":
            continue  # "won the contract, a |package| of equipment"
        if token != event.trade.tokens[0] and noun_kind(tree.words[token]) == "talks":
            continue  # "the contract, signed after years of |negotiations|"
        under = tree.heads[token] >= 0 and tree.words[tree.heads[token]] == "under"
        if tree.tags[token].startswith("N") and noun_kind(tree.words[token]) != "price" and not under:
            determiners = {tree.words[c] for c in tree.children[token] if tree.deps[c] in {"det", "poss"}}
            if determiners & {"a", "an", "another", "any", "such", "other", "all", "no", "these", "every"}:
                return False
            amods = {tree.words[c] for c in tree.children[token] if tree.deps[c] == "amod"}
            if amods & (plain_words("others") | plain_words("unspecific")):
                return False
            if (
                tree.tags[token] == "NNS"
                and not determiners & {"the", "both", "those", "its", "their"}  # "|Oman's| contracts with us"
                and tree.words[token] not in {"deliveries", "shipments"}
            ):
                return False
    return True


def _is_one(tree: Tree, noun: int) -> bool:
    return any(tree.words[c] in {"a", "an"} for c in tree.children[noun])


def is_of_unknown(event: Event) -> bool:
    """Tell "the sale of |12 crop dusters|" and "|Broncos| that Peru supplied", which name no known goods."""
    tree = event.trade.tree
    return any(_has_unknown(tree, token) for token in event.trade.tokens)


def _has_unknown(tree: Tree, token: int) -> bool:
    if tree.tags[token].startswith("N"):
        behind = (c for c in tree.children[token] if c > token and tree.words[c] in {"of", "for"})
        return any(_is_counted(tree, thing) for place in behind for thing in tree.children[place])
    thing = tree.child(token, "dobj", "nsubjpass")
    if thing is not None:
        return _is_counted(tree, thing)
    head = tree.heads[token]
    plural = tree.deps[token] in {"relcl", "acl"} and tree.tags[head] in {"NNS", "NNPS"}
    return plural and noun_kind(tree.words[head]) is None and tree.words[head] not in plain_words("units")


def _is_counted(tree: Tree, noun: int) -> bool:
    """Tell "12 crop dusters" from "two batches" and "$2 billion"."""
    if (
        tree.tags[noun] not in {"NNS", "NNPS"}
        or noun_kind(tree.words[noun])
        or tree.words[noun] in plain_words("units")
    ):
        return False
    return any(tree.tags[c] == "CD" and tree.deps[c] == "nummod" for c in tree.children[noun])


def is_told_later(deal: Deal, event: Event) -> bool:
    """Tell "|the fighters| replace 60 Mirages", which are none of what is named behind them."""
    goods = event.goods
    if goods is None or goods.name is not None or not goods.definite:
        return False
    return all(other.span.start > goods.span.start for other in deal.goods()) and any(deal.goods())


def is_replaced(event: Event) -> bool:
    """Tell "it replaces 12 |Mirages| that were bought in 1984", the old goods, from those that come."""
    goods, tree = event.goods, event.trade.tree
    if goods is None or tree.heads[goods.last] < 0 or tree.deps[goods.last] != "dobj":
        return False
    replaces = tree.words[tree.heads[goods.last]].startswith("replac")
    return replaces and tree.deps[event.trade.tokens[0]] in {"relcl", "acl"}


def is_from_elsewhere(deal: Deal, event: Event) -> bool:
    """Tell "a |Chinese| system" from one that Russia sells."""
    goods, origin = event.goods, event.origin
    if goods is None or origin is None or goods.name is not None:
        return False
    sides = deal.states(SUPPLIER) | deal.states(RECIPIENT) | frozenset(p.key for p in deal.parties(PARTY))
    homes = {p.country for p in (*deal.parties(SUPPLIER), *deal.parties(PARTY)) if p.country}
    return bool(deal.states(SUPPLIER)) and origin[0].key not in sides | homes
