"""Take pictures of each kind of page: light and dark, wide and on a phone.

    python tests/browser/screenshots.py             the site in site/public, into screenshots/
    python tests/browser/screenshots.py --readme    just the picture in the README

The pages are the first of their kind, so that any dataset can be looked at.
"""

from __future__ import annotations

import argparse
import os
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from visiting import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
README = ROOT / "site" / "docs" / "assets" / "images" / "deal.png"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDTHS = {"wide": 1280, "phone": 360}


def main() -> None:
    """Serve the site and take the pictures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, default=ROOT / "site" / "public")
    parser.add_argument("--out", type=Path, default=ROOT / "screenshots")
    parser.add_argument("--readme", action="store_true")
    given = parser.parse_args()
    with serving(given.site) as address, sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for path, scheme, size, target in _wanted(given.site, given.out, readme=given.readme):
            _take(browser, f"{address}/{path}", scheme, size, target, full=not given.readme)
        browser.close()


def _wanted(site: Path, out: Path, *, readme: bool) -> Iterator[tuple[str, str, str, Path]]:
    if readme:
        yield _most(site, "deals"), "light", "wide", README
        return
    pages = ["index.html", "accuracy.html", "method.html", "search.html"]
    pages += [f"{folder}/index.html" for folder in ("deals", "statements", "actors", "sources", "data")]
    pages += [_most(site, folder) for folder in ("deals", "statements", "actors", "sources")]
    for path, scheme, size in product(pages, ("light", "dark"), WIDTHS):
        yield path, scheme, size, out / f"{path.replace('/', '-').removesuffix('.html')}-{scheme}-{size}.png"


def _most(site: Path, folder: str) -> str:
    """Return the page that has most to show."""
    pages = [path for path in sorted((site / folder).glob("*.html")) if path.name != "index.html"]
    return max(pages, key=lambda path: path.stat().st_size).relative_to(site).as_posix()


def _take(browser: Browser, url: str, scheme: str, size: str, target: Path, *, full: bool) -> None:
    viewport = {"width": WIDTHS[size], "height": 860 if full else 1200}
    context = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target, full_page=full)
    context.close()


if __name__ == "__main__":
    main()
