from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.identifiers import distinct, occurrence, slug
from onrecord.model import Span


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Süddeutsche Zeitung", "suddeutsche-zeitung"),
        ("U.S. Navy", "us-navy"),
        ("Łódź & Ørsted", "lodz-orsted"),
        ("Tor-M1", "tor-m1"),
    ],
)
def test_slug_is_readable(words: str, expected: str) -> None:
    assert slug(words) == expected


@given(st.text())
def test_slug_always_fits_the_contract(words: str) -> None:
    made = slug(words)
    assert made
    assert len(made) <= 60
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert made[0] != "-"


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"])))
def test_distinct_identifiers_are_distinct(names: list[str]) -> None:
    made = distinct(names)
    assert len(set(made)) == len(made) == len(names)


def test_occurrence_counts_from_one() -> None:
    assert [occurrence("Iran and Iran", Span(0, 4)), occurrence("Iran and Iran", Span(9, 13))] == [1, 2]
