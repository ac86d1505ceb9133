from __future__ import annotations

import gzip
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from onrecord.articles.read import read_article
from onrecord.errors import DataError, UsageError
from onrecord.evaluate import (
    Gold,
    check_floors,
    evaluate,
    load_gold,
    lower_floors,
    raise_floors,
    read_floors,
    render,
    render_findings,
    score_file,
)
from onrecord.evaluate.calibration import calibrate
from onrecord.evaluate.figures import Score
from onrecord.evaluate.gold import GoldFile, load_folder
from onrecord.evaluate.gold_statements import GoldStatement, mark_statement
from onrecord.evaluate.locate import MisfitError, locate, mode_of
from onrecord.evaluate.matching import Relation, match
from onrecord.evaluate.names import names_agree
from onrecord.evaluate.relations import read_jsonl
from onrecord.evaluate.tokens import Text
from onrecord.model import Article, ChainStep, LocalActor, Mentions, Span, StatementMention

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
POLNEAR = ROOT.parent / "shared" / "polnear"

TEXT = (
    "Mayor Ada Holm said the bridge was safe. She denied that it had closed. "
    "“It never closed,” she said, according to Radio Nord."
)


def read_nothing(path: Path) -> Article:
    raise AssertionError(path)


def words(text: str, phrase: str) -> Span:
    start = text.index(phrase)
    return Span(start, start + len(phrase))


def holm_gold(**changes: object) -> GoldStatement:
    statement = GoldStatement(
        source=(words(TEXT, "Mayor Ada Holm"),),
        cue=(words(TEXT, "said"),),
        content=(words(TEXT, "the bridge was safe"),),
        speakers=("Ada Holm",),
        acts=("say",),
        modes=("indirect",),
        polarity="affirmed",
    )
    return replace(statement, **changes)


def holm_found(**changes: object) -> StatementMention:
    statement = StatementMention(
        key="s1",
        source=(words(TEXT, "Mayor Ada Holm"),),
        cue=(words(TEXT, "said"),),
        content=(words(TEXT, "the bridge was safe"),),
        act="say",
        mode="indirect",
        polarity="affirmed",
        speaker="a1",
        method="test",
        confidence=0.9,
    )
    return replace(statement, **changes)


ACTORS = (
    LocalActor("a1", "Ada Holm", "person", named=True, mentions=()),
    LocalActor("a2", "Radio Nord", "organization", named=True, mentions=()),
)


def gold_of(*statements: GoldStatement) -> Gold:
    article = Article("holm", "holm.txt", TEXT, "Bridge")
    return Gold((GoldFile("holm", "test", article, statements),))


def report_of(gold: GoldStatement | None, found: StatementMention | None):
    example = gold_of(gold) if gold else gold_of()
    mentions = Mentions(example.statements[0].article, ACTORS, (found,) if found else ())
    return evaluate(example, lambda articles: [mentions for _ in articles])


# Gold files


def read_first(path: Path) -> Article:
    return read_article(path, path.parent)[0][0]


def test_every_gold_file_fits_its_text():
    gold = load_gold(GOLD, ROOT, read_first)

    assert len([one for one in gold.statements if not one.outside]) >= 24
    assert all(one.marked for one in gold.statements)
    if gold.skipped:
        pytest.skip("; ".join(issue.message for issue in gold.skipped))


def test_styles_of_gold_differ():
    styles = [
        yaml.safe_load(path.read_text(encoding="utf-8"))["style"] for path in GOLD.glob("statements/*.yaml")
    ]

    assert len(set(styles)) >= 20


def write_gold(folder: Path, text: str, **statement: object) -> Path:
    folder.mkdir()
    entry = {"style": "test", "text": text, "statements": [statement]}
    (folder / "one.yaml").write_text(yaml.safe_dump(entry, allow_unicode=True), encoding="utf-8")
    return folder


