from __future__ import annotations

import pytest

from onrecord.extract.statements.labels import headline_label, is_transcript, label_of


def name(line: str) -> str | None:
    label = label_of(line)
    return None if label is None else line[label.name[0] : label.name[1]]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("HOLM: The ships are late.", "HOLM"),
        ("Anna Holm: The ships are late.", "Anna Holm"),
        ("THE PRESIDENT: The ships are late.", "THE PRESIDENT"),
        ("Rep. Ann Holm (R-Va.): The ships are late.", "Rep. Ann Holm (R-Va.)"),
        ("Q: Are they late?", "Q"),
        ("ANNA HOLM, HOST: The ships are late.", "ANNA HOLM, HOST"),
        ("Note: The ships are late.", None),
        ("Photo: https://example.org/ship", None),
        ("the ships are late: all of them", None),
        ("Holm said: We are late.", None),
    ],
)
def test_the_label_of_a_turn(line: str, speaker: str | None) -> None:
    assert name(line) == speaker


def test_a_transcript_has_turns_that_come_back() -> None:
    turns = ["Q: Are they late?", "A: They are.", "Q: Who will pay?"]
    assert is_transcript(turns)
    assert not is_transcript(
        ["Norway: Ships are late.", "Sweden: Nothing is known.", "Denmark: None were bought."]
    )


@pytest.mark.parametrize(
    ("line", "labelled"),
    [
        ("Clinton camp: The plan is a threat", True),
        ("Holm to navy: Pay for your ships", True),
        ("UPDATE: Ships are late again", False),
        ("Live: The vote on the ships", False),
        ("Ships: late", False),
    ],
)
def test_the_label_of_a_headline(line: str, labelled: bool) -> None:
    assert (headline_label(line) is not None) is labelled
