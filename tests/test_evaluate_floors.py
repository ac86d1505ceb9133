from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.articles.read import read_article
from onrecord.errors import UsageError
from onrecord.evaluate import (
    Gold,
    check_floors,
    evaluate,
    load_gold,
    lower_floors,
    raise_floors,
    read_floors,
)
from onrecord.evaluate.calibration import calibrate
from onrecord.evaluate.deals import DealScores
from onrecord.evaluate.figures import Score
from onrecord.evaluate.gold import GoldFile
from onrecord.evaluate.interval import f1_interval
from onrecord.extract import extract
from onrecord.model import Article, Mentions

BASELINE = Path(__file__).parent / "gold" / "baseline.json"


def test_reliability_puts_outcomes_into_bins():
    calibration = calibrate([(0.9, True), (0.95, False), (0.2, False), (1.0, True)])

    assert [(one.low, one.count, one.right) for one in calibration.bins] == [(0.2, 1, 0.0), (0.9, 3, 2 / 3)]
    assert calibration.brier == pytest.approx((0.01 + 0.9025 + 0.04 + 0) / 4)
    assert calibration.error == pytest.approx((0.2 + 3 * (0.95 - 2 / 3)) / 4)


def test_interval_holds_the_figure_and_is_the_same_each_time():
    scores = [Score(10, found, 10, found) for found in (2, 5, 6, 7, 9, 10)]

    low, high = f1_interval(scores)

    assert 0.2 < low < 39 / 60 < high < 1.0
    assert f1_interval(scores) == (low, high)


def write_floors(folder: Path, **floors: float) -> Path:
    path = folder / "baseline.json"
    path.write_text(json.dumps({"floors": floors}), encoding="utf-8")
    return path


def test_a_figure_below_its_floor_is_an_error():
    issues = check_floors({"a": 0.79, "b": 0.8}, {"a": 0.8, "b": 0.8, "c": 0.1}, "baseline.json")

    assert [(issue.level, issue.field) for issue in issues] == [("error", "a"), ("warning", "c")]


def test_of_calibration_error_less_is_better():
    assert check_floors({"calibration.error": 0.1}, {"calibration.error": 0.05}, "baseline.json")
    assert not check_floors({"calibration.error": 0.01}, {"calibration.error": 0.05}, "baseline.json")


def test_raising_never_lowers(tmp_path):
    path = write_floors(tmp_path, a=0.5, b=0.9)

    assert raise_floors(path, {"a": 0.77777, "b": 0.8}) == ("a",)
    assert read_floors(path) == {"a": 0.777, "b": 0.9}


def test_lowering_writes_the_reason_into_the_changelog(tmp_path):
    path = write_floors(tmp_path, a=0.9)
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_text("# Changelog\n\n## Unreleased\n\n- Old.\n", encoding="utf-8")

    lower_floors(path, {"a": 0.8}, "harder gold", changelog)

    assert read_floors(path) == {"a": 0.8}
    assert changelog.read_text(encoding="utf-8") == (
        "# Changelog\n\n## Unreleased\n\n- **Floor**: `a` lowered from 0.900 to 0.800: harder gold\n- Old.\n"
    )


@pytest.mark.parametrize("reason", ["", "  "])
def test_lowering_without_a_reason_changes_nothing(tmp_path, reason):
    path = write_floors(tmp_path, a=0.9)

    with pytest.raises(UsageError, match="reason"):
        lower_floors(path, {"a": 0.8}, reason, tmp_path / "CHANGELOG.md")

    assert read_floors(path) == {"a": 0.9}


def test_lowering_without_a_changelog_changes_nothing(tmp_path):
    path = write_floors(tmp_path, a=0.9)

    with pytest.raises(UsageError, match="heading"):
        lower_floors(path, {"a": 0.8}, "harder gold", tmp_path / "CHANGELOG.md")

    assert read_floors(path) == {"a": 0.9}


def test_the_reading_holds_its_floors():
    folder = BASELINE.parent
    gold = load_gold(folder, folder.parents[1], lambda path: read_article(path, path.parent)[0][0])

    issues = check_floors(evaluate(gold, extract).figures(), read_floors(BASELINE), "baseline.json")

    assert [(issue.field, issue.found, issue.expected) for issue in issues if issue.level == "error"] == []


def test_floors_name_figures_that_exist():
    text = GoldFile("a", "test", Article("a", "a.txt", "Nobody spoke.", ""), (), outside=True)
    report = evaluate(Gold((text,)), lambda articles: (Mentions(article) for article in articles))
    figures = {*report.figures(), *DealScores().figures(), *DealScores().figures("unseen")}

    assert set(read_floors(BASELINE)) <= figures
