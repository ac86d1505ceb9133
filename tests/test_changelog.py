from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.changelog import read_changes
from onrecord.errors import ProjectError

TEXT = """# Changelog

## [Unreleased]

### Added

- A command.
- **Data**: two reports, which
  bring a new deal.

## [0.2.0] - 2026-01-02

- **Data**: one name corrected.

## [0.1.0] - 2026-01-01

- The first version.
"""


def test_lines_about_the_data_are_taken_by_version(tmp_path):
    (tmp_path / "CHANGELOG.md").write_text(TEXT)
    assert read_changes(tmp_path / "CHANGELOG.md") == (
        ("Unreleased", "", ("two reports, which bring a new deal.",)),
        ("0.2.0", "2026-01-02", ("one name corrected.",)),
    )


def test_without_a_changelog_there_are_none(tmp_path):
    assert read_changes(tmp_path / "CHANGELOG.md") == ()


def test_this_project_tells_of_its_data():
    assert read_changes(Path(__file__).parents[1] / "CHANGELOG.md")


def test_a_changelog_in_another_encoding_is_told(tmp_path):
    (tmp_path / "CHANGELOG.md").write_bytes("Größe".encode("latin-1"))
    with pytest.raises(ProjectError, match="UTF-8"):
        read_changes(tmp_path / "CHANGELOG.md")
