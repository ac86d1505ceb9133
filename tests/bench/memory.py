"""Measure the peak memory of reading many articles: it must not grow with their number.

Usage: python tests/bench/memory.py [COUNT]

Every article is one of the project's own with a name of its own put in, so that the vocabulary grows as it
does on real news.
"""

from __future__ import annotations

import resource
import sys
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.articles import article_of
from onrecord.extract import extract

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parents[2]
STEPS = 10
MOST_GROWTH = 1.25


def articles(count: int) -> Iterator[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((PROJECT / "articles").glob("*.md"))]
    for number, text in enumerate(islice(cycle(texts), count)):
        body = text.split("\n---\n", 1)[-1]
        yield f"{body}\n\nSpokesman Petrov{number:x}ov said Novo{number:x}export agreed.\n"


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    after_first = 0.0
    found = 0
    texts = (article_of(str(number), text) for number, text in enumerate(articles(count)))
    for number, mentions in enumerate(extract(texts), 1):
        found += len(mentions.statements)
        if number % max(1, count // STEPS) == 0:
            after_first = after_first or peak_mib()
            print(f"{number:7} articles  {found:8} statements  peak {peak_mib():7.0f} MiB", flush=True)
    growth = peak_mib() / after_first
    print(f"growth after the first tenth: {growth:.2f} times (at most {MOST_GROWTH})")
    sys.exit(0 if growth <= MOST_GROWTH else 1)


if __name__ == "__main__":
    main()
