from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile

import pytest
from frictionless import Package

from onrecord.export import export, write_csv
from onrecord.tables import make_tables


@pytest.fixture
def exported(contract, records, tmp_path):
    """Write the tables and export them, into a folder of a name."""

    def into(name):
        tables = make_tables(records, contract)
        write_csv(tables, contract, tmp_path / "data")
        export(tables, contract, tmp_path / "data", tmp_path / name)
        return tmp_path / name

    return into


@pytest.fixture
def downloads(exported):
    return exported("downloads")


def test_downloads_are_a_valid_data_package(downloads):
    report = Package(str(downloads / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])


def test_csv_is_rfc_4180_with_lf_and_plain_numbers(records, exported):
    records["actors"][0]["name"] = 'Ann "Annie" Berg, minister'
    records["transactions"][0]["value"] = records["transactions"][0]["quantity"] * 10**8
    folder = exported("downloads")
    text = (folder / "actors.csv").read_bytes()
    assert b'"Ann ""Annie"" Berg, minister"' in text
    assert b"\r" not in text
    [row] = csv.DictReader(io.StringIO((folder / "transactions.csv").read_text("utf-8")))
    assert (row["value"], row["disputed"]) == ("1200000000", "false")


def test_json_holds_the_same_with_types(downloads):
    [deal] = json.loads((downloads / "transactions.json").read_text("utf-8"))
    assert (deal["quantity"], deal["disputed"], deal["value"]) == (12, False, None)


def test_manifest_names_every_file_with_size_and_hash(downloads):
    listed = json.loads((downloads / "manifest.json").read_text("utf-8"))["files"]
    assert {entry["name"] for entry in listed} == {p.name for p in downloads.iterdir()} - {"manifest.json"}
    for entry in listed:
        content = (downloads / entry["name"]).read_bytes()
        assert (entry["bytes"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_zip_holds_all_and_is_the_same_each_time(downloads, exported):
    again = exported("again")
    assert (downloads / "tor-m1-iran.zip").read_bytes() == (again / "tor-m1-iran.zip").read_bytes()
    with zipfile.ZipFile(downloads / "tor-m1-iran.zip") as archive:
        assert {"datapackage.json", "claims.csv", "claims.json"} <= set(archive.namelist())


def test_trade_register_has_arms_deals_only(downloads, records, exported):
    assert len((downloads / "trade_register.csv").read_text("utf-8").splitlines()) == 1
    deal = records["transactions"][0]
    deal.update(kind="arms_transfer", ordered_earliest="2020-01-01", ordered_latest="2021-03-31")
    deal.update(disputed=True, disputed_properties="ordered;status")
    folder = exported("again")
    [row] = csv.DictReader(io.StringIO((folder / "trade_register.csv").read_text("utf-8")))
    assert (row["supplier"], row["recipient"], row["number_ordered"]) == ("Norway", "Chile", "12")
    assert (row["year_of_order"], row["year_of_order_earliest"], row["number_delivered"]) == ("", "2020", "")
    assert row["disputed"] == "ordered;status"


def test_the_trade_register_is_described(downloads):
    described = json.loads((downloads / "datapackage.json").read_text("utf-8"))["resources"]
    assert described[-1]["name"] == "trade_register"
    assert described[-1]["hash"].startswith("sha256:")
