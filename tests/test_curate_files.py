from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.contract import read_contract
from onrecord.curate import read_decisions

CONTRACT = read_contract(Path(__file__).parents[1] / "datapackage.yaml")
CORRECTION = "- correction_id: c1\n  table: {}\n  row_id: a\n  kind: {}\n  reason: r\n  date: {}\n"


@pytest.mark.parametrize(
    ("name", "content", "field", "line"),
    [
        ("actors.yaml", "- {id: a, name: A, type: robot}\n", "type", 1),
        ("actors.yaml", "- {id: a, name: A}\n", "type", 1),
        ("actors.yaml", "- id: a\n  nmae: A\n  type: person\n", "nmae", 2),
        ("actors.yaml", "- {id: a, name: A, type: person}\n- {id: a, name: B, type: person}\n", "id", 2),
        ("actors.yaml", "- {id: a, name: A, type: person, names: [{name: B, kind: nick}]}\n", "kind", 1),
        ("actors.yaml", "- [\n", "", 2),
        ("actors.yaml", "just words\n", "", 1),
        ("deals.yaml", "rank:\n- {claim: c, rank: best, reason: r}\n", "rank", 2),
        ("deals.yaml", "merge:\n- {deals: [a, b]}\n", "reason", 2),
        (
            "corrections.yaml",
            "- {correction_id: c, row_id: a, kind: other, reason: r, date: 2020-01-01}\n",
            "table",
            1,
        ),
        ("actors.yaml", "- id: {a: b}\n  name: A\n  type: person\n", "id", 1),
        ("actors.yaml", "- {id: ../a, name: A, type: person}\n", "id", 1),
        ("actors.yaml", "- {id: a, name: [A], type: person}\n", "name", 1),
        ("actors.yaml", "- {id: a, id: b, name: A, type: person}\n", "", 1),
        ("actors.yaml", "- id: a\n  name: A\n  type: person\n  not: b\n", "not", 4),
        ("actors.yaml", "- id: a\n  name: A\n  type: person\n  names: B\n", "names", 4),
        ("actors.yaml", "- {id: a, name: A, type: person, country: NO}\n", "country", 1),
        ("actors.yaml", "- {id: a, name: A, type: person, wikidata: q1}\n", "wikidata", 1),
        ("actors.yaml", "- {id: a, name: A, type: person, parent: b}\n", "parent", 1),
        ("actors.yaml", "- {id: a, name: A, type: group, parent: a}\n", "parent", 1),
        ("actors.yaml", "- {id: a, name: A, type: person, offices: [{title: t, from: soon}]}\n", "from", 1),
        (
            "actors.yaml",
            "- {id: a, name: A, type: person, offices: [{title: t, from: 2009, to: 2001}]}\n",
            "to",
            1,
        ),
        ("actors.yaml", f"- {'[' * 3000}\n", "", 1),
        ("actors.yaml", "&a [*a]\n", "", 1),
        ("actors.yaml", "- id: a\n  name: !!int abc\n", "", 2),
        ("actors.yaml", "- !!set {a, b}\n", "", 1),
        ("deals.yaml", "splt: []\n", "splt", 1),
        ("deals.yaml", "merge: a\n", "merge", 1),
        ("deals.yaml", "merge:\n- {deals: 5, reason: r}\n", "deals", 2),
        ("deals.yaml", "merge:\n- {deals: [a, a], reason: r}\n", "deals", 2),
        ("deals.yaml", "split:\n- {deal: a, sources: b, reason: r}\n", "sources", 2),
        (
            "deals.yaml",
            "rank:\n- {claim: c, rank: normal, reason: r}\n- {claim: c, rank: preferred, reason: r}\n",
            "claim",
            3,
        ),
        ("items.yaml", "Tor-M1: 5\n", "Tor-M1", 1),
        ("items.yaml", "Tor-M1:\n  class: boat\n", "class", 2),
        ("items.yaml", "Tor-M1:\n  alias: [a]\n", "alias", 2),
        ("corrections.yaml", CORRECTION.format("boats", "reading", "2020-01-01"), "table", 2),
        ("corrections.yaml", CORRECTION.format("claims", "typo", "2020-01-01"), "kind", 4),
        ("corrections.yaml", CORRECTION.format("claims", "reading", "2020-02-30"), "date", 6),
        ("corrections.yaml", CORRECTION.format("claims", "reading", "20200131"), "date", 6),
        ("corrections.yaml", 2 * CORRECTION.format("claims", "reading", "2020-01-01"), "correction_id", 7),
        ("reviews/a.yaml", "decision: []\n", "decision", 1),
        ("reviews/a.yaml", "decisions: {accept: a}\n", "decisions", 1),
        ("reviews/a.yaml", "decisions:\n- accept: a\n- reject: a\n  reason: r\n", "reject", 3),
        ("reviews/a.yaml", "decisions:\n- accept: a\n  set: {act: say}\n", "set", 3),
        ("reviews/a.yaml", "decisions:\n- edit: a\n  reason: r\n", "set", 2),
        ("reviews/a.yaml", "decisions:\n- add: words\n", "add", 2),
    ],
)
def test_a_wrong_entry_is_reported_with_file_line_and_field(
    tmp_path: Path, name: str, content: str, field: str, line: int
) -> None:
    (tmp_path / "reviews").mkdir()
    (tmp_path / name).write_text(content, encoding="utf-8")
    _, issues = read_decisions(tmp_path, tmp_path, CONTRACT)
    assert [(i.path, i.line, i.field, i.level) for i in issues] == [(name, line, field, "error")]
    assert issues[0].found
    assert issues[0].expected