def test_words_become_offsets(tmp_path):
    folder = write_gold(
        tmp_path / "statements", TEXT, source="She", cue="denied", content="that it had closed", act="deny"
    )

    ((article,), _) = load_folder(folder, tmp_path, read_nothing, mark_statement)

    statement = article.marked[0]
    assert [span.of(TEXT) for span in (*statement.source, *statement.cue, *statement.content)] == [
        "She",
        "denied",
        "that it had closed",
    ]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"content": "the bridge was unsafe"}, "not in the text"),
        ({"content": "closed"}, "stands 2 times"),
        ({"content": "the bridge was safe", "act": "shout"}, "shout is none of"),
        ({"content": "the bridge was safe", "speeker": "Ada Holm"}, "unknown key speeker"),
        ({"content": ["”"]}, "no word"),
    ],
)
def test_a_slip_in_a_gold_file_stops_with_its_place(tmp_path, entry, message):
    folder = write_gold(tmp_path / "statements", TEXT, **entry)

    with pytest.raises(DataError) as stopped:
        load_folder(folder, tmp_path, read_nothing, mark_statement)

    (issue,) = stopped.value.issues
    assert message in issue.message
    assert (issue.path, issue.field) == ("statements/one.yaml", "statements[1]")


def test_nth_chooses_among_the_same_words():
    _, _, content = locate(TEXT, {"content": "closed", "nth": {"content": 2}})

    assert content == (Span(TEXT.rindex("closed"), TEXT.rindex("closed") + 6),)


def test_a_cue_inside_the_content_is_not_taken():
    text = "Holm said that Berg said no."

    _, cue, _ = locate(text, {"cue": "said", "content": "that Berg said no"})

    assert cue == (Span(5, 9),)


def test_two_equally_near_cues_need_nth():
    text = "said Holm said"

    with pytest.raises(MisfitError, match="equally near"):
        locate(text, {"cue": "said", "content": "Holm"})


def test_elided_content_runs_to_the_next_such_words():
    _, _, content = locate(TEXT, {"content": "She denied […] closed"})

    assert content[0].of(TEXT) == "She denied that it had closed"


def test_missing_article_is_skipped_with_a_warning(tmp_path):
    folder = tmp_path / "statements"
    folder.mkdir()
    entry = {"style": "wire", "article": "../elsewhere/a.txt", "sha256": "0", "statements": []}
    (folder / "a.yaml").write_text(yaml.safe_dump(entry), encoding="utf-8")

    articles, issues = load_folder(folder, tmp_path, read_nothing, mark_statement)

    assert articles == ()
    assert [(issue.level, issue.found) for issue in issues] == [("warning", "../elsewhere/a.txt")]


def test_changed_article_stops(tmp_path):
    folder = tmp_path / "statements"
    folder.mkdir()
    (tmp_path / "a.txt").write_text("Changed.", encoding="utf-8")
    entry = {"style": "wire", "article": "a.txt", "sha256": "0", "statements": []}
    (folder / "a.yaml").write_text(yaml.safe_dump(entry), encoding="utf-8")

    with pytest.raises(DataError) as stopped:
        load_folder(folder, tmp_path, lambda path: Article("a", path.name, "Changed.", "A"), mark_statement)

    assert "sha256 differs" in stopped.value.issues[0].message


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        ("“It never closed,”", "direct"),
        ("the bridge was safe", "indirect"),
        ("“It never closed,” she", "mixed"),
    ],
)
def test_quotation_marks_tell_the_mode(content, mode):
    assert mode_of(TEXT, [words(TEXT, content)]) == mode


# Matching


def test_half_of_the_words_in_common_is_a_match():
    gold = Relation(frozenset(), frozenset(), frozenset({1, 2, 3, 4}))

    assert match([gold], [replace(gold, content=frozenset({3, 4}))]) == {0: 0}
    assert match([gold], [replace(gold, content=frozenset({4}))]) == {}


def test_the_most_alike_are_paired_first():
    short = Relation(frozenset(), frozenset(), frozenset({1, 2}))
    long = replace(short, content=frozenset({1, 2, 3}))

    assert match([long, short], [short, long]) == {0: 1, 1: 0}


