"""Counts of things: how many, with bounds and the noun that is counted."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from importlib.resources import files

import yaml

from onrecord.model import Amount, Span
from onrecord.values.dates import find_dates
from onrecord.values.hedges import ABOUT, AFTER, HEDGE, TO, Bounds, hedged, ranged
from onrecord.values.money import find_money
from onrecord.values.numerals import NUMBER, parse_number

_PARTICLE = re.compile(
    r"(?i)\b(?:hand|handed|handing|turn|turned|turning|took|take|taken|taking|carried)\s+$"
    r"|\b(?:talks?|negotiations?|negotiat(?:ed|es?|ing)|discussions?|deals?|contracts?|agreements?|accords?|dispute|row|quarrel|haggl(?:ed|ing))\s+(?:with\s+[^,.;:()]{1,40}\s+)?$"
)
_MEASURE = (
    r"\s*(?P<unit>(?:metric\s+)?(?:tonnes|tons)|mt|barrels|bushels|cubic\s+(?:met(?:re|er)s|feet)|bcm"
    r"|lit(?:re|er)s|gallons|(?:mega|giga|kilo)watts?(?:[\s-]hours?)?|[MGT]Wh?)\b"
)
_VAGUE = {
    "several hundred": Bounds(Decimal(200), None),
    "several thousand": Bounds(Decimal(2000), None),
    "several dozen": Bounds(Decimal(24), None),
    "a few dozen": Bounds(Decimal(24), None),
    "a few hundred": Bounds(Decimal(200), None),
    "several": Bounds(Decimal(2), None),
    "a few": Bounds(Decimal(2), None),
    "a number of": Bounds(Decimal(2), None),
    "dozens of": Bounds(Decimal(24), None),
    "scores of": Bounds(Decimal(40), None),
    "hundreds of": Bounds(Decimal(200), None),
    "thousands of": Bounds(Decimal(2000), None),
    "a couple of": Bounds(Decimal(2), Decimal(2), approximate=True),
    "a pair of": Bounds(Decimal(2), Decimal(2)),
    "a single": Bounds(Decimal(1), Decimal(1)),
}


def find_quantities(text: str) -> tuple[tuple[Span, Amount], ...]:
    """Find the counts of things in a text; each span takes in the hedge ("up to 30").

    Sums of money, dates, percentages, measures ("20,000 feet", "155 mm", "three years"), ordinals and
    numbers that are part of a name ("S-300", "Block 70") are no counts. The unit is the plural noun that
    follows, where one does; a designation ("40 F-16s") is none.

    >>> [(s.of("up to 30 Tor-M1 systems"), a.unit) for s, a in find_quantities("up to 30 Tor-M1 systems")]
    [('up to 30', 'systems')]
    """
    taken = [span for span, _ in find_money(text)] + [found.span for found in find_dates(text)]
    found = []
    for match in _pattern().finditer(text):
        span = Span(*match.span("all"))
        bounds = _bounds(match)
        if match["hedge"] and match["hedge"].lower() == "over" and _PARTICLE.search(text[: span.start]):
            span = Span(match.start("low"), span.end)  # "handed over four", "talks over 36"
            bounds = bounds and Bounds(bounds.minimum, bounds.minimum)
        if match["high"] and any(Span(*match.span("low")) == date for date in taken):
            span = Span(*match.span("high"))  # "bought 12 in 1989 and |24| more in 2008"
            number = parse_number(match["high"])
            bounds = Bounds(number, number) if number is not None else None
        if bounds is None or any(span.start < t.end and t.start < span.end for t in taken):
            continue
        if not _is_measure(text, span):
            found.append(
                (span, Amount(bounds.minimum, bounds.maximum, _unit(text, span), bounds.approximate))
            )
    return tuple(found)


def find_measured(text: str) -> tuple[tuple[Span, int, Amount], ...]:
    """Find amounts of what is weighed or metered, each with the end of its measure.

    >>> [(span, amount.unit) for span, _, amount in find_measured("some 20 tonnes of rice")]
    [(Span(start=0, end=7), 'tonnes')]
    """
    found = []
    for match in _pattern().finditer(text):
        span, bounds = Span(*match.span("all")), _bounds(match)
        unit = re.match(_MEASURE, text[span.end :])
        if bounds is not None and unit:
            amount = Amount(bounds.minimum, bounds.maximum, unit["unit"], bounds.approximate)
            found.append((span, span.end + unit.end(), amount))
    return tuple(found)


def parse_quantity(words: str) -> Amount | None:
    """Read words that are one count, whole, without its noun; None where they are not."""
    match = _pattern().fullmatch(words.strip())
    bounds = _bounds(match) if match else None
    return bounds and Amount(bounds.minimum, bounds.maximum, None, bounds.approximate)


def _bounds(match: re.Match[str]) -> Bounds | None:
    if match["vague"]:
        return _VAGUE[" ".join(match["vague"].lower().split())]
    number = parse_number(match["low"])
    if number is None or number != number.to_integral_value():
        return None
    high = parse_number(match["high"]) if match["high"] else None
    if high is None:
        return hedged(number, match["hedge"] or "", match["after"] or "")
    return ranged(number, high, match["hedge"] or "")


def is_measure(word: str) -> bool:
    """Tell words for measures and for what passes ("ton", "year") from nouns for goods."""
    return word.lower() in _words()["units"]


@cache
def _pattern() -> re.Pattern[str]:
    vague = "|".join(words.replace(" ", r"\s+") for words in _VAGUE)
    hedge = rf"(?:(?P<hedge>(?i:(?:an?\s+)?(?:{ABOUT})|{HEDGE}))\s+)?"
    number = rf"(?P<low>(?i:{NUMBER}))(?:{TO}(?P<high>(?i:{NUMBER})))?(?P<after>{AFTER})?"
    return re.compile(
        rf"(?<![\w.,$€£/-])(?P<all>(?P<vague>(?i:{vague}))|{hedge}{number})"
        r"(?![\w%€£]|[.,:/]\d|-\w|(?:st|nd|rd|th)\b)"
    )


@cache
def _words() -> dict[str, frozenset[str]]:
    text = files("onrecord.values").joinpath("measures.yaml").read_text(encoding="utf-8")
    return {kind: frozenset(words) for kind, words in yaml.safe_load(text).items()}


def _is_measure(text: str, span: Span) -> bool:
    after = re.match(
        r"[\s-]*(?:(?:more|further|additional)\s+)?([A-Za-z]+)(?![A-Za-z\d]|-\d|-hand)",
        text[span.end : span.end + 40],
    )
    before = re.search(r"(\w+)\.?\s+$", text[max(0, span.start - 20) : span.start])
    rest = text[span.end : span.end + 12].lstrip()
    return bool(
        rest.startswith(("%", "°", "per cent"))
        or (after and after[1].lower() in _words()["units"])
        or (before and before[1].lower() in _words()["names"])
    )


def _unit(text: str, span: Span) -> str | None:
    """Return the first plural noun that follows closely: "29 of the sophisticated missile systems"."""
    following = re.match(r"[^.;:()\n]{0,80}", text[span.end :])
    words = re.findall(r"[\w'’-]+|,", following[0] if following else "")
    for word in words[:8]:
        if word.lower() in {"and", "or", "for", "in", "to", "at", "by", "from", "with", ",", "under", "over"}:
            return None
        if re.fullmatch(r"[\w-]*\w(?<![su])s", word) and word.lower() not in _words()["not_plural"]:
            return None if re.search(r"\d", word) else _noun(word)
    return None


def _noun(word: str) -> str:
    """Take the capital of a headline from a common noun: "Submarines", but not "Hornets" or "UAVs"."""
    return word.lower() if word.lower() in _words()["goods"] else word
