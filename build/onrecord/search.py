"""Write an index that a browser searches by loading only what a query needs.

Terms are sorted and cut into files of about equal size, `search/terms-N.json`; `search/index.json` names
the first term of each file, so a word and everything that begins with it lie in one file or in neighbours.
Entries are numbered kind by kind in the order given, and lie in `search/entries-N.json`. The reader of
these files is assets/javascripts/search.js, which splits a query by the same rules as `terms` does here.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

import orjson
from markupsafe import Markup

from onrecord.model import SearchEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


_FILE_SIZE = 32_000
_ENTRIES = 25
_SHOWN = 320
_WORD = re.compile(r"[^\W_]+")
_DESIGNATION = re.compile(r"(?<![^\W_])(?=[\w-]*\d)[^\W_]{1,8}(?:-[^\W_]{1,8})+(?![^\W_])")
# What nearly every entry has; "s" and "t" are left of words such as "Ivanov's" and "don't".
STOP_WORDS = (
    "a",
    "an",
    "and",
    "as",
    "at",
    "by",
    "for",
    "in",
    "is",
    "of",
    "on",
    "or",
    "s",
    "t",
    "that",
    "the",
    "to",
    "was",
)

Terms = tuple[set[str], set[str]]
"""What an entry is found by: in title or names, and elsewhere alone."""

Posting = tuple[list[int], list[int]]
"""The entries with a term, ascending: those that have it in title or names, and those with it elsewhere."""


def files(
    entries: Iterable[SearchEntry], known: dict[SearchEntry, Terms] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Return the files of the index as (path below the site's root, content), the same for the same entries.

    Entries of one kind must follow each other. `known` has the terms of the entries of the last build, and
    those of this one afterwards.
    """
    kinds, shown, postings = _read(entries, known)
    terms = list(_term_files(postings))
    parts = [("terms", number, content) for number, (_, content) in enumerate(terms)]
    parts += [("entries", number, content) for number, content in enumerate(_entry_files(shown))]
    digest = hashlib.sha256()
    for name, number, content in parts:
        digest.update(content)
        yield f"search/{name}-{number}.json", content
    index = {
        "version": digest.hexdigest()[:12],
        "count": len(shown),
        "entries_per_file": _ENTRIES,
        "kinds": kinds,
        "stop_words": STOP_WORDS,
        "starts": [start for start, _ in terms],
    }
    yield "search/index.json", orjson.dumps(index)


def page_entries(documents: Iterable[Mapping[str, str]]) -> list[SearchEntry]:
    """Return the parts of hand-written pages as the site generator's own index lists them."""
    return [
        SearchEntry("pages", page["location"], _plain(page["title"]), _plain(page["text"]))
        for page in documents
    ]


def terms(text: str) -> set[str]:
    """Split text into the terms it is found by: folded, in the singular, designations also in one piece.

    >>> sorted(terms("Tor-M1 missiles"))
    ['m1', 'missile', 'tor', 'torm1']
    """
    folded = _fold(text)
    found = {_singular(word) for word in _WORD.findall(folded)}
    found.update(match.replace("-", "") for match in _DESIGNATION.findall(folded))
    return found.difference(STOP_WORDS)


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).lower()
    marks = (character for character in set(decomposed) if unicodedata.category(character) == "Mn")
    return decomposed.translate(dict.fromkeys(map(ord, marks)))


@functools.lru_cache(maxsize=100_000)
def _singular(word: str) -> str:
    """Take the plural's ending off an English word: the S-stemmer of Harman (1991)."""
    if len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    return word if word.endswith(("us", "ss")) else word[:-1]


def _read(
    entries: Iterable[SearchEntry], known: dict[SearchEntry, Terms] | None
) -> tuple[list[tuple[str, int, int]], list[Sequence[str]], dict[str, Posting]]:
    """Return kinds as (kind, first number, how many), what is shown of each entry, and the postings."""
    counts: dict[str, int] = defaultdict(int)
    shown: list[Sequence[str]] = []
    postings: dict[str, Posting] = defaultdict(lambda: ([], []))
    found: dict[SearchEntry, Terms] = {}
    for number, entry in enumerate(entries):
        counts[entry.kind] += 1
        shown.append((entry.path, entry.title, _cut(entry.text)))
        own = (known or {}).get(entry) or _terms(entry)
        for place, among in enumerate(own):
            for term in among:
                postings[term][place].append(number)
        if known is not None:
            found[entry] = own
    if known is not None:
        known.clear()
        known.update(found)
    kinds, first = [], 0
    for kind, count in counts.items():
        kinds.append((kind, first, count))
        first += count
    return kinds, shown, postings


def _terms(entry: SearchEntry) -> Terms:
    strong = terms(f"{entry.title} {entry.names}")
    return strong, terms(f"{entry.text} {entry.words}") - strong


def _term_files(postings: Mapping[str, Posting]) -> Iterator[tuple[str, bytes]]:
    """Cut the sorted terms into files and name the first term of each."""
    content: dict[str, tuple[list[int], list[int]]] = {}
    start, size = "", 0
    for term in sorted(postings):
        if size > _FILE_SIZE:
            yield start, orjson.dumps(content)
            content, size = {}, 0
        start = start if content else term
        strong, weak = postings[term]
        content[term] = (_steps(strong), _steps(weak))
        size += len(term) + 4 * (len(strong) + len(weak))
    if content:
        yield start, orjson.dumps(content)


def _steps(numbers: Sequence[int]) -> list[int]:
    """Return each number's distance from the one before it, which takes fewer characters."""
    return [number - before for before, number in zip((0, *numbers), numbers, strict=False)]


def _entry_files(shown: Sequence[Sequence[str]]) -> Iterator[bytes]:
    for start in range(0, len(shown), _ENTRIES):
        yield orjson.dumps(shown[start : start + _ENTRIES])


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"


def _plain(html: str) -> str:
    return Markup(html).striptags()  # noqa: S704  (taken apart, not shown as it is)
