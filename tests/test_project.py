from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import ProjectError
from onrecord.project import default_folder, find_project

ROOT = Path(__file__).parents[1]


def make(folder, name="a.txt"):
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / name).write_text("Some words.")
    return folder


def test_articles_alone_make_a_project(tmp_path):
    project = find_project(make(tmp_path / "my-deals"))
    assert project.contract_path == ROOT / "datapackage.yaml"
    assert project.templates == ROOT / "templates"
    assert (project.site, project.site_config) == (ROOT / "site", "default.yml")


def test_a_site_of_its_own_has_its_own_settings(tmp_path):
    make(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mkdocs.yml").write_text("site_name: Mine\n")
    project = find_project(tmp_path)
    assert (project.site, project.site_config) == (tmp_path / "site", "mkdocs.yml")


def test_a_project_without_a_contract_has_its_own_title(tmp_path):
    descriptor = find_project(make(tmp_path / "my-deals")).contract().descriptor
    assert (descriptor["name"], descriptor["title"]) == ("my-deals", "My deals")
    assert "contributors" not in descriptor


def test_own_parts_come_before_the_defaults(tmp_path):
    make(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "datapackage.yaml").write_text((ROOT / "datapackage.yaml").read_text("utf-8"), "utf-8")
    project = find_project(tmp_path)
    assert project.templates == tmp_path / "templates"
    assert project.contract().descriptor["name"] == "tor-m1-iran"


def test_a_folder_without_articles_is_no_project(tmp_path):
    with pytest.raises(ProjectError, match="articles/"):
        find_project(tmp_path)


def test_defaults_are_complete():
    assert (default_folder() / "datapackage.yaml").is_file()
    assert (default_folder() / "site" / "default.yml").is_file()
