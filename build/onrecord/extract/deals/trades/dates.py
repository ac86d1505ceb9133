"""Read the dates that a clause gives a trade: when it was agreed, when goods arrive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.extract.deals.trade_words import noun_kind, plain_words, stage_of, verb_kinds, words_for
from onrecord.extract.deals.trades.awards import is_placed
from onrecord.extract.deals.trades.batches import dated_batch
from onrecord.extract.deals.trades.clauses import owner_of
from onrecord.extract.deals.trades.handovers import is_arrival, is_taken_over
from onrecord.extract.deals.trades.mood import mood_of
from onrecord.extract.deals.trades.nouns import is_exercised
from onrecord.extract.deals.trades.other_days import is_no_day, is_of_occasion, is_of_saying, is_owner, lasts
from onrecord.extract.deals.trades.prices import token_at
from onrecord.model import Span
from onrecord.values.dates import FoundDate, find_dates, parse_date

if TYPE_CHECKING:
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.deals.trades.clauses import Clause
    from onrecord.extract.tree import Tree
    from onrecord.model import DateValue, Modality

DateProperty = Literal["ordered", "delivered"]

_FOR_A_WHILE = re.compile(r"(?i)^as\s+of\b|\b(?:past|last|over|previous)\b.*\b(?:years|decades?)\b")
"""When a sum of many deals was made, "in the past nine years", and for what day a number holds."""


_ONCE_PLANNED = re.compile(
    r"(?i)\b(?:originally|initially|first|previously)\s+(?:planned|scheduled|due|slated|set|expected|foreseen|meant)\b[^.;,]{0,30}$"
)
"""A day that has passed: "originally planned for 2020"."""
_OF_CONTRACT = re.compile(
    r"(?i)\b(?:contracts?|agreements?|deals?|orders?)\s+(?:(?:that|which)\s+)?dat(?:e[sd]?|ing)\s+(?:back\s+to\s+)?$"
)
"""What is signed on a day: "ships them under contracts that date |from 2014|"."""
_ENDS = re.compile(
    r"(?i)\b(?:lease[sd]?|leasing|rent(?:s|ed|al)?|extend(?:s|ed|ing)?|extension|loan(?:s|ed)?)\b[^.;]{0,80}"
    r"\b(?:until|till|through)\b[^.;,]{0,30}$"
)
"""What ends with the day on which a lease ends."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Hold a date said of a trade: of its order or of delivery."""

    property: DateProperty
    span: Span
    date: DateValue
    modality: Modality


def dates(clause: Clause, trades: tuple[Trade, ...], anchor: DateValue | None) -> list[tuple[Trade, Dated]]:
    """Find the dates of orders and deliveries, each with its trade."""
    tree, text = clause.tree, clause.text
    start = tree.starts[0]
    found = []
    for date in find_dates(text[start : tree.ends[-1]], anchor):
        span = Span(date.span.start + start, date.span.end + start)
        if span.end <= clause.dateline or _FOR_A_WHILE.search(span.of(text)):
            continue
        if _ONCE_PLANNED.search(text[max(start, span.start - 60) : span.start]):
            continue
        if _ENDS.search(text, max(start, span.start - 120), span.end):
            continue
        first = next(t for t in range(len(tree)) if tree.ends[t] > span.start)
        read = _dated(clause, trades, first, token_at(tree, span))
        if read is None:
            continue
        trade, prop, modality, past = read
        if _OF_CONTRACT.search(text[max(start, span.start - 40) : span.start]):
            prop, modality = "ordered", "fact"
        value = _in_tense(text, span, date, anchor, modality) if past else date.value
        if anchor and anchor.latest and value.earliest and value.earliest > anchor.latest:
            modality = "planned" if modality == "fact" else modality
        elif modality != "fact" and prop == "ordered" and _is_over(date, anchor):
            continue  # when a plan was made known
        value = value if past else _in_tense(text, span, date, anchor, modality)
        value = _said_otherwise(text, span, anchor) or value
        found.append((trade, Dated(prop, span, value, modality)))
    return found


def _said_otherwise(text: str, span: Span, anchor: DateValue | None) -> DateValue | None:
    """Read what the words before a date turn round: "dates from 2005", "will |not start before 2025|"."""
    opening, _, rest = span.of(text).partition(" ")
    before = text[max(0, span.start - 40) : span.start]
    if re.search(r"\bdat(?:es?|ed|ing)\s+$", before) and opening == "from":
        return parse_date(rest, anchor)
    if re.search(r"(?:\bnot|n't)\s+(?:\w+\s+){1,3}$", before) and opening == "before":
        return parse_date(f"from {rest}", anchor)
    return None


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
    clause: Clause, trades: tuple[Trade, ...], first: int, token: int
) -> tuple[Trade, DateProperty, Modality, bool] | None:
    """Find the event that a date hangs on, what it dates, and whether the event is told as past."""
    tree = clause.tree
    if (
        is_of_saying(tree, token)
        or is_owner(tree, token)
        or any(g.first <= token <= g.last for g in clause.goods)
    ):
        return None
    batch = dated_batch(clause, trades, first)
    if batch is not None:
        return batch
    event, way = _event_of(clause, token)
    prop = _property(clause, event) if event is not None else None
    due = prop == "ordered" and _is_due(tree, token)
    prop = "delivered" if due else prop
    trade = next((t for t in trades if event in t.tokens), None)
    if event is None or trade is None or prop is None:
        return None
    beside = {"after", "before", "since", "following"}
    if any(t < first and tree.words[t] in beside and tree.deps[t] == "prep" for t in way):
        return None  # "three weeks |after| a visit in May"
    if prop == "ordered" and (is_no_day(trade, event, first) or any(lasts(tree, t) for t in way)):
        return None
    modality = "planned" if due else mood_of(tree, event).modality
    if modality == "fact" and tree.words[event] in plain_words("awaited"):
        modality = "planned"  # "are |due| by 2026"
    past = modality == "fact" and any(tree.tags[t] in {"VBD", "VBN"} for t in way)
    return trade, prop, modality, past


