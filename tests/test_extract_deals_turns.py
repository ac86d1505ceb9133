"""How a report comes back to its parties and its goods: batches, earlier goods, words for the speaker."""

from __future__ import annotations

import pytest

from test_extract_deals import read, told


def test_who_buys_to_send_old_boats_away_buys():
    [deal] = read("Chile is buying three new submarines, in order to send its oldest boats into retirement.")
    assert (told(deal, "recipient"), told(deal, "supplier")) == (["Chile"], [])


def test_a_delivery_consists_of_what_it_brings():
    deals = read(
        "Peru took delivery of Spike missiles and mortar rounds from Israel on Friday.\n\n"
        "The delivery consisted of 40 Spike missiles and 300 mortar rounds."
    )
    assert [told(deal, "quantity")[0][0] for deal in deals if told(deal, "quantity")] == [40, 300]


def test_each_of_two_goods_comes_from_its_own_seller():
    planes, trucks = read("Chad received several planes from Italy and trucks from France in 2019.")
    assert (told(planes, "item"), told(planes, "supplier")) == (["planes"], ["Italy"])
    assert (told(trucks, "item"), told(trucks, "supplier")) == (["trucks"], ["France"])


def test_several_jets_are_no_part():
    [some] = read("Brazil received several Gripens from Sweden.")
    assert told(some, "status") == ["delivered"]


def test_people_who_come_from_two_states_are_no_goods():
    assert not read("Officials came from Oman and traders from Qatar.")


def test_his_country_is_that_of_the_speaker():
    [deal] = read(
        "Polish Defence Minister Jan Nowak said in Seoul that his country had bought 48 FA-50 jets."
    )
    assert told(deal, "recipient") == ["Poland"]


def test_a_second_group_is_a_part():
    [deal] = read("Kenya took delivery of its second group of Puma vehicles from South Africa.")
    assert told(deal, "status") == ["partly_delivered"]


def test_goods_bought_earlier_are_another_deal():
    new, old = read(
        "Sweden has donated six Gripen jets to Hungary. Its pilots learned to fly on two Gripen jets "
        "that had been bought earlier."
    )
    assert ([n[0] for n in told(new, "quantity")], [n[0] for n in told(old, "quantity")]) == ([6], [2])


def test_what_they_had_already_received_is_no_news():
    deals = read(
        "Italy handed six patrol boats to Libya at a ceremony in Tripoli on Monday.\n\n"
        "They had already received patrol boats from Turkey in May 2019."
    )
    assert [told(deal, "supplier") for deal in deals] == [["Italy"], ["Turkey"]]
    assert told(deals[1], "recipient") == ["Libya"]


def test_another_boat_was_not_spoken_of_before():
    [deal] = read("Japan will give the Philippine Coast Guard another cutter.")
    assert (told(deal, "supplier"), told(deal, "item")) == (["Japan"], ["cutter"])


def test_the_first_that_came_are_a_part():
    [deal] = read("Oman ordered 36 Gripen jets from Sweden.\n\nThe first four jets came in July.")
    assert [quantity[0] for quantity in told(deal, "quantity")] == [36]
    assert (told(deal, "status"), told(deal, "delivered")) == (["partly_delivered"], ["2016-07"])


def test_tanks_that_came_under_fire_were_not_sold():
    assert not read("The first tanks came under fire from Oman in May.")


def test_what_was_handed_over_so_far_is_no_order():
    [deal] = read(
        "Oman signed a contract with Sweden for six Gripen fighters in 2016.\n\n"
        '"Two planes have been handed over so far," the minister said.'
    )
    assert [quantity[0] for quantity in told(deal, "quantity")] == [6]


def test_a_state_that_announces_goods_of_its_making_sells_them():
    [deal] = read("Russia says that Oman will get its first S-300 missiles in August.")
    assert (told(deal, "supplier"), told(deal, "recipient")) == (["Russia"], ["Oman"])
    [deal] = read("France says that Oman will get its first S-300 missiles in August.")
    assert told(deal, "supplier") == []


