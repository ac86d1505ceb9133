"""Check that every link of a site leads to something."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from urllib.parse import unquote

_ATTRIBUTE = re.compile(r'\s(href|src|id|name)="([^"]*)"')
_FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class Links:
    """Gather what pages link to and what can be linked to, to compare the two when all pages are known."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._anchors: set[str] = set()
        self._wanted: dict[str, str] = {}

    def add_file(self, path: str) -> None:
        """Add a file that can be linked to; `path` is relative to the site's root."""
        self._files.add(path)

    def add_page(self, path: str, html: str) -> None:
        """Add a page with its links and anchors."""
        self._files.add(path)
        folder = posixpath.dirname(path)
        found = set(_ATTRIBUTE.findall(html))
        for attribute, value in found:
            if attribute in ("id", "name"):
                self._anchors.add(f"{path}#{unescape(value)}")
            elif value and value != "#" and not _FOREIGN.match(value):
                self._wanted.setdefault(_resolve(path, folder, unescape(value)), path)

    def broken(self) -> tuple[tuple[str, str], ...]:
        """Return (page, target) for each link that leads nowhere, one page for each target."""
        return tuple(
            sorted((page, target) for target, page in self._wanted.items() if not self._leads(target))
        )

    def _leads(self, target: str) -> bool:
        path, _, fragment = target.partition("#")
        if fragment and path.endswith(".html") and path in self._files:
            return target in self._anchors
        return path in self._files


def _resolve(path: str, folder: str, target: str) -> str:
    way, _, fragment = target.partition("#")
    way = unquote(way.split("?")[0])
    if not way:
        found = path
    elif way.startswith("../") and "/" not in folder and "/." not in way[2:]:
        found = way[3:]  # nearly every link of a record page, and normpath takes its time
    else:
        found = posixpath.normpath(posixpath.join(folder, way))
    if found in ("", ".") or way.endswith("/"):
        found = posixpath.join(found.rstrip("./"), "index.html")
    return f"{found}#{unquote(fragment)}" if fragment else found
