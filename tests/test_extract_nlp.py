from __future__ import annotations

from itertools import count, islice

import pytest

from onrecord.extract.nlp import PARAGRAPHS_AT_ONCE, language, readings
from onrecord.model import Span


def tokens(reading):
    """Yield every token with its offset in the text."""
    for paragraph in reading.paragraphs:
        for token in paragraph.doc:
            yield paragraph.start + token.idx, token


def test_a_token_stands_where_the_text_has_it() -> None:
    text = "Head\n\n“Ships are late,” she said 🚢.\n  Indented line here."
    (reading,) = readings([(text, ())])
    for start, token in tokens(reading):
        if token.text.isalnum():
            assert text[start : start + len(token)] == token.text


def test_only_the_pipes_that_are_needed_are_loaded() -> None:
    assert language().pipe_names == ["tok2vec", "tagger", "parser"]


def test_omitted_words_are_never_read() -> None:
    text = "Ships are late. Read more here! The yard pays."
    (reading,) = readings([(text, (Span(16, 31),))])
    assert [paragraph.doc.text for paragraph in reading.paragraphs] == ["Ships are late.", "The yard pays."]
    assert [text[paragraph.start :][:5] for paragraph in reading.paragraphs] == ["Ships", "The y"]


def test_a_paragraph_without_a_verb_is_not_parsed_and_still_has_sentences() -> None:
    (reading,) = readings([("Oslo, Norway\n\nShips are late.", ())])
    assert [paragraph.doc.has_annotation("DEP") for paragraph in reading.paragraphs] == [False, True]
    sentences = [sentence.text for paragraph in reading.paragraphs for sentence in paragraph.doc.sents]
    assert sentences == ["Oslo, Norway", "Ships are late."]


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO, March 3 (NTB) -- ",
        "MOSCOW, Jan. 31 (UPI) — ",
        "OSLO (Reuters) - ",
        "WASHINGTON — ",
        "NEW YORK, N.Y. – ",
    ],
)
def test_a_dateline_is_a_line_of_its_own(dateline: str) -> None:
    text = f"{dateline}Ships are late."
    (reading,) = readings([(text, ())])
    assert [paragraph.doc.text for paragraph in reading.paragraphs] == [dateline.strip(), "Ships are late."]
    assert text[reading.paragraphs[1].start :] == "Ships are late."


def test_texts_are_taken_as_they_come() -> None:
    endless = ((f"Ship {number} is late.", ()) for number in count())
    first = list(islice(readings(endless), 2))
    assert [reading.text for reading in first] == ["Ship 0 is late.", "Ship 1 is late."]
    assert next(endless)[0] == f"Ship {PARAGRAPHS_AT_ONCE} is late."


def test_a_text_of_nothing_has_no_paragraphs() -> None:
    assert [reading.paragraphs for reading in readings([("", ()), (" \n\n ", ())])] == [(), ()]


def test_hard_wrapped_lines_are_one_paragraph_with_true_offsets() -> None:
    words = "The minister said on Monday that the contract had been signed and would be carried out in full. "
    long = (words * 6).strip()
    lines, line = [], ""
    for word in long.split():
        if len(line) + len(word) > 70:
            lines.append(line.strip())
            line = ""
        line += word + " "
    text = "\n".join([*lines, line.strip()])
    (reading,) = readings([(text, ())])
    assert len(reading.paragraphs) < len(text.splitlines())
    for place, token in tokens(reading):
        assert text[place : place + len(token.text)] == token.text


def test_a_number_in_brackets_is_no_face() -> None:
    [reading] = readings([("They asked for eight (8) ships.", ())])
    assert [token.text for token in reading.paragraphs[0].doc][4:7] == ["(", "8", ")"]
