from __future__ import annotations

import pytest

from onrecord.articles.credits import Credit, read_credit


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/ Source: The Associated Press", Credit(agency="The Associated Press")),
        ("Source: Morning Herald", Credit(publisher="Morning Herald")),
        ("Agence France-Presse", Credit(agency="Agence France-Presse")),
        ("By Ann Lee and Bo Day", Credit(byline="Ann Lee and Bo Day")),
        ("By ANN LEE, Associated Press Writer", Credit(agency="The Associated Press", byline="ANN LEE")),
        ("Ann Lee, Westminster correspondent", Credit(byline="Ann Lee")),
        ("Associated Press Writer", Credit(agency="The Associated Press")),
        ("https://news.example/a", Credit(url="https://news.example/a")),
    ],
)
def test_credits(line: str, expected: Credit) -> None:
    assert read_credit(line) == expected


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published 3:15 PM EST, Tue January 16, 2007", "2007-01-16"),
        ("January 16, 2019 / 3:15 PM / 2 years ago", "2019-01-16"),
        ("PTI | New Delhi | Updated: October 6, 2005 21:45 IST", "2005-10-06"),
        ("By ANN LEE  JUNE 3, 2008", "2008-06-03"),
        ("Wed 19 Dec 2001 02.13 GMT", "2001-12-19"),
        ("16/01/2007 14:02", "2007-01-16"),
        ("12/03/2006", "2006"),
        ("2007-01-16T15:20:00Z", "2007-01-16"),
        ("16 JAN, 12:01", "XXXX-01-16"),
    ],
)
def test_stamps(line: str, date: str) -> None:
    credit = read_credit(line)
    assert credit is not None
    assert credit.stamp is not None
    assert credit.stamp.date.edtf == date


@pytest.mark.parametrize(
    "line",
    [
        "By land and sea, arms reach the front",
        "Sources: deal is dead",
        "The contract was signed on 5 December 2005",
        "Minister, army and maker at odds",
        "2006",
        "Editor killed in Moscow",
    ],
)
def test_headlines_are_no_credits(line: str) -> None:
    assert read_credit(line) is None


@pytest.mark.parametrize("line", ["(Via: Daily Post; Oct 27, 2020)", "Source: Daily Post, 3 May 2021"])
def test_a_date_is_no_part_of_who_published(line: str) -> None:
    assert read_credit(line) == Credit(publisher="Daily Post")
