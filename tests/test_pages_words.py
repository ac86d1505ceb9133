from __future__ import annotations

import doctest

import pytest

from onrecord.pages import words


def test_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(words).failed == 0


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2005", "2005"),
        ("2005-12-05", "5 December 2005"),
        ("2005-23", "autumn 2005"),
        ("200X", "the 2000s"),
        ("2005-12?", "perhaps December 2005"),
        ("2005-11/2005-12", "November to December 2005"),
        ("2005-11/..", "from November 2005"),
        ("XXXX-01", "January, year not known"),
        ("Tuesday", "Tuesday"),
        (None, ""),
    ],
)
def test_dates_are_said_as_precisely_as_they_are_known(edtf: str | None, said: str) -> None:
    assert words.date(edtf) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("700000000.00", "700 million"),
        ("1050000000", "1.05 billion"),
        ("1234567", "1.235 million"),
        ("0", "0"),
    ],
)
def test_large_numbers_are_scaled_only_where_exact(value: str, said: str) -> None:
    exact = said != "1.235 million"
    assert words.number(value) == (said if exact else "1,234,567")


def test_an_unknown_country_keeps_its_code() -> None:
    assert words.country("XKX") in ("Kosovo", "XKX")
    assert words.country("RUS") == "Russia"
    assert words.country(None) == ""


@pytest.mark.parametrize("cell", ["quantity;value", ["quantity", "value"], ("quantity", "value")])
def test_a_list_cell_is_read_in_either_form(cell: object) -> None:
    assert words.listed(cell) == ("quantity", "value")
