"""Keep the pages of records from one build to the next, and draw again only those whose rows have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Page
    from onrecord.pages.lookup import Lookup, Read


Record = tuple[str, str]
"""A table and the key of a row in it."""


class _Kept(NamedTuple):
    page: Page
    reads: tuple[Read, ...]
    text: str | None


class Drawn:
    """Keep each page with what it was drawn from: the rows that it looked up, and the text that it shows."""

    def __init__(self) -> None:
        self._shared: object = None
        self._lookup: Lookup | None = None
        self._pages: dict[Record, _Kept] = {}
        self._next: dict[Record, _Kept] = {}

    def begin(self, shared: object) -> None:
        """Begin a build; where `shared`, what every page shows, is not what it was, no page is kept."""
        self._next = {}
        if shared != self._shared:
            self._pages, self._shared = {}, shared

    def page(self, record: Record, text: str | None, lookup: Lookup, draw: Callable[[], Page]) -> Page:
        """Return the page that was kept where its text and its rows are what they were, else draw it."""
        kept = self._pages.get(record)
        if not (kept and self._lookup and kept.text == text and lookup.agrees(self._lookup, kept.reads)):
            page, reads = lookup.traced(draw)
            kept = _Kept(page, reads, text)
        self._next[record] = kept
        return kept.page

    def end(self, lookup: Lookup) -> None:
        """Keep the pages of this build; where a build breaks off before, those of the last one stay."""
        self._lookup, self._pages = lookup, self._next
