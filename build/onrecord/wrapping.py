"""Undo hard wrapping: lines broken at a width, as in e-mail, archives and text copied from PDF files."""

from __future__ import annotations

import re
from itertools import pairwise

_FEWEST = 6  # Breaks in a text that tell wrapping from chance.
_WIDTHS = range(40, 161)
_SENTENCE_END = re.compile(r"[.!?…:]['\"”’»)\]]*$")


def unwrap(text: str) -> str:
    """Return `text` with a blank for each line break within a paragraph, if it is hard-wrapped; offsets stay.

    A break belongs to the wrapping where the next word would not have fitted on its line: titles, and
    the last lines of paragraphs, stay lines of their own. Where no blank lines part the paragraphs, the
    break after a sentence stays too.
    """
    lines = text.split("\n")
    pairs = [(line.rstrip(), following.strip()) for line, following in pairwise(lines)]
    adjacent = [(line, following) for line, following in pairs if line.strip() and following]
    if len(adjacent) < _FEWEST:
        return text
    width = sorted(len(line) for line, _ in adjacent)[int(0.95 * (len(adjacent) - 1))]
    full = [line for line, following in adjacent if _is_full(line, following, width)]
    in_sentence = [line for line in full if not _SENTENCE_END.search(line)]
    if width not in _WIDTHS or len(full) < 0.6 * len(adjacent) or len(in_sentence) < 0.6 * len(full):
        return text
    parted = "\n\n" in text
    ends = [
        " " if _is_full(line, following, width) and (parted or not _SENTENCE_END.search(line)) else "\n"
        for line, following in pairs
    ]
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))


def _is_full(line: str, following: str, width: int) -> bool:
    """Tell a line that has no room for the first word of the next."""
    return bool(line and following) and len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
