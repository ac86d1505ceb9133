"""Draw what the sources say a deal numbers and costs: each claim from its least to its most."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.pages import charts, words
from onrecord.pages.lookup import address
from onrecord.pages.timeline import source_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Row
    from onrecord.pages.lookup import Lookup

_LANE = 42
_NAMES = {"quantity": "Quantity", "value": "Value"}
_LEGEND = (
    "A bar runs from the least to the most that the words allow, a diamond is an exact figure, an end that "
    "fades is open. Dashed is planned, dotted possible, hatched denied."
)


def deal_amounts(transaction_id: str, lookup: Lookup) -> Markup:
    """Return figures for the quantity and the value of a deal, for each unit, where more than one is told."""
    deal = lookup.one("transactions", "transaction_id", transaction_id) or {}
    claims = [row for row in lookup.where("claims", "transaction_id", transaction_id) if _told(row)]
    claims.sort(key=lambda row: (str(row["property"]), str(row.get("unit") or "")))
    figures = Markup()
    for (name, unit), rows in groupby(
        claims, key=lambda row: (str(row["property"]), str(row.get("unit") or ""))
    ):
        told = list(rows)
        if len({_bounds(row) for row in told}) > 1:
            figures += _figure(name, unit, told, deal, lookup)
    return figures


def _told(row: Row) -> bool:
    return bool(_finite(row)) and row["property"] in _NAMES and row.get("rank") != "deprecated"


def _figure(name: str, unit: str, claims: list[Row], deal: Row, lookup: Lookup) -> Markup:
    key = (
        f"{name}-{unit.lower().replace(' ', '-')}"
        if unit.isascii() and unit.replace(" ", "").isalnum()
        else name
    )
    title = f"{_NAMES[name]} in {unit}" if unit else _NAMES[name]
    claims.sort(key=lambda row: (_order(row), str(row["claim_id"])))
    sentence = _sentence(claims, unit, lookup)
    rows = [
        (
            charts.link(
                address("sources", row["source_id"], fragment=row["evidence_id"]),
                row.get("value") or "passage",
            ),
            words.number(_bounds(row)[0]),
            words.number(_bounds(row)[1]),
            charts.manner(row),
            words.label(row["rank"]),
            source_name(row["source_id"], lookup),
        )
        for row in claims
    ]
    table = charts.table(("As written", "Least", "Most", "Told as", "Rank", "By"), rows)
    drawing = _draw(claims, key, title, lookup, _best(name, unit, deal))
    return charts.figure(key, title, sentence, drawing, table, _LEGEND)


def _best(name: str, unit: str, deal: Row) -> float | None:
    """Return the preferred amount of the deal, where this unit is the one that the deal takes."""
    own_unit = deal.get("quantity_unit" if name == "quantity" else "currency")
    return charts.amount(deal.get(name)) if str(own_unit or "") == unit else None


def _sentence(claims: Sequence[Row], unit: str, lookup: Lookup) -> str:
    """Say which amounts are told, which are denied, and which the dataset prefers."""
    affirmed = [row for row in claims if charts.manner(row) != "denied"]
    denied = [row for row in claims if charts.manner(row) == "denied"]
    parts = []
    if affirmed:
        parts.append(f"{_amounts(affirmed, unit, lookup)}.")
    if denied:
        parts.append(f"Denied: {_amounts(denied, unit, lookup)}.")
    preferred = next((row for row in claims if row.get("rank") == "preferred"), None)
    if preferred:
        reason = str(preferred.get("rank_reason") or "").removeprefix("Preferred: ").rstrip(".")
        why = f": {reason[0].lower()}{reason[1:]}" if reason else ""
        parts.append(f"The dataset takes {_amount(preferred, unit)}{why}.")
    return words.capital(" ".join(parts))


def _amounts(rows: Sequence[Row], unit: str, lookup: Lookup) -> str:
    """List the amounts, each with the source or the number of sources that tell it, the most told first."""
    sources: dict[str, set[str]] = {}
    for row in rows:
        sources.setdefault(_amount(row, unit), set()).add(str(row["source_id"]))
    told = sorted(sources.items(), key=lambda item: -len(item[1]))
    return "; ".join(f"{amount} ({_by(own, lookup)})" for amount, own in told)


def _amount(row: Row, unit: str) -> str:
    amount = words.bounds(*_bounds(row))
    return f"{unit} {amount}" if unit.isupper() else f"{amount} {unit}".strip()


def _by(source_ids: set[str], lookup: Lookup) -> str:
    return f"{len(source_ids)} sources" if len(source_ids) > 1 else source_name(min(source_ids), lookup)


def _draw(claims: list[Row], key: str, title: str, lookup: Lookup, best: float | None) -> Markup:
    groups = [list(rows) for _, rows in groupby(claims, key=_order)]
    top = max(max(_finite(row)) for row in claims) or 1.0
    scale = charts.Scale(0.0, max(top, best or 0.0))
    bottom = (len(groups) + 1) * _LANE
    parts = [charts.axis(_ticks(scale), 0, bottom), _summary(claims, scale, best)]
    for place, rows in enumerate(groups, start=1):
        parts.append(_label(rows, place * _LANE + 13, lookup))
        parts.append(_mark(rows[0], scale, key, place * _LANE + 27))
    return charts.svg(key, title, bottom + 20, parts)


def _label(rows: list[Row], y: float, lookup: Lookup) -> str:
    told = charts.manner(rows[0])
    amount = words.bounds(*_bounds(rows[0]))
    manner = f"{told}, " if told != "fact" else ""
    mark = "preferred, " if any(row.get("rank") == "preferred" for row in rows) else ""
    sources = charts.listing(source_name(row["source_id"], lookup) for row in rows)
    return charts.label(y, amount, f"{manner}{mark}{sources}")


def _summary(claims: list[Row], scale: charts.Scale, best: float | None) -> str:
    """Draw one line over all claims that are not denied: least, preferred, most."""
    live = [row for row in claims if charts.manner(row) != "denied"] or claims
    ends = [end for row in live for end in _finite(row)]
    left, right, y = scale.at(min(ends)), scale.at(max(ends)), 27
    point = charts.diamond(scale.at(best), y, "fact", "best") if best is not None else ""
    caps = _end(left, y) + _end(right, y)
    line = charts.line("chart-whisker", (left, right), (y, y))
    told = words.bounds(min(ends), max(ends))
    preferred = f"preferred {words.number(best)}" if best is not None else "none preferred"
    return charts.label(13, "All claims", f"{told}, {preferred}") + line + caps + point


def _mark(row: Row, scale: charts.Scale, key: str, y: float) -> str:
    (low, high), told = _bounds(row), charts.manner(row)
    if low is not None and low == high:
        return charts.diamond(scale.at(low), y, told, key)
    left = scale.at(low) if low is not None else scale.left
    right = scale.at(high) if high is not None else 100.0
    if low is None:
        return charts.bar(key, left, right, y, told, "left") + _end(right, y)
    if high is None:
        return charts.bar(key, left, right, y, told, "right") + _end(left, y)
    return charts.bar(key, left, right, y, told)


def _end(x: float, y: float) -> str:
    return charts.line("chart-whisker", (x, x), (y - 6, y + 6))


def _ticks(scale: charts.Scale) -> list[tuple[float, str]]:
    """Choose round amounts: 1, 2 or 5 times a power of ten, at most four steps."""
    step = next(
        size * 10**power for power in range(16) for size in (1, 2, 5) if scale.high / (size * 10**power) <= 4
    )
    return [(scale.at(step * place), _short(step * place)) for place in range(int(scale.high / step) + 1)]


def _short(amount: int) -> str:
    """Say a round amount in the room that an axis has on a phone.

    >>> _short(500_000_000), _short(2_000_000_000), _short(40)
    ('500m', '2bn', '40')
    """
    for scale, mark in ((10**12, "tn"), (10**9, "bn"), (10**6, "m")):
        if amount >= scale:
            return f"{amount / scale:g}{mark}"
    return f"{amount:,}"


def _bounds(row: Row) -> tuple[float | None, float | None]:
    return charts.amount(row.get("value_min")), charts.amount(row.get("value_max"))


def _finite(row: Row) -> list[float]:
    return [bound for bound in _bounds(row) if bound is not None]


def _order(row: Row) -> tuple[float, float, str]:
    """Return what puts claims in the order of their amounts, open bounds outermost."""
    low, high = _bounds(row)
    return (-1.0 if low is None else low, float("inf") if high is None else high, charts.manner(row))
