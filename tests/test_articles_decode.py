from __future__ import annotations

import pytest

from onrecord.articles.decode import MAX_CHARACTERS, check_text, decode
from onrecord.model import Issue


def fault(data: bytes) -> Issue:
    issue = decode(data, "articles/a.txt")
    assert isinstance(issue, Issue)
    return issue


def test_byte_order_mark_is_accepted() -> None:
    assert decode(b"\xef\xbb\xbfWords", "a.txt") == "Words"


def test_latin_1_is_named_with_line_and_word() -> None:
    issue = fault("One\nTwo cafés\n".encode("latin-1"))
    assert (issue.code, issue.line) == ("encoding", 2)
    assert "cafés" in issue.found
    assert "UTF-8" in issue.hint


def test_position_counts_a_byte_order_mark() -> None:
    assert "position 4;" in fault(b"\xef\xbb\xbfa\xe9").found


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised(encoding: str) -> None:
    assert fault("The words of an article".encode(encoding)).found == "UTF-16"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04..", "a ZIP archive or an office document"),
        (b"some words\x00\x01\x02 and more of them", "a zero byte at position 10"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, found: str) -> None:
    issue = fault(data)
    assert (issue.code, issue.found) == ("not-text", found)


def test_empty_text_is_an_error() -> None:
    assert [issue.code for issue in check_text("", "a.txt")] == ["empty-text"]


def test_huge_text_is_an_error_that_names_the_limit() -> None:
    (issue,) = check_text("a" * (MAX_CHARACTERS + 1), "a.txt")
    assert issue.code == "too-large"
    assert "1,000,000" in issue.expected


def test_control_character_is_an_error_with_its_line() -> None:
    (issue,) = check_text("One\nTwo\x07", "a.txt", first_line=5)
    assert (issue.level, issue.code, issue.line, issue.found) == ("error", "control-character", 6, "U+0007")


@pytest.mark.parametrize("text", ["Russiaâ€™s minister", "caf\ufffd"])
def test_lost_characters_are_a_warning(text: str) -> None:
    (issue,) = check_text(text, "a.txt")
    assert (issue.level, issue.code) == ("warning", "broken-characters")


def test_foreign_letters_are_no_lost_characters() -> None:
    assert not list(check_text("São Tomé, Ångström, Â l’époque, Россия, 新聞", "a.txt"))
