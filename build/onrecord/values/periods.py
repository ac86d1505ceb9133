"""Stretches of the calendar and how EDTF writes them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Basis, DateValue, Span
from onrecord.values.edtf_dates import edtf_date

YEARS = (1000, 9000)


@dataclass(frozen=True, slots=True)
class Period:
    """Hold the first and the last day of a stretch of time; None is an open end."""

    first: date | None
    last: date | None


def period_of(value: DateValue) -> Period:
    """Return the bounds of a date as a period."""
    return Period(
        date.fromisoformat(value.earliest) if value.earliest else None,
        date.fromisoformat(value.latest) if value.latest else None,
    )


def day(year: int, month: int, number: int) -> Period | None:
    """Return one day, or None where the calendar has no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return Period(found, found)


def month(year: int, number: int) -> Period:
    """Return a month."""
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def months(year: int, first: int, last: int) -> Period:
    """Return a run of months of one year; `first` and `last` count from 1 and are both part of it."""
    return Period(month(year, first).first, month(year, last).last)


def shifted(period: Period, unit: str, by: int) -> Period:
    """Move a period by days, weeks, months or years and widen it to the unit: years to whole years."""
    first, last = (_moved(bound, unit, by) for bound in (period.first, period.last))
    if unit in {"day", "week"}:
        return Period(first, last)
    if unit == "month":
        return Period(first and first.replace(day=1), last and month(last.year, last.month).last)
    return Period(first and first.replace(month=1, day=1), last and last.replace(month=12, day=31))


def week(period: Period, by: int) -> Period:
    """Return the calendar week, Monday to Sunday, that lies `by` weeks from a period."""
    first, last = (_moved(bound, "week", by) for bound in (period.first, period.last))
    return Period(
        first and first - timedelta(days=first.weekday()), last and last + timedelta(days=6 - last.weekday())
    )


def part_of(period: Period, part: str) -> Period | None:
    """Narrow a year or a month to "early", "mid" or "late", or a year to "half 1" or "quarter 3".

    Early, mid and late are a third of a month and, as news uses them, four months of a year; the end and the
    start of a year are its last and first three months.
    """
    first, last = period.first, period.last
    if first is None or last is None or first.day != 1:
        return None
    if (first.month, last.month) == (1, 12) and first.year == last.year:
        spans = {
            "start": (1, 3), "early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (10, 12),
            "half 1": (1, 6), "half 2": (7, 12), "quarter 1": (1, 3), "quarter 2": (4, 6),
            "quarter 3": (7, 9), "quarter 4": (10, 12),
        }  # fmt: skip
        return months(first.year, *spans[part]) if part in spans else None
    if (first.year, first.month) == (last.year, last.month):
        third = {"start": (1, 10), "early": (1, 10), "mid": (11, 20), "late": (21, 31), "end": (21, 31)}
        half = {"half 1": (1, 15), "half 2": (16, 31)}
        bounds = (third | half).get(part)
        return bounds and Period(first.replace(day=bounds[0]), first.replace(day=min(bounds[1], last.day)))
    return None


def written(period: Period, basis: Basis, evidence: Span | None = None) -> DateValue | None:
    """Write a period as EDTF: a day, a month, a year, or an interval of these with open ends."""
    text = _single(period) or _interval(period)
    value = edtf_date(text, basis)
    return value and DateValue(value.edtf, value.earliest, value.latest, basis, evidence)


def _single(period: Period) -> str | None:
    first, last = period.first, period.last
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    if period == month(first.year, first.month):
        return f"{first:%Y-%m}"
    return f"{first:%Y}" if period == months(first.year, 1, 12) else None


def _interval(period: Period) -> str:
    """Write both ends alike: as years or months where both ends allow it, else as days."""
    first, last = period.first, period.last
    to_month = (first is None or first.day == 1) and (
        last is None or last == month(last.year, last.month).last
    )
    to_year = to_month and (first is None or first.month == 1) and (last is None or last.month == 12)
    form = "%Y" if to_year else "%Y-%m" if to_month else "%Y-%m-%d"
    return "/".join(bound.strftime(form) if bound else ".." for bound in (first, last))


def _moved(bound: date | None, unit: str, by: int) -> date | None:
    if bound is None or abs(by) > 4000:
        return None
    if unit in {"day", "week"}:
        return bound + timedelta(days=by * (7 if unit == "week" else 1))
    count = bound.year * 12 + bound.month - 1 + by * (12 if unit == "year" else 1)
    year, number = divmod(count, 12)
    if not YEARS[0] <= year < YEARS[1]:
        return None
    return bound.replace(
        year=year, month=number + 1, day=min(bound.day, calendar.monthrange(year, number + 1)[1])
    )
