"""Build the site: run the site generator once over the overviews, stamp every other page.

What stands in `out` already, such as downloads, is part of the site.
"""

from __future__ import annotations

import errno
import json
import os
from itertools import chain
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from onrecord import search
from onrecord.errors import ToolError
from onrecord.garbage import collecting_nothing
from onrecord.generator import Generator, Settings, draw
from onrecord.links import Links, find
from onrecord.model import File
from onrecord.stamp import cut, cut_missing, own_search, seal, stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from onrecord.links import Found
    from onrecord.model import Page, SearchEntry
    from onrecord.published import Published
    from onrecord.stamp import Frame

__all__ = ["Generator", "build_site"]

_MISSING = "404.html"
"""What a server shows for an address that leads nowhere, at whatever depth: no links are followed from it."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_THEME_INDEXES = {"search/search_index.json": "docs", "search.json": "items"}


def build_site(
    pages: Iterable[Page | File],
    project: Path,
    out: Path,
    *,
    site_name: str,
    site_url: str = "",
    generator: Generator = "mkdocs",
    config: str = "mkdocs.yml",
    published: Published | None = None,
) -> None:
    """Build the site of `pages` and the hand-written pages in `project` into `out`.

    `pages` gives all overviews before any other page. What stands in `out` already, such as downloads,
    stays and can be linked to. `site_url` ends with a slash or is empty. `config` is the file of settings in
    `project`. `published` has the pages of the last build, and keeps those of this one.

    Raises ToolError where the generator fails or a link leads nowhere.
    """
    with collecting_nothing():
        _build(iter(pages), project, _Site(out, site_name, site_url, published), generator, config)


def _build(
    pages: Iterator[Page | File], project: Path, site: _Site, generator: Generator, config: str
) -> None:
    overviews, rest = _overviews(pages)
    drawn = draw(overviews, project, Settings(site.name, site.url, generator, config))
    site.take(drawn, {page.path for page in overviews})
    frames = {page.path: cut(drawn[page.path].decode()) for page in overviews}
    frames[_MISSING] = cut_missing(drawn[_MISSING].decode())
    for page in chain(overviews, rest):
        site.write(page, frames)
    site.close()


def _overviews(pages: Iterator[Page | File]) -> tuple[list[Page], Iterator[Page | File]]:
    overviews: list[Page] = []
    for page in pages:
        if isinstance(page, File) or page.kind != "overview":
            return overviews, chain([page], pages)
        overviews.append(page)
    return overviews, iter(())


class _Site:
    """Write pages and remember what a site as a whole needs: its addresses and its links."""

    def __init__(self, out: Path, name: str, url: str, published: Published | None) -> None:
        self.out, self.name, self.url = out, name, url
        self.place = str(out)
        self.published = published
        if published is not None:
            published.begin((name, url))
        self.folders: set[str] = set()
        self.links = Links()
        for path in out.rglob("*"):
            if path.is_file():
                self.links.add_file(path.relative_to(out).as_posix())
        self.addresses: list[str] = []
        self.found: list[SearchEntry] = []
        self.written: list[SearchEntry] = []

    def take(self, drawn: Mapping[str, bytes], stubs: set[str]) -> None:
        """Take over what the generator has drawn, but for the stubs and the generator's own sitemap."""
        for name, content in drawn.items():
            if name in stubs or name.startswith("sitemap.xml"):
                continue
            if name in _THEME_INDEXES:
                self._put(name, self._take_index(content, _THEME_INDEXES[name]))
            elif name.endswith(".html"):
                self._put(name, self._take_page(name, content))
            else:
                self._put(name, content)

    def _take_index(self, content: bytes, part: str) -> bytes:
        """Take the hand-written pages out of the theme's own index, which every page load fetches whole."""
        index = json.loads(content)
        self.written = search.page_entries(index[part])
        return json.dumps(index | {part: []}).encode()

    def _take_page(self, name: str, content: bytes) -> bytes:
        html = own_search(content.decode())
        if name != _MISSING:
            self.links.add_page(name, find(html))
            self.addresses.append(name)
        return seal(html).encode()

    def write(self, page: Page | File, frames: dict[str, Frame]) -> None:
        """Write a file as it is, a page into its own frame, else into that of the overview in its folder."""
        if isinstance(page, File):
            self._put(page.path, page.content)
            return
        if page.path == _MISSING:
            self._put(page.path, stamp(frames[page.path], page))
            return
        folder = page.path[: page.path.rfind("/") + 1]
        frame = frames.get(page.path) or frames[f"{folder}index.html"]
        found = self._taken_over(page, frame) or self._stamped(page, frame, own=page.path in frames)
        self.links.add_page(page.path, found)
        self.addresses.append(page.path)
        if page.found is not None:
            self.found.append(page.found)

    def _taken_over(self, page: Page, frame: Frame) -> Found | None:
        if self.published is None:
            return None
        self._make_folder(page.path)
        found = self.published.take(page, frame, self.out)
        if found and page.json is not None:
            self.links.add_file(_json_path(page))
        return found

    def _stamped(self, page: Page, frame: Frame, *, own: bool) -> Found:
        """Write a page and its JSON; `own` says that no other page has its frame."""
        stamped = stamp(frame, page, self.url, self.name)
        # The links of a frame are the same on each page in it.
        found = find(stamped.decode() if own else page.body_html)
        files = {page.path: stamped} | ({} if page.json is None else {_json_path(page): page.json})
        for path, content in files.items():
            self._put(path, content)
        if self.published:
            self.published.keep(page, frame, found, list(files), self.out)
        return found

    def _put(self, path: str, content: bytes) -> None:
        """Write a file of the site; tens of thousands make every call count."""
        self._make_folder(path)
        file = os.open(f"{self.place}/{path}", _NEW, 0o666)
        try:
            written = os.write(file, content)
        finally:
            os.close(file)
        if written != len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        self.links.add_file(path)

    def _make_folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self.folders:
            (self.out / folder).mkdir(parents=True, exist_ok=True)
            self.folders.add(folder)

    def close(self) -> None:
        """Write the search index and the sitemap, and raise ToolError where a link leads nowhere."""
        known = None if self.published is None else self.published.terms
        for name, content in search.files([*self.found, *self.written], known):
            self._put(name, content)
        if self.url:
            lines = "".join(
                f"<url><loc>{escape(self.url + path)}</loc></url>\n" for path in sorted(self.addresses)
            )
            head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            self._put("sitemap.xml", f"{head}{lines}</urlset>\n".encode())
        broken = self.links.broken()
        if broken:
            listed = "\n".join(f"  {page}: {target}" for page, target in broken[:20])
            raise ToolError(f"{len(broken)} links of the site lead nowhere, such as (page: target)\n{listed}")


def _json_path(page: Page) -> str:
    return page.path.removesuffix(".html") + ".json"
