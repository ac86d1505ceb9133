"""Take the article out of a web page."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import trafilatura

from onrecord.articles.clean import normalise
from onrecord.articles.plain import read_text
from onrecord.articles.signs import Signs
from onrecord.model import Issue
from onrecord.values.edtf_dates import edtf_date

if TYPE_CHECKING:
    from onrecord.model import Article

_NO_ARTICLE = Issue(
    "error",
    "no-article",
    "No article was found in the web page.",
    expected="the page of one article",
    hint="Copy the words of the article into a .txt file.",
)
# Only what the page states as its date counts; the far limits keep today's date out of the reading, and the
# year before which the library takes no page for real: papers have their old reports on the web too.
_DATE_OPTIONS = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1600-01-01",
    "max_date": "2999-12-31",
}


def read_html(page: bytes, path: str, url: str | None = None) -> tuple[Article | None, tuple[Issue, ...]]:
    """Read the article of a web page, its text without menus and comments, its metadata from the page's head.

    `url` is where the page was found, if that is known; it is preferred to what the page says of itself.
    """
    found: Any = None
    with suppress(Exception):  # Pages come broken in more ways than the library foresees.
        found = trafilatura.bare_extraction(
            page,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=_DATE_OPTIONS,
        )
    if not found or not found.text:
        return None, (_NO_ARTICLE.at(path, found=url or "a page without one"),)
    stated = Signs(
        title=found.title,
        publisher=found.sitename,
        byline=found.author,
        published=edtf_date(found.date) if found.date else None,
        url=url or found.url,
    )
    return read_text(normalise(found.text), path, stated=stated)
