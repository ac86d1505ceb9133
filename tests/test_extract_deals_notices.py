"""What contract notices, lists of gifts and votes say of deals."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article
from test_extract_deals import read, told


def test_a_modification_to_a_numbered_contract_is_an_order():
    [deal] = read(
        "Northrop Grumman Corp., San Diego, California, was awarded a $90,500,000 modification (P00004) to "
        "contract N00019-20-C-0021 for two MQ-4C Triton aircraft for the Royal Norwegian Navy."
    )
    assert told(deal, "supplier") == ["Northrop Grumman Corp."]
    assert told(deal, "recipient") == ["Norway"]
    assert [amount[0] for amount in told(deal, "value")] == [90_500_000]
    assert told(deal, "item") == ["MQ-4C Triton"]


def test_the_branch_of_a_maker_is_no_goods():
    [deal] = read(
        "Lockheed Martin Missiles and Fire Control, Dallas, Texas, was awarded a $70 million contract for "
        "90 ATACMS missiles for Estonia."
    )
    assert told(deal, "supplier") == ["Lockheed Martin Missiles and Fire Control"]
    assert told(deal, "item") == ["ATACMS"]


def test_goods_go_on_behind_their_short_name():
    [deal] = read("Peru has bought 40 Light Tactical Utility Vehicle (LTUV) trucks from Oshkosh.")
    assert told(deal, "quantity") == [(40, 40, "trucks")]


def test_what_goods_have_with_them_ends_no_list():
    deals = read(
        "Canada is providing Ukraine with shells for howitzers, 30 machine guns with night sights, "
        "12 armoured trucks and 400 mortar rounds."
    )
    counts = {amount[0] for deal in deals for amount in told(deal, "quantity")}
    assert counts == {30, 12, 400}
    assert {tuple(told(deal, "recipient")) for deal in deals} == {("Ukraine",)}


def test_the_number_of_an_airliner_is_no_part_of_a_count():
    [deal] = read("Oman Air has ordered 30 737 MAX 8 jets from Boeing.")
    assert told(deal, "quantity") == [(30, 30, "jets")]


@pytest.mark.parametrize(
    ("text", "buyer", "seller"),
    [
        ("Croatia is in talks with Saab over 12 Gripen jets.", "Croatia", "Saab"),
        ("Neighbouring Bolivia has ordered six Pampa trainers from Embraer.", "Bolivia", "Embraer"),
    ],
)
def test_sides_of_talks_and_neighbours(text, buyer, seller):
    [deal] = read(text)
    assert (told(deal, "recipient"), told(deal, "supplier")) == ([buyer], [seller])


@pytest.mark.parametrize(
    "text",
    [
        "Czech lawmakers rejected the purchase of 14 Gripen jets from Sweden.",
        "Oman tore up a contract with Italy for 14 frigates.",
        "The contract with Italy for 14 frigates was rejected by Oman.",
    ],
)
def test_a_purchase_that_is_rejected_is_cancelled(text):
    [deal] = read(text)
    assert told(deal, "status") == ["cancelled"]
    assert told(deal, "quantity")
    assert {claim.polarity for claim in deal.claims} == {"affirmed"}


def test_a_rejected_report_of_a_sale_denies_it():
    [deal] = read("Oman rejected reports of a sale of 14 frigates to Peru.")
    assert told(deal, "status") == ["denied"]


def test_who_asks_parliament_for_leave_means_to_buy():
    [deal] = read("The Danish government will ask parliament to approve the purchase of 27 CV90 vehicles.")
    assert (told(deal, "recipient"), told(deal, "status")) == (["Denmark"], ["proposed"])


def test_who_calls_on_others_to_sell_buys_nothing():
    assert read("Oman called on Germany to approve the sale of 27 tanks.") == ()


def test_an_exercised_option_is_an_order_and_one_that_is_held_is_none():
    [first, option] = read(
        "Chile bought 12 Super Tucano planes from Embraer in 2008 and exercised an option for 6 more in 2018."
    )
    assert (told(first, "quantity")[0][0], told(option, "quantity")[0][0]) == (12, 6)
    assert told(option, "ordered") == ["2018"]
    [held] = read("Chile ordered 12 Super Tucano planes from Embraer, with an option for six more.")
    assert [amount[0] for amount in told(held, "quantity")] == [12]


def test_goods_on_top_of_which_others_come_have_a_deal_of_their_own():
    new, old = read("Chile has ordered 16 C295 planes, on top of the 24 aircraft it bought in 2011.")
    assert (told(new, "quantity")[0][0], told(new, "ordered")) == (16, [])
    assert (told(old, "quantity")[0][0], told(old, "ordered")) == (24, ["2011"])


def test_wheels_are_part_of_a_vehicles_name():
    [deal] = read("Chile has ordered 22 Piranha 8x8 vehicles from Mowag.")
    assert told(deal, "item") == ["Piranha"]


def test_a_headline_may_shorten_the_makers_name():
    title = "Peru cancels helicopter contract with KAI"
    text = "Peru has cancelled a contract with Korea Aerospace Industries for eight Surion helicopters."
    [found] = extract([Article("a", "articles/a.txt", f"{title}\n\n{text}", title)])
    [deal] = found.deals
    assert told(deal, "quantity")[0][0] == 8


def test_all_who_give_give_to_the_one_told_of_first():
    deals = read(
        "Latvia will donate six howitzers to Ukraine, the ministry said.\n\n"
        "Lithuania will send 12 mortars, while Estonia pledged 30 Javelin missiles."
    )
    given = {(told(deal, "supplier")[0], told(deal, "recipient")[0]) for deal in deals}
    assert given == {("Latvia", "Ukraine"), ("Lithuania", "Ukraine"), ("Estonia", "Ukraine")}


def test_who_sells_elsewhere_sells_not_to_the_one_who_is_given():
    deals = read("Latvia will donate six howitzers to Ukraine.\n\nSerbia has sold 12 mortars.")
    assert not any(told(deal, "recipient") for deal in deals if "Serbia" in told(deal, "supplier"))


def test_the_planes_are_those_traded_not_those_named_last():
    deals = read(
        "Austria has ordered four C-390 transports from Embraer.\n\n"
        "It is a blow to Lockheed Martin, whose C-130J had been considered the favourite.\n\n"
        "Chile bought six of the planes in 2021 and Peru ordered two."
    )
    assert [told(deal, "item") for deal in deals] == [["C-390"]] * 3
    assert [told(deal, "recipient") for deal in deals] == [["Austria"], ["Chile"], ["Peru"]]


def test_the_deal_that_fell_through_is_that_of_the_sentence():
    new, old = read(
        "Peru has signed a contract for 24 Gripen jets from Sweden.\n\n"
        "In 2015 Lima held talks on the purchase of 12 Kfir jets from Israel, but the deal fell through."
    )
    assert (told(new, "status"), told(old, "status")) == (["contracted"], ["cancelled"])


def test_those_that_are_passed_on_are_the_goods_named_before():
    _, gift = read("Norway bought 52 Leopard 2A4s in 2001. Eight of those have been promised to Peru.")
    assert (told(gift, "item"), told(gift, "recipient")) == (["Leopard 2A4"], ["Peru"])


def test_a_year_before_a_further_number_is_no_part_of_it():
    first, second = read("Peru bought 12 Mi-17s from Russia in 2009 and 24 more in 2013.")
    assert (told(first, "quantity")[0][0], told(second, "quantity")[0][0]) == (12, 24)


def test_in_favour_of_whom_a_deal_ends_is_no_side_of_it():
    [deal] = read("Peru tore up a contract for 12 French submarines, in favour of boats from Germany.")
    assert told(deal, "supplier") == ["France"]


def test_makers_before_a_shared_noun_have_their_own_counts():
    deals = read("Riyadh Air has ordered 60 Airbus, 72 Boeing and 12 Embraer jets.")
    pairs = [(told(deal, "manufacturer"), told(deal, "quantity")[0][0]) for deal in deals]
    assert pairs == [(["Airbus"], 60), (["Boeing"], 72), (["Embraer"], 12)]


def test_the_paragraph_tells_whose_crowns_a_sum_is_in():
    [found] = extract(
        [
            Article(
                "a",
                "articles/a.txt",
                "Sweden offered its jets.\n\nThe Czech army bought 62 Caesar howitzers from France for "
                "8.5 billion crowns.",
                "A title",
            )
        ]
    )
    [amount] = [claim.amount for deal in found.deals for claim in deal.claims if claim.property == "value"]
    assert amount.unit == "CZK"


def test_upgraded_goods_are_sold_as_they_are():
    [deal] = read("Croatia agreed to buy 12 upgraded F-16 jets from Israel in 2018.")
    assert (deal.kind, told(deal, "quantity")[0][0]) == ("arms_transfer", 12)


def test_the_number_of_an_order_is_no_goods():
    [deal] = read(
        "Boeing, St. Louis, is awarded an $80 million order (N0001922F0456) against a previously issued "
        "agreement. This order provides for two P-8A aircraft for Norway."
    )
    assert told(deal, "item") == ["P-8A"]


def test_another_mark_of_a_tank_is_another_deal():
    deals = read(
        "Germany will send Peru 30 more Leopard tanks.\n\nThe package includes 30 Leopard 1A5 tanks.\n\n"
        "Germany has already delivered 18 Leopard 2A6 tanks to Peru."
    )
    assert {18, 30} == {amount[0] for deal in deals for amount in told(deal, "quantity")}
    assert any(told(deal, "item") == ["Leopard 2A6"] for deal in deals)


def test_the_contract_behind_goods_of_its_paragraph_is_theirs():
    new, other = read(
        "Brazil signed a contract with Saab for 36 Gripen jets in 2014.\n\n"
        "The army picked 98 Centauro vehicles from Italy for Brazil. The contract is worth 900 million euro."
    )
    assert (told(new, "value"), told(other, "value")[0][0]) == ([], 900_000_000)


def test_the_items_of_a_notice_are_told_apart_whatever_their_names_hold():
    deals = read(
        "Oman has requested to buy twenty (20) M1A2 System Enhancement Package Version 3 (SEPv3) tanks; "
        "two (2) M88A2 Heavy Recovery Lift and Evacuation System (HERCULES) "
        "vehicles (one installed, one spare); twelve (12) AIM-9X tactical missiles; six (6) AIM-9X training "
        "missiles; and one thousand two hundred (1,200) 120mm tank cartridges."
    )
    assert [told(deal, "quantity")[0][0] for deal in deals] == [20, 2, 12, 6, 1200]
    assert {tuple(told(deal, "recipient")) for deal in deals} == {("Oman",)}


def test_a_customer_named_beside_the_goods_makes_nobody_the_seller():
    [deal] = read("Oman has requested to buy twelve (12) CH-47F helicopters with customer modifications.")
    assert (told(deal, "supplier"), told(deal, "recipient")) == ([], ["Oman"])


@pytest.mark.parametrize(
    "text",
    [
        "A request by Oman to buy fifty (50) M1A2 tanks was approved by Washington.",
        "Oman has requested to buy fifty (50) M1A2 tanks, and Washington approved the sale in May.",
    ],
)
def test_what_is_said_beside_an_item_is_read_as_ever(text):
    [deal] = read(text)
    assert [told(deal, "recipient"), told(deal, "quantity")[0][0]] == [["Oman"], 50]
    assert told(deal, "status") == ["approved"]


@pytest.mark.parametrize(
    "offset",
    [
        "There are no known offset agreements proposed in connection with this sale.",
        "At this time no offset agreement is known to have been proposed.",
    ],
)
def test_what_the_seller_buys_in_return_is_no_trade_of_the_notice(offset):
    [deal] = read(f"The State Department has approved a sale to Oman of 12 M1A2 tanks. {offset}")
    assert told(deal, "status") == ["approved"]
