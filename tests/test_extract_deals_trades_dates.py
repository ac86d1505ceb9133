"""Which dates a clause gives a trade, and which it gives none."""

from __future__ import annotations

import pytest

from onrecord.extract.deals import find_deals
from onrecord.extract.nlp import readings
from onrecord.model import Article
from onrecord.values.edtf_dates import edtf_date


def dates(text):
    [reading] = readings([(text, ())])
    article = Article("a", "articles/a.txt", text, "A title", published=edtf_date("2024-05-16"))
    claims = [c for deal in find_deals(reading, article, (), ()) for c in deal.claims if c.date]
    return {c.property: c.date.edtf for c in claims}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Under the deal Hanwha will supply Norway with 24 K9 howitzers by 2027.", {"delivered": "../2027"}),
        ("It was in 2013 that Peru ordered 12 Gripen fighters from Sweden.", {"ordered": "2013"}),
        (
            "Peru's contract with Sweden for 12 Gripen fighters, won in September, covers training.",
            {"ordered": "2023-09"},
        ),
        (
            "With the handover last month of four Gripen fighters to Peru, Sweden has completed the sale.",
            {"delivered": "2024-04"},
        ),
        ("Sweden will deliver 12 Gripen fighters to Peru before the end of 2026.", {"delivered": "../2026"}),
    ],
)
def test_the_date_of_an_event(text, told):
    assert dates(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The company said on Monday it had delivered 12 Gripen fighters to Peru.",
        "The contracts for 12 Gripen fighters between Peru and Sweden, due to end in June 2028, cost a lot.",
        "Peru and Sweden concluded a contract for 12 Gripen fighters which runs to June 30, 2029.",
        "Peru signed with Sweden a memorandum of understanding on 12 Gripen fighters in May 2023.",
        "Rheinmetall will supply Hungary with 24 PzH 2000s.",
    ],
)
def test_what_dates_no_trade(text):
    assert dates(text) == {}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The aircraft are due by 2029.", {"delivered": "../2029"}),
        ("The first is expected in 2025.", {"delivered": "2025"}),
        (
            "The jets, ordered in March 2023, will arrive in 2026.",
            {"ordered": "2023-03", "delivered": "2026"},
        ),
        ("The jets are expected to fly in 2025.", {}),
        ("The deal has an echo of the one of 1994.", {}),
    ],
)
def test_dates_of_goods_told_before(sentence, told):
    assert dates(f"Peru bought 12 Rafale jets from France. {sentence}") == told
