"""Read the line that says when a report was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.values.dates import find_dates
from onrecord.values.edtf_dates import edtf_date

if TYPE_CHECKING:
    from onrecord.model import DateValue

_CLOCK = (
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:Z|\+\d{2}:?\d{2})?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|\b(?:e[sd]?t|c[sed]{1,2}t|p[sd]?t|m[sd]t|gmt|utc|bst|ist|msk|jst|kst|aest|sgt|hkt|pkt|irst|hrs?)\b"
    r"|\b(?:local|moscow) time\b|[+-]\d{1,2}:?\d{2}|\b(?:\d+|an?) \w+ ago\b"
)
_STAMP_WORDS = re.compile(
    r"\b(?:(?:first|last|originally|story|web)\s+)?(?:published|posted|updated|modified|created|issued|released|date"
    r"|filed|added|release|edited)\b:?"
    r"|\b(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\b\.?|\b(?:press|news|media) release\b"
    rf"|{_CLOCK}|\bpage\s+[A-Z]?\d+|\b(?:on|at|by|in|the)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_NUMERIC = re.compile(
    r"\b(?P<first>\d{1,2})\s?[/-]\s?(?P<second>\d{1,2})\s?[/-]\s?(?P<year>(?:19|20)\d{2})\b"
)
_LONGEST = 120
_DAY = re.compile(r"[X\d]{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Hold the date of a line; `updated` marks a date later than the first.

    A date in numbers alone may be read in two ways (12/03/2006): then `date` is its year alone, and
    `readings` has the two days.
    """

    date: DateValue
    updated: bool = False
    readings: tuple[str, ...] = ()


def read_stamp(line: str) -> Stamp | None:
    """Read a line of nothing but a date and a time, such as "Published 3:15 PM EST, Tue January 16, 2007"."""
    if len(line) > _LONGEST or not re.search(r"\d", line):
        return None
    words, readings = _rewrite(line)
    dates = [found for found in find_dates(words) if readings or _DAY.fullmatch(found.value.edtf)]
    rest = words
    for found in dates:
        rest = rest.replace(found.span.of(words), " ", 1)
    if not dates or re.search(r"\w{2}", _STAMP_WORDS.sub(" ", rest)):
        return None
    updated = bool(_UPDATED.search(words[: dates[0].span.start]))
    return Stamp(dates[0].value, updated, readings)


def day_in(words: str) -> DateValue | None:
    """Return the first day that is named among other words."""
    rewritten, _ = _rewrite(words)
    return next((found.value for found in find_dates(rewritten) if _DAY.fullmatch(found.value.edtf)), None)


def in_year_of(date: DateValue, stamp: Stamp) -> DateValue | None:
    """Give a day without its year the year of a stamp in numbers, where one of its readings is that day."""
    for reading in stamp.readings:
        if date.edtf == f"XXXX{reading[4:]}":
            return edtf_date(reading, "inferred")
    return None


def _rewrite(line: str) -> tuple[str, tuple[str, ...]]:
    """Write the dates of stamps in forms that running text has; of two ways to read one, keep its year."""
    words = re.sub(r"\b[A-Z]{3,9}\b", lambda match: match.group().title(), line)
    words = re.sub(r"\b(\d{4})[/.](\d{2})[/.](\d{2})\b", r"\1-\2-\3", words)
    words = re.sub(r"\b(\d{4}-\d{2}-\d{2})T(?=\d{2}:)", r"\1 ", words)
    words = re.sub(r"\b(\d{1,2})-([A-Z][a-z]{2,8})-(\d{4})\b", r"\1 \2 \3", words)
    match = _NUMERIC.search(words)
    if not match:
        return words, ()
    readings = _readings(match)
    written = readings[0] if len(readings) == 1 else f"in {match['year']}"
    return words[: match.start()] + written + words[match.end() :], readings if len(readings) > 1 else ()


def _readings(match: re.Match[str]) -> tuple[str, ...]:
    """Read a date in numbers day first and month first, as far as there is such a day."""
    first, second = int(match["first"]), int(match["second"])
    written = {f"{match['year']}-{month:02}-{day:02}" for day, month in ((first, second), (second, first))}
    return tuple(sorted(day for day in written if edtf_date(day)))
