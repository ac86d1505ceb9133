"""Find the nation that a text gives a company, wherever it does: "|Brazil's| Embraer"."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extract.deals.parties.words import company_pattern
from onrecord.model import Span
from onrecord.values.countries import FoundCountry, find_countries

_NEAR = 60
"""In characters: how far from a name its nation can stand."""
_APPOSED = re.compile(r"(?:\s*\([^)\n]*\))?,\s+(?:an?|the|another)\s+(?P<words>[^,.;:()\n]{3,60})")
_OF = re.compile(r"\s+(?:of|\()\s*(?P<words>[^,.;:()\n]{3,30})")


@lru_cache(maxsize=256)
def nation_told(name: str, text: str) -> tuple[str, Span] | None:
    """Return the one country that a text gives a company beside its name, and where; None for several."""
    told: dict[str, Span] = {}
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        for country, span in (*_before(text, match.start()), *_behind(text, match.end())):
            told.setdefault(country, span)
    return next(iter(told.items())) if len(told) == 1 else None


def _before(text: str, place: int) -> list[tuple[str, Span]]:
    """Return the nation of "|Swedish| shipbuilder Saab" and "|Sweden's| Saab"."""
    start = max(text.rfind("\n", 0, place) + 1, place - _NEAR)
    words = text[start:place]
    found = find_countries(words)
    if not found:
        return []
    last = found[-1]
    behind = words[last.span.end :]
    owned = re.match(r"['’]s?\s", behind)
    between = (behind[owned.end() - 1 :] if owned else behind).strip()
    told = last.form == "demonyms" or (last.form == "names" and owned is not None)
    plain = between == "" or (
        re.fullmatch(r"[a-z][\w-]*(?: [a-z][\w-]*){0,4}", between) is not None
        and company_pattern().search(between) is not None
    )
    joined = len(found) > 1 and words[found[-2].span.end : last.span.start] in {"-", " and ", "/"}
    return [_placed(last, start)] if told and plain and not joined and behind[:1] != "-" else []


def _behind(text: str, place: int) -> list[tuple[str, Span]]:
    """Return the nation of "Saab, the |Swedish| arms maker", "Saab of |Sweden|" and "Saab (|Sweden|)"."""
    apposed = _APPOSED.match(text, place)
    if apposed and company_pattern().search(apposed["words"].lower()):
        found = [c for c in find_countries(apposed["words"]) if c.form != "metonyms"]
        return [_placed(found[0], apposed.start("words"))] if len(found) == 1 else []
    of = _OF.match(text, place)
    named = find_countries(of["words"]) if of else ()
    if of and named and named[0].form == "names" and named[0].span.start == 0:
        return [_placed(named[0], of.start("words"))]
    return []


def _placed(found: FoundCountry, start: int) -> tuple[str, Span]:
    return found.alpha3, Span(found.span.start + start, found.span.end + start)
