"""Orders as reports tell them: what is ordered, what it replaces, and the fleets that it joins."""

from __future__ import annotations

import pytest

from test_extract_deals_forms import read


def test_airliners_whose_name_begins_with_their_maker_are_counted():
    (deal,) = read("Garuda has ordered six ATR 42-600s.")
    assert {("item", "ATR 42-600"), ("quantity", "six")} <= deal


def test_gifts_for_a_war_are_no_mission():
    (deal,) = read("Norway sent Ukraine 14 NM 199 carriers last year for its war against Russia.")
    assert {("supplier", "Norway"), ("recipient", "Ukraine")} <= deal


@pytest.mark.parametrize(
    "text",
    [
        "Indra has won a $26 million contract to supply Chile with command systems.",
        "Alstom won a $26 million contract from Chile for light rail vehicles.",
    ],
)
def test_systems_and_vehicles_of_further_kinds_are_goods(text):
    (deal,) = read(text)
    assert "item" in dict(deal)


def test_goods_that_others_replace_are_a_deal_of_their_own():
    deals = read(
        "Peru will receive 12 Mirage 2000-9 jets from Oman in May, replacing eight Mirage 2000 jets that it"
        " bought from France in 1984."
    )
    assert len(deals) == 2
    assert not any({("supplier", "Oman"), ("supplier", "France")} <= deal for deal in deals)


def test_a_fleet_that_grows_is_no_order():
    deals = read(
        "Oman ordered 12 C-295s.\n\nIts fleet will grow to 40 aircraft with the new order: 24"
        " C-295s and 16 C-130s."
    )
    assert [deal & {("quantity", "12"), ("quantity", "24")} for deal in deals] == [{("quantity", "12")}]


def test_the_state_that_announces_what_a_firm_will_build_buys_it():
    (deal,) = read(
        "The Danish government announced that Karstensens will build four patrol ships under"
        " a $30 million contract."
    )
    assert {("recipient", "Denmark"), ("supplier", "Karstensens")} <= deal


def test_the_firm_of_a_nation_is_the_one_told_of():
    deals = read(
        "Saab will deliver 5 radars to Norway.\n\nThe Swedish company is building 12 Gripens for Chile"
        " under a contract worth $30 million."
    )
    assert ("supplier", "Sweden") not in deals[-1]


def test_who_commissions_what_he_delivers_does_not_buy_it():
    (deal,) = read("Siemens will deliver and commission 40 wind turbines for Oman under the contract.")
    assert ("recipient", "Siemens") not in deal


def test_what_a_firm_makes_by_trade_is_not_what_it_sells():
    (deal,) = read("Hyundai, a maker of trucks, will supply Oman with 12 trams.")
    assert ("item", "trams") in deal


def test_what_ships_carry_is_not_bought():
    deals = read("Oman has ordered four ships for the transport of crude oil from Hanwha.")
    assert [dict(deal).get("item") for deal in deals] == ["ships"]


def test_what_is_spent_on_ones_own_arms_is_a_budget():
    deals = read(
        "Latvia ordered 21 howitzers from Austria. Riga plans to spend 58 million euros on its artillery."
    )
    assert not any(name == "value" for deal in deals for name, _ in deal)


def test_goods_that_came_before_a_contract_are_of_another():
    deals = read(
        "Chile signed a contract for 12 H145Ms on May 14, 2024. It received a first batch of H145Ms in 2019."
    )
    assert not any({("quantity", "12"), ("delivered", "in 2019")} <= deal for deal in deals)
    assert len(deals) == 2


def test_a_shipping_company_buys_for_itself():
    (deal,) = read("The Greek shipping company Danaos has ordered six ships from Hanwha Ocean.")
    assert ("recipient", "Danaos") in deal


def test_sums_before_their_goods_are_told_apart():
    deals = read(
        "Chile ordered armoured vehicles from Oman. The cost comprises $1.2 billion for 90 Lynx vehicles"
        " and $101 million for Spike missiles."
    )
    values = {dict(deal).get("item"): dict(deal).get("value") for deal in deals}
    assert "$1.2 billion" in values.values()
    assert values.get("Spike missiles", "$101 million") == "$101 million"