def test_the_main_contractor_makes_what_is_sold():
    [deal] = read(
        "The State Department approved the sale of 12 AH-1Z helicopters to Oman.\n\n"
        "Bell Textron, the main contractor, praised the helicopter."
    )
    assert told(deal, "manufacturer") == ["Bell Textron"]


def test_a_nickname_in_quotes_is_part_of_the_name():
    [deal] = read('Oman bought six MiG-29 "Fulcrum" fighters from Russia.')
    assert told(deal, "item") == ["MiG-29"]


def test_who_chose_to_halt_a_sale_bought_nothing():
    assert not read("Moscow had chosen to halt the shipments of jets, a newspaper said.")


def test_a_priced_contract_names_goods_that_say_little_alone():
    [deal] = read("The Danish army signed a $90 million contract with Elbit for a security system.")
    assert (told(deal, "supplier"), told(deal, "recipient")) == (["Elbit"], ["Denmark"])
    assert told(deal, "item") == ["security system"]
    [radios] = read("Elbit won a $50 million contract for radios for the Danish army.")
    assert (told(radios, "item"), told(radios, "recipient")) == (["radios"], ["Denmark"])


def test_a_contract_for_the_upkeep_of_what_one_has_is_one_for_services():
    [deal] = read("The Dutch army signed a 20 million euro deal with Thales for upkeep of its radars.")
    assert (deal.kind, told(deal, "supplier")) == ("services", ["Thales"])


def test_there_were_also_deals_of_the_buyer_told_before():
    *_, cars, boats = read(
        "Oman signed a contract with Airbus for 24 Caracal helicopters.\n\n"
        "There were also deals for light armoured vehicles from France and for the upkeep of patrol boats."
    )
    assert (told(cars, "supplier"), told(cars, "recipient")) == (["France"], ["Oman"])
    assert (boats.kind, told(boats, "recipient")) == ("services", ["Oman"])


@pytest.mark.parametrize("given", ["gave up on plans to buy", "gave up its plan to buy", "gave up on buying"])
def test_what_is_given_up_is_cancelled(given):
    [deal] = read(f"Ghana {given} six helicopters from Spain.")
    assert told(deal, "status") == ["cancelled"]


@pytest.mark.parametrize("tried", ["tried to buy", "made an effort to buy", "is struggling to buy"])
def test_what_is_tried_is_not_done(tried):
    [deal] = read(f"Ghana {tried} six helicopters from Spain.")
    assert told(deal, "status") == ["proposed"]


@pytest.mark.parametrize("heard", ["was said to have bought", "is believed to have bought"])
def test_hearsay_is_not_done(heard):
    [deal] = read(f"Ghana {heard} 12 radars from Spain.")
    assert told(deal, "status") == ["proposed"]


@pytest.mark.parametrize("asked", ["urged Spain", "begged Spain", "failed to persuade Spain"])
def test_what_a_seller_is_urged_to_sell_is_not_sold(asked):
    [deal] = read(f"Ghana {asked} to sell it 12 radars.")
    assert (told(deal, "supplier"), told(deal, "status")) == (["Spain"], ["proposed"])


@pytest.mark.parametrize("false", ["report {} was wrong", "story {} is a lie", "claim {} is not true"])
def test_what_a_false_report_says_is_denied(false):
    [deal] = read(f"The {false.format('that Ghana had bought 81 jets from Spain')}, the ministry said.")
    assert told(deal, "status") == ["denied"]


@pytest.mark.parametrize("refused", ["turned down", "rebuffed", "spurned"])
def test_who_turns_an_offer_down_would_have_bought(refused):
    [deal] = read(f"Ghana {refused} an offer from Spain to supply 12 tanks.")
    parties = told(deal, "recipient"), told(deal, "supplier")
    assert (*parties, told(deal, "status")) == (["Ghana"], ["Spain"], ["denied"])


def test_what_was_not_given_up_is_neither_cancelled_nor_signed():
    [deal] = read("Ghana has not given up on buying six helicopters from Spain.")
    assert told(deal, "status") == ["proposed"]


def test_a_purchase_that_is_turned_down_is_off():
    [deal] = read("Parliament turned down the purchase of 12 jets from Spain.")
    assert told(deal, "status") == ["cancelled"]
