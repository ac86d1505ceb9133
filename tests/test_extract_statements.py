from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.extract.nlp import readings
from onrecord.extract.statements import Quotation, find_statements

if TYPE_CHECKING:
    from onrecord.model import Span


def read(text: str) -> tuple[Quotation, ...]:
    return find_statements(next(readings([(text, ())])))


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


def reported(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (" ".join(words(text, q.source)), words(text, q.cue)[0], words(text, q.content))
        for q in read(text)
        if q.kind == "report" and q.nested_in is None
    ]


def only(text: str) -> Quotation:
    found = [q for q in read(text) if q.kind == "report" and q.nested_in is None]
    assert len(found) == 1, [words(text, q.cue) for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The minister said that the ships are late.", "The minister", "said", "that the ships are late"),
        (
            "Denmark insists it never paid for the radars.",
            "Denmark",
            "insists",
            "it never paid for the radars",
        ),
        ("The ships are late, the minister said.", "the minister", "said", "The ships are late"),
        (
            "The ships are late, said a spokesman for the navy.",
            "a spokesman for the navy",
            "said",
            "The ships are late",
        ),
        ("According to the navy, two of the ships sank.", "the navy", "According", "two of the ships sank"),
        ("Two of the ships sank, according to the navy.", "the navy", "according", "Two of the ships sank"),
        ('"We are late," Anna Holm said.', "Anna Holm", "said", '"We are late,"'),
        ('"We are late," said Anna Holm.', "Anna Holm", "said", '"We are late,"'),
        ('Anna Holm said: "We are late."', "Anna Holm", "said", '"We are late."'),
        ('Holm told reporters, "We are late."', "Holm", "told", '"We are late."'),
        ("“We are late,” Holm said.", "Holm", "said", "“We are late,”"),
        ("''We are late,'' Holm said.", "Holm", "said", "''We are late,''"),
        ("«We are late», Holm said.", "Holm", "said", "«We are late»"),
        ("'We are late again this year,' Holm said.", "Holm", "said", "'We are late again this year,'"),
        ("Holm was quoted as saying the ships are late.", "Holm", "saying", "the ships are late"),
        (
            "Reporters studied Holm's claim that the ships are late.",
            "Holm's",
            "claim",
            "that the ships are late",
        ),
        ("OSLO, March 3 (NTB) -- Norway announced a new tender.", "Norway", "announced", "a new tender"),
        ("Holm called the tender a farce.", "Holm", "called", "the tender a farce"),
        ("Holm accused the yard of fraud.", "Holm", "accused", "the yard of fraud"),
        ("Holm: The navy gets no ships", "Holm", ":", "The navy gets no ships"),
    ],
)
def test_a_form_of_reporting(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, [content]) in reported(text)


def test_a_split_quotation_is_one_statement() -> None:
    text = '"We are late," Holm said, "but we will pay." The yard was silent.'
    assert reported(text) == [("Holm", "said", ['"We are late,"', '"but we will pay."'])]


def test_a_second_sentence_in_quotes_goes_on_with_the_first() -> None:
    text = '"We are late," Holm said on Monday. "We will pay."'
    assert reported(text) == [("Holm", "said", ['"We are late,"', '"We will pay."'])]


def test_a_quotation_without_closing_mark_goes_on_in_the_next_paragraph() -> None:
    text = '"We are late," Holm said. "We know it.\n\n"We will pay for it."\n\nThe yard was silent.'
    assert reported(text) == [("Holm", "said", ['"We are late,"', '"We know it.', '"We will pay for it."'])]


def test_a_colon_leads_on_to_the_next_paragraph() -> None:
    text = 'In a letter to the yard, Holm wrote:\n\n"We will not wait for another year."'
    assert reported(text) == [("Holm", "wrote", ['"We will not wait for another year."'])]


def test_coordinated_cues_share_their_source() -> None:
    text = "Holm said the ships were late and warned that the yard would pay."
    assert reported(text) == [
        ("Holm", "said", ["the ships were late"]),
        ("Holm", "warned", ["that the yard would pay"]),
    ]


def test_the_reporters_own_relative_clause_is_no_content() -> None:
    text = "Holm said the yard had been sold to Fincorp, which owns two more."
    assert reported(text) == [("Holm", "said", ["the yard had been sold to Fincorp"])]


def test_a_participle_that_reports_is_a_statement_of_its_own() -> None:
    text = "Holm said the ships were late, adding that the yard would pay."
    assert [found[1] for found in reported(text)] == ["said", "adding"]


def test_a_quoted_phrase_alone_is_no_statement() -> None:
    assert reported('The "ghost fleet" lies in the harbour of Bergen.') == []


def test_a_title_in_quotes_is_no_statement() -> None:
    assert [found[1] for found in reported('In "The Winter Fleet," Holm wrote that nobody came.')] == [
        "wrote"
    ]


