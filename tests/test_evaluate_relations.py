from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.evaluate import Gold, score_file
from onrecord.evaluate.figures import Score
from onrecord.evaluate.gold import GoldFile
from onrecord.evaluate.gold_statements import mark_statement
from onrecord.evaluate.kinds import is_quoted, is_reporting
from onrecord.evaluate.relations import read_jsonl
from onrecord.model import Article, Span

POLNEAR = Path(__file__).parents[2] / "shared" / "polnear"


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        '{"doc": "b"}',
        '{"doc": "a", "attributions": []}',
        '{"doc": "b", "attributions": [3]}',
        '{"doc": "b", "attributions": [{"content": [[1]]}]}',
    ],
)
def test_a_line_that_is_no_document_is_named(tmp_path, line):
    path = tmp_path / "predictions.jsonl"
    path.write_text(f'{{"doc": "a", "attributions": []}}\n\n{line}\n', encoding="utf-8")

    with pytest.raises(UsageError, match="line 3"):
        read_jsonl(path)


def test_gold_without_its_texts_is_told(tmp_path):
    path = tmp_path / "found.jsonl"
    path.write_text('{"doc": "a", "attributions": []}\n', encoding="utf-8")

    with pytest.raises(UsageError, match='"text"'):
        score_file(path, path)


def test_a_file_is_scored_against_the_gold_of_the_project(tmp_path):
    text = "Holm says all is well\n\nHolm said the bridge was safe. She denied that it had closed."
    items = [
        {"source": "Holm", "cue": "says", "content": "all is well", "optional": True},
        {"source": "Holm", "cue": "said", "content": "the bridge was safe"},
        {"source": "She", "cue": "denied", "content": "that it had closed"},
    ]
    statements = tuple(mark_statement(text, item) for item in items)
    gold = Gold((GoldFile("holm", "test", Article("holm", "holm.txt", text, ""), statements),))
    attributions = [statement.as_attribution() for statement in statements[:2]]
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


@pytest.mark.parametrize(
    ("cue", "reporting"),
    [("said", True), ("denied", True), ("according to", True), (":", True), ("", True), ("hoped", False)],
)
def test_cues_of_reporting_are_told_from_attitudes(cue, reporting):
    assert is_reporting(cue) is reporting


@pytest.mark.parametrize(
    ("text", "quoted"), [("“Yes” it is", True), ("''Yes'' it", True), ("'Yes' it", False)]
)
def test_double_marks_make_a_quotation(text, quoted):
    assert is_quoted(text, [Span(1, 4)]) is quoted
