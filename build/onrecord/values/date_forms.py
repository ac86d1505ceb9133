"""The single forms of a date: what each looks like, and what it says, given when the text was published."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.values import periods
from onrecord.values.edtf_dates import edtf_date
from onrecord.values.numerals import parse_number
from onrecord.values.periods import Period

if TYPE_CHECKING:
    from onrecord.model import DateValue
    from onrecord.values.date_context import Context, Tense

YEAR = r"(?:1[89]|20)\d\d"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|\b))"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = r"(?:the\s+)?[0-3]?\d(?:st|nd|rd|th)?"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ON_WEEKDAY = rf"(?:(?:{'|'.join(_WEEKDAYS)}),?\s+)?"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
_UNIT = r"(?:day|week|month|year)"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_STEPS = {"last": -1, "previous": -1, "past": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}


Read = Callable[[re.Match[str], "Context"], "DateValue | None"]


def _full(match: re.Match[str], context: Context) -> DateValue | None:
    return context.written(periods.day(int(match["year"]), _month(match), _day(match)), "stated")


def _month_of_year(match: re.Match[str], context: Context) -> DateValue | None:
    return context.written(periods.month(int(match["year"]), _month(match)), "stated")


def _year(match: re.Match[str], context: Context) -> DateValue | None:
    return context.written(periods.months(int(match["year"]), 1, 12), "stated")


def _decade(match: re.Match[str], context: Context) -> DateValue | None:
    first = int(match["decade"]) + {"mid": 3, "late": 6}.get(match["part"] or "", 0)
    last = first + (3 if match["part"] else 9)
    return context.written(Period(date(first, 1, 1), date(last, 12, 31)), "stated")


def _season(match: re.Match[str], context: Context) -> DateValue | None:
    """Read a season of a year; which months it takes in depends on the hemisphere, so its bounds are wide."""
    if "year" in match.groupdict():
        return edtf_date(f"{match['year']}-{_SEASONS[match['season'].lower()]}")
    now = context.now
    year = _same_year(now, _STEPS.get(match["near"].lower(), 0))
    return edtf_date(f"{year}-{_SEASONS[match['season'].lower()]}", "relative") if year else None


def _day_and_month(match: re.Match[str], context: Context) -> DateValue | None:
    """Take the year from the anchor: the day nearest to it that fits the tense."""
    month, number = _month(match), _day(match)
    return _in_nearest_year(context, lambda year: periods.day(year, month, number)) or (
        edtf_date(f"XXXX-{month:02}-{number:02}") if periods.day(2000, month, number) else None
    )


def _bare_month(match: re.Match[str], context: Context) -> DateValue | None:
    month = _month(match)
    return _in_nearest_year(context, lambda year: periods.month(year, month)) or edtf_date(f"XXXX-{month:02}")


def _in_nearest_year(context: Context, make: Callable[[int], Period | None]) -> DateValue | None:
    now = context.now
    if now is None or now.first is None or now.last is None or (now.last - now.first).days > 366:
        return None
    choices = {_nearest(bound, make, context.tense) for bound in (now.first, now.last)}
    choice = choices.pop() if len(choices) == 1 else None
    return context.written(choice, "inferred") if choice else None


def _nearest(now: date, make: Callable[[int], Period | None], tense: Tense | None) -> Period | None:
    found = []
    for year in (now.year - 1, now.year, now.year + 1):
        period = make(year)
        if period is None or period.first is None or period.last is None:
            continue
        if (tense == "past" and period.first > now) or (tense == "future" and period.last < now):
            continue
        inside = period.first <= now <= period.last
        found.append(
            (0 if inside else min(abs((period.first - now).days), abs((period.last - now).days)), period)
        )
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _near_month(match: re.Match[str], context: Context) -> DateValue | None:
    """Read "last December" as the latest that is over, "next" as the first that has not begun."""
    now, month = context.now, _month(match)
    if now is None or now.last is None:
        return None
    near, year = match["near"].lower(), now.last.year
    if near == "last":
        year -= month >= now.last.month
    elif near == "next":
        year += month <= now.last.month
    return context.written(periods.month(year, month))


def _month_near_year(match: re.Match[str], context: Context) -> DateValue | None:
    year = _same_year(context.now, _STEPS.get(match["near"].lower(), 0))
    return context.written(periods.month(year, _month(match))) if year else None


def _month_of_that_year(match: re.Match[str], context: Context) -> DateValue | None:
    """Read "May of that year": the year of the date named last."""
    year = _same_year(context.then, 0)
    return context.written(periods.month(year, _month(match))) if year else None


def _month_beside(match: re.Match[str], context: Context) -> DateValue | None:
    """Read "the December before": counted from the date named last."""
    then, month = context.then, _month(match)
    if then is None or then.first is None or then.last is None:
        return None
    before = match["way"].lower() == "before"
    year = (
        then.first.year - (month >= then.first.month)
        if before
        else then.last.year + (month <= then.last.month)
    )
    return context.written(periods.month(year, month))


def _weekday(match: re.Match[str], context: Context) -> DateValue | None:
    """Read a weekday as the last one up to the anchor, or the next one where words or tense look ahead."""
    now = context.now
    if now is None or now.first is None or now.last is None:
        return None
    number = _WEEKDAYS.index(match["weekday"])
    near = (match["near"] or "").lower()
    if (match["week"] or near) == "next" or (not near and not match["week"] and context.tense == "future"):
        days = [bound + timedelta((number - bound.weekday() - 1) % 7 + 1) for bound in (now.first, now.last)]
    elif match["week"] == "last":
        days = [bound - timedelta(bound.weekday() + 7 - number) for bound in (now.first, now.last)]
    else:
        days = [bound - timedelta((bound.weekday() - number) % 7) for bound in (now.first, now.last)]
        if near == "last" and days[1] == now.last:
            days = [found - timedelta(7) for found in days]
    return context.written(Period(*days))


def _counted(match: re.Match[str], context: Context) -> DateValue | None:
    """Read "two years ago" from the anchor, and "two days earlier" from the date named last."""
    way = match["way"].lower()
    start = context.now if way in {"ago", "hence"} else context.then
    count = _count(match["count"])
    ahead = way in {"later", "after", "hence"}
    return (
        context.written(periods.shifted(start, match["unit"].lower(), count if ahead else -count))
        if start
        else None
    )


def _edge(match: re.Match[str], context: Context) -> DateValue | None:
    """Read "earlier this year": from the year's first day to the anchor."""
    now = context.now
    whole = _unit_around(now, match["unit"].lower(), 0)
    if now is None or whole is None:
        return None
    earlier = match["way"].lower() == "earlier"
    return context.written(Period(whole.first, now.last) if earlier else Period(now.first, whole.last))


