from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.articles.front_matter import read_front_matter

if TYPE_CHECKING:
    from onrecord.model import Issue


def issues_of(*lines: str) -> tuple[Issue, ...]:
    text = "\n".join(["---", "title: A title", *lines, "---", "Words."])
    return read_front_matter(text, "articles/a.md")[1]


def one(*lines: str) -> Issue:
    (issue,) = issues_of(*lines)
    return issue


def test_fields_are_kept_as_written() -> None:
    matter, issues = read_front_matter(
        "---\ntitle: 1984\nlanguage: no\ndate: 2007-01-16\n---\n\nWords.", "a.md"
    )
    assert issues == ()
    assert matter is not None
    assert matter.fields == {"title": "1984", "language": "no", "date": "2007-01-16"}
    assert (matter.body.strip(), matter.body_line) == ("Words.", 6)


def test_empty_fields_are_as_if_left_out() -> None:
    assert issues_of("agency:", "byline: null", "url: ''") == ()


def test_unknown_field_is_a_warning_with_the_nearest() -> None:
    issue = one("publsher: The Paper")
    assert (issue.level, issue.code, issue.line) == ("warning", "unknown-field", 3)
    assert "`publisher`" in issue.hint


@pytest.mark.parametrize(
    ("found", "meant"), [("titel", "title"), ("published", "date"), ("Author", "byline")]
)
def test_an_unknown_field_tells_the_one_that_may_be_meant(found: str, meant: str) -> None:
    assert f"`{meant}`" in one(f"{found}: x").hint


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ("date: 16.1.2007", "bad-date", "date"),
        ("date: Tuesday", "bad-date", "date"),
        ("url: www.example.org/a", "bad-url", "url"),
        ("url: 'javascript:alert(1)'", "bad-url", "url"),
        ("archive_url: 'http://'", "bad-url", "archive_url"),
        ("rights: free", "bad-value", "rights"),
        ("text_kind: summary", "bad-value", "text_kind"),
        ("language: English", "bad-value", "language"),
        ("id: AP 2007", "bad-id", "id"),
        ("supersedes: ../other", "bad-id", "supersedes"),
        ("publisher: [One, Two]", "wrong-type", "publisher"),
        ("byline: {first: Ann}", "wrong-type", "byline"),
        ("title: Another", "duplicate-field", "title"),
        ("dateline: <b>MOSCOW</b>", "html", "dateline"),
    ],
)
def test_wrong_value_is_an_error_at_its_line(line: str, code: str, field: str) -> None:
    issue = one(line)
    assert (issue.level, issue.code, issue.field, issue.line) == ("error", code, field, 3)
    assert issue.path == "articles/a.md"
    assert issue.found
    assert issue.expected
    assert issue.hint


def test_html_in_a_title_is_an_error() -> None:
    _, issues = read_front_matter("---\ntitle: Arms <em>deal</em>\n---\nWords.", "a.md")
    assert [(issue.code, issue.found) for issue in issues] == [("html", "<em>")]


def test_signs_of_less_and_ampersand_are_no_html() -> None:
    _, issues = read_front_matter("---\ntitle: R&D at 3 < 4 > 2\n---\nWords.", "a.md")
    assert issues == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("byline: '@someone'", "formula"),
        ('byline: Robert "Bob" Hart', "quotes-in-name"),
    ],
)
def test_what_a_spreadsheet_may_misread_is_kept_with_a_warning(line: str, code: str) -> None:
    issue = one(line)
    assert (issue.level, issue.code) == ("warning", code)


def test_a_name_that_is_a_formula_is_an_error() -> None:
    issue = one("publisher: =HYPERLINK(1)")
    assert (issue.level, issue.code, issue.found) == ("error", "formula", "=HYPERLINK(1)")


def test_missing_title_is_an_error() -> None:
    _, issues = read_front_matter("---\ndate: 2007\n---\nWords.", "a.md")
    assert [(issue.code, issue.field) for issue in issues] == [("missing-field", "title")]


@pytest.mark.parametrize("text", ["Words without a block.", "---\ntitle: A\nNo end.", "", "--- title: A ---"])
def test_missing_block_is_an_error(text: str) -> None:
    matter, issues = read_front_matter(text, "a.md")
    assert matter is None
    assert [issue.code for issue in issues] == ["front-matter"]


def test_what_is_no_yaml_is_named_with_its_line() -> None:
    matter, (issue,) = read_front_matter("---\ndate: 2007\ntitle: Russia: the deal\n---\nWords.", "a.md")
    assert matter is None
    assert (issue.code, issue.line) == ("front-matter", 3)
    assert "quotes" in issue.hint


def test_a_list_is_no_front_matter() -> None:
    matter, (issue,) = read_front_matter("---\n- one\n- two\n---\nWords.", "a.md")
    assert matter is None
    assert issue.found == "a list of 2"


def test_field_given_twice_is_named_once_whatever_its_values() -> None:
    _, (issue,) = read_front_matter("---\ntitle: Ships\ntitle: [a]\n---\nWords.", "a.md")
    assert (issue.code, issue.line, issue.found) == ("duplicate-field", 3, "a list of 1")


def test_title_that_is_a_list_is_not_missing_too() -> None:
    _, (issue,) = read_front_matter("---\ntitle: [a, b]\n---\nWords.", "a.md")
    assert (issue.code, issue.field) == ("wrong-type", "title")


@pytest.mark.parametrize("code", ["\\x07", "\\x1b[31m", "\\ud800"])
def test_character_code_that_cannot_be_printed_is_an_error(code: str) -> None:
    _, (issue,) = read_front_matter(f'---\ntitle: "Ships {code} sold"\n---\nWords.', "a.md")
    assert (issue.level, issue.code, issue.line, issue.field) == ("error", "control-character", 2, "title")


def test_nesting_without_end_is_no_front_matter() -> None:
    matter, (issue,) = read_front_matter(f"---\ntitle: {'[' * 3000}\n---\nWords.", "a.md")
    assert matter is None
    assert issue.code == "front-matter"
