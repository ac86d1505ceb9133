"""Collect the passages that rows cite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.identifiers import digest, occurrence
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Article, Row

_CONTEXT = 32
"""Code points kept before and after a passage, as the contract says."""
_FORMULA = "=+@\t\r"
"""What makes a spreadsheet take a cell for a formula."""
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")


class Evidence:
    """Give each cited passage one identifier and keep its row."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}

    def cite(self, article: Article, span: Span) -> str:
        """Return the identifier of a passage: from its source, its words and which occurrence it is."""
        span = trimmed(article.text, span)
        quote = span.of(article.text)
        name = f"{article.source_id}-e-{digest(quote, occurrence(article.text, span))}"
        before, after = _around(article, span)
        self._rows[name] = {
            "evidence_id": name,
            "source_id": article.source_id,
            "start": span.start,
            "end": span.end,
            "quote": quote,
            "prefix": before,
            "suffix": after,
        }
        return name

    def rows(self) -> tuple[Row, ...]:
        """Return the rows, in the order of their identifiers."""
        return tuple(row for _, row in sorted(self._rows.items()))


def _around(article: Article, span: Span) -> tuple[str, str]:
    """Return the words before and after a passage, up to site furniture or the end of its paragraph."""
    furniture = [cut for cut in article.omitted if cut.of(article.text).strip()]
    start = max([0, span.start - _CONTEXT, *(cut.end for cut in furniture if cut.end <= span.start)])
    ends = (cut.start for cut in furniture if cut.start >= span.end)
    end = min([len(article.text), span.end + _CONTEXT, *ends])
    before, after = article.text[start : span.start], article.text[span.end : end]
    before, after = _PARAGRAPH.split(before)[-1], _PARAGRAPH.split(after)[0]
    return before.lstrip(_FORMULA), "" if after.startswith(tuple(_FORMULA)) else after


def trimmed(text: str, span: Span) -> Span:
    """Return a span without white space at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip())) if words.strip() else span


def passage(article: Article, parts: Sequence[Span], anchor: Span) -> Span:
    """Return the passage over all parts, or, with site furniture between, those on the side of `anchor`."""
    start = min(part.start for part in parts)
    end = max(part.end for part in parts)
    for cut in article.omitted:
        if not cut.of(article.text).strip() or cut.end <= start or cut.start >= end:
            continue
        start, end = (start, cut.start) if anchor.start < cut.start else (cut.end, end)
    return Span(start, end)
