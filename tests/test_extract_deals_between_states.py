"""Reports on orders and deliveries between states: what background tells of a deal and what of others."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article


def deals(text, *names):
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    key = {actor.key: actor.name for actor in found.actors}
    return [
        {
            name: [
                key.get(c.actor or "", c.text if name == "status" else c.span.of(text))
                for c in deal.claims
                if c.property == name
            ]
            for name in names
        }
        for deal in found.deals
    ]


@pytest.mark.parametrize("handed", ["has handed over two", "will deliver the first two"])
def test_what_is_delivered_is_a_share_of_the_order(handed):
    [deal] = deals(
        f"Spain {handed} submarines to Ghana.\n\n"
        "The deliveries are part of a contract that Spain and Ghana signed for six submarines in 2019.",
        "quantity",
    )
    assert deal["quantity"] == ["six"]


def test_a_delivery_of_a_share_is_no_whole_delivery():
    [deal] = deals(
        "Ukraine has supplied 31 Oplot tanks to Ghana. Ghana ordered 49 Oplots in 2011.", "quantity", "status"
    )
    assert deal == {"quantity": ["49"], "status": ["partly_delivered"]}


def test_what_came_before_an_order_is_no_share_of_it():
    found = deals(
        "Peru received two Mi-17 helicopters from Russia in 2010. In 2013 it signed a deal for 24 Mi-17s.",
        "quantity",
    )
    assert [deal["quantity"] for deal in found] == [["two"], ["24"]]


def test_a_second_seller_of_another_voice_sold_other_goods():
    [deal, *_] = deals(
        "Ghana has received 12 K-8 trainers from China.\n\n"
        "General Kofi Mensah said that Ghana had got weapons from Russia before.",
        "supplier",
    )
    assert deal["supplier"] == ["China"]


def test_a_contract_that_another_voice_recalls_is_behind_the_delivery():
    [deal] = deals(
        "Spain has handed over 12 C295 planes to Ghana.\n\n"
        "The contract for the 12 planes was signed in 2019, Defence Minister Ana Rios said.",
        "status",
    )
    assert deal["status"] == ["delivered"]


def test_another_buyer_of_the_same_goods_buys_from_the_same_seller():
    found = deals(
        "Turkey has sold Bayraktar TB2 drones to Ghana.\n\nThe TB2 has also been ordered by Peru.",
        "supplier",
        "recipient",
    )
    assert {"supplier": ["Turkey"], "recipient": ["Peru"]} in found


@pytest.mark.parametrize("opening", ["In May", "Since January", "On Monday"])
def test_a_date_is_no_part_of_the_name_behind_it(opening):
    [deal] = deals(f"{opening} Poland has agreed to buy 24 TB2 drones from Turkey.", "recipient")
    assert deal["recipient"] == ["Poland"]


def test_a_maker_of_several_words_is_no_part_of_the_goods():
    [deal] = deals(
        "The Philippines has signed a contract for 12 Korea Aerospace Industries FA-50 jets.",
        "item",
        "manufacturer",
    )
    assert deal == {"item": ["FA-50 jets"], "manufacturer": ["Korea Aerospace Industries"]}


def test_sides_close_to_agreeing_on_a_sale_negotiate():
    [deal] = deals(
        "Russia and Ghana are near to agreeing on the sale of six Mi-17 helicopters.", "recipient", "status"
    )
    assert deal == {"recipient": ["Ghana"], "status": ["negotiating"]}


def test_what_went_to_a_continent_is_no_deal():
    [deal] = deals(
        "Spain supplied Ghana with 15 C295 aircraft in 2014.\n\n"
        "Since then 64 of the planes, worth $2.9 billion, have been sold to Southeast Asia.",
        "quantity",
        "value",
    )
    assert deal == {"quantity": ["15"], "value": []}


def test_his_country_is_that_of_the_paragraph():
    found = deals(
        "Ghana is a large customer of Spain. President Kwame Asante disclosed that his country had bought "
        "weapons worth $5 billion from Spain.",
        "recipient",
    )
    assert found == [{"recipient": ["Ghana"]}]


def test_an_announcement_made_by_a_state_makes_no_goods():
    text = "No announcement has been made by Spain or Ghana about a sale of armed drones."
    assert deals(text, "item") == []


def test_old_goods_that_new_ones_replace_are_no_part_of_the_deal():
    found = deals(
        "Russia will deliver seven Mi-171Sh helicopters to Peru.\n\n"
        "They are the second batch under a $400 million deal for 24 helicopters signed in 2013. "
        "They are to replace eight Mi-17 helicopters bought in 1984.\n\n"
        "Russia delivered the first four Mi-171Sh helicopters to Peru in December.",
        "quantity",
        "ordered",
    )
    assert {"quantity": ["24"], "ordered": ["2013"]} in found


def test_frigates_are_no_more_of_the_submarines():
    found = deals(
        "Spain handed over two submarines to Ghana.\n\n"
        "Spain also builds patrol frigates Gepard for the navy of Ghana.",
        "item",
    )
    assert [deal["item"] for deal in found] == [["submarines"], ["patrol frigates Gepard"]]


def test_a_sum_that_named_goods_are_worth_is_their_price():
    [deal] = deals("Armenia bought $245 million worth of Pinaka rocket launchers from India.", "value")
    assert deal["value"] == ["$245 million"]


def test_another_12_of_the_same_are_another_deal():
    found = deals(
        "KAI delivered 12 FA-50PH jets to the Philippines. The government will consider purchasing another "
        "12 FA-50PH aircraft.",
        "quantity",
    )
    assert [deal["quantity"] for deal in found] == [["12"], ["12"]]


@pytest.mark.parametrize(
    "text",
    [
        "The planes are designed to take over the role of the F-5 fighters of Ghana.",
        "Spain supplies Ghana with gas via the Northern Pipeline.",
    ],
)
def test_a_role_and_a_way_are_not_traded(text):
    assert not [deal for deal in deals(text, "item") if "gas" not in deal["item"]]


def test_an_export_order_is_that_of_the_seller():
    [deal] = deals("This is India's first export order for 12 BrahMos missiles.", "supplier", "recipient")
    assert deal == {"supplier": ["India"], "recipient": []}


def test_a_participle_beside_goods_leaves_their_deal_its_sides():
    [_, corvettes] = deals(
        "China handed over two Type 053H3 frigates to Ghana.\n\n"
        "Two corvettes of the Shadhinota class, built at Wuchang, arrived in January 2016.",
        "recipient",
    )
    assert corvettes["recipient"] == ["Ghana"]


def test_what_others_sell_in_the_news_of_a_buyer_is_sold_to_it():
    [*_, helicopters] = deals(
        "Ghana has bought three batteries of the BrahMos missile from India.\n\n"
        "Turkey supplied six T129 attack helicopters in 2020.",
        "supplier",
        "recipient",
    )
    assert helicopters == {"supplier": ["Turkey"], "recipient": ["Ghana"]}
