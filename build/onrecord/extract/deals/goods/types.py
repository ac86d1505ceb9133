"""Read the name that stands behind goods: "12 aircraft of the |Su-30 MKI| type"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.counts import count_after
from onrecord.extract.deals.goods.designations import is_part_of_name, word_at
from onrecord.values.countries import country_of
from onrecord.values.items import item_of, known_makers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.tree import Tree
    from onrecord.model import Amount, Span

_TYPES = frozenset({"type", "class", "model", "version", "variant", "series", "family", "design"})


def with_types(
    tree: Tree, text: str, found: Sequence[Goods], counts: Sequence[tuple[Span, Amount]]
) -> Iterator[Goods]:
    """Yield goods, those without a name with the name of their type, which is no other goods then."""
    taken = -1
    for goods in found:
        name = _type_behind(tree, text, goods) if goods.name is None else None
        if name is not None:
            words = tree.span(name.start, name.stop - 1).of(text)
            item = item_of(words)
            noun = goods.noun if goods.noun != "generic" or item is None else item.item_class or goods.noun
            span = tree.span(goods.first, name.stop - 1)
            taken = name.stop
            count = goods.count or count_after(text, span, counts)
            yield replace(goods, name=words, noun=noun, span=span, count=count, vague=False)
        elif goods.first > taken:
            yield goods


def _type_behind(tree: Tree, text: str, goods: Goods) -> range | None:
    """Return the tokens of the name in "submarines of the |Scorpene| class", "howitzers, type |K9|"."""
    start = goods.last + 1 + (tree.words[goods.last + 1 : goods.last + 2] == [","])
    if tree.words[start : start + 1] == ["type"] and tree.words[start - 1] == ",":
        return _name_from(tree, text, start + 1)
    if tree.words[start : start + 1] != ["of"]:
        return None
    start += 2 if tree.words[start + 1 : start + 2] in (["the"], ["a"], ["its"]) else 1
    if tree.words[start : start + 1] in (["model"], ["type"]):
        return _name_from(tree, text, start + 1)
    while start < len(tree) and _tells_origin(tree, text, start):
        start += 1
    end = start
    while end < min(len(tree), start + 6) and tree.words[end] not in _TYPES and _names(tree, text, end):
        end += 1
    named = end > start and end < len(tree) and tree.words[end] in _TYPES
    return range(start, end) if named else None


def _tells_origin(tree: Tree, text: str, token: int) -> bool:
    """Tell the maker and the "German-made" of "tanks of the German-made Leopard 2A7 type"."""
    word = word_at(tree, text, token)
    made = {"made", "built", "designed", "-"}
    return word in known_makers() or word.lower() in made or country_of(word) is not None


def _name_from(tree: Tree, text: str, start: int) -> range | None:
    """Return the tokens of the name that starts at a token."""
    end = start
    while end < len(tree) and (is_part_of_name(tree, text, end) or tree.words[end] == "-"):
        end += 1
    return range(start, end) if end > start else None


def _names(tree: Tree, text: str, token: int) -> bool:
    word = word_at(tree, text, token)
    return word in {"-", "/", "+"} or (country_of(word) is None and (word[0].isupper() or word[0].isdigit()))
