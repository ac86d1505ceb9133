"""Offers that come in, bids for goods, and those who lose: whose a bid is, and what it makes of nobody."""

from __future__ import annotations

import pytest

from onrecord.extract.deals import find_deals
from onrecord.extract.nlp import readings
from onrecord.model import Article
from onrecord.values.edtf_dates import edtf_date


def told(text, *names):
    [reading] = readings([(text, ())])
    article = Article("a", "articles/a.txt", text, "A title", published=edtf_date("2024-05-16"))
    claims = [c for deal in find_deals(reading, article, (), ()) for c in deal.claims]
    return {name: [c.text for c in claims if c.property == name] for name in names}


@pytest.mark.parametrize("words", ["received offers", "got bids", "received proposals"])
def test_who_receives_offers_would_buy(words):
    assert told(
        f"Chile {words} from Spain and Italy for 24 frigates.", "supplier", "recipient", "status"
    ) == {
        "supplier": ["Spain", "Italy"],
        "recipient": ["Chile"],
        "status": ["proposed"],
    }


def test_a_maker_that_receives_an_offer_does_not_buy():
    assert told("Saab received an offer from Chile for 12 Gripen jets.", "recipient", "supplier") == {
        "recipient": [],
        "supplier": [],
    }


@pytest.mark.parametrize("verb", ["withdrew", "abandoned", "dropped"])
def test_who_gives_up_a_bid_for_goods_would_have_bought(verb):
    assert told(f"Ecuador {verb} its bid for six Gripen jets.", "supplier", "recipient", "status") == {
        "supplier": [],
        "recipient": ["Ecuador"],
        "status": ["cancelled"],
    }


def test_who_bids_to_sell_is_the_seller():
    text = "Saab withdrew its bid to sell 12 Gripen jets to Ecuador."
    assert told(text, "supplier", "recipient") == {"supplier": ["Saab"], "recipient": ["Ecuador"]}


def test_who_turns_down_a_bid_would_have_sold():
    text = "Spain rejected Chile's bid for 12 Leopard tanks."
    assert told(text, "supplier", "recipient") == {"supplier": ["Spain"], "recipient": ["Chile"]}


@pytest.mark.parametrize(
    "text",
    [
        "Italy lost to Spain in a contest to sell Chile 12 frigates.",
        "Italy's Leonardo lost out to Spain's Indra in the race to supply 30 radars to Chile.",
        "Italy's Leonardo was beaten by Airbus in the competition to supply 36 helicopters to Chile.",
        "Italy failed in its bid to sell 40 trucks to Chile.",
        "Italy lost the contract to supply 40 trucks to Chile.",
    ],
)
def test_who_loses_a_contest_sells_nothing(text):
    assert told(text, "supplier", "recipient", "item") == {"supplier": [], "recipient": [], "item": []}


def test_who_wins_a_contest_sells():
    text = "Spain beat Italy in the race to sell 12 drones to Chile."
    assert told(text, "supplier", "recipient") == {"supplier": ["Spain"], "recipient": ["Chile"]}


def test_the_price_of_a_losing_bid_is_not_that_of_the_deal():
    text = "Chile signed a deal for six K9 howitzers with Hanwha. The losing bid was worth $1.4 billion."
    assert told(text, "value", "recipient") == {"value": [], "recipient": ["Chile"]}


@pytest.mark.parametrize(
    "choice",
    [
        "picked the K9 over France's Caesar",
        "opted for the K9 rather than the Caesar",
        "preferred the K9 to the Caesar",
        "chose the K9 ahead of Sweden's Archer",
    ],
)
def test_goods_passed_over_are_none_of_the_deal(choice):
    text = f"Slovenia {choice} and ordered 24 of the howitzers."
    assert told(text, "item", "supplier", "status") == {
        "item": ["K9"],
        "supplier": [],
        "status": ["contracted"],
    }


def test_goods_that_others_beat_are_none_of_the_deal():
    text = "The K9 beat the Caesar in Slovenia, which ordered 24 of the howitzers."
    assert told(text, "item") == {"item": ["K9"]}


def test_goods_passed_over_that_somebody_offered_stay():
    text = "Slovenia chose K9 howitzers over Caesar guns offered by France."
    assert told(text, "item", "supplier") == {"item": ["K9", "Caesar"], "supplier": ["France"]}


@pytest.mark.parametrize(
    "likeness",
    [
        "the same gun that Kenya bought from Spain in 2012",
        "the type that Kenya ordered from Spain in 2012",
        "like those that Kenya bought from Spain in 2012",
        "similar to the ones that Kenya leased from Spain in 2012",
    ],
)
def test_what_others_bought_alike_is_none_of_the_deal(likeness):
    text = f"Slovenia has ordered 24 K9 howitzers, {likeness}."
    assert told(text, "recipient", "supplier", "ordered") == {
        "recipient": ["Slovenia"],
        "supplier": [],
        "ordered": [],
    }


def test_each_of_those_asked_would_sell_what_is_asked_of_it():
    text = "Chile asked Spain for 12 Leopard tanks and Italy for six frigates."
    assert told(text, "item", "supplier") == {
        "item": ["Leopard", "frigates"],
        "supplier": ["Spain", "Italy"],
    }


def test_two_who_are_asked_for_the_same_would_both_sell_it():
    assert told("Chile asked Spain and Italy for six frigates.", "supplier") == {
        "supplier": ["Spain", "Italy"]
    }


def test_agreeing_to_talks_signs_nothing():
    text = "Chile asked Spain for 12 Leopard tanks. Madrid agreed to talks."
    assert "contracted" not in told(text, "status")["status"]


def test_who_is_refused_other_goods_does_not_get_those_approved():
    text = "Spain approved six frigates for Chile but refused tanks for Kenya."
    assert told(text, "recipient") == {"recipient": ["Chile"]}


@pytest.mark.parametrize("verb", ["barred", "prevented", "stopped", "blocked"])
def test_who_stops_another_from_passing_goods_on_sells_nothing(verb):
    text = f"Spain {verb} Chile from re-exporting nine D-30 howitzers to Kenya."
    assert told(text, "supplier", "recipient") == {"supplier": [], "recipient": []}


def test_talks_that_another_state_scraps_do_not_end_the_deal():
    text = "Airbus Helicopters won a German order for 62 H145s, while Chile scrapped talks with the company."
    assert "cancelled" not in told(text, "status")["status"]


def test_goods_bought_instead_of_those_offered_are_the_only_ones_bought():
    text = "Chile bought 12 Leopards instead of the K2 tanks offered by Hanwha."
    assert told(text, "item", "status") == {"item": ["Leopard"], "status": ["contracted"]}


def test_a_type_that_the_maker_will_deliver_is_of_the_deal():
    text = "Chile signed a deal for 12 Gripens, a version that Saab will deliver from 2027."
    assert told(text, "supplier") == {"supplier": ["Saab"]}
