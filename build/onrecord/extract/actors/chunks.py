"""Cut a text into chunks: names of people, organisations and states, and the plain words between them.

No statistical tagger decides what a name is: capitals, the words that names are made of, and what stands
beside them do. Tags are asked only where a capital says nothing, at the start of a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.extract.actors.runs import (
    Runs,
    begins_with_company,
    has_particle,
    home_of,
    is_organization,
    starts_with_given_name,
)
from onrecord.extract.actors.words import is_headline, line_of, words_of
from onrecord.extract.lexicon import fold, lexicon
from onrecord.model import NameForm, Span
from onrecord.values.countries import country_name, find_countries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.actors.words import Word
    from onrecord.extract.nlp import Reading
    from onrecord.values.countries import FoundCountry

ChunkKind = Literal["word", "person", "organization", "media", "state", "name", "item"]
"""What a chunk is; a "name" may still be of a person or an organisation."""

_FORMS: dict[str, NameForm] = {"names": "full", "demonyms": "demonym", "metonyms": "metonym"}
_MAY_BEGIN = frozenset({"the", "dpa"})
"""Small words with which a known name can begin."""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Hold one chunk; `name` is the name it is kept under, `folded` its words as they are compared.

    `tag` is the tag of its last word, `first` says that it opens a sentence, `paragraph` counts from 0.
    """

    kind: ChunkKind
    span: Span
    name: str
    folded: str
    tag: str
    first: bool
    paragraph: int
    country: str | None = None
    form: NameForm = "full"
    inner: Chunk | None = None

    @property
    def has_many_words(self) -> bool:
        """Say whether the name has more than one word."""
        return " " in self.name


def chunks_of(reading: Reading) -> tuple[tuple[Chunk, ...], ...]:
    """Cut each paragraph of a reading into its chunks, in order.

    In a headline, where every word has a capital, only names that are known or stand elsewhere count.
    """
    lines = [line_of(reading, paragraph) for paragraph in reading.paragraphs]
    pages = [words_of(*pair) for pair in zip(reading.paragraphs, lines, strict=True)]
    headlines = [is_headline(words, opens=number == 0) for number, words in enumerate(pages)]
    cutters = [
        _Cutter(words, number, reading.paragraphs[number].start, find_countries(lines[number]))
        for number, words in enumerate(pages)
    ]
    seen = frozenset(
        word.text
        for words, headline in zip(pages, headlines, strict=True)
        if not headline
        for word in words
        if not word.first and word.text[:1].isupper()
    )
    cut = [() if headline else tuple(c.chunks(seen)) for c, headline in zip(cutters, headlines, strict=True)]
    named = frozenset(word for page in cut for c in page if c.kind != "word" for word in c.name.split())
    return tuple(
        tuple(cutter.chunks(named, headline=True)) if headline else page
        for cutter, page, headline in zip(cutters, cut, headlines, strict=True)
    )