def test_declined_comment_is_compared_with_its_cue():
    text = Text("Holm declined to comment.")
    gold = Relation(frozenset({0}), frozenset({1}), frozenset({2, 3}), whole=True)
    found = Relation(frozenset({0}), frozenset({1, 2, 3}), frozenset())

    assert text.words == ["holm", "declined", "to", "comment"]
    assert match([gold], [found]) == {0: 0}


@pytest.mark.parametrize(
    ("name", "accepted", "agree"),
    [
        ("Ada Holm", ["Ada Holm"], True),
        ("Dr. Ada Holm", ["Ada Holm"], True),
        ("Holm", ["Ada Holm"], False),
        ("Bo Holm", ["Ada Holm"], False),
        ("Ministry of Defence", ["Defence Ministry"], True),
        ("a ministry official speaking on condition of anonymity", ["a ministry official"], True),
        ("a shopkeeper", ["a ministry official"], False),
        ("", ["a ministry official"], False),
    ],
)
def test_names_agree_by_their_words(name, accepted, agree):
    assert names_agree(name, accepted) is agree


# Statements


def test_what_is_found_and_right_counts():
    report = report_of(holm_gold(), holm_found())

    assert report.statements.complete == Score(1, 1, 1, 1)
    assert report.statements.content.f1 == 1.0


def test_what_is_missed_lowers_recall():
    report = report_of(holm_gold(), None)

    assert report.statements.attribution == Score(gold=1, found=0, predicted=0, right=0)


def test_what_is_made_up_lowers_precision():
    report = report_of(None, holm_found())

    assert report.statements.attribution == Score(gold=0, found=0, predicted=1, right=0)


def test_optional_gold_counts_neither_found_nor_missed():
    found = report_of(holm_gold(optional=True), holm_found())
    missed = report_of(holm_gold(optional=True), None)

    assert found.statements.attribution == missed.statements.attribution == Score()
    assert found.statements.content.precision == missed.statements.content.precision


def test_what_somebody_thinks_is_no_statement():
    report = report_of(None, holm_found(kind="attitude"))

    assert report.statements.attribution.predicted == 0


def test_wrong_speaker_is_told_apart_from_wrong_source():
    report = report_of(holm_gold(), holm_found(speaker="a2"))

    assert report.statements.with_source.f1 == 1.0
    assert report.statements.with_speaker.f1 == 0.0


@pytest.mark.parametrize(
    ("field", "value"), [("act", "deny"), ("mode", "direct"), ("polarity", "denied"), ("speaker", None)]
)
def test_each_wrong_reading_shows_in_its_own_share(field, value):
    scores = report_of(holm_gold(), holm_found(**{field: value})).statements

    shares = {name: getattr(scores, name).share for name in ("act", "mode", "polarity", "speaker", "chain")}
    assert shares == {**dict.fromkeys(shares, 1.0), field: 0.0}


def test_a_relay_left_out_is_a_wrong_chain():
    gold = holm_gold(chain=(("Radio Nord",),))
    relay = ChainStep("a2", None, words(TEXT, "Radio Nord"))

    without = report_of(gold, holm_found()).statements
    with_relay = report_of(gold, holm_found(chain=(relay,))).statements

    assert (without.chain.share, with_relay.chain.share) == (0.0, 1.0)
    assert (without.relays.recall, with_relay.relays.recall) == (0.0, 1.0)


def test_report_renders_and_writes_its_figures():
    report = report_of(holm_gold(), holm_found())

    (line,) = (line for line in render(report).splitlines() if line.startswith("with speaker"))
    assert line.split() == ["with", "speaker", "1", "1", "100.0", "100.0", "100.0"]
    assert json.loads(report.to_json())["figures"]["statements.attribution.f1"] == 1.0


def test_predictions_must_answer_every_article():
    with pytest.raises(ValueError, match="shorter"):
        evaluate(gold_of(), lambda _: [])


