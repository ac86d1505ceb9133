"""How far a deal has come: what a clause says of it, and what befalls it in words that are none of trade."""

from __future__ import annotations

import pytest

from onrecord.extract.deals import find_deals
from onrecord.extract.nlp import readings
from onrecord.model import Article
from onrecord.values.edtf_dates import edtf_date


def statuses(text):
    [reading] = readings([(text, ())])
    article = Article("a", "articles/a.txt", text, "A title", published=edtf_date("2022-03-10"))
    deals = find_deals(reading, article, (), ())
    return [claim.text for deal in deals for claim in deal.claims if claim.property == "status"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chile is close to signing a contract with Italy for four frigates.", "negotiating"),
        ("Chile and Italy are finalising a contract for four frigates.", "negotiating"),
        ("Chile has expressed interest in buying four frigates from Italy.", "proposed"),
        ("Chile is set to sign a contract with Italy for four frigates next month.", "proposed"),
        ("Chile signed a memorandum of understanding with Italy on four frigates.", "negotiating"),
        ("Chile and Italy signed a letter of intent for four frigates.", "negotiating"),
        ("Italy gave the green light to the export of four frigates to Chile.", "approved"),
        ("The sale of four frigates to Chile got the go-ahead from the Italian government.", "approved"),
        ("Italy's parliament gave its approval for the sale of four frigates to Chile.", "approved"),
        ("Chile called off the purchase of four frigates from Italy.", "cancelled"),
        ("Chile has pulled out of a deal to buy four frigates from Italy.", "cancelled"),
        ("Chile has withdrawn from a contract for four frigates with Italy.", "cancelled"),
        ("Italy stopped the sale of four frigates to Chile.", "cancelled"),
        (
            "The purchase of four frigates from Italy by Chile is reported to have been abandoned.",
            "cancelled",
        ),
        ("Deliveries to Chile of Spike missiles from Israel have meanwhile begun.", "partly_delivered"),
        ("Chile has abandoned plans to buy four frigates from Italy.", "cancelled"),
        ("Chile has received two of the four frigates it ordered from Italy in 2019.", "partly_delivered"),
        ("Chile received the last two of four frigates that it ordered from Italy.", "delivered"),
        ("Damen is under contract to deliver four frigates to Chile.", "contracted"),
    ],
)
def test_how_far_a_deal_is(text, status):
    assert statuses(text) == [status]


def test_an_approval_that_is_needed_is_none():
    assert "approved" not in statuses("The sale of four frigates to Chile needs the approval of parliament.")


def test_a_contract_that_nobody_signed_is_denied():
    assert statuses("No contract for four frigates has been signed by Chile with Italy.") in ([], ["denied"])


def test_what_could_not_be_done_is_not_denied():
    text = "Chile could not sign the contract for four frigates with Italy while the appeal was pending."
    assert "denied" not in statuses(text)


def test_a_bare_form_has_the_helpers_of_the_verb_before_it():
    text = (
        "A contract for four frigates from Italy is expected to be signed by Chile in May, "
        "and the first ships delivered in 2027."
    )
    assert statuses(text) == ["proposed"]


def test_what_was_delivered_had_been_contracted():
    text = "Chile ordered four frigates from Italy in 2019. The frigates were delivered to Chile in 2021."
    assert statuses(text) == ["delivered"]


def test_a_purchase_that_was_called_off_is_no_contract_any_more():
    text = "Chile signed a contract for four frigates with Italy. In May Chile cancelled the contract."
    assert statuses(text) == ["cancelled"]


def test_a_halt_of_deliveries_ends_no_deal():
    assert "cancelled" not in statuses("Italy halted the delivery of four frigates to Chile.")


def test_an_approval_beside_the_sale():
    text = "Chile may buy four frigates from Italy, officials said after the Senate gave its approval."
    assert statuses(text) == ["approved"]


def test_what_gets_a_weapon_is_not_sold():
    assert statuses("Every frigate of the navy will receive the missile, Chile said.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Under the contract, concluded in May 2016, Peru pays Sweden $1 billion for 12 Gripen jets.",
        "Under the contract concluded in May 2016, Peru pays Sweden $1 billion for 12 Gripen jets.",
    ],
)
def test_what_is_said_of_the_contract_in_passing(text):
    assert statuses(text) == ["contracted"]
