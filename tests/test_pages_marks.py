from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.pages.marks import Passage, Piece, marked, paragraphs, sentences


def words(html: str) -> str:
    without_notes = re.sub(r'<a class="note-link".*?</a>', "", html)
    return (
        re.sub(r"<[^>]+>", "", without_notes).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    )


def test_a_passage_inside_another_is_nested() -> None:
    passages = [Passage("a", 0, 19, "statement", 1), Passage("b", 8, 10, "claim", 2)]
    html = re.sub(r"<a .*?</a>", "", marked(Piece(0, "He sold 29 systems."), passages))
    assert html == (
        '<mark class="passage passage--statement" data-passage="a" id="a" data-note="1">He sold '
        '<mark class="passage passage--claim" data-passage="b" id="b" data-note="2">29</mark> systems.</mark>'
    )


def test_passages_that_cross_keep_one_identifier_each() -> None:
    html = marked(Piece(10, "abcdef"), [Passage("x", 10, 14, "claim"), Passage("y", 12, 16, "claim")])
    assert words(html) == "abcdef"
    assert re.findall(r' id="(\w)"', html) == ["x", "y"]
    assert re.findall(r'data-passage="(\w)"', html) == ["x", "y", "y"]


def test_the_note_follows_the_whole_passage_only() -> None:
    html = marked(Piece(0, "abcdef"), [Passage("x", 0, 4, "claim", 7), Passage("y", 2, 6, "claim")])
    assert html.count('href="#note-7"') == 1


def test_a_passage_without_a_note_tells_what_it_is() -> None:
    html = marked(Piece(0, "He"), [Passage("x", 0, 2, "name", label='Ann "Annie" Berg, named')])
    assert 'title="Ann &#34;Annie&#34; Berg, named"' in html


def test_text_is_escaped() -> None:
    assert "<script>" not in marked(Piece(0, "<script>"), [Passage('"><b>', 0, 3, "claim")])


def test_omitted_words_are_struck() -> None:
    assert marked(Piece(0, "Ad. News"), [], [(0, 3)]) == '<del class="omitted">Ad.</del> News'


@given(st.text("ab <\n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=6))
def test_marks_never_change_the_words(text: str, spans: list[tuple[int, int]]) -> None:
    passages = [
        Passage(f"p{i}", a, min(a + n, len(text)), "claim") for i, (a, n) in enumerate(spans) if a < len(text)
    ]
    html = marked(Piece(0, text), passages)
    assert words(html) == text
    assert sorted(re.findall(r' id="(p\d)"', html)) == [p.evidence_id for p in passages]


def test_paragraphs_know_their_offsets() -> None:
    assert paragraphs("One.\n\nTwo.\n") == (Piece(0, "One."), Piece(6, "Two."))


def test_sentences_say_what_they_support() -> None:
    found = sentences("He said 29. It rained. Ad", [Passage("a", 8, 10, "claim")], [(23, 25)])
    assert [(s.supports, s.omitted) for s in found] == [(True, False), (False, False), (False, True)]
