"""Who is asked and answers in one sentence, told from who asks."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article


def said(text: str) -> list[tuple[str | None, str]]:
    """Return who says what is reported, by name, and the cue."""
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    names = {actor.key: actor.name for actor in found.actors}
    return [(names.get(s.speaker or ""), s.cue[0].of(text)) for s in found.statements if s.kind == "report"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Danish officials, asked whether Oslo would wait, said the ships were late.",
            ("Danish officials", "said"),
        ),
        ("Mertens, asked about the frigate offer, declined to comment.", ("Mertens", "declined")),
        ("The Kremlin, asked about the radar sale to Peru, said it was on course.", ("Russia", "said")),
        ("The minister, pressed on the cost, said the price was fair.", ("The minister", "said")),
        ("Ana Rios, the minister, asked about the delay, said it was short.", ("Ana Rios", "said")),
        ("The minister, when asked about the delay, said it was short.", ("The minister", "said")),
        ("On Monday the minister, asked about the delay, said it was short.", ("the minister", "said")),
    ],
)
def test_who_is_asked_answers_and_asks_nothing(text: str, told: tuple[str, str]) -> None:
    assert said(text) == [told]


def test_who_asks_and_goes_on_has_said_both() -> None:
    text = "Norway, which asked whether the ships could come earlier, said it would wait."
    assert said(text) == [("Norway", "asked"), ("Norway", "said")]


def test_what_was_called_off_was_not_said() -> None:
    assert said("Oman on Monday called off the purchase of 20 jets.") == []


def test_what_is_not_ruled_out_is_neither_denied_nor_kept_back() -> None:
    text = "Peru does not rule out selling the ships, Defence Minister Ana Rios said."
    assert said(text) == [("Ana Rios", "said")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ghana took delivery of drones from Spain. It has denied that they will be armed.", "Ghana"),
        ("Ghana signed a deal with Airbus. It said the planes would come in May.", "Airbus"),
    ],
)
def test_it_is_the_subject_of_the_sentence_before_among_states(text: str, speaker: str) -> None:
    assert said(text)[-1][0] == speaker


def test_what_was_ordered_from_a_maker_was_not_said() -> None:
    text = (
        "Oman Rail has ordered 45 trains from the French maker Alstom, the state-run firm announced Tuesday."
    )
    assert "ordered" not in " ".join(cue for _, cue in said(text))


def test_what_a_judge_ordered_was_said() -> None:
    assert said("The judge ordered that the ships be sold.") == [("The judge", "ordered")]


def test_who_is_asked_behind_a_clause_is_nobody_in_it() -> None:
    assert ("the team", "said") not in said(
        "Ana Rios, who led the team, asked about the delay, said it was short."
    )
