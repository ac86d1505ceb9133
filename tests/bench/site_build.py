"""Measure the site's build against plain MkDocs Material on the same records, and what a reader loads.

    python tests/bench/site_build.py                      100, 1,000 and 10,000 records
    python tests/bench/site_build.py --counts 100000 --no-baseline

Each build runs in a process of its own: CPU seconds (user and system) and peak memory are what the
operating system counts for it. Plain MkDocs gets the rows of each record as Markdown tables, whose writing
is not counted, a short navigation and `not_in_nav`, since the automatic one costs quadratically. Sites are
written to memory where the system has /dev/shm. Sizes are of gzip files.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import logging
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from records import records

from onrecord.model import File
from onrecord.pages import Context, render
from onrecord.site import build_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Page

ROOT = Path(__file__).parents[2]
OURS = ("onrecord", "onrecord without record search")
AGAIN = "onrecord, again in one process"
THEIRS = ("mkdocs", "mkdocs without search")
CHROMIUM = "/usr/bin/chromium"
MEMORY = Path("/dev/shm")  # noqa: S108  (creating files on a busy disk costs more, and less evenly, than all else)


def main() -> None:
    """Print the tables."""
    arguments = _arguments()
    if arguments.child:
        _child(arguments.child, arguments.counts[0], Path(arguments.out))
        return
    with tempfile.TemporaryDirectory(
        prefix="onrecord-bench-", dir=MEMORY if MEMORY.is_dir() else None
    ) as work:
        for count in arguments.counts:
            _measure(count, Path(work), baseline=not arguments.no_baseline, browser=not arguments.no_browser)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--no-baseline", action="store_true", help="leave MkDocs out")
    parser.add_argument("--no-browser", action="store_true", help="leave out what a reader loads")
    parser.add_argument("--child", choices=(*OURS, AGAIN, *THEIRS), help=argparse.SUPPRESS)
    parser.add_argument("--out", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(count: int, work: Path, *, baseline: bool, browser: bool) -> None:
    out = work / "site"
    spent = {}
    for kind in (*OURS, AGAIN, *THEIRS) if baseline else (*OURS, AGAIN):
        shutil.rmtree(out, ignore_errors=True)
        spent[kind] = _run(kind, count, out)
        if kind == "onrecord" and browser:
            reader = list(_reader(out))
    print(f"\n{count:,} records\n{'':38}{'CPU s':>8}{'ms each':>9}{'peak MB':>9}{'against onrecord':>18}")
    for kind, (seconds, memory) in spent.items():
        ours = spent[OURS["without" in kind]][0]
        ratio = f"{seconds / ours:.1f} x" if kind in THEIRS else ""
        print(f"{kind:38}{seconds:8.1f}{seconds / count * 1000:9.2f}{memory:9.0f}{ratio:>18}")
    if browser:
        print("\n".join(reader))


def _run(kind: str, count: int, out: Path) -> tuple[float, float]:
    """Return CPU seconds and peak memory in MB of one build."""
    command = [sys.executable, __file__, "--child", kind, "--counts", str(count), "--out", str(out)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return tuple(json.loads(done.stdout.splitlines()[-1]))


def _child(kind: str, count: int, out: Path) -> None:
    made = records(count)
    if kind in THEIRS:
        _write_plain(_record_pages(made), out)
    if kind == AGAIN:
        _build(made, out, found=True)
    before = _spent()
    if kind.startswith("onrecord"):
        _build(made, out, found="without" not in kind)
    else:
        _build_plain(out, search="without" not in kind)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps([_spent() - before, memory]))


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _rendered(made) -> Iterator[Page | File]:
    return render(made.tables, made.contract, made.texts, Context(), ROOT / "templates")


def _build(made, out: Path, *, found: bool) -> None:
    pages = (
        page if found or isinstance(page, File) else replace(page, found=None) for page in _rendered(made)
    )
    build_site(pages, ROOT / "site", out, site_name="Bench", site_url="https://example.org/")


def _record_pages(made) -> Iterator[Page]:
    return (page for page in _rendered(made) if not isinstance(page, File) and page.json is not None)


def _write_plain(pages: Iterable[Page], out: Path) -> None:
    """Write the pages as Markdown beside `out`."""
    docs = out.parent / "plain" / "docs"
    shutil.rmtree(docs.parent, ignore_errors=True)
    for page in pages:
        path = (docs / page.path).with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_markdown(page), encoding="utf-8")
    for path in [docs, *sorted(filter(Path.is_dir, docs.iterdir()))]:
        (path / "index.md").write_text(f"# {path.name}\n", encoding="utf-8")


def _build_plain(out: Path, *, search: bool) -> None:
    """Have MkDocs Material draw the pages that were written."""
    project = out.parent / "plain"
    folders = sorted(path.name for path in (project / "docs").iterdir() if path.is_dir())
    settings = {
        "site_name": "Bench",
        "site_url": "https://example.org/",
        "site_dir": str(out),
        "use_directory_urls": False,
        "theme": {"name": "material", "font": False},
        "nav": [{"Home": "index.md"}, *({folder: f"{folder}/index.md"} for folder in folders)],
        "not_in_nav": "".join(f"/{folder}/*\n" for folder in folders),
        "plugins": ["search"] if search else [],
        "markdown_extensions": ["attr_list", "tables"],
    }
    config = project / "mkdocs.yml"
    config.write_text(json.dumps(settings), encoding="utf-8")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logging.disable(logging.CRITICAL)
    build(load_config(str(config)))


def _markdown(page: Page) -> str:
    """Write a record as Markdown: its row and the rows that belong to it, a table for each of the dataset."""
    lines = [f"# {page.title}", "", page.description]
    for name, rows in json.loads(page.json).items():
        if not rows:
            continue
        columns = [column for column in rows[0] if any(row[column] is not None for row in rows)]
        lines += ["", f"## {name}", "", f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
        lines += [f"| {' | '.join(_cell(row[column]) for column in columns)} |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")


def _reader(out: Path) -> Iterator[str]:
    """Measure what a reader loads: a record's page, the first search, a register and its first filter."""
    deal = next(path for path in sorted((out / "deals").glob("*.html")) if path.name != "index.html")
    yield f"a deal's page: {_weight(deal) / 1000:.0f} kB (HTML, CSS and JavaScript)"
    if not Path(CHROMIUM).exists():
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (builds are measured without it)

    handler = functools.partial(_Counting, directory=str(out))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as play:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = play.chromium.launch(executable_path=CHROMIUM, args=flags)
        site = f"http://127.0.0.1:{server.server_port}/"
        for name, path, selector, action in _VISITS:
            yield _visit(browser, out, (site, path, selector, action), name)
        browser.close()
        server.shutdown()


