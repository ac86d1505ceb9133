"""Write tables as CSV: RFC 4180 with LF, UTF-8, the columns in the order of the contract."""

from __future__ import annotations

import csv
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.contract import Column, Contract
    from onrecord.model import Tables


def write_csv(tables: Tables, contract: Contract, folder: Path) -> None:
    """Write one file per table into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in contract.tables:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(column.name for column in table.columns)
            for row in tables[table.name]:
                writer.writerow(cell(row[column.name], column) for column in table.columns)


def cell(value: object, column: Column) -> str:
    """Write a value as Table Schema does: plain decimals, `true` and `false`, an empty cell for None."""
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value.normalize(), "f")
        case list() | tuple():
            return column.delimiter.join(map(str, value))
        case _:
            return str(value)
