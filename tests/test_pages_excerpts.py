"""Excerpts read as sentences and show no more than the evidence holds."""

from __future__ import annotations

import pytest

from onrecord.pages.excerpts import excerpts
from onrecord.pages.marks import Piece

TEXT = (
    "The committee met in the old town hall on Monday. It bought 29 systems of a kind that nobody "
    "else makes. A second round follows.\n\nNothing was signed."
)


def row(quote: str, context: int = 32) -> dict[str, object]:
    start = TEXT.index(quote)
    end = start + len(quote)
    before, after = TEXT[max(0, start - context) : start], TEXT[end : end + context]
    return {"start": start, "prefix": before.split("\n")[-1], "quote": quote, "suffix": after.split("\n")[0]}


def test_excerpts_join_where_they_touch() -> None:
    rows = [
        {"start": 4, "prefix": "The ", "quote": "deal", "suffix": " is"},
        {"start": 9, "prefix": "eal ", "quote": "is", "suffix": " on"},
        {"start": 40, "prefix": "", "quote": "29", "suffix": " of"},
    ]
    assert excerpts(rows) == (Piece(0, "The deal is on"), Piece(40, "29 of"))


def test_a_torn_word_is_left_out_and_its_place_marked() -> None:
    [piece] = excerpts([row("town")])
    assert (piece.text, piece.start, piece.cut_before, piece.cut_after) == (
        "The committee met in the old town hall on Monday.", 0, False, False,
    )  # fmt: skip
    [piece] = excerpts([row("kind")])
    assert (piece.text, piece.cut_before, piece.cut_after) == (
        "It bought 29 systems of a kind that nobody else makes.", False, False,
    )  # fmt: skip
    [piece] = excerpts([row("Monday")])
    assert (piece.text, piece.cut_before, piece.cut_after) == (
        "met in the old town hall on Monday.", True, False,
    )  # fmt: skip
    [piece] = excerpts([row("29")])
    assert (piece.text, piece.cut_before, piece.cut_after) == (
        "It bought 29 systems of a kind that nobody", False, True,
    )  # fmt: skip


def test_the_end_of_a_paragraph_needs_no_mark() -> None:
    [piece] = excerpts([row("round")])
    assert (piece.text, piece.cut_after) == ("A second round follows.", False)


def test_what_is_quoted_is_never_shortened() -> None:
    quote = "town hall on Monday. It bought 29 systems of a ki"
    [piece] = excerpts([row(quote)])
    assert quote in piece.text
    assert TEXT[piece.start : piece.start + len(piece.text)] == piece.text


@pytest.mark.parametrize("rows", [[], [{"start": 4, "quote": None, "prefix": None, "suffix": None}]])
def test_without_words_there_is_no_excerpt(rows: list[dict[str, object]]) -> None:
    assert excerpts(rows) == ()
