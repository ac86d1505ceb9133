"""Say which country a paragraph reports from: by the dateline, or by the heading of its section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.deals.parties.words import ranked
from onrecord.model import Span
from onrecord.values.countries import country_name, country_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.nlp import Paragraph

_NAME = r"(?P<place>[^\W\d_]+(?:[ '’.-][^\W\d_]+){0,3})"
_DAY = r"(?P<day>,\s[A-Z][a-z]{2,8}\.?\s\d{1,2}|,\s\d{1,2}\s[A-Z][a-z]{2,8})"
_DATELINE = re.compile(
    r"[Bb]y\s[^.\n]{3,60}?,?\s(?:in\s)?(?P<from>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)$"
    rf"|{_NAME}\s*(?:{_DAY}?,?[^-–—:(\n]{{0,40}})?(?P<agency>\([^)\n]*\))?\s*(?:--|-|–|—|:)?\s"
)
"""How a report opens: "LIMA, May 4 (AP) -", "New Delhi, Sept 30:", "By our correspondent, Lagos"."""
_HEADING = re.compile(rf"{_NAME}\s*[.:—–]\s")
_AWARD = re.compile(
    r"[A-Z][^,\n]{1,60}(?:,[^,\n]{2,40}){1,4},\s(?:(?:is|are|was|were)(?:\sbeing)?|(?:has|have)\sbeen)\sawarded\s"
)
"""How the announcement of a contract opens: "Boeing, Mesa, Arizona, was awarded"."""
_LEADING = 3
"""A dateline stands in one of the first paragraphs."""


@dataclass(frozen=True, slots=True)
class Section:
    """Hold a part of a text that stands for itself, its country, and its heading where it has one."""

    number: int = 0
    country: str | None = None
    heading: Span | None = None


def sections_of(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """Return the section of each paragraph: one for each country or contract of a round-up, else one."""
    awards = [_AWARD.match(paragraph.line) is not None for paragraph in paragraphs]
    if sum(awards) > 1:
        return tuple(Section(sum(awards[: place + 1])) for place in range(len(paragraphs)))
    headings = [_heading(paragraph) for paragraph in paragraphs]
    if len({country for country, _ in headings if country}) < 2:
        home = next((c for p in paragraphs[:_LEADING] if (c := _dateline(p.line))), None)
        return (Section(0, home),) * len(paragraphs)
    sections: list[Section] = []
    current = Section()
    for country, span in headings:
        current = Section(current.number + 1, country, span) if country else current
        sections.append(current)
    return tuple(sections)


def _heading(paragraph: Paragraph) -> tuple[str | None, Span | None]:
    """Return the country that a paragraph has in capitals before its first sentence: "BRUNEI. ..."."""
    match = _HEADING.match(paragraph.line)
    if match is None or not match["place"].isupper():
        return None, None
    country = country_of(match["place"].title())
    if country is None or country_name(country).casefold() != match["place"].casefold():
        return None, None
    return country, Span(paragraph.start, paragraph.start + match.end("place"))


def _dateline(text: str) -> str | None:
    match = _DATELINE.match(text)
    if match is None or not (match["from"] or match["place"].isupper() or match["agency"] or match["day"]):
        return None
    place = (match["from"] or match["place"]).title()
    return country_of(place) or _cities().get(place.lower())


@cache
def _cities() -> dict[str, str]:
    """Return the countries of cities from which reports come and which are no capitals."""
    return {name: country for country, name in (entry.split(maxsplit=1) for entry in ranked("cities"))}
