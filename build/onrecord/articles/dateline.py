"""Read datelines: "MOSCOW, Jan. 31 (UPI) --", "LONDON (Reuters) -", "Moscow, 16 January (RIA Novosti)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.articles.agencies import agency_marked
from onrecord.values.date_forms import MONTH
from onrecord.values.dates import find_dates

if TYPE_CHECKING:
    from onrecord.model import DateValue

_DAY = rf"(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+\d{{4}})?"
_WORD = rf"(?!{_DAY})[^\W\d_](?:[^\W\d_]|[.'’-])*"
_DATELINE = re.compile(
    rf"""
    (?P<place>{_WORD}(?:[ /]{_WORD}){{0,3}}(?:,\ {_WORD}(?:\ {_WORD}){{0,2}}?)?)?
    (?:(?:^|[,.]?\s*[–—-]?\s*\(?)\b(?:[A-Z][a-z]+day,?\ )?(?P<date>{_DAY})\)?)?
    (?:[,.]?\s*(?:\(\s*(?P<agency>[^()\d]{{2,40}})\s*\)|/(?P<slashed>[^/\d]{{2,40}})/|,\s(?P<bare>[A-Z]{{3,5}})(?=\s[-–—])))?
    \s*(?P<end>[.:]?\s?(?:--+|—|–|―|(?<=[\s)/.])[-_](?=\s|[“"A-Z]|\Z))|(?<=[\d)]):|(?<=[\d/])\.(?=\s)|(?<=[)/])(?=[\s“"A-Z]))\s*
    (?=["“'‘«]?[A-Z0-9À-Þ$€£(]|\Z)
    """,
    re.VERBOSE,
)

_OPENING = re.compile(r"(?:The|An?)\b")
_LONGEST_CITY = 3
"""In words, of a city that is not in capitals."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Hold the dateline that opens a line; `length` counts its characters with the dash and blanks after it.

    `outlet` is the agency or the outlet in brackets, as written there; `agency` its full name if it is one.
    """

    length: int
    place: str | None
    date: DateValue | None
    agency: str | None
    outlet: str | None


def read_dateline(line: str) -> Dateline | None:
    """Read the dateline at the start of a line, if there is one.

    Asked for is a place in capitals, or a mark of an agency, or a day: a name before a dash is none.
    """
    match = _DATELINE.match(line)
    if not match:
        return None
    outlet = match["agency"] or match["slashed"] or match["bare"]
    place, day = match["place"], match["date"]
    opens = place is not None and _OPENING.match(line, match.end()) is not None
    if not _is_dateline(place, day, outlet, match["end"].strip(), opens=opens):
        return None
    dates = find_dates(day) if day else ()
    place = place.rstrip(".") if place and place.isupper() else place
    return Dateline(
        match.end(), place, dates[0].value if dates else None, agency_marked(outlet or ""), outlet
    )


def _is_dateline(place: str | None, day: str | None, outlet: str | None, end: str, *, opens: bool) -> bool:
    """Weigh the parts found; a colon or full stop ends many other things than a dateline.

    `opens` tells that an article follows: "Lagos – The".
    """
    weak_end = end in {":", "."}
    city = (place or "").split(",")[0]
    capitals = city.isupper()
    if outlet:
        return bool(agency_marked(outlet)) or (_is_outlet(outlet) and (capitals or not place) and bool(end))
    if day:
        return capitals or (bool(end) and not weak_end and (bool(place) or day[-4:].isdigit()))
    if end in {"–", "—"} and opens and len(city.split()) <= _LONGEST_CITY:
        return city.istitle()
    return capitals and len(city) >= 4 and not weak_end


def _is_outlet(mark: str) -> bool:
    """Tell the name of an outlet ("CNN", "Al Jazeera") from a remark in brackets."""
    words = mark.split()
    return len(words) <= 4 and all(word[0].isupper() for word in words)
