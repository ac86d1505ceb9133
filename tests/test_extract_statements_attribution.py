"""Whose words they are, and where they begin and end, where the parser is misled."""

from __future__ import annotations

import pytest

from onrecord.extract.nlp import readings
from onrecord.extract.statements import Quotation, find_statements


def read(text: str) -> list[Quotation]:
    return [q for q in find_statements(next(readings([(text, ())]))) if q.kind == "report"]


def told(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (
            " ".join(s.of(text) for s in q.source),
            " ".join(s.of(text) for s in q.cue),
            [s.of(text) for s in q.content],
        )
        for q in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            (
                "The yard has won a contract worth 40 million euros to build tugs for Chile, "
                "a statement by the company says."
            ),
            "a statement by the company",
            "The yard has won a contract worth 40 million euros to build tugs for Chile",
        ),
        (
            (
                "Finland has received radars and spare parts from Sweden, Lund University's Institute for "
                "Peace Studies says."
            ),
            "Lund University's Institute for Peace Studies",
            "Finland has received radars and spare parts from Sweden",
        ),
    ],
)
def test_who_stands_between_the_last_comma_and_the_verb_says_it(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, "says", [content])]


def test_a_speaker_set_into_the_clause_is_told_from_its_subject() -> None:
    text = "The deal, said the envoy, who would speak only if he was not named, would be closed soon."
    assert told(text) == [("the envoy", "said", ["The deal", "would be closed soon"])]


def test_the_subject_of_a_cue_may_have_a_clause_of_its_own() -> None:
    text = "The minister, who was in Paris, said the deal was closed."
    assert told(text) == [("The minister, who was in Paris", "said", ["the deal was closed"])]


@pytest.mark.parametrize(("day", "rest"), [("on Thursday", "it had"), ("in January", "it had")])
def test_the_day_behind_a_cue_is_when_it_was_said(day: str, rest: str) -> None:
    text = f"The Latvian ministry of defence said {day} {rest} awarded Navalia a contract."
    found = read(text)[0]
    assert found.time
    assert (found.time.of(text), [s.of(text) for s in found.content]) == (
        day,
        [f"{rest} awarded Navalia a contract"],
    )


def test_a_day_that_is_part_of_what_is_said_stays_in_it() -> None:
    assert told("Officials said Monday talks had failed.")[0][2] == ["Monday talks had failed"]


@pytest.mark.parametrize(
    "text",
    [
        "The ships will be sold to a country in Asia that was not named.",
        "Chile will benefit if Peru agrees to the sale.",
        "With Poland, Norway agreed last year to the repair of six frigates.",
        "Besides, the air arm has ordered two transports from Navalia.",
        "Posted on July 9, no one has commented so far.",
    ],
)
def test_a_deed_or_a_condition_is_no_statement(text: str) -> None:
    assert told(text) == []


def test_words_that_an_outlet_quotes_are_those_of_whom_it_quotes() -> None:
    text = 'Otto Lemke was glad. "It is part of our plan," the agency quoted him as saying.'
    found = read(text)[0]
    assert [s.of(text) for s in found.source] == ["him"]
    assert [relay.source.of(text) for relay in found.relays] == ["the agency"]


def test_quoted_words_belong_to_a_verb_of_saying_not_to_what_was_put() -> None:
    text = (
        "Otto Lemke, as quoted by Reuters, said cooperation was being put on a longer footing, "
        '"since the upkeep of the ships is part of the contract."'
    )
    found = read(text)
    assert [q.cue[0].of(text) for q in found] == ["said"]
    assert [relay.source.of(text) for relay in found[0].relays] == ["Reuters"]


def test_a_bracket_that_opens_in_the_content_is_closed_in_it() -> None:
    text = "He will modernize the Armed Forces of Chile (AFC), President Ana Lopez has said."
    assert told(text)[0][2] == ["He will modernize the Armed Forces of Chile (AFC)"]


def test_no_auxiliary_is_part_of_according() -> None:
    text = "As for the tugs, Chile would according to Navalia be able to patrol its coast."
    assert told(text)[0][1] == "according"


def test_the_sign_of_a_possessive_name_does_not_open_what_is_said() -> None:
    text = "An official said to IHS Jane's that the ships were late."
    assert told(text)[0][2] == ["that the ships were late"]


def test_quoted_words_that_go_on_behind_the_sentence_are_read_to_their_end() -> None:
    rest = 'a subject of debate by now. We can serve all. Today we do have 42 jets."'
    text = f"An official said to IHS Jane's that the number of jets \"is {rest} The yard was silent."
    assert told(text)[0][2] == [f'that the number of jets "is {rest}']


def test_what_one_reports_and_another_denies_is_said_twice() -> None:
    text = "Talks on the missiles, of long range, have been reported by media and denied by officials."
    content = ["Talks on the missiles, of long range"]
    assert told(text) == [("media", "have been reported", content), ("officials", "denied", content)]


def test_each_of_a_list_that_speaks_of_one_thing_is_heard() -> None:
    text = (
        "Plans to sell 40 tanks were disclosed by a newspaper, criticised by the opposition and denied "
        "by the minister."
    )
    content = ["Plans to sell 40 tanks"]
    assert told(text) == [
        ("a newspaper", "were disclosed", content),
        ("the opposition", "criticised", content),
        ("the minister", "denied", content),
    ]


@pytest.mark.parametrize(
    "text", ["Washington denied the request for 12 jets.", "The export licence was denied by Berlin."]
)
def test_what_is_not_granted_is_not_said_to_be_untrue(text: str) -> None:
    assert told(text) == []


def test_reports_that_are_dismissed_are_denied() -> None:
    text = "Reports of a sale of 40 tanks were dismissed on Monday by the minister."
    assert told(text) == [("the minister", "were dismissed", ["Reports of a sale of 40 tanks"])]


def test_who_rubbishes_a_report_denies_it() -> None:
    text = "The minister rubbished reports of a sale of 40 tanks."
    assert told(text) == [("The minister", "rubbished", ["reports of a sale of 40 tanks"])]


@pytest.mark.parametrize(
    "text", ["The minister was dismissed by the president.", "The case was dismissed by a judge."]
)
def test_who_is_dismissed_denies_nothing(text: str) -> None:
    assert told(text) == []