def _event_of(clause: Clause, token: int) -> tuple[int | None, list[int]]:
    """Return the event that a date hangs on, and the words between the two."""
    tree, way = clause.tree, [token]
    noun = _noun_before(clause, token)
    if noun is not None:
        return noun, way
    if tree.words[max(0, token - 2) : token] == ["one", "of"]:
        return None, way  # "an echo of the one of |1994|", which was another deal
    then = _told_of_then(tree, token)
    if then is not None:
        return (then, [token, then]) if then in clause.triggers else (None, way)
    while tree.heads[way[-1]] >= 0:
        climb = way[-1]
        if tree.tags[climb].startswith("J") and tree.deps[climb] == "conj":
            break  # "delivered in 2029 and |operational| in 2030"
        climb = tree.heads[climb]
        event = climb if climb in clause.triggers else None
        if event is None and tree.tags[climb].startswith(("V", "MD")):
            event = _event_below(clause, climb)
            if event is None and not (_leads_on(tree, climb) or is_of_occasion(tree, climb)):
                break
        way.append(climb)
        if event is not None:
            return event, way
    return None, way


def _noun_before(clause: Clause, token: int) -> int | None:
    """Return the noun of trade right before a day: "the |handover| this week", "|deliveries| in 2024"."""
    tree, first = clause.tree, token
    while first > tree.first[token] and tree.words[first - 1] in {"this", "last", "next"}:
        first -= 1
    noun = first - 1
    brought = tree.words[noun] in {"in", "from", "by"} and stage_of(tree.words[noun - 1]) == "delivered"
    noun = noun - 1 if brought else noun
    near = tree.first[token] <= noun < token and (brought or first < token)
    return noun if near and clause.triggers.get(noun) == "noun" else None


def _told_of_then(tree: Tree, token: int) -> int | None:
    """Return the verb of "in March 2020, when Peru |ordered| jets", which the date is the date of."""
    when = token + 1 + (tree.words[token + 1 : token + 2] == [","])
    if tree.words[when : when + 1] == ["when"] and tree.tags[tree.heads[when]].startswith("V"):
        return tree.heads[when]
    return next(
        (
            child
            for place in (token, tree.heads[token])
            if place >= 0 and not tree.tags[place].startswith("V")
            for child in tree.children[place]
            if tree.deps[child] == "relcl" and any(tree.words[t] == "when" for t in tree.children[child])
        ),
        None,
    )


def _is_due(tree: Tree, token: int) -> bool:
    """Tell "ordered 12 jets, |due in| 2027", which is when they are to come."""
    first = token
    while first > tree.first[token] and tree.tags[first - 1] in {"IN", "JJ", "NNP", "CD", "DT"}:
        if tree.words[first - 1] == "due":
            return True
        first -= 1
    return False


def _leads_on(tree: Tree, verb: int) -> bool:
    """Tell verbs whose dates are those of what governs them from "and |took| eight jets in 1997"."""
    if tree.words[verb] in {"enter", "entering", "join", "joining"}:
        return False  # "12 jets ordered from Peru to |enter| service in 2026"
    if tree.deps[verb] == "conj":
        return tree.child(verb, "dobj", "nsubj", "nsubjpass") is None
    return tree.deps[verb] == "xcomp" or tree.words[verb] in {"is", "are", "was", "were", "be"}


def _event_below(clause: Clause, verb: int) -> int | None:
    """Return the event that begins: "|deliveries| will begin", "with |deliveries| starting in 2026"."""
    tree = clause.tree
    said = tree.child(verb, "ccomp")
    if tree.words[verb] in {"is", "was"} and said in clause.triggers and _is_cleft(tree, verb):
        return said
    light = tree.words[verb] in words_for("light") or tree.words[verb] in plain_words("timing")
    if not light and not verb_kinds(tree.words[verb]) & {"win", "award"}:
        return None
    if tree.deps[verb] in {"acl", "relcl"}:
        noun = tree.heads[verb]
        above = (
            noun if noun in clause.triggers else owner_of(clause, noun)
        )  # "orders for jets, |placed| in May"
        if above is not None and clause.triggers[above] == "noun":
            return above
    for child in tree.children[verb]:
        if tree.deps[child] in {"nsubj", "nsubjpass", "dobj", "xcomp", "acomp"} and child in clause.triggers:
            return child
    return None


def _is_cleft(tree: Tree, verb: int) -> bool:
    """Tell "it |was| in 2013 that Peru ordered"."""
    subject = tree.child(verb, "nsubj")
    return subject is not None and tree.words[subject] == "it" and tree.child(verb, "acomp", "attr") is None


def _property(clause: Clause, event: int) -> DateProperty | None:
    word = clause.tree.words[event]
    placed = is_placed(clause.tree, event) or is_exercised(clause.tree, event)
    stage = "contracted" if placed else stage_of(word)
    if is_arrival(clause.tree, event) or is_taken_over(clause.tree, event):
        return "delivered"
    if stage != "contracted" and (stage == "delivered" or "arrive" in verb_kinds(word)):
        return "delivered"
    if stage == "contracted" or noun_kind(word) in {"contract", "acquire"}:
        return "ordered"
    if word in {"sale", "sales", "awarded", "awards", "paid"}:
        return "ordered"
    brings = "supply" in verb_kinds(word) or noun_kind(word) == "supply" or word in plain_words("getting")
    return "delivered" if brings and stage is None else None
