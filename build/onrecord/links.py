"""Check that every link of a site leads to something."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from urllib.parse import unquote

_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_TARGET = re.compile(r'\s(?:id|name)="([^"]*)"')
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

    def add_page(self, path: str, html: str, anchors_from: str = "") -> None:
        """Add a page with its links and anchors; `anchors_from` is HTML around it that has more anchors."""
        self._files.add(path)
        self._anchors.update(f"{path}#{unescape(name)}" for name in _TARGET.findall(html + anchors_from))
        folder = posixpath.dirname(path)
        for href in set(_LINK.findall(html)):
            target = unescape(href)
            if target and not _FOREIGN.match(target) and target != "#":
                self._wanted.setdefault(_resolve(path, folder, target), path)

    def broken(self) -> tuple[tuple[str, str], ...]:
        """Return (page, target) for each link that leads nowhere, one page for each target."""
        return tuple(sorted((page, target) for target, page in self._wanted.items() if not self._leads(target)))

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
    else:
        found = posixpath.normpath(posixpath.join(folder, way))
        found = "index.html" if found == "." else f"{found}/index.html" if way.endswith("/") else found
    return f"{found}#{unquote(fragment)}" if fragment else found
