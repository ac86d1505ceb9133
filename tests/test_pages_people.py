from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.pages import actors, people, statements
from onrecord.pages.lookup import Lookup
from site_sample import KESTREL, sample

if TYPE_CHECKING:
    from onrecord.pages.actors import Actor
    from onrecord.pages.statements import Statement

LOOKUP = Lookup(sample()[0])


def actor(key: str) -> Actor:
    row = LOOKUP.one("actors", "actor_id", key)
    assert row
    return actors.actor(LOOKUP, row)


def statement(key: str) -> Statement:
    row = LOOKUP.one("statements", "statement_id", key)
    assert row
    return statements.statement(LOOKUP, row)


def test_a_chain_runs_from_publisher_to_speaker() -> None:
    chain = statement("s-h1").chain
    assert [(step.actor.words, step.part) for step in chain] == [
        ("Daily Herald", "publishes"),
        ("Example News", "reports"),
        ("Carla Venturi", "speaks"),
    ]


def test_a_title_tells_statements_of_one_speaker_apart() -> None:
    titles = [statement(str(row["statement_id"])).title for row in LOOKUP.all("statements")]
    assert len(set(titles)) == len(titles)
    assert max(map(len, titles)) < 120


def test_a_title_says_what_is_denied_and_where_words_are_not_shown() -> None:
    tables, _, _ = sample()
    rows = [row | {"polarity": "denied"} for row in tables["statements"] if row["statement_id"] == "s-w1"]
    denied, silent = rows[0], rows[0] | {"statement_id": "silent", "content": None}
    lookup = Lookup({**tables, "statements": (denied, silent)})
    assert statements.statement(lookup, denied).title.startswith("Carla Venturi confirmed, denied: Italy has")
    assert (
        statements.statement(lookup, silent).title
        == "Carla Venturi confirmed, denied (Example News, 2 March 1998)"
    )


def test_a_statement_leads_to_its_deal_and_values() -> None:
    view = statement("s-w1")
    assert [link.href for link in view.deals] == [f"../deals/{KESTREL}.html"]
    assert {(v.property, v.value) for v in view.values} == {("quantity", "24"), ("value", "$310 million")}


def test_offices_stand_in_the_order_of_time() -> None:
    offices = actor("carla-venturi").offices
    assert [(office.title, office.first) for office in offices] == [
        ("Defence Minister", "2 March 1998"),
        ("foreign minister", "January 1999"),
    ]


def test_an_office_names_its_organization() -> None:
    [office] = actor("ahmed-mansour").offices
    assert office.organization
    assert office.organization.words == "Egyptian Defence Ministry"


def test_an_unnamed_actor_is_told_as_such() -> None:
    view = actor("wire-1998-03-02-official")
    assert not view.named
    assert view.source
    assert view.source.words == "Example News"


def test_deals_are_told_by_role() -> None:
    assert [(party.role, party.deal.href) for party in actor("egypt").deals] == [
        ("recipient", f"../deals/{KESTREL}.html")
    ]


def test_targets_are_parties_of_the_deals_spoken_of() -> None:
    assert [(t.actor.words, t.count) for t in actor("ahmed-mansour").targets] == [
        ("Egypt", 2),
        ("Falco", 2),
        ("Italy", 2),
    ]


def test_an_agency_has_what_others_said_through_it() -> None:
    assert [line.id for line in actor("example-news").relayed] == ["s-h1"]


def test_other_names_are_listed_once() -> None:
    assert [name["name"] for name in actor("ahmed-mansour").names] == ["أحمد منصور"]


def test_a_state_is_not_said_to_be_in_itself() -> None:
    state, person = people.actor(LOOKUP, "italy"), people.actor(LOOKUP, "carla-venturi")
    assert state
    assert person
    assert (state.note, person.note) == ("", "Italy")
