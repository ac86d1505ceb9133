from __future__ import annotations

import pytest

from onrecord.extract.statements.quotes import is_sentence, passages


def found(text: str) -> list[str]:
    return [text[passage.start : passage.end] for passage in passages(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ("''One,'' he said.", ["''One,''"]),
        ("«One», he said.", ["«One»"]),
        ("\"He said 'one' to me,\" she said.", ["\"He said 'one' to me,\""]),
        ("'It is one of ours,' he said.", ["'It is one of ours,'"]),
        ("‘It is one of ours,’ he said.", ["‘It is one of ours,’"]),
        ("It's the crews' own fault, isn't it?", []),
        ("No marks here.", []),
    ],
)
def test_marks_of_all_kinds(text: str, quoted: list[str]) -> None:
    assert found(text) == quoted


def test_a_passage_without_closing_mark_reaches_to_the_end() -> None:
    (passage,) = passages('"We know it. We do', 0, 18)
    assert (passage.end, passage.closed) == (18, False)


def test_a_passage_keeps_to_its_paragraph() -> None:
    text = '"One.\n\n"Two."'
    (passage,) = passages(text, 7, len(text))
    assert text[passage.start : passage.end] == '"Two."'


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ('"We are late," she said.', True),
        ('"We are late" she said.', False),
        ('The "ghost fleet" is here.', False),
        ('"The Winter Fleet," she wrote.', False),
        ('"Yes!" she said.', True),
    ],
)
def test_a_whole_utterance_is_told_from_a_phrase_and_a_title(text: str, whole: bool) -> None:
    (passage,) = passages(text, 0, len(text))
    assert is_sentence(text, passage) is whole
