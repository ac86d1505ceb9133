"""Amounts are drawn within the bounds that their words give, each unit on its own."""

from __future__ import annotations

import re

from onrecord.pages.lookup import Lookup
from onrecord.pages.ranges import deal_amounts
from site_sample import KESTREL, RADAR, sample


def amounts(*claims, **deal):
    tables, _, _ = sample()
    rows = [
        {
            "claim_id": f"c{n}", "transaction_id": KESTREL, "source_id": "gazette-1999-01-20",
            "property": "quantity", "value": "words", "unit": "systems", "polarity": "affirmed",
            "modality": "fact", "rank": "normal", "evidence_id": "e", **claim,
        }
        for n, claim in enumerate(claims)
    ]  # fmt: skip
    deals = tuple(row | deal for row in tables["transactions"])
    return str(deal_amounts(KESTREL, Lookup({**tables, "claims": tuple(rows), "transactions": deals})))


def test_the_sample_shows_what_its_sources_differ_in():
    tables, _, _ = sample()
    html = str(deal_amounts(KESTREL, Lookup(tables)))
    assert "Quantity in systems" in html
    assert "Value in USD" not in html


def test_a_deal_without_amounts_has_no_figure():
    tables, _, _ = sample()
    assert deal_amounts(RADAR, Lookup(tables)) == ""


def test_two_currencies_are_two_figures():
    html = amounts(
        {"property": "value", "value_min": 5, "value_max": 5, "unit": "USD"},
        {"property": "value", "value_min": 5, "value_max": 5, "unit": "EUR"},
        {"property": "value", "value_max": 6, "unit": "USD"},
        {"property": "value", "value_max": 6, "unit": "EUR"},
    )
    assert html.count("<figure") == 2


def test_an_open_bound_fades():
    html = amounts({"value_max": 30}, {"value_min": 40})
    assert re.findall(r'mask="url\(#quantity-systems-soft-(\w+)\)', html) == ["left", "right"]


def test_one_amount_that_all_give_needs_no_picture():
    assert (
        amounts({"value_min": 5, "value_max": 5}, {"value_min": 5, "value_max": 5, "modality": "planned"})
        == ""
    )


def test_a_range_lies_between_its_bounds():
    html = amounts({"value_min": 10, "value_max": 20}, {"value_min": 40, "value_max": 40})
    x, width = map(float, re.search(r'chart-bar[^>]* x="([\d.]+)%"[^>]*width="([\d.]+)%"', html).groups())
    assert (x, x + width) == (2 + 96 / 4, 2 + 96 / 2)


def test_a_denied_amount_is_hatched_and_not_in_the_whiskers():
    html = amounts(
        {"value_min": 10, "value_max": 10}, {"value_min": 50, "value_max": 50, "polarity": "denied"}
    )
    assert "chart-denied" in html
    assert "All claims</tspan>" in html
    assert "10, preferred 24" in html


def test_a_deprecated_claim_is_not_drawn():
    one, other = {"value_min": 10, "value_max": 10}, {"value_min": 12, "value_max": 12}
    assert amounts(one, other) != ""
    assert amounts(one, other | {"rank": "deprecated"}) == ""


def test_the_sentence_says_what_is_preferred_and_why():
    html = amounts(
        {"value_min": 24, "value_max": 24, "rank": "preferred", "rank_reason": "first-hand over relayed"},
        {"value_max": 30},
    )
    assert "The dataset takes 24 systems: first-hand over relayed." in html
    assert "up to 30" in html


def test_the_sentence_names_each_amount_with_who_tells_it():
    html = amounts(
        {"value_max": 30},
        {"value_min": 24, "value_max": 24},
        {"value_min": 24, "value_max": 24, "source_id": "wire-1998-03-02"},
        {"value_min": 9, "value_max": 9, "unit": "EUR", "property": "value"},
        {"value_min": 8, "value_max": 8, "unit": "EUR", "property": "value", "polarity": "denied"},
    )
    assert "24 systems (2 sources); up to 30 systems (" in html
    assert "EUR 9 (" in html
    assert "Denied: EUR 8 (" in html


def test_a_cell_that_says_why_it_is_empty_is_no_amount():
    assert amounts({"value_min": "not_stated", "value_max": 30}, {"value_min": 9, "value_max": 9}) != ""
    assert (
        amounts({"value_min": "not_stated", "value_max": "declined"}, {"value_min": 9, "value_max": 9}) == ""
    )
