"""Read an article with front matter."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from onrecord.articles.clean import as_identifier, normalise
from onrecord.articles.decode import check_text
from onrecord.articles.front_matter import read_front_matter
from onrecord.articles.language import language_of
from onrecord.articles.signs import read_signs
from onrecord.model import Article, Issue
from onrecord.values.edtf_dates import edtf_date

if TYPE_CHECKING:
    from onrecord.articles.front_matter import FrontMatter
    from onrecord.model import DateValue


def read_markdown(source: str, path: str) -> tuple[Article | None, tuple[Issue, ...]]:
    """Read an article; what its front matter leaves open is taken from the text as far as that says it."""
    matter, issues = read_front_matter(source.replace("\r\n", "\n").replace("\r", "\n"), path)
    if matter is None:
        return None, issues
    text = normalise(matter.body)
    first_line = matter.body_line + _blank_lines(matter.body)
    issues = (*issues, *check_text(text, path, first_line))
    if any(issue.level == "error" for issue in issues):
        return None, issues
    return _article(matter, text, path), issues


def _article(matter: FrontMatter, text: str, path: str) -> Article:
    fields: dict[str, Any] = dict(matter.fields)
    date = fields.pop("date", None)
    signs = read_signs(text)
    own = {name: getattr(signs, name) for name in ("publisher", "agency", "byline", "dateline", "url")}
    return Article(
        source_id=fields.pop("id", None) or as_identifier(PurePosixPath(path).stem),
        path=path,
        text=text,
        published=_published(date, signs.published),
        omitted=signs.omitted,
        **{**own, "language": language_of(text), **fields},
    )


def _published(date: str | None, shown: DateValue | None) -> DateValue | None:
    """Take the date that a person wrote, as curated unless the text shows the same."""
    if date is None or (shown and shown.edtf == date):
        return shown
    return edtf_date(date, "curated")


def _blank_lines(body: str) -> int:
    """Count the blank lines that normalising takes away at the top."""
    return body[: len(body) - len(body.lstrip())].count("\n")
