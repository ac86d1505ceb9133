"""Tell which reports carry one text: several papers that print one agency story are one origin.

So are the versions of one report, however much of it was written anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from onrecord.model import Article

SHINGLE = 4
"""Words in a shingle: light editing leaves most of them, and a common topic alone makes none."""
SAME_TEXT = 0.5
"""Share of the shorter text's shingles that two texts have in common when one carries the other."""
SAME_AGENCY = 0.2
"""The same, where both state one agency: papers cut and rewrite, and the credit is evidence of its own."""
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], np.uint64
)
"""Odd numbers that make one of the numbers of four words; what any such numbers make is rarely the same."""
_AT_ONCE = 256
"""With how many texts all others are compared at once, which bounds the memory that it takes."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Hold the origin of each source, and why where it shares one."""

    group_of: Mapping[str, str]
    reasons: Mapping[str, tuple[str, ...]]


def find_origins(articles: Sequence[Article]) -> Origins:
    """Group articles by the text they carry; a group has the identifier of its earliest report."""
    ordered = sorted(articles, key=age)
    by_id = {article.source_id: article for article in ordered}
    group_of: dict[str, str] = {}
    reasons: dict[str, tuple[str, ...]] = {}
    versions: dict[str, str] = {}
    for article, nearest in zip(ordered, _nearest(ordered), strict=True):
        name = article.source_id
        version = versions.setdefault(_first_version(article, by_id), name)
        group_of[name] = name
        if version != name:
            group_of[name] = group_of[version]
            reasons[name] = (f"It is another version of {version}: one origin.",)
        elif nearest:
            share, other = nearest
            group_of[name] = group_of[other.source_id]
            reasons[name] = (_reason(article, share, other),)
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


def _reason(article: Article, share: float, other: Article) -> str:
    agency = f", and both credit {article.agency}" if _one_agency(article, other) else ""
    told = f"{share:.0%} of its runs of {SHINGLE} words stand in {other.source_id} as well"
    return f"{told}{agency}: one origin."


def _nearest(articles: Sequence[Article]) -> Iterator[tuple[float, Article] | None]:
    """Yield for each article the one before it that has most of its text, and how much, if that is enough.

    In a sparse matrix a row is a text and a column a shingle: multiplied with all rows, each row counts what
    it shares with them.
    """
    if not articles:
        return
    shingles = [_shingles(article) for article in articles]
    sizes = np.array([len(own) for own in shingles])
    columns = np.unique(np.concatenate(shingles), return_inverse=True)[1]
    ends = np.concatenate([[0], np.cumsum(sizes)])
    texts = csr_array((np.ones(len(columns), np.int32), columns, ends))
    turned = texts.T.tocsr()
    agencies = np.array([article.agency or "" for article in articles])
    for start in range(0, len(articles), _AT_ONCE):
        counted = texts[start : start + _AT_ONCE] @ turned
        for place, (first, last) in enumerate(pairwise(counted.indptr)):
            own, others, shared = start + place, counted.indices[first:last], counted.data[first:last]
            shares = shared / np.minimum(sizes[own], sizes[others])
            agreed = (agencies[others] == agencies[own]) & (agencies[own] != "")
            enough = (others < own) & (shares >= np.where(agreed, SAME_AGENCY, SAME_TEXT))
            found = zip(shares[enough].tolist(), (-others[enough]).tolist(), strict=True)
            share, other = max(found, default=(0.0, 0))
            yield (share, articles[-other]) if share else None


@lru_cache(10_000)
def _shingles(article: Article) -> NDArray[np.uint64]:
    """Return a number for each run of words, once."""
    text = article.text
    for span in sorted(article.omitted, reverse=True):
        text = f"{text[: span.start]} {text[span.end :]}"
    words = [crc32(word.encode()) for word in re.findall(r"\w+", text.casefold())]
    padded = np.array(words + [0] * (SHINGLE - len(words)), np.uint64)
    return np.unique(sliding_window_view(padded, SHINGLE) @ np.array(_FACTORS, np.uint64))


def _one_agency(article: Article, other: Article) -> bool:
    return article.agency is not None and article.agency == other.agency
