"""Tell goods that others were preferred to, "chose the K9 over the |Caesar|", which nobody trades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import plain_words, verb_kinds

if TYPE_CHECKING:
    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.tree import Tree

_BEHIND = {"ahead": "of", "instead": "of", "rather": "than"}


def is_passed_over(tree: Tree, goods: Goods) -> bool:
    """Tell what stands behind "over", "instead of" or "beat" from what was chosen, or offered by somebody."""
    token = goods.last
    if tree.child(token, "acl", "relcl") is not None:
        return False  # "over the |F-16s| offered by Portugal"
    while tree.deps[token] == "conj" and tree.tags[tree.heads[token]][0] in "NJC":
        token = tree.heads[token]  # "over the Gripen and the |Rafale|"
    above = tree.heads[token]
    if above < 0:
        return False
    if tree.deps[token] == "pobj":
        return _is_set_behind(tree, above)
    passive = tree.child(above, "auxpass") is not None
    beaten = tree.words[above] in plain_words("beating") and tree.tags[above].startswith("V")
    return beaten and tree.deps[token] == ("nsubjpass" if passive else "dobj")


def _is_set_behind(tree: Tree, preposition: int) -> bool:
    """Tell "picked |over|", "preferred |to|" and "ahead |of|" from "spread |over|" and "sold |to|"."""
    verb = tree.heads[preposition]
    while verb >= 0 and not tree.tags[verb].startswith("V"):
        verb = tree.heads[verb]
    if verb < 0:
        return False
    word, kinds = tree.words[preposition], verb_kinds(tree.words[verb])
    prefers = tree.words[verb] in plain_words("preferring")
    if word == "to":
        return prefers and tree.heads[preposition] == verb
    if word == "over":
        return prefers or "select" in kinds
    set_behind = _BEHIND.get(tree.words[preposition - 1]) == word
    return set_behind and (prefers or bool(kinds & {"select", "acquire", "win"}))
