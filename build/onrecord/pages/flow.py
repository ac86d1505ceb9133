"""Draw who supplies whom: suppliers left, recipients right, a band as wide as deals are many."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from onrecord.pages import charts
from onrecord.pages.lookup import address
from onrecord.pages.words import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.pages.lookup import Lookup

_SHOWN = 9
_ROWS = 50
_GAP = 8.0
_LEFT, _RIGHT = 32.0, 68.0
_OTHERS = "\0others"
_UNKNOWN = ""
_MANNERS = {
    "proposed": "planned",
    "approved": "planned",
    "negotiating": "planned",
    "reported": "possible",
    "cancelled": "denied",
    "denied": "denied",
}
_LEGEND = (
    "Full: contracted or delivered. Dashed: proposed, approved or negotiated. Dotted: reported and no more. "
    "Hatched: denied or cancelled."
)


@dataclass(frozen=True, slots=True, order=True)
class _Edge:
    """Hold supplier and recipient (identifiers of actors) and the manner in which their deals are told."""

    supplier: str
    recipient: str
    manner: str


@dataclass(slots=True)
class _Node:
    """Hold a name on one side: its place, and where the next band meets it."""

    name: str
    count: int
    middle: float
    next_band: float


def supply_flow(lookup: Lookup, root: str = "") -> Markup:
    """Return the figure of all deals by supplier and recipient, none where there is a single pair of these.

    Bands count deals, because values stand in currencies that are never converted. `root` leads to the
    site's root.
    """
    edges = Counter(
        _Edge(
            _party(deal.get("supplier_id"), lookup),
            _party(deal.get("recipient_id"), lookup),
            _MANNERS.get(str(deal["status"]), "fact"),
        )
        for deal in lookup.all("transactions")
    )
    if len({(edge.supplier, edge.recipient) for edge in edges}) < 2:
        return Markup()
    sentence = _sentence(edges, lookup)
    table = _table(edges, lookup, root)
    return charts.figure("flow", "Who supplies whom", sentence, _draw(edges, lookup), table, _LEGEND)


def _party(actor_id: object, lookup: Lookup) -> str:
    """Return an actor's identifier; an empty cell and one that says why it is empty are the unknown."""
    return str(actor_id) if lookup.one("actors", "actor_id", actor_id) else _UNKNOWN


def _name(actor_id: str, lookup: Lookup) -> str:
    if actor_id == _OTHERS:
        return "Others"
    return "Not known" if actor_id == _UNKNOWN else lookup.name(actor_id)


def _sentence(edges: Counter[_Edge], lookup: Lookup) -> str:
    suppliers, recipients = (_totals(edges, side) for side in (_supplier, _recipient))
    named = " and ".join(
        _count(len(set(side) - {_UNKNOWN}), noun)
        for side, noun in ((suppliers, "supplier"), (recipients, "recipient"))
    )
    between = f"{_count(sum(edges.values()), 'deal')}, naming {named}."
    beside = _beside(edges)
    first = _ranked(suppliers)[0]
    alike = [one for one, count in suppliers.items() if count == suppliers[first]]
    if first == _UNKNOWN or len(alike) > 1:
        return between + beside
    to = _totals(
        Counter({edge: count for edge, count in edges.items() if edge.supplier == first}), _recipient
    )
    best = _ranked(to)[0]
    whom = "" if best == _UNKNOWN else f", of them {to[best]:,} to {_name(best, lookup)}"
    most = f"{_name(first, lookup)} is named as supplier most often ({suppliers[first]:,}{whom})."
    return f"{between} {most}{beside}"


def _beside(edges: Counter[_Edge]) -> str:
    """Say what must not be taken for a delivery between two known parties."""
    denied = sum(count for edge, count in edges.items() if edge.manner == "denied")
    vague = sum(count for edge, count in edges.items() if _UNKNOWN in (edge.supplier, edge.recipient))
    told = f" {denied:,} {'is' if denied == 1 else 'are'} denied or cancelled." if denied else ""
    return f"{told} In {vague:,}, a party is not known." if vague else told


def _supplier(edge: _Edge) -> str:
    return edge.supplier


def _recipient(edge: _Edge) -> str:
    return edge.recipient


def _totals(edges: Counter[_Edge], side: Callable[[_Edge], str]) -> Counter[str]:
    totals: Counter[str] = Counter()
    for edge, count in edges.items():
        totals[side(edge)] += count
    return totals


def _ranked(totals: Counter[str]) -> list[str]:
    return sorted(totals, key=lambda actor: (actor == _UNKNOWN, -totals[actor], actor))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else f"no {noun}"


