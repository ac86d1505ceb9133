"""Hold one article while its actors are looked for: its chunks, its offices and its cast."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.actors.bodies import join_bodies
from onrecord.extract.actors.cast import Cast, Draft
from onrecord.extract.actors.chunks import chunks_of
from onrecord.extract.actors.offices import find_offices
from onrecord.values.countries import find_countries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.actors.chunks import Chunk
    from onrecord.extract.nlp import Reading
    from onrecord.extract.statements import Quotation


class Scene:
    """Hold chunks and offices by paragraph (`pages`, `offices`), the quotations, and the cast so far.

    `home` is the country that the dateline names. `places` says for the offset of a chunk in which
    paragraph, and where among its chunks, it stands.
    """

    def __init__(self, reading: Reading, quotations: Sequence[Quotation], dateline: str | None) -> None:
        self.text = reading.text
        self.quotations = quotations
        self.pages = [join_bodies(page) for page in chunks_of(reading)]
        self.offices = [find_offices(page) for page in self.pages]
        self.cast = Cast()
        self.home = next((found.alpha3 for found in find_countries(_titled(dateline or ""))), None)
        self.places = {
            chunk.span.start: (n, i) for n, page in enumerate(self.pages) for i, chunk in enumerate(page)
        }
        self._starts = [paragraph.start for paragraph in reading.paragraphs]
        self._before = {
            p.start + after.start_char: p.start + sentence.start_char
            for p in reading.paragraphs
            for sentence, after in pairwise(p.doc.sents)
        }

    def paragraph(self, place: int) -> int:
        """Return in which paragraph an offset is, from 0."""
        return bisect_right(self._starts, place) - 1

    def sentence_before(self, place: int) -> int | None:
        """Return where the sentence before begins, if one of the same paragraph begins at an offset."""
        return self._before.get(place)

    def draft(self, chunk: Chunk) -> Draft:
        """Return the actor that a chunk names, adding it to the cast where it is new."""
        if chunk.kind == "state":
            return self.cast.state(chunk)
        if chunk.kind in ("organization", "media"):
            return self.cast.organization(chunk)
        if chunk.has_many_words:
            return self.cast.person(chunk)
        return self.cast.bare(chunk.folded, chunk.span.start, None, "") or self.cast.single(chunk)


def _titled(dateline: str) -> str:
    """Write the place of a dateline as other text has it: "MOSCOW" as "Moscow"."""
    return " ".join(
        word.capitalize() if word.isupper() and len(word) > 3 else word for word in dateline.split()
    )