def _near_unit(match: re.Match[str], context: Context) -> DateValue | None:
    near, unit = match["near"].lower().removeprefix("the "), match["unit"].lower()
    named = near in {"that", "same", "previous", "following", "preceding"}
    start = context.then if named else context.now
    return context.written(_unit_around(start, unit, _STEPS.get(near, 0)))


def _unit_beside(match: re.Match[str], context: Context) -> DateValue | None:
    step = -1 if match["way"].lower() == "before" else 1
    return context.written(_unit_around(context.then, match["unit"].lower(), step))


def _near_day(match: re.Match[str], context: Context) -> DateValue | None:
    words = " ".join(match[0].lower().split())
    days = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2}.get(words, 0)
    now = context.now
    return context.written(periods.shifted(now, "day", days)) if now else None


def _stretch(match: re.Match[str], context: Context) -> DateValue | None:
    """Read "over the next three years": from the anchor on, or up to it."""
    now, count = context.now, _count(match["count"])
    if now is None:
        return None
    ahead = match["near"].lower() in {"next", "coming"}
    moved = periods.shifted(now, match["unit"].lower(), count if ahead else -count)
    if moved.first is None or moved.last is None:
        return None
    return context.written(Period(now.first, moved.last) if ahead else Period(moved.first, now.last))


def _year_end(_match: re.Match[str], context: Context) -> DateValue | None:
    year = _same_year(context.now, 0)
    return context.written(periods.months(year, 10, 12)) if year else None


def _unit_around(start: Period | None, unit: str, step: int) -> Period | None:
    if start is None or start.first is None or start.last is None:
        return None
    if unit == "week":
        return periods.week(start, step)
    return periods.shifted(start, unit, step)


def _same_year(now: Period | None, step: int) -> int | None:
    if now is None or now.first is None or now.last is None or now.first.year != now.last.year:
        return None
    return now.first.year + step


