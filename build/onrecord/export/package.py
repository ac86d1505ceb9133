"""Write the descriptor that makes a folder of downloads a Data Package."""

from __future__ import annotations

import csv
import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from onrecord.contract import Contract


def write_package(contract: Contract, folder: Path) -> None:
    """Write `datapackage.json` beside the CSV files in `folder`, with the size and SHA-256 of each."""
    resources = [_resource(resource, folder) for resource in contract.descriptor["resources"]]
    resources.append(_resource(_register(folder), folder))
    descriptor = {**contract.descriptor, "resources": resources}
    if "sources" in descriptor:
        descriptor["sources"] = [{**source, "path": "sources.csv"} for source in descriptor["sources"]]
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


def _register(folder: Path) -> dict[str, Any]:
    """Describe the trade register: what its columns mean is told by the tables it is made from."""
    with (folder / "trade_register.csv").open(encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
    return {
        "name": "trade_register",
        "title": "Arms deals in the shape of a trade register",
        "description": "Made from the table transactions; one row is one arms deal.",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [{"name": name, "type": "any"} for name in names]},
    }


def _resource(resource: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    content = (folder / f"{resource['name']}.csv").read_bytes()
    return {
        **resource,
        "path": f"{resource['name']}.csv",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
