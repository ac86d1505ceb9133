from __future__ import annotations

import pytest

from onrecord.project import Project
from onrecord.staging import staging


@pytest.fixture
def project(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sources.csv").write_text("old")
    (tmp_path / "site" / "public").mkdir(parents=True)
    (tmp_path / "site" / "public" / "index.html").write_text("old")
    return Project(tmp_path, tmp_path)


def fill(stage):
    stage.data.mkdir()
    (stage.data / "sources.csv").write_text("new")
    stage.public.mkdir()
    (stage.public / "index.html").write_text("new")


def test_publish_swaps_both(project):
    with staging(project) as stage:
        fill(stage)
        stage.publish()
    assert (project.data / "sources.csv").read_text() == "new"
    assert (project.public / "index.html").read_text() == "new"
    assert not (project.root / ".staging").exists()


def test_without_publish_all_stays(project):
    with staging(project) as stage:
        fill(stage)
    assert (project.data / "sources.csv").read_text() == "old"
    assert (project.public / "index.html").read_text() == "old"


@pytest.mark.parametrize("name", ["NOTES.md", "rates.csv"])
def test_files_of_others_beside_the_tables_stay(project, name):
    (project.data / name).write_text("mine")
    with staging(project) as stage:
        fill(stage)
        stage.publish()
    assert (project.data / name).read_text() == "mine"


def test_a_failing_second_swap_undoes_the_first(project, monkeypatch):
    rename = type(project.root).rename

    def failing(path, target):
        if path.name == "public" and ".staging" in path.parts:
            raise OSError("disk full")
        return rename(path, target)

    with staging(project) as stage:
        fill(stage)
        monkeypatch.setattr(type(project.root), "rename", failing)
        with pytest.raises(OSError, match="disk full"):
            stage.publish()
    assert (project.data / "sources.csv").read_text() == "old"
    assert (project.public / "index.html").read_text() == "old"
