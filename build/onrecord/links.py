"""Check that every link of a site leads to something."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

# Searching for a blank alone is several times as fast as for all white space.
_LINK, _ANCHOR = re.compile(r' (?:href|src)="([^"]*)"'), re.compile(r' (?:id|name)="([^"]*)"')
_FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class Found(NamedTuple):
    """Hold what a page links to, as it is written there, and the names of the places that it has."""

    links: tuple[str, ...]
    anchors: tuple[str, ...]


def find(html: str) -> Found:
    """Return the links and the anchors of a page, or of a part of it."""
    flat = str.replace(html, "\n", " ").replace("\t", " ")
    anchors = _ANCHOR.findall(flat)
    return Found(tuple(_LINK.findall(flat)), tuple(anchors if "&" not in html else map(unescape, anchors)))


class Links:
    """Gather what pages link to and what can be linked to, to compare the two when all pages are known."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._pages: dict[str, Found] = {}

    def add_file(self, path: str) -> None:
        """Add a file that can be linked to; `path` is relative to the site's root."""
        self._files.add(path)

    def add_page(self, path: str, found: Found) -> None:
        """Add a page with the links and the anchors that were found in it."""
        self._files.add(path)
        self._pages[path] = found

    def broken(self) -> tuple[tuple[str, str], ...]:
        """Return (page, target) for each link that leads nowhere, one page for each target."""
        known = {f"{path}#{anchor}" for path, found in self._pages.items() for anchor in found.anchors}
        known |= self._files
        seen = defaultdict[str, set[str]](set)
        broken: dict[str, str] = {}
        for page, found in self._pages.items():
            folder = page.rpartition("/")[0]
            for link in set(found.links) - seen[folder]:
                if link[:1] != "#":
                    seen[folder].add(link)
                if _straight(page, folder, link) in known or not link.strip("#") or _FOREIGN.match(link):
                    continue
                target = _resolve(page, unescape(link))
                if not self._leads(target):
                    broken.setdefault(target, page)
        return tuple(sorted((page, target) for target, page in broken.items()))

    def _leads(self, target: str) -> bool:
        path, _, fragment = target.partition("#")
        if fragment and path.endswith(".html") and path in self._pages:
            return fragment in self._pages[path].anchors
        return path in self._files


def _straight(page: str, folder: str, link: str) -> str:
    """Return where nearly every link leads, without the time that `_resolve` takes."""
    if link[:1] == "#":
        return page + link
    if link[:3] == "../" and "/" not in folder:
        return link[3:] if folder else ""
    return f"{folder}/{link}" if folder else link


def _resolve(page: str, target: str) -> str:
    way, _, fragment = target.partition("#")
    way = unquote(way.split("?")[0])
    found = posixpath.normpath(posixpath.join(posixpath.dirname(page), way)) if way else page
    if found in ("", ".") or way.endswith("/"):
        found = posixpath.join(found.rstrip("./"), "index.html")
    return f"{found}#{unquote(fragment)}" if fragment else found
