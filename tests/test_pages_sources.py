from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from onrecord.pages import sources
from onrecord.pages.lookup import Lookup
from site_sample import sample

if TYPE_CHECKING:
    from onrecord.pages.sources import Source

TABLES, _, TEXTS = sample()
LOOKUP = Lookup(TABLES)


def view(source_id: str, *, with_text: bool = True) -> Source:
    row = LOOKUP.one("sources", "source_id", source_id)
    assert row
    article = TEXTS.get(source_id)
    return sources.source(LOOKUP, row, article.text if article and with_text else None)


def shown(source: Source) -> str:
    return re.sub(r"<[^>]+>", "", "".join(str(block.html) for block in source.blocks))


def test_every_passage_has_its_own_address() -> None:
    source = view("wire-1998-03-02")
    html = "".join(str(block.html) for block in source.blocks)
    wanted = {str(row["evidence_id"]) for row in LOOKUP.where("evidence", "source_id", source.id)}
    assert set(re.findall(r' id="([^"]+)"', html)) == wanted


def test_furniture_is_struck_out_and_supports_nothing() -> None:
    source = view("wire-1998-03-02")
    assert '<del class="omitted">Advertisement</del>' in str(source.blocks[0].html)
    assert [s.supports for s in source.sentences if s.omitted] == [False, False]


def test_sentences_that_support_nothing_are_known() -> None:
    source = view("wire-1998-03-02")
    text = TEXTS[source.id].text
    idle = [text[s.start : s.end] for s in source.sentences if not s.supports and not s.omitted]
    assert idle == ["She did not say when the systems would be delivered.", "The weather in Rome was mild."]


def test_an_excerpt_has_only_words_around_the_evidence() -> None:
    words = shown(view("gazette-1999-01-20"))
    assert "defended the sale" in words
    assert "Sweden" in words


def test_without_its_text_a_source_is_shown_in_excerpts() -> None:
    source = view("wire-1998-03-02", with_text=False)
    assert source.shown == "excerpt"
    assert "recipes" not in shown(source)


def test_by_offsets_no_word_is_shown() -> None:
    source = view("letter-no-date")
    assert (source.shown, source.blocks, source.sentences) == ("offsets", (), ())
    assert [note.passage.start for note in source.notes] == [7, 49]


def test_a_note_says_what_was_read() -> None:
    source = view("observer-1998-05-10")
    readings = {reading.words: reading.detail for note in source.notes for reading in note.readings}
    assert readings["Ahmed Mansour denied"] == "indirect"
    assert readings["quantity: 24 systems"] == "denied"
    assert readings["delivered: by 31 December 1999"] == "planned"


def test_sources_of_one_origin_name_each_other() -> None:
    assert [link.words for link in view("wire-1998-03-02").same_origin] == ["Daily Herald"]


def test_of_many_reports_with_one_text_a_few_are_named_and_the_rest_counted() -> None:
    report = next(row for row in TABLES["sources"] if row["source_id"] == "wire-1998-03-02")
    copies = tuple({**report, "source_id": f"copy-{number}"} for number in range(30))
    lookup = Lookup({**TABLES, "sources": (*TABLES["sources"], *copies)})
    source = sources.source(lookup, report, None)
    assert (len(source.same_origin), source.more_of_origin) == (20, 11)


@pytest.mark.parametrize("cell", [None, ""])
def test_no_furniture_is_no_offsets(cell: object) -> None:
    assert sources.spans(cell) == ()
