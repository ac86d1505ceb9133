"""Measure the site's build against plain MkDocs Material on the same records, and what a reader loads.

    python tests/bench/site_build.py                      100, 1,000 and 10,000 records
    python tests/bench/site_build.py --counts 100000 --no-baseline

Each build runs in a process of its own: CPU seconds (user and system) and peak memory are what the
operating system counts for it. `plain.py` says what plain MkDocs gets: the rows of each record as tables, or
all that our pages say in words; it is compared with the site with record search, and with that without. A
build "again" is the second one of a process, as `onrecord serve` makes it; a build of a project also reads,
checks and exports, which is not measured here. Sites are written to memory where the system has /dev/shm.
Sizes are of gzip files.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import plain
from records import records

from onrecord.model import File
from onrecord.pages import Context, Drawn, findable, render
from onrecord.site import build_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from records import Records

    from onrecord.model import Page

ROOT = Path(__file__).parents[2]
OURS = ("onrecord", "onrecord without record search")
AGAIN = ("onrecord again, one report changed", "onrecord again, all drawn anew")
THEIRS = (
    "mkdocs, rows",
    "mkdocs, rows, without search",
    "mkdocs, facts",
    "mkdocs, facts, without search",
)
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
    parser.add_argument("--child", choices=(*OURS, *AGAIN, *THEIRS), help=argparse.SUPPRESS)
    parser.add_argument("--out", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(count: int, work: Path, *, baseline: bool, browser: bool) -> None:
    out = work / "site"
    spent = {}
    for kind in (*OURS, *AGAIN, *THEIRS) if baseline else (*OURS, *AGAIN):
        shutil.rmtree(out, ignore_errors=True)
        spent[kind] = _run(kind, count, out)
        if kind == "onrecord" and browser:
            reader = list(_reader(out))
    heads = f"{'':38}{'CPU s':>8}{'ms each':>9}{'peak MB':>9}{'with search':>13}{'without':>9}"
    print(f"\n{count:,} records\n{heads}")
    for kind, (seconds, memory) in spent.items():
        ratios = [f"{seconds / spent[ours][0]:.1f} x" for ours in OURS] if kind in THEIRS else ["", ""]
        print(
            f"{kind:38}{seconds:8.1f}{seconds / count * 1000:9.2f}{memory:9.0f}{ratios[0]:>13}{ratios[1]:>9}"
        )
    if browser:
        print("\n".join(reader))


def _run(kind: str, count: int, out: Path) -> tuple[float, float]:
    """Return CPU seconds and peak memory in MB of one build."""
    command = [sys.executable, __file__, "--child", kind, "--counts", str(count), "--out", str(out)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return tuple(json.loads(done.stdout.splitlines()[-1]))


def _child(kind: str, count: int, out: Path) -> None:
    made = records(count)
    docs, drawn = out.parent / "plain" / "docs", Drawn()
    if kind in THEIRS:
        shutil.rmtree(docs.parent, ignore_errors=True)
        write = plain.write_facts if "facts" in kind else plain.write_rows
        write((page for page in _rendered(made) if not isinstance(page, File)), docs)
    if kind in AGAIN:
        _build(made, out, drawn=drawn)
        shutil.rmtree(out)
        made = _changed(made)
    before = _spent()
    if kind in THEIRS:
        plain.draw(docs, out, search="without" not in kind)
    else:
        _build(made, out, found="without" not in kind, drawn=drawn if kind == AGAIN[0] else None)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps([_spent() - before, memory]))


def _changed(made: Records) -> Records:
    """Return the records as they are after a change of one report: its title, and what is said in it."""
    report, *others = made.tables["sources"]
    own = {"source_id": report["source_id"]}.items()
    statements = tuple(
        {**row, "content": f"{row['content']} at last"} if own <= row.items() else row
        for row in made.tables["statements"]
    )
    sources = ({**report, "title": f"{report['title']}, corrected"}, *others)
    return replace(made, tables={**made.tables, "sources": sources, "statements": statements})


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _rendered(made: Records, drawn: Drawn | None = None) -> Iterator[Page | File]:
    return render(made.tables, made.contract, made.texts, Context(), ROOT / "templates", drawn)


def _build(made: Records, out: Path, *, found: bool = True, drawn: Drawn | None = None) -> None:
    """Build the site; without record search there is nothing to find, so nothing is gathered for it."""
    entry = nullcontext() if found else mock.patch.object(findable, "entry", _nothing)
    with entry:
        build_site(
            _rendered(made, drawn), ROOT / "site", out, site_name="Bench", site_url="https://example.org/"
        )


def _nothing(*_: object) -> None:
    """Find nothing; unlike a mock, take no time to count calls."""


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
