"""What notices of sales, contract announcements and company reports say of deals."""

from __future__ import annotations

import pytest

from test_extract_deals import read, told


def sums(deal):
    return [amount[0] for amount in told(deal, "value")]


@pytest.mark.parametrize(
    "text",
    [
        "State Department approves $2 billion missile sale to Oman.",
        "State Department clears F-35 sale to Oman.",
    ],
)
def test_who_approves_a_sale_of_a_sum_sells(text):
    [deal] = read(text)
    assert (told(deal, "supplier"), told(deal, "recipient")) == (["United States"], ["Oman"])


def test_an_approval_holds_for_all_that_was_requested():
    deals = read(
        "The State Department has approved a possible Foreign Military Sale to Oman of Javelin missiles.\n\n"
        "Oman has requested to buy sixty (60) Javelin missiles; twelve (12) M1130 Command Vehicles; "
        "and four (4) M1133 Medical Evacuation Vehicles. The total estimated cost is $90 million.\n\n"
        "The principal contractor will be General Dynamics."
    )
    counted = [deal for deal in deals if told(deal, "quantity")]
    assert len(counted) == 3
    assert {tuple(told(deal, "supplier")) for deal in counted} == {("United States",)}
    assert {tuple(told(deal, "status")) for deal in counted} == {("approved",)}
    assert {tuple(told(deal, "manufacturer")) for deal in counted} == {("General Dynamics",)}
    [package] = [deal for deal in deals if deal.kind == "arms_package"]
    assert sums(package) == [90_000_000]
    assert told(package, "item")[0].startswith("sixty (60)")


def test_an_earlier_order_has_its_own_price():
    new, old = read(
        "Peru has ordered six Gripen fighters from Saab for $500 million.\n\n"
        "Peru bought six Gripen fighters from Saab in 2009 for $310 million."
    )
    assert (sums(new), told(new, "ordered")) == ([500_000_000], [])
    assert (sums(old), told(old, "ordered")) == ([310_000_000], ["2009"])


def test_a_rounded_price_is_no_other_order():
    [deal] = read(
        "Peru has ordered six Gripen fighters from Saab for $500 million.\n\n"
        "Peru ordered six Gripen fighters in May for $498 million."
    )
    assert len(sums(deal)) == 2


def test_more_of_the_kind_ordered_earlier_is_no_part_of_the_news():
    deal, *_ = read(
        "Peru has ordered 30 Patria 6x6 armoured vehicles. Peru has earlier ordered more than 90 vehicles."
    )
    assert [amount[0] for amount in told(deal, "quantity")] == [30]


@pytest.mark.parametrize(
    "text",
    [
        "Elbit Systems Awarded $40 Million Contract to Supply Hermes 900 Drones to Chile",
        "Saab awarded contract for six Gripen fighters.",
    ],
)
def test_a_maker_awarded_a_contract_has_won_it(text):
    [deal] = read(text)
    assert told(deal, "supplier")[0] in {"Elbit Systems", "Saab"}
    assert not {"Elbit Systems", "Saab"} & set(told(deal, "recipient"))


def test_a_modification_is_awarded_and_a_number_of_a_contract_is_no_designation():
    [deal] = read(
        "Saab, Linkoping, was awarded a $70,000,000 modification to contract N00019-21-C-0044 "
        "for 12 Gripen fighters."
    )
    assert (told(deal, "item"), told(deal, "supplier")) == (["Gripen"], ["Saab"])
    assert sums(deal) == [70_000_000]


def test_the_users_of_a_gun_are_no_buyers_in_the_news():
    [deal] = read(
        "Hanwha signed a contract with Oman for 40 K9 howitzers.\n\n"
        "Oman is the next user of the howitzer, which has been exported to Turkey, Poland and Finland."
    )
    assert told(deal, "recipient") == ["Oman"]


def test_the_name_of_a_ship_is_no_buyer():
    deals = read(
        "Damen delivered the first of two frigates to Oman. The frigate Kalmat was handed over on Monday."
    )
    assert {name for deal in deals for name in told(deal, "recipient")} == {"Oman"}


def test_governments_of_three_states():
    [deal] = read(
        "Saab is awarded a contract for 12 RBS15 missiles for the governments of Peru, Chile and Oman."
    )
    assert told(deal, "recipient") == ["Peru", "Chile", "Oman"]


def test_a_body_with_and_in_its_name_is_one():
    [deal] = read(
        "The Taipei Economic and Cultural Representative Office has requested to buy 40 Harpoon missiles."
    )
    assert told(deal, "recipient") == ["Taiwan"]


def test_ammunition_for_a_gun_is_no_gun():
    [deal] = read("Saab has received an order from Oman for ammunition for the Carl-Gustaf recoilless rifle.")
    assert told(deal, "item") == ["ammunition"]


def test_who_signs_with_two_states_is_not_given_a_third():
    deals = read(
        "The United States approved the sale of 20 F-35 jets to Romania.\n\n"
        "Romania signed a deal with Norway for 32 F-16 aircraft."
    )
    assert all(
        "United States" not in told(deal, "supplier") for deal in deals if "F-16" in told(deal, "item")
    )


def test_each_announced_contract_stands_for_itself():
    deals = read(
        "Saab, Linkoping, Texas, is awarded a $20,000,000 contract for 12 Gripen jets for Peru.\n\n"
        "Boeing, Mesa, Arizona, was awarded a $90,000,000 contract for six Harpoon missiles for Oman."
    )
    assert [(told(deal, "supplier"), told(deal, "recipient")) for deal in deals] == [
        (["Saab"], ["Peru"]),
        (["Boeing"], ["Oman"]),
    ]


def test_the_seats_of_contractors_are_no_contractors():
    deals = read(
        "The United States approved the sale of 20 Harpoon missiles to Oman.\n\n"
        "The principal contractors will be Boeing, Mesa, AZ; and Lockheed Martin, Orlando, Florida."
    )
    assert {name for deal in deals for name in told(deal, "manufacturer")} == {"Boeing", "Lockheed Martin"}


def test_the_contractor_named_first_is_that_of_the_approved_sale():
    deals = read(
        "The United States approved the sale of 20 Harpoon missiles to Oman. "
        "Oman signed a contract with Peru for 14 T-55 tanks in 2009.\n\n"
        "Boeing will be the principal contractor."
    )
    made = [told(deal, "item") for deal in deals if told(deal, "manufacturer") == ["Boeing"]]
    assert made == [["Harpoon"]]


def test_who_pays_for_others_does_not_receive():
    [deal] = read(
        "Rheinmetall was awarded a contract by the German government to supply Ukraine with 20 Marders."
    )
    assert told(deal, "recipient") == ["Ukraine"]


def test_an_earlier_order_without_a_number_has_its_own_price():
    new, old = read(
        "Saab has received an order worth $140 million from Peru for the RBS 70 system.\n\n"
        "In 2009 Peru ordered RBS 70 systems from Saab for $35 million."
    )
    assert (sums(new), sums(old)) == ([140_000_000], [35_000_000])


def test_a_list_of_all_users_tells_no_deals():
    assert not read("The C-390 has been selected by Brazil, Portugal, Hungary, Austria and South Korea.")


def test_goods_behind_the_state_that_buys_are_those_of_the_sale():
    [deal] = read(
        "The State Department has made a determination approving a possible sale to the Taipei "
        "Economic and Cultural Representative Office in the United States of Harpoon missiles for $9 million."
    )
    assert (told(deal, "item"), told(deal, "recipient")) == (["Harpoon"], ["Taiwan"])
