"""Sums of money in the forms in which news writes them; a currency stays as stated."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import pycountry
import yaml
from babel import Locale

from onrecord.model import Amount, Span
from onrecord.values.hedges import AFTER, HEDGE, TO, Bounds, hedged, ranged
from onrecord.values.numerals import MONEY_NUMBER, SCALED, parse_number

if TYPE_CHECKING:
    from collections.abc import Collection

_WORDS_NEEDING_A_SCALE = {"won", "pound", "pounds", "real", "marks", "lev", "lei", "dong"}
"""Common words or other units: read as money after "million" and its like alone."""


_LETTERS = {"P", "R", "W", "FF", "Ft", "LE", "Lit", "SR", "TL"}
"""Signs that are parts of designations too."""

_IN_MILLIONS = ("SEK", "NOK", "DKK", "EUR", "USD", "GBP", "CHF", "€")
"""Currencies that companies write after an M for millions: "190 MSEK"."""


def find_money(text: str, countries: Collection[str] = ()) -> tuple[tuple[Span, Amount], ...]:
    """Find all sums of money in a text; each span takes in the hedge ("more than") and the currency.

    A bare "$" is the US dollar, "Rs" and "rupees" the Indian rupee. Words that several currencies share
    ("crowns", "francs") are read where `countries` (alpha-3), those the text is about, leave one of them.

    >>> [(span.of("worth up to €3bn"), amount.unit) for span, amount in find_money("worth up to €3bn")]
    [('up to €3bn', 'EUR')]
    """
    found = []
    for match in _matches(text):
        amount = _amount(match, countries)
        if amount is None:
            continue
        end = match.end("low") if _is_converted(match) else match.end()
        found.append((Span(match.start(), end), amount))
        further = find_money(text[end : match.end()], countries) if end < match.end() else ()
        found += [(Span(end + span.start, end + span.end), other) for span, other in further]
    return tuple(found)


def _is_converted(match: re.Match[str]) -> bool:
    """Tell one sum in two currencies from a range: "P 438 million or USD 8.8 million"."""
    again = match["again"]
    return again is not None and _code(again) != _code(match["sign"])


@lru_cache(maxsize=64)  # goods, counts and prices each ask for the sums of one paragraph
def _matches(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_pattern().finditer(text))


def is_currency(words: str) -> bool:
    """Tell a code of ISO 4217."""
    return words.isupper() and pycountry.currencies.get(alpha_3=words) is not None


def _amount(match: re.Match[str], countries: Collection[str]) -> Amount | None:
    part = match.groupdict()
    words = part["sign"] or part["sign2"] or part["word"] or part["word2"] or ""
    code = _code(words) or _shared_code(words, countries)
    number = parse_number(part["low"] or part["low2"] or "")
    if code is None or number is None:
        return None
    if words.strip() in _signs_of_millions():
        number = Decimal(int(number * 10**6))
    if (part["sign"] or part["sign2"] or "").strip() in _LETTERS and number < 10**5:
        return None  # "P-8", "W 4"
    word = (part["word"] or part["word2"] or "").lower().strip(" -")
    if word in _WORDS_NEEDING_A_SCALE and (part["sign"] or part["sign2"] or number < 10**5):
        return None
    bounds = _bounds(number, part | ({"high": None} if _is_converted(match) else {}))
    return Amount(bounds.minimum, bounds.maximum, code, bounds.approximate)


@cache
def _signs_of_millions() -> frozenset[str]:
    return frozenset(f"M{sign}" for sign in _IN_MILLIONS)


def _bounds(number: Decimal, part: dict[str, str | None]) -> Bounds:
    before, after = part["hedge"] or "", part["after"] or ""
    high_words = part["high"] or part["high2"]
    high = parse_number(high_words) if high_words else None
    if high is None:
        return hedged(number, before, after)
    factor = _scale_of(high_words or "")
    if number < 10**4 and number * factor <= high * 10:
        number = Decimal(int(number * factor))
    return ranged(number, high, before)


def _scale_of(words: str) -> Decimal:
    """Return the scale that the second number of "3-3.5 billion" lends to the first."""
    digits = re.match(r"[\d.,\s]+", words)
    bare = parse_number(digits[0].strip() if digits else words.rpartition(" ")[0])  # "eight billion"
    whole = parse_number(words)
    return whole / bare if whole and bare else Decimal(1)


@cache
def _codes() -> dict[str, str]:
    """Map signs as written, and words in lower case, to ISO 4217 codes."""
    text = files("onrecord.values").joinpath("currencies.yaml").read_text(encoding="utf-8")
    codes = {currency.alpha_3: currency.alpha_3 for currency in pycountry.currencies}
    english = Locale("en").currencies
    for code in list(codes):
        name = english.get(code, "").lower()
        if " " in name:
            codes |= {name: code, f"{name}s": code}
    for code, forms in yaml.safe_load(text).items():
        codes |= dict.fromkeys((*forms.get("signs", ()), *forms.get("words", ())), code)
    return codes | {f"M{sign}": codes[sign] for sign in _IN_MILLIONS}


def _shared_code(words: str, countries: Collection[str]) -> str | None:
    shared = _shared().get(words.lower().strip(" -"), {})
    codes = {code for country, code in shared.items() if country in countries}
    return codes.pop() if len(codes) == 1 else None


@cache
def _shared() -> dict[str, dict[str, str]]:
    text = files("onrecord.values").joinpath("shared_currencies.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def _code(words: str) -> str | None:
    written = " ".join(words.replace("-", " ").split())
    return _codes().get(written) or _codes().get(written.lower())


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted({*_codes(), *_shared()}, key=lambda form: (-len(form), form))
    sign = "|".join(re.escape(form) for form in forms if form != form.lower() or not form[0].isalpha())
    word = "|".join(
        re.escape(f).replace(r"\ ", r"[\s-]+") for f in forms if f == f.lower() and f[0].isalpha()
    )
    number, gap = MONEY_NUMBER, r"[\s-]?"
    between = TO.replace("and", "(?(between)and|or)")
    signed = (
        rf"(?P<sign>(?<![\w$]){sign}){gap}(?P<low>{number})(?![\w,.]?\d)"
        rf"(?:{between}(?=(?:{sign})|{SCALED})(?:(?P<again>{sign}){gap})?(?P<high>{number}))?(?P<word>{gap}(?i:dollars)\b)?"
    )
    worded = (
        rf"(?<![\w.,-])(?P<low2>{number})(?:{between}(?P<high2>{number}))?"
        rf"(?:\s+(?:of\s+)?)?(?:(?P<word2>{gap}(?i:{word}))|(?P<sign2>{gap}(?:{sign}|€|£)))(?!\w)"
    )
    return re.compile(
        rf"(?:\b(?P<hedge>(?P<between>(?i:between))|(?i:{HEDGE}))\s*)?(?:{signed}|{worded})(?P<after>{AFTER})?"
    )
