from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.articles import article_of, read_article, read_articles

if TYPE_CHECKING:
    from pathlib import Path

PROSE = "The minister said on Monday that the ships would be delivered within the year."


def write(root: Path, name: str, content: str | bytes) -> Path:
    path = root / "articles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def codes(root: Path) -> list[tuple[str, str]]:
    _, issues = read_articles(root / "articles", root)
    return [(issue.path, issue.code) for issue in issues]


def test_markdown_takes_its_fields_from_the_front_matter(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "b.md",
        "---\ntitle: Ships sold\nagency: Reuters\ndate: 2007-01\nrights: full\ntext_kind: brief\n---\n"
        + PROSE,
    )
    (article,), issues = read_article(path, tmp_path)
    assert issues == ()
    assert (article.source_id, article.path, article.title) == ("b", "articles/b.md", "Ships sold")
    assert (article.agency, article.rights, article.text_kind, article.text) == (
        "Reuters",
        "full",
        "brief",
        PROSE,
    )
    assert article.published is not None
    assert (article.published.edtf, article.published.basis) == ("2007-01", "curated")


def test_plain_text_may_be_shown_in_excerpts_only(tmp_path: Path) -> None:
    (article,), _ = read_article(write(tmp_path, "The Ships 2007.txt", f"Ships sold\n\n{PROSE}"), tmp_path)
    assert (article.source_id, article.title, article.rights) == ("the-ships-2007", "Ships sold", "excerpt")


def test_offsets_of_what_is_omitted_refer_to_the_text(tmp_path: Path) -> None:
    (article,), _ = read_article(
        write(tmp_path, "a.txt", f"\ufeff\r\n\r\nShips sold\r\n{PROSE}\r\nAdvertisement\r\n"), tmp_path
    )
    assert [span.of(article.text) for span in article.omitted] == ["Advertisement"]


def test_one_run_names_the_faults_of_all_files_and_reads_the_others(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", f"Ships sold\nPublished 3 May 2009\n{PROSE}")
    write(tmp_path, "binary.txt", b"a\x00b")
    write(tmp_path, "empty.md", "---\ntitle: A\ndate: 2007\n---\n  \n")
    write(tmp_path, "latin.txt", "caf\xe9".encode("latin-1"))
    write(tmp_path, "picture.png", b"\x89PNG")
    write(tmp_path, "title.txt", f"Ships <b>sold</b> again\nPublished 3 May 2009\n{PROSE}")
    write(tmp_path, "yaml.md", "---\ntitle: [\n---\nWords.")
    articles, issues = read_articles(tmp_path / "articles", tmp_path)
    assert [article.source_id for article in articles] == ["a"]
    assert [(issue.path, issue.code) for issue in issues] == [
        ("articles/binary.txt", "not-text"),
        ("articles/empty.md", "empty-text"),
        ("articles/latin.txt", "encoding"),
        ("articles/picture.png", "unknown-suffix"),
        ("articles/title.txt", "html"),
        ("articles/yaml.md", "front-matter"),
    ]


def test_missing_date_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", f"Ships sold\n\n{PROSE}")
    assert codes(tmp_path) == [("articles/a.txt", "no-date")]


def test_two_articles_with_one_identifier_are_an_error_that_names_both(tmp_path: Path) -> None:
    write(tmp_path, "a.md", f"---\ntitle: A\ndate: 2007\n---\n{PROSE}")
    write(tmp_path, "b.md", f"---\nid: a\ntitle: B\ndate: 2007\n---\n{PROSE}")
    articles, (issue,) = read_articles(tmp_path / "articles", tmp_path)
    assert [article.title for article in articles] == ["A"]
    assert (issue.code, issue.found) == ("duplicate-id", "articles/a.md and articles/b.md")


def test_one_report_under_two_names_is_warned_of(tmp_path: Path) -> None:
    for name, publisher in (("a", "Post"), ("b", "Post"), ("c", "Herald")):
        write(tmp_path, f"{name}.md", f"---\ntitle: T\npublisher: {publisher}\ndate: 2007\n---\n{PROSE}")
    articles, (issue,) = read_articles(tmp_path / "articles", tmp_path)
    assert len(articles) == 3
    assert (issue.code, issue.path, issue.found) == ("copy", "articles/b.md", "the text of articles/a.md")


@pytest.mark.parametrize(
    "name", ["README.md", "readme.txt", ".hidden.txt", ".git/config.txt", "sub/.DS_Store"]
)
def test_files_that_are_no_articles_are_passed_over(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, "anything")
    assert read_articles(tmp_path / "articles", tmp_path) == ((), ())


def test_huge_file_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "a" * 4_000_001)
    assert codes(tmp_path) == [("articles/a.txt", "too-large")]


def test_source_of_a_web_page_in_a_text_file_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "<!DOCTYPE html><html><body>Words</body></html>")
    assert codes(tmp_path) == [("articles/a.txt", "html")]


def test_page_without_an_article_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Advertisement\nShare\nLog in")
    assert ("articles/a.txt", "no-article") in codes(tmp_path)


