"""Write the list of downloads with their sizes and hashes."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_manifest(folder: Path) -> None:
    """Write `manifest.json`: name, size in bytes and SHA-256 of every other file of `folder`, by name."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != "manifest.json")
    text = json.dumps({"files": [_entry(path) for path in files]}, indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8", newline="\n")


def _entry(path: Path) -> dict[str, object]:
    content = path.read_bytes()
    return {"name": path.name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
