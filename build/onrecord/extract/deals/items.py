"""Find the goods that a text names: weapons by nouns and designations, plants, fuels and other goods."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.designations import (
    after_hyphen,
    designation,
    is_nickname,
    is_part_of_name,
    is_title,
    word_at,
)
from onrecord.extract.deals.goods_counts import count_after, count_before, counts_of, measured_before
from onrecord.extract.deals.goods_left_out import left_out
from onrecord.extract.deals.goods_short_names import is_abbreviated, with_short_name
from onrecord.extract.deals.goods_types import with_types
from onrecord.extract.deals.goods_words import class_of, head_nouns, lexicon, name_of_item, singular, words_of
from onrecord.extract.deals.trade_words import noun_kind
from onrecord.model import Amount, Span
from onrecord.values.countries import country_of
from onrecord.values.items import find_known, item_of, known_makers
from onrecord.values.money import find_money
from onrecord.values.quantities import is_measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.tree import Tree
    from onrecord.model import DealKind

_CIVIL = re.compile(
    r"(?:Airbus\s|Boeing\s)?(?:A3[1-8][01]\S*|A220\S*|A319\S*|7[0-9]7\S*)(?:\s(?:MAX|Max|neo|NEO|ER|XLR|family|Freighter).*)?"
    r"|(?:787\s)?Dreamliner|ATR.*|C919|ARJ-?21|SSJ-?100|E1[79]\d.*|E[12][79]\d\S*|CRJ\S*|MC-21\S*|Il-114\S*|Superjet.*"
)
_KINDRED = re.compile(
    r", (?:an? |the )?(?:\w+ ){0,2}(?:(?:version|variant|derivative) of|based on|derived from|like)"
    r"(?: (?:the|its|their|an?))?"
)
_INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "AFX", "FW", "SYM", "ADD", "LS"})


@dataclass(frozen=True, slots=True, eq=False)
class Goods:
    """Hold one mention of goods: tokens `first` to `last`, both part of it.

    `name` is the designation in the singular; `noun` the class of the head noun: a weapon category, "civil",
    or "generic" for nouns such as "systems" that say nothing alone. `count` is how many, with its words.
    `vague` goods ("the jets", "weapons") point to goods named elsewhere rather than name some.
    """

    first: int
    last: int
    span: Span
    name: str | None
    noun: str
    kind: DealKind
    count: tuple[Span, Amount] | None
    definite: bool
    vague: bool
    words: str


def find_goods(tree: Tree, text: str, skip: frozenset[int] = frozenset()) -> tuple[Goods, ...]:
    """Find the goods in a paragraph, in order; tokens in `skip` (names of actors) are no part of them."""
    counts = counts_of(tree, text)
    start = tree.starts[0]
    sums = [Span(s.start + start, s.end + start) for s, _ in find_money(text[start : tree.ends[-1]])]
    skip |= {t for t in range(len(tree)) if any(s.start <= tree.starts[t] < s.end for s in sums)}
    found: list[Goods] = []
    known = _known_tokens(tree, text)
    for first, last in _runs(tree, text, known):
        goods = _goods(tree, text, (first, last), known, skip, counts)
        if goods and found and (_is_other_name(tree, goods) or _is_origin(tree, found[-1], goods)):
            found[-1] = with_short_name(tree, found[-1], goods)
            continue
        if goods and found and _is_group_of(tree, found[-1], goods):
            group = found.pop()
            count = goods.count or group.count
            goods = replace(goods, count=count, definite=group.definite)
        if goods:
            found.append(goods)
    typed = tuple(with_types(tree, text, found))
    return tuple(sorted((*typed, *left_out(tree, typed, counts)), key=lambda goods: goods.last))


def head_of(goods: Goods) -> str:
    """Return the last word of goods in the singular."""
    return goods.words.lower().split()[-1].removesuffix("s")


def is_broad(goods: Goods) -> bool:
    """Tell words for whole kinds ("ships", "aircraft") from words for one kind of them ("frigates")."""
    head = head_of(goods)
    return head in words_of("weak") or head in lexicon()["broad"] or head not in head_nouns()


def _runs(tree: Tree, text: str, known: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield runs of tokens that can be a noun phrase, without determiner and number."""
    inside = [
        _inside(tree, text, t) or (t in known and tree.tags[t] in {"POS", "CD"}) for t in range(len(tree))
    ]
    token = 0
    while token < len(tree):
        first = token
        while token < len(tree) and tree.first[token] == tree.first[first] and inside[token]:
            if token > first and _is_subject_behind(tree, token):
                break
            token += 1
        if token > first:
            yield first, token - 1
        else:
            token += 1


