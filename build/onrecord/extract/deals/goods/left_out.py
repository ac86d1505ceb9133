"""Read numbers and pronouns whose goods are left out: "six to Mali", "12 more", "both have bought |some|"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods import Goods
from onrecord.extract.deals.trade_words import noun_kind, verb_kinds
from onrecord.model import Span
from onrecord.values.quantities import find_measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.tree import Tree
    from onrecord.model import Amount

ELLIPTIC = "elliptic"
"""The class of goods that only a number or a pronoun stands for, until those it stands for are found."""
_IN_PARAGRAPH = 200
"""In characters: how far before its sentence the goods of a count can stand."""
_IN_TEXT = 900
"""In characters: how far before it, in an earlier paragraph, they can stand."""
_OBJECTS = frozenset({"dobj", "conj", "attr"})
_BATCH = frozenset(
    {"the", "these", "those", "all", "its", "their", "first", "last", "final", "remaining", "initial"}
)
_PARTS = frozenset({"them", "which", "these", "those", "the"})
_PRONOUNS = frozenset({"some", "them", "several", "both", "dozens", "it"})


def left_out(
    tree: Tree, text: str, found: Sequence[Goods], counts: Sequence[tuple[Span, Amount]]
) -> Iterator[Goods]:
    """Yield goods for what stands for them alone: those that the sentence, or the one before, named last.

    Where the paragraph names none, they are ELLIPTIC, for `antecedent` to find them.
    """
    for count in counts:
        token = next((t for t in range(len(tree)) if tree.ends[t] >= count[0].end), len(tree) - 1)
        start = tree.starts[tree.first[token]]
        named = [g for g in found if g.last < token and start - g.span.end < _IN_PARAGRAPH and _is_counted(g)]
        known = bool(named) and (named[-1].name is not None or named[-1].span.start >= start)
        if known and _stands_alone(tree, token, count, found):
            part = named[-1].definite and named[-1].name is None
            part |= _is_shared_out(tree, token, found)
            name = None if part else named[-1].name
            yield replace(named[-1], first=token, last=token, count=count, definite=part, name=name)
        elif known and (ones := _other_ones(tree, token)):
            yield replace(named[-1], first=ones, last=ones, count=count, definite=False)
        elif not any(g.count == count for g in found) and (ones := _ones(tree, token)):
            yield _elliptic(tree, text, ones, count)
        elif _is_traded(tree, token) and not _is_more(tree, token):
            yield _elliptic(tree, text, token, count)
    yield from (
        _elliptic(tree, text, token, None)
        for token in range(len(tree))
        if tree.words[token] in _PRONOUNS and _is_traded(tree, token) and not _is_more(tree, token)
        if not any(tree.tags[child] == "CD" for child in tree.children[token])
    )
    yield from _as_many(tree, text, found)
    yield from _measured(tree, text, found)


def antecedent(goods: Goods, named: Sequence[Goods]) -> Goods | None:
    """Return the goods named last before a number or a pronoun that stands for them, counted as it says."""
    before = [
        g
        for g in named
        if (_is_bulk(g) if _is_bulk(goods) else g.name)
        and not g.vague
        and g.span.end < goods.span.start
        and goods.span.start - g.span.end < _IN_TEXT
    ]
    if not before:
        return None
    here = replace(before[-1], first=goods.first, last=goods.last)  # not at tokens of its own paragraph
    return replace(here, count=goods.count, definite=False, vague=False)


def _is_bulk(goods: Goods) -> bool:
    """Tell what is weighed or metered, gas and grain, from what is counted."""
    return goods.kind == "energy" or (
        goods.noun == "civil" and goods.kind == "other" and goods.words[-1] != "s"
    )


def _measured(tree: Tree, text: str, found: Sequence[Goods]) -> Iterator[Goods]:
    """Yield "will supply |30,000 tonnes| a year", whose goods were named before."""
    start = tree.starts[0]
    for span, end, amount in find_measured(text[start : tree.ends[-1]]):
        token = next(t for t in range(len(tree)) if tree.ends[t] >= start + end)
        counted = any(g.count and g.count[0].start == start + span.start for g in found)
        if not (counted or tree.words[token + 1 : token + 2] == ["of"]) and _is_handled(tree, token):
            count = (Span(start + span.start, start + span.end), amount)
            yield replace(_elliptic(tree, text, token, count), kind="energy")


def _is_handled(tree: Tree, token: int) -> bool:
    """Tell "will sell |500,000 tonnes|" and "signed up for |2 million tonnes|" from what is produced."""
    verb = tree.heads[token]
    if verb >= 0 and tree.deps[token] == "pobj" and tree.words[verb] == "for":
        verb = tree.heads[verb]
        verb = tree.heads[verb] if verb >= 0 and noun_kind(tree.words[verb]) == "contract" else verb
        return verb >= 0 and "sign" in verb_kinds(tree.words[verb])
    told = tree.deps[token] in {"dobj", "nsubj", "nsubjpass"} and verb >= 0
    return told and bool(verb_kinds(tree.words[verb]) & {"supply", "acquire", "offer", "arrive"})


def _elliptic(tree: Tree, text: str, token: int, count: tuple[Span, Amount] | None) -> Goods:
    span = tree.span(token, token)
    return Goods(token, token, span, None, ELLIPTIC, "arms_transfer", count, True, True, span.of(text))


def _ones(tree: Tree, token: int) -> int | None:
    """Return the noun of "|18| new ones" that are traded."""
    noun = tree.heads[token]
    ones = noun >= 0 and tree.words[noun] == "ones" and tree.deps[token] == "nummod"
    return noun if ones and _is_traded(tree, noun) else None


def _other_ones(tree: Tree, token: int) -> int | None:
    """Return the noun of "ten jets from Peru and |18| used ones from Oman"."""
    noun = tree.heads[token]
    joined = noun >= 0 and tree.words[noun] == "ones" and tree.deps[noun] == "conj"
    return noun if joined and tree.deps[token] == "nummod" else None


def _as_many(tree: Tree, text: str, found: Sequence[Goods]) -> Iterator[Goods]:
    """Yield "Peru ordered |the same number|" and "as many", counted like the goods named last."""
    for token in range(1, len(tree)):
        alike = tree.words[token - 1 : token + 1] in (["same", "number"], ["as", "many"])
        counted = [g for g in found if g.last < token and g.count]
        if alike and counted and tree.words[token + 1 : token + 2] not in (["of"], ["as"]):
            yield _elliptic(tree, text, token, counted[-1].count)


def _is_traded(tree: Tree, token: int) -> bool:
    """Tell the object of "has ordered |230| from Russia" and "both have bought |some|"."""
    verb = tree.heads[token]
    numbered = tree.tags[token] == "CD" or tree.words[token] in {"dozen", "ones", *_PRONOUNS}
    if not numbered or verb < 0:
        return False
    if _is_traded_behind(tree, token):
        return True
    if tree.words[verb] == "for" and tree.tags[token] == "CD":
        signs = tree.heads[verb]  # "Peru |signed| for two"
        return signs >= 0 and "sign" in verb_kinds(tree.words[signs]) and not _is_year(tree.words[token])
    bought = tree.words[token] not in {"it", "ones"} or "acquire" in verb_kinds(tree.words[verb])
    trading = bool(verb_kinds(tree.words[verb]) & {"supply", "acquire", "offer"}) and bought
    return trading and tree.deps[token] in {"dobj", "nsubjpass"} and tree.tags[verb][0] == "V"


def _is_traded_behind(tree: Tree, token: int) -> bool:
    """Tell "in addition to |24| it had bought in 2015"."""
    verb = tree.child(token, "relcl")
    subject = tree.child(verb, "nsubj") if verb is not None else None
    if verb is None or subject != token + 1 or tree.child(verb, "dobj") is not None:
        return False
    return bool(verb_kinds(tree.words[verb]) & {"supply", "acquire"})


def _is_more(tree: Tree, token: int) -> bool:
    """Tell "six |more|", "two of the three" and "ten percent" from a bare number and "ten of |them|"."""
    words = {tree.words[child] for child in tree.children[token]}
    of = next((child for child in tree.children[token] if tree.words[child] == "of"), None)
    whole = of is not None and any(
        tree.words[c] in {"them", "these", "those"} or _is_same_type(tree, of) for c in tree.children[of]
    )
    return bool(words & {"more", "percent", "%"}) or (of is not None and not whole)


def _is_same_type(tree: Tree, of: int) -> bool:
    """Tell "22 |of the same type|"."""
    return tree.words[of + 1 : of + 3] == ["the", "same"] or tree.words[of + 1 : of + 2] == ["it"]


def _is_counted(goods: Goods) -> bool:
    several = goods.words.endswith(("s", "aircraft"))
    return several and not goods.vague and goods.kind != "construction"


def _is_shared_out(tree: Tree, token: int, found: Sequence[Goods]) -> bool:
    """Tell "|the planes| come in two batches, five in 2028 and |seven| in 2031", which are parts of all."""
    said = (g for g in found if g.last < token and tree.first[g.last] == tree.first[token])
    batches = {"batches", "tranches", "lots", "stages"} & set(tree.words[tree.first[token] : token])
    return bool(batches) and any(g.vague and g.definite for g in said)


def _is_year(words: str) -> bool:
    return words.isdigit() and len(words) == len("2026") and words[:2] in {"19", "20"}


def _stands_alone(tree: Tree, token: int, count: tuple[Span, Amount], found: Sequence[Goods]) -> bool:
    """Tell "ordered |12| from" from "12 jets", "12 of them" and "the 12"."""
    minimum = count[1].minimum
    if minimum is None or minimum <= 1 or _is_year(tree.words[token]):
        return False
    behind = tree.words[token + 1 : token + 3]
    counted = any(g.count and g.count[0].end == tree.ends[token] for g in found)
    part = behind[:1] == ["of"] and bool(set(behind) & _PARTS) and not _is_same_type(tree, token + 1)
    part &= not _is_signed_for(tree, token)
    the = bool(set(tree.words[max(tree.first[token], token - 2) : token]) & _BATCH)
    noun = token + 1 < len(tree) and tree.tags[token + 1].startswith(("N", "J", "HYPH", "CD", "$"))
    more = behind[:1] in (["more"], ["others"])
    alone = (
        tree.deps[token] in _OBJECTS or _is_delivery_of(tree, token) or _is_signed_for(tree, token)
    ) and (more or not noun)
    return tree.tags[token] == "CD" and alone and not (counted or part or the or "each" in behind)


def _is_delivery_of(tree: Tree, token: int) -> bool:
    """Tell "took delivery of a further |six|"."""
    of = tree.heads[token]
    noun = tree.heads[of] if of >= 0 and tree.words[of] == "of" else -1
    return noun >= 0 and tree.words[noun] in {"delivery", "receipt", "sale", "purchase", "order", "handover"}


def _is_signed_for(tree: Tree, token: int) -> bool:
    """Tell "signed a letter of intent for |50| of them"."""
    before = tree.words[tree.first[token] : token]
    noun, for_it = ["", "", *before][-2:]
    option = noun in {"option", "options"} and any(word.startswith("exercis") for word in before)
    return for_it == "for" and (option or noun == "intent" or noun_kind(noun) in {"contract", "acquire"})
