from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup

from onrecord.generator import Settings, draw
from onrecord.model import Page

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = Settings("Sample", "", "mkdocs")
OVERVIEW = Page("deals/index.html", "overview", "Deals", "All deals", Markup("<p>Deals</p>"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "theme: {name: material, font: false}\nuse_directory_urls: false\n"
        "markdown_extensions: [attr_list, md_in_html]\n",
        encoding="utf-8",
    )
    return tmp_path


def test_stubs_are_drawn_beside_what_is_written_by_hand(project: Path) -> None:
    drawn = draw([OVERVIEW], project, SETTINGS)
    assert b"onrecord-body-token" in drawn["deals/index.html"]
    assert b"Home" in drawn["index.html"]


def test_an_earlier_site_is_not_drawn_again(project: Path) -> None:
    (project / "public").mkdir()
    (project / "public/old.html").write_text("old", encoding="utf-8")
    assert "old.html" not in draw([OVERVIEW], project, SETTINGS)


def test_the_drawing_is_kept_until_a_page_changes(project: Path) -> None:
    first = draw([OVERVIEW], project, SETTINGS)
    assert draw([OVERVIEW], project, SETTINGS) is first
    (project / "docs/index.md").write_text("# Entrance\n", encoding="utf-8")
    assert b"Entrance" in draw([OVERVIEW], project, SETTINGS)["index.html"]