def _is_subject_behind(tree: Tree, token: int) -> bool:
    """Tell the name in "the six submarines |Vietnam| bought", which opens a clause of its own."""
    return (
        tree.tags[token - 1] == "NNS"
        and tree.deps[token] == "nsubj"
        and token - 1 not in tree.children[token]
    )


def _inside(tree: Tree, text: str, token: int) -> bool:
    tag, word = tree.tags[token], word_at(tree, text, token)
    if word in {"worth", "due", "%", "$", "€", "£"}:
        return False
    if tag in {"VBZ", "VBP", "VB"}:
        return (
            word in head_nouns() and word.endswith("s") and token > 0 and tree.tags[token - 1].startswith("N")
        )
    if tag == "VBG" and word in lexicon()["participles"] and token + 1 < len(tree):
        return tree.tags[token + 1].startswith("N")
    if tag in {"VBG", "VBN"}:
        named = is_part_of_name(tree, text, token)
        return named or tree.deps[token] in {"amod", "compound", "nmod"} or after_hyphen(tree, token)
    hyphened = word in {"to", "and", "of"} and after_hyphen(tree, token)  # "surface-to-air missiles"
    network = tag == "CD" and tree.words[token + 1 : token + 3] == ["g", "network"]  # "a |5|G network"
    if tag in _INSIDE or word in {"/", "-", "+"} or hyphened or network:
        return True
    return is_part_of_name(tree, text, token)


def _cut(
    tree: Tree, text: str, run: tuple[int, int], known: frozenset[int], skip: frozenset[int]
) -> tuple[int, int]:
    """Cut a run to the goods in it; the first token is behind the last where it holds none."""
    start, end = run
    low = next((t for t in range(start, end) if t not in skip or t in known), start)
    first, last = low, _last(tree, text, low, end, known)
    if tree.words[first] == "-" and not (first and tree.tags[first - 1] == "CD"):
        first += 2  # the end of "state-of-the-art"
    while first <= last and first not in known and _stands_outside(tree, text, first, skip):
        first += 1
    while first < last and tree.tags[first - 1] == "CD" and is_measure(tree.words[first]):
        first += 1  # "a 300 |MW| gas-fired power plant"
    measure = first < last or (first == last and is_measure(tree.words[first]))
    if measure and after_hyphen(tree, first) and first not in known:
        first += 1  # "3,100-ton vessels", "two-seat jets"
    return first, last


def _goods(
    tree: Tree,
    text: str,
    run: tuple[int, int],
    known: frozenset[int],
    skip: frozenset[int],
    counts: list[tuple[Span, Amount]],
) -> Goods | None:
    """Read one run: cut it to the goods, name them, class them, count them."""
    start, end = run
    while start < end and tree.words[start] in {"dozen", "dozens", "couple", "pair", "score"}:
        start += 1
    first, last = _cut(tree, text, (start, end), known, skip)
    if first > last:
        return None
    noun, kind = class_of(tree.span(first, last).of(text).lower(), tree.words[last])
    name = designation(tree, text, first, last, known, skip)
    if noun is None and name is None:
        return None
    name = name and singular(name, several=tree.tags[last] in {"NNS", "NNPS"})
    facts = item_of(name_of_item(name)) if name else None
    counted = count_before(tree, text, start, last, counts)
    spelt = counted or is_abbreviated(tree, text, first, last)
    if facts is None and noun == "generic" and not spelt and is_title(tree.span(first, last).of(text)):
        return None  # "Thyssenkrupp Marine Systems"
    if noun is None or (noun == "generic" and facts and facts.item_class):
        noun = (facts and facts.item_class) or "generic"
    if name and _CIVIL.fullmatch(name):
        noun, kind = "civil", "other"
    span = tree.span(first, last)
    count = counted or count_after(text, span, counts) or measured_before(text, span.start)
    definite = _definite(tree, start)
    weak = first == last and tree.words[last] in words_of("weak") and (definite or count is None)
    specific = count is not None and tree.words[first] in words_of("specific") and last == first + 1
    built = kind == "construction" and start > 0 and tree.words[start - 1] in {"a", "an"}
    vague = name is None and ((noun == "generic" and not specific) or (weak and not built))
    return Goods(first, last, span, name, noun, kind, count, definite, vague, span.of(text))


