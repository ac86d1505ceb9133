"""Find where names begin and end: runs of words with a capital, and what may stand in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.lexicon import fold, lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from onrecord.extract.words import Word

_JOINERS = frozenset({"of", "for"})
_ARABIC = re.compile(r"(?:al|el|ad|ar|as|an|ul)-[A-Z]")
_NO_NAME_TAGS = frozenset({"PRP", "PRP$", "DT", "WP", "WDT", "WRB", "MD", "CC", "UH", "EX", "PDT"})
_SHORT_STATES = frozenset({"U.S.", "US", "UK", "U.K."})


class Runs:
    """Find runs in the words of one paragraph.

    `states` are the offsets at which a country is named, `seen` words known to have a capital within a
    sentence; in a headline only these begin a name.
    """

    def __init__(
        self, words: Sequence[Word], states: Collection[int], seen: Collection[str], *, headline: bool
    ) -> None:
        self.words = words
        self.states = states
        self.seen = seen
        self.headline = headline

    def is_name(self, place: int) -> bool:
        """Say whether a word can be of a name."""
        word = self.words[place]
        text = word.text
        if not text[0].isupper():
            return bool(_ARABIC.match(text))
        if text in _SHORT_STATES:
            return place + 1 < len(self.words) and self.is_name(place + 1)
        if fold(text) in lexicon().words["never"] or word.tag in _NO_NAME_TAGS or _is_adjective(text):
            return False
        if self.headline:
            return text in self.seen
        if fold(text) in lexicon().words["times"] and not self._is_given_name(place):
            return False
        return not word.first or self._opens_with_name(place)

    def _opens_with_name(self, place: int) -> bool:
        """Say whether the first word of a sentence would have a capital elsewhere as well."""
        word = self.words[place]
        following = self.words[place + 1].text if place + 1 < len(self.words) else ""
        more = following[:1].isupper() and (
            fold(word.text) in lexicon().qualifiers or word.tag[:2] in ("NN", "JJ")
        )
        return word.tag in ("NNP", "NNPS") or word.text in self.seen or more

    def _is_given_name(self, place: int) -> bool:
        """Say whether the name of a month is a given name here: "Jan Pokorny", "May Britt"."""
        following = self.words[place + 1].text if place + 1 < len(self.words) else ""
        word = fold(self.words[place].text)
        return word in lexicon().given_names and following[:1].isupper() and following[1:2].islower()

    def length(self, place: int) -> int:
        """Count the words of the capitalised run that begins here; particles and "of" may stand inside."""
        if not self.is_name(place):
            return 0
        end = place + 1
        while end < len(self.words):
            if self.is_name(end) and not self.words[end].first:
                end += 1
                continue
            step = self._bridge(place, end)
            if not step:
                break
            end += step
        after = self.words[end].text if end < len(self.words) else ""
        return 0 if after[:1].isupper() and _is_adjective(after) else end - place  # "New York-based"

    def _bridge(self, place: int, end: int) -> int:
        """Count the small words at `end` that a name leads across, with the name word behind them."""
        words = self.words
        text = words[end].text
        if text == "&" or text in lexicon().words["particles"]:
            size = 1
            while (
                end + size < len(words)
                and words[end + size].text in lexicon().words["particles"]
                and size < 3
            ):
                size += 1
        elif text in _JOINERS and is_organization(words[place:end]) and not self._is_title(end - 1):
            size = 2 if end + 1 < len(words) and words[end + 1].text == "the" else 1
        elif text == "and" and any(word.text in _JOINERS for word in words[place:end]):
            size = 1 if end + 1 < len(words) and fold(words[end + 1].text) in lexicon().qualifiers else 0
        else:
            return 0
        after = end + size
        joined = size and after < len(words) and (self.is_name(after) or words[after].start in self.states)
        return size + 1 if joined else 0

    def _is_title(self, place: int) -> bool:
        word = fold(self.words[place].text)
        return word in lexicon().heads or word in lexicon().honorifics

    def field(self, place: int, size: int) -> int:
        """Count the words of an office before a name: "Transport" in "Minister of Transport Li Wei"."""
        if place < 2 or self.words[place - 1].text not in _JOINERS or not self._is_title(place - 2):
            return 0
        field = 0
        while field < size and fold(self.words[place + field].text) in lexicon().qualifiers:
            field += 1
        return field


def is_organization(words: Sequence[Word]) -> bool:
    """Say whether words are an organisation's name: one of them says what it is, or its legal form."""
    lists = lexicon()
    folded = [fold(word.text) for word in words]
    if folded[0] in lists.given_names and len(folded) == 2 and folded[1] in lists.words["surnames"]:
        return False
    return any(f in lists.organization_words for f in folded) or folded[-1] in lists.legal_forms


def _is_adjective(text: str) -> bool:
    return "-" in text and text.rpartition("-")[2] in lexicon().words["adjectives"]


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
            and (run[0].first or _given(folded[1]))
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
        country = next((self.states[w.start] for w in words if w.start in self.states), None)
        if any(_DIGIT.search(word.text) for word in words):
            return self._chunk("item", words)
        common = len(words) == 1 and any(
            folded[0] in known for known in (lists.nouns, lists.qualifiers, lists.words["peoples"])
        )
        if (common or " ".join(word.text for word in words) in lists.places) and not person:
            return self._chunk("word", words)
        if is_organization(words) and not person:
            inner = self._inner(words, country)
            home = country.alpha3 if country else _home(words)
            return self._chunk("organization", words, country=home, inner=inner)
        if folded[-1] in lists.media_words and len(words) > 1 and folded[0] not in lists.given_names:
            return self._chunk("media", words, country=country.alpha3 if country else None)
        given = _given(folded[0]) or (len(folded[0]) == 1 and words[0].text.endswith("."))
        if person or (len(words) > 1 and (given or _arabic(words))):
            return self._chunk("person", words)
        return self._chunk("name", words)

    def _inner(self, words: Sequence[Word], country: FoundCountry | None) -> Chunk | None:
        place = next((n for n, word in enumerate(words) if country and word.start in self.states), None)
        if place is None or country is None:
            return None
        return self._state(words[place : place + self._size_of(words[place:], country)])

    def _state_size(self, place: int) -> int:
        return self._size_of(self.words[place:], self.states[self.words[place].start])

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
        span = Span(words[0].start, words[-1].end)
        return Chunk(
            kind, span, text, folded, words[-1].tag, words[0].first, self.number, country, "full", inner
        )


def has_particle(words: Sequence[Word]) -> bool:
    """Say whether a name has a particle that only people's names have: bin, van, al-."""
    return any(
        word.text in ("bin", "ibn", "bint", "van", "von", "ben") or _ARABIC.match(word.text) for word in words
    )
