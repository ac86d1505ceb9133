"""Read the files of the articles folder."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from onrecord.articles.decode import MAX_BYTES, TOO_LARGE, decode
from onrecord.articles.fields import LONGEST_IDENTIFIER, is_identifier
from onrecord.articles.language import UNKNOWN
from onrecord.articles.markdown import read_markdown
from onrecord.articles.plain import read_plain
from onrecord.model import Article, Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_Read = tuple[tuple[Article, ...], tuple[Issue, ...]]
Known = dict["Path", tuple[tuple[int, ...], _Read]]
"""What was read in each file, and in which state the file was then: its number, size and times."""

_NOT_READ = re.compile(r"(^|/)(\.|readme\.[^/]*$)", re.IGNORECASE)
_MAX_PAGE_BYTES = 20_000_000
_UNREADABLE = Issue(
    "error",
    "unreadable",
    "The file cannot be opened.",
    expected="a file that may be read",
    hint="Check the file's permissions.",
)
_UNKNOWN_SUFFIX = Issue(
    "warning",
    "unknown-suffix",
    "The file is of a kind that is not read.",
    expected=".md, .txt, .html, .warc or .warc.gz",
    hint="Save the article as .txt, or move this file out of the folder.",
)
_NO_IDENTIFIER = Issue(
    "error",
    "bad-id",
    "The file's name gives no identifier.",
    field="id",
    expected="Latin letters or digits in the name",
    hint="Rename the file, for example to `agency-2007-01-16.txt`.",
)
_NO_DATE = Issue(
    "warning",
    "no-date",
    "The article does not say when it was published.",
    field="date",
    expected="a date with its year",
    hint="Weekdays and dates without a year in it stay open. If you know the date, save the "
    "article as .md with `date: …` in its front matter.",
)
_LONG_IDENTIFIER = Issue(
    "error",
    "bad-id",
    "The file's name gives too long an identifier.",
    field="id",
    expected=f"at most {LONGEST_IDENTIFIER} characters",
    hint="Give the file a shorter name.",
)
_NOT_ENGLISH = Issue(
    "warning",
    "language",
    "The article is not in English, so nothing in it is read.",
    field="language",
    expected="English",
    hint="Nothing, if that is meant: it is published as a source. If it is English, save it as .md with "
    "`language: en` in its front matter.",
)
_CAPITALS = Issue(
    "warning",
    "capitals",
    "The article is written in capitals, which hide where a name begins and ends.",
    expected="capitals only where names and sentences begin",
    hint="Compare what is read in it with its words, or save the article as it was printed elsewhere.",
)
_LETTERS_TO_JUDGE = 100
_LEAST_SMALL = 0.2
"""The share of small letters under which a text is in capitals; a usual one has 0.9 and more."""
_DUPLICATE = Issue(
    "error",
    "duplicate-id",
    "Two articles have one identifier.",
    field="id",
    expected="an identifier of its own for each",
    hint="Rename one of the files, or give one another `id` in its front matter.",
)
_COPY = Issue(
    "warning",
    "copy",
    "The article has the text, the publisher and the date of another, so all in it is published twice.",
    expected="one file for each report",
    hint="Take one of the files out. If two papers printed the text, say which with `publisher: …`.",
)
_SUPERSEDES_NOTHING = Issue(
    "error",
    "supersedes",
    "The article supersedes one that is not there.",
    field="supersedes",
    expected="the identifier of another article, the earlier version of this one",
    hint="Correct the identifier, or delete the line.",
)


def read_articles(folder: Path, root: Path, known: Known | None = None) -> _Read:
    """Read every article under `folder`, sorted by path; a file with an error is left out, the others go on.

    Hidden files and README files are no articles. Paths in articles and issues are relative to `root`.
    A file that is as it was when `known` took note of it is not read again.
    """
    articles: list[Article] = []
    issues: list[Issue] = []
    for path in _files(folder):
        found, problems = read_article(path, root) if known is None else _known(path, root, known)
        articles += found
        issues += problems
    unique, duplicates = _without_duplicates(articles)
    return unique, (*issues, *duplicates, *_check_copies(unique), *_check_versions(unique, root))


def read_article(path: Path, root: Path) -> _Read:
    """Read the article of one file, or the articles of one web archive."""
    name = path.relative_to(root).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
    try:
        articles, issues = _read(path, name)
    except OSError as error:
        return (), (_UNREADABLE.at(name, found=error.strerror or str(error)),)
    named = tuple(article for article in articles if article.source_id)
    checks = (
        _check_identifiers(articles),
        _check_language(named),
        _check_capitals(named),
        _check_dates(named),
    )
    return named, (*issues, *chain.from_iterable(checks))


def _known(path: Path, root: Path, known: Known) -> _Read:
    try:
        stat = path.stat()
    except OSError:
        return read_article(path, root)
    state = stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
    if path not in known or known[path][0] != state:
        known[path] = state, read_article(path, root)
    return known[path][1]


def _files(folder: Path) -> Sequence[Path]:
    named = sorted(
        (path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file()
    )
    return [path for name, path in named if not _NOT_READ.search(name)]


def _read(path: Path, name: str) -> _Read:
    """Choose the reader by the file's name."""
    ending = path.name.lower()
    if ending.endswith((".warc", ".warc.gz")):
        from onrecord.articles.warc import read_warc  # noqa: PLC0415 - trafilatura takes long to import

        return read_warc(path, name)
    if ending.endswith((".html", ".htm")):
        return _read_page(path, name)
    if ending.endswith((".md", ".txt")):
        return _read_text(path, name)
    return (), (_UNKNOWN_SUFFIX.at(name, found=path.suffix),)


