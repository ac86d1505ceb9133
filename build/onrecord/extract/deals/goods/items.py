"""Find the goods that a text names: weapons by nouns and designations, plants, fuels and other goods."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods import Goods
from onrecord.extract.deals.goods.counts import count_after, count_before, counts_of, measured_before
from onrecord.extract.deals.goods.designations import (
    designation,
    heads_number,
    is_firm,
    is_of_class,
    is_title,
)
from onrecord.extract.deals.goods.left_out import left_out
from onrecord.extract.deals.goods.other_names import told_again
from onrecord.extract.deals.goods.passed_over import is_passed_over
from onrecord.extract.deals.goods.runs import WHEELS, cut, runs
from onrecord.extract.deals.goods.shared_nouns import with_shared_nouns
from onrecord.extract.deals.goods.short_names import is_abbreviated
from onrecord.extract.deals.goods.types import with_types
from onrecord.extract.deals.goods.words import class_of, head_nouns, lexicon, name_of_item, singular, words_of
from onrecord.model import Amount, Span
from onrecord.values.countries import country_of
from onrecord.values.items import find_known, item_of, known_makers
from onrecord.values.money import find_money
from onrecord.values.quantities import is_measure

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree
    from onrecord.model import DealKind
    from onrecord.values.items import Item

_CIVIL = re.compile(
    r"(?:Airbus\s|Boeing\s)?(?:A3[1-8][01]\S*|A220\S*|A319\S*|7[0-9]7\S*)(?:\s(?:MAX|Max|neo|NEO|ER|XLR|family|Freighter).*)?"
    r"|(?:787\s)?Dreamliner|ATR.*|C919|ARJ-?21|SSJ-?100|E1[79]\d.*|E[12][79]\d\S*|CRJ\S*|MC-21\S*|Il-114\S*|Superjet.*"
)
_SMALL = frozenset({"of", "the", "its", "up", "to", "about", "some", "'s", "’s"})
_CONTRACT_NUMBER = re.compile(r"[A-Z]{1,2}[A-Z\d]{4,5}(?:-\d\d-[A-Z]-|\d\d[A-Z])[A-Z\d]{4}")
"""The number of a contract of the United States: "N00019-24-C-0010"."""


def find_goods(tree: Tree, text: str, skip: frozenset[int] = frozenset()) -> tuple[Goods, ...]:
    """Find the goods in a paragraph, in order; tokens in `skip` (names of actors) are no part of them."""
    start = tree.starts[0]
    sums = [Span(s.start + start, s.end + start) for s, _ in find_money(text[start : tree.ends[-1]])]
    counts = [one for one in counts_of(tree, text) if not any(s.start <= one[0].start < s.end for s in sums)]
    skip = frozenset(t for t in skip if not _is_of_goods(tree, text, t, skip))
    skip |= {t for t in range(len(tree)) if any(s.start <= tree.starts[t] < s.end for s in sums)}
    found: list[Goods] = []
    known = _known_tokens(tree, text)
    for first, last in runs(tree, text, known):
        goods = _goods(tree, text, (first, last), known, skip, counts)
        one = told_again(tree, text, found[-1], goods) if goods and found else None
        if one is not None:
            found[-1] = one
            continue
        if goods and found and _is_group_of(tree, found[-1], goods):
            group = found.pop()
            count = goods.count or group.count
            goods = replace(goods, count=count, definite=group.definite)
        if goods:
            found.append(goods)
    found = [
        goods for goods in found if not (_is_made_by_trade(tree, goods, found) or is_passed_over(tree, goods))
    ]
    typed = tuple(with_types(tree, text, [*with_shared_nouns(tree, text, found, counts)], counts))
    return tuple(sorted((*typed, *left_out(tree, text, typed, counts)), key=lambda goods: goods.last))


def _is_of_goods(tree: Tree, text: str, token: int, skip: frozenset[int]) -> bool:
    """Tell names that no actor has: "|ATR| 72", "|Dupuy|-class ships", "24 |Field Data Systems|"."""
    if is_of_class(tree, token) or heads_number(tree, text, token) or _is_site(tree, text, token):
        return True
    first, last = token, token
    while first - 1 in skip:
        first -= 1
    while last + 1 in skip:
        last += 1
    several = tree.words[last].endswith("s") and tree.words[last] in head_nouns()
    return several and last > first and first > 0 and tree.tags[first - 1] == "CD"


def _is_site(tree: Tree, text: str, token: int) -> bool:
    """Tell the place in "|Hwange| thermal power station" from the builder of a plant."""
    last = token
    while tree.tags[last + 1 : last + 2] and tree.tags[last + 1].startswith(("NN", "J")):
        last += 1
    kind = class_of(tree.span(token, last).of(text).lower(), tree.words[last])[1]
    return last > token and kind == "construction" and tree.span(token, token).of(text) not in known_makers()


def _is_made_by_trade(tree: Tree, goods: Goods, found: list[Goods]) -> bool:
    """Tell "Siemens, a maker of |turbines|, will supply 12 boilers", which says what a firm does."""
    first = goods.last
    while tree.deps[first] == "conj" and tree.heads[first] < first:
        first = tree.heads[first]  # "a maker of cars and |lorries|"
    of = tree.heads[first]
    whose = tree.heads[of] if of >= 0 and tree.words[of] == "of" else -1
    trade = whose >= 0 and tree.words[whose] in lexicon()["trades"]
    bare = goods.name is None and goods.count is None and not goods.definite
    others = [one for one in found if one is not goods and tree.first[one.last] == tree.first[goods.last]]
    carried = whose >= 0 and tree.words[whose] in lexicon()["carrying"]
    carried = carried and any(one.last < whose for one in others)  # "ships for the transport of |gas|"
    return bare and ((trade and bool(others)) or carried)


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
    first, last = cut(tree, text, (start, end), known, skip)
    if first > last:
        return None
    if _CONTRACT_NUMBER.fullmatch(tree.span(first, last).of(text)):
        return None
    noun, kind = class_of(tree.span(first, last).of(text).lower(), tree.words[last])
    noun = "vehicles" if noun == "ships" and WHEELS & set(tree.words[first:last]) else noun  # "6x6 carrier"
    name = designation(tree, text, first, last, known, skip)
    if noun is None and name is None:
        return None
    name = name and singular(name, several=tree.tags[last] in {"NNS", "NNPS"})
    facts = item_of(name_of_item(name)) if name else None
    counted = count_before(tree, text, start, last, counts)
    spelt = counted or is_abbreviated(tree, text, first, last)
    of_firm = tree.words[last] == "unit" and _is_of_firm(tree, last)
    of_firm |= not spelt and is_title(tree.span(first, last).of(text))  # "Thyssenkrupp Marine Systems"
    if facts is None and noun == "generic" and of_firm:
        return None
    firm = (kind == "energy" and is_firm(tree, text, first, last)) or _is_operator(tree, text, last)
    if facts is None and firm:
        return None  # "Petronas |Gas|", "Israel |Railways|"
    noun, kind = _classed(noun, kind, name, facts)
    span = tree.span(first, last)
    count = counted or count_after(text, span, counts) or measured_before(text, span.start)
    found = Goods(first, last, span, name, noun, kind, count, _definite(tree, start), False, span.of(text))
    return replace(found, vague=_is_vague(tree, found))


def _classed(noun: str | None, kind: DealKind, name: str | None, facts: Item | None) -> tuple[str, DealKind]:
    """Class goods by what is known of their name where the noun says little: "BRDM-2 patrol cars"."""
    if name and _CIVIL.fullmatch(name):
        return "airliners", "other"
    if noun is None or (noun in {"generic", "civil"} and facts and facts.item_class):
        noun = (facts and facts.item_class) or "generic"
        kind = "arms_transfer" if facts and facts.un_register else kind
    return noun, kind


def _is_of_firm(tree: Tree, unit: int) -> bool:
    """Tell "CCECC, a China Railway |unit|" and "the rail |unit| of Alstom" from units that are bought."""
    of = tree.child(unit, "prep")
    whose = tree.child(of, "pobj") if of is not None and tree.words[of] == "of" else None
    return tree.deps[unit] == "appos" or (whose is not None and tree.tags[whose] == "NNP")


def _is_vague(tree: Tree, goods: Goods) -> bool:
    """Tell "the weapons" and "the ship" from goods that a deal can be told by."""
    alone = goods.first == goods.last and tree.words[goods.last] in words_of("weak")
    weak = alone and (goods.definite or (goods.count is None and not _is_further_kind(tree, goods)))
    pair = goods.last == goods.first + 1 and tree.words[goods.first] in words_of("specific")
    specific = goods.count is not None and pair
    built = goods.kind == "construction" and any(
        tree.words[c] in {"a", "an"} or (tree.deps[c] == "poss" and tree.tags[c] == "NNP")
        for c in tree.children[goods.last]
    )  # "a port", "|Oman's| port"
    return goods.name is None and ((goods.noun == "generic" and not specific) or (weak and not built))


def _is_further_kind(tree: Tree, goods: Goods) -> bool:
    """Tell "|another| cutter" and "planes |from Oman|", of which nobody spoke before, from "a plane"."""
    below = tree.children[goods.last]
    bought = any(tree.words[c] == "from" and tree.tags[c + 1 : c + 2] == ["NNP"] for c in below)
    plural = tree.tags[goods.last] == "NNS" and not goods.definite
    return (bought and plural) or any(tree.words[c] in {"another", "several"} for c in below)


def _is_operator(tree: Tree, text: str, last: int) -> bool:
    """Tell the company in "Israel |Railways|" and "Aeroflot Airports" from railways that are built."""
    written = tree.span(max(0, last - 1), last).of(text).split()
    office = tree.words[max(0, last - 2) : last] in (["ministry", "of"], ["department", "of"])
    if office or tree.words[last + 1 : last + 2] == ["minister"]:
        return True  # "the Ministry of |Electricity|", "|Oil| Minister"
    if written[-1] == "Electricity" and tree.words[last + 1 : last + 2] == ["of"]:
        return True  # "|Electricity| of Vietnam"
    if written[-1][:1].isupper() and _is_agent(tree, text, last):
        return True  # "was awarded a contract by |Attiko Metro|"
    if written[-1] == "Railway":
        return country_of(written[0]) is not None  # "Bangladesh |Railway|"
    return (
        tree.words[last] in {"railways", "airports", "ports", "ferries", "highways"}
        and len(written) == 2
        and all(word[:1].isupper() for word in written)
    )


def _is_agent(tree: Tree, text: str, last: int) -> bool:
    """Tell the name of a firm behind "by"."""
    token = last
    while token > tree.first[last] and text[tree.starts[token]].isupper():
        token -= 1
    return tree.words[token] == "by" and tree.deps[token] == "agent"


def _known_tokens(tree: Tree, text: str) -> frozenset[int]:
    """Return the tokens that are part of a known name, so that no list of other words takes them away."""
    start = tree.starts[0]
    found = [(s.start + start, s.end + start) for s in find_known(text[start : tree.ends[-1]])]
    return frozenset(
        token
        for token in range(len(tree))
        if any(low <= tree.starts[token] and tree.ends[token] <= high for low, high in found)
    )


def _definite(tree: Tree, start: int) -> bool:
    if start > 1 and tree.words[start - 2] == "other" and tree.words[start - 1] not in {"the", "its"}:
        start -= 1  # "the other six"
    before = range(max(tree.first[start], start - 2), start)
    words = {tree.words[t] for t in before if tree.tags[t] != "IN"}
    if words & {"its", "their"} and "first" in {*words, tree.words[start]}:
        return False  # "its first warships", of which nobody spoke before
    all_of_them = tree.words[before.start : start - 1] == ["all"] and tree.tags[start - 1] == "CD"
    return all_of_them or bool(words & {"the", "its", "their", "these", "those", "this", "that"})


def _is_group_of(tree: Tree, group: Goods, goods: Goods) -> bool:
    between = tree.words[group.last + 1 : goods.first]
    measured = {t for t in range(group.last + 1, goods.first) if is_measure(tree.words[t])}
    measured |= {t - 1 for t in measured}
    bare = [w for t, w in enumerate(between, group.last + 1) if t not in measured]
    count_words = [w for w in bare if w not in _SMALL]
    is_group = tree.words[group.last] in lexicon()["groups"]
    return is_group and between[:1] == ["of"] and group.name is None and len(count_words) <= 1
