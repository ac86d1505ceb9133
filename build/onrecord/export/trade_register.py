"""Write arms deals in the shape of the SIPRI trade register, with the uncertainty in columns of its own.

SIPRI marks uncertain figures with brackets; a bracket is no number, so here the bounds and the reason
have their own columns. The register's columns are described in the sources and methods of the SIPRI
Arms Transfers Database.
"""

from __future__ import annotations

import csv
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from onrecord.model import Row, Tables

ARMS = {"arms_transfer", "arms_package"}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """Hold one deal as a row of the register, its fields the columns; None is an empty cell."""

    supplier: object
    recipient: object
    number_ordered: object
    number_ordered_min: object
    number_ordered_max: object
    designation: object
    description: object
    year_of_order: object
    year_of_order_earliest: object
    year_of_order_latest: object
    years_of_delivery: object
    number_delivered: object
    status: object
    disputed: object
    comments: object
    transaction_id: object


def write_trade_register(tables: Tables, folder: Path) -> None:
    """Write `trade_register.csv`: one row per arms deal, in the order of the deals."""
    names = {row["actor_id"]: row["name"] for row in tables["actors"]}
    rows = [register_row(deal, names) for deal in tables["transactions"] if deal["kind"] in ARMS]
    with (folder / "trade_register.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(RegisterRow))
        writer.writerows(astuple(row) for row in rows)


def register_row(deal: Row, names: Mapping[object, object]) -> RegisterRow:
    """Return one deal as a row; the number delivered is the number ordered, once all of it was delivered."""
    return RegisterRow(
        supplier=names.get(deal["supplier_id"]),
        recipient=names.get(deal["recipient_id"]),
        number_ordered=deal["quantity"],
        number_ordered_min=deal["quantity_min"],
        number_ordered_max=deal["quantity_max"],
        designation=deal["item"],
        description=_words(deal["item_class"]),
        year_of_order=_year(deal["ordered_earliest"], deal["ordered_latest"]),
        year_of_order_earliest=_year(deal["ordered_earliest"]),
        year_of_order_latest=_year(deal["ordered_latest"]),
        years_of_delivery=_years(deal),
        number_delivered=deal["quantity"] if deal["status"] == "delivered" else None,
        status=deal["status"],
        disputed=_words(deal["disputed_properties"]),
        comments=_comment(deal, names),
        transaction_id=deal["transaction_id"],
    )


def _year(*dates: object) -> str | None:
    """Return the year on which all dates agree."""
    years = {str(date)[:4] if date else None for date in dates}
    return years.pop() if len(years) == 1 else None


def _years(deal: Row) -> str | None:
    first, last = _year(deal["delivered_earliest"]), _year(deal["delivered_latest"])
    return first if first == last else f"{first or ''}-{last or ''}"


def _words(value: object) -> str | None:
    return str(value).replace("_", " ") if value else None


def _comment(deal: Row, names: Mapping[object, object]) -> str:
    value = (
        f"{deal['currency'] or ''} {deal['value']} for the deal".strip() if deal["value"] is not None else ""
    )
    companies = [
        f"{role}: {names[deal[f'{role}_id']]}" for role in ("agent", "manufacturer") if deal[f"{role}_id"]
    ]
    counts = f"{deal['source_count']} source(s) of {deal['origin_count']} independent origin(s)"
    return "; ".join(filter(None, [value, *companies, counts]))
