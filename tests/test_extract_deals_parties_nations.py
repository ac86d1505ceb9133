"""Which nation a text gives a company, beside any of its names."""

from __future__ import annotations

import pytest

from onrecord.extract.deals.parties.nations import nation_told


@pytest.mark.parametrize(
    "text",
    [
        "Norway chose Saab. The Swedish arms maker Saab was pleased.",
        "Norway chose Saab. Sweden's Saab was pleased.",
        "Norway chose Saab, the Swedish arms maker, over others.",
        "Norway chose Saab of Sweden over others.",
        "Norway chose Saab (Sweden) over others.",
    ],
)
def test_the_nation_beside_a_company(text):
    country, span = nation_told("Saab", text)
    assert (country, span.of(text).startswith("Swed")) == ("SWE", True)


@pytest.mark.parametrize(
    "text",
    [
        "Norway chose Saab.",
        "Norway's order to Saab is large.",
        "Saab, a partner of Norway, was pleased.",
        "The Swedish-British maker Saab was pleased.",
        "Swedish arms maker Saab and the Norwegian company Saab differ.",
    ],
)
def test_other_countries_near_a_company(text):
    assert nation_told("Saab", text) is None
