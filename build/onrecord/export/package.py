"""Write the descriptor that makes a folder of downloads a Data Package."""

from __future__ import annotations

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
    descriptor = {**contract.descriptor, "resources": resources}
    if "sources" in descriptor:
        descriptor["sources"] = [{**source, "path": "sources.csv"} for source in descriptor["sources"]]
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


def _resource(resource: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    content = (folder / f"{resource['name']}.csv").read_bytes()
    return {
        **resource,
        "path": f"{resource['name']}.csv",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
