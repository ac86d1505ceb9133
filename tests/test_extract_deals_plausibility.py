"""Trade that is no deal of this dataset, though its words are those of one."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article


def deals(text):
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    return found.deals


@pytest.mark.parametrize(
    "text",
    [
        "The Brixton Club acquired a torpedo at an auction for $3,000.",
        "Harlan Brothers sold a howitzer to Topeka Motors for $9,000.",
    ],
)
def test_trade_between_others_than_states_and_makers_of_arms_is_no_deal(text):
    assert not deals(text)


def test_a_company_nobody_knows_delivers_arms_that_are_counted():
    assert deals("Tarvin Works delivered 40 mortars to Kestrel Guards.")


def test_what_is_brought_along_is_no_deal():
    assert deals("The V-22 aircraft for the exercise will be supplied by the Americans.") == ()
    assert len(deals("The V-22 aircraft were supplied by the Americans.")) == 1
