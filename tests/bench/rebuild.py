"""Measure a whole rebuild, as `onrecord serve` makes it when one article has changed.

    python tests/bench/rebuild.py                 as many reports as give about 10,000 records with pages
    python tests/bench/rebuild.py --reports 300
    python tests/bench/rebuild.py --articles FOLDER

The reports are those of `records.py`, written from parts; what is measured is all that follows from a change
until the new site is published: finding and reading the changed article, resolving, tables, check, exports,
pages, site, search index, swap. CPU seconds (user and system, processes that were started included) are what
the operating system counts. The project stands in memory where the system has /dev/shm.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import shutil
import tempfile
import time
from pathlib import Path

from records import records

from onrecord import pipeline
from onrecord.project import Project, find_project

MEMORY = Path("/dev/shm")  # noqa: S108  (a busy disk costs more, and less evenly, than all else)
PAGES = ("sources", "actors", "statements", "transactions")
ROUNDS = 3


def main() -> None:
    """Build, then change an article and build again, some times; compare with a fresh build at the end."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(
        prefix="onrecord-bench-", dir=MEMORY if MEMORY.is_dir() else None
    ) as work:
        folder = Path(work) / "project"
        _fill(folder / "articles", arguments)
        project, memory = find_project(folder), pipeline.Memory()
        report = _build("first build", project, memory)
        count = sum(report.row_counts[table] for table in PAGES)
        print(f"{count:,} records with pages, {sum(report.row_counts.values()):,} rows")
        article = sorted((folder / "articles").iterdir())[0]
        words = article.read_text(encoding="utf-8")
        for number in range(ROUNDS):
            more = f"{words}\nThe minister said on Friday that talks would last {number + 3} more days.\n"
            article.write_text(more, encoding="utf-8")
            _build("one article changed", project, memory)
        again = _digest(folder)
        _build("fresh build", project, None)
        print("the same bytes" if again == _digest(folder) else "OTHER BYTES THAN A FRESH BUILD")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--articles", type=Path, help="take the articles of this folder")
    return parser.parse_args()


def _fill(folder: Path, arguments: argparse.Namespace) -> None:
    if arguments.articles:
        shutil.copytree(arguments.articles, folder)
        return
    folder.mkdir(parents=True)
    made = records(-(-arguments.reports * 20 // 3))
    for source, article in list(made.texts.items())[: arguments.reports]:
        (folder / f"{source}.txt").write_text(f"{article.title}\n\n{article.text}\n", encoding="utf-8")


def _build(what: str, project: Project, memory: pipeline.Memory | None) -> pipeline.Report:
    before, start = _spent(), time.perf_counter()
    report = pipeline.build(project, pipeline.Options(), memory=memory)
    print(f"{what:22}{_spent() - before:7.1f} CPU s{time.perf_counter() - start:7.1f} s", flush=True)
    return report


def _spent() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _digest(folder: Path) -> str:
    files = sorted(path for name in ("data", "site") for path in (folder / name).rglob("*") if path.is_file())
    lines = [f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


if __name__ == "__main__":
    main()
