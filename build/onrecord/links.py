"""Check that every link of a site leads to something."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Collection

_LINKS, _ANCHORS = ("href", "src"), ("id", "name")
# An expression that begins with a word is searched for ten times as fast as one that begins with a blank.
_VALUES = {name: re.compile(rf'{name}="(?<=\s{name}=")([^"]*)"') for name in _LINKS + _ANCHORS}
_FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class Found(NamedTuple):
    """Hold what a page links to, as it is written there, and the names of the places that it has."""

    links: tuple[str, ...]
    anchors: tuple[str, ...]


def find(html: str) -> Found:
    """Return the links and the anchors of a page, or of a part of it."""
    anchors = _values(html, _ANCHORS)
    return Found(tuple(_values(html, _LINKS)), tuple(anchors if "&" not in html else map(unescape, anchors)))


class Links:
    """Gather what pages link to and what can be linked to, to compare the two when all pages are known."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._anchors: dict[str, Collection[str]] = {}
        self._wanted: dict[str, dict[str, str]] = {}

    def add_file(self, path: str) -> None:
        """Add a file that can be linked to; `path` is relative to the site's root."""
        self._files.add(path)

    def add_page(self, path: str, found: Found) -> None:
        """Add a page with the links and the anchors that were found in it."""
        self._files.add(path)
        self._anchors[path] = found.anchors
        within = [link for link in found.links if link[:1] == "#"]
        self._wanted.setdefault(posixpath.dirname(path), {}).update(dict.fromkeys(found.links, path))
        if within:
            self._wanted[path] = dict.fromkeys(within, path)

    def broken(self) -> tuple[tuple[str, str], ...]:
        """Return (page, target) for each link that leads nowhere, one page for each target."""
        self._anchors = {path: frozenset(anchors) for path, anchors in self._anchors.items()}
        broken: dict[str, str] = {}
        for place, links in self._wanted.items():
            within = place in self._anchors
            for link, page in links.items():
                if (link[:1] == "#") != within or self._leads(_straight(place, link)):
                    continue
                target = _resolve(page, unescape(link))
                if link.strip("#") and not _FOREIGN.match(link) and not self._leads(target):
                    broken.setdefault(target, page)
        return tuple(sorted((page, target) for target, page in broken.items()))

    def _leads(self, target: str) -> bool:
        path, _, fragment = target.partition("#")
        if fragment and path.endswith(".html") and path in self._anchors:
            return fragment in self._anchors[path]
        return path in self._files


def _values(html: str, names: tuple[str, ...]) -> list[str]:
    return [value for name in names if f'{name}="' in html for value in _VALUES[name].findall(html)]


def _straight(place: str, link: str) -> str:
    """Return where nearly every link leads, without the time that `_resolve` takes."""
    if link.startswith("#"):
        return place + link
    if link.startswith("../") and "/" not in place:
        return link[3:] if place else ""
    return f"{place}/{link}" if place else link


def _resolve(page: str, target: str) -> str:
    way, _, fragment = target.partition("#")
    way = unquote(way.split("?")[0])
    found = posixpath.normpath(posixpath.join(posixpath.dirname(page), way)) if way else page
    if found in ("", ".") or way.endswith("/"):
        found = posixpath.join(found.rstrip("./"), "index.html")
    return f"{found}#{unquote(fragment)}" if fragment else found
