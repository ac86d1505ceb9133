"""What search finds of a record, and what it must not give away."""

from __future__ import annotations

import pytest

from onrecord.pages.findable import entry
from onrecord.pages.lookup import KEYS, Lookup
from site_sample import KESTREL, sample


@pytest.fixture(scope="module")
def lookup():
    return Lookup(sample()[0])


def found(lookup, table, key, text=None):
    return entry(lookup, table, lookup.one(table, KEYS[table], key), text)


def test_a_deal_is_found_by_other_names_of_its_parties(lookup):
    deal = found(lookup, "transactions", KESTREL)
    assert (deal.kind, deal.path, deal.title) == (
        "deals",
        f"deals/{KESTREL}.html",
        "Kestrel-2, Italy to Egypt",
    )
    assert "Cairo" in deal.names


def test_a_statement_is_found_by_words_speaker_and_deal(lookup):
    statement = found(lookup, "statements", "s-w2")
    assert statement.title.startswith("Carla Venturi said")
    assert statement.text.startswith("The contract was signed")
    assert "Kestrel-2" in statement.words


def test_an_actor_is_found_by_each_of_its_names(lookup):
    assert "أحمد منصور" in found(lookup, "actors", "ahmed-mansour").names


@pytest.mark.parametrize(
    ("key", "given"), [("wire-1998-03-02", True), ("herald-1998-03-03", False), ("letter-no-date", False)]
)
def test_only_a_text_with_full_rights_is_searched(lookup, key, given):
    assert ("whole text" in found(lookup, "sources", key, "the whole text").words) == given
