"""Put all downloads into one zip file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from pathlib import Path

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the zip format knows no earlier time; a real one would change the bytes


def write_archive(folder: Path, name: str) -> None:
    """Write `folder/name` with every file of `folder`, in the order of their names, without times."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != name)
    with ZipFile(folder / name, "w") as archive:
        for path in files:
            entry = ZipInfo(path.name, EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
