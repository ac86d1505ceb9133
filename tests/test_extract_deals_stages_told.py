"""How far a deal is where nothing is traded yet, where somebody lets or stops it, and who that is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from onrecord.extract import extract
from onrecord.model import Article
from test_extract_deals import read, told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Jordan has shown interest in 24 corvettes from Israel.", "proposed"),
        ("Jordan is weighing an offer from Spain for 24 corvettes.", "proposed"),
        ("Jordan has submitted a letter of request to Spain for 24 corvettes.", "proposed"),
        ("Spain has offered Jordan 24 corvettes.", "proposed"),
        ("Officials said that Jordan is in talks with Spain to buy 24 corvettes.", "negotiating"),
        ("Jordan has opened negotiations with Spain on the purchase of 24 corvettes.", "negotiating"),
        ("Spain has granted an export licence for 24 corvettes to Jordan.", "approved"),
        ("Spain has issued a licence for the export of 24 corvettes to Jordan.", "approved"),
        ("Jordan's senate voted on Tuesday to approve the purchase of 24 corvettes from Spain.", "approved"),
        ("Jordan signed a contract with Spain for 24 corvettes.", "contracted"),
        ("Jordan has 24 corvettes on order from Spain.", "contracted"),
        ("Spain has delivered half of the 24 corvettes ordered by Jordan.", "partly_delivered"),
        ("Spain has resumed deliveries of 24 corvettes to Jordan.", "partly_delivered"),
        ("The 24 corvettes supplied by Spain have entered service with Jordan.", "delivered"),
        ("Spain has blocked the sale of 24 corvettes to Jordan.", "cancelled"),
        ("Spain has rejected Jordan's request for 24 corvettes.", "cancelled"),
        ("Spain refused to approve the export of 24 corvettes to Jordan.", "cancelled"),
        ("Jordan has dropped plans for the purchase of 24 corvettes from Spain.", "cancelled"),
    ],
)
def test_the_stage_and_both_sides(text, status):
    [deal] = read(text)
    assert (told(deal, "status"), told(deal, "quantity")[0][0]) == ([status], 24)
    supplier = ["Israel"] if "Israel" in text else ["Spain"]
    assert (told(deal, "supplier"), told(deal, "recipient")) == (supplier, ["Jordan"])
    assert {claim.polarity for claim in deal.claims} == {"affirmed"}


@pytest.mark.parametrize(
    "text",
    [
        "Spain has ruled out supplying 24 corvettes to Jordan.",
        "There is no truth in reports that Spain has sold 24 corvettes to Jordan.",
        "No contract for 24 corvettes has been signed between Spain and Jordan.",
    ],
)
def test_what_is_denied(text):
    [deal] = read(text)
    assert told(deal, "status") == ["denied"]
    assert {c.polarity for c in deal.claims if c.property != "status"} == {"denied"}


@pytest.mark.parametrize(
    ("text", "supplier", "recipient"),
    [
        ("South Africa has offered Senegal four coastal radars.", ["South Africa"], ["Senegal"]),
        ("Peru will replace its ageing fleet with 12 F-16 jets from Norway.", ["Norway"], ["Peru"]),
        ("Peru will arm itself with 12 F-16 jets from Norway.", ["Norway"], ["Peru"]),
        ("Peru expects delivery of 12 F-16 jets from Norway by 2030.", ["Norway"], ["Peru"]),
        ("Norway has proposed to Peru the sale of 12 F-16 jets.", ["Norway"], ["Peru"]),
        ("Norway is delivering ten Bayraktar TB2 drones to Peru.", ["Norway"], ["Peru"]),
        ("Peru signed a letter of intent with Norway for six radars.", ["Norway"], ["Peru"]),
    ],
)
def test_the_sides(text, supplier, recipient):
    [deal] = read(text)
    assert (told(deal, "supplier"), told(deal, "recipient")) == (supplier, recipient)


@pytest.mark.parametrize(
    "text",
    [
        "The contract collapsed after Washington refused export licences for the LHTEC engines.",
        "Oman received 16 Caesar howitzers and 340 troops from Turkey ahead of the exercise Noble Jump.",
        "Some 12 C-295 aircraft from Oman arrived in Kenya this week for the annual drills.",
        "The plant in Manila builds about six T-72 tanks a year and employs 14,000 people.",
        "A gun dealer from Muscat who sold 450 pistols to criminals was arrested on Wednesday.",
        "The resolution bars all states from providing Oman with arms, among them Exocet missiles.",
        "Norway has delivered 900 tonnes of rice and 24 generators to Peru, where floods killed hundreds.",
    ],
)
def test_where_nobody_buys(text):
    assert not read(text)


def test_a_plan_is_left_behind_by_whoever_tells_that_it_was_done():
    text = (
        "The United States approved the sale of 12 F-16 jets to Peru on Friday.\n\n"
        "Peru had asked to buy 12 F-16 jets, the Pentagon said."
    )
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    [deal] = found.deals
    assert [claim.text for claim in deal.claims if claim.property == "status"] == ["approved"]


def test_users_in_four_states_are_no_deals():
    assert not read("Sweden has sold the Carl-Gustaf launcher to Peru, Oman, Chad and Kenya.")


def test_one_voice_names_one_selling_state():
    gold = Path(__file__).parent / "gold" / "deals" / "latvia-used-howitzers.yaml"
    text = yaml.safe_load(gold.read_text(encoding="utf-8"))["text"]
    [found] = extract([Article("a", "articles/a.txt", text, text.split("\n")[0])])
    howitzers = found.deals[0]
    suppliers = [c.span.of(text) for c in howitzers.claims if c.property == "supplier"]
    assert set(suppliers) == {"Austrian"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Peru is keen to acquire 12 F-16 jets from Norway.", "planned"),
        ("Peru has approached Norway about buying 12 F-16 jets.", "possible"),
        ("Provided that parliament agrees, Peru will buy 12 F-16 jets from Norway.", "conditional"),
    ],
)
def test_what_is_no_fact_yet(text, modality):
    [deal] = read(text)
    [status] = [claim for claim in deal.claims if claim.property == "status"]
    assert (status.text, status.modality) == ("proposed", modality)


def test_whom_an_offer_is_made_to():
    [deal] = read("Reports said that France made Peru an offer of four F-16 jets.")
    assert (told(deal, "supplier"), told(deal, "recipient")) == (["France"], ["Peru"])


def test_who_has_no_intention_denies():
    [deal] = read("Norway has no intention of selling 12 F-16 jets to Peru.")
    assert told(deal, "status") == ["denied"]


def test_who_guards_the_sky_of_others_sells_nothing():
    assert not read("Two dozen F-16 jets from Norway landed in Oman to reinforce the air policing there.")


@pytest.mark.parametrize(
    "more",
    [
        "has excluded withdrawing from the contract.",
        "has ruled out withdrawing from the contract.",
        "threatened to cancel the contract.",
        "said there was no question of scrapping the contract.",
    ],
)
def test_a_contract_that_nobody_has_ended_goes_on(more):
    [deal] = read(f"Oman ordered 12 F-16 jets from Norway in 2022. Oman {more}")
    assert set(told(deal, "status")) == {"contracted"}