def _month(match: re.Match[str]) -> int:
    written = match["month"]
    return int(written) if written.isdigit() else _MONTHS.index(written[:3].lower()) + 1


def _day(match: re.Match[str]) -> int:
    return int("".join(c for c in match["day"] if c.isdigit()))


def _count(words: str) -> int:
    return 1 if words.lower() in {"a", "an"} else int(parse_number(words) or 0)


FORMS: tuple[tuple[str, Read], ...] = (
    (rf"{_ON_WEEKDAY}(?P<day>{_DAY})(?:\s+of)?\s+(?P<month>{MONTH}),?\s+(?P<year>{YEAR})", _full),
    (rf"{_ON_WEEKDAY}(?P<month>{MONTH})\s+(?P<day>{_DAY}),?\s+(?P<year>{YEAR})", _full),
    (rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)", _full),
    (rf"(?P<day>[0-3]?\d)\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>{YEAR})", _full),
    (rf"(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR})", _month_of_year),
    (rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])(?![\d-])", _month_of_year),
    (rf"{_ON_WEEKDAY}(?P<month>{MONTH})\s+(?P<day>{_DAY})(?![\d,]*\d)(?!\s?%)", _day_and_month),
    (rf"{_ON_WEEKDAY}(?P<day>{_DAY})(?:\s+of)?\s+(?P<month>{MONTH})(?!\w)", _day_and_month),
    (rf"(?P<near>(?i:last|next|this))\s+(?P<month>{MONTH})", _near_month),
    (rf"(?P<month>{MONTH})\s+(?:of\s+)?(?P<near>(?i:last|next|this))\s+year", _month_near_year),
    (rf"(?P<month>{MONTH})\s+(?:of\s+)?(?i:that|the\s+same)\s+year", _month_of_that_year),
    (rf"the\s+(?P<month>{MONTH})\s+(?P<way>before|after)", _month_beside),
    (
        (
            rf"(?:(?P<near>(?i:last|next|this))\s+)?(?P<weekday>{'|'.join(_WEEKDAYS)})"
            r"(?:(?:\s+of)?\s+(?P<week>last|next|this)\s+week)?"
        ),
        _weekday,
    ),
    (
        rf"(?P<count>(?i:{_COUNT}))\s+(?P<unit>{_UNIT})s?\s+(?P<way>ago|earlier|later|hence|(?:before|after)(?!\s+\w))",
        _counted,
    ),
    (rf"(?P<way>(?i:earlier|later))\s+(?:this|that|in\s+the)\s+(?P<unit>{_UNIT})", _edge),
    (
        (
            rf"(?P<near>(?i:(?:the\s+)?(?:last|next|this|that|same|previous|following|past|coming|preceding)))"
            rf"\s+(?P<unit>{_UNIT})(?!s)"
        ),
        _near_unit,
    ),
    (
        rf"(?i:the)\s+(?P<unit>{_UNIT})\s+(?P<way>before|after)(?!\s+(?:the|an?|its|his|their|last|next)\b)",
        _unit_beside,
    ),
    (r"(?i:the\s+day\s+before\s+yesterday|today|yesterday|tomorrow|tonight|last\s+night)", _near_day),
    (rf"(?:the\s+)?(?P<season>(?i:{'|'.join(_SEASONS)}))\s+(?:of\s+)?(?P<year>{YEAR})", _season),
    (rf"(?P<near>(?i:last|next|this))\s+(?P<season>(?i:{'|'.join(_SEASONS)}))", _season),
    (
        rf"(?i:over|within|during|in)\s+the\s+(?P<near>next|coming|last|past)\s+(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})s",
        _stretch,
    ),
    (r"(?:the\s+)?(?:(?P<part>early|mid|late)[-\s])?(?P<decade>(?:1[89]|20)\d0)['’]?s", _decade),
    (r"(?i:the\s+end\s+of\s+the\s+year|(?:the\s+)?year(?:['’]s)?[\s-]end)", _year_end),
    (rf"(?P<year>{YEAR})(?![\d,.]*\d|-?[A-Za-z]|%)", _year),
    (rf"(?P<month>{MONTH})(?![\w'’])", _bare_month),
)
"""Each form as a regular expression, with the function that reads what it matches; tried in this order."""