def test_file_name_without_letters_gives_no_identifier(tmp_path: Path) -> None:
    write(tmp_path, "新聞.txt", f"Ships sold\nPublished 3 May 2009\n{PROSE}")
    assert codes(tmp_path) == [("articles/新聞.txt", "bad-id")]


def test_folders_are_read_in_the_order_of_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt"):
        write(tmp_path, name, f"Ships sold\nPublished 3 May 2009\n{PROSE}")
    articles, _ = read_articles(tmp_path / "articles", tmp_path)
    assert [article.path for article in articles] == ["articles/a.txt", "articles/a/z.txt", "articles/b.txt"]


def test_offsets_of_a_text_that_is_no_file_are_its_own() -> None:
    text = f"  Ships sold\r\n\r\nOSLO, Jan. 31 (UPI) -- {PROSE}\r\nAdvertisement\r\n"
    article = article_of("a", text)
    assert article.text == text
    assert [span.of(text) for span in article.omitted] == ["OSLO, Jan. 31 (UPI) -- ", "Advertisement"]
    assert (article.title, article.agency) == ("Ships sold", "United Press International")


FOREIGN = "Le ministre a dit lundi que les navires seraient livrés avant la fin de cette année. " * 3


def test_article_in_another_language_is_a_source_that_is_not_read(tmp_path: Path) -> None:
    (article,), issues = read_article(
        write(tmp_path, "a.txt", f"Navires vendus\nPublished 3 May 2009\n{FOREIGN}"), tmp_path
    )
    assert article.language == "und"
    assert [(issue.level, issue.code) for issue in issues] == [("warning", "language")]


def test_stated_language_goes_before_the_words(tmp_path: Path) -> None:
    head = "---\ntitle: Navires vendus\ndate: 2009-05-03\nlanguage: {}\n---\n"
    write(tmp_path, "a.md", head.format("fr-CA") + PROSE)
    write(tmp_path, "b.md", head.format("en-GB") + FOREIGN)
    articles, issues = read_articles(tmp_path / "articles", tmp_path)
    assert [article.language for article in articles] == ["fr-CA", "en-GB"]
    assert [(issue.path, issue.found) for issue in issues] == [("articles/a.md", "fr-CA")]


@pytest.mark.parametrize("name", ["a" * 120 + ".txt", "---.txt"])
def test_name_of_a_file_must_give_an_identifier(name: str, tmp_path: Path) -> None:
    write(tmp_path, name, f"Ships sold\nPublished 3 May 2009\n{PROSE}")
    assert codes(tmp_path) == [(f"articles/{name}", "bad-id")]


@pytest.mark.parametrize(
    ("versions", "found"),
    [
        ({"a": "nowhere"}, ["nowhere"]),
        ({"a": "a"}, ["a -> a"]),
        ({"a": "b", "b": "c", "c": "b"}, ["b -> c -> b", "c -> b -> c"]),
        ({"a": "b", "b": "c", "c": None}, []),
    ],
)
def test_article_supersedes_another_one(
    versions: dict[str, str | None], found: list[str], tmp_path: Path
) -> None:
    for name, earlier in versions.items():
        line = f"supersedes: {earlier}\n" if earlier else ""
        write(tmp_path, f"{name}.md", f"---\ntitle: Ships sold\ndate: 2009-05-03\n{line}---\n{PROSE}{name}")
    _, issues = read_articles(tmp_path / "articles", tmp_path)
    assert [issue.found for issue in issues] == found
    assert {(issue.level, issue.field, issue.line) for issue in issues} <= {("error", "supersedes", 4)}


def test_characters_that_cannot_be_seen_within_words_are_warned_of(tmp_path: Path) -> None:
    words = PROSE.replace("minister", "min\u00adis\u200bter")
    write(tmp_path, "a.txt", f"Ships sold\nPublished 3 May 2009\n{words}")
    _, (issue,) = read_articles(tmp_path / "articles", tmp_path)
    assert (issue.code, issue.line, issue.found) == ("invisible-character", 3, "U+00AD, 2 in all")


def test_characters_that_have_words_shown_backwards_are_warned_of(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", f"Ships sold\nPublished 3 May 2009\n{PROSE} \u202eelas\u202c")
    _, (issue,) = read_articles(tmp_path / "articles", tmp_path)
    assert (issue.code, issue.line, issue.found) == ("invisible-character", 3, "U+202E, 1 in all")


@pytest.mark.parametrize(("words", "found"), [(PROSE.upper(), ["capitals"]), (PROSE, [])])
def test_a_text_in_capitals_is_warned_of(words: str, found: list[str], tmp_path: Path) -> None:
    write(tmp_path, "a.md", f"---\ntitle: Ships sold\ndate: 2009-05-03\n---\n{words} {words}")
    assert [code for _, code in codes(tmp_path)] == found


def test_joiners_within_emoji_are_no_fault(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", f"Ships sold\nPublished 3 May 2009\n{PROSE} \U0001f468\u200d\U0001f469\u200f.")
    assert codes(tmp_path) == []