@pytest.mark.parametrize(
    ("gold", "found", "fault"),
    [
        (holm_gold(), None, "missed"),
        (None, holm_found(), "no statement"),
        (holm_gold(), holm_found(speaker="a2"), "speaker Radio Nord, not Ada Holm"),
        (holm_gold(chain=(("Radio Nord",),)), holm_found(), "chain none, not Radio Nord"),
        (holm_gold(acts=("claim", "defend")), holm_found(), "act say, not claim"),
    ],
)
def test_what_is_not_right_is_listed_in_the_words_of_the_text(gold, found, fault):
    report = report_of(gold, found)

    listed = render_findings(report.findings, gold_of().statements)

    assert listed == f"holm: {fault}: Mayor Ada Holm | said | the bridge was safe\n"


# Confidence


def test_reliability_puts_outcomes_into_bins():
    calibration = calibrate([(0.9, True), (0.95, False), (0.2, False), (1.0, True)])

    assert [(one.low, one.count, one.right) for one in calibration.bins] == [(0.2, 1, 0.0), (0.9, 3, 2 / 3)]
    assert calibration.brier == pytest.approx((0.01 + 0.9025 + 0.04 + 0) / 4)
    assert calibration.error == pytest.approx((0.2 + 3 * (0.95 - 2 / 3)) / 4)


# Floors


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
        "# Changelog\n\n## Unreleased\n\n- Floor of `a` lowered from 0.900 to 0.800: harder gold\n- Old.\n"
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


def test_floors_name_figures_that_exist():
    figures = report_of(holm_gold(), holm_found()).figures()
    known = {
        name for name in read_floors(GOLD / "baseline.json") if not name.startswith(("outside.", "deals."))
    }

    assert known <= set(figures)


# Files of attributions


def test_a_line_that_is_no_document_is_named(tmp_path):
    path = tmp_path / "predictions.jsonl"
    path.write_text('{"doc": "a", "attributions": []}\n{"doc": "b"}\n', encoding="utf-8")

    with pytest.raises(UsageError, match="line 2"):
        read_jsonl(path)


def test_a_file_is_scored_against_the_gold_of_the_project(tmp_path):
    missed = holm_gold(content=(words(TEXT, "that it had closed"),))
    headline = holm_gold(content=(words(TEXT, "It never closed"),), optional=True)
    gold = gold_of(holm_gold(), missed, headline)
    attributions = [statement.as_attribution() for statement in (holm_gold(), headline)]
    path = tmp_path / "predictions.jsonl"
    path.write_text(json.dumps({"doc": "holm", "attributions": attributions}) + "\n", encoding="utf-8")

    scores = score_file(path, gold)

    assert scores["all"].attribution == Score(gold=2, found=1, predicted=1, right=1)


@pytest.mark.skipif(not POLNEAR.is_dir(), reason="../shared/polnear is not here")
def test_figures_agree_with_the_reference_scorer(tmp_path):
    gold_path = tmp_path / "gold.jsonl"
    with gzip.open(POLNEAR / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold_path.write_text(
            "".join(line for _, line in zip(range(30), lines, strict=False)), encoding="utf-8"
        )
    gold = read_jsonl(gold_path)
    predicted_path = tmp_path / "predicted.jsonl"
    predicted_path.write_text(
        "".join(json.dumps(_worsened(document)) + "\n" for document in gold), encoding="utf-8"
    )

    command = [sys.executable, str(POLNEAR / "score.py"), str(gold_path), str(predicted_path), "--json"]
    reference = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)

    ours = score_file(predicted_path, gold_path)
    for subset, figures in reference.items():
        scores = {"token": "content", "attr": "attribution", "attr+src": "with_source"}
        for theirs, name in scores.items():
            score = getattr(ours[subset], name)
            assert [score.precision, score.recall, score.f1] == pytest.approx(figures[theirs]), (subset, name)
        assert ours[subset].attribution.gold == figures["gold"]


def _worsened(document: dict) -> dict:
    """Shift, cut, drop and swap, so that every figure lies well between 0 and 1."""
    attributions = []
    for number, attribution in enumerate(document["attributions"]):
        content = [[start, end + (40 if number % 3 == 0 else 0)] for start, end in attribution["content"]]
        source = attribution["cue"] if number % 4 == 1 else attribution["source"]
        if number % 5:
            attributions.append({**attribution, "content": content[: 1 + number % 2], "source": source})
    return {"doc": document["doc"], "attributions": attributions}
