"""The parts that all charts share: a figure with its sentence and table, an axis of time or amounts, marks.

A chart is SVG without a viewBox: places along it are percentages and text keeps its size, so that one drawing
is readable on a phone and on a wall. It holds no style and no link; colours come from charts.css, the table
beneath has the links. What is planned is dashed, possible dotted, denied hatched, and a word says so too.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.pages.escaping import escape
from onrecord.pages.words import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import Row

_NARROW, _WIDE = 42, 96
_SHADES = ("black", "white")
_SOFT = {
    "left": ((0, 0), (0.5, 1)),
    "right": ((0.5, 1), (1, 0)),
    "both": ((0, 0), (0.3, 1), (0.7, 1), (1, 0)),
}
MANNERS = ("fact", "planned", "conditional", "possible", "denied")


@dataclass(frozen=True, slots=True)
class Scale:
    """Map values from `low` to `high` to percentages of the width, leaving room for a mark at either end."""

    low: float
    high: float
    left: float = 2.0
    right: float = 98.0

    def at(self, value: float) -> float:
        """Return the place of a value, in per cent."""
        extent = self.high - self.low or 1.0
        return self.left + (value - self.low) / extent * (self.right - self.left)


def figure(key: str, title: str, sentence: str, drawing: Markup, table: Markup, legend: str = "") -> Markup:
    """Frame a drawing: the sentence that says what it shows, the drawing, how to read it, its table.

    `key` is unique within the page and starts every id of the figure.
    """
    name = escape(title)
    note = f'<p class="chart-legend">{escape(legend)}</p>' if legend else ""
    return Markup(  # noqa: S704  (title, sentence and legend are escaped)
        f'<figure class="chart" aria-labelledby="{key}-caption">'
        f'<figcaption id="{key}-caption"><strong>{name}.</strong> {escape(sentence)}</figcaption>'
        f"{drawing}{note}<details><summary>{name}: as a table</summary>"
        f'<div class="chart-table" role="region" aria-label="{name}, table" tabindex="0">{table}</div>'
        "</details></figure>\n"
    )


def svg(key: str, title: str, height: float, parts: Iterable[str]) -> Markup:
    """Wrap parts, which are SVG already, into an image with a name; its figure's caption describes it."""
    return Markup(  # noqa: S704  (parts are drawn by this package, which escapes their words)
        f'<svg class="chart-drawing" role="img" aria-labelledby="{key}-title" width="100%" '
        f'height="{height:g}" xmlns="http://www.w3.org/2000/svg" font-size="12">'
        f'<title id="{key}-title">{escape(title)}</title>'
        f"<defs>{_patterns(key)}</defs>{''.join(parts)}</svg>"
    )


@functools.cache
def _patterns(key: str) -> str:
    """Define hatching for what is denied, and what softens the open or approximate ends of a range."""
    hatch = (
        f'<pattern id="{key}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="chart-hatch" d="M0 0V6" stroke="currentColor" '
        'stroke-width="3"/></pattern>'
    )
    return hatch + "".join(_softening(key, side, stops) for side, stops in _SOFT.items())


def _softening(key: str, side: str, stops: Sequence[tuple[float, int]]) -> str:
    """Define a mask over a shape of any size: white keeps, black hides; `stops` are (place, kept or not)."""
    shades = "".join(f'<stop offset="{place}" stop-color="{_SHADES[kept]}"/>' for place, kept in stops)
    return (
        f'<linearGradient id="{key}-shade-{side}">{shades}</linearGradient>'
        f'<mask id="{key}-soft-{side}" maskContentUnits="objectBoundingBox">'
        f'<rect y="-1" width="1" height="3" fill="url(#{key}-shade-{side})"/></mask>'
    )


def text(x: float, y: float, words: object, style: str = "", anchor: str = "start") -> str:
    """Draw words at `x` per cent and `y` pixels."""
    kind = f' class="{style}"' if style else ""
    end = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:.2f}%" y="{y:g}" fill="currentColor"{kind}{end}>{escape(words)}</text>'


