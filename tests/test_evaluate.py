from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord.evaluate import (
    Gold,
    evaluate,
    render,
    render_findings,
)
from onrecord.evaluate.figures import Score
from onrecord.evaluate.gold import GoldFile
from onrecord.evaluate.gold_statements import GoldStatement
from onrecord.evaluate.matching import Relation, match
from onrecord.evaluate.names import names_agree
from onrecord.evaluate.tokens import Text
from onrecord.model import (
    Article,
    ChainStep,
    LocalActor,
    Mentions,
    Span,
    StatementMention,
)

TEXT = (
    "Mayor Ada Holm said the bridge was safe. She denied that it had closed. "
    "“It never closed,” she said, according to Radio Nord."
)


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
        polarities=("affirmed",),
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

    listed = render_findings(report, gold_of())

    assert listed == f"holm: {fault}: Mayor Ada Holm | said | the bridge was safe\n"
