"""What the pages are told beside the tables."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from onrecord.contract import Contract
    from onrecord.model import Issue


@dataclass(frozen=True, slots=True)
class Download:
    """Hold one file to download; `path` is relative to the site's root, `size` is in bytes."""

    path: str
    title: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Context:
    """Hold what the pages tell beside the tables.

    `site_url` ends with a slash or is empty. `repository` is the address of the repository whose issues
    take reports of errors, empty for none. `issues` are the last check's, and `checked` names what it
    looked at ("11 tables, 1,204 rows"). `evaluation` is what `onrecord evaluate` has written. `changes`
    are the releases of the data, the newest first: (version, day, sentences).
    """

    site_url: str = ""
    repository: str = ""
    downloads: tuple[Download, ...] = ()
    issues: tuple[Issue, ...] = ()
    checked: str = ""
    evaluation: Mapping[str, object] | None = None
    changes: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


def read_downloads(folder: Path, contract: Contract) -> tuple[Download, ...]:
    """Return the files that the manifest in `folder` lists, the archive of all first, then by name."""
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    titles = {table.name: table.title for table in contract.tables} | OTHER_TITLES
    files = [
        Download(f"{folder.name}/{file['name']}", _title(file["name"], titles), file["bytes"], file["sha256"])
        for file in listed
    ]
    return tuple(sorted(files, key=lambda file: (not file.path.endswith(".zip"), file.path)))


OTHER_TITLES = {
    "datapackage": "Description of all tables (Data Package)",
    "trade_register": "Arms deals in the shape of a trade register",
}


def _title(file_name: str, titles: Mapping[str, str]) -> str:
    name, _, suffix = file_name.rpartition(".")
    return "Everything in one file" if suffix == "zip" else titles.get(name, file_name)