def test_values_are_taken_as_they_are_written(tmp_path: Path) -> None:
    """YAML reads `no` as false, and 2005-11 as a sum in some versions."""
    (tmp_path / "actors.yaml").write_text(
        "- {id: oslo-post, name: 1984, type: organization, names: [{name: Yes, language: no}]}\n",
        encoding="utf-8",
    )
    actor = read_decisions(tmp_path, tmp_path, CONTRACT)[0].actors[0]
    assert (actor.name, actor.names[0].name, actor.names[0].language) == ("1984", "Yes", "no")


@pytest.mark.parametrize("name", ["actors.yml", "actor.yaml", "reviews/a.yml"])
def test_a_file_that_is_not_read_is_warned_of(name: str, tmp_path: Path) -> None:
    (tmp_path / "reviews").mkdir()
    (tmp_path / name).write_text("- {}\n", encoding="utf-8")
    _, (issue,) = read_decisions(tmp_path, tmp_path, CONTRACT)
    assert (issue.level, issue.code, issue.path) == ("warning", "unknown-file", name)


def test_decisions_on_an_article_in_the_wrong_folder_are_sent_to_the_right_one(tmp_path: Path) -> None:
    (tmp_path / "afp-2007-01-05.yaml").write_text("source: afp-2007-01-05\n", encoding="utf-8")
    _, (issue,) = read_decisions(tmp_path, tmp_path, CONTRACT)
    assert issue.hint.startswith("move it to reviews/")


def test_no_folder_is_no_decision(tmp_path: Path) -> None:
    decisions, issues = read_decisions(tmp_path / "curation", tmp_path, CONTRACT)
    assert (decisions.actors, decisions.reviews, issues) == ((), (), ())


def test_a_registered_actor_with_all_it_can_have(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").write_text(
        "- id: ann-berg\n  name: Ann Berg\n  type: person\n  country: NOR\n  wikidata: Q42\n"
        "  names: [{name: A. Berg, kind: alias, language: 'no'}]\n"
        "  offices: [{title: minister, country: NOR, from: 2005-11-14, to: 2007-02}]\n  not: [b]\n",
        encoding="utf-8",
    )
    actor = read_decisions(tmp_path, tmp_path, CONTRACT)[0].actors[0]
    assert (actor.actor_id, actor.names[0].language, actor.apart) == ("ann-berg", "no", ("b",))
    assert (actor.offices[0].start, actor.offices[0].end) == ("2005-11-14", "2007-02")


def test_a_colon_within_words_is_explained(tmp_path: Path) -> None:
    (tmp_path / "deals.yaml").write_text("merge:\n- deals: [a, b]\n  reason: He said: no\n", "utf-8")
    _, [issue] = read_decisions(tmp_path, tmp_path, CONTRACT)
    assert (issue.line, "between quotes" in issue.hint) == (3, True)


def test_a_name_without_its_key_is_shown_with_it(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").write_text("- {id: a, name: A B, type: person, names: [B]}\n", "utf-8")
    _, [issue] = read_decisions(tmp_path, tmp_path, CONTRACT)
    assert issue.expected == "keys with values, such as {name: B}"
