"""The other generator's site holds to the same policy and finds the same records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from visiting import Visitor, visiting

from onrecord import pages
from onrecord.site import build_site
from site_sample import KESTREL, ROOT, sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture
def visitor(tmp_path: Path, browser: Browser) -> Iterator[Visitor]:
    pytest.importorskip("zensical", reason="Zensical is not installed: uv pip install zensical")
    tables, contract, texts = sample()
    rendered = pages.render(tables, contract, texts, pages.Context(), ROOT / "templates")
    build_site(
        rendered, ROOT / "site", tmp_path, site_name="Sample", generator="zensical", config="default.yml"
    )
    with visiting(tmp_path, browser) as one:
        yield one


def test_zensical_keeps_to_the_policy_and_finds_the_deal(visitor: Visitor) -> None:
    with visitor.open(f"deals/{KESTREL}.html") as page:
        page.get_by_role("link", name="Search", exact=True).first.click()
        page.get_by_label("Search all records and pages").fill("kestrel")
        expect(page.locator(".find__results a").first).to_contain_text("Kestrel-2, Italy to Egypt")
