"""Read the lines by which a report says where it comes from: source, byline, time of publication, address."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from onrecord.articles.agencies import agency_alone, agency_marked, agency_named
from onrecord.articles.stamps import Stamp, day_in, read_stamp

_SOURCE = re.compile(r"\W{0,3}(?:source|via|courtesy of|provided by)\s?:\s*(.{2,60})", re.IGNORECASE)
_DATED = re.compile(r"\s*;|,?\s+(?=(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}|\d{4}-\d),? ?)")
_AND_AGENCIES = re.compile(
    r"(?:,| and| &| with)?\s+(?:news |wire )?(?:agencies|wires|services)$", re.IGNORECASE
)
_BYLINE = re.compile(
    r"(?:\W{0,3}(?:by|written by|reported by|posted by|story by|text by|author|words by)\b:?\s+)(.{2,140})",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:[A-Z][\w’']*[ -]){0,4}(?:[a-z]+ ){0,2}"
    r"(?:[Ww]riter|[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Jj]ournalist|[Bb]ureau [Cc]hief)s?"
)
_SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[/–—-]\s+|\s{2,}")
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·(/@]|[–—-]{1,2}\s|,\s|\s{2,}|\bfor\b|\bin [A-Z]|\bat \d|\bon [A-Z]|\d).*$"
)
_PARTICLE = re.compile(
    r"&|a[ln]d?|be?i?n|da|del?|den|der|di|dos|du|el|ibn|la|le|of|ter|the|van|von|y", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:(?:url|link|address|web|article|permalink)\s?:\s*)?(https?://[^\s<>\"]+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Credit:
    """Hold what one line says about where a report is from."""

    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    stamp: Stamp | None = None
    url: str | None = None


def read_credit(line: str) -> Credit | None:
    """Read a line of nothing but credits, one or several side by side; None where it says anything else."""
    if len(line) > 200:
        return None
    return _one(line) or _several(line)


def _one(line: str) -> Credit | None:
    return _address(line) or _source(line) or _byline(line) or _role(line) or _stamp(line)


def _several(line: str) -> Credit | None:
    """Read "PTI | New Delhi | Updated: October 6, 2005", in which other parts are places and sections."""
    parts = [part.strip() for part in _SEPARATOR.split(line) if part.strip()]
    found = [credit for credit in map(_one, parts) if credit]
    others = [part for part in parts if len(part.split()) > 3 and not _one(part)]
    if len(parts) < 2 or not found or others:
        return None
    names = [field.name for field in fields(Credit)]
    values = {name: [getattr(credit, name) for credit in found if getattr(credit, name)] for name in names}
    return Credit(**{name: kept[0] for name, kept in values.items() if kept})


def _address(line: str) -> Credit | None:
    match = _ADDRESS.fullmatch(line)
    return Credit(url=match[1]) if match else None


def _source(line: str) -> Credit | None:
    """Read "/ Source: The Associated Press" or the name of an agency alone on its line."""
    match = _SOURCE.fullmatch(line)
    if match:
        name = _AND_AGENCIES.sub("", _DATED.split(match[1])[0].strip(" /|.(),"))
        agency = agency_marked(name) or agency_named(name)
        return Credit(publisher=None if agency else name, agency=agency) if name else None
    agency = agency_alone(line)
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
    day = day_in(rest)
    return Credit(agency=agency, byline=names, stamp=Stamp(day) if day else None)


def _role(line: str) -> Credit | None:
    """Read "Associated Press Writer" or "Defence correspondent, Oslo", or "NAME, staff writer"."""
    name, comma, role = line.partition(", ")
    if comma and _is_role(role) and _are_names(name):
        return Credit(agency=agency_named(role), byline=name)
    return Credit(agency=agency_named(line)) if _is_role(name) and (not comma or _are_names(role)) else None


def _is_role(words: str) -> bool:
    """Tell "Westminster correspondent" and "Associated Press Writer"."""
    return len(words.split()) <= 5 and bool(_ROLE.fullmatch(words))


def _stamp(line: str) -> Credit | None:
    stamp = read_stamp(line)
    return Credit(stamp=stamp) if stamp else None


def _are_names(words: str) -> bool:
    """Tell names of people or outlets from a heading that begins with "By"."""
    parts = words.replace(",", " ").split()
    capitals = [part for part in parts if part[0].isupper()]
    return 1 <= len(capitals) <= 12 and all(part in capitals or _PARTICLE.fullmatch(part) for part in parts)
