"""Hang what is said of a sale on the sale, and what is ruled out on what rules it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, verb_kinds, words_for
from onrecord.extract.deals.trades.nouns import is_licence
from onrecord.values.countries import is_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.mends.clauses import Mend
    from onrecord.extract.tree import Tree

_SIDES = frozenset({"from", "to", "for", "with"})


def made_offers(tree: Tree) -> Iterator[Mend]:
    """Hang an offer on who makes it, and whom he makes it to: "made |Peru| an |offer| of 12 jets"."""
    for offer in range(3, len(tree)):
        verb, name = tree.heads[offer], tree.child(offer, "nsubj")
        made = tree.words[offer] == "offer" and tree.deps[offer] == "ccomp" and verb >= 0
        if made and name is not None and tree.words[verb] in {"made", "make", "makes", "making"}:
            yield offer, verb, "dobj"
            yield name, verb, "dative"


def sides_of_nouns(tree: Tree) -> Iterator[Mend]:
    """Hang sides on the noun of trade, not on a verb of none: "is weighing an |offer| |from| Spain"."""
    for verb in range(len(tree)):
        if verb > 2 and tree.words[verb - 2 : verb + 1] == ["on", "order", "from"]:
            yield verb, verb - 1, "prep"  # "has 12 corvettes on |order| from Spain"
        noun = tree.child(verb, "dobj") if tree.tags[verb].startswith("V") else None
        if noun is None or noun < verb:
            continue
        trades = bool(verb_kinds(tree.words[verb])) or tree.words[verb] in words_for("light")
        if not is_licence(tree, noun) and (trades or noun_kind(tree.words[noun]) is None):
            continue
        end = tree.right[noun]
        for place in tree.children[verb]:
            if place == end + 1 and tree.deps[place] == "prep" and tree.words[place] in _SIDES:
                yield place, noun, "prep"
                end = tree.right[place]


def of_sales(tree: Tree) -> Iterator[Mend]:
    """Hang goods on the sale, not on the state that buys them: "a |sale| to Japan |of| 16 missiles"."""
    for of in range(3, len(tree)):
        if tree.words[of] != "of" or tree.tags[of - 1] not in {"NNP", "NNPS"}:
            continue
        above = tree.heads[of]
        inside = above == of - 1 and tree.deps[above] == "pobj"
        named = tree.words[above] if tree.words[above] != "states" else "united states"
        while inside and above >= 0 and tree.tags[above].startswith(("N", "IN", "TO")):
            above = tree.heads[above]
            sale = tree.child(above, "dobj") if tree.tags[above].startswith("V") else above
            if sale is not None and 0 <= sale < of and noun_kind(tree.words[sale]) == "supply":
                if is_name(named.title()):
                    yield of, sale, "prep"
                break
