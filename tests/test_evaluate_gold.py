from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from onrecord.articles.read import read_article
from onrecord.errors import DataError
from onrecord.evaluate import load_gold
from onrecord.evaluate.gold import load_folder
from onrecord.evaluate.gold_statements import mark_statement
from onrecord.evaluate.locate import MisfitError, locate, mode_of
from onrecord.model import Article, Span

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
TEXT = (
    "Mayor Ada Holm said the bridge was safe. She denied that it had closed. "
    "“It never closed,” she said, according to Radio Nord."
)


def read_nothing(path: Path) -> Article:
    raise AssertionError(path)


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


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("style: test\nstatements: []\n", "no text"),
        ("style: test\narticle: a.md\nstatements: []\n", "no article with its sha256"),
        ("style: test\ntext: She said no.\nstatements: [no]\n", "no entry with keys"),
    ],
)
def test_a_gold_file_of_another_form_is_told(tmp_path, content, message):
    folder = tmp_path / "statements"
    folder.mkdir()
    (folder / "one.yaml").write_text(content, encoding="utf-8")

    with pytest.raises(DataError) as stopped:
        load_folder(folder, tmp_path, read_nothing, mark_statement)

    assert message in stopped.value.issues[0].message


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
    assert mode_of(TEXT, [Span(TEXT.index(content), TEXT.index(content) + len(content))]) == mode
