"""Who supplies whom: every deal is counted once, parties are told apart by identifier."""

from __future__ import annotations

import re

from onrecord.pages.flow import supply_flow
from onrecord.pages.lookup import Lookup


def flow(*deals, actors=()):
    rows = tuple({"supplier_id": s, "recipient_id": r, "status": status} for s, r, status in deals)
    named = {party for deal in deals for party in deal[:2] if party}
    people = actors or tuple({"actor_id": key, "name": key.title()} for key in sorted(named))
    return str(supply_flow(Lookup({"transactions": rows, "actors": people})))


def test_one_pair_needs_no_picture():
    assert flow() == ""
    assert flow(("russia", "iran", "delivered"), ("russia", "iran", "denied")) == ""


def test_the_sentence_counts_deals_and_parties():
    html = flow(
        ("russia", "iran", "delivered"), ("russia", "iran", "denied"), ("italy", "egypt", "delivered")
    )
    assert (
        "3 deals, naming 2 suppliers and 2 recipients. Russia is named as supplier most often "
        "(2, of them 2 to Iran)." in html
    )
    assert "1 is denied or cancelled." in html


def test_no_supplier_is_called_the_first_of_two_alike():
    html = flow(("russia", "iran", "delivered"), ("italy", "egypt", "delivered"))
    assert "most often" not in html


def test_status_tells_how_a_band_is_drawn():
    html = flow(
        ("a", "b", "delivered"), ("a", "b", "proposed"), ("a", "b", "reported"), ("a", "c", "cancelled")
    )
    assert set(re.findall(r"chart-band chart-(\w+)", html)) == {"fact", "planned", "possible", "denied"}


def test_two_actors_of_one_name_are_two():
    actors = (
        {"actor_id": "a1", "name": "Same"},
        {"actor_id": "a2", "name": "Same"},
        {"actor_id": "b", "name": "B"},
    )
    html = flow(("a1", "b", "delivered"), ("a2", "b", "delivered"), actors=actors)
    assert "2 suppliers" in html
    assert 'href="actors/a1.html"' in html
    assert 'href="actors/a2.html"' in html


def test_a_party_that_is_not_known_is_said_to_be():
    known = tuple({"actor_id": key, "name": key.title()} for key in ("egypt", "iran"))
    html = flow((None, "iran", "delivered"), ("not_stated", "egypt", "delivered"), actors=known)
    assert "2 deals, naming no supplier and 2 recipients. In 2, a party is not known." in html
    assert "Not known" in html
    assert "of most" not in html


def test_what_does_not_fit_is_with_the_others_and_still_counted():
    html = flow(*((f"s{n}", "iran", "delivered") for n in range(20)))
    assert "20 deals, naming 20 suppliers" in html
    assert ">Others</text>" in html
    assert ">12 deals</text>" in html
