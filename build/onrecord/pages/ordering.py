"""Put the records into the order in which a reader goes through a register.

Tables are in the order of their keys, so that a change of the data is a small diff; nobody looks for
something by its identifier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model import Row, Tables


def in_reading_order(tables: Tables) -> Tables:
    """Return the tables with what is newest or most told first, actors by name."""
    published = {row["source_id"]: _day(row, "published") for row in tables.get("sources", ())}
    starts = {row["evidence_id"]: int(str(row["start"])) for row in tables.get("evidence", ())}
    sources = sorted(tables.get("sources", ()), key=lambda row: published[row["source_id"]], reverse=True)
    return {
        **tables,
        "sources": tuple(sources),
        "statements": _statements(tables, published, starts),
        "transactions": tuple(
            sorted(tables.get("transactions", ()), key=lambda row: -int(str(row.get("origin_count") or 0)))
        ),
        "actors": tuple(sorted(tables.get("actors", ()), key=_by_name)),
    }


def _statements(
    tables: Tables, published: Mapping[object, str], starts: Mapping[object, int]
) -> tuple[Row, ...]:
    """Return statements by report, the newest first, those of one report as they stand in it."""
    in_text = sorted(
        tables.get("statements", ()),
        key=lambda row: (str(row["source_id"]), starts.get(row["evidence_id"], 0)),
    )
    return tuple(sorted(in_text, key=lambda row: published.get(row["source_id"], ""), reverse=True))


def _day(row: Row, name: str) -> str:
    return str(row.get(f"{name}_earliest") or row.get(f"{name}_latest") or "")


def _by_name(row: Row) -> tuple[bool, str]:
    name = str(row["name"]).casefold().removeprefix("the ")
    return str(row.get("named")).lower() == "false", name
