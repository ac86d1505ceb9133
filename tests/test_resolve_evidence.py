from __future__ import annotations

from dataclasses import replace

from onrecord.resolve.evidence import Evidence
from told import article, at

LONG = "Further words follow here that nobody needs to see beside it."


def around(text: str, words: str, *omitted: str) -> tuple[object, object]:
    told = replace(article("a", text), omitted=tuple(at(text, cut) for cut in omitted))
    evidence = Evidence()
    evidence.cite(told, at(text, words))
    [row] = evidence.rows()
    return row["prefix"], row["suffix"]


def test_context_is_at_most_32_characters() -> None:
    before, after = around(f"{LONG} Ships were sold. {LONG}", "Ships were sold.")
    assert (len(str(before)), len(str(after))) == (32, 32)


def test_context_ends_with_the_paragraph() -> None:
    assert around("One. \n\n  Ships were sold. So.\n \nTwo.", "Ships were sold.") == ("", " So.")


def test_context_holds_no_site_furniture() -> None:
    text = "Read also\nShips were sold.\nAdvertisement\nLater."
    assert around(text, "Ships were sold.", "Read also", "Advertisement") == ("\n", "\n")


def test_context_begins_with_nothing_that_a_spreadsheet_runs() -> None:
    assert around("Go.\n\n=1 Ships were sold.", "Ships were sold.") == ("1 ", "")
    assert around("Ships were sold=cmd()", "Ships were sold") == ("", "")
