"""A built site, served on this machine, and a browser that tells of everything it should not have seen."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from visiting import Visitor, serving

from onrecord import pages
from onrecord.model import Issue
from onrecord.pages import Download
from onrecord.site import build_site
from site_sample import ROOT, sample

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the sample once."""
    out = tmp_path_factory.mktemp("built-site")
    tables, contract, texts = sample()
    (out / "downloads").mkdir()
    (out / "downloads" / "claims.csv").write_text("claim_id\n", encoding="utf-8")
    downloads = (Download("downloads/claims.csv", "Claims as CSV", 9, "ab" * 32),)
    measured = {"gold": 40, "found": 30, "predicted": 36, "right": 30}
    context = pages.Context(
        repository="https://example.org/repository",
        downloads=downloads,
        checked="11 tables",
        issues=tuple(
            Issue(
                "warning", "date", "No date.", f"articles/{n}.txt", found="nothing", hint="Write `date: …`."
            )
            for n in range(7)
        ),
        evaluation={
            "counts": {"statements": {"with_speaker": measured}, "deals": {"values": measured}},
            "reliability": [{"low": 0.8, "high": 0.9, "count": 36, "right": 0.83}],
        },
    )
    rendered = pages.render(tables, contract, texts, context, ROOT / "templates")
    build_site(rendered, ROOT / "site", out, site_name="Sample", site_url="")
    return out


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[str]:
    """Serve the site and return its address."""
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's chromium."""
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed (apt-get install chromium)")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        yield started
        started.close()


@pytest.fixture
def visitor(served: str, browser: Browser) -> Iterator[Visitor]:
    """Open pages, and fail at the end where one had an error in the console or asked another host."""
    visiting = Visitor(served, browser)
    yield visiting
    assert visiting.complaints == []
