from __future__ import annotations

from pathlib import Path

from onrecord.contract import read_contract
from onrecord.tables import make_tables
from onrecord.tombstones import bury

CONTRACT = read_contract(Path(__file__).parents[1] / "datapackage.yaml")
EMPTY = make_tables({}, CONTRACT)


def actors(*pairs):
    rows = [{"actor_id": key, "name": name, "type": "person"} for key, name in pairs]
    return make_tables({"actors": rows}, CONTRACT)


def test_nothing_gone_leaves_no_stone():
    tables = actors(("a", "Ann"))
    assert bury(tables, tables, CONTRACT)["tombstones"] == ()


def test_what_is_gone_says_so():
    [stone] = bury(actors(("a", "Ann")), EMPTY, CONTRACT)["tombstones"]
    assert (stone["id"], stone["table"], stone["became"]) == ("a", "actors", None)


def test_the_same_thing_under_another_identifier_is_linked():
    [stone] = bury(actors(("a", "Ann")), actors(("ann-b", "Ann")), CONTRACT)["tombstones"]
    assert stone["became"] == "ann-b"


def test_two_possible_heirs_are_none():
    [stone] = bury(actors(("a", "Ann")), actors(("b", "Ann"), ("c", "Ann")), CONTRACT)["tombstones"]
    assert stone["became"] is None


def test_earlier_stones_stay():
    first = bury(actors(("a", "Ann")), EMPTY, CONTRACT)
    assert bury(first, EMPTY, CONTRACT)["tombstones"] == first["tombstones"]


def test_a_stone_goes_when_its_identifier_comes_back():
    first = bury(actors(("a", "Ann")), EMPTY, CONTRACT)
    assert bury(first, actors(("a", "Ann")), CONTRACT)["tombstones"] == ()
