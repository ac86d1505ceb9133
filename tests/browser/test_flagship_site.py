"""The flagship as a visitor meets it: deal, claim, words, search, download."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from visiting import Visitor, visiting

from onrecord import pipeline
from onrecord.project import find_project
from site_sample import ROOT

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("flagship")
    for name in ("articles", "curation"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "datapackage.yaml", folder)
    pipeline.build(find_project(folder), pipeline.Options())
    return folder / "site" / "public"


@pytest.fixture
def visit(public: Path, browser: Browser) -> Iterator[Visitor]:
    with visiting(public, browser) as visitor:
        yield visitor


def test_from_the_deal_to_the_words_of_upi(visit: Visitor) -> None:
    with visit.open("index.html") as page:
        page.get_by_role("link", name="Tor-M1, Russia to Iran").first.click()
        page.locator("table.matrix").get_by_role("link", name="Jan. 23").first.click()
        target = page.locator("mark:target")
        expect(target).to_contain_text("Jan. 23")
        expect(target).to_be_in_viewport()
        expect(page.get_by_role("heading", level=1)).to_have_text("Ivanov defends Russian arms sales to Iran")


def test_search_finds_the_deal(visit: Visitor) -> None:
    with visit.open("index.html") as page:
        page.get_by_role("textbox", name="Search").first.click()
        page.keyboard.type("Tor-M1")
        result = page.locator(".md-search-result__link").first
        expect(result).to_be_visible()
        expect(page.locator(".md-search-result")).to_contain_text("Tor-M1, Russia to Iran")


def test_a_table_downloads_as_it_is_published(visit: Visitor, public: Path) -> None:
    with visit.open("data/index.html") as page:
        with page.expect_download() as downloading:
            page.locator('a[href$="downloads/claims.csv"]').first.click()
        saved = downloading.value.path()
        assert saved.read_bytes() == (public / "downloads" / "claims.csv").read_bytes()
