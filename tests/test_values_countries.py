from __future__ import annotations

import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.values.countries import country_name, country_of, find_countries


@pytest.mark.parametrize(
    ("words", "alpha3"),
    [
        ("Iran", "IRN"), ("the Islamic Republic of Iran", "IRN"), ("Tehran", "IRN"), ("Iranians", "IRN"),
        ("the Kremlin’s", "RUS"), ("Russian", "RUS"), ("U.S.", "USA"), ("US", "USA"),
        ("the United States'", "USA"),
        ("Korea", "KOR"), ("Koreans", "KOR"),
        ("South Korea", "KOR"), ("North Korean", "PRK"), ("UAE", "ARE"), ("Britain", "GBR"), ("Swiss", "CHE"),
    ],
)  # fmt: skip
def test_names_demonyms_and_seats(words: str, alpha3: str) -> None:
    assert country_of(words) == alpha3


@pytest.mark.parametrize("words", ["us", "Tor-M1", "", "the", "Rosoboronexport"])
def test_other_words_are_no_country(words: str) -> None:
    assert country_of(words) is None


def test_the_longest_name_is_found_with_its_form() -> None:
    text = "South Korea told us that Moscow and the Iranians met the U.S. envoy"
    found = [(c.span.of(text), c.alpha3, c.form) for c in find_countries(text)]
    assert found == [
        ("South Korea", "KOR", "names"),
        ("Moscow", "RUS", "metonyms"),
        ("Iranians", "IRN", "demonyms"),
        ("U.S.", "USA", "names"),
    ]


@pytest.mark.parametrize("text", ["the Korean War", "the Korean peninsula", "the two Koreas"])
def test_words_with_a_name_inside_name_no_state(text: str) -> None:
    assert find_countries(text) == ()


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda country: country.alpha_3)
def test_every_country_is_known_by_its_usual_name(country: object) -> None:
    alpha3 = country.alpha_3  # type: ignore[attr-defined]
    assert country_of(country_name(alpha3)) == alpha3


@settings(deadline=None)  # the first call compiles the patterns
@given(st.text())
def test_no_text_makes_the_finder_raise(text: str) -> None:
    find_countries(text)
    country_of(text)