class _Cutter:
    """Cut one paragraph."""

    def __init__(
        self, words: Sequence[Word], number: int, offset: int, states: Sequence[FoundCountry]
    ) -> None:
        self.words = words
        self.number = number
        self.offset = offset
        self.states = {country.span.start + offset: country for country in states}
        self.runs = Runs(words, self.states.keys(), (), headline=False)

    def chunks(self, seen: frozenset[str], *, headline: bool = False) -> Iterator[Chunk]:
        """Yield the chunks from left to right; `seen` are words known to have a capital.

        In a headline, only these begin a name.
        """
        self.runs = Runs(self.words, self.states.keys(), seen, headline=headline)
        place = 0
        while place < len(self.words):
            word = self.words[place]
            if self._is_plain(word):
                span = Span(word.start, word.end)
                folded = word.text.replace(".", "") if word.text.isascii() else fold(word.text)
                yield Chunk("word", span, word.text, folded, word.tag, word.first, self.number)
                place += 1
            elif known := self._known(place):
                yield known[1]
                place += known[0]
            elif size := self.runs.length(place):
                field = self.runs.field(place, size)
                for word in self.words[place : place + field]:
                    yield self._chunk("word", [word])
                if field < size:
                    yield from self._pieces(place + field, place + size)
                place += size
            elif word.start in self.states:
                size = self._size_of(self.words[place:], self.states[word.start])
                yield self._state(self.words[place : place + size])
                place += size
            else:
                yield self._chunk("word", self.words[place : place + 1])
                place += 1

    def _is_plain(self, word: Word) -> bool:
        """Say at once that a word begins no name: most do not."""
        text = word.text
        plain = text[0].islower() and text not in _MAY_BEGIN and "-" not in text
        return plain and word.start not in self.states

    def _known(self, place: int) -> tuple[int, Chunk] | None:
        """Find the longest known organisation that begins here, with its number of words."""
        first = "The" if self.words[place].text == "the" else self.words[place].text
        longest = lexicon().known_starts.get(first, 0)
        for size in range(min(longest, len(self.words) - place), 0, -1):
            entry = lexicon().known.get((first, *(w.text for w in self.words[place + 1 : place + size])))
            after = place + size
            goes_on = entry and after < len(self.words) and self._continues(place, after)
            if goes_on and size > 1:
                return None  # the run is one name: "Lockheed Martin Corp"
            if entry and not goes_on and not self._describes(after):
                kind: ChunkKind = "media" if entry.name in lexicon().media else "organization"
                chunk = self._chunk(kind, self.words[place:after], entry.name, entry.country)
                return size, chunk
        return None

    def _describes(self, after: int) -> bool:
        """Tell "the Australian government" from "The Australian", a newspaper."""
        last, following = self.words[after - 1], self.words[after : after + 1]
        nation = last.start in self.states and last.tag.startswith("J")
        return nation and bool(following) and following[0].tag.startswith(("N", "J"))

    def _continues(self, place: int, after: int) -> bool:
        """Say whether a known name goes on: "Bell" in "Bell Pottinger", not "Reuters" in "Reuters Monday"."""
        following = self.words[after]
        word = fold(following.text)
        if not following.text[:1].isupper() or following.first or _DIGIT.search(following.text):
            return False
        lists = lexicon()
        if word in lists.organization_words or word in lists.legal_forms:
            return True
        generic = {fold(known.text) for known in self.words[place:after]} & lists.words["state_bodies"]
        if after - place > 1 and not generic:
            return False
        title = word in lists.heads or word in lists.qualifiers or word in lists.given_names
        return not title and word not in lists.words["times"] and following.start not in self.states

    def _pieces(self, start: int, end: int) -> Iterator[Chunk]:
        """Cut a run; a name before a number is an item's: "Leopard 2"."""
        numbered = (
            end < len(self.words) and self.words[end].text[0].isdigit() and len(self.words[end].text) < 5
        )
        for piece in self._split(self.words[start:end]):
            last = piece.span.end == self.words[end - 1].end
            yield replace(piece, kind="item") if numbered and last and piece.kind == "name" else piece

    def _split(self, run: Sequence[Word]) -> Iterator[Chunk]:
        """Cut a run into states, titles and names: "French President Emmanuel Macron"."""
        state = None if self._given(run) else self.states.get(run[0].start)
        size = self._size_of(run, state) if state else 0
        if state and (size == len(run) or not is_organization(run)):
            yield self._state(run[:size])
            if size < len(run):
                yield from self._split(run[size:])
            return
        start, end = (None if begins_with_company(run) else self._title(run)) or (0, 0)
        if not end:
            yield self._name(run)
            return
        if start:
            yield from self._split(run[:start])
        for word in run[start:end]:
            yield self._chunk("word", [word])
        if end < len(run):
            yield self._name(run[end:], person=lexicon().nouns.get(fold(run[end - 1].text)) != "organization")

    def _given(self, run: Sequence[Word]) -> bool:
        """Say whether the name of a country begins a person's name here: Israel Katz, Jordan Smith."""
        lists = lexicon()
        folded = [fold(word.text) for word in run[:2]]
        following = (
            folded[-1] in lists.heads or folded[-1] in lists.qualifiers or folded[-1] in lists.honorifics
        )
        return len(folded) == 2 and folded[0] in lists.given_names and not following

    def _title(self, run: Sequence[Word]) -> tuple[int, int] | None:
        """Find the words of a title in a run, from where to where."""
        lists = lexicon()
        folded = [fold(word.text) for word in run]
        heads = [f in lists.heads or f in lists.honorifics or f in lists.short_titles for f in folded]
        if (
            len(run) > 1
            and lists.nouns.get(folded[0]) in ("person", "organization")
            and (run[0].first or starts_with_given_name(folded[1]))
        ):
            heads[0] = True  # "Neighbour Gary Platt", "Shipbuilder Navalia"
        for place, is_head in enumerate(heads):
            if not is_head or (place and folded[place - 1] in lists.given_names):
                continue
            end = place + 1
            while end < len(run) and (heads[end] or (folded[end] in lists.qualifiers and any(heads[end:]))):
                end += 1
            start = place
            while start and folded[start - 1] in lists.qualifiers:
                start -= 1
            if end < len(run) and is_organization(run[end:]) and end + 1 == len(run):
                continue
            if end == len(run) and start and not lists.singular_heads & set(folded[place:end]):
                continue  # Human Rights Witness is no witness
            return start, end
        return None

    def _name(self, words: Sequence[Word], *, person: bool = False) -> Chunk:
        lists = lexicon()
        folded = [fold(word.text) for word in words]
        if any(_DIGIT.search(word.text) for word in words):
            return self._chunk("item", words)
        country = next((self.states[w.start] for w in words if w.start in self.states), None)
        people = lists.nouns.get(folded[0].removesuffix("s")) == "person"
        plain = (lists.nouns, lists.qualifiers, lists.words["peoples"])
        common = len(words) == 1 and (people or any(folded[0] in known for known in plain))
        if (common or " ".join(word.text for word in words) in lists.places) and not person:
            return self._chunk("word", words)
        if is_organization(words) and not person:
            inner = self._inner(words, country)
            home = country.alpha3 if country else home_of(words)
            return self._chunk("organization", words, country=home, inner=inner)
        if folded[-1] in lists.media_words and len(words) > 1 and folded[0] not in lists.given_names:
            return self._chunk("media", words, country=country.alpha3 if country else None)
        given = starts_with_given_name(folded[0]) or (len(folded[0]) == 1 and words[0].text.endswith("."))
        if person or (len(words) > 1 and (given or has_particle(words))):
            return self._chunk("person", words)
        return self._chunk("name", words)

    def _inner(self, words: Sequence[Word], country: FoundCountry | None) -> Chunk | None:
        place = next((n for n, word in enumerate(words) if country and word.start in self.states), None)
        if place is None or country is None:
            return None
        return self._state(words[place : place + self._size_of(words[place:], country)])

    def _size_of(self, words: Sequence[Word], state: FoundCountry) -> int:
        end = state.span.end + self.offset
        return next((n for n, word in enumerate(words, 1) if word.end >= end), len(words))

    def _state(self, words: Sequence[Word]) -> Chunk:
        """Make a state's chunk; where more hangs on the name ("Moscow-based"), it is an adjective."""
        state = self.states[words[0].start]
        end = state.span.end + self.offset
        hyphened = words[-1].end > end
        if hyphened and state.form == "metonyms":
            return self._chunk("word", words)
        form = "demonym" if hyphened else _FORMS[state.form]
        chunk = self._chunk("state", words, country_name(state.alpha3), state.alpha3)
        return replace(chunk, span=Span(words[0].start, end), form=form)

    def _chunk(
        self,
        kind: ChunkKind,
        words: Sequence[Word],
        name: str | None = None,
        country: str | None = None,
        inner: Chunk | None = None,
    ) -> Chunk:
        text = name if name is not None else " ".join(word.text for word in words)
        folded = fold(" ".join(word.text for word in words))
        first, last = words[0], words[-1]
        span = Span(first.start, last.end)
        return Chunk(kind, span, text, folded, last.tag, first.first, self.number, country, inner=inner)
