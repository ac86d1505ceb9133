"""Write tables as JSON: one array of objects per table, numbers and booleans as such."""

from __future__ import annotations

import functools
import json
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.contract import Contract
    from onrecord.model import Row, Tables


def write_json(tables: Tables, contract: Contract, folder: Path) -> None:
    """Write one file per table into `folder`, a row to a line."""
    for table in contract.tables:
        rows = ",\n".join(map(row_as_json, tables[table.name]))
        text = f"[\n{rows}\n]\n" if rows else "[]\n"
        (folder / f"{table.name}.json").write_text(text, encoding="utf-8", newline="\n")


def row_as_json(row: Row) -> str:
    """Return one row as a JSON object."""
    return _encoder().encode(dict(row))


@functools.cache
def _encoder() -> json.JSONEncoder:
    """Make the encoder once, which `json.dumps` makes for every row."""
    return json.JSONEncoder(ensure_ascii=False, default=_number)


def _number(value: object) -> int | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")
