"""What the documentation shows is what the program takes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.articles.read import read_article
from onrecord.curate import curate, read_decisions
from onrecord.identifiers import claim_ids
from told import sale

ROOT = Path(__file__).parents[1]
EXAMPLES = re.findall(
    r'```yaml title="([^"]+)"\n(.*?)```', (ROOT / "site/docs/maintain.md").read_text("utf-8"), re.S
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Return a folder with every example of the maintainers' page in its place."""
    folder = tmp_path_factory.mktemp("docs")
    for name, content in EXAMPLES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


def test_every_file_of_curation_has_an_example():
    names = {name for name, _ in EXAMPLES}
    wanted = ("actors", "deals", "items", "corrections")
    assert names >= {f"curation/{name}.yaml" for name in wanted}


def test_the_examples_of_curation_are_read_without_a_problem(project, contract):
    decisions, issues = read_decisions(project / "curation", project, contract)
    assert not issues
    assert [review.action for review in decisions.reviews] == ["accept", "reject", "edit", "add", "add"]
    assert (len(decisions.actors), len(decisions.merges), len(decisions.splits)) == (1, 1, 1)
    assert (len(decisions.ranks), len(decisions.corrections), len(decisions.items)) == (1, 1, 1)


def test_the_additions_of_the_example_are_carried_out(project, contract):
    words = 'Igor Ivanov said: "These are not offensive weapons." 29'
    told = sale("upi-2007-01-31", ("item", words, {}))
    decisions, _ = read_decisions(project / "curation", project, contract)
    beside = claim_ids(told)[0][0]
    added = [review for review in decisions.reviews if review.action == "add"]
    reviews = [
        replace(r, values={k: beside if k == "deal" else v for k, v in r.values.items()}) for r in added
    ]
    [found], issues = curate([told], replace(decisions, reviews=tuple(reviews)))
    assert not issues
    assert [statement.act for statement in found.statements] == ["say"]
    assert [claim.property for claim in found.deals[0].claims][-2:] == ["item", "quantity"]


def test_the_page_names_every_choice_and_field_of_curation(contract):
    page = (ROOT / "site/docs/maintain.md").read_text("utf-8")
    columns = (("actors", "type"), ("actor_names", "kind"), ("claims", "rank"), ("corrections", "kind"))
    for table, column in columns:
        for value in contract.table(table).column(column).values:
            assert f"`{value}`" in page, (table, column, value)


def test_the_example_of_front_matter_is_read_without_a_problem(project):
    path = project / "articles/upi-2007-01-31.md"
    path.write_text(path.read_text("utf-8") + "Ivanov said no.\n", "utf-8")
    [article], issues = read_article(path, project)
    assert not issues
    assert (article.title, article.published.edtf) == (
        "Ivanov defends Russian arms sales to Iran",
        "2007-01-31",
    )


def test_the_readme_links_to_files_that_are_there():
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / "README.md").read_text("utf-8")):
        assert (ROOT / target).exists(), target