def test_a_transcript_gives_one_statement_a_turn() -> None:
    turns = [
        "QUESTION: Are the ships late?",
        "HOLM: They are late by a year.",
        "QUESTION: Who pays?",
        "HOLM: The yard will.",
    ]
    text = "\n\n".join(turns)
    found = reported(text)
    assert [source for source, _, _ in found] == ["QUESTION", "HOLM", "QUESTION", "HOLM"]
    assert found[3][2] == ["The yard will."]


def test_a_relative_pronoun_leads_to_its_noun() -> None:
    text = "The radars were sold by Norcom, which denies that it broke the law."
    (found,) = [q for q in read(text) if q.act == "deny"]
    assert words(text, found.source) == ["Norcom", "which"]
    assert found.head is not None
    assert found.head.of(text) == "Norcom"


@pytest.mark.parametrize(
    ("text", "act", "polarity"),
    [
        ("Holm said the ships were sold.", "say", "affirmed"),
        ("Holm confirmed that the ships were sold.", "confirm", "affirmed"),
        ("Holm announced that the ships were sold.", "announce", "affirmed"),
        ('Holm denied that the ships "were ever sold".', "deny", "denied"),
        ("Holm did not say how many ships were sold.", "decline_comment", "denied"),
        ("Holm declined to comment on the sale.", "decline_comment", "denied"),
        ("Holm said he was unaware of the sale.", "decline_comment", "affirmed"),
        ("Holm warned that the ships would sink.", "warn", "affirmed"),
        ("Holm called for a new tender.", "request", "affirmed"),
        ("Holm urged the yard to deliver.", "request", "affirmed"),
        ("Holm promised to pay in May.", "promise", "affirmed"),
        ("Holm defended the sale of the ships.", "defend", "affirmed"),
        ("Holm criticised the sale of the ships.", "criticise", "affirmed"),
        ("Holm accused the yard of fraud.", "accuse", "affirmed"),
        ("Holm described the sale as a farce.", "describe", "affirmed"),
        ("Holm insisted that nobody was paid.", "claim", "affirmed"),
        ('"Nobody was ever paid," Holm said.', "say", "affirmed"),
    ],
)
def test_act_and_polarity(text: str, act: str, polarity: str) -> None:
    found = only(text)
    assert (found.act, found.polarity) == (act, polarity)


def test_an_attitude_is_no_report() -> None:
    (found,) = read("Holm hopes that the ships will float.")
    assert found.kind == "attitude"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ('"We are late," Holm said.', "direct"),
        ("Holm said the ships were late.", "indirect"),
        ('Holm said the ships were "a little late".', "mixed"),
    ],
)
def test_mode(text: str, mode: str) -> None:
    assert only(text).mode == mode


def test_when_where_and_to_whom() -> None:
    text = "Holm told reporters on Tuesday in an interview in Oslo that the ships were late."
    found = only(text)
    assert [span.of(text) if span else None for span in (found.addressee, found.time, found.venue)] == [
        "reporters",
        "on Tuesday",
        "an interview in Oslo",
    ]


@pytest.mark.parametrize(
    ("text", "source", "relay"),
    [
        ("Holm was quoted by Ritzau as saying the ships were late.", "Holm", "Ritzau"),
        ("Ritzau quoted Holm as saying the ships were late.", "Holm", "Ritzau"),
        ('"We are late," said Holm, quoted by the Ritzau agency.', "Holm", "the Ritzau agency"),
        ('"We are late," Holm said in remarks carried by Ritzau.', "Holm", "Ritzau"),
        ("Holm said the ships were late, according to Ritzau.", "Holm", "Ritzau"),
        ("Holm said the ships were late, Ritzau reported.", "Holm", "Ritzau"),
        ("The ships are late, Holm said, Ritzau reported on Monday.", "Holm", "Ritzau"),
        ('"We are late," Holm said, Ritzau reported.', "Holm", "Ritzau"),
        ("The yard, Ritzau reported, said the ships were late.", "The yard", "Ritzau"),
    ],
)
def test_who_passes_it_on(text: str, source: str, relay: str) -> None:
    found = only(text)
    assert words(text, found.source)[0].startswith(source)
    assert [step.source.of(text) for step in found.relays] == [relay]


@pytest.mark.parametrize(
    "text",
    [
        "Ritzau reported on Monday that the ships were late, citing a ministry official.",
        "Ritzau, citing a ministry official, said that the ships were late.",
    ],
)
def test_whom_a_report_cites_is_the_speaker(text: str) -> None:
    (found,) = [q for q in read(text) if q.kind == "report"]
    assert words(text, found.source) == ["a ministry official"]
    assert words(text, found.content) == ["that the ships were late"]
    assert [step.source.of(text) for step in found.relays] == ["Ritzau"]


