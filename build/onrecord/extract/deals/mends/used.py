"""Hang goods on what trades them, not on "used", which the parser takes for a verb: "54 |used| tanks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import verb_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.mends.clauses import Mend
    from onrecord.extract.tree import Tree


def used_goods(tree: Tree) -> Iterator[Mend]:
    """Hang goods on the verb that sells them, not on "used": "to sell Romania 32 used |F-16s|"."""
    for used in range(2, len(tree) - 1):
        if tree.words[used] != "used" or tree.tags[used - 1] != "CD":
            continue
        verb, goods = tree.heads[used], tree.child(used, "dobj")
        if goods is None or verb < 0:
            continue
        before = (t for t in range(used - 1, tree.first[used] - 1, -1) if not tree.within(t, used))
        traded = next(
            (t for t in before if "supply" in verb_kinds(tree.words[t]) and tree.tags[t][0] == "V"), None
        )
        thing = tree.child(traded, "dobj") if traded is not None else None
        if traded is None or (thing is not None and thing != used - 2):
            continue
        buyer = used - 2 if tree.child(used, "nsubj") == used - 2 else thing
        yield used - 1, goods, "nummod"
        yield from ((c, traded, "prep") for c in tree.children[used] if tree.deps[c] == "prep")
        yield goods, traded, "dobj"
        yield used, goods, "amod"
        if buyer is not None and buyer > traded:
            yield buyer, traded, "dative"


def used_behind(tree: Tree) -> Iterator[Mend]:
    """Hang goods on the preposition, not on "used": "the purchase of 54 used |tanks|"."""
    for used in range(2, len(tree) - 1):
        if tree.words[used] != "used":
            continue
        things = [c for c in tree.children[used] if tree.deps[c] == "dobj"]
        place = tree.heads[used - 1]
        if not things or tree.deps[used - 1] != "pobj":
            continue
        goods = things[-1]
        yield from ((used - 1, goods, "nummod"), (goods, place, "pobj"), (used, goods, "amod"))
        yield from ((c, goods, "compound") for c in things[:-1])
        yield from ((c, goods, "prep") for c in tree.children[used] if tree.deps[c] == "prep")
