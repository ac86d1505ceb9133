from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from onrecord.errors import ProjectError
from onrecord.pages.environment import Templates

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("<p>\n{{ nothing.of_it }}</p>", r"templates/record\.html, line 2: 'nothing' is undefined"),
        ("<p>\n{{ title.nothing }}</p>", r"templates/record\.html, line 2: .*no attribute 'nothing'"),
        ("<p>\n\n{% if %}</p>", r"templates/record\.html, line 3: "),
        ("{% extends 'nowhere.html' %}", r"templates/record\.html, line 1: .*nowhere\.html"),
    ],
)
def test_a_broken_template_is_named_with_its_line(tmp_path: Path, words: str, message: str) -> None:
    shutil.copytree(ROOT / "templates", tmp_path, dirs_exist_ok=True)
    (tmp_path / "record.html").write_text(words, encoding="utf-8")
    with pytest.raises(ProjectError, match=message):
        Templates(tmp_path).render("record.html", title="A deal")


def test_broken_macros_are_named(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates", tmp_path, dirs_exist_ok=True)
    (tmp_path / "_macros.html").write_text("{% macro %}", encoding="utf-8")
    with pytest.raises(ProjectError, match=r"templates/_macros\.html, line 1: "):
        Templates(tmp_path)
