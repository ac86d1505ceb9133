from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.values.numerals import parse_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("29", 29),
        ("1,234", 1234),
        ("1.234.567,50", "1234567.50"),
        ("12'500", 12500),
        ("1,25 billion", 1250000000),
        ("1.250 billion", 1250000000),
        ("45,000 crore", 450000000000),
        ("1.5 lakh crore", 1500000000000),
        ("twenty-nine", 29),
        ("one hundred and five", 105),
        ("two hundred thousand", 200000),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("half a billion", 500000000),
        ("three-quarters of a billion", 750000000),
        ("two and a half billion", 2500000000),
    ],
)
def test_numbers_in_digits_and_words(words: str, number: int | str) -> None:
    assert parse_number(words) == Decimal(number)


@pytest.mark.parametrize("words", ["", "a", "tank", "29 tanks", "and"])
def test_other_words_are_no_number(words: str) -> None:
    assert parse_number(words) is None


@settings(deadline=None)  # the first call compiles the patterns
@given(st.text())
def test_no_text_makes_the_parser_raise(text: str) -> None:
    parse_number(text)
