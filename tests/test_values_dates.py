from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.values.dates import find_dates, parse_date
from onrecord.values.edtf_dates import edtf_date

PUBLISHED = edtf_date("2007-01-31")  # a Wednesday


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("5 December 2005", "2005-12-05"),
        ("December 5, 2005", "2005-12-05"),
        ("Monday, 5 December 2005", "2005-12-05"),
        ("the 5th of December, 2005", "2005-12-05"),
        ("2005-12-05", "2005-12-05"),
        ("December 2005", "2005-12"),
        ("2005-07", "2005-07"),
        ("2005", "2005"),
        ("the end of 2005", "2005-10/2005-12"),
        ("late 2005", "2005-09/2005-12"),
        ("mid-2008", "2008-05/2008-08"),
        ("first half of 2007", "2007-01/2007-06"),
        ("third quarter of 2024", "2024-07/2024-09"),
        ("Q3 2024", "2024-07/2024-09"),
        ("late January 2007", "2007-01-21/2007-01-31"),
        ("spring 2006", "2006-21"),
        ("between 2010 and 2012", "2010/2012"),
        ("2010–12", "2010/2012"),
        ("by 2015", "../2015"),
        ("before 2010", "../2009"),
        ("since 2003", "2003/.."),
    ],
)
def test_stated_dates(words: str, edtf: str) -> None:
    value = parse_date(words)
    assert value
    assert (value.edtf, value.basis) == (edtf, "stated")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Tuesday", "2007-01-30"),
        ("Wednesday", "2007-01-31"),
        ("next Tuesday", "2007-02-06"),
        ("Thursday last week", "2007-01-25"),
        ("yesterday", "2007-01-30"),
        ("last year", "2006"),
        ("last month", "2006-12"),
        ("last December", "2006-12"),
        ("December last year", "2006-12"),
        ("early next year", "2008-01/2008-04"),
        ("two days earlier", "2007-01-29"),
        ("two years ago", "2005"),
        ("the week before", "2007-01-22/2007-01-28"),
        ("earlier this year", "2007-01"),
        ("by the end of the year", "../2007"),
        ("over the next three years", "2007-01-31/2010-12-31"),
    ],
)
def test_relative_dates_count_from_the_anchor(words: str, edtf: str) -> None:
    value = parse_date(words, PUBLISHED)
    assert value
    assert (value.edtf, value.basis) == (edtf, "relative")


@pytest.mark.parametrize(
    ("words", "tense", "edtf"),
    [
        ("Jan. 23", None, "2007-01-23"),
        ("24 Dec", None, "2006-12-24"),
        ("March", None, "2007-03"),
        ("March", "past", "2006-03"),
        ("Dec. 24", "future", "2007-12-24"),
    ],
)
def test_a_missing_year_is_inferred_from_the_anchor(words: str, tense: str | None, edtf: str) -> None:
    value = parse_date(words, PUBLISHED, tense)  # type: ignore[arg-type]
    assert value
    assert (value.edtf, value.basis) == (edtf, "inferred")


@pytest.mark.parametrize(("words", "edtf"), [("Jan. 31", "XXXX-01-31"), ("January", "XXXX-01")])
@pytest.mark.parametrize("anchor", [None, edtf_date("XXXX-01-31")])
def test_no_year_is_made_up(words: str, edtf: str, anchor: object) -> None:
    value = parse_date(words, anchor)  # type: ignore[arg-type]
    assert value
    assert (value.edtf, value.earliest, value.latest) == (edtf, None, None)


@pytest.mark.parametrize("words", ["Tuesday", "last year", "two days ago", "yesterday"])
def test_relative_words_alone_are_no_date(words: str) -> None:
    assert parse_date(words) is None


def test_a_month_as_anchor_gives_bounds() -> None:
    value = parse_date("Monday", edtf_date("2005-12"))
    assert value
    assert (value.earliest, value.latest) == ("2005-11-28", "2005-12-26")


def test_earlier_counts_from_the_date_named_last() -> None:
    text = "It was signed on 5 December 2005. Two days earlier the ministers met."
    assert [f.value.edtf for f in find_dates(text, PUBLISHED)] == ["2005-12-05", "2005-12-03"]


def test_a_date_takes_in_what_bounds_it() -> None:
    text = "deliveries end by the end of 2010 in Paris"
    [found] = find_dates(text)
    assert (found.span.of(text), found.value.edtf) == ("by the end of 2010", "../2010")


@pytest.mark.parametrize(
    "text",
    [
        "may buy 2000 missiles",
        "the S-300 1998 model",
        "1,998 tanks",
        "31 February 2007",
        "a 2005-strong force",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text, PUBLISHED) == ()


@settings(deadline=None)  # the first call compiles the patterns
@given(st.text())
def test_no_text_makes_the_finder_raise(text: str) -> None:
    find_dates(text, PUBLISHED)


PIECES = [
    "end of",
    "2005",
    "Jan.",
    "31",
    "0",
    "next",
    "Tuesday",
    "year",
    "two",
    "days",
    "earlier",
    "-",
    "to",
    "by",
    "9999",
]


@settings(deadline=None)  # the first call compiles the patterns
@given(st.lists(st.sampled_from(PIECES)), st.sampled_from(["0001-01-01", "8999-12-31", "2007", "../2007"]))
def test_no_mix_of_date_words_makes_the_finder_raise(pieces: list[str], anchor: str) -> None:
    for found in find_dates(" ".join(pieces), edtf_date(anchor)):
        assert (
            found.value.earliest is None
            or found.value.latest is None
            or (found.value.earliest <= found.value.latest)
        )


@settings(deadline=None)  # the first call compiles the patterns
@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: object) -> None:
    if day.year >= 1800 and day.year < 2100:  # type: ignore[attr-defined]
        value = parse_date(f"{day.day} {day:%B %Y}")  # type: ignore[attr-defined]
        assert value
        assert value.edtf == str(day)


def test_a_month_of_that_year_is_of_the_year_named_before() -> None:
    dates = find_dates("Norway signed in February 2003, Peru in May of that year.", PUBLISHED)
    assert [found.value.edtf for found in dates] == ["2003-02", "2003-05"]
