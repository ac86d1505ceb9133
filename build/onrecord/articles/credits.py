"""Read the lines by which a report says where it comes from: source, byline, time of publication, address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.articles.agencies import agency_marked, agency_named
from onrecord.values.dates import find_dates

if TYPE_CHECKING:
    from onrecord.model import DateValue

_SOURCE = re.compile(r"\W{0,3}(?:source|via|courtesy of|provided by|from)\s?:\s*(.{2,60})", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:\W{0,3}(?:by|written by|reported by|story by|text by|author|words by)\b:?\s+)(.{2,140})",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:the )?(?P<outlet>.{2,40}?)?[ ,]*"
    r"(?:\b(?:staff|senior|chief|special|diplomatic|political|defen[cs]e|foreign|military|business|own|news|national"
    r"|international|world|security)\b ?){0,3}"
    r"(?:writers?|correspondents?|reporters?|editors?|journalists?|bureau(?: chief)?)",
    re.IGNORECASE,
)
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·(/@]|[–—-]{1,2}\s|,\s|\s{2,}|\bfor\b|\bin [A-Z]|\bat \d|\bon [A-Z]|\d).*$"
)
_PARTICLE = re.compile(
    r"&|a[ln]d?|be?i?n|da|del?|den|der|di|dos|du|el|ibn|la|le|of|ter|the|van|von|y", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:(?:url|link|address|web|article|permalink)\s?:\s*)?(https?://[^\s<>\"]+)", re.IGNORECASE
)
_CLOCK = (
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:Z|\+\d{2}:?\d{2})?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|\b(?:e[sd]?t|c[sed]{1,2}t|p[sd]?t|m[sd]t|gmt|utc|bst|ist|msk|jst|kst|aest|sgt|hkt|pkt|irst|hrs?)\b"
    r"|\b(?:local|moscow) time\b|[+-]\d{1,2}:?\d{2}|T\d{2}:\d{2}\S*"
)
_STAMP_WORDS = re.compile(
    r"\b(?:(?:first|last|originally|story|web)\s+)?(?:published|posted|updated|modified|created|issued|released|date"
    r"|filed|added|release|edited)\b:?"
    r"|\b(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\b\.?"
    rf"|{_CLOCK}|\bpage\s+[A-Z]?\d+|\b(?:on|at|by|in|the)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_DAY = re.compile(r"[X\d]{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Credit:
    """Hold what one line says about where a report is from; `updated` marks a date later than the first."""

    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    published: DateValue | None = None
    url: str | None = None
    updated: bool = False


def read_credit(line: str) -> Credit | None:
    """Read a line that is nothing but a credit; None where it says anything else."""
    if len(line) > 200:
        return None
    return _address(line) or _source(line) or _byline(line) or _role(line) or _stamp(line)


def _address(line: str) -> Credit | None:
    match = _ADDRESS.fullmatch(line)
    return Credit(url=match[1]) if match else None


def _source(line: str) -> Credit | None:
    """Read "/ Source: The Associated Press" or the name of an agency alone on its line."""
    match = _SOURCE.fullmatch(line)
    if match:
        name = match[1].strip(" /|.()")
        agency = agency_marked(name) or agency_named(name)
        return Credit(publisher=None if agency else name, agency=agency) if name else None
    agency = agency_marked(line.strip(" /|()—–-"))
    return Credit(agency=agency) if agency else None


def _byline(line: str) -> Credit | None:
    """Read "By NAME and NAME, Staff Writer | January 16, 2007"."""
    match = _BYLINE.fullmatch(line)
    if not match:
        return None
    names = _AFTER_NAMES.sub("", match[1]).strip(" ,;.")
    rest = match[1][len(names) :]
    if not names or not _are_names(names):
        return None
    agency = agency_marked(names) or agency_named(match[1]) or agency_marked(rest.strip(" ,;|()/—–-"))
    return Credit(agency=agency, byline=names, published=_day(rest))


def _role(line: str) -> Credit | None:
    """Read "Associated Press Writer", a line on its own below a byline."""
    match = _ROLE.fullmatch(line)
    if not match or len(line.split()) > 6:
        return None
    agency = agency_named(line) or agency_marked((match["outlet"] or "").strip())
    return Credit(agency=agency) if agency or not match["outlet"] else None


def _stamp(line: str) -> Credit | None:
    """Read a line of nothing but a date and a time, such as "Published 3:15 PM EST, Tue January 16, 2007"."""
    dates = [found for found in find_dates(line) if _DAY.fullmatch(found.value.edtf)]
    if not dates:
        return None
    rest = "".join(
        c if not any(f.span.start <= i < f.span.end for f in dates) else " " for i, c in enumerate(line)
    )
    if re.search(r"\w{2}", _STAMP_WORDS.sub(" ", rest)):
        return None
    return Credit(published=dates[0].value, updated=bool(_UPDATED.search(line[: dates[0].span.start])))


def _day(words: str) -> DateValue | None:
    return next((found.value for found in find_dates(words) if _DAY.fullmatch(found.value.edtf)), None)


def _are_names(words: str) -> bool:
    """Tell names of people or outlets from a heading that begins with "By"."""
    parts = words.replace(",", " ").split()
    capitals = [part for part in parts if part[0].isupper()]
    return 1 <= len(capitals) <= 12 and all(part in capitals or _PARTICLE.fullmatch(part) for part in parts)
