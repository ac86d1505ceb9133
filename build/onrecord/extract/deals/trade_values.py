"""Read the price and the dates that a clause gives a trade."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.extract.deals.trade_clauses import owner_of
from onrecord.extract.deals.trade_mood import mood_of
from onrecord.extract.deals.trade_senses import is_placed
from onrecord.extract.deals.trade_words import noun_kind, stage_of, verb_kinds, words_for
from onrecord.model import Span
from onrecord.values.dates import FoundDate, find_dates, parse_date
from onrecord.values.money import find_money

if TYPE_CHECKING:
    from onrecord.extract.deals.trade_clauses import Clause
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.tree import Tree
    from onrecord.model import Amount, DateValue, Modality

DateProperty = Literal["ordered", "delivered"]

_WORTH = re.compile(
    r"(?i)(?:\bworth|\bvalued?(?:\s+(?:at|of|is|was))?|\bprice(?:d|\s+tag)?(?:\s+(?:at|of|is|was))?|\bcosts?(?:ing)?(?:\s+(?:of|is|was|at|it|them))?"
    r"|\btotal(?:l?ing|s|l?ed)?(?:\s+(?:of|value|cost|price)){0,3}|\bamounts?(?:ing)?\s+to|\bestimated(?:\s+(?:at|to\s+be(?:\s+worth)?|to\s+cost))?|\bput\s+at"
    r"|\b(?:put|puts|estimat(?:es?|ed)|valu(?:es?|ed))\s+(?:the|its|their|this)\s+(?:[\w-]+\s+){1,4}?at"
    r"|\bsum\s+of|\bpay(?:s|ing)?|\bpaid|\bspend(?:s|ing)?|\bspent|\bcontract\s+for|\bdeal\s+for|\border\s+for|\bprice\s+was|\bfor\s+(?:a\s+total\s+(?:of|price\s+of)|the\s+price\s+of)"
    r"|\bto\s+the\s+tune\s+of|\bfor)\s*(?:(?:about|around|a|some|the|total|an?|estimated|reported|was|is|be|to|up|it|of|roughly|just|well|combined|record|maximum|minimum|gross|net|further|possible|whopping)\s+)*\(?$"
)
_VALUE_IS = re.compile(
    r"(?i)\b(?:value|price|cost|bill|sum|volume|investment)\b[^.;]{0,60}?\b(?:is|was|at|be|to)\s*(?:about|around|estimated|put|at|some|nearly|\s)*$"
)
_PRICED_NOUN = re.compile(
    r"(?i)^(?:\s*\([^)]*\))?\)?[\s-]+(?:[\w'’./-]+[\s-]+){0,6}?(?:contracts?|deals?|agreements?|orders?|sales?|purchases?|acquisitions?|accord|pact|procurements?|projects?"
    r"|programmes?|programs?|packages?|transactions?|export|buy|tender|awards?|arrangement|price\s+tag|plan|delivery)\b"
)
_FOREIGN = re.compile(
    r"(?i)^[\s,]*(?:each|apiece|a\s?piece|per\s|an?\s+(?:unit|copy|year|plane|jet|aircraft|tank)\b|annually|yearly|every|in\s+(?:annual|revenue|sales|profit|loans?|credit|aid)"
    r"|(?:defen[cs]e\s+)?budget|loan|credit|aid|fine|penalty|profit|revenue|turnover|upgrade\s+of|in\s+offsets?|million\s+people|debt)"
)
_FOREIGN_BEFORE = re.compile(
    r"(?i)(?:budget|revenues?|profits?|loans?|turnover|backlog|fine|fined|offsets?|aid|debts?|exports?\s+(?:reached|rose|hit|of|worth|totall?ed)|(?:sales|orders|backlog)\s+(?:rose|reached|hit|totall?ed|amounted\s+to|came|were|was|grew|fell)|backlog|invest(?:s|ed|ing)?"
    r"|unit\s+(?:price|cost)|shares?|market\s+value|tranche|instal+ments?|down\s?payment|advance|financing)\s+(?:of|at|worth|is|was|to|by|around|about|in)?\s*(?:about|around|some|nearly)?\s*$"
)
_OF_ONE = re.compile(
    r"(?i)\b(?:each|every|per|a\s+single|one)\s+(?:[\w-]+\s+){1,3}?(?:\w+ly\s+)?(?:costs?|costing|is|was|priced|comes|sells)\b[^.;,]{0,20}$"
)
_OVER_YEARS = re.compile(r"(?i)\b(?:past|last|over|previous)\b.*\b(?:years|decades?)\b")
"""When a sum of many deals was made: "in the past nine years"."""
_IN_OTHER_CURRENCY = re.compile(r"\s*\(|\s*,?\s*or\s+(?:about\s+)?")
_SEVERAL = re.compile(r"(?i)\b(?:\w+\s+)?packages?\b|\b(?:contracts|deals|agreements)\b")
_ARMS = (
    r"(?:(?:arms|weapons|defen[cs]e|military)\s+)?"
    r"\b(?:packages?|contracts|deals|agreements|weapons|arms|weaponry|armaments|equipment|hardware)"
)
_BESIDE = r"(?:\w+ly|is|are|was|were|(?:to|from|with|for|by)(?:\s+the)?\s+[\w.]+(?:\s+[A-Z]\w+)?)"
_SEVERAL_WORTH = re.compile(
    rf"(?i)\b(?P<goods>{_ARMS})\s+(?:{_BESIDE}\s+)?(?:worth|valued\s+at|totall?ing|for)\s*[\w\s]{{0,20}}$"
)


@dataclass(frozen=True, slots=True)
class Price:
    """Hold a sum said of a trade; `package` marks the words that make it the price of several goods."""

    span: Span
    amount: Amount
    package: Span | None


@dataclass(frozen=True, slots=True)
class Dated:
    """Hold a date said of a trade: of its order or of delivery."""

    property: DateProperty
    span: Span
    date: DateValue
    modality: Modality


def prices(clause: Clause, trades: tuple[Trade, ...]) -> list[tuple[Trade | None, Price]]:
    """Find the sums that are the price of a trade, each with its trade."""
    tree, text = clause.tree, clause.text
    found: list[tuple[Trade | None, Price]] = []
    for span, amount in _money(tree, text, clause.actors.countries):
        token = _token_at(tree, span)
        sentence = Span(tree.starts[tree.first[token]], tree.ends[tree.last[token]])
        before, after = text[sentence.start : span.start], text[span.end : sentence.end]
        if found and _IN_OTHER_CURRENCY.fullmatch(text[found[-1][1].span.end : span.start]):
            owner, price = found[-1]
            if price.amount.unit != amount.unit:
                found.append((owner, Price(span, amount, price.package)))
            continue
        if _FOREIGN.search(after) or _FOREIGN_BEFORE.search(before) or _OF_ONE.search(before):
            continue
        noun = _PRICED_NOUN.match(after)
        worth = re.match(
            r"(?i)\s+worth\s+of\s+(?:\w+\s+){0,2}?(?:arms|weapons|weaponry|equipment|hardware|armaments)\b",
            after,
        )
        if not worth and not noun and not _WORTH.search(before) and not _VALUE_IS.search(before):
            continue
        package = _package(text, span, sentence, noun)
        if worth:
            package = Span(span.end + worth.end() - len(worth[0].split()[-1]), span.end + worth.end())
        found.append((_nearest(clause, trades, token), Price(span, amount, package)))
    return found


def _money(tree: Tree, text: str, countries: frozenset[str]) -> list[tuple[Span, Amount]]:
    start = tree.starts[0]
    return [
        (Span(s.start + start, s.end + start), amount)
        for s, amount in find_money(text[start : tree.ends[-1]], countries)
    ]


def _token_at(tree: Tree, span: Span) -> int:
    inside = [t for t in range(len(tree)) if tree.starts[t] < span.end and span.start < tree.ends[t]]
    return inside[-1] if inside else 0


def _nearest(clause: Clause, trades: tuple[Trade, ...], token: int) -> Trade | None:
    """Return the trade that a token hangs on, else the one with the nearest words in the same sentence."""
    owner = owner_of(clause, token)
    for trade in trades:
        if owner in trade.tokens:
            return trade
    tree = clause.tree
    near = [
        (abs(t - token), i)
        for i, trade in enumerate(trades)
        for t in trade.tokens
        if tree.first[t] == tree.first[token]
    ]
    return trades[min(near)[1]] if near else None


def _package(text: str, span: Span, sentence: Span, noun: re.Match[str] | None) -> Span | None:
    """Return the words that make a sum the price of several goods, if any."""
    if noun:
        words = Span(span.end, span.end + noun.end())
        match = _SEVERAL.search(words.of(text))
        return Span(words.start + match.start(), words.start + match.end()) if match else None
    match = _SEVERAL_WORTH.search(text[sentence.start : span.start])
    return Span(sentence.start + match.start("goods"), sentence.start + match.end("goods")) if match else None


def dates(clause: Clause, trades: tuple[Trade, ...], anchor: DateValue | None) -> list[tuple[Trade, Dated]]:
    """Find the dates of orders and deliveries, each with its trade."""
    tree, text = clause.tree, clause.text
    start = tree.starts[0]
    found = []
    for date in find_dates(text[start : tree.ends[-1]], anchor):
        span = Span(date.span.start + start, date.span.end + start)
        token = _token_at(tree, span)
        if span.end <= clause.dateline or _OVER_YEARS.search(span.of(text)):
            continue
        read = _dated(clause, trades, token)
        if read is not None:
            trade, prop, modality = read
            if anchor and anchor.latest and date.value.earliest and date.value.earliest > anchor.latest:
                modality = "planned" if modality == "fact" else modality
            elif modality != "fact" and prop == "ordered" and _is_over(date, anchor):
                continue  # when a plan was made known
            value = _in_tense(text, span, date, anchor, modality)
            if re.search(r"\bdat(?:es?|ed|ing)\s+$", text[: span.start]) and value.latest is None:
                value = parse_date(span.of(text).split(maxsplit=1)[-1], anchor) or value  # "dates from 2005"
            found.append((trade, Dated(prop, span, value, modality)))
    return found


def _is_over(date: FoundDate, anchor: DateValue | None) -> bool:
    return bool(anchor and anchor.latest and date.value.latest and date.value.latest <= anchor.latest)


def _in_tense(
    text: str, span: Span, date: FoundDate, anchor: DateValue | None, modality: Modality
) -> DateValue:
    """Read a date again that the tense can move: "in March" of what is planned lies ahead."""
    if date.value.basis == "stated":
        return date.value
    again = parse_date(span.of(text), anchor, "past" if modality == "fact" else "future")
    return again if again and again.basis == "inferred" else date.value


def _dated(
    clause: Clause, trades: tuple[Trade, ...], token: int
) -> tuple[Trade, DateProperty, Modality] | None:
    """Find the event that a date hangs on, and what it dates."""
    tree = clause.tree
    climb = token
    while tree.heads[climb] >= 0:
        if tree.tags[climb].startswith("J") and tree.deps[climb] == "conj":
            return None  # "delivered in 2029 and |operational| in 2030"
        climb = tree.heads[climb]
        event = climb if climb in clause.triggers else None
        if event is None and tree.tags[climb].startswith(("V", "MD")):
            event = _event_below(clause, climb)
            if event is None and not _leads_on(tree, climb):
                return None
        if event is not None:
            prop = _property(clause, event)
            trade = next((t for t in trades if event in t.tokens), None)
            if trade is None or prop is None:
                return None
            return trade, prop, mood_of(tree, event).modality
    return None


def _leads_on(tree: Tree, verb: int) -> bool:
    """Tell verbs whose dates are those of what governs them from "and |took| eight jets in 1997"."""
    if tree.deps[verb] == "conj":
        return tree.child(verb, "dobj", "nsubj", "nsubjpass") is None
    return tree.deps[verb] == "xcomp" or tree.words[verb] in {"is", "are", "was", "were", "be"}


def _event_below(clause: Clause, verb: int) -> int | None:
    """Return the event that begins: "|deliveries| will begin", "with |deliveries| starting in 2026"."""
    tree = clause.tree
    if tree.words[verb] not in words_for("light"):
        return None
    if tree.deps[verb] in {"acl", "relcl"} and tree.heads[verb] in clause.triggers:
        return tree.heads[verb]
    for child in tree.children[verb]:
        if tree.deps[child] in {"nsubj", "nsubjpass", "dobj", "xcomp"} and child in clause.triggers:
            return child
    return None


def _property(clause: Clause, event: int) -> DateProperty | None:
    word = clause.tree.words[event]
    stage = "contracted" if is_placed(clause.tree, event) else stage_of(word)
    if stage == "delivered" or "arrive" in verb_kinds(word):
        return "delivered"
    if stage == "contracted" or noun_kind(word) in {"contract", "acquire"}:
        return "ordered"
    return "ordered" if word in {"sale", "sales", "awarded", "awards"} else None
