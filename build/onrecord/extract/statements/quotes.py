"""Find the passages between quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"''|``|‘‘|’’|[\"“”„«»]")
_OPENING = frozenset({"“", "„", "«", "``", "‘‘"})
_CLOSING = frozenset({"”", "»", "’’"})
_SINGLE = re.compile(r"(?<![\w'‘’])['‘](?=[\w(\[])[^\n]*?[,.?!…]['’](?![\w'’])")
_WORD = re.compile(r"[\w'’-]+")
_SENTENCE_PUNCTUATION = frozenset(",.?!…—–-:;")


@dataclass(frozen=True, slots=True)
class Passage:
    """Mark quoted words, their marks included; `closed` is false where the mark at the end is missing."""

    start: int
    end: int
    closed: bool = True

    def words(self, text: str) -> str:
        """Return the words without their marks."""
        return text[self.start : self.end].strip("\"“”„«»'`‘’ \n")


def passages(text: str, start: int, end: int) -> list[Passage]:
    """Find the passages of the paragraph `text[start:end]`, outermost ones only, in order."""
    found: list[Passage] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            if mark[0] not in _CLOSING:
                opened = mark.start()
        elif mark[0] == "“" and text[opened] == "„":
            found.append(Passage(opened, mark.end()))
            opened = None
        elif mark[0] in _OPENING:
            found.append(Passage(opened, mark.start(), closed=False))
            opened = mark.start()
        elif mark[0] in _CLOSING or not _opens(text, mark, end):
            found.append(Passage(opened, mark.end()))
            opened = None
    if opened is not None:
        found.append(Passage(opened, end, closed=False))
    return found or _single_quoted(text, start, end)


def is_sentence(text: str, passage: Passage) -> bool:
    """Tell words that are quoted as a whole from a phrase within the reporter's sentence and from a title."""
    words = passage.words(text)
    tokens = _WORD.findall(words)
    if not tokens or (
        passage.closed and words[-1] not in _SENTENCE_PUNCTUATION and not _ends_sentence(text, passage)
    ):
        return False
    long_words = [word for word in tokens[1:] if len(word) > 3]
    return len(tokens) > 9 or not long_words or not all(word[0].isupper() for word in long_words)


def _ends_sentence(text: str, passage: Passage) -> bool:
    after = text[passage.end : passage.end + 2].strip(" ")
    return not after or after[0] in ",.?!—–-\n"


def _opens(text: str, mark: re.Match[str], end: int) -> bool:
    """Tell a plain mark that opens another passage (the one before was never closed) from one that closes."""
    after = text[mark.end()] if mark.end() < end else " "
    return text[mark.start() - 1].isspace() and after.isalnum()


def _single_quoted(text: str, start: int, end: int) -> list[Passage]:
    """Find passages in single marks, as British papers print them, that end in punctuation."""
    found = (Passage(mark.start(), mark.end()) for mark in _SINGLE.finditer(text, start, end))
    return [passage for passage in found if passage.words(text).count(" ") >= 2]
