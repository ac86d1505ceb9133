from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.clean import normalise, without
from onrecord.articles.signs import read_signs

FIXTURES = Path(__file__).parent / "fixtures" / "articles"
SHARED = Path(__file__).parents[2] / "shared" / "articles"
PROSE = "The minister said on Monday that the ships would be delivered within the year."


def fixture(name: str) -> str:
    return normalise((FIXTURES / name).read_text(encoding="utf-8"))


def kept(text: str) -> list[str]:
    return [line.strip() for line in without(text, read_signs(text).omitted).split("\n") if line.strip()]


def test_page_of_a_broadcaster() -> None:
    text = fixture("broadcaster.txt")
    signs = read_signs(text)
    assert signs.title == "Norland agrees frigate order with Britain"
    assert signs.byline == "Kate Holm"
    assert signs.published is not None
    assert (signs.published.edtf, signs.published.basis) == ("2021-01-16", "stated")
    assert [line[:10] for line in kept(text)] == ["Norland ag", "Norland ha", '"This is a', "He said th"]


def test_page_of_an_agency() -> None:
    text = fixture("agency.txt")
    signs = read_signs(text)
    assert signs.title == "Polmark signs deal for rocket launchers"
    assert (signs.agency, signs.publisher, signs.dateline) == ("Reuters", "Reuters", "WARSAW (Reuters)")
    assert signs.published is not None
    assert signs.published.edtf == "2019-01-16"
    assert [line[:10] for line in kept(text)] == ["Polmark si", "Polmark si", '"We are bu']


def test_page_of_a_newspaper() -> None:
    text = fixture("newspaper.txt")
    signs = read_signs(text)
    assert signs.title == "Cabinet approves sale of radar"
    assert signs.byline == "David Henk"
    assert signs.published is not None
    assert signs.published.edtf == "2001-12-19"
    assert [line[:10] for line in kept(text)][1:] == ["Minister d", "The cabine", '"It is a d', "He told th"]


def test_year_that_a_dateline_lacks_stays_open() -> None:
    signs = read_signs(
        f"Ships sold\n\nOSLO, Jan. 31 (UPI) -- {PROSE}\n\nThe contract dates from 2005.\n\n© 2024 The Site"
    )
    assert signs.published is not None
    assert signs.published.edtf == "XXXX-01-31"


def test_year_is_inferred_from_the_agencys_own_copyright() -> None:
    text = f"Ships sold\n\nOSLO, Jan. 31 (AP) -- {PROSE}\n\nCopyright 2003 The Associated Press."
    published = read_signs(text).published
    assert published is not None
    assert (published.edtf, published.basis) == ("2003-01-31", "inferred")
    assert published.evidence is not None
    assert published.evidence.of(text) == "2003"


def test_stamp_in_numbers_that_can_be_read_twice_is_settled_by_the_dateline() -> None:
    text = f"Ships sold\n14:02 | 12/03/2006\n\nOSLO, March 12 (RIA Novosti) - {PROSE}"
    published = read_signs(text).published
    assert published is not None
    assert (published.edtf, published.basis) == ("2006-03-12", "inferred")
    assert published.evidence is not None
    assert "2006" in published.evidence.of(text)


def test_first_publication_comes_before_an_update() -> None:
    published = read_signs(f"Ships sold\nUpdated 5 May 2009\nPublished 3 May 2009\n{PROSE}").published
    assert published is not None
    assert published.edtf == "2009-05-03"


def test_place_before_a_colon_is_a_dateline() -> None:
    assert read_signs(f"Ships sold\nNEW DELHI: {PROSE}\n{PROSE}").dateline == "NEW DELHI"


def test_turns_of_speakers_are_no_datelines() -> None:
    assert read_signs(f"Ships sold\nIVANOV: {PROSE}\nREGEV: {PROSE}").dateline is None
    assert read_signs(f"BOOM: {PROSE}\n{PROSE}").dateline is None


def test_heading_of_a_section_above_the_title_does_not_take_it() -> None:
    assert read_signs(f"Top News\nNorland sells five ships to its neighbour\n{PROSE}").title == (
        "Norland sells five ships to its neighbour"
    )


def test_question_may_be_a_title() -> None:
    text = f"What is a stranded ship, and why does everybody talk about it?\n\n{PROSE}"
    assert read_signs(text).title == "What is a stranded ship, and why does everybody talk about it?"


def test_wrapped_text_is_read_like_any_other() -> None:
    text = "Ships sold\n\n" + "\n\n".join([textwrap.fill(f"{PROSE} It said no more.", 40)] * 3)
    assert read_signs(text).omitted == ()


def test_text_without_a_title_has_none() -> None:
    assert read_signs(f"{PROSE}\n\n{PROSE}").title is None


def test_a_date_among_the_words_of_the_report_is_no_date_of_publication() -> None:
    assert (
        read_signs(
            f"Ships sold\n\nThe contract was signed on 5 December 2005, the maker said.\n\n{PROSE}"
        ).published
        is None
    )


PIECES = [
    PROSE,
    "Ships sold",
    "Advertisement",
    "OSLO, Jan. 31 (UPI) -- ",
    "By Ann Lee",
    "Published 3 May 2009",
    "Most read",
    "12/03/2006",
    "© 2007 Reuters",
    "| / - :",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "“",
    "(",
    "Иванов",
    "3 Comments",
    "=x",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_no_text_stops_the_reading_and_what_is_omitted_is_in_order(text: str) -> None:
    edges = [edge for span in read_signs(text).omitted for edge in (span.start, span.end)]
    assert edges == sorted(set(edges))
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the texts of the two wires are not here")
@pytest.mark.parametrize(
    ("name", "agency", "published", "pieces"),
    [
        ("ap-2007-01-16.txt", "The Associated Press", None, 2),
        ("upi-2007-01-31.txt", "United Press International", "XXXX-01-31", 5),
    ],
)
def test_real_wires(name: str, agency: str, published: str | None, pieces: int) -> None:
    text = normalise((SHARED / name).read_text(encoding="utf-8"))
    signs = read_signs(text)
    assert signs.agency == agency
    assert (signs.published and signs.published.edtf) == published
    assert len(signs.omitted) == pieces