def _read_page(path: Path, name: str) -> _Read:
    from onrecord.articles.html import read_html  # noqa: PLC0415 - trafilatura takes long to import

    if path.stat().st_size > _MAX_PAGE_BYTES:
        return (), (TOO_LARGE.at(name, found=f"{path.stat().st_size:,} bytes"),)
    article, issues = read_html(path.read_bytes(), name)
    return ((article,) if article else ()), issues


def _read_text(path: Path, name: str) -> _Read:
    size = path.stat().st_size
    if size > MAX_BYTES:
        return (), (TOO_LARGE.at(name, found=f"{size:,} bytes"),)
    source = decode(path.read_bytes(), name)
    if isinstance(source, Issue):
        return (), (source,)
    article, issues = (read_markdown if path.suffix.lower() == ".md" else read_plain)(source, name)
    return ((article,) if article else ()), issues


def _check_identifiers(articles: Sequence[Article]) -> Iterator[Issue]:
    """Find articles whose file's name gives no identifier, or one that no file's name could hold."""
    for article in articles:
        if not article.source_id:
            yield _NO_IDENTIFIER.at(article.path, found=article.path)
        elif not is_identifier(article.source_id):
            yield _LONG_IDENTIFIER.at(article.path, found=f"{len(article.source_id)} characters")


def _check_language(articles: Sequence[Article]) -> Iterator[Issue]:
    """Warn of articles that are not read, for they are in another language."""
    for article in articles:
        if article.language.partition("-")[0] != "en":
            code = article.language
            yield _NOT_ENGLISH.at(article.path, found="another language" if code == UNKNOWN else code)


def _check_capitals(articles: Sequence[Article]) -> Iterator[Issue]:
    """Warn of articles in which names cannot be told by their capitals."""
    for article in articles:
        small = sum(character.islower() for character in article.text)
        letters = small + sum(character.isupper() for character in article.text)
        if letters >= _LETTERS_TO_JUDGE and small < _LEAST_SMALL * letters:
            yield _CAPITALS.at(article.path, found=article.text[:60])


def _check_dates(articles: Sequence[Article]) -> Iterator[Issue]:
    """Warn of articles without a date, or with one that lacks the year."""
    for article in articles:
        found = article.published.edtf if article.published else "nothing"
        if article.published is None or not (article.published.earliest or article.published.latest):
            yield _NO_DATE.at(article.path, found=found)


def _without_duplicates(articles: Iterable[Article]) -> _Read:
    """Keep the first of several articles with one identifier, and name both files for each further one."""
    kept: dict[str, Article] = {}
    issues = []
    for article in articles:
        first = kept.setdefault(article.source_id, article)
        if first is not article:
            message = f"Two articles have the identifier {article.source_id}."
            both = f"{first.path} and {article.path}"
            issues.append(replace(_DUPLICATE, message=message).at(article.path, found=both))
    return tuple(kept.values()), tuple(issues)


def _check_copies(articles: Sequence[Article]) -> Iterator[Issue]:
    """Warn of files that hold one report under two names."""
    first: dict[tuple[object, ...], Article] = {}
    for article in articles:
        report = (article.text, article.publisher, article.agency, article.published, article.url)
        other = first.setdefault(report, article)
        if other is not article:
            yield _COPY.at(article.path, found=f"the text of {other.path}")


def _check_versions(articles: Sequence[Article], root: Path) -> Iterator[Issue]:
    """Find articles that supersede one that is not there, or in a circle themselves."""
    earlier = {article.source_id: article.supersedes for article in articles}
    for article in articles:
        if article.supersedes is None:
            continue
        versions = [article.source_id]
        while (before := earlier.get(versions[-1])) and before not in versions:
            versions.append(before)
        fault = None
        if article.supersedes not in earlier:
            fault = replace(_SUPERSEDES_NOTHING, found=article.supersedes)
        elif before == article.source_id:
            circle = " -> ".join([*versions, before])
            fault = replace(_SUPERSEDES_NOTHING, message="The article supersedes itself.", found=circle)
        if fault:
            yield fault.at(article.path, _line_of("supersedes", root / article.path))


def _line_of(field: str, path: Path) -> int | None:
    """Return the line of a file's front matter at which a field stands."""
    if not path.is_file():  # a name in another encoding is told in another way
        return None
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(f"{field}:")), None)
