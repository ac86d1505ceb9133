"""Write the tables as files that people download, one module a format."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from onrecord.export.archive import write_archive
from onrecord.export.csv_files import write_csv
from onrecord.export.json_files import write_json
from onrecord.export.manifest import write_manifest
from onrecord.export.package import write_package
from onrecord.export.trade_register import write_trade_register

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.contract import Contract
    from onrecord.model import Tables

__all__ = ["export", "write_csv"]


def export(tables: Tables, contract: Contract, data: Path, folder: Path) -> None:
    """Write all downloads into `folder`: tables, descriptor, trade register, one zip, manifest.

    The tables stand in `data` as `write_csv` wrote them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for table in contract.tables:
        shutil.copyfile(data / f"{table.name}.csv", folder / f"{table.name}.csv")
    write_json(tables, contract, folder)
    write_trade_register(tables, folder)
    write_package(contract, folder)
    write_archive(folder, f"{contract.descriptor['name']}.zip")
    write_manifest(folder)
