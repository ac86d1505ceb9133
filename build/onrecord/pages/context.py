"""What the pages are told beside the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
