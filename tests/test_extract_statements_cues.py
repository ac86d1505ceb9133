from __future__ import annotations

import pytest

from onrecord.extract.statements.cues import nouns, verbs, words


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("says", "say"), ("said", "say"), ("saying", "say"),
        ("told", "tell"), ("denied", "deny"), ("denies", "deny"),
        ("denying", "deny"), ("announced", "announce"), ("announcing", "announce"),
        ("admitted", "admit"), ("stresses", "stress"), ("criticising", "criticise"),
        ("thought", "think"), ("agreed", "agree"),
    ],
)  # fmt: skip
def test_every_form_leads_to_its_verb(form: str, lemma: str) -> None:
    assert verbs()[form].lemma == lemma


def test_a_thought_is_told_from_a_report() -> None:
    assert (verbs()["hopes"].kind, verbs()["says"].kind) == ("attitude", "report")


def test_what_can_follow_a_verb() -> None:
    assert verbs()["told"].takes_addressee
    assert "for" in verbs()["called"].prepositions
    assert not verbs()["said"].takes_object


def test_nouns_have_their_plurals() -> None:
    assert {nouns()[form].act for form in ("claim", "claims", "allegations")} == {"claim"}


def test_words_of_a_group_are_words() -> None:
    groups = [
        "times",
        "occasions",
        "answers",
        "withheld",
        "no_speakers",
        "carrying",
        "quoting",
        "days",
        "making",
    ]
    assert all(isinstance(word, str) for group in groups for word in words(group))
