"""Find the verbs and nouns of trade in a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, plain_words, side_of, verb_kinds
from onrecord.extract.deals.trades.handovers import TAKING
from onrecord.extract.deals.trades.nouns import is_exercised, is_interest, is_licence
from onrecord.extract.deals.trades.senses import has_fit_object

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.tree import Tree

_LETTERS = (["intent"], ["offer"], ["acceptance"], ["request"])
"""What a letter of trade is a letter of."""
_TAKEN = frozenset({"possession", "charge", "ownership"})


def triggers(tree: Tree, goods: Sequence[Goods], names: frozenset[int]) -> dict[int, str]:
    """Return the tokens of a paragraph that are a "verb" or "noun" of trade; `names` are no nouns."""
    inside = {t for g in goods for t in range(g.first, g.last + 1)}
    found = {}
    for token in range(len(tree)):
        word, tag = tree.words[token], tree.tags[token]
        joined = tree.words[token + 1 : token + 2] == ["and"] and tree.tags[token + 2 : token + 3] == ["NNP"]
        if tag in {"NNP", "NNPS"} and (token in names or joined):
            continue  # "the Armaments |Procurement| Authority", "the |Acquisition| and Logistics Agency"
        if tree.deps[token] == "amod" and token + 1 in inside and word in plain_words("upgrades"):
            continue  # "12 |upgraded| F-16 jets", which are sold as they are
        verb = tag.startswith("V") or word == "due"
        if (
            verb
            and verb_kinds(word)
            and (has_fit_object(tree, token, inside) or _is_force_equipped(tree, token, inside))
        ):
            found[token] = "verb"
        elif (
            tag in {"NN", "NNS", "NNP", "NNPS"} and token not in inside and _is_trade_noun(tree, token)
        ) or (tag in {"NN", "NNS", "JJ"} and _is_noun_in_use(tree, token, inside)):
            found[token] = "noun"
    return found


def _is_force_equipped(tree: Tree, verb: int, goods: set[int]) -> bool:
    """Tell "the |navy| is to be equipped with five corvettes" from "the corvettes are equipped with"."""
    if tree.words[verb] != "equipped" or tree.words[verb + 1 : verb + 2] != ["with"]:
        return False
    above = tree.heads[verb] if tree.deps[verb] == "xcomp" else verb
    force = tree.child(above, "nsubj", "nsubjpass")
    fitted = goods & {c for c in tree.children[verb + 1] if tree.deps[c] == "pobj"}
    return force is not None and tree.words[force] in plain_words("forces") and bool(fitted)


def _is_noun_in_use(tree: Tree, token: int, goods: set[int]) -> bool:
    """Tell "the |supplier| of the tanks", "exercised an |option|", "|interest| in jets" from others."""
    named = side_of(tree.words[token]) is not None or is_interest(tree, token) or is_licence(tree, token)
    return (named and _has_goods_behind(tree, token, goods)) or is_exercised(tree, token)


def _has_goods_behind(tree: Tree, token: int, goods: set[int]) -> bool:
    """Tell "the |supplier| of the tanks" and "a |customer| for the K9" from those of anything else."""
    behind = {"in"} if is_interest(tree, token) else {"of", "for"}
    return any(
        goods & set(tree.children[preposition])
        for preposition in tree.children[token]
        if tree.words[preposition] in behind
    )


def _is_trade_noun(tree: Tree, token: int) -> bool:
    """Tell "the sale" from "in order" and from the first part of another noun ("procurement agency")."""
    word, behind = tree.words[token], tree.words[token + 1 : token + 3]
    named = tree.tags[token].startswith("NNP") and tree.tags[max(0, token - 1)] == "NNP"
    name = named and word in {"supplies", "construction", "production"}  # "China Aviation |Supplies|"
    name |= named and word == "package"  # "M1A2 System Enhancement |Package| Version 3"
    name |= tree.words[token - 1] == "offset"  # what the seller buys in return
    if name or noun_kind(word) is None or (word == "order" and tree.words[token - 1] == "in"):
        return False
    if word in {"price", "prices"} and tree.words[token - 1] in {"list", "catalog", "catalogue", "current"}:
        return False  # "worth $3 billion at list |prices|"
    if word in {"letter", "letters"} and behind not in (["of", "intent"], ["of", "offer"], ["of", "request"]):
        return False
    if tree.words[token].startswith("letter") and tree.words[token + 2 : token + 3] not in _LETTERS:
        return False
    head = tree.heads[token]
    if tree.words[token] in _TAKEN:
        return head >= 0 and tree.deps[token] == "dobj" and tree.words[head] in TAKING
    return tree.deps[token] != "compound" or head < 0 or noun_kind(tree.words[head]) is not None
