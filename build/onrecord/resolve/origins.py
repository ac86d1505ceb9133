"""Tell which reports carry one text: several papers that print one agency story are one origin.

So are the versions of one report, however much of it was written anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from datasketch import MinHash, MinHashLSH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.model import Article

SHINGLE = 4
"""Words in a shingle: light editing leaves most of them, and a common topic alone makes none."""
SAME_TEXT = 0.5
"""Share of the shorter text's shingles that two texts have in common when one carries the other."""
SAME_AGENCY = 0.2
"""The same, where both state one agency: papers cut and rewrite, and the credit is evidence of its own."""
_CANDIDATES = 0.12
_PERMUTATIONS = 128
_SEED = 1


@dataclass(frozen=True, slots=True)
class Origins:
    """Hold the origin of each source, and why where it shares one."""

    group_of: Mapping[str, str]
    reasons: Mapping[str, tuple[str, ...]]


def find_origins(articles: Sequence[Article]) -> Origins:
    """Group articles by the text they carry; a group has the identifier of its earliest report."""
    ordered = sorted(articles, key=age)
    group_of: dict[str, str] = {}
    reasons: dict[str, tuple[str, ...]] = {}
    index = MinHashLSH(threshold=_CANDIDATES, num_perm=_PERMUTATIONS)
    by_id = {article.source_id: article for article in ordered}
    shingles = cache(lambda source: _shingles(by_id[source]))
    versions: dict[str, str] = {}
    for article in ordered:
        name = article.source_id
        version = versions.setdefault(_first_version(article, by_id), name)
        sketch = _sketch(article)
        found = [
            (share, other)
            for other in sorted(index.query(sketch))
            if (share := _share(shingles(name), shingles(other))) >= _needed(article, by_id[other])
        ]
        index.insert(name, sketch)
        group_of[name] = name
        if version != name:
            group_of[name] = group_of[version]
            reasons[name] = (f"It is another version of {version}: one origin.",)
        elif found:
            share, other = max(found, key=lambda pair: pair[0])
            group_of[name] = group_of[other]
            agency = f", and both credit {article.agency}" if _one_agency(article, by_id[other]) else ""
            reasons[name] = (
                f"{share:.0%} of its runs of {SHINGLE} words stand in {other} as well{agency}: one origin.",
            )
    return Origins(group_of, reasons)


def age(article: Article) -> tuple[str, str]:
    """Return what sorts articles by when they were published, those without a date last."""
    published = article.published
    return (published.earliest if published and published.earliest else "9999", article.source_id)


def _first_version(article: Article, by_id: Mapping[str, Article]) -> str:
    """Follow what an article supersedes to the first version that is there."""
    while earlier := by_id.get(article.supersedes or ""):
        article = earlier
    return article.source_id


def _shingles(article: Article) -> frozenset[str]:
    text = article.text
    for span in sorted(article.omitted, reverse=True):
        text = f"{text[: span.start]} {text[span.end :]}"
    words = re.findall(r"\w+", text.casefold())
    return frozenset(" ".join(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1)))


@lru_cache(10_000)
def _sketch(article: Article) -> MinHash:
    sketch = MinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update_batch([shingle.encode() for shingle in _shingles(article)])
    return sketch


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other))


def _needed(article: Article, other: Article) -> float:
    return SAME_AGENCY if _one_agency(article, other) else SAME_TEXT


def _one_agency(article: Article, other: Article) -> bool:
    return article.agency is not None and article.agency == other.agency
