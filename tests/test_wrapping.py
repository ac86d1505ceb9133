from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.wrapping import unwrap

PARAGRAPHS = [
    "Ships sold to Norland",
    (
        "OSLO (Reuters) - The ministry said on Monday that five ships had been sold to the navy of "
        "Norland under a contract worth 400 million dollars, which was signed in May after talks "
        "that had lasted for two years."
    ),
    (
        '"They are the best that we have ever built," said the head of the yard, who did not say '
        "when the first of them would be delivered. The price has risen twice since the talks "
        "began, according to the ministry."
    ),
    (
        "The opposition asked the government to explain how the price was reached, and why no other"
        " yard had been invited to bid. It will bring the matter before the parliament."
    ),
]


@pytest.mark.parametrize("width", [50, 72, 80])
def test_paragraphs_are_whole_again(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert unwrap(wrapped) == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("width", [50, 72, 80])
def test_sentences_are_whole_again_where_nothing_parts_the_paragraphs(width: int) -> None:
    wrapped = "\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    lines = unwrap(wrapped).split("\n")
    assert lines[0] == PARAGRAPHS[0]
    assert all(line.endswith((".", '"')) for line in lines[1:])
    assert all(any(line in paragraph for paragraph in PARAGRAPHS) for line in lines)


def test_text_with_a_line_for_each_paragraph_is_left_alone() -> None:
    text = "\n".join(PARAGRAPHS * 5)
    assert unwrap(text) == text


def test_list_of_short_lines_is_left_alone() -> None:
    text = "\n".join(["Item", "A longer item of some words", "Another", "One more of them", "x"] * 3)
    assert unwrap(text) == text


@given(st.text(alphabet="ab. \n", max_size=300))
def test_length_and_other_characters_stay(text: str) -> None:
    assert unwrap(text).replace("\n", " ") == text.replace("\n", " ")
