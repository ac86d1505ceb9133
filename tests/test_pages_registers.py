"""A register shows each cell in words, and keeps it as the data has it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from onrecord.export.csv_files import cell as csv_cell
from onrecord.pages.lookup import Lookup
from onrecord.pages.registers import cells, facet_values, plain, registers, sort_keys
from site_sample import KESTREL, RADAR, sample


@pytest.fixture(scope="module")
def given():
    tables, contract, _ = sample()
    return Lookup(tables), {register.folder: register for register in registers(contract)}


def row_of(lookup, register, key):
    return lookup.one(register.table.name, register.key, key)


def cell_of(given, folder, key, column):
    lookup, known = given
    register = known[folder]
    row = row_of(lookup, register, key)
    return cells(lookup, register, register.table.column(column), [row])[0]


def facet_of(given, folder, key, name):
    lookup, known = given
    register = known[folder]
    facet = next(facet for facet in register.facets if facet.name == name)
    return facet_values(lookup, register, facet, [row_of(lookup, register, key)])[0]


def in_order(given, column, deals):
    lookup, known = given
    keys = sort_keys(lookup, known["deals"], known["deals"].table.column(column), deals)
    return [row for _, row in sorted(zip(keys, deals, strict=True), key=lambda pair: pair[0])]


def test_every_register_has_its_columns_and_facets(given):
    _, known = given
    assert list(known) == ["deals", "statements", "actors", "sources"]
    for register in known.values():
        assert register.link in register.shown
        assert register.facets


@pytest.mark.parametrize(
    ("folder", "key", "column", "expected"),
    [
        ("deals", KESTREL, "transaction_id", (KESTREL, "Kestrel-2, Italy to Egypt", f"deals/{KESTREL}.html")),
        ("deals", KESTREL, "supplier_id", ("italy", "Italy", "actors/italy.html")),
        ("deals", KESTREL, "ordered", ("1997-12", "December 1997", "")),
        ("deals", KESTREL, "disputed", ("true", "yes", "")),
        ("deals", KESTREL, "value", ("310000000", "310 million", "")),
        ("deals", KESTREL, "item_class", ("air_defence", "air defence", "")),
        ("deals", RADAR, "value", ("", "", "")),
        ("actors", "egypt", "country", ("EGY", "Egypt", "")),
        ("sources", "letter-no-date", "published", ("XXXX-01-31", "31 January, year not known", "")),
    ],
)
def test_cell(given, folder, key, column, expected):
    found = cell_of(given, folder, key, column)
    assert (found.data, found.words, found.href) == expected


def test_data_is_as_the_csv_writes_it(given):
    lookup, known = given
    for register in known.values():
        for column in register.table.columns:
            rows = lookup.all(register.table.name)
            for row, cell in zip(rows, cells(lookup, register, column, rows), strict=True):
                assert cell.data == csv_cell(row[column.name], column)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("7E+8"), "700000000"),
        (Decimal("0.50"), "0.5"),
        (["a", "b"], "a;b"),
        (False, "false"),
        (None, ""),
    ],
)
def test_plain(value, text):
    assert plain(value) == text


def test_a_party_is_found_in_every_role(given):
    assert facet_of(given, "deals", KESTREL, "party") == (
        ("egypt", "Egypt"),
        ("falco", "Falco"),
        ("italy", "Italy"),
    )


def test_a_statement_is_found_by_its_deal_and_origin(given):
    assert facet_of(given, "statements", "s-w1", "deal") == ((KESTREL, "Kestrel-2, Italy to Egypt"),)
    assert facet_of(given, "statements", "s-w1", "origin") == (("origin-1", "Example News, 2 March 1998"),)


def test_a_date_counts_for_each_year_it_allows(given):
    lookup, known = given
    register = known["deals"]
    facet = next(facet for facet in register.facets if facet.name == "year")
    row = {"ordered_earliest": "1997-12-01", "ordered_latest": "1998-01-31", "delivered_latest": "2005-01-01"}
    assert facet_values(lookup, register, facet, [row]) == [(("1997", "1997"), ("1998", "1998"))]


def test_numbers_sort_by_size_and_empty_cells_come_last(given):
    rows = [
        {"quantity": None},
        {"quantity": Decimal(100)},
        {"quantity": Decimal(9)},
        {"quantity": "not_stated"},
    ]
    assert [row["quantity"] for row in in_order(given, "quantity", rows)][:2] == [9, 100]


def test_dates_sort_by_their_first_day(given):
    rows = [
        {"ordered": "2005-12", "ordered_earliest": "2005-12-01"},
        {"ordered": "../2005-06-01", "ordered_latest": "2005-06-01"},
        {"ordered": "2004", "ordered_earliest": "2004-01-01"},
    ]
    found = [row["ordered"] for row in in_order(given, "ordered", rows)]
    assert found == [
        "2004",
        "../2005-06-01",
        "2005-12",
    ]


def test_an_origin_is_named_and_not_only_numbered(given):
    data, words, _ = cell_of(given, "sources", "herald-1998-03-03", "origin_group")
    assert data == "origin-1"
    assert words.endswith(", 2 March 1998")
    assert facet_of(given, "statements", "s-h1", "origin") == ((data, words),)


def test_a_number_of_which_only_bounds_are_known_is_said_by_them(given):
    lookup, known = given
    column = known["deals"].table.column("quantity")
    rows = [
        {"quantity": None, "quantity_min": Decimal(5), "quantity_max": None},
        {"quantity": None, "quantity_min": None, "quantity_max": Decimal(30)},
        {"quantity": Decimal(29), "quantity_min": Decimal(29), "quantity_max": Decimal(30)},
        {"quantity": None, "quantity_min": None, "quantity_max": None},
    ]
    found = cells(lookup, known["deals"], column, rows)
    assert [cell.words for cell in found] == ["at least 5", "up to 30", "29", ""]
    assert [cell.data for cell in found] == ["", "", "29", ""]
    keys = sort_keys(lookup, known["deals"], column, rows)
    assert sorted(keys) == [keys[0], keys[2], keys[1], keys[3]]
