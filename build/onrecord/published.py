"""Take over from the published site what a new build would write again as it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.links import Found
    from onrecord.model import Page, SearchEntry
    from onrecord.search import Terms
    from onrecord.stamp import Frame

State = tuple[int, int, int]
"""The number of a file, its size and when it was written: other ones where somebody has changed it."""


class _Stamped(NamedTuple):
    page: Page
    frame: Frame
    found: Found
    files: tuple[tuple[str, State], ...]


class Published:
    """Keep each page of a site with its files, for the next build to link to where it would write the same.

    A link shares the bytes of a file, so a build makes every other file anew and writes into none. `terms`
    are those that each entry of the search index is found by.
    """

    def __init__(self) -> None:
        self.terms: dict[SearchEntry, Terms] = {}
        self._folder: Path | None = None
        self._shared: object = None
        self._pages: dict[str, _Stamped] = {}
        self._next: dict[str, _Stamped] = {}

    def begin(self, shared: object) -> None:
        """Begin a build; where `shared`, what goes into every page, has changed, nothing is taken over."""
        self._next = {}
        if shared != self._shared:
            self._pages, self._shared = {}, shared

    def take(self, page: Page, frame: Frame, out: Path) -> Found | None:
        """Link to the files of a page from `out`, and return what was found in it.

        Return None, with nothing linked, where page, frame or files are not what they were.
        """
        kept = self._pages.get(page.path)
        if kept is None or kept.page != page or kept.frame != frame:
            return None
        try:
            if any(_state(f"{self._folder}/{path}") != state for path, state in kept.files):
                return None
            for path, _ in kept.files:
                os.link(f"{self._folder}/{path}", f"{out}/{path}")
        except OSError:  # a file is gone, or the file system knows no links
            for path, _ in kept.files:
                (out / path).unlink(missing_ok=True)
            return None
        self._next[page.path] = kept
        return kept.found

    def keep(self, page: Page, frame: Frame, found: Found, files: list[str], out: Path) -> None:
        """Keep a page whose files have been written into `out`."""
        states = tuple((path, _state(f"{out}/{path}")) for path in files)
        self._next[page.path] = _Stamped(page, frame, found, states)

    def end(self, folder: Path) -> None:
        """Take it that this build is published in `folder`; without it the last one stays."""
        self._folder, self._pages = folder, self._next


def _state(path: str) -> State:
    stat = os.stat(path)  # noqa: PTH116  (tens of thousands make every call count)
    return stat.st_ino, stat.st_size, stat.st_mtime_ns
