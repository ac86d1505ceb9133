"""Registers as plain pages, and as files that say the same."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

from onrecord.pages import explorers
from onrecord.pages.environment import Templates
from onrecord.pages.lookup import Lookup
from site_sample import KESTREL, ROOT, sample

TEMPLATES = Templates(ROOT / "templates")


@pytest.fixture(scope="module")
def files():
    tables, contract, _ = sample()
    return {file.path: json.loads(file.content) for file in explorers.files(Lookup(tables), contract)}


def many(count):
    """Return the sample's tables with that many actors."""
    tables, contract, _ = sample()
    actor = tables["actors"][0]
    actors = tuple(actor | {"actor_id": f"a{n:05}", "name": f"Actor {n}"} for n in range(count))
    return Lookup({**tables, "actors": actors}), contract


def pages_of(lookup, contract, folder):
    every = [
        *explorers.first_pages(lookup, contract, TEMPLATES),
        *explorers.further_pages(lookup, contract, TEMPLATES),
    ]
    return [page for page in every if page.path.startswith(f"{folder}/")]


def test_a_plain_page_links_its_rows():
    tables, contract, _ = sample()
    page = pages_of(Lookup(tables), contract, "deals")[0]
    assert f'<a href="../deals/{KESTREL}.html">Kestrel-2, Italy to Egypt</a>' in page.body_html


def test_a_hundred_rows_stand_on_a_page():
    pages = pages_of(*many(250), "actors")
    assert [page.path for page in pages] == [
        "actors/index.html",
        "actors/_page-2.html",
        "actors/_page-3.html",
    ]
    assert [page.body_html.count('<tr role="row">') - 1 for page in pages] == [100, 100, 50]
    assert [page.kind for page in pages] == ["overview", "register", "register"]


def test_every_page_is_linked_from_the_one_before():
    pages = pages_of(*many(450), "actors")
    for page, following in pairwise(pages):
        assert f'href="{following.path.rpartition("/")[2]}"' in page.body_html


def test_pages_that_are_left_out_leave_a_gap():
    fifth = pages_of(*many(900), "actors")[4].body_html
    apart = re.findall(r'<li class="is-apart"><a [^>]*>(\d+)</a>', fifth)
    assert re.findall(r">(\d)</(?:a|span)></li>", fifth) == list("1345679")
    assert apart == ["3", "9"]


def test_an_empty_register_says_so():
    _, contract, _ = sample()
    page = pages_of(Lookup({}), contract, "deals")[0]
    assert "There is no row yet." in page.body_html


def test_names_are_escaped():
    lookup, contract = many(1)
    lookup.tables["actors"][0]["name"] = "<script>x</script>"
    assert "<script>x" not in pages_of(lookup, contract, "actors")[0].body_html


def test_files_hold_all_rows_in_order_with_all_columns(files):
    tables, contract, _ = sample()
    rows = files["explore/statements/rows-0.json"]
    assert [row[0][0] for row in rows] == [row["statement_id"] for row in tables["statements"]]
    assert {len(row) for row in rows} == {len(contract.table("statements").columns)}


def test_rows_are_cut_into_files():
    lookup, contract = many(120)
    sizes = [
        len(json.loads(file.content))
        for file in explorers.files(lookup, contract)
        if "/actors/rows-" in file.path
    ]
    assert sizes == [50, 50, 20]


def test_codes_of_a_facet_lead_to_its_values(files):
    facet = files["explore/deals/facet-supplier.json"]
    assert [facet["values"][code][1] for code in facet["codes"]] == ["Italy", "Sweden"]


def test_the_index_counts_the_values_of_a_facet(files):
    status = next(f for f in files["explore/deals/index.json"]["facets"] if f["name"] == "status")
    assert sorted(status["values"]) == [["contracted", "contracted", 1], ["reported", "reported", 1]]


def test_ranks_put_empty_cells_last(files):
    quantity = files["explore/deals/sort-quantity.json"]
    assert quantity == {"empty": 1, "ranks": [0, 1]}


def test_the_version_follows_the_rows():
    versions = set()
    for count in (1, 2):
        lookup, contract = many(count)
        index = next(f for f in explorers.files(lookup, contract) if f.path == "explore/actors/index.json")
        versions.add(json.loads(index.content)["version"])
    assert len(versions) == 2


def test_the_same_tables_give_the_same_bytes():
    tables, contract, _ = sample()
    assert list(explorers.files(Lookup(tables), contract)) == list(explorers.files(Lookup(tables), contract))
