"""The whole flow: three tiny articles against expected tables, the flagship, the same bytes, bad input."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from frictionless import Package

from onrecord import pipeline
from onrecord.errors import DataError, ProjectError, UsageError
from onrecord.project import find_project

ROOT = Path(__file__).parents[1]
FLOW = ROOT / "tests" / "fixtures" / "flow"
PARTS = ("articles", "curation", "data", "templates", "datapackage.yaml")


def hashes(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.fixture
def flow(tmp_path):
    shutil.copytree(FLOW / "articles", tmp_path / "flow" / "articles")
    return find_project(tmp_path / "flow")


@pytest.fixture(scope="module")
def flagship(tmp_path_factory):
    """Return a copy of this project, built."""
    folder = tmp_path_factory.mktemp("flagship")
    for name in PARTS:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
    shutil.copytree(ROOT / "site", folder / "site", ignore=shutil.ignore_patterns("public", "generated"))
    project = find_project(folder)
    report = pipeline.build(project, pipeline.Options())
    assert not report.errors
    return project


def test_three_tiny_articles_give_the_expected_tables(flow):
    pipeline.build(flow, pipeline.Options())
    for expected in sorted((FLOW / "expected").glob("*.csv")):
        assert (flow.data / expected.name).read_text("utf-8") == expected.read_text("utf-8"), expected.name
    assert len(list((FLOW / "expected").glob("*.csv"))) == 12


def test_words_of_a_source_with_offsets_only_are_nowhere_in_the_output(flow):
    pipeline.build(flow, pipeline.Options())
    for path in flow.root.rglob("*"):
        if path.is_file() and flow.articles not in path.parents and path.suffix in {".csv", ".json", ".html"}:
            text = path.read_text("utf-8").lower()
            assert "condition of anonymity" not in text, path
            assert "procurement branch" not in text.replace("-", " "), path


def test_the_flagship_has_what_is_committed(flagship):
    assert hashes(flagship.data) == hashes(ROOT / "data")


def test_the_flagship_is_valid_for_frictionless(flagship):
    report = Package(str(flagship.root / "datapackage.yaml")).validate()
    assert report.valid, report.flatten(["type", "note"])


def test_downloads_and_pages_are_published(flagship):
    for name in ("index.html", "downloads/claims.csv", "downloads/datapackage.json", "deals/index.html"):
        assert (flagship.public / name).is_file(), name


def test_same_input_gives_the_same_bytes_anywhere(tmp_path):
    """Build in two folders, under two time zones, two locales and two hash seeds."""
    found = []
    for name, zone, locale, seed in (("a", "UTC", "C", "1"), ("b/c", "Asia/Kolkata", "tr_TR.UTF-8", "2")):
        folder = tmp_path / name / "same"
        shutil.copytree(FLOW / "articles", folder / "articles")
        settings = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "onrecord", "-C", folder, "build"]
        subprocess.run(command, env=settings, check=True, capture_output=True)
        found.append({part: hashes(folder / part) for part in ("data", "site/public")})
    assert found[0] == found[1]


def test_building_again_changes_nothing(flow):
    pipeline.build(flow, pipeline.Options())
    before = hashes(flow.root)
    pipeline.build(flow, pipeline.Options())
    assert hashes(flow.root) == before


def test_two_processes_give_the_same_as_one(flow):
    pipeline.build(flow, pipeline.Options())
    before = hashes(flow.data)
    pipeline.build(flow, pipeline.Options(workers=2))
    assert hashes(flow.data) == before


BAD = {
    "binary.txt": (b"\x00\x01\x02 no text", "binary.txt"),
    "latin.txt": ("Ministère".encode("latin-1"), "latin.txt"),
    "empty.txt": (b"\n \n", "empty.txt"),
    "huge.txt": (b"word " * 300_000, "huge.txt"),
    "broken.md": (b"---\ntitle: [a\n---\nText.\n", "broken.md"),
    "types.md": (b"---\ntitle: 3\ndate: soon\n---\nText here.\n", "types.md"),
    "html.md": (b"---\ntitle: <b>Bold</b>\ndate: 2001-01-01\n---\nText here.\n", "html.md"),
    "formula.md": (b"---\ntitle: =cmd()\ndate: 2001-01-01\n---\nText here.\n", "formula.md"),
    "agency-2019-03-05.txt": (b"A second file with one identifier.\n\nHe said so.", "agency-2019-03-05"),
}


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """Return what was told of all bad files in one run, and the published state before and after."""
    folder = tmp_path_factory.mktemp("refused")
    shutil.copytree(FLOW / "articles", folder / "articles")
    project = find_project(folder)
    pipeline.build(project, pipeline.Options())
    before = {**hashes(project.data), **hashes(project.public)}
    for name, (content, _) in BAD.items():
        (project.articles / name).write_bytes(content)
    with pytest.raises(DataError) as raised:
        pipeline.build(project, pipeline.Options())
    errors = [issue for issue in raised.value.issues if issue.level == "error"]
    return errors, before, {**hashes(project.data), **hashes(project.public)}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_input_is_told_beside_that_of_other_files(refused, name):
    named = BAD[name][1]
    mine = [issue for issue in refused[0] if named in issue.path + issue.message + issue.found]
    assert mine
    assert all(issue.path and issue.message and issue.expected and issue.hint for issue in mine), mine


def test_after_bad_input_the_published_state_is_as_it_was(refused):
    assert refused[1] == refused[2]


def test_a_folder_whose_files_are_no_articles_is_not_published(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "README.md").write_text("What is here.\n")
    with pytest.raises(ProjectError, match="no article"):
        pipeline.build(find_project(tmp_path), pipeline.Options())
    assert not (tmp_path / "data").exists()


def test_the_ending_of_a_file_may_be_in_capitals(flow):
    for path in sorted(flow.articles.iterdir()):
        path.rename(path.with_suffix(path.suffix.upper()))
    assert pipeline.build(find_project(flow.root), pipeline.Options()).row_counts["sources"] == 3


def test_a_withdrawn_article_leaves_tombstones(flow):
    pipeline.build(flow, pipeline.Options())
    (flow.articles / "offsets-2019-03-07.md").unlink()
    pipeline.build(flow, pipeline.Options())
    assert "offsets-2019-03-07,sources," in (flow.data / "tombstones.csv").read_text("utf-8")
    assert (flow.public / "sources" / "offsets-2019-03-07.html").is_file()


def test_unchanged_articles_are_not_read_again(flow, monkeypatch):
    memory = pipeline.Memory()
    pipeline.build(flow, pipeline.Options(), memory=memory)
    monkeypatch.setattr(pipeline, "extract", lambda articles: [pytest.fail(a.path) for a in articles])
    pipeline.build(flow, pipeline.Options(), memory=memory)


def test_the_same_rows_are_not_checked_again(flow, monkeypatch):
    memory = pipeline.Memory()
    report = pipeline.build(flow, pipeline.Options(), memory=memory)
    monkeypatch.setattr(pipeline, "check", lambda *_: pytest.fail("checked again"))
    assert pipeline.build(flow, pipeline.Options(), memory=memory) == report


def test_a_changed_article_is_checked_and_drawn_as_in_a_fresh_build(flow):
    memory = pipeline.Memory()
    pipeline.build(flow, pipeline.Options(), memory=memory)
    article = next(path for path in sorted(flow.articles.iterdir()) if path.suffix == ".md")
    words = article.read_text("utf-8")
    article.write_text(words + "\n\nNobody said more on the day.\n", "utf-8")
    pipeline.build(flow, pipeline.Options(), memory=memory)
    again = hashes(flow.public)
    pipeline.build(flow, pipeline.Options())
    assert hashes(flow.public) == again


def test_a_page_that_stays_is_taken_over_and_its_words_are_those_that_were_drawn(flow):
    memory = pipeline.Memory()
    pipeline.build(flow, pipeline.Options(), memory=memory)
    before = hashes(flow.public)
    kept, spoiled = flow.public / "actors" / "anna-berg.html", flow.public / "actors" / "anna-berg.json"
    number = kept.stat().st_ino
    pipeline.build(flow, pipeline.Options(), memory=memory)
    assert (kept.stat().st_ino, hashes(flow.public)) == (number, before)
    spoiled.write_text("{}", "utf-8")
    pipeline.build(flow, pipeline.Options(), memory=memory)
    assert hashes(flow.public) == before


def test_where_files_cannot_be_linked_they_are_written(flow, monkeypatch):
    memory = pipeline.Memory()
    pipeline.build(flow, pipeline.Options(), memory=memory)
    before = hashes(flow.public)
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(PermissionError("no links here")))
    pipeline.build(flow, pipeline.Options(), memory=memory)
    assert hashes(flow.public) == before


def test_a_build_that_fails_leaves_what_is_published_and_what_is_kept(flow):
    memory = pipeline.Memory()
    pipeline.build(flow, pipeline.Options(), memory=memory)
    before = hashes(flow.public)
    (flow.articles / "more.md").write_text("---\nsupersedes: nothing\n---\n\nWords.\n", "utf-8")
    with pytest.raises(DataError):
        pipeline.build(flow, pipeline.Options(), memory=memory)
    assert hashes(flow.public) == before
    (flow.articles / "more.md").unlink()
    pipeline.build(flow, pipeline.Options(), memory=memory)
    assert hashes(flow.public) == before


def test_a_changed_cell_is_found_by_check(flow):
    pipeline.build(flow, pipeline.Options())
    claims = flow.data / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace("$240 million", "$250 million"), "utf-8")
    assert {issue.field for issue in pipeline.check_data(flow).errors} == {"value"}


def test_check_before_the_first_build_says_what_to_do(flow):
    with pytest.raises(ProjectError, match="onrecord build"):
        pipeline.check_data(flow)


def test_explain_says_why_and_names_near_ones(flow):
    assert pipeline.explain(flow, "anna-berg")
    with pytest.raises(UsageError, match="anna-berg"):
        pipeline.explain(flow, "anna")
