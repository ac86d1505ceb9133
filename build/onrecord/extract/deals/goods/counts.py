"""Count goods: the number before them, or behind them ("50 of which")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, verb_kinds
from onrecord.model import Amount, Span
from onrecord.values.quantities import find_measured, find_quantities, is_measure, parse_quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.tree import Tree

_BETWEEN = re.compile(
    r"\s*(?:\([\d,]+\)\s*)?(?:of\s+(?:(?:the|its|these|those|their|his|her|our|an?)\s+)?(?:[\w-]+['’]s?\s+)?)?"
    r"(?:more\s+|most\s+)?(?:(?:used|upgraded|moderni[sz]ed|refurbished|overhauled|leased|armed)\s+)?"
    r"(?:(?:\d+(?:[.,]\d+)?[\s-]?(?:mm|cm|inch|ton|tonne|met(?:er|re)|foot|MW)|[a-z]+-[a-z]+ed|self-[a-z]+)"
    r"(?:[\s-]+|,\s+))*"
    r"(?:[\d.,]+\s*)?[\"'“‘«]?"
)
_OF_OWN = re.compile(r"\s+of\s+(?:its|their)\s+(?:\w+\s+)?")
_COUNTED_BEHIND = (
    (re.compile(r",?\s*"), re.compile(r"\s+of\s+(?:which|them)")),
    (
        re.compile(r"[^.;:()\d]{0,24},\s*"),
        re.compile(r"\s+(?:in\s+(?:number|all|total)|of\s+them|altogether)\b"),
    ),
    (re.compile(r"\s*\(\s*"), re.compile(r"\s*(?:aircraft|\w+s)?\s*\)")),
    (re.compile(r",?\s+(?:numbering|totall?ing)\s+"), re.compile(r"(?![\s-]*\w+[\s-]\w+s)")),
)
"""What stands between goods and the number behind them, and what after it."""
_AIRLINER = re.compile(r"(?<=\d )7(?=[0-8]7(?:-\d|\s(?:MAX|Dreamliner|Freighter)))")
"""The first digit of a type behind its number, "30 |7|87-10s", which are no thousands."""
_TYPE_OF_ONE = re.compile(r"(?:\d|\b(?:one|two|three|four|five|six|eight|ten|Boeing|an?))\s7[0-8]7$")
"""The type in "one 777 freighter" and "three Boeing 737 airliners", which counts nothing."""
_YEAR_OF_ONE = re.compile(r"(?<!\w)an?\s(?:19|20)\d\d$")
"""The year of one thing: "a 1968 Boeing 727"."""


def counts_of(tree: Tree, text: str) -> list[tuple[Span, Amount]]:
    """Find the counts in a paragraph; spans are offsets in the text."""
    start = tree.starts[0]
    found = find_quantities(_AIRLINER.sub("X", text[start : tree.ends[-1]]))
    placed = [(Span(span.start + start, span.end + start), amount) for span, amount in found]
    return [
        one
        for one in placed
        if not _YEAR_OF_ONE.search(text, one[0].start - 3, one[0].end)
        and not _TYPE_OF_ONE.search(text, max(0, one[0].start - 8), one[0].end)
    ]


def count_before(
    tree: Tree, text: str, start: int, last: int, counts: list[tuple[Span, Amount]]
) -> tuple[Span, Amount] | None:
    """Return the count right before a run: "29 of the ...", "twelve (12) ...", "a 36-aircraft ...".

    `last` is the last token of the goods. "Two-seat jets" are not two.
    """
    place = tree.starts[start]
    if tree.words[start] == "-" and start and tree.tags[start - 1] == "CD":
        span = tree.span(start - 1, start - 1)
        if last == start + 1 and not is_measure(tree.words[last]):
            amount = parse_quantity(span.of(text))
            return (span, amount) if amount else None
        place = span.start
    for span, amount in reversed(counts):
        gap = text[span.end : place]
        if span.end <= place and _BETWEEN.fullmatch(gap):
            return _given_of(tree, text, span, counts) or (span, amount)
    return None


def _given_of(
    tree: Tree, text: str, whole: Span, counts: list[tuple[Span, Amount]]
) -> tuple[Span, Amount] | None:
    """Return the number of what is given: "sent |19| of its 43 jets"; who gets "12 of its 24" bought 24."""
    for span, amount in counts:
        every = re.search(r"(?i)\b(?:every|each)\s$", text[max(0, span.start - 6) : span.start])
        if span.end < whole.start and not every and _OF_OWN.fullmatch(text, span.end, whole.start):
            token = next(t for t in range(len(tree)) if tree.ends[t] >= span.end)
            while tree.tags[token] in {"CD", "IN"} and tree.deps[token] in {"dobj", "pobj", "prep", "nummod"}:
                token = tree.heads[token]
            kinds = verb_kinds(tree.words[token]) | {noun_kind(tree.words[token])}
            taken = "acquire" in kinds or tree.words[token].startswith("deliver")  # "took |delivery|"
            return (span, amount) if kinds & {"supply", "offer"} and not taken else None
    return None


def count_after(text: str, span: Span, counts: Sequence[tuple[Span, Amount]]) -> tuple[Span, Amount] | None:
    """Return the count behind goods: "the JF-17 fighter, 50 of which", "tanks, 44 in number"."""
    for found, amount in counts:
        if found.start < span.end:
            continue
        gap, rest = text[span.end : found.start], text[found.end : found.end + 24]
        if any(before.fullmatch(gap) and after.match(rest) for before, after in _COUNTED_BEHIND):
            return found, amount
    return None


_OF_WHAT = re.compile(
    r"\s+(?:(?:a|per)\s+year\s+|annually\s+)?of\s+(?:[A-Z]\w+\s+and\s+[A-Z]\w+\s+)?(?:[\w-]+\s+){0,2}"
)
"""What stands between a measure and its goods: "tonnes |of Russian and Romanian| wheat"."""


def measured_before(text: str, place: int) -> tuple[Span, Amount] | None:
    """Return the amount in "535,000 tonnes of wheat", where goods are weighed or metered."""
    start = max(text.rfind("\n", 0, place) + 1, place - 120)
    if " of " not in text[max(start, place - 40) : place]:
        return None
    for span, end, amount in reversed(find_measured(text[start:place])):
        if _OF_WHAT.fullmatch(text[start + end : place]):
            return Span(span.start + start, span.end + start), amount
    return None
