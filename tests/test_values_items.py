"""What is known of systems, and where a text names them."""

from __future__ import annotations

import pytest

from onrecord.values.items import find_known, item_of, known_makers, maker_country


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("two Su 30s and a C-17", ["Su 30s", "C-17"]),
        ("its F/A-18E/F Super Hornets", ["F/A-18E/F", "Super Hornets"]),
        ("A TOR M1 or an S-300 PMU-1", ["TOR M1", "S-300 PMU-1"]),
        ("Kfirs and Mirage F1s", ["Kfirs", "Mirage F1s"]),
    ],
)
def test_names_are_found_whatever_stands_between_their_parts(text, names):
    found = [span.of(text) for span in find_known(text)]
    assert found == names


@pytest.mark.parametrize("text", ["the Yuan fell", "Gabriel left", "a hawk", "Annex C 1", "in grad school"])
def test_words_and_people_are_no_systems(text):
    assert list(find_known(text)) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [("MiG-29UB", "MiG-29"), ("K9A1", "K9"), ("SA-3", "S-125"), ("Yuan", "Yuan"), ("Rafales", "Rafale")],
)
def test_variants_and_other_names_are_one_system(words, name):
    assert item_of(words).name == name


def test_makers_are_known_by_the_words_that_stand_for_them():
    assert {"Lockheed", "Otokar", "Pratt & Whitney"} <= known_makers()
    assert not {"The", "Group", "Israel", "Electric"} & known_makers()
    assert maker_country("Otokar") == "TUR"
