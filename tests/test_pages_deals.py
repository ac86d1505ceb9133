from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.pages import deals
from onrecord.pages.lookup import Lookup
from onrecord.pages.matrix import state
from site_sample import KESTREL, RADAR, sample

if TYPE_CHECKING:
    from onrecord.contract import Contract
    from onrecord.model import Tables
    from onrecord.pages.deals import Deal
    from onrecord.pages.matrix import Cell


@pytest.fixture(scope="module")
def data() -> tuple[Tables, Contract]:
    tables, contract, _ = sample()
    return tables, contract


@pytest.fixture(scope="module")
def kestrel(data: tuple[Tables, Contract]) -> Deal:
    return view(*data, KESTREL)


def view(tables: Tables, contract: Contract, key: str) -> Deal:
    lookup = Lookup(tables)
    row = lookup.one("transactions", "transaction_id", key)
    assert row
    return deals.deal(lookup, row, contract.table("claims").column("property").values)


def cells(deal: Deal, source_id: str, name: str) -> tuple[Cell, ...]:
    columns = {column.source_id: column for origin in deal.origins for column in origin.columns}
    return columns[source_id].cells[deal.properties.index(name)]


def test_sources_with_one_text_stand_under_one_origin(kestrel: Deal) -> None:
    grouped = [[column.source_id for column in origin.columns] for origin in kestrel.origins]
    assert grouped == [["wire-1998-03-02", "herald-1998-03-03"], ["observer-1998-05-10"], ["letter-no-date"]]
    assert kestrel.origins[0].name == "Example News"


@pytest.mark.parametrize(
    ("source", "states"),
    [
        ("wire-1998-03-02", ["preferred", "fits"]),
        ("herald-1998-03-03", ["agrees"]),
        ("observer-1998-05-10", ["denies", "differs"]),
        ("letter-no-date", []),
    ],
)
def test_each_source_agrees_differs_denies_or_is_silent(
    kestrel: Deal, source: str, states: list[str]
) -> None:
    assert [cell.state for cell in cells(kestrel, source, "quantity")] == states


def test_a_deprecated_claim_is_set_aside(kestrel: Deal) -> None:
    assert [cell.state for cell in cells(kestrel, "letter-no-date", "delivered")] == ["set_aside"]


def test_a_cell_leads_to_its_words(kestrel: Deal) -> None:
    [cell] = cells(kestrel, "herald-1998-03-03", "value")
    assert cell.href.startswith("../sources/herald-1998-03-03.html#herald-1998-03-03-e-")
    assert (cell.value, cell.reading) == ("$310 million", "USD 310 million")


def test_a_cell_says_whose_voice_it_is(kestrel: Deal) -> None:
    possible = cells(kestrel, "wire-1998-03-02", "quantity")[1]
    assert (possible.modality, possible.voice) == (
        "possible",
        "a ministry official who asked not to be named",
    )


def test_a_plan_does_not_count_against_what_is_so(data: tuple[Tables, Contract]) -> None:
    tables = data[0]
    changed = tuple(
        {**row, "modality": "planned"} if row["claim_id"] == "c-o2" else row
        for row in tables["claims"]
        if row["claim_id"] != "c-o1"
    )
    lookup = Lookup({**tables, "claims": changed})
    row = lookup.one("transactions", "transaction_id", KESTREL)
    assert row
    facts = {fact.property: fact for fact in deals.deal(lookup, row, ["quantity"]).facts}
    assert facts["quantity"].support == "1 of 1"


def test_support_counts_origins_not_sources(kestrel: Deal) -> None:
    support = {fact.property: fact.support for fact in kestrel.facts}
    assert support["quantity"] == "1 of 2"
    assert support["value"] == "1 of 1"


def test_the_summary_shows_what_the_claims_allow(kestrel: Deal) -> None:
    quantity = next(fact for fact in kestrel.facts if fact.property == "quantity")
    assert (quantity.value, quantity.range, quantity.disputed) == ("24 systems", "18 to 30", True)
    ordered = next(fact for fact in kestrel.facts if fact.property == "ordered")
    assert (ordered.value, ordered.range) == ("December 1997", "")


def test_sources_that_give_no_value_are_named(kestrel: Deal) -> None:
    assert [link.words for link in kestrel.silent] == ["Gazette"]


def test_a_property_without_claims_has_no_row(data: tuple[Tables, Contract]) -> None:
    assert view(*data, RADAR).properties == ("supplier", "recipient", "item")


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (
            {"item": "Tor", "kind": "other", "supplier_id": "italy", "recipient_id": "egypt"},
            "Tor, Italy to Egypt",
        ),
        ({"item": "Tor", "kind": "other", "supplier_id": "italy"}, "Tor, from Italy"),
        ({"kind": "arms_transfer"}, "Arms transfer"),
        ({"transaction_id": "another", "kind": "arms_transfer"}, ""),
    ],
)
def test_a_deal_is_named_by_what_is_known(
    data: tuple[Tables, Contract], row: dict[str, object], title: str
) -> None:
    tables = data[0] | {"transactions": ({"transaction_id": "tor", **row},)}
    assert deals.title(Lookup(tables), "tor") == title


def test_an_earlier_stage_is_no_disagreement_with_a_later_one() -> None:
    def claim(stage: str, rank: str) -> dict[str, object]:
        return {
            "property": "status", "value": stage, "value_text": stage, "rank": rank, "polarity": "affirmed",
        }  # fmt: skip

    delivered = claim("delivered", "preferred")
    assert state(claim("contracted", "normal"), delivered, disputed=True) == "fits"
    assert state(claim("partly_delivered", "normal"), delivered, disputed=True) == "differs"


def test_one_origin_without_rivals_needs_no_reasons(data: tuple[Tables, Contract], kestrel: Deal) -> None:
    assert view(*data, RADAR).one_voice
    assert not kestrel.one_voice


def test_what_two_papers_print_of_one_origin_is_one_line(data: tuple[Tables, Contract]) -> None:
    tables, contract = data
    before = view(tables, contract, KESTREL).statements
    said = next(row for row in tables["statements"] if row["statement_id"] == before[0].id)
    report = next(row for row in tables["sources"] if row["source_id"] == said["source_id"])
    copy = {**said, "statement_id": "copied", "source_id": "copy"}
    more = {
        "sources": (
            *tables["sources"],
            {**report, "source_id": "copy"},
        ),
        "statements": (*tables["statements"], copy),
        "statement_deals": (
            *tables["statement_deals"],
            {"statement_id": "copied", "transaction_id": KESTREL},
        ),
    }
    lines = view({**tables, **more}, contract, KESTREL).statements
    assert len(lines) == len(before)
    assert sum(len(line.also) for line in lines) == 1
    other = {**report, "source_id": "copy", "origin_group": "another"}
    apart = view({**tables, **more, "sources": (*tables["sources"], other)}, contract, KESTREL).statements
    assert len(apart) == len(before) + 1
