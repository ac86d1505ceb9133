"""Read the articles of a web archive (WARC, ISO 28500)."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.articles.clean import as_identifier
from onrecord.articles.html import read_html
from onrecord.model import Article, Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_Read = tuple[Article | None, tuple[Issue, ...]]
_MISSING_LIBRARY = Issue(
    "error",
    "missing-library",
    "Web archives cannot be read without the library warcio.",
    found="no warcio",
    expected="warcio",
    hint="Run `pip install onrecord[warc]`.",
)
_BROKEN = Issue(
    "error",
    "not-warc",
    "The file cannot be read as a web archive.",
    expected="a WARC file",
    hint="Make or download the archive again.",
)
_SKIPPED = Issue(
    "warning",
    "no-article",
    "Pages of the archive hold no article and were left out.",
    expected="pages of articles",
    hint="Check that the articles you want are on the site.",
)
_CUT_OFF = Issue(
    "warning",
    "cut-off",
    "Pages of the archive are not there in full, or too large, and were left out.",
    expected="pages in full, of at most 20 MB each",
    hint="Make or download the archive again.",
)
_SHORTEST_ARTICLE = 400  # Characters; front pages and lists of headlines give less running text.
_LONGEST_PAGE = 20_000_000  # Bytes; a few of an archive can unpack to more than a machine holds.


def read_warc(file: Path, path: str) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """Read every page of the archive that holds an article, and of two captures of a page the later one."""
    pages: dict[str, _Read] = {}
    captured: dict[str, str] = {}
    cut_off: set[str] = set()
    try:
        for url, when, page in _pages(file):
            if page is None:
                cut_off.add(url)
            elif when >= captured.get(url, ""):
                captured[url] = when
                pages[url] = read_html(page, path, url)
    except ImportError:
        return (), (_MISSING_LIBRARY.at(path),)
    except Exception as error:  # The library has no exception of its own.
        return (), (_BROKEN.at(path, found=str(error).strip().split("\n", maxsplit=1)[0]),)
    if not pages and not cut_off:
        return (), (_BROKEN.at(path, found="no web page in it"),)
    articles, issues = _articles(pages, path)
    if len(articles) < len(pages):
        issues.append(_SKIPPED.at(path, found=f"{len(pages) - len(articles)} of {len(pages)} pages"))
    if lost := sorted(cut_off - set(pages)):
        issues.append(_CUT_OFF.at(path, found=", ".join(lost)))
    return articles, tuple(issues)


def _articles(pages: Mapping[str, _Read], path: str) -> tuple[tuple[Article, ...], list[Issue]]:
    """Name the articles among the pages, in the order of their addresses."""
    articles: dict[str, Article] = {}
    issues: list[Issue] = []
    for url, (article, found) in sorted(pages.items()):
        if article and len(article.text) >= _SHORTEST_ARTICLE:
            issues += found
            identifier = _identifier(path, url, taken=articles)
            articles[identifier] = replace(article, source_id=identifier)
    return tuple(articles.values()), issues


def _pages(file: Path) -> Iterator[tuple[str, str, bytes | None]]:
    """Yield address, time of capture (ISO 8601, UTC) and content of every web page that was delivered.

    The content of one that is not there in full is None.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra, and rarely installed

    with file.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            kind = record.http_headers.get_header("Content-Type") or ""
            if record.http_headers.get_statuscode() == "200" and "html" in kind:
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                page = record.content_stream().read(_LONGEST_PAGE + 1)
                record.raw_stream.read()
                missing = getattr(record.raw_stream, "limit", 0)  # bytes of the stated length
                when = record.rec_headers.get_header("WARC-Date") or ""
                yield url, when, None if missing or len(page) > _LONGEST_PAGE else page


def _identifier(path: str, url: str, taken: dict[str, Article]) -> str:
    """Name an article after the archive and the last part of its address."""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    name = as_identifier(PurePosixPath(parts[-1]).stem if parts else urlsplit(url).hostname or "")
    stem = PurePosixPath(path).name.split(".")[0]
    identifier = "-".join(part for part in (as_identifier(stem), name[:60].strip("-")) if part)
    return (
        f"{identifier}-{hashlib.sha256(url.encode()).hexdigest()[:6]}" if identifier in taken else identifier
    )