def label(y: float, strong: str, rest: str) -> str:
    """Draw the line above a mark: a name, then what is to be said of it, cut where the screen ends."""
    name = cut(strong, _NARROW)
    narrow, wide = (cut(rest, max(1, limit - len(name))) for limit in (_NARROW, _WIDE))
    note = '<tspan class="chart-note{}" dx="6">{}</tspan>'
    if narrow == wide:
        notes = note.format("", escape(wide))
    else:
        notes = note.format(" chart-narrow", escape(narrow)) + note.format(" chart-wide", escape(wide))
    return (
        f'<text x="0" y="{y:g}" fill="currentColor">'
        f'<tspan class="chart-name" font-weight="600">{escape(name)}</tspan>{notes}</text>'
    )


def bar(key: str, start: float, end: float, y: float, manner: str, soft: str = "") -> str:
    """Draw a range from `start` to `end` per cent in the manner in which it is told.

    `soft` names the ends that fade: `left`, `right` or `both`.
    """
    fill = f' fill="url(#{key}-hatch)"' if manner == "denied" else ""
    mask = f' mask="url(#{key}-soft-{soft})"' if soft else ""
    return (
        f'<rect class="chart-bar chart-{manner}" x="{start:.2f}%" y="{y - 5:g}" '
        f'width="{max(end - start, 0.4):.2f}%" height="10" rx="2"{fill}{mask}/>'
    )


def diamond(x: float, y: float, manner: str, key: str) -> str:
    """Draw a single point: one day, or one best value."""
    fill = f' fill="url(#{key}-hatch)"' if manner == "denied" else ""
    return (
        f'<svg x="{x:.2f}%" y="{y:g}" overflow="visible"><path class="chart-point chart-{manner}" '
        f'd="M0-7 7 0 0 7-7 0z"{fill}/></svg>'
    )


def line(style: str, x: tuple[float, float], y: tuple[float, float]) -> str:
    """Draw a line between two places across, in per cent, and two down, in pixels."""
    ends = f'x1="{x[0]:.2f}%" x2="{x[1]:.2f}%" y1="{y[0]:g}" y2="{y[1]:g}"'
    return f'<line class="{style}" {ends} stroke="currentColor"/>'


def axis(ticks: Sequence[tuple[float, str]], top: float, bottom: float) -> str:
    """Draw the lines of an axis and, beneath them, what they stand for; `ticks` are (per cent, words).

    A narrow screen has room for every second of many words.
    """
    lines = "".join(line("chart-grid", (x, x), (top, bottom)) for x, _ in ticks)
    crowded = len(ticks) > 3
    words = "".join(
        text(x, bottom + 14, word, f"chart-tick{' chart-wide' * (crowded and place % 2)}", _anchor(x))
        for place, (x, word) in enumerate(ticks)
    )
    return lines + words


def _anchor(x: float) -> str:
    return "start" if x < 8 else "end" if x > 92 else "middle"


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Markup:
    """Return a table; a cell that is Markup stands as it is, every other is escaped."""
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in headings)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return Markup(  # noqa: S704  (cells are escaped)
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def link(href: str, words: object) -> Markup:
    """Return a plain link."""
    return Markup(f'<a href="{escape(href)}">{escape(words)}</a>')  # noqa: S704  (both are escaped)


def manner(row: Row) -> str:
    """Return how a claim or statement is told: `denied` before its modality, which only claims have."""
    if row.get("polarity") == "denied":
        return "denied"
    modality = str(row.get("modality") or "fact")
    return modality if modality in MANNERS else "fact"


@functools.lru_cache(4096, typed=True)
def amount(value: object) -> float | None:
    """Return a number, None for an empty cell and for one that only says why it is empty."""
    try:
        return None if value is None else float(str(value))
    except ValueError:
        return None


@functools.lru_cache(4096)
def tells_date(value: object) -> bool:
    """Say whether a cell has a date, which an empty one and one that says why it is empty have not.

    >>> tells_date("XXXX-01-31"), tells_date("not_stated"), tells_date(None)
    (True, False, False)
    """
    return any(map(str.isdigit, str(value or "")))


def listing(words: Iterable[str], limit: int = 4) -> str:
    """Join names with commas, and count those that pass the limit.

    >>> listing(["AP", "UPI", "AFP"], limit=2)
    'AP, UPI and 1 more'
    """
    every = list(dict.fromkeys(words))
    shown = ", ".join(every[:limit])
    return shown if len(every) <= limit else f"{shown} and {len(every) - limit} more"
