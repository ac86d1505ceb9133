"""Measure how fast statements are found against the stock pipeline, in one run on one core.

Usage: python tests/bench/speed.py [FILE_OR_FOLDER ...]

The text is the project's own articles and gold, or the files given (.md, .txt; a .jsonl file has a "text" on
each line), repeated up to WORDS words. Loading the models is not counted; parsing is.
"""

from __future__ import annotations

import json
import os
import sys
import time
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from onrecord.articles import article_of
from onrecord.extract import extract, nlp
from onrecord.extract.statements import find_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)
WORDS = 120_000
ROUNDS = 2
TARGET = 1.6
PROJECT = Path(__file__).resolve().parents[2]


def own_texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            content = file.read_text(encoding="utf-8") if file.suffix in {".md", ".txt", ".jsonl"} else ""
            if file.suffix == ".jsonl":
                yield from (
                    record["text"] for line in content.splitlines() if "text" in (record := json.loads(line))
                )
            elif content:
                yield content.split("\n---\n", 1)[-1].strip()


def repeated(texts: list[str], words: int) -> list[str]:
    chosen: list[str] = []
    for text in cycle(texts):
        if words <= 0:
            return chosen
        chosen.append(text)
        words -= len(text.split())
    return chosen


def stock(texts: list[str], pipeline: spacy.language.Language) -> float:
    start = time.process_time()
    for _ in pipeline.pipe(texts):
        pass
    return time.process_time() - start


def ours(texts: list[str]) -> float:
    start = time.process_time()
    for reading in nlp.readings((text, ()) for text in texts):
        find_statements(reading)
    return time.process_time() - start


def whole(texts: list[str]) -> float:
    articles = [article_of(str(number), text) for number, text in enumerate(texts)]
    start = time.process_time()
    for _ in extract(articles):
        pass
    return time.process_time() - start


def main() -> None:
    if not ONE_THREAD.items() <= os.environ.items():
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | ONE_THREAD)  # noqa: S606 (itself, with one thread)
    paths = [Path(argument) for argument in sys.argv[1:]] or [
        PROJECT / "articles",
        PROJECT / "tests" / "gold",
    ]
    texts = repeated([text for text in own_texts(paths) if text], WORDS)
    words = sum(len(text.split()) for text in texts)
    name = next(model for model in nlp.MODELS if spacy.util.is_package(model))
    pipeline = spacy.load(name)
    ours(texts[:3])
    stock(texts[:3], pipeline)
    best_stock = min(stock(texts, pipeline) for _ in range(ROUNDS))
    best_ours = min(ours(texts) for _ in range(ROUNDS))
    best_whole = min(whole(texts) for _ in range(ROUNDS))
    ratio = best_stock / best_ours
    print(f"{words} words in {len(texts)} texts, CPU time on one core, models loaded before")
    print(f"stock pipeline   {words / best_stock:8.0f} words/s")
    print(f"find_statements  {words / best_ours:8.0f} words/s")
    print(f"ratio            {ratio:8.2f} (at least {TARGET})")
    print(f"with actors and deals {words / best_whole:3.0f} words/s, ratio {best_stock / best_whole:.2f}")
    sys.exit(0 if ratio >= TARGET else 1)


if __name__ == "__main__":
    main()