def _draw(edges: Counter[_Edge], lookup: Lookup) -> Markup:
    shown = [_shown(_totals(edges, side)) for side in (_supplier, _recipient)]
    drawn: Counter[_Edge] = Counter()
    for edge, count in edges.items():
        supplier, recipient = (
            name if name in kept else _OTHERS
            for name, kept in zip((edge.supplier, edge.recipient), shown, strict=True)
        )
        drawn[_Edge(supplier, recipient, edge.manner)] += count
    unit = max(len(shown[0]) * 26.0, len(shown[1]) * 26.0, 80.0) / sum(edges.values())
    left, right = (
        _stack(names, _totals(drawn, side), unit, lookup)
        for names, side in zip(shown, (_supplier, _recipient), strict=True)
    )
    height = max(
        node.middle + max(node.count * unit, 30.0) / 2 for side in (left, right) for node in side.values()
    )
    bands = "".join(_bands(drawn, left, right, unit))
    parts = [
        _stretched(bands, height),
        *(_label(node, _LEFT - 1.5, "end") for node in left.values()),
        *(_label(node, _RIGHT + 1.5, "start") for node in right.values()),
    ]
    return charts.svg("flow", "Who supplies whom", height + 4, parts)


def _stretched(bands: str, height: float) -> str:
    """Frame the bands between the names; their width follows the page, their height does not."""
    return (
        f'<svg x="{_LEFT}%" y="0" width="{_RIGHT - _LEFT}%" height="{height:g}" viewBox="0 0 100 {height:g}" '
        f'preserveAspectRatio="none">{bands}</svg>'
    )


def _shown(totals: Counter[str]) -> list[str]:
    """Return the actors with most deals; what does not fit is one of the others."""
    names = _ranked(totals)
    return names if len(names) <= _SHOWN else [*names[: _SHOWN - 1], _OTHERS]


def _stack(names: Sequence[str], totals: Counter[str], unit: float, lookup: Lookup) -> dict[str, _Node]:
    """Place the names of one side beneath each other, each at least as high as its two lines of text."""
    nodes, top = {}, 0.0
    for name in names:
        width = totals[name] * unit
        middle = top + max(width, 30.0) / 2
        nodes[name] = _Node(_name(name, lookup), totals[name], middle, middle - width / 2)
        top = middle + max(width, 30.0) / 2 + _GAP
    return nodes


def _bands(edges: Counter[_Edge], left: dict[str, _Node], right: dict[str, _Node], unit: float) -> list[str]:
    """Draw the bands from top to bottom, which moves the place where the next one meets its nodes."""
    places = {id(node): place for side in (left, right) for place, node in enumerate(side.values())}
    ordered = sorted(
        edges,
        key=lambda edge: (
            places[id(left[edge.supplier])],
            places[id(right[edge.recipient])],
            charts.MANNERS.index(edge.manner),
        ),
    )
    drawn = []
    for edge in ordered:
        width, source, target = edges[edge] * unit, left[edge.supplier], right[edge.recipient]
        drawn.append(_band(source.next_band, target.next_band, width, edge.manner))
        source.next_band += width
        target.next_band += width
    return drawn


def _band(start: float, end: float, width: float, manner: str) -> str:
    fill = ' fill="url(#flow-hatch)"' if manner == "denied" else ""
    return (
        f'<path class="chart-band chart-{manner}" vector-effect="non-scaling-stroke"{fill} '
        f'd="M0 {start:.1f}C50 {start:.1f} 50 {end:.1f} 100 {end:.1f}V{end + width:.1f}'
        f'C50 {end + width:.1f} 50 {start + width:.1f} 0 {start + width:.1f}z"/>'
    )


def _label(node: _Node, x: float, anchor: str) -> str:
    start = f'<text x="{x}%" fill="currentColor" text-anchor="{anchor}"'
    return (
        f'{start} y="{node.middle - 2:g}">{escape(cut(node.name, 17))}</text>'
        f'{start} y="{node.middle + 12:g}" class="chart-note">{_count(node.count, "deal")}</text>'
    )


def _table(edges: Counter[_Edge], lookup: Lookup, root: str) -> Markup:
    pairs: Counter[tuple[str, str]] = Counter()
    for edge, count in edges.items():
        pairs[edge.supplier, edge.recipient] += count
    ranked = sorted(pairs, key=lambda pair: (-pairs[pair], pair))
    rows: list[tuple[object, ...]] = [
        (*(_linked(actor, lookup, root) for actor in pair), pairs[pair]) for pair in ranked[:_ROWS]
    ]
    if len(ranked) > _ROWS:
        rest = sum(pairs[pair] for pair in ranked[_ROWS:])
        rows.append((f"{len(ranked) - _ROWS:,} further pairs", "", f"{rest:,}"))
    return charts.table(("Supplier", "Recipient", "Deals"), rows)


def _linked(actor_id: str, lookup: Lookup, root: str) -> object:
    name = _name(actor_id, lookup)
    return (
        charts.link(address("actors", actor_id, root=root), name)
        if lookup.one("actors", "actor_id", actor_id)
        else name
    )
