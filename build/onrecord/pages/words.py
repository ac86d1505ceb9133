"""Say values in words: dates, numbers, money, sizes, countries."""

from __future__ import annotations

import functools
import re
from decimal import Decimal, InvalidOperation

import pycountry
from babel import Locale

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2}))?(?:-(?P<day>[0-9X]{2}))?(?P<mark>[~?%]?)")
_MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_SCALES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


@functools.lru_cache(4096)
def date(edtf: object) -> str:
    """Say an EDTF date in words; what is no such date stays as it is.

    A year that both ends of a range share is said once.

    >>> date("2005-12~"), date("../2007-01-23"), date("XXXX-01-31"), date("2005-10/2005-12")
    ('about December 2005', 'by 23 January 2007', '31 January, year not known', 'October to December 2005')
    """
    start, slash, end = str(edtf or "").partition("/")
    if not slash:
        return _date(start)
    if start in ("..", ""):
        return f"by {_date(end)}"
    if end in ("..", ""):
        return f"from {_date(start)}"
    first, last = _date(start), _date(end)
    year = last.rpartition(" ")[2]
    return f"{first.removesuffix(f' {year}') if year.isdigit() else first} to {last}"


def _date(edtf: str) -> str:
    match = _DATE.fullmatch(edtf)
    if not match:
        return edtf
    year, month, day, mark = match.group("year", "month", "day", "mark")
    known_day = str(int(day)) if (day or "").isdigit() else ""
    before = " ".join(part for part in (known_day, _month(month or "")) if part)
    if year == "XXXX":
        return f"{_MARKS[mark]}{before}, year not known" if before else "not known"
    if year.endswith("X"):
        year = f"the {year.replace('X', '0')}s"
    return _MARKS[mark] + " ".join(part for part in (before, year) if part)


def _month(month: str) -> str:
    if month.isdigit() and 1 <= int(month) <= 12:
        return _MONTHS[int(month) - 1]
    return _SEASONS.get(month, "")


@functools.lru_cache(4096, typed=True)
def number(value: object) -> str:
    """Say a number with its thousands set apart, or in millions where that is exact and shorter.

    >>> number("29"), number(700000000), number("1234.5")
    ('29', '700 million', '1,234.5')
    """
    amount = _decimal(value)
    if amount is None:
        return "" if value is None else str(value)
    for scale, word in _SCALES:
        scaled = amount / scale
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return f"{_plain(scaled)} {word}"
    return _plain(amount)


def bounds(least: object, most: object) -> str:
    """Say what two bounds allow.

    >>> bounds(29, 29), bounds(None, 30), bounds(29, 30), bounds(5, None)
    ('29', 'up to 30', '29 to 30', 'at least 5')
    """
    low, high = number(least), number(most)
    if low and high:
        return low if low == high else f"{low} to {high}"
    return f"at least {low}" if low else f"up to {high}" if high else ""


def size(count: int) -> str:
    """Say a number of bytes.

    >>> size(512), size(20480)
    ('512 bytes', '20.5 kB')
    """
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1000:.1f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def counted(count: int, noun: str) -> str:
    """Say how many there are.

    >>> counted(1, "deal"), counted(1200, "deal")
    ('1 deal', '1,200 deals')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


@functools.lru_cache(4096, typed=True)
def share(value: object) -> str:
    """Say a probability as a percentage, never as certainty that is none.

    >>> share(0.93), share(0.999)
    ('93 %', 'over 99 %')
    """
    amount = _decimal(value)
    if amount is None:
        return ""
    return "over 99 %" if Decimal("0.995") <= amount < 1 else f"{amount * 100:.0f} %"


@functools.cache
def country(alpha3: object) -> str:
    """Return the short English name of a state (ISO 3166-1 alpha-3); an unknown code stays."""
    found = pycountry.countries.get(alpha_3=str(alpha3)) if alpha3 else None
    return Locale("en").territories.get(found.alpha_2, found.name) if found else str(alpha3 or "")


def capital(phrase: str) -> str:
    """Begin a title with a capital, where its first word is all in small letters.

    >>> capital("ministry officials"), capital("iPhone parts"), capital("al-Jazeera")
    ('Ministry officials', 'iPhone parts', 'al-Jazeera')
    """
    first = phrase.partition(" ")[0]
    return phrase[:1].upper() + phrase[1:] if first.islower() else phrase


def cut(phrase: str, limit: int) -> str:
    """Return at most `limit` characters, with an ellipsis where words are left out.

    >>> cut("the delivery of the systems", 20), cut("Rosoboronexport", 10)
    ('the delivery of the…', 'Rosoboron…')
    """
    if len(phrase) <= limit:
        return phrase
    kept, _, part = phrase[:limit].rpartition(" ")
    return f"{kept or part[:-1]}…"


def label(value: object) -> str:
    """Return an enum's value as words: `partly_delivered` as "partly delivered"."""
    return str("" if value is None else value).replace("_", " ")


def listed(value: object) -> tuple[str, ...]:
    """Return the parts of a list cell, which is a sequence or joined by semicolons."""
    if value is None or value == "":
        return ()
    return tuple(value.split(";")) if isinstance(value, str) else tuple(map(str, value))  # type: ignore[call-overload]


def _decimal(value: object) -> Decimal | None:
    try:
        return None if value is None or value == "" else Decimal(str(value))
    except InvalidOperation:
        return None


def _plain(amount: Decimal) -> str:
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
