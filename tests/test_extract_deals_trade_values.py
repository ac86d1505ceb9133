"""Which numbers, sums, dates and states a clause gives a deal, and which it gives none."""

from __future__ import annotations

import pytest

from onrecord.extract.deals import find_deals
from onrecord.extract.nlp import readings
from onrecord.model import Article
from onrecord.values.edtf_dates import edtf_date


def read(text):
    [reading] = readings([(text, ())])
    article = Article("a", "articles/a.txt", text, "A title", published=edtf_date("2022-03-10"))
    return find_deals(reading, article, (), ())


def told(deal, name):
    claims = [claim for claim in deal.claims if claim.property == name]
    return [
        (claim.amount and claim.amount.minimum, claim.amount and claim.amount.unit)
        if claim.amount
        else claim.text or (claim.date and claim.date.edtf)
        for claim in claims
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [("12 Rafales", "Rafale"), ("250 Javelins", "Javelin"), ("116 Abrams", "Abrams"), ("20 Su-30s", "Su-30")],
)
def test_designations_are_in_the_singular(words, name):
    [deal] = read(f"Peru bought {words} from Sweden.")
    assert told(deal, "item") == [name]


def test_a_price_keeps_both_currencies():
    [deal] = read("Malaysia bought 18 Su-30 jets from Russia in a US$900 million (RM3.42 billion) deal.")
    assert told(deal, "value") == [(900000000, "USD"), (3420000000, "MYR")]


def test_the_price_of_one_is_no_price_of_the_deal():
    [deal] = read("Iraq bought 36 F-16 jets from the United States. Each aircraft costs about $65 million.")
    assert told(deal, "value") == []


def test_the_year_of_another_verb_stays_with_it():
    deals = read("Malaysia bought 18 MiG-29s from Russia in 1994, and took eight F/A-18Ds in 1997.")
    assert told(deals[0], "ordered") == ["1994"]


def test_an_order_for_more_is_another_deal():
    deal, more = read(
        "Kazakhstan received six Su-30 fighters from Russia in 2018 and ordered eight more in 2019."
    )
    assert (told(deal, "delivered"), told(deal, "ordered")) == (["2018"], [])
    assert (told(more, "quantity"), told(more, "ordered")) == ([(8, "fighters")], ["2019"])


def test_talks_over_a_number_bound_nothing():
    [deal] = read("Indonesia said negotiations with Dassault over 36 Rafales had reached an advanced stage.")
    [quantity] = [claim.amount for claim in deal.claims if claim.property == "quantity"]
    assert (quantity.minimum, quantity.maximum) == (36, 36)


def test_seats_and_details_are_not_goods():
    [deal] = read("Croatia bought 12 Rafales, six single-seat and six two-seat jets, from France.")
    assert [amount for amount, _ in told(deal, "quantity")] == [12]


def test_goods_included_replace_their_sum():
    deals = read(
        "Mali received five aircraft, including four fighter planes, and an attack helicopter from Russia."
    )
    assert [told(deal, "item") for deal in deals] == [["fighter planes"], ["attack helicopter"]]


@pytest.mark.parametrize("end", ["collapsed in May", "fell through in January 2019", "expired"])
def test_a_deal_that_fell_through_is_cancelled(end):
    [deal] = read(f"A deal by Croatia to acquire 12 F-16 jets from Israel {end}.")
    assert told(deal, "status") == ["cancelled"]


def test_not_yet_delivered_is_not_delivered():
    [deal] = read("Germany has not yet delivered 18 Leopard 2 tanks to Ukraine.")
    assert "delivered" not in told(deal, "status")


@pytest.mark.parametrize(
    "text",
    [
        "The Netherlands has no plans to sell F-16s to Turkey.",
        "Reports of a sale of 24 J-10 jets to Iran by China are false.",
    ],
)
def test_what_is_denied(text):
    [deal] = read(text)
    assert told(deal, "status") == ["denied"]
    assert {claim.polarity for claim in deal.claims if claim.property == "item"} == {"denied"}


def test_not_giving_up_denies_nothing():
    deals = read("Malaysia has not given up on the purchase of 12 Super Hornets from the United States.")
    assert not [c for deal in deals for c in deal.claims if c.polarity == "denied" or c.text == "denied"]


def test_work_on_goods_is_a_service():
    [deal] = read(
        "Poland signed a 2 billion euro contract with Rheinmetall to modernise 128 Leopard 2A4 tanks."
    )
    assert deal.kind == "services"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rosoboronexport confirmed the deliveries of the Tor-M1 to Iran to be complete.", "delivered"),
        ("Deliveries of the Tor-M1 to Iran were complete, Russia said.", "delivered"),
        ("Deliveries of the Tor-M1 to Iran are not yet complete, Russia said.", None),
    ],
)
def test_complete_deliveries_are_a_delivery(text: str, status: str | None) -> None:
    assert [value for deal in read(text) for value in told(deal, "status")] == ([status] if status else [])


def test_a_number_that_stands_for_goods_has_its_own_date():
    first, more = read("Oman bought six Su-30 fighters from Russia in 2015 and a further 12 in 2018.")
    assert (told(first, "ordered"), told(more, "ordered")) == (["2015"], ["2018"])


