"""Forms of sentences that tell of a trade, and who stands on which side in them."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article
from read_deals import deals_and_names


def read(text):
    """Return each deal of a text as a set of (property, name or words)."""
    deals, names = deals_and_names(text, "2024-05-15")
    return [
        {
            (claim.property, names.get(claim.actor or "") or claim.text or claim.span.of(text))
            for claim in deal.claims
        }
        for deal in deals
    ]


TOLD = {
    # goods behind "with"
    "Saab will provide the Finnish army with RBS 70 missiles in a $50m deal.": "Saab -> Finland",
    "Jordan's air force has been supplied with four Il-76 planes by Russia.": "Russia -> Jordan",
    # a participle before what it is said of, and "is" between the two
    "Delivered to Angola by Russia in 2017, the six Su-30K fighters are seldom flown.": "Russia -> Angola",
    "Sold to Chile for $70 million were two Adelaide-class frigates.": " -> Chile",
    # who lets a sale go ahead
    "Oman's parliament gave the green light to the purchase of 8 NH90s from Italy.": "Italy -> Oman",
    "Paris gave the go-ahead for the sale of 12 VAB vehicles to Togo.": "France -> Togo",
    "The sale to Oman of 30 Stingers received the approval of the State Department.": "United States -> Oman",
    "The US OKs the sale of 30 Stingers to Croatia.": "United States -> Croatia",
    # sides by name
    "Elbit is the supplier of 24 Sabrah tanks to Thailand.": "Elbit -> Thailand",
    "Malawi became the first customer for the SA-330, four of which it bought from Spain.": "Spain -> Malawi",
    # what stands on order
    "Two Gowind frigates, which Oman has on order from Naval Group, are late.": "Naval Group -> Oman",
    "On order for the Peruvian Navy are two Makassar ships.": " -> Peru",
    # a pronoun and a relative for a side
    '"We have signed for the purchase of six Bell 412s," the Omani defence minister said.': " -> Oman",
    "Peru and Chile are countries to which Kfirs have been sold by Israel.": "Israel -> Peru",
    "The Omani Navy flies two Sea Kings that were leased to it by Britain.": "United Kingdom -> Oman",
    # whom goods cost a sum
    "Tanks from China would cost the Omani army 900 million dollars.": "China -> Oman",
    "The ministers of Peru approved 90 million dollars for six Mi-17s.": " -> Peru",
    # what "reaches" a state, and what is told of it by a pronoun
    "Two Ka-32 helicopters of Russian make are to reach Oman within a month.": " -> Oman",
    "The deal is Chad's largest since it bought six Su-25 fighters from Ukraine.": "Ukraine -> Chad",
    "The Peruvian Navy flies Kfirs, which it leased from an Israeli firm, Sky Aces Co.": "Israel -> Peru",
    # verbs that share their goods
    "Navantia was chosen to design and build an amphibious ship for the Omani Navy.": "Navantia -> Oman",
    # a subject that stands beside a time
    "Three weeks earlier Oman and Italy had signed a deal for four FREMM frigates.": "Italy -> Oman",
    # whom a state turns to, and where goods are made
    "Rwanda, meanwhile, has turned to China for SH-3 howitzers.": "China -> Rwanda",
    "Hungary is acquiring 44 Leopard 2A7+ tanks made in Germany.": "Germany -> Hungary",
    "Mali's army has obtained 12 armoured vehicles of Turkish make.": "Turkey -> Mali",
    # clefts, and what goods are among
    "It is Germany that will supply the 18 Puma vehicles to Oman.": "Germany -> Oman",
    "Among the weapons that Paris has approved for export to Oman are 8 Rafale jets.": "France -> Oman",
    # who says so aside
    "The buyer of the four corvettes, Damen said, is the Colombian Navy.": "Damen -> Colombia",
    "Elbit was given the order for 12 Hermes 900 drones by Chile.": "Elbit -> Chile",
    # airlines
    "Ethiopian Airlines signed a memorandum with Boeing for 67 jets.": "Boeing -> Ethiopian Airlines",
    "Qantas has firmed up an order with Airbus for 20 A321XLR aircraft.": "Airbus -> Qantas",
    # goods that stand beside a contract, on their way or waited for
    "Saab is at work there on six Gripen fighters for Oman under a contract worth $900m.": " -> Oman",
    "Twenty Guardian boats are going from Australia to Fiji, the minister said.": "Australia -> Fiji",
    "Oman is waiting for six Mi-17 helicopters from Russia.": "Russia -> Oman",
    "Oman means to add 24 armoured vehicles from Turkey, too.": "Turkey -> Oman",
    # companies with a word for a body of a state in their name
    "Oman's air force has ordered two C295 transports from Airbus Military.": "Airbus -> Oman",
}


@pytest.mark.parametrize("text", TOLD)
def test_a_form_of_trade_tells_its_sides(text):
    seller, buyer = (name.strip() for name in TOLD[text].split("->"))
    told = set().union(*read(text)[:1])
    assert ("recipient", buyer) in told
    assert not seller or ("supplier", seller) in told


@pytest.mark.parametrize(
    "text",
    [
        "Peru became a customer of the bank in 1999.",
        "The ministry provided the village with water and 12 teachers.",
        "Parliament approved 90 million dollars for schools in Oman.",
        "Two jets went from Oman to Peru for a parade.",
        "The minister is waiting for an answer from Russia on the 12 jets.",
        "He added that the tanks were from Turkey.",
        "Seen from the air, the tanks were in three rows.",
        "The minister gave the green light to the parade of 12 T-72 tanks in Oman.",
    ],
)
def test_other_senses_of_these_words_are_no_trade(text):
    assert read(text) == []


def test_goods_that_a_deal_covers_are_named_before_it():
    first = "A deal worth $90 million with an army in Asia was signed by FNSS, a Turkish maker of vehicles."
    deals = read(f"{first}\n\nCovered by the agreement are Kaplan 10 vehicles and Pars 8x8s.")
    assert {("supplier", "Turkey"), ("item", "Kaplan 10")} <= set().union(*deals)


def test_each_of_several_goods_comes_from_where_it_is_said_to():
    deals = read(
        "Oman will spend $6bn on guns from Israel, armoured vehicles from Ukraine and missiles from China."
    )
    sellers = [
        {name for side, name in deal if side == "supplier"} for deal in deals if ("item", "missiles") in deal
    ]
    assert sellers == [{"China"}]


def test_each_state_that_the_goods_were_sold_to_has_a_deal_of_its_own():
    told = "Israel sold 12 Kfir jets to Colombia in 2008. It has also sold the jet to Ecuador and Sri Lanka."
    buyers = [{name for side, name in deal if side == "recipient"} for deal in read(told)]
    assert sorted(map(sorted, buyers)) == [["Colombia"], ["Ecuador"], ["Sri Lanka"]]


def test_a_seller_is_no_maker_whose_home_is_another():
    told = "Bell Helicopters won an order for 13 helicopters for Kenya. It also got AH-1 Cobras from Jordan."
    assert not any({("supplier", "Jordan"), ("supplier", "Bell Helicopters")} <= deal for deal in read(told))


def test_whose_pressure_stopped_a_deal_is_no_side_of_it():
    told = "Germany froze a deal for four Meko frigates with Egypt because of pressure from Greece."
    assert all(name != "Greece" for deal in read(told) for _, name in deal)


def test_a_deal_told_aside_of_others_is_not_this_one():
    told = "Oman is buying 44 Leopard 2 tanks, while its old rifles are replaced under a deal with Beretta."
    assert all(("supplier", "Beretta") not in deal for deal in read(told))


def test_one_thing_for_two_states_is_one_deal():
    [deal] = read(
        "Airbus is to build a communications satellite for Oman and Qatar under a $240 million contract."
    )
    assert {("recipient", "Oman"), ("recipient", "Qatar")} <= deal


def test_jets_for_an_airline_are_no_arms():
    [article] = [Article("a", "articles/a.txt", "Oman Air ordered 12 jets from Boeing in 2019.", "A title")]
    [found] = extract([article])
    assert [deal.kind for deal in found.deals] == ["other"]


def test_the_army_is_that_of_the_only_state_in_the_text():
    [deal] = read("Botswana is rich. The army has ordered 12 Piranha vehicles from Mowag.")
    assert ("recipient", "Botswana") in deal
