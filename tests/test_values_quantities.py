from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.values.quantities import find_quantities, parse_quantity


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("29 of the sophisticated missile systems", "29", 29, 29, "systems"),
        ("up to 30 Tor-M1 systems", "up to 30", None, 30, "systems"),
        ("four or five frigates", "four or five", 4, 5, "frigates"),
        ("two dozen helicopters", "two dozen", 24, 24, "helicopters"),
        ("several tanks", "several", 2, None, "tanks"),
        ("at least 18 jets", "at least 18", 18, None, "jets"),
        ("between 10 and 12 drones", "between 10 and 12", 10, 12, "drones"),
        ("24-36 aircraft", "24-36", 24, 36, None),
        ("dozens of drones", "dozens of", 24, None, "drones"),
        ("more than 100 K2 tanks", "more than 100", 100, None, "tanks"),
        ("29 MiG-29SMTs", "29", 29, 29, None),
        ("six EC145s for the navy", "six", 6, 6, None),
    ],
)
def test_forms_of_quantities(
    text: str, words: str, low: int | None, high: int | None, unit: str | None
) -> None:
    [(span, amount)] = find_quantities(text)
    assert (span.of(text), amount.minimum, amount.maximum, amount.unit) == (words, low, high, unit)


def test_a_regiment_and_its_launchers_are_two_counts() -> None:
    text = "one regiment (six launchers)"
    assert [span.of(text) for span, _ in find_quantities(text)] == ["one", "six"]


@pytest.mark.parametrize(
    "text",
    [
        "a height of up to 20,000 feet", "155mm howitzers", "155 mm guns", "S-300 missiles",
        "a 3 percent stake",
        "three years", "in 2005", "$700 million", "10th", "No. 5", "two targets", "2,000-pound bombs",
        "F-16 Block 70",
    ],
)  # fmt: skip
def test_measures_dates_money_and_names_are_no_counts(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "unit"), [("Six Submarines", "submarines"), ("12 Hornets", "Hornets"), ("30 UAVs", "UAVs")]
)
def test_a_common_noun_has_no_capital_from_a_headline(text: str, unit: str) -> None:
    ((_, amount),) = find_quantities(text)
    assert amount.unit == unit


def test_a_whole_phrase_is_read() -> None:
    amount = parse_quantity("four or five")
    assert amount
    assert (amount.minimum, amount.maximum) == (4, 5)


@settings(deadline=None)  # the first call compiles the patterns
@given(st.text())
def test_no_text_makes_the_finder_raise(text: str) -> None:
    find_quantities(text)
