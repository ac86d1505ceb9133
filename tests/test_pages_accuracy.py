from __future__ import annotations

import pytest

from onrecord.pages import accuracy

EVALUATION = {
    "counts": {
        "statements": {
            "content": {"gold": 90, "found": 80, "predicted": 85, "right": 80},
            "attribution": {"gold": 10, "found": 8, "predicted": 9, "right": 8},
        },
        "deals": {"agent": {"gold": 0, "found": 0, "predicted": 0, "right": 0}},
    },
    "reliability": [
        {"low": 0.9, "high": 1.0, "count": 5, "right": 0.8},
        {"low": 0.1, "high": 0.2, "count": 0},
    ],
}


def test_figures_are_told_as_questions() -> None:
    measured = accuracy.read(EVALUATION)
    assert measured
    [figure] = measured.statements
    assert figure.question.startswith("Did somebody say this")
    assert (figure.right, figure.predicted, figure.found, figure.gold) == (8, 9, 8, 10)


def test_the_highlights_are_counts_in_a_hundred() -> None:
    count = {"gold": 40, "found": 30, "predicted": 50, "right": 45}
    measured = accuracy.read({"counts": {"unseen": {"values": count}}})
    assert measured
    assert [(one.count, one.words.split()[0]) for one in measured.highlights] == [
        (90, "values"),
        (25, "values"),
    ]


def test_few_cases_make_no_highlight() -> None:
    count = {"gold": 19, "found": 19, "predicted": 19, "right": 19}
    measured = accuracy.read({"counts": {"unseen": {"values": count}}})
    assert measured
    assert measured.highlights == ()


def test_what_was_not_tested_is_left_out() -> None:
    measured = accuracy.read(EVALUATION)
    assert measured
    assert measured.deals == ()
    assert [row["low"] for row in measured.reliability] == [0.9]


@pytest.mark.parametrize("nothing", [None, {}])
def test_nothing_measured_is_nothing_told(nothing: dict[str, object] | None) -> None:
    assert accuracy.read(nothing) is None
