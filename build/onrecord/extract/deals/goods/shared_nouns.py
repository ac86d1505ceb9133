"""Read goods that share their noun with others: "|250 Airbus| and 220 Boeing aircraft"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.tree import Tree
    from onrecord.model import Amount, Span

_GAP = re.compile(r"\s*(?:,|,?\s+and)\s+")


def with_shared_nouns(
    tree: Tree, text: str, found: Sequence[Goods], counts: Sequence[tuple[Span, Amount]]
) -> Iterator[Goods]:
    """Yield goods, before those that name a maker and a noun the makers that share it."""
    for goods in found:
        if goods.count is not None and goods.name is None:
            yield from _sharing(tree, text, goods, counts)
        yield goods


def _sharing(tree: Tree, text: str, goods: Goods, counts: Sequence[tuple[Span, Amount]]) -> Iterator[Goods]:
    follows = goods.count[0].start if goods.count else goods.span.start
    for count in reversed(counts):
        maker = next((t for t in range(goods.first) if tree.starts[t] == count[0].end + 1), None)
        if maker is None or tree.ends[maker] > follows:
            continue
        name = tree.span(maker, maker).of(text)
        if name not in known_makers() or not _GAP.fullmatch(text[tree.ends[maker] : follows]):
            return
        yield replace(goods, first=maker, last=maker, count=count, span=tree.span(maker, maker))
        follows = count[0].start