def _last(tree: Tree, text: str, start: int, end: int, known: frozenset[int]) -> int:
    """Find the last token of the goods; `start - 1` where the run names something else ("missile attack")."""
    last = end
    while last >= start and last not in known and not _ends_goods(tree, text, last):
        word = tree.words[last]
        adjective = tree.tags[last].startswith("J")
        after = word in lexicon()["after"] or word in lexicon()["times"]
        trade = noun_kind(word) not in {None, "price"}  # "oil prices" are no oil
        if not (trade or adjective or after or word == "-"):
            return start - 1
        last -= 1
    if tree.words[last] in {"aircraft", "missile"} and last < end and tree.words[last - 1] == "-":
        return start - 1  # "anti-aircraft"
    return last


def _ends_goods(tree: Tree, text: str, token: int) -> bool:
    pair = " ".join(tree.words[token - 1 : token + 1])
    if tree.words[token] in head_nouns() or head_nouns().get(pair, ("",))[0] == "civil":
        return not (tree.words[token] in words_of("yards") and word_at(tree, text, token)[0].isupper())
    return is_nickname(tree, text, token) or is_part_of_name(tree, text, token)


def _known_tokens(tree: Tree, text: str) -> frozenset[int]:
    """Return the tokens that are part of a known name, so that no list of other words takes them away."""
    start = tree.starts[0]
    found = [(s.start + start, s.end + start) for s in find_known(text[start : tree.ends[-1]])]
    return frozenset(
        token
        for token in range(len(tree))
        if any(low <= tree.starts[token] and tree.ends[token] <= high for low, high in found)
    )


def _stands_outside(tree: Tree, text: str, token: int, skip: frozenset[int]) -> bool:
    word = word_at(tree, text, token)
    if word == "-" or (
        after_hyphen(tree, token) and word in {"made", "built", "designed", "supplied", "origin", "hand"}
    ):
        return True
    return (
        token in skip
        or word.lower() in lexicon()["adjectives"]
        or word.lower() in {"export", "import", "buy", "sell"}
        or country_of(word) is not None
        or word in {"South", "North", "Saudi", "Sri", "United", "States"}
        or word in known_makers()
    )


def _definite(tree: Tree, start: int) -> bool:
    before = range(max(tree.first[start], start - 2), start)
    words = {tree.words[t] for t in before if tree.tags[t] != "IN"}
    if words & {"its", "their"} and "first" in {*words, tree.words[start]}:
        return False  # "its first warships", of which nobody spoke before
    return bool(words & {"the", "its", "their", "these", "those", "this", "that"})


def _is_other_name(tree: Tree, goods: Goods) -> bool:
    """Tell "frigates, also called |Belharra|" and "tanks, 105 of them |2A5s|" from further goods."""
    near = range(max(0, goods.first - 3), goods.first)
    before = [tree.words[t] for t in near if tree.words[t] != "," and tree.tags[t] != "CD"]
    return (
        before[-1:] == ["("]
        or bool({"called", "dubbed", "named"} & set(before[-1:]))
        or before[-2:] == ["known", "as"]
        or before[-2:] in (["of", "them"], ["of", "which"])
    )


def _is_origin(tree: Tree, goods: Goods, other: Goods) -> bool:
    """Tell "K2PL tanks, a version of its |K2|", which only says what the goods go back to."""
    between = " ".join(tree.words[goods.last + 1 : other.first])
    return other.count is None and _KINDRED.fullmatch(between) is not None


def _is_group_of(tree: Tree, group: Goods, goods: Goods) -> bool:
    between = tree.words[group.last + 1 : goods.first]
    count_words = [w for w in between if w not in {"of", "the", "its", "up", "to", "about", "some"}]
    is_group = tree.words[group.last] in lexicon()["groups"]
    return is_group and between[:1] == ["of"] and group.name is None and len(count_words) <= 1
