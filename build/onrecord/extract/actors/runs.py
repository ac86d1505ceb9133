"""Find where names begin and end: runs of words with a capital, and what may stand in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.lexicon import fold, lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from onrecord.extract.actors.words import Word

_JOINERS = frozenset({"of", "for"})
_ARABIC = re.compile(r"(?:al|el|ad|ar|as|an|ul)-[A-Z]")
_NO_NAME_TAGS = frozenset({"PRP", "PRP$", "DT", "WP", "WDT", "WRB", "MD", "CC", "UH", "EX", "PDT"})
_SMALL_LEGAL_FORMS = frozenset({"s.r.o.", "d.o.o.", "a.s."})
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
            return bool(_ARABIC.match(text)) or (place > 0 and text in _SMALL_LEGAL_FORMS)
        if text in _SHORT_STATES:
            return place + 1 < len(self.words) and self.is_name(place + 1)
        if fold(text) in lexicon().words["never"] or word.tag in _NO_NAME_TAGS or _is_adjective(text):
            return False
        if self.headline:
            return text in self.seen
        if fold(text) in lexicon().words["times"] and not self._is_given_name(place):
            return False
        return not self._describes_state(place) and (not word.first or self._opens_with_name(place))

    def _describes_state(self, place: int) -> bool:
        """Tell "|Oil-rich| Oman" and "|Neighbouring| Chile" from "Bank Indonesia"."""
        if place + 1 >= len(self.words) or self.words[place + 1].start not in self.states:
            return False
        text = self.words[place].text
        hyphened = text.partition("-")[2][:1].islower()
        return hyphened or fold(text) in lexicon().words["of_lands"]

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
            if self._is_firm_of_state(end, end + size):
                return 0
        elif text == "and" and any(word.text in _JOINERS for word in words[place:end]):
            size = 1 if end + 1 < len(words) and fold(words[end + 1].text) in lexicon().qualifiers else 0
        else:
            return 0
        after = end + size
        joined = size and after < len(words) and (self.is_name(after) or words[after].start in self.states)
        return size + 1 if joined else 0

    def _is_firm_of_state(self, end: int, after: int) -> bool:
        """Tell "Kestrel Industries of |South Korea|", whose name ends before it, from "Bank of China"."""
        last = fold(self.words[end - 1].text)
        firm = last in lexicon().words["ends_of_firms"] or last in lexicon().legal_forms
        return firm and after < len(self.words) and self.words[after].start in self.states

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
    carrier = folded[0] == "air" and len(words) == 2  # "Air China"
    told = any(f in lists.organization_words for f in folded) or folded[-1] in lists.legal_forms
    return told or carrier or _is_branch(words)


def _is_branch(words: Sequence[Word]) -> bool:
    """Tell "Leonardo DRS", the part of a known company, from "Leonardo da Vinci"."""
    last = words[-1].text
    acronym = len(words) > 1 and last.isupper() and last.isalpha() and len(last) > 2
    return acronym and home_of(words) is not None


def begins_with_company(words: Sequence[Word]) -> bool:
    """Tell "General Dynamics Corp" from a general by the name of Dynamics."""
    return any(tuple(w.text for w in words[:size]) in lexicon().known for size in range(2, len(words)))


def home_of(words: Sequence[Word]) -> str | None:
    """Return the country of the company that a longer name begins with: "Hanwha" in "Hanwha Aerospace"."""
    known = (lexicon().known.get(tuple(w.text for w in words[:size])) for size in (2, 1))
    return next((entry.country for entry in known if entry), None)


def _is_adjective(text: str) -> bool:
    return "-" in text and text.rpartition("-")[2] in lexicon().words["adjectives"]


def starts_with_given_name(word: str) -> bool:
    """Say whether a folded word is a given name, or two joined by a hyphen."""
    return word in lexicon().given_names or ("-" in word and word.partition("-")[0] in lexicon().given_names)


def has_particle(words: Sequence[Word]) -> bool:
    """Say whether a name has a particle that only people's names have: bin, van, al-."""
    return any(
        word.text in ("bin", "ibn", "bint", "van", "von", "ben") or _ARABIC.match(word.text) for word in words
    )
