"""Make the text that offsets and hashes refer to."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from onrecord.identifiers import plain_letters
from onrecord.model import Span

_LINE_BREAK = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line that is not blank: its number from 1, its place and its words, without outer blanks."""

    number: int
    span: Span
    text: str


def normalise(text: str) -> str:
    r"""Return `text` in Unicode NFC, every line break as LF, without byte order mark and outer blanks.

    Offsets, `text_sha256` and `char_count` refer to what this returns, and it returns its own output
    unchanged. In a browser the same is
    `text.normalize("NFC").replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n").trim()`.

    >>> normalise("\ufeffMoscow\r\nsaid \n")
    'Moscow\nsaid'
    """
    return unicodedata.normalize("NFC", _LINE_BREAK.sub("\n", text)).strip("\ufeff").strip()


def split_lines(text: str) -> tuple[Line, ...]:
    """Split normalised text into its lines, leaving out the blank ones."""
    found = []
    start = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        words = raw.strip()
        if words:
            first = start + raw.index(words)
            found.append(Line(number, Span(first, first + len(words)), words))
        start += len(raw) + 1
    return tuple(found)


def line_at(text: str, offset: int) -> int:
    """Return the number, from 1, of the line in which `offset` lies."""
    return text.count("\n", 0, offset) + 1


def merge(spans: list[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that touch or overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


def as_identifier(words: str) -> str:
    """Write `words` as an identifier: small Latin letters, digits and single hyphens; it may come out empty.

    >>> as_identifier("AP 2007/01 — Façade.v2")
    'ap-2007-01-facade-v2'
    """
    return re.sub(r"[^a-z0-9]+", "-", plain_letters(words)).strip("-")


def without(text: str, omitted: tuple[Span, ...]) -> str:
    """Return the words of `text` outside the spans, which are sorted and apart."""
    edges = [0, *(edge for span in omitted for edge in (span.start, span.end)), len(text)]
    return "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
