"""A timeline draws what is certain as certain, and leaves out no date."""

from __future__ import annotations

import re

import pytest

from onrecord.pages import charts
from onrecord.pages.lookup import Lookup
from onrecord.pages.timeline import Event, deal_timeline, timeline
from site_sample import KESTREL, RADAR, sample


def event(date, earliest=None, latest=None, manner="fact", lane="Delivered", **more):
    return Event(lane, date, earliest, latest, manner, "Gazette", "../sources/x.html#e", **more)


def drawn(*events):
    return str(timeline(events, "timeline", "Timeline"))


def test_a_day_is_a_diamond_and_a_month_a_bar():
    day = drawn(event("2007-01-16", "2007-01-16", "2007-01-16"))
    month = drawn(event("2005-12", "2005-12-01", "2005-12-31"))
    assert ("chart-point" in day, "chart-bar" in day) == (True, False)
    assert ("chart-point" in month, "chart-bar" in month) == (False, True)


@pytest.mark.parametrize(
    ("date", "earliest", "latest", "sides"),
    [
        ("2005-12", "2005-12-01", "2005-12-31", set()),
        ("2005-12~", "2005-12-01", "2005-12-31", {"both"}),
        ("../2007-01-23", None, "2007-01-23", {"left"}),
        ("2007-01-23/..", "2007-01-23", None, {"right"}),
    ],
)
def test_an_open_or_approximate_end_is_soft(date, earliest, latest, sides):
    html = drawn(event(date, earliest, latest), event("2006", "2006-01-01", "2006-12-31"))
    assert set(re.findall(r'mask="url\(#timeline-soft-(\w+)\)', html)) == sides


def test_a_bar_covers_all_days_that_its_date_allows():
    html = drawn(event("2005", "2005-01-01", "2005-12-31"), event("2007", "2007-01-01", "2007-12-31"))
    places = [
        float(x) + float(width)
        for x, width in re.findall(r'chart-bar[^>]* x="([\d.]+)%"[^>]*width="([\d.]+)%"', html)
    ]
    starts = [float(x) for x in re.findall(r'chart-bar[^>]* x="([\d.]+)%"', html)]
    assert starts[0] < places[0] < starts[1] < places[1]
    assert places[0] - starts[0] == pytest.approx(places[1] - starts[1], abs=0.1)


@pytest.mark.parametrize("manner", ["planned", "possible", "denied"])
def test_what_is_no_fact_is_drawn_and_named_as_such(manner):
    html = drawn(event("2005", "2005-01-01", "2005-12-31", manner))
    assert f"chart-bar chart-{manner}" in html
    assert f"<td>{manner}</td>" in html
    assert ("url(#timeline-hatch)" in html) == (manner == "denied")


def test_a_date_without_a_year_stands_beside_the_line():
    html = drawn(event("XXXX-01-31"), event("2005", "2005-01-01", "2005-12-31"))
    assert "<li>Delivered: 31 January, year not known" in html
    assert html.count("chart-bar") == 1


def test_events_that_all_lack_a_year_are_still_told():
    html = drawn(event("XXXX-01-31"))
    assert "31 January, year not known" in html
    assert "<svg" not in html


def test_statements_of_one_speaker_share_a_line():
    said = [event(d, d, d, lane="Ann Berg", spoken=True) for d in ("2005-01-01", "2006-01-01")]
    html = drawn(*said)
    assert html.count("chart-name") == 1
    assert "2 dated statements by 1 speaker." in html


def test_many_speakers_leave_the_last_line_to_the_others():
    said = [
        event(f"2005-01-{n:02}", f"2005-01-{n:02}", f"2005-01-{n:02}", lane=f"S{n}", spoken=True)
        for n in range(1, 13)
    ]
    html = drawn(*said)
    assert html.count("chart-name") == 8
    assert "5 other speakers" in html
    assert html.count("<td>S") == 12


def test_words_of_a_source_cannot_break_out():
    html = drawn(event("2005", "2005-01-01", "2005-12-31", lane='<script>"'))
    assert "<script>" not in html


def test_a_deal_shows_its_dated_claims_and_statements():
    tables, _, _ = sample()
    html = str(deal_timeline(KESTREL, Lookup(tables)))
    assert "Ordered: December 1997." in html
    assert 'href="../sources/wire-1998-03-02.html#' in html
    assert 'role="img" aria-labelledby="timeline-title"' in html


def test_a_deal_without_dates_has_no_timeline():
    tables, _, _ = sample()
    assert deal_timeline(RADAR, Lookup(tables)) == ""


def test_a_narrow_screen_has_every_second_of_many_words() -> None:
    few = charts.axis([(10, "a"), (50, "b"), (90, "c")], 0, 10)
    many = charts.axis([(10, "a"), (40, "b"), (60, "c"), (90, "d")], 0, 10)
    assert few.count("chart-wide") == 0
    assert many.count("chart-wide") == 2


def test_a_single_day_of_statements_needs_no_picture() -> None:
    tables, _, _ = sample()
    day = {"said": "1998-03-02", "said_earliest": "1998-03-02", "said_latest": "1998-03-02"}
    said = tuple({**row, **day} for row in tables["statements"])
    assert deal_timeline(KESTREL, Lookup({**tables, "statements": said, "claims": ()})) == ""
    other = {"said": "1998-03-03", "said_earliest": "1998-03-03", "said_latest": "1998-03-03"}
    two = (said[0] | other, *said[1:])
    assert deal_timeline(KESTREL, Lookup({**tables, "statements": two, "claims": ()})) != ""
