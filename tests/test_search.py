"""The index finds what its entries have, in files that are small and the same at every build."""

from __future__ import annotations

import json

import pytest

from onrecord import search
from onrecord.model import SearchEntry


def entry(title, text="", kind="deals", **more):
    return SearchEntry(kind, f"{kind}/{title}.html", title, text, **more)


def read(entries):
    return {path: json.loads(content) for path, content in search.files(entries)}


def postings(files, term):
    """Return the numbers of the entries that have a term in title or names, and elsewhere."""
    steps = next(file[term] for path, file in files.items() if "terms-" in path and term in file)
    return [[sum(part[: n + 1]) for n in range(len(part))] for part in steps]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Tor-M1", {"tor", "m1", "torm1"}),
        ("S-300PMU", {"300pmu", "s300pmu"}),
        ("vice-president", {"vice", "president"}),
        ("missiles, companies, classes, news", {"missile", "company", "classe", "new"}),
        ("ElBaradei’s", {"elbaradei"}),
        ("Çelik Łódź", {"celik", "łodz"}),
        ("أحمد منصور", {"أحمد", "منصور"}),
        ("the of and", set()),
    ],
)
def test_terms(text, terms):
    assert search.terms(text) == {search._fold(term) for term in terms}


def test_words_of_the_title_are_told_from_those_of_the_text():
    files = read([entry("Kestrel"), entry("Vanguard", "like Kestrel"), entry("Lynx", names="Kestrel")])
    assert postings(files, "kestrel") == [[0, 2], [1]]


def test_hidden_words_are_found_and_not_shown():
    files = read([entry("Vanguard", words="secretword")])
    assert postings(files, "secretword") == [[], [0]]
    assert "secretword" not in json.dumps(files["search/entries-0.json"])


def test_kinds_are_numbered_one_after_the_other():
    files = read([entry("a"), entry("b"), entry("c", kind="actors")])
    assert files["search/index.json"]["kinds"] == [["deals", 0, 2], ["actors", 2, 1]]


def test_long_text_is_shown_in_part_and_found_whole():
    files = read([entry("a", "word " * 100 + "ending")])
    shown = files["search/entries-0.json"][0][2]
    assert len(shown) < 330
    assert shown.endswith(" …")
    assert postings(files, "ending") == [[], [0]]


def test_files_stay_small_and_starts_name_their_first_terms():
    entries = [entry(f"title{n}", " ".join(f"word{n}x{m}" for m in range(20))) for n in range(400)]
    files = read(entries)
    terms = [file for path, file in sorted(files.items(), key=lambda f: f[0]) if "terms-" in path]
    sizes = [len(content) for path, content in search.files(entries) if "terms-" in path]
    assert len(terms) > 3
    assert max(sizes) < 60_000
    starts = files["search/index.json"]["starts"]
    assert starts == sorted(starts)
    assert set(starts) == {min(file) for file in terms}


def test_the_same_entries_give_the_same_bytes():
    entries = [entry(f"title {n}", "some words here") for n in range(50)]
    assert list(search.files(entries)) == list(search.files(iter(entries)))


def test_what_is_known_of_the_last_build_gives_the_same_bytes():
    known = {}
    assert list(search.files([entry("a", "one"), entry("b", "two")], known))
    later = [entry("a", "one"), entry("c", "three")]
    assert list(search.files(later, known)) == list(search.files(later))
    assert list(known) == later


def test_another_entry_changes_the_version():
    versions = {read([entry(title)])["search/index.json"]["version"] for title in ("a", "b")}
    assert len(versions) == 2


def test_nothing_to_find_is_an_empty_index():
    assert read([])["search/index.json"] == {
        "version": "e3b0c44298fc",
        "count": 0,
        "entries_per_file": 25,
        "kinds": [],
        "stop_words": list(search.STOP_WORDS),
        "starts": [],
    }


def test_pages_are_found_without_their_markup():
    found = search.page_entries(
        [{"location": "method.html#a", "title": "A", "text": "<p>One &amp; <b>two</b></p>"}]
    )
    assert found == [SearchEntry("pages", "method.html#a", "A", "One & two")]
