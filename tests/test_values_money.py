from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Amount, Span
from onrecord.values.money import find_money
from onrecord.values.numerals import SCALES

CURRENCIES = ["USD", "EUR", "GBP", "SEK", "CHF", "INR", "JPY", "KRW", "PLN", "AUD", "BRL", "ZAR"]
LOCALES = ["en", "de", "de_CH", "fr", "en_IN", "sv", "pt_BR"]


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "currency"),
    [
        ("a $700 million contract", "$700 million", 700e6, 700e6, "USD"),
        ("for US$ 2.3bn in all", "US$ 2.3bn", 2300000000, 2300000000, "USD"),
        ("a €860m order", "€860m", 860e6, 860e6, "EUR"),
        ("a HRK2.1bn bridge", "HRK2.1bn", 2100000000, 2100000000, "HRK"),
        ("about (Sh5.4 billion) more", "Sh5.4 billion", 5400000000, 5400000000, "KES"),
        ("a TL 500 million order", "TL 500 million", 500e6, 500e6, "TRY"),
        ("a 480-billion-rupee deal", "480-billion-rupee", 480e9, 480e9, "INR"),
        ("costs 12.5bn SEK", "12.5bn SEK", 12500000000, 12500000000, "SEK"),
        ("of CHF 1.25 billion", "CHF 1.25 billion", 1250000000, 1250000000, "CHF"),
        ("von CHF 1,25 billion", "CHF 1,25 billion", 1250000000, 1250000000, "CHF"),
        ("the Rs 45,000 crore project", "Rs 45,000 crore", 450e9, 450e9, "INR"),
        ("three-quarters of a billion dollars", "three-quarters of a billion dollars", 750e6, 750e6, "USD"),
        ("worth more than $2 billion", "more than $2 billion", 2e9, None, "USD"),
        ("up to €3 billion", "up to €3 billion", None, 3e9, "EUR"),
        ("cost $3-3.5 billion", "$3-3.5 billion", 3e9, 3500000000, "USD"),
        ("between $3 billion and $4 billion", "between $3 billion and $4 billion", 3e9, 4e9, "USD"),
        ("A$35 billion", "A$35 billion", 35e9, 35e9, "AUD"),
        ("C$2 billion", "C$2 billion", 2e9, 2e9, "CAD"),
        ("S$400m", "S$400m", 400e6, 400e6, "SGD"),
        ("$1 billion or more", "$1 billion or more", 1e9, None, "USD"),
        ("1.2 trillion won", "1.2 trillion won", 1200000000000, 1200000000000, "KRW"),
        ("4.9 billion Canadian dollars", "4.9 billion Canadian dollars", 4900000000, 4900000000, "CAD"),
        ("a 700-million-dollar deal", "700-million-dollar", 700e6, 700e6, "USD"),
    ],
)
def test_forms_of_money(text: str, words: str, low: float | None, high: float | None, currency: str) -> None:
    [(span, amount)] = find_money(text)
    assert span.of(text) == words
    assert amount.unit == currency
    assert (amount.minimum, amount.maximum) == (low, high)


def test_an_estimate_is_approximate() -> None:
    [(_, amount)] = find_money("an estimated $5 billion")
    assert amount == Amount(Decimal(5 * 10**9), Decimal(5 * 10**9), "USD", approximate=True)


@pytest.mark.parametrize(
    "text",
    [
        "500-pound bombs",
        "weighs 2,000 pounds",
        "the 10 won seats",
        "up to 30 systems",
        "R-77 missiles",
        "two TL 2s",
    ],
)
def test_weights_wins_and_counts_are_no_money(text: str) -> None:
    assert find_money(text) == ()


def test_two_currencies_stay_as_stated() -> None:
    text = "for 2.5 billion pounds ($3.2 billion)"
    assert [amount.unit for _, amount in find_money(text)] == ["GBP", "USD"]


@settings(deadline=None)  # the first call compiles the patterns
@given(
    st.integers(min_value=1, max_value=10**8),
    st.sampled_from(CURRENCIES),
    st.sampled_from(LOCALES),
    st.sampled_from(["", "million", "billion", "crore"]),
)
def test_what_is_written_is_read(hundredths: int, currency: str, locale: str, scale: str) -> None:
    if scale:  # nobody can tell "3.125 million" as Germans and as Britons write it
        hundredths %= 100_000
    number = Decimal(hundredths) / 100 * SCALES.get(scale, 1)
    words = f"{currency} {written(number / SCALES.get(scale, 1), locale)} {scale}".strip()
    assert find_money(words) == ((Span(0, len(words)), Amount(number, number, currency)),)


def written(number: Decimal, locale: str) -> str:
    """Write a number with a locale's separators."""
    return format_decimal(number, format="#,##0.##", locale=Locale.parse(locale), decimal_quantization=False)


@settings(deadline=None)  # the first call compiles the patterns
@given(st.text())
def test_no_text_makes_the_finder_raise(text: str) -> None:
    for span, _ in find_money(text):
        assert span.of(text)


@settings(deadline=None)  # the first call compiles the patterns
@given(
    st.lists(
        st.sampled_from(["$", "€", "3", "-", " ", "billion", "up to", ",", ".", "m", "US", "between", "and"])
    )
)
def test_no_mix_of_money_words_makes_the_finder_raise(pieces: list[str]) -> None:
    find_money("".join(pieces))


@pytest.mark.parametrize(
    ("words", "number", "unit"),
    [("190 MSEK", 190000000, "SEK"), ("MEUR 12.5", 12500000, "EUR"), ("1,200 MNOK", 1200000000, "NOK")],
)
def test_millions_before_the_code(words, number, unit):
    [(_, amount)] = find_money(words)
    assert amount == Amount(Decimal(number), Decimal(number), unit)


def test_and_joins_two_sums_only_after_between():
    found = find_money("jets for $1 billion and eight radars; between 10 and 12 million euros")
    assert [(int(a.minimum), int(a.maximum)) for _, a in found] == [
        (1000000000, 1000000000),
        (10000000, 12000000),
    ]


def test_a_text_that_counts_aloud_is_read_in_no_time() -> None:
    text = "one two three " * 500 + "four million dollars"
    [(span, _)] = find_money(text)
    assert span.of(text).endswith("four million dollars")


def test_one_sum_in_two_currencies_is_no_range():
    text = "The cost comes to P 438.62 million or USD 8.8 million."
    found = [
        (span.of(text), amount.minimum, amount.maximum, amount.unit) for span, amount in find_money(text)
    ]
    assert found == [
        ("P 438.62 million", Decimal(438620000), Decimal(438620000), "PHP"),
        ("USD 8.8 million", Decimal(8800000), Decimal(8800000), "USD"),
    ]


def test_a_range_that_repeats_its_sign_is_one_sum():
    [(_, amount)] = find_money("between $3 billion and $4 billion")
    assert (amount.minimum, amount.maximum) == (Decimal(3000000000), Decimal(4000000000))


def test_a_scale_in_words_holds_for_both_ends():
    [(_, amount)] = find_money("It will cost six to seven billion euros.")
    assert (amount.minimum, amount.maximum) == (6_000_000_000, 7_000_000_000)
