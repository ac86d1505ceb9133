"""Dates in the forms in which news writes them, as EDTF with bounds.

No year is ever made up: where neither the words nor the anchor give it, the date says `XXXX` and has
no bounds.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.model import Basis, DateValue, Span
from onrecord.values.date_context import Context, Tense
from onrecord.values.date_forms import FORMS, MONTH, YEAR, Read
from onrecord.values.periods import Period, months, part_of, period_of, written

_PART = (
    r"(?:(?:the\s+)?(?:very\s+)?(?P<third>early|mid|late)(?:\s+in|\s*-)?\s*"
    r"|(?:the\s+)?(?:very\s+)?(?P<edge>middle|beginning|start|end|close|turn)(?:\s+of|\s*-)?\s*(?:the\s+)?"
    r"|(?:the\s+)?(?P<half>first|second|1st|2nd)\s+half\s+of\s+(?:the\s+)?|H(?P<h>[12])\s+(?:of\s+)?"
    r"|(?:the\s+)?(?P<quarter>first|second|third|fourth|last|1st|2nd|3rd|4th)[\s-]quarter\s+(?:of\s+)?(?:the\s+)?"
    r"|Q(?P<q>[1-4])\s+(?:of\s+)?)"
)
_PARTS = {"middle": "mid", "beginning": "start", "close": "end", "turn": "start"}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_BEGIN = r"(?:starting|beginning)(?:\s+(?:in|from|on))?"
_DEAL_OF = r"(?i)\b(?:contract|deal|agreement|order|sale|purchase|accord|treaty|law|plan)\s+of\s+$"
"""What is of a year: "the agreement |of 2014| under which"."""
_OPEN = (
    r"(?:by|before|until|till|no\s+later\s+than|not?\s+(?:earlier\s+than|before)"
    rf"|since|after|as\s+of|from|{_BEGIN})\s+"
)


class FoundDate(NamedTuple):
    """Mark the words of a date, with the date they give."""

    span: Span
    value: DateValue


def find_dates(
    text: str, anchor: DateValue | None = None, tense: Tense | None = None
) -> tuple[FoundDate, ...]:
    """Find the dates in a text, each with the EDTF value that its words and the anchor give.

    The anchor is when the text was published. It gives a year to words such as "Tuesday" (basis `relative`)
    and "Jan. 23" (`inferred`); "two days earlier" counts from the date last named in the text. Words that
    give no date at all, such as "Tuesday" without an anchor, are left out.

    >>> [(d.span.of("by the end of 2005"), d.value.edtf) for d in find_dates("by the end of 2005")]
    [('by the end of 2005', '../2005')]
    """
    found: list[FoundDate] = []
    for match in _matches(text):
        if _is_other_word(text, match):
            continue
        last = next((f.value for f in reversed(found) if f.value.earliest), None)
        value = _read(match, Context(anchor, tense, last))
        if value is not None:
            found.append(FoundDate(Span(*match.span()), value))
    return tuple(found)


@lru_cache(maxsize=64)  # counts and dates each ask for the dates of one paragraph
def _matches(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_grammar().finditer(text))


def parse_date(
    words: str, anchor: DateValue | None = None, tense: Tense | None = None, last: DateValue | None = None
) -> DateValue | None:
    """Read words that are one date, whole; `last` is the date named before, for "two days earlier"."""
    match = _grammar().fullmatch(" ".join(words.split()))
    return _read(match, Context(anchor, tense, last)) if match else None


@cache
def _grammar() -> re.Pattern[str]:
    one = rf"(?:{_unnamed(_PART)})?(?:{'|'.join(_unnamed(pattern) for pattern, _ in FORMS)})"
    return re.compile(
        rf"(?<![\w$€£./-])(?<!\d,)(?:(?:(?i:between|from)\s+)?(?P<low>{one})(?:\s*[-–—]\s*|\s+(?:to|and|or|through|until|till)\s+)(?P<high>{one})"
        rf"|(?P<year>{YEAR})(?:[–/](?P<year_end>\d\d)|-(?P<year_end_>(?!0[1-9]|1[0-2])\d\d))(?![\d-])"
        rf"|(?P<opening>(?i:{_OPEN}))?(?P<one>{one}))(?![\w])"
    )


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Read], ...]:
    return tuple((re.compile(pattern), read) for pattern, read in FORMS)


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _is_other_word(text: str, match: re.Match[str]) -> bool:
    """Tell a bare number or the verb "March" from a year or a month, by the words around it."""
    if not re.fullmatch(rf"{YEAR}|{MONTH}", match[0]):
        return False
    before = re.search(
        r"(?i)(?:\b(?:in|of|since|during|by|until|till|from|to|for|late|early|mid|before|after|through|around|about"
        r"|than|and|or|a|the|its)|[(,/–:])\s*$",
        text[max(0, match.start() - 12) : match.start()],
    )
    after = re.match(
        r"\s+(?:contracts?|deals?|agreement|orders?|sale|purchase|accord|memorandum|visit|meeting|summit|war|budget"
        r"|delivery|deadline|tender|competition)\b|\s*[),;.:]|\s*$",
        text[match.end() :],
    )
    if re.search(_DEAL_OF, text[max(0, match.start() - 24) : match.start()]):
        return False
    doubtful = match[0].isdigit() or match[0] in {"May", "March"}
    return (
        not (before and after)
        and not (before and _introduces(before[0]))
        and (doubtful or not (before or after))
    )


def _introduces(word: str) -> bool:
    return word.strip().lower() in {"in", "since", "during", "by", "until", "till", "late", "early", "mid"}


def _read(match: re.Match[str], context: Context) -> DateValue | None:
    if match["year"]:
        first, last = int(match["year"]), int(match["year"][:2] + (match["year_end"] or match["year_end_"]))
        years = Period(months(first, 1, 12).first, months(last, 1, 12).last)
        return written(years, "stated") if first < last else None
    if match["low"]:
        return _between(match["low"], match["high"], context)
    value, opening = _one(match["one"], context), match["opening"]
    if opening and re.match(r"(?:the\s+)?(?:very\s+)?(?:end|close)\b", match["one"]):
        opening = re.sub(r"(?i)^before", "by", opening)  # "before the end of 2026"
    return _opened(value, opening) if value and opening else value


def _between(low: str, high: str, context: Context) -> DateValue | None:
    year = re.search(YEAR, high)
    until = _one(high, context)
    since = _one(low if not year or re.search(YEAR, low) else f"{low} {year[0]}", context)
    if not (since and until and since.earliest and until.latest and since.earliest <= until.latest):
        return None
    basis: Basis = until.basis if since.basis == "stated" else since.basis
    return written(
        Period(period_of(since).first, period_of(until).last), basis, since.evidence or until.evidence
    )


def _opened(value: DateValue, opening: str) -> DateValue | None:
    """Open one end: "by 2015" has no beginning; "before" and "after" leave the date itself out."""
    word, period = opening.split(maxsplit=1)[0].lower(), period_of(value)
    if re.match(r"(?i)not?\s+(?:earlier|before)", opening):
        word = "from"
    first, last = period.first, period.last
    if first is None or last is None or word == "as":
        return value
    if word in {"by", "until", "till", "no"}:
        period = Period(None, last)
    elif word == "before":
        period = Period(None, first - timedelta(days=1))
    else:
        period = Period(last + timedelta(days=1) if word == "after" else first, None)
    return written(period, value.basis, value.evidence)


def _one(words: str, context: Context) -> DateValue | None:
    """Read one date, with its part ("late", "first half of") where it has one."""
    value = _form(words, context)
    part = re.match(_PART, words)
    if value or not part:
        return value
    whole = _form(words[part.end() :], context)
    narrowed = part_of(period_of(whole), _part(part)) if whole else None
    if whole is None or narrowed is None:
        return whole if whole and whole.earliest is None else None
    return written(narrowed, whole.basis, whole.evidence)


def _part(match: re.Match[str]) -> str:
    third = match["third"] or match["edge"]
    if third:
        return _PARTS.get(third, third)
    if match["half"] or match["h"]:
        return f"half {match['h'] or _ORDINALS[match['half']]}"
    return f"quarter {match['q'] or _ORDINALS[match['quarter']]}"


def _form(words: str, context: Context) -> DateValue | None:
    for pattern, read in _forms():
        match = pattern.fullmatch(words)
        if match:
            return read(match, context)
    return None
