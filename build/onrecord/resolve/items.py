"""Compare what deals are about: designations in whatever spelling, and common words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.values.items import designation_key, item_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.values.items import Item, Known

_LONGEST = 4
"""Words in the longest designation that is looked for."""


class Named(NamedTuple):
    """Hold the item that words name: the name to show, what it is compared by, and what is known of it.

    `key` is None where the words have no designation ("missiles").
    """

    name: str
    key: str | None
    known: Item | None = None


def named_item(words: str, further: Known) -> Named:
    """Find the designation in words: one that is known, else the word with a digit and the name before it.

    >>> named_item("short-range TOR M1 missiles", {}).name, named_item("Hawk 127 trainers", {}).name
    ('Tor-M1', 'Hawk 127')
    """
    item = item_of(words, further) or next(
        (item for part in _parts(words) if (item := item_of(part, further))), None
    )
    if item:
        return Named(item.name, designation_key(item.name), item)
    found = re.search(r"(?:[A-Z][\w.-]*\s+)?\b[A-Za-z]*[-/]?\d[\w./-]*|\b[A-Z][\w.]*-\d[\w./-]*", words)
    if found and any(character.isalpha() for character in found[0]):
        return Named(found[0], designation_key(found[0]))
    return Named(words, None)


def common_words(words: str) -> frozenset[str]:
    """Return the word that says what sort of thing is meant, in the singular."""
    last = words.casefold().split()[-1:]
    return frozenset(word.removesuffix("s") for word in last)


def _parts(words: str) -> Iterator[str]:
    """Yield the runs of words in a phrase that begin with a capital or have a digit, the longest first.

    A name that goes on with a number is another one: Hawk 127 is no Hawk.
    """
    split = words.split()
    for size in range(min(_LONGEST, len(split)), 0, -1):
        for start in range(len(split) - size + 1):
            part = " ".join(split[start : start + size])
            behind = split[start + size] if start + size < len(split) else ""
            if (part[0].isupper() or _has_digit(part)) and not _has_digit(behind):
                yield part


def _has_digit(words: str) -> bool:
    return any(character.isdigit() for character in words)