def test_a_sum_before_all_goods_is_the_price_of_all():
    deals = read(
        "Qatar signed a 1.9-billion-euro contract with Germany for 62 tanks and 24 howitzers in 2013."
    )
    assert [deal.kind for deal in deals if told(deal, "value")] == ["arms_package"]


def test_goods_behind_a_colon_are_those_summed_up_before_it():
    deals = read(
        "Peru ordered four ships from Italy: one Horizon frigate, one Cassiopea vessel and two ferries."
    )
    assert [told(deal, "quantity")[0][0] for deal in deals] == [1, 1, 2]


def test_a_list_keeps_together_where_a_maker_interrupts_it():
    deals = read(
        "Oman bought 30 helicopters, among them ten H-145s made by Airbus and, from Italy, 11 used Mi-35s."
    )
    assert sorted(told(deal, "item") for deal in deals) == [["H-145"], ["Mi-35"]]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya took delivery of 118 Hizir vehicles from Turkey. Somalia bought 22 of the same type.",
        "Kenya took delivery of 118 Hizir vehicles from Turkey. Somalia has ordered 22 of them.",
    ],
)
def test_a_number_of_the_same_type_is_of_the_goods_named_before(text):
    assert [told(deal, "quantity")[0][0] for deal in read(text)] == [118, 22]


def test_a_sum_between_goods_is_the_price_of_the_first():
    jets, _ = read(
        "Oman will buy six K-8 jets from China for $58 million and four Mi-17 helicopters from Russia."
    )
    assert (told(jets, "item"), told(jets, "value")) == (["K-8"], [(58000000, "USD")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What Peru would like to buy from Sweden is seven Gripen jets.", [("Gripen", 7)]),
        ("Pakistan's orders of 1988 amounted to 71 F-16A/Bs.", [("F-16A/B", 71)]),
        (
            "Six RBS 70 missiles are the subject of a contract that Saab has signed with Peru.",
            [("RBS 70", 6)],
        ),
        ("Also part of the sale to Kuwait by France are 22 Exocet missiles.", [("Exocet", 22)]),
        ("Sri Lanka acquired six Saar 4.5 missile boats from Israel.", [("Saar 4.5", 6)]),
    ],
)
def test_goods_that_a_sentence_puts_behind_the_trade(text, expected):
    assert [(told(d, "item")[0], int(told(d, "quantity")[0][0])) for d in read(text)] == expected


def test_an_earlier_sale_of_the_same_goods_is_another_deal():
    new, old = read(
        "Peru will buy 18 Boxer vehicles from Germany. They add to an earlier sale to Peru, "
        "valued at $78 million, of 71 Boxers."
    )
    assert (told(new, "value"), told(old, "value")) == ([], [(78000000, "USD")])


def test_a_deal_over_goods_is_about_them():
    [deal] = read("Peru signed a deal over 12 Gripen jets with Sweden, at one billion euros, last May.")
    assert (told(deal, "quantity"), told(deal, "value")) == ([(12, "jets")], [(1000000000, "EUR")])


def test_a_part_of_goods_that_a_clause_behind_them_tells_is_no_other_deal():
    [deal] = read(
        "Irkut will supply 28 Su-30 fighters to Algeria by 2030 under a contract of 2021, "
        "on which six aircraft have been handed over."
    )
    assert told(deal, "quantity") == [(28, "fighters")]


def test_a_sum_that_opens_its_sentence_is_the_price_of_the_deal_told_last():
    [deal] = read("Germany sold Kuwait a MEKO frigate. Some 500 million euros is the price of the ship.")
    assert told(deal, "value") == [(500000000, "EUR")]


def test_orders_told_in_a_row_are_deals_of_each_buyer():
    deals = read(
        "Norway signed for 54 K2 tanks in 2019, Poland ordered 18 and the Netherlands is taking 46. "
        "Peru signed a letter of intent for 50 of them, while Chile plans to buy 76."
    )
    assert [int(told(deal, "quantity")[0][0]) for deal in deals] == [54, 18, 46, 50, 76]


def test_goods_under_an_agreement_do_not_come_when_others_do():
    text = (
        "Poland signed an agreement for 250 Abrams tanks. Under the agreement, which also includes "
        "26 Hercules recovery vehicles, the first 28 tanks are to reach Poland in 2026."
    )
    assert [told(deal, "delivered") for deal in read(text) if told(deal, "item") == ["Hercules"]] == [[]]


def test_a_purchase_that_fell_through_is_not_one_of_another_number():
    deals = read("A plan to buy 24 Gripens from Sweden was scrapped by Peru. Later it leased 14 Gripens.")
    assert [int(told(deal, "quantity")[0][0]) for deal in deals] == [24, 14]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Estonia is giving Ukraine nine 155 mm FH70 howitzers.", "quantity", [(9, "howitzers")]),
        (
            "Peru has ordered four Black Hawks from the US, in addition to the 15 bought in 2011.",
            "ordered",
            [],
        ),
        (
            "Finland's order for 64 F-35A jets, placed in February 2022, was its largest.",
            "ordered",
            ["2022-02"],
        ),
        ("Qatar signed an order for 24 Rafales at 6.3 billion euros.", "value", [(6300000000, "EUR")]),
    ],
)
def test_terms_beside_goods(text, name, expected):
    [deal] = read(text)
    assert told(deal, name) == expected
