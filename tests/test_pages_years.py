"""Counts by year part what is certain from what may be."""

from __future__ import annotations

from onrecord.pages.lookup import Lookup
from onrecord.pages.years import years


def counted(*bounds):
    rows = tuple({"said": "2005", "said_earliest": first, "said_latest": last} for first, last in bounds)
    return str(years(Lookup({"statements": rows})))


def test_a_date_within_a_year_is_certain():
    html = counted(("2005-01-01", "2005-12-31"), ("2007-02-01", "2007-02-01"))
    assert "<tr><td>2005</td><td>1</td><td>0</td>" in html
    assert "<tr><td>2006</td><td>0</td><td>0</td>" in html


def test_a_date_across_years_is_possible_in_each():
    html = counted(("2005-12-01", "2006-01-31"))
    assert "<tr><td>2005</td><td>0</td><td>1</td>" in html
    assert "<tr><td>2006</td><td>0</td><td>1</td>" in html
    assert "chart-bar chart-possible" in html


def test_a_date_without_bounds_is_only_counted():
    assert "1 without a bounded date" in counted((None, "2006-01-31"), ("2005-12-01", "2006-01-01"))


def test_few_dates_of_long_ago_share_a_column():
    html = counted(*((f"{year}-01-01", f"{year}-12-31") for year in (1850, 2005, 2006, 2007)))
    assert html.count("chart-bar chart-fact") == 4
    assert ">before</text>" in html
    assert "<tr><td>1850</td><td>1</td><td>0</td>" in html
    assert "<tr><td>1900</td>" not in html


def test_a_single_year_needs_no_picture():
    assert counted() == ""
    assert counted(("2005-01-01", "2005-12-31")) == ""


def test_a_cell_that_says_why_it_is_empty_is_no_date():
    rows = [
        {"said": "not_stated"},
        *({"said": y, "said_earliest": y, "said_latest": y} for y in ("2005", "2006")),
    ]
    assert "without a bounded date" not in str(years(Lookup({"statements": tuple(rows)})))
