"""Read dates written as EDTF (Extended Date/Time Format, ISO 8601-2) and find their bounds.

Accepted are days, months, seasons, years and intervals of these, with `?`, `~`, `%`, unspecified digits and
open ends: level 1, and beyond it only a year that is not known (`XXXX-01-31`). Times, sets and years outside
0001 to 9998 are not.
"""

from __future__ import annotations

from contextlib import redirect_stdout
from datetime import date
from functools import lru_cache
from io import StringIO
from time import struct_time

from edtf import EDTFParseException, parse_edtf
from edtf.parser.parser_classes import (
    Date,
    EDTFObject,
    Interval,
    Level1Interval,
    PartialUnspecified,
    Season,
    UncertainOrApproximate,
    Unspecified,
)

from onrecord.model import Basis, DateValue

_ACCEPTED = (Date, Interval, Level1Interval, PartialUnspecified, Season, UncertainOrApproximate, Unspecified)


@lru_cache(maxsize=4096)  # the parser takes milliseconds, and reports name few dates often
def edtf_date(text: str, basis: Basis = "stated") -> DateValue | None:
    """Read an EDTF date, or return None where `text` is not one that the dataset takes.

    A bound is None where the date has none: an open or unknown end of an interval, a year `XXXX`.

    >>> edtf_date("2005-12~")
    DateValue(edtf='2005-12~', earliest='2005-12-01', latest='2005-12-31', basis='stated', evidence=None)
    """
    parsed = _parse(text)
    if parsed is None:
        return None
    try:
        earliest = None if text.startswith("/") else _plain_date(parsed.lower_strict())
        latest = None if text.endswith("/") else _plain_date(parsed.upper_strict())
    except ValueError:
        return None
    if earliest and latest and earliest > latest:
        return None
    return DateValue(text, earliest, latest, basis)


def _parse(text: str) -> EDTFObject | None:
    """Parse `text` as EDTF of a kind that the dataset takes; the library would let spaces pass."""
    if text != text.strip():
        return None
    try:
        with redirect_stdout(StringIO()):  # where the library breaks, on forms such as "../", it prints too
            parsed = parse_edtf(text)
    except (EDTFParseException, TypeError):
        return None
    return parsed if isinstance(parsed, _ACCEPTED) else None


def _plain_date(bound: struct_time | float) -> str | None:
    """Write a bound as `YYYY-MM-DD`; the library has year 0 or 9999 for `XXXX`, infinity for open."""
    if not isinstance(bound, struct_time) or bound.tm_year in (0, 9999):
        return None
    return date(bound.tm_year, bound.tm_mon, bound.tm_mday).isoformat()
