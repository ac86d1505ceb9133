from __future__ import annotations

import sys
from pathlib import Path

import pytest

from onrecord.articles import read_article
from onrecord.articles.html import read_html

PAGE = (Path(__file__).parent / "fixtures" / "articles" / "page.html").read_bytes()


def test_article_is_taken_out_of_its_page() -> None:
    article, issues = read_html(PAGE, "articles/page.html")
    assert issues == ()
    assert article is not None
    assert article.title == "Finmark orders howitzers from South Korea"
    assert (article.publisher, article.agency, article.byline) == (
        "The Northern Courier",
        "Reuters",
        "Aino Salo",
    )
    assert article.url == "https://courier.example/world/finmark-howitzers"
    assert article.published is not None
    assert article.published.edtf == "2017-02-21"
    assert "48 second-hand K9 howitzers" in article.text
    assert "Most read" not in article.text
    assert "Advertisement" in [span.of(article.text) for span in article.omitted]


def test_report_of_before_the_web_keeps_its_date() -> None:
    article, _ = read_html(PAGE.replace(b"2017", b"1987"), "articles/page.html")
    assert article is not None
    assert article.published is not None
    assert article.published.edtf == "1987-02-21"


def test_page_without_an_article_is_an_error() -> None:
    article, issues = read_html(b"<html><body><a href=x>Home</a></body></html>", "articles/nav.html")
    assert article is None
    assert "no-article" in [issue.code for issue in issues]


def archive(folder: Path, pages: dict[str, bytes]) -> Path:
    pytest.importorskip("warcio", reason="web archives need the extra `warc`")
    path = folder / "crawl.warc"
    path.write_bytes(b"".join(record(url, body) for url, body in pages.items()))
    return path


def record(url: str, body: bytes, when: str = "2031-05-01T00:00:00Z") -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {when}\r\n"
    head += f"Content-Length: {len(answer)}\r\n"
    kind = "Content-Type: application/http; msgtype=response\r\n\r\n"
    return (head + kind).encode() + answer + b"\r\n\r\n"


def test_web_archive_gives_its_articles_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    pages = {
        "https://courier.example/": b"<html><body><a href=x>Home</a></body></html>",
        "https://courier.example/world/howitzers.html": PAGE,
        "https://courier.example/asia/howitzers": PAGE,
    }
    articles, issues = read_article(archive(tmp_path, pages), tmp_path)
    assert [article.url for article in articles] == sorted(pages)[1:]
    assert articles[0].source_id == "crawl-howitzers"
    assert articles[1].source_id.startswith("crawl-howitzers-")
    assert [(issue.code, issue.found) for issue in issues] == [("no-article", "1 of 3 pages")]


def test_of_two_captures_of_a_page_the_later_one_is_read(tmp_path: Path) -> None:
    path = archive(tmp_path, {})
    later = PAGE.replace(b"48", b"47")
    captures = ((later, "2031-05-02T00:00:00Z"), (PAGE, "2031-05-01T00:00:00Z"))
    path.write_bytes(b"".join(record("https://courier.example/a", body, when) for body, when in captures))
    [found], _ = read_article(path, tmp_path)
    assert "47 second-hand K9" in found.text


def test_page_that_breaks_the_parser_holds_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("unknown error")

    monkeypatch.setattr("trafilatura.bare_extraction", broken)
    assert [issue.code for issue in read_html(PAGE, "articles/page.html")[1]] == ["no-article"]


def test_page_that_is_cut_off_is_left_out_with_a_warning(tmp_path: Path) -> None:
    path = archive(tmp_path, {"https://courier.example/a": PAGE, "https://courier.example/b": PAGE})
    path.write_bytes(path.read_bytes()[:-500])
    articles, issues = read_article(path, tmp_path)
    assert [article.url for article in articles] == ["https://courier.example/a"]
    assert [(issue.code, issue.found) for issue in issues] == [("cut-off", "https://courier.example/b")]


def test_page_that_unpacks_to_more_than_a_page_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.articles.warc._LONGEST_PAGE", len(PAGE))
    pages = {"https://courier.example/a": PAGE, "https://courier.example/b": PAGE + b"<p>more</p>"}
    articles, issues = read_article(archive(tmp_path, pages), tmp_path)
    assert [article.url for article in articles] == ["https://courier.example/a"]
    assert [(issue.code, issue.found) for issue in issues] == [("cut-off", "https://courier.example/b")]


def test_what_is_no_web_archive_is_an_error(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="web archives need the extra `warc`")
    path = tmp_path / "a.warc"
    path.write_bytes(b"no archive at all")
    assert [issue.code for issue in read_article(path, tmp_path)[1]] == ["not-warc"]


def test_missing_library_is_named_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    path = tmp_path / "a.warc"
    path.write_bytes(b"")
    ((), (issue,)) = read_article(path, tmp_path)
    assert issue.code == "missing-library"
    assert "onrecord[warc]" in issue.hint
