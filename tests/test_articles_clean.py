from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.clean import as_identifier, merge, normalise, split_lines, without
from onrecord.model import Span


def test_line_breaks_are_one_kind_and_letters_composed() -> None:
    assert normalise("\ufeffA\r\nB\rC\u2028e\u0301\n\n") == "A\nB\nC\né"


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet="ab \t\n"))
def test_lines_know_their_places(text: str) -> None:
    text = normalise(text)
    lines = split_lines(text)
    assert [line.text for line in lines] == [line.strip() for line in text.split("\n") if line.strip()]
    for line in lines:
        assert line.span.of(text) == line.text
        assert text.split("\n")[line.number - 1].strip() == line.text


def test_spans_that_touch_are_joined() -> None:
    assert merge([Span(5, 9), Span(0, 3), Span(3, 4)]) == (Span(0, 4), Span(5, 9))


def test_without_spans_the_rest_is_left() -> None:
    assert without("one two three", (Span(3, 7),)) == "one three"


@pytest.mark.parametrize(
    ("words", "expected"),
    [("AP 2007/01 — Façade", "ap-2007-01-facade"), ("Łódź_Ærø", "lodz-aero"), ("新聞", "")],
)
def test_slug_is_plain(words: str, expected: str) -> None:
    assert as_identifier(words) == expected
