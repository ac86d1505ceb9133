"""Reading as a whole: no text makes it raise, and every span lies within its text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.articles import article_of
from onrecord.extract import describe, extract
from onrecord.model import Mentions

PIECES = [
    "Ann Berg", "Ivanov", "the minister", "He", "they", "Norway", "Moscow", "RIA Novosti", "said", "told",
    "that", "according to", "denied", "did not say", "signed", "a contract for", "12", "K9 howitzers",
    "$3.5 billion", "delivered", "in 2005", "on Tuesday", "up to", "“", "”",
    "\"", "''", "«", "»", "'", "’", ",",
    ".", ":", "—", " - ", "(", ")", "\n", "\n\n", "\t", "\u00a0", "…", "🚢", "İ", "é",
]  # fmt: skip


def spans(value):
    if isinstance(value, dict):
        for name, part in value.items():
            if name in {"source", "cue", "content"}:
                yield from (tuple(pair) for pair in part)
            elif name == "span":
                yield tuple(part)
            elif name == "mentions":
                yield from (tuple(mention[:2]) for mention in part)
            else:
                yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from([" ", ""]))
def test_no_text_makes_the_reading_raise(pieces, joint):
    text = joint.join(pieces)
    [found] = extract([article_of("a", text)])
    for start, end in spans(describe(found)):
        assert 0 <= start < end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_characters_make_the_reading_raise(text):
    [found] = extract([article_of("a", text)])
    assert describe(found)["doc"] == "a"


@pytest.mark.parametrize("text", ["Ivanov12", "minister, said", "Norway Moscow told  -  12 told )"])
def test_a_text_that_is_no_sentence_is_read(text):
    [found] = extract([article_of("a", text)])
    assert all(start < end for start, end in spans(describe(found)))


def test_many_articles_give_what_each_gives_alone():
    texts = ["“No,” said Ann Berg.", "Norway signed a contract for 12 K9 howitzers.", ""]
    alone = [describe(next(extract([article_of(str(i), text)]))) for i, text in enumerate(texts)]
    together = [
        describe(found) for found in extract(article_of(str(i), text) for i, text in enumerate(texts))
    ]
    assert together == alone


def test_goods_that_end_with_the_text_are_read():
    [found] = extract([article_of("a", "Norway bought state-of-the-art")])
    assert not found.deals


def test_text_in_another_language_gives_nothing():
    article = replace(article_of("a", "“The ships are sold,” the minister said."), language="fr")
    [found] = extract([article])
    assert found == Mentions(article)