_VISITS = (
    ("first search, one word", "deals/index.html", ".md-search-result__item", "kestrel"),
    ("first search, two words", "deals/index.html", ".md-search-result__item", "payment howitzers"),
    ("register of statements", "statements/index.html", ".explorer__menu", ""),
    ("register, filtered and sorted", "statements/index.html?act=deny&sort=said", ".explorer__menu", ""),
    ("register, searched", "statements/index.html?find=payment", ".explorer__menu", ""),
)


def _visit(browser, out: Path, visit: tuple[str, str, str, str], name: str) -> str:
    """Open a page, type into the search box where words are given, and count the data loaded for it."""
    site, path, selector, typed = visit
    page = browser.new_page()
    asked = _Counting.asked
    asked.clear()
    page.goto(site + path)
    if typed:
        page.click(".md-search__input")
        page.wait_for_timeout(300)
        asked.clear()
        page.keyboard.insert_text(typed)
        page.keyboard.press("Shift")
    page.wait_for_selector(selector, state="attached")
    page.wait_for_load_state("networkidle")
    times = page.evaluate("performance.getEntriesByType('resource').map(e => e.responseEnd)")
    page.close()
    files = {out / path for path in asked if path.endswith((".json", "search.js", "search-worker.js"))}
    return f"{name}: {_size(files) / 1000:.0f} kB in {len(files)} files, last after {max(times) / 1000:.1f} s"


def _weight(page: Path) -> int:
    """Return the compressed size of a page with the styles and scripts it names."""
    html = page.read_text("utf-8")
    named = re.findall(r'<(?:script|link)[^>]*(?:src|href)="([^"#?]+\.(?:js|css))"', html)
    files = {page, *((page.parent / name).resolve() for name in named)}
    return _size(files)


def _size(files: set[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 6, mtime=0)) for file in files)


class _Counting(http.server.SimpleHTTPRequestHandler):
    """Serve files and remember which were asked for, by the page or by its worker."""

    asked: list[str] = []  # noqa: RUF012  (one server at a time)

    def do_GET(self) -> None:
        self.asked.append(self.path.partition("?")[0].lstrip("/"))
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


if __name__ == "__main__":
    main()