@pytest.mark.parametrize(
    "text",
    [
        "The yard may claim damages of two million.",
        "The minister did not accuse the yard of fraud.",
        "The official asked not to be named.",
        "Holm discussed the sale of the ships.",
        "Holm was charged with fraud in May.",
        "The government refused to cancel the order.",
        "The yard declined to give the ships back.",
        "Nobody of his rank had confirmed the sale.",
        "The official asked for anonymity.",
        "The source spoke on condition of anonymity.",
    ],
)
def test_what_is_not_said_is_no_report(text: str) -> None:
    assert [q for q in read(text) if q.kind == "report"] == []


def test_an_authority_in_passing_takes_nothing_from_the_speaker() -> None:
    found = reported("She asked why the ships were late, as the committee had recommended.")
    assert [(source, cue) for source, cue, _ in found] == [("She", "asked")]


def test_a_request_names_who_is_to_do_what() -> None:
    assert reported("Norway asked all yards to stop the sale.") == [
        ("Norway", "asked", ["all yards to stop the sale"])
    ]


def test_claims_stay_with_their_denial() -> None:
    text = 'Holm denied claims by the yard "that the ships are late".'
    assert ("Holm", "denied", ['claims by the yard "that the ships are late"']) in reported(text)


def test_what_another_says_is_linked_to_what_it_stands_in() -> None:
    text = "Ritzau said that the navy confirmed that the ships were late."
    outer, inner = read(text)
    assert (words(text, inner.source), inner.nested_in, outer.nested_in) == (["the navy"], 0, None)


def test_a_saying_within_quoted_words_is_marked() -> None:
    text = '"The navy confirmed that the ships were late," Ritzau said.'
    inner, outer = read(text)
    assert (inner.in_quotes, inner.nested_in, outer.in_quotes) == (True, 1, False)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Headline", '"', "''", ":", "said", "He said.", '" said "', "According to", "A: B"]
)
def test_scraps_do_no_harm(text: str) -> None:
    for found in read(text):
        assert all(0 <= span.start < span.end <= len(text) for span in found.content)


def test_offsets_are_those_of_the_text_with_characters_beyond_the_basic_plane() -> None:
    text = "Weather 🌦 report\n\n“Ø is late 🚢,” Åse Holm said."
    (found,) = [q for q in read(text) if q.kind == "report"]
    assert words(text, found.content) == ["“Ø is late 🚢,”"]


@pytest.mark.parametrize(
    "text",
    ["Holm said the ships were late, Ritzau reported.", "The ships are late, Holm said, Ritzau reported."],
)
def test_who_passes_it_on_is_no_part_of_what_is_said(text: str) -> None:
    assert "Ritzau" not in " ".join(words(text, only(text).content))


def test_what_somebody_tells_of_anothers_denial_stays_his() -> None:
    text = "Iran denied buying the missiles, the ministry said."
    assert [source for source, _, _ in reported(text)] == ["the ministry"]


def test_a_thing_that_goes_on_says_nothing() -> None:
    text = "Iran is under no sanctions, Holm said, and cooperation with the yard goes on."
    assert [source for source, _, _ in reported(text)] == ["Holm"]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The navy declined to say what it cost.", "declined to say", "what it cost"),
        ("The navy refused to confirm the sale.", "refused to confirm", "the sale"),
        ("The navy declined to comment.", "declined", "to comment"),
        ("The navy declined to give details of the sale.", "declined", "to give details of the sale"),
    ],
)
def test_what_one_declines_to_say_is_the_content(text: str, cue: str, content: str) -> None:
    found = only(text)
    assert (words(text, found.cue), words(text, found.content)) == ([cue], [content])
    assert found.act == "decline_comment"


def test_what_is_blamed_on_something_is_not_accused() -> None:
    text = "The navy blamed the delay on the engines."
    assert (only(text).act, words(text, only(text).content)) == ("claim", ["the delay on the engines"])
    assert only("The navy blamed the yard for the delay.").act == "accuse"


@pytest.mark.parametrize("day", ["October 24", "October 24, 2008,"])
def test_both_of_two_objects_with_prepositions_are_content(day: str) -> None:
    text = (
        f"The State Department announced on {day} sanctions on the Russian arms exporter "
        "Rosoboronexport and on 12 other companies."
    )
    assert words(text, only(text).content)[0].endswith("and on 12 other companies")


def test_what_we_asked_for_in_quoted_words_is_no_request() -> None:
    found = read('"We could not get the guarantees we asked for," Holm said.')
    assert [q.kind for q in found if q.act == "request"] == ["attitude"]


def test_who_cites_a_report_passes_it_on() -> None:
    text = "According to a report by the Swedish institute SIPRI, cited by the news agency NTB, Chile paid."
    found = only(text)
    assert words(text, found.source) == ["a report by the Swedish institute SIPRI"]
    assert words(text, found.content) == ["Chile paid"]
    assert [step.source.of(text) for step in found.relays] == ["the news agency NTB"]
