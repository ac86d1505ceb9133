"""Read the articles of a web archive (WARC, ISO 28500)."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.articles.clean import slug
from onrecord.articles.html import read_html
from onrecord.model import Article, Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_SHORTEST_ARTICLE = 400  # Characters; front pages and lists of headlines give less running text.


def read_warc(file: Path, path: str) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """Read every page of the archive that holds an article, and of two captures of a page the later one."""
    try:
        pages = dict(_pages(file))
    except ImportError:
        return (), (_MISSING_LIBRARY.at(path),)
    except Exception as error:
        return (), (_BROKEN.at(path, found=str(error).strip().split("\n", maxsplit=1)[0]),)
    if not pages:
        return (), (_BROKEN.at(path, found="no web page in it"),)
    articles: dict[str, Article] = {}
    issues: list[Issue] = []
    for url in sorted(pages):
        article, found = read_html(pages[url], path, url)
        if article and len(article.text) >= _SHORTEST_ARTICLE:
            issues += found
            identifier = _identifier(path, url, taken=articles)
            articles[identifier] = replace(article, source_id=identifier)
    if len(articles) < len(pages):
        without = f"{len(pages) - len(articles)} of {len(pages)} pages"
        issues.append(_SKIPPED.at(path, found=without))
    return tuple(articles.values()), tuple(issues)


def _pages(file: Path) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of every web page that was delivered."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra, and rarely installed

    with file.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            kind = record.http_headers.get_header("Content-Type") or ""
            if record.http_headers.get_statuscode() == "200" and "html" in kind:
                yield record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read()


def _identifier(path: str, url: str, taken: dict[str, Article]) -> str:
    """Name an article after the archive and the last part of its address."""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    name = slug(PurePosixPath(parts[-1]).stem if parts else urlsplit(url).hostname or "")
    stem = PurePosixPath(path).name.split(".")[0]
    identifier = "-".join(part for part in (slug(stem), name[:60].strip("-")) if part)
    return (
        f"{identifier}-{hashlib.sha256(url.encode()).hexdigest()[:6]}" if identifier in taken else identifier
    )
