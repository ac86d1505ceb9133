"""Draw in which years statements were made and deliveries took place, over the whole dataset."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.pages import charts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import Row
    from onrecord.pages.lookup import Lookup

_HEIGHT = 90
_LEGEND = (
    "A full column counts what falls into the year for certain; the dotted part above it what may, because "
    "the date is only known within bounds that pass the year."
)
_FAR = "The column “before” holds what lies farther back; the table has its years."
_PANELS = (
    ("statements", "said", "Statements", "Statements with a date"),
    ("transactions", "delivered", "Deliveries", "Deals with a date of delivery"),
)
_WIDEST = 16.0
"""The most that a year may take of the width, in per cent."""
_LONG = 30
"""How many years are drawn one by one, however few there is something in."""


def years(lookup: Lookup) -> Markup:
    """Return statements and deliveries by year as one figure, none where they fall into a single year."""
    counted = [(title, *_counts(lookup.all(table), column)) for table, column, title, _ in _PANELS]
    found = [year for _, certain, possible, _ in counted for year in (*certain, *possible)]
    if len(set(found)) < 2:
        return Markup()
    begin = _begin(sum((certain + possible for _, certain, possible, _ in counted), Counter()))
    span = range(begin - (begin > min(found)), max(found) + 1)
    sentence = " ".join(
        _sentence(what, lookup.all(table), column, certain + possible, vague)
        for (table, column, _, what), (_, certain, possible, vague) in zip(_PANELS, counted, strict=True)
    )
    parts: list[str] = []
    for place, (title, certain, possible, _) in enumerate(counted):
        shown = _folded(certain, span), _folded(possible, span)
        parts += _panel(title, *shown, span, begin, place * (_HEIGHT + 50))
    drawing = charts.svg("years", "Statements and deliveries by year", len(counted) * (_HEIGHT + 50), parts)
    rows = [
        (year, *(cell for _, certain, possible, _ in counted for cell in (certain[year], possible[year])))
        for year in sorted({*found, *range(begin, span.stop)})
    ]
    headings = ("Year", "Statements", "perhaps", "Deliveries", "perhaps")
    legend = f"{_LEGEND} {_FAR}" if begin > min(found) else _LEGEND
    return charts.figure(
        "years", "Statements and deliveries by year", sentence, drawing, charts.table(headings, rows), legend
    )


def _begin(every: Counter[int]) -> int:
    """Return the year that the picture begins with; few that lie far back share a column before it."""
    told = sorted(every.elements())
    return max(told[0], min(told[max(1, len(told) // 20)], told[-1] - _LONG + 1))


def _folded(counts: Counter[int], span: range) -> Counter[int]:
    """Count what is before the span in its first year."""
    folded: Counter[int] = Counter()
    for year, count in counts.items():
        folded[max(year, span.start)] += count
    return folded


def _counts(rows: Iterable[Row], column: str) -> tuple[Counter[int], Counter[int], int]:
    """Count rows by year: certain, possible (each year within the bounds), and those without two bounds."""
    certain: Counter[int] = Counter()
    possible: Counter[int] = Counter()
    vague = 0
    columns = (f"{column}_earliest", f"{column}_latest", column)
    dates = Counter(tuple(row.get(name) for name in columns) for row in rows)
    for (earliest, latest, date), count in dates.items():
        if not (charts.tells_date(earliest) and charts.tells_date(latest)):
            vague += count * charts.tells_date(date)
            continue
        first, last = int(str(earliest)[:4]), int(str(latest)[:4])
        target = certain if first == last else possible
        for year in range(first, last + 1):
            target[year] += count
    return certain, possible, vague


def _sentence(what: str, rows: Sequence[Row], column: str, years: Counter[int], vague: int) -> str:
    """Say how many rows have a date at all, and of which years."""
    dated = sum(1 for row in rows if charts.tells_date(row.get(column)))
    parts = [f"{what}: {dated:,} of {len(rows):,}" if dated else f"{what}: none"]
    if years:
        first, last, most = min(years), max(years), min(years, key=lambda year: (-years[year], year))
        parts.append(f"in {first}" if first == last else f"from {first} to {last}")
        parts += [f"most in {most} ({years[most]:,})"] if first != last else []
    parts += [f"{vague:,} without a bounded date"] if vague else []
    return ", ".join(parts) + "."


def _panel(
    title: str, certain: Counter[int], possible: Counter[int], span: range, begin: int, top: float
) -> list[str]:
    every = certain + possible
    highest = max(every.values(), default=1)
    width, base = min(100 / len(span), _WIDEST), top + 24 + _HEIGHT
    parts = [charts.text(0, top + 13, f"{title}, at most {highest:,} a year", "chart-name")]
    parts.append(charts.line("chart-base", (0, width * len(span)), (base, base)))
    for place, year in enumerate(span):
        full, open_part = (counts[year] / highest * (_HEIGHT - 6) for counts in (certain, possible))
        x = place * width + width * 0.12
        parts.append(_column(x, base - full, width * 0.76, full, "fact"))
        parts.append(_column(x, base - full - open_part, width * 0.76, open_part, "possible"))
    step = -(-len(span) // 7)
    parts += [
        charts.text(
            (place + 0.5) * width, base + 14, year if year >= begin else "before", "chart-tick", "middle"
        )
        for place, year in enumerate(span)
        if place % step == 0 and (place + 0.5) * width < 96
    ]
    return parts


def _column(x: float, y: float, width: float, height: float, manner: str) -> str:
    if not height:
        return ""
    place = f'x="{x:.2f}%" y="{y:.1f}" width="{width:.2f}%" height="{height:.1f}"'
    return f'<rect class="chart-bar chart-{manner}" {place}/>'
