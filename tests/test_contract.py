from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import yaml

from onrecord import model
from onrecord.contract import read_contract
from onrecord.errors import ContractError

HEAD = "name: x\ntitle: X\n"
ROOT = Path(__file__).parents[1]
TABLES = [
    "sources", "actors", "actor_names", "actor_roles", "statements", "attributions", "transactions", "claims",
    "statement_deals", "evidence", "corrections", "tombstones",
]  # fmt: skip


def test_tables_are_all_there_in_order(contract):
    assert [table.name for table in contract.tables] == TABLES


def test_every_column_says_what_it_is(contract):
    for table in contract.tables:
        for column in table.columns:
            assert column.title, (table.name, column.name)
            assert len(column.description) >= 10, (table.name, column.name)


def test_every_reference_leads_to_a_key(contract):
    for table in contract.tables:
        for reference in table.references:
            assert reference.target == contract.table(reference.table).primary_key


def test_self_reference_names_its_own_table(contract):
    assert ("supersedes",) in {
        r.columns for r in contract.table("sources").references if r.table == "sources"
    }


def test_missing_values_have_labels(contract):
    assert set(contract.table("claims").missing) == {"", "not_stated", "declined", "not_applicable"}
    assert all(contract.table("claims").missing.values())


def test_no_word_of_a_report_is_taken_for_a_missing_value(contract):
    assert set(contract.table("statements").missing) == {""}
    assert set(contract.table("evidence").missing) == {""}


def test_columns_with_words_of_a_source_are_marked(contract):
    words = {(t.name, c.name) for t in contract.tables for c in t.columns if c.words}
    assert {("evidence", "quote"), ("statements", "content"), ("claims", "value")} <= words


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", "no YAML"),
        ("", "no Data Package"),
        ("[]", "lacks name, title, resources"),
        (f"{HEAD}resources: 3", "no Data Package"),
        (f"{HEAD}resources: [{{name: x}}]", "a table lacks 'schema'"),
        (
            f"{HEAD}resources: [{{name: x, path: x, schema: {{fields: [3], primaryKey: a}}}}]",
            "no Data Package",
        ),
    ],
)
def test_an_unusable_contract_is_told(tmp_path, text, message):
    path = tmp_path / "datapackage.yaml"
    path.write_text(text)
    with pytest.raises(ContractError, match=message):
        read_contract(path)


def test_a_missing_contract_is_told(tmp_path):
    with pytest.raises(ContractError, match="cannot be read"):
        read_contract(tmp_path / "datapackage.yaml")


@pytest.mark.parametrize(
    ("column", "choices"),
    [
        ("sources.rights", model.Rights),
        ("sources.text_kind", model.TextKind),
        ("sources.published_basis", model.Basis),
        ("actors.type", model.ActorType),
        ("actor_names.kind", model.NameKind),
        ("statements.act", model.Act),
        ("statements.mode", model.Mode),
        ("statements.polarity", model.Polarity),
        ("transactions.kind", model.DealKind),
        ("transactions.status", model.Status),
        ("claims.property", model.Property),
        ("claims.modality", model.Modality),
        ("claims.rank", model.Rank),
    ],
)
def test_the_program_makes_the_values_that_the_contract_allows(contract, column, choices):
    table, name = column.split(".")
    assert contract.table(table).column(name).values == get_args(choices)


def test_no_python_module_lists_the_columns_of_a_table():
    """The contract alone does: a list of five or more column names in a row is a copy of it."""
    descriptor = yaml.safe_load((ROOT / "datapackage.yaml").read_text("utf-8"))
    for resource in descriptor["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        for path in sorted((ROOT / "build" / "onrecord").rglob("*.py")):
            text = "".join(path.read_text("utf-8").split())
            for i in range(len(names) - 5):
                assert ",".join(f'"{name}"' for name in names[i : i + 6]) not in text, (path, names[i])


@pytest.mark.parametrize("ask", [lambda c: c.table("sauces"), lambda c: c.table("actors").column("age")])
def test_what_the_contract_lacks_is_told_by_its_name(contract, ask):
    with pytest.raises(ContractError, match=r"sauces|age"):
        ask(contract)
