"""Draw when a deal was ordered, delivered and spoken of, uncertain dates as the ranges they are."""

from __future__ import annotations

import functools
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from onrecord.pages import charts, words
from onrecord.pages.lookup import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import Row
    from onrecord.pages.lookup import Lookup

_LANE = 42
_SPEAKERS = 8
_VAGUE = 4.0  # per cent that an approximate date reaches beyond its bounds
_LEGEND = (
    "A bar covers every day that the words allow; an end that fades is open or approximate; a diamond is one "
    "day. Dashed is planned, dotted possible, hatched denied."
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905  (a calendar reads better in a line)


class Event(NamedTuple):
    """Hold something that has a date: EDTF, and the first and last day that it allows.

    `lane` names the line it is drawn on, `detail` who tells it; `manner` is one of charts.MANNERS.
    `spoken` sets statements, which share a line, apart from what befell the deal.
    """

    lane: str
    date: str
    earliest: str | None
    latest: str | None
    manner: str
    detail: str
    href: str
    spoken: bool = False

    @property
    def dated(self) -> bool:
        """Say whether it has a place on a line of time."""
        return bool(self.earliest or self.latest)


def deal_timeline(transaction_id: str, lookup: Lookup) -> Markup:
    """Return the timeline of a deal as a figure, or nothing where no date is told but one of statements."""
    claims = [_claim_event(row, lookup) for row in _dated_claims(transaction_id, lookup)]
    statements = [
        _statement_event(row, lookup)
        for row in _statements(transaction_id, lookup)
        if charts.tells_date(row.get("said"))
    ]
    if not claims and len({event.date for event in statements}) < 2:
        return Markup()
    return timeline([*_merged(claims), *_by_speaker(statements)], "timeline", "Timeline")


def timeline(events: Sequence[Event], key: str, title: str) -> Markup:
    """Return events as a figure, those of one lane on one line; events without a year stand beside it."""
    dated = [event for event in events if event.dated]
    if not events:
        return Markup()
    sentence = _sentence(events)
    drawing = _draw(dated, key, title) if dated else Markup()
    headings = ("What", "When", "As written", "Told as", "By")
    rows = [(e.lane, words.date(e.date), e.date, e.manner, charts.link(e.href, e.detail)) for e in events]
    aside = Markup().join(
        Markup("<li>{}: {} ({})</li>").format(e.lane, words.date(e.date), charts.link(e.href, e.detail))
        for e in events
        if not e.dated
    )
    if aside:
        drawing += Markup(
            '<div class="chart-aside"><p>Without a year, so not on the line:</p><ul>{}</ul></div>'
        ).format(aside)
    return charts.figure(
        key, title, sentence, drawing, charts.table(headings, rows), _LEGEND if dated else ""
    )


def _dated_claims(transaction_id: str, lookup: Lookup) -> list[Row]:
    rows = lookup.where("claims", "transaction_id", transaction_id)
    return [row for row in rows if charts.tells_date(row.get("date")) and row.get("rank") != "deprecated"]


def _statements(transaction_id: str, lookup: Lookup) -> list[Row]:
    links = lookup.where("statement_deals", "transaction_id", transaction_id)
    found = (lookup.one("statements", "statement_id", link["statement_id"]) for link in links)
    return [row for row in found if row]


def _claim_event(row: Row, lookup: Lookup) -> Event:
    return Event(
        words.label(row["property"]).capitalize(),
        str(row["date"]),
        _text(row.get("date_earliest")),
        _text(row.get("date_latest")),
        charts.manner(row),
        source_name(row["source_id"], lookup),
        address("sources", row["source_id"], fragment=row["evidence_id"]),
    )


def _statement_event(row: Row, lookup: Lookup) -> Event:
    speaker = lookup.name(row["speaker_id"]) if row.get("speaker_id") else "Speaker not known"
    return Event(
        speaker,
        str(row["said"]),
        _text(row.get("said_earliest")),
        _text(row.get("said_latest")),
        charts.manner(row),
        f"{words.label(row['act'])}, {source_name(row['source_id'], lookup)}",
        address("statements", row["statement_id"]),
        spoken=True,
    )


def source_name(source_id: object, lookup: Lookup) -> str:
    """Return a short name of a source: its publisher, else its title."""
    row = lookup.one("sources", "source_id", source_id)
    if not row:
        return str(source_id)
    return lookup.name(row["publisher_id"]) if row.get("publisher_id") else str(row["title"])


def _merged(events: list[Event]) -> list[Event]:
    """Join claims that give one date in one manner, on one line each, orders before deliveries."""
    order = {name: place for place, name in enumerate(("Ordered", "Delivered"))}
    events = sorted(
        events,
        key=lambda e: (
            order.get(e.lane, 9),
            charts.MANNERS.index(e.manner),
            e.earliest or e.latest or "9",
            e.date,
            e.href,
        ),
    )
    joined = []
    for (lane, when, manner), group in groupby(events, key=lambda e: (e.lane, e.date, e.manner)):
        members = list(group)
        first = members[0]
        told = lane if manner == "fact" else f"{lane} ({manner})"
        detail = charts.listing(event.detail for event in members)
        joined.append(Event(told, when, first.earliest, first.latest, manner, detail, first.href))
    return joined


def _by_speaker(events: list[Event]) -> list[Event]:
    return sorted(events, key=lambda e: (e.earliest or e.latest or "9", e.lane, e.href))


def _sentence(events: Sequence[Event]) -> str:
    """Say what is drawn, in the order of the lanes."""
    told: dict[str, list[str]] = {}
    speakers: dict[str, int] = {}
    for event in events:
        if event.spoken:
            speakers[event.lane] = speakers.get(event.lane, 0) + 1
        else:
            told.setdefault(event.lane, []).append(words.date(event.date))
    parts = [f"{lane}: {_either(list(dict.fromkeys(dates)))}." for lane, dates in told.items()]
    if speakers:
        parts.append(
            f"{_count(sum(speakers.values()), 'dated statement')} by {_count(len(speakers), 'speaker')}."
        )
    return " ".join(parts)


def _either(dates: list[str]) -> str:
    *first, last = dates
    return f"{', '.join(first)} or {last}" if first else last


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _draw(events: list[Event], key: str, title: str) -> Markup:
    lanes = _lanes(events)
    scale = _scale(events)
    bottom = len(lanes) * _LANE
    parts = [charts.axis(_ticks(scale), 0, bottom)]
    for place, members in enumerate(lanes):
        parts.append(charts.label(place * _LANE + 13, members[0].lane, _note(members)))
        parts.extend(_mark(event, scale, key, place * _LANE + 27) for event in members)
    return charts.svg(key, title, bottom + 20, parts)


def _lanes(events: list[Event]) -> list[list[Event]]:
    """Give every date of the deal a line of its own and every speaker one; the last line has the rest."""
    lanes = [[event] for event in events if not event.spoken]
    speakers: dict[str, list[Event]] = {}
    for event in (event for event in events if event.spoken):
        speakers.setdefault(event.lane, []).append(event)
    spoken = list(speakers.values())
    if len(spoken) > _SPEAKERS:
        rest = [event for members in spoken[_SPEAKERS - 1 :] for event in members]
        others = f"{len(spoken) - _SPEAKERS + 1} other speakers"
        spoken = [*spoken[: _SPEAKERS - 1], [event._replace(lane=others) for event in rest]]
    return lanes + spoken


def _note(members: list[Event]) -> str:
    if len(members) == 1:
        return f"{words.date(members[0].date)}, {members[0].detail}"
    return _count(len(members), "statement")


def _mark(event: Event, scale: charts.Scale, key: str, y: float) -> str:
    """Draw one event: a diamond for a day, a bar for a range, with a soft end where one is open."""
    left = scale.at(_day(event.earliest)) if event.earliest else 0.0
    right = scale.at(_day(event.latest) + 1) if event.latest else 100.0
    if event.earliest and event.earliest == event.latest:
        return charts.diamond((left + right) / 2, y, event.manner, key)
    if any(mark in event.date for mark in "~?%"):
        return charts.bar(key, max(left - _VAGUE, 0), min(right + _VAGUE, 100), y, event.manner, "both")
    open_ends = "left" if not event.earliest else "" if event.latest else "right"
    return charts.bar(key, left, right, y, event.manner, open_ends)


def _scale(events: Iterable[Event]) -> charts.Scale:
    days = [_day(day) for event in events for day in (event.earliest, event.latest) if day]
    low, high = min(days), max(days) + 1
    pad = max((high - low) * 0.04, 5)
    return charts.Scale(low - pad, high + pad)


def _ticks(scale: charts.Scale) -> list[tuple[float, str]]:
    """Choose at most about six round dates within the scale."""
    first, last = date.fromordinal(int(scale.low) + 1), date.fromordinal(int(scale.high))
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((size for size in (1, 2, 3, 6, 12, 24, 60, 120) if months / size <= 6), 240)
    if months < 2:
        return _day_ticks(scale, first, last)
    start = first.year * 12 + first.month - 1
    places = range(start + -start % step, start + months + 1, step)
    days = [date(month // 12, month % 12 + 1, 1) for month in places]
    return [(scale.at(day.toordinal()), _tick(day, step)) for day in days if day.toordinal() >= scale.low]


def _day_ticks(scale: charts.Scale, first: date, last: date) -> list[tuple[float, str]]:
    step = max(1, (last - first).days // 4)
    days = range(first.toordinal(), last.toordinal() + 1, step)
    named = [(day, date.fromordinal(day)) for day in days]
    return [(scale.at(day), f"{when.day} {_MONTHS[when.month - 1]} {when.year}") for day, when in named][:4]


def _tick(day: date, step: int) -> str:
    return str(day.year) if step >= 12 else f"{_MONTHS[day.month - 1]} {day.year}"


@functools.lru_cache(4096)
def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _text(value: object) -> str | None:
    return str(value) if charts.tells_date(value) else None
