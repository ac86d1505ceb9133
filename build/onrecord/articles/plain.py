"""Read an article that is nothing but its text, as copied from a web page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from onrecord.articles.clean import as_identifier, line_at, normalise, without
from onrecord.articles.decode import check_text
from onrecord.articles.fields import check_words
from onrecord.articles.language import language_of
from onrecord.articles.signs import Signs, read_signs
from onrecord.model import Article, Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE_START = re.compile(r"<(?:!doctype|html|head|body|\?xml)\b", re.IGNORECASE)
_WEB_PAGE = Issue(
    "error",
    "html",
    "The file is the source of a web page.",
    found="HTML",
    expected="the words of the article",
    hint="Rename the file to end in .html, or paste the article's words instead.",
)
_NO_TITLE = Issue(
    "warning",
    "no-title",
    "The text has no title that can be told from its sentences.",
    field="title",
    found="nothing",
    expected="a title on the first line, shorter than the paragraphs and without a full stop",
    hint="Write the title on the first line. Until then the article is named after its file.",
)
_NO_ARTICLE = Issue(
    "error",
    "no-article",
    "There is no article in the file, only a title or what belongs to a web page.",
    expected="the words of an article",
    hint="Copy the words of the article into a .txt file.",
)


def read_plain(source: str, path: str) -> tuple[Article | None, tuple[Issue, ...]]:
    """Read an article; all that is known of it beside its words is what the words say."""
    text = normalise(source)
    first_line = source[: len(source) - len(source.lstrip())].count("\n") + 1
    if _PAGE_START.match(text):
        return None, (_WEB_PAGE.at(path, first_line),)
    return read_text(text, path, first_line)


def read_text(
    text: str, path: str, first_line: int | None = None, stated: Signs | None = None
) -> tuple[Article | None, tuple[Issue, ...]]:
    """Read a normalised text that begins on `first_line` of its file.

    `stated` is known from elsewhere, such as the head of a web page, and comes before what the text shows.
    """
    issues = tuple(check_text(text, path, first_line or 1))
    if any(issue.level == "error" for issue in issues):
        return None, issues
    signs = read_signs(text)
    signs = stated.before(signs) if stated else signs
    line = line_at(text, text.find(signs.title or "")) + first_line - 1 if first_line else None
    issues = (*issues, *_check_title(signs.title, path, line), *_check_body(signs, text, path))
    if any(issue.level == "error" for issue in issues):
        return None, issues
    article = _article(signs, text, as_identifier(PurePosixPath(path).stem), path)
    return replace(article, language=language_of(text)), issues


def _check_title(title: str | None, path: str, line: int | None) -> Iterator[Issue]:
    """Check a title that was found in a text; a text without one is named after its file."""
    if title:
        yield from check_words("title", title, path, line)
    else:
        yield _NO_TITLE.at(path, line)


def _check_body(signs: Signs, text: str, path: str) -> Iterator[Issue]:
    """Find a text of which nothing is left beside its title and what belongs to the page."""
    if without(text, signs.omitted).strip() in ("", signs.title):
        yield _NO_ARTICLE.at(path, found=text[:80])


def article_of(source_id: str, text: str) -> Article:
    """Make an article of a text as it is given: nothing is normalised, so offsets are those of `text`."""
    return _article(read_signs(text), text, source_id, "")


def _article(signs: Signs, text: str, source_id: str, path: str) -> Article:
    """Make an article of a text and the signs found in it."""
    return Article(
        source_id=source_id,
        path=path,
        text=text,
        title=signs.title or source_id,
        publisher=signs.publisher,
        agency=signs.agency,
        byline=signs.byline,
        dateline=signs.dateline,
        published=signs.published,
        url=signs.url,
        omitted=signs.omitted,
    )
