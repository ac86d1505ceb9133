"""Deals in long sentences: what stands before, inside and behind the words that tell of the trade."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article
from onrecord.values.edtf_dates import edtf_date
from read_deals import deals_and_names


def read(text):
    """Return each deal of a text as "supplier -> recipient: quantity item"."""
    deals, names = deals_and_names(text, "2024-05-15")

    def told(deal, name):
        claims = (c for c in deal.claims if c.property == name)
        return " and ".join(names.get(c.actor or "") or c.text or c.span.of(text) for c in claims)

    return [
        f"{told(d, 'supplier')} -> {told(d, 'recipient')}: {told(d, 'quantity')} {told(d, 'item')}".strip()
        for d in deals
    ]


ONE = {
    # what goes on behind "officials said"
    "Oman bought 12 Hawk jets, officials said on Friday, from Britain.": "United Kingdom -> Oman",
    '"Oman ordered 12 Hawk jets," the minister told reporters, "from Britain."': "United Kingdom -> Oman",
    "Turkey delivered 12 Hawk jets, it said, to Oman.": "Turkey -> Oman",
    # what goes on behind a clause on the goods
    "India gave 12 Hawk jets, which have a range of 900 km, to Oman.": "India -> Oman",
    "India sold 12 Hawk jets built at a plant near the capital to Oman.": "India -> Oman",
    "India pledged 12 Hawk jets, despite objections by the opposition, to Oman.": "India -> Oman",
    "India cleared the export of 12 Hawk jets, most of them used, to Oman.": "India -> Oman",
    # ... and behind a date
    "India won a contract at a ceremony on Monday from Oman for 12 Hawk jets.": "India -> Oman",
    # a subject between an opening and an aside
    "At a show in Lima, India, which makes jets, sold 12 Hawk jets to Oman.": "India -> Oman",
    "As part of a plan to help it, India, a long-time ally, delivered 12 Hawk jets to Oman.": "India -> Oman",
    "After a row over Chad, India, under pressure to act, sold 12 Hawk jets to Oman.": "India -> Oman",
    # who is met, pressed or fought is no side
    "During a visit by its envoy to Chad, India sold 12 Hawk jets to Oman.": "India -> Oman",
    "India sold 12 Hawk jets to Oman in the face of pressure from Chad.": "India -> Oman",
    # who gets goods between the verb and their number
    "India has sold the defence ministry of Oman 12 Hawk jets.": "India -> Oman",
    "It emerged that India is selling the Omani navy 12 Hawk jets.": "India -> Oman",
    # a participle that looks like the verb, a relative with its own subject
    "12 Hawk jets fitted with new radars were handed over to Oman by India.": "India -> Oman",
    "12 Hawk jets which Oman's defence ministry ordered from India will arrive in 2027.": "India -> Oman",
    # who is to build
    "Oman commissioned India to build 12 Hawk jets.": "India -> Oman",
    "India, whose envoy was here in May, is selling the Omani army 12 Hawk jets.": "India -> Oman",
    "India leased 12 Hawk jets following a vote in parliament on 7 June to Oman.": "India -> Oman",
    "India sold 12 Hawk jets (according to one official) to Oman.": "India -> Oman",
    "India sold 12 Hawk jets armed with guided missiles to Oman.": "India -> Oman",
    "Oman bought 12 Hawk jets from India thanks to a change in the law.": "India -> Oman",
    # a clause before it that takes its verb, a firm known for other goods
    "Even as talks went on in Chad, India, a neighbour, sold 12 Hawk jets to Oman.": "India -> Oman",
    "Leonardo, the maker of cars and lorries, sold 12 Hawk jets to Oman.": "Leonardo -> Oman",
    # who has the type already
    "12 Hawk jets, a type already used by Chad, were sold to Oman by India.": "India -> Oman",
    # no newspaper
    "The Australian government ordered 12 Hawk jets from India.": "India -> Australia",
}


@pytest.mark.parametrize("text", ONE)
def test_sides_are_found_around_asides(text):
    assert read(text) == [f"{ONE[text]}: 12 Hawk"]


@pytest.mark.parametrize(
    "text",
    [
        "India sold 12 Hawk jets to Oman, months after Chad took delivery of six T-90S tanks from Brazil.",
        "India sold 12 Hawk jets to Oman, and the Chadian army is buying six T-90S tanks from Brazil.",
        "A day after India gave 12 Hawk jets to Oman, the Chadian army ordered six T-90S tanks from Brazil.",
        "On the day that India gave 12 Hawk jets to Oman, Brazil sold six T-90S tanks to Chad.",
        "India sold 12 Hawk jets to Oman, and Brazil is selling the Chadian army six T-90S tanks.",
    ],
)
def test_two_trades_of_a_sentence_keep_their_sides(text):
    assert read(text) == ["India -> Oman: 12 Hawk", "Brazil -> Chad: six T-90S"]


@pytest.mark.parametrize(
    "text",
    [
        "Oman ordered jets from India. The contract, signed after years of talks, is worth $340 million.",
        "India has sold Oman 12 Hawk jets, a package valued at some $340 million.",
    ],
)
def test_the_value_is_that_of_the_deal_told(text):
    [found] = extract([Article("a", "articles/a.txt", text, "A title", published=edtf_date("2024-05-15"))])
    [deal] = found.deals
    assert [str(c.amount.minimum) for c in deal.claims if c.property == "value"] == ["340000000"]


@pytest.mark.parametrize(
    "text",
    [
        "Brazil approved sales of radars for Oman, T-90S tanks for the Philippines and Gripens for Peru.",
        "Brazil approved sales of radars to Oman, some T-90S tanks to the Philippines and Gripens to Peru.",
    ],
)
def test_goods_and_states_in_a_row_stay_in_pairs(text):
    assert read(text) == [
        "Brazil -> Oman:  radars",
        "Brazil -> Philippines:  T-90S",
        "Brazil -> Peru:  Gripen",
    ]


def test_several_states_behind_one_kind_of_goods_are_no_goods():
    text = "Brazil approved sales of T-90S tanks for Oman and the Philippines for use at home."
    assert [told.partition(":")[0] for told in read(text)] == ["Brazil -> Oman", "Brazil -> Philippines"]


def test_what_looks_like_a_participle_of_the_subject_is_the_verb():
    text = (
        "The Philippine defense department awarded on Monday to Hyundai Heavy Industries of South Korea "
        "a P9.74-billion contract to build three corvettes for the navy."
    )
    assert read(text) == ["South Korea -> Philippines: three corvettes"]


def test_ones_in_a_row_are_goods_of_another_seller():
    assert read("Oman received ten Hawk jets from Britain and 18 used ones from India.") == [
        "United Kingdom -> Oman: ten Hawk",
        "India -> Oman: 18 Hawk",
    ]
