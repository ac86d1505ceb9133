from __future__ import annotations

import pytest

from onrecord.articles.dateline import read_dateline


@pytest.mark.parametrize(
    ("line", "place", "date", "agency"),
    [
        ("KYIV, Feb. 3 (UPI) -- The", "KYIV", "XXXX-02-03", "United Press International"),
        ("LONDON (Reuters) - The", "LONDON", None, "Reuters"),
        ("TEHRAN, Iran (AP) _ The", "TEHRAN, Iran", None, "The Associated Press"),
        ("PARIS, Jan 5, 2007 (AFP) - The", "PARIS", "2007-01-05", "Agence France-Presse"),
        ("Moscow, 16 January (RIA Novosti) The", "Moscow", "XXXX-01-16", "RIA Novosti"),
        ("New Delhi, January 16 (PTI): The", "New Delhi", "XXXX-01-16", "Press Trust of India"),
        ("Tehran, Jan 16, IRNA – The", "Tehran", "XXXX-01-16", "Islamic Republic News Agency"),
        ("MOSCOW, January 16. /TASS/. The", "MOSCOW", "XXXX-01-16", "TASS"),
        ("MOSCOW. Jan 16 (Interfax) - The", "MOSCOW", "XXXX-01-16", "Interfax"),
        ("Madrid, Jan 16 (EFE).- The", "Madrid", "XXXX-01-16", "EFE"),
        ("ST. PETERSBURG, Fla. (AP) — The", "ST. PETERSBURG, Fla.", None, "The Associated Press"),
        ("Jan. 31 (UPI) -- The", None, "XXXX-01-31", "United Press International"),
        ("(Reuters) - The", None, None, "Reuters"),
        ("KIEV, Ukraine, Oct. 5 — The", "KIEV, Ukraine", "XXXX-10-05", None),
        ("GENEVA (28 September 2008) – The", "GENEVA", "2008-09-28", None),
        ("16 January 2007 – The", None, "2007-01-16", None),
        ("WASHINGTON — “The", "WASHINGTON", None, None),
        ("Port Harcourt – The", "Port Harcourt", None, None),
    ],
)
def test_datelines(line: str, place: str | None, date: str | None, agency: str | None) -> None:
    found = read_dateline(line)
    assert found is not None
    assert (found.place, found.date and found.date.edtf, found.agency) == (place, date, agency)
    assert line[found.length :].lstrip("“") == "The"


@pytest.mark.parametrize(
    "line",
    [
        "NATO — the alliance — said so.",
        "IVANOV: We have sold them.",
        "Iran (the country) - The",
        "The minister (AP) said",
        "Rosoboronexport (ROE) - The state company",
        "Tuesday, January 16, 2007",
        "Iran - The country",
        "Iran – which sold them",
        "BAE Systems (BAE) - The maker",
        "",
    ],
)
def test_other_openings_are_no_datelines(line: str) -> None:
    assert read_dateline(line) is None


def test_outlet_that_is_no_agency_is_kept_as_written() -> None:
    found = read_dateline("MOSCOW, Russia (CNN) -- The")
    assert found is not None
    assert (found.outlet, found.agency) == ("CNN", None)


def test_a_dateline_may_stand_on_a_line_of_its_own() -> None:
    found = read_dateline("OSLO, March 4, 2019 (Reuters) -")
    assert found is not None
    assert (found.place, found.agency, found.date and found.date.edtf) == ("OSLO", "Reuters", "2019-03-04")
