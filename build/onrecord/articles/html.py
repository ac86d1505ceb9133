"""Take the article out of a web page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import trafilatura

from onrecord.articles.clean import normalise
from onrecord.articles.decode import check_text
from onrecord.articles.plain import article_of, check_title
from onrecord.articles.signs import Signs, read_signs
from onrecord.model import Issue
from onrecord.values.edtf_dates import edtf_date

if TYPE_CHECKING:
    from onrecord.model import Article

# Only what the page states as its date counts; the far limit keeps today's date out of the reading.
_DATE_OPTIONS = {"extensive_search": False, "original_date": True, "max_date": "2999-12-31"}


def read_html(page: bytes, path: str, url: str | None = None) -> tuple[Article | None, tuple[Issue, ...]]:
    """Read the article of a web page, its text without menus and comments, its metadata from the page's head.

    `url` is where the page was found, if that is known; it is preferred to what the page says of itself.
    """
    found: Any = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=_DATE_OPTIONS,
    )
    text = normalise(found.text or "") if found else ""
    if not found or not text:
        return None, (_no_article(path, url),)
    issues = check_text(text, path)
    if any(issue.level == "error" for issue in issues):
        return None, issues
    signs = read_signs(text)
    stated = Signs(
        title=found.title,
        publisher=found.sitename,
        byline=found.author,
        published=edtf_date(found.date) if found.date else None,
        url=url or found.url,
    )
    signs = _join(stated, signs)
    issues = (*issues, *check_title(signs.title, path, None))
    return article_of(signs, text, path), issues


def _join(stated: Signs, signs: Signs) -> Signs:
    """Put what the page's head states before what its text shows."""
    names = ("title", "publisher", "byline", "published", "url")
    return replace(signs, **{name: getattr(stated, name) or getattr(signs, name) for name in names})


def _no_article(path: str, url: str | None) -> Issue:
    return Issue(
        "error",
        "no-article",
        "No article was found in the web page.",
        path,
        found=url or "a page without one",
        expected="the page of one article",
        hint="Copy the words of the article into a .txt file.",
    )
