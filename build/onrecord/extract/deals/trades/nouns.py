"""Tell nouns that speak of trade in some uses only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import plain_words
from onrecord.extract.deals.trades.bids import asks_for_goods

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree


def is_interest(tree: Tree, token: int) -> bool:
    """Tell "shown |interest| in 12 jets" and "is |interested| in" from interest in buying, and on a loan."""
    behind = [tree.children[c] for c in tree.children[token] if tree.words[c] == "in"]
    return tree.words[token] in {"interest", "interested"} and any(behind)


def is_licence(tree: Tree, token: int) -> bool:
    """Tell "an export |licence| for 12 tanks" from a licence to make them."""
    export = "export" in {tree.words[c] for c in tree.children[token]}
    return export and tree.words[token] in {"licence", "licences", "license", "licenses"}


def is_request(tree: Tree, token: int) -> bool:
    """Tell a "|request| for 12 jets", a "|letter| of request" and "its |bid| for 12 jets"."""
    letter = tree.words[token] == "letter" and tree.words[token + 1 : token + 3] == ["of", "request"]
    asked = tree.words[token] in {"request", "requests"} or asks_for_goods(tree, token)
    return letter or asked


def is_intent(tree: Tree, token: int) -> bool:
    """Tell a memorandum and a letter of intent, which promise a contract and are none."""
    offered = tree.words[token + 1 : token + 3] == ["of", "offer"]
    letter = tree.words[token] in {"letter", "letters"} and not offered
    return letter or tree.words[token] in plain_words("intents")


def is_exercised(tree: Tree, noun: int) -> bool:
    """Tell "exercised an |option| for six more" from "with an option for six more"."""
    verb = tree.heads[noun]
    if tree.words[noun] not in {"option", "options"} or tree.deps[noun] not in {"dobj", "nsubjpass"}:
        return False
    up = any(tree.words[c] == "up" for c in tree.children[verb])
    taken = tree.words[verb].startswith(("take", "taki", "took", "pick")) and up
    return taken or tree.words[verb].startswith(("exercis", "activat"))


def is_of_offset(tree: Tree, verb: int) -> bool:
    """Tell what is said of the seller's purchases in return: "no |offset| agreement has been proposed"."""
    above = tree.heads[verb] if tree.deps[verb] in {"xcomp", "acl"} else verb
    things = [above, *(t for t in (tree.child(v, "nsubj", "nsubjpass", "dobj") for v in (verb, above)) if t)]
    return any(tree.words[t] == "offset" or tree.words[t - 1] == "offset" for t in things)
