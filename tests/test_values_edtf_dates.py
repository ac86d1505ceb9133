from __future__ import annotations

import pytest

from onrecord.values.edtf_dates import edtf_date


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2007-01-16", "2007-01-16", "2007-01-16"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("2005", "2005-01-01", "2005-12-31"),
        ("2005-12~", "2005-12-01", "2005-12-31"),
        ("2005-12?", "2005-12-01", "2005-12-31"),
        ("2005-XX", "2005-01-01", "2005-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("../2007-01-23", None, "2007-01-23"),
        ("2005/..", "2005-01-01", None),
        ("/2005", None, "2005-12-31"),
        ("2005/", "2005-01-01", None),
        ("2005-11/2005-12", "2005-11-01", "2005-12-31"),
        ("XXXX-01-31", None, None),
        ("XXXX-01", None, None),
        ("XXXX", None, None),
    ],
)
def test_bounds_are_plain_dates_where_there_are_any(
    text: str, earliest: str | None, latest: str | None
) -> None:
    value = edtf_date(text)
    assert value is not None
    assert (value.edtf, value.earliest, value.latest) == (text, earliest, latest)


@pytest.mark.parametrize(
    "text",
    ["", "Tuesday", "2005-13", "2007-02-30", "2006/2005", "16.01.2007", "2007-01-16T10:00:00", "Y170000",
     "-0044", "[..1984]", " 2005", "2005\n", "2005-12 ", "/", "../", "/..", "%0000S3T10:00"],
)  # fmt: skip
def test_what_is_no_date_of_the_dataset_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert edtf_date(text) is None
    assert capsys.readouterr().out == ""


def test_basis_is_kept() -> None:
    value = edtf_date("2007-01", "inferred")
    assert value is not None
    assert value.basis == "inferred"
