"""Numbers in digits and in words."""

from __future__ import annotations

import re
from decimal import Decimal

SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(10) ** 3,
    "lakh": Decimal(10) ** 5,
    "million": Decimal(10) ** 6,
    "crore": Decimal(10) ** 7,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}
SHORT_SCALES = {
    "k": "thousand", "m": "million", "mn": "million", "mln": "million", "mio": "million", "mill": "million",
    "b": "billion", "bn": "billion", "bln": "billion", "mrd": "billion", "milliard": "billion",
    "tn": "trillion", "trn": "trillion", "lac": "lakh", "cr": "crore",
}  # fmt: skip
_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: Decimal(i) for i, word in enumerate(_ONES)} | {
    word: Decimal(20 + 10 * i) for i, word in enumerate(_TENS)
}
_GROUPS = {"dozen": Decimal(12), "score": Decimal(20)}
_FRACTIONS = {"half": Decimal("0.5"), "third": Decimal(1) / 3, "quarter": Decimal("0.25")}

_MOST = 15
"""Words after the first in the longest number written out; without an end, counting aloud takes minutes."""
_SCALE = rf"(?:{'|'.join(SCALES)})s?"
_SHORT = "|".join(sorted(SHORT_SCALES, key=len, reverse=True))
DIGITS = r"\d{1,3}(?:[,.'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_PLAIN = rf"(?:{'|'.join(sorted((*_WORDS, *_GROUPS), key=len, reverse=True))}|{_SCALE})"
_FRACTION = r"(?:half|(?:(?:one|two|three)[ -])?(?:third|quarter)s?)"
WORDS = (
    rf"(?:an?\s+)?half-dozen|(?:(?:an?|one)\s+)?{_FRACTION}(?:\s+(?:of\s+)?an?)?\s+{_SCALE}"
    rf"|(?:an?\s+(?:half\s+)?(?={_PLAIN}\b))?(?:half\s+a\s+(?=dozen))?{_PLAIN}\b"
    rf"(?:(?:[ -]|\s+and\s+(?:a\s+)?)(?:{_PLAIN}|half|quarter)\b){{0,{_MOST}}}"
)
NUMBER = rf"(?:(?:{DIGITS})(?:[ -]?(?:{_SCALE})\b){{0,3}}|(?:{WORDS}))"
"""A regular expression for a number with its scale; single letters ("5m") are scales in money alone."""
MONEY_NUMBER = rf"(?:(?:{DIGITS})(?:[ -]?(?:(?i:{_SCALE}|{_SHORT}))\b){{0,3}}|(?:{WORDS}))"

SCALED = rf"(?:{DIGITS})[ -]?(?i:{_SCALE}|{_SHORT})\b|(?:{WORDS})|(?:{DIGITS})(?![\d\s]*[a-z])"
"""A number with a scale, or one that no noun follows: what can end a range of money."""


def parse_number(words: str) -> Decimal | None:
    """Read a number in digits or words; None where the words are no number.

    A dot followed by three digits sets off thousands only where no scale word follows.

    >>> parse_number("three-quarters of a billion"), parse_number("45,000 crore"), parse_number("two dozen")
    (Decimal('750000000'), Decimal('450000000000'), Decimal('24'))
    """
    text = " ".join(words.lower().split())
    match = re.match(DIGITS, text)
    if match is None:
        return _tidy(_in_words(re.sub(r"\b(?:and|an?|of)\b|-", " ", text).split()))
    scale = Decimal(1)
    for word in re.findall(r"[a-z]+", text[match.end() :]):
        factor = SCALES.get(SHORT_SCALES.get(word, word.removesuffix("s")))
        if factor is None:
            return None
        scale *= factor
    return _tidy(_digits(match[0], scaled=scale > 1) * scale)


def _tidy(number: Decimal | None) -> Decimal | None:
    """Drop the decimals of a whole number, so that equal numbers are written the same."""
    return Decimal(int(number)) if number is not None and number == number.to_integral_value() else number


def _digits(text: str, *, scaled: bool) -> Decimal:
    text = re.sub(r"['’\u00a0\u202f ]", "", text)
    marks = re.findall(r"[.,]", text)
    if len(set(marks)) == 2 or len(marks) > 1:
        thousands = marks[0]
        decimal = marks[-1] if marks[-1] != thousands else ""
        text = text.replace(thousands, "")
        return Decimal(text.replace(decimal, ".") if decimal else text)
    if marks and re.fullmatch(r"\d{1,3}[.,]\d{3}", text) and (marks[0] == "," or not scaled):
        return Decimal(text.replace(marks[0], ""))
    return Decimal(text.replace(",", "."))


def _in_words(words: list[str]) -> Decimal | None:
    total, group, seen = Decimal(0), Decimal(0), False
    for written in words:
        word = written.removesuffix("s") if written not in _WORDS else written
        if word in _WORDS:
            group += _WORDS[word]
        elif word in _FRACTIONS:
            group = _with_fraction(group, word, words)
        elif word == "hundred" or word in _GROUPS:
            group = (group or 1) * (SCALES.get(word) or _GROUPS[word])
        elif word in SCALES:
            total, group = _scaled(total, group, SCALES[word])
        else:
            return None
        seen = True
    return total + group if seen else None


def _with_fraction(group: Decimal, word: str, words: list[str]) -> Decimal:
    """Add a fraction, or multiply: "two and a half billion", "three quarters of a billion"."""
    plural = f"{word}s" in words
    return group * _FRACTIONS[word] if plural else group + _FRACTIONS[word]


def _scaled(total: Decimal, group: Decimal, scale: Decimal) -> tuple[Decimal, Decimal]:
    """Apply a scale word to what stands before it; scales may follow each other ("lakh crore")."""
    if not group and total:
        return total * scale, Decimal(0)
    return total + (group or 1) * scale, Decimal(0)
