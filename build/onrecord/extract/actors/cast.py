"""Keep the cast of one article while it is read: who has appeared, under which names, where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.extract.actors.offices import office_key
from onrecord.extract.lexicon import fold, lexicon
from onrecord.model import ActorMention, ActorType, NameForm, Office, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.actors.chunks import Chunk
    from onrecord.extract.lexicon import Sex

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SMALL = frozenset({"the", "of", "for", "and", "a", "&"})
_VOWELS = frozenset("aeiouy")
_SHORT = 4
_SAME = {"defense": "defence", "organisation": "organization", "centre": "center"}


@dataclass(slots=True, eq=False)
class Draft:
    """Hold what is known so far of one actor; `type` is None until something tells.

    `head` is the noun of a description, `roles` are nouns that stand beside a name ("the shopkeeper X").
    `for_person`, `for_organization` and `for_thing` count what speaks for each.
    """

    name: str
    words: tuple[str, ...]
    type: ActorType | None
    named: bool = True
    country: str | None = None
    sex: Sex | None = None
    head: str = ""
    roles: set[str] = field(default_factory=set)
    short_names: set[str] = field(default_factory=set)
    media: bool = False
    parent: Draft | None = None
    description: str | None = None
    mentions: list[ActorMention] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    for_person: int = 0
    for_organization: int = 0
    for_thing: int = 0

    def last(self, before: int, *, full: bool = False) -> int:
        """Return where the actor was last mentioned before an offset, or -1."""
        return max(
            (m.span.start for m in self.mentions if m.span.start < before and (m.form == "full" or not full)),
            default=-1,
        )

    def first(self, after: int) -> int | None:
        """Return where the actor is first mentioned after an offset."""
        return min((m.span.start for m in self.mentions if m.span.start > after), default=None)

    def holds(self, title: str, country: str | None) -> bool:
        """Say whether the actor is known to hold this office, of this country where both are known."""
        wanted = office_key(title)
        for office in self.offices:
            known = office_key(office.title)
            home = office.country or self.country
            if (known == wanted or set(wanted) <= set(known)) and (
                home == country or not home or not country
            ):
                return True
        return False


class Cast:
    """Hold the drafts of one article and find them by name."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.speakers: list[tuple[int, Draft]] = []
        self._states: dict[str, Draft] = {}
        self._organizations: dict[tuple[frozenset[str], str | None], Draft] = {}

    def add(self, draft: Draft) -> Draft:
        """Add an actor that is not in the cast yet."""
        self.drafts.append(draft)
        return draft

    def mention(self, draft: Draft, span: Span, form: NameForm) -> Draft:
        """Add a mention, unless the words have that actor already."""
        if all(m.span != span for m in draft.mentions):
            draft.mentions.append(ActorMention(span, form))
        return draft

    def state(self, chunk: Chunk) -> Draft:
        """Return the actor for a state."""
        code = chunk.country or ""
        if code not in self._states:
            words = tuple(fold(chunk.name).split())
            self._states[code] = self.add(Draft(chunk.name, words, "state", country=code))
        return self._states[code]

    def organization(self, chunk: Chunk) -> Draft:
        """Return the actor for an organisation; one of unknown country is the one known of that name."""
        key, country = organization_key(chunk), chunk.country
        for (known, home), draft in self._organizations.items():
            if known == key and (home == country or home is None or country is None):
                draft.country = draft.country or country
                if len(chunk.name) > len(draft.name) and chunk.inner:
                    draft.name = chunk.name
                return draft
        words = tuple(fold(chunk.name).split())
        draft = self.add(
            Draft(chunk.name, words, "organization", country=country, media=chunk.kind == "media")
        )
        self._organizations[key, country] = draft
        return draft

    def person(self, chunk: Chunk) -> Draft:
        """Return the actor for a full name; `chunk` may be of a kind that is not decided."""
        words = name_words(chunk.name)
        for draft in self.drafts:
            if draft.type in ("person", None) and (
                same_person(draft.words, words) or _don(draft.words, words)
            ):
                if len(words) > len(draft.words):
                    draft.name, draft.words = chunk.name, words
                draft.type = draft.type or ("person" if chunk.kind == "person" else None)
                return draft
        kind: ActorType | None = "person" if chunk.kind == "person" else None
        return self.add(Draft(chunk.name, words, kind, sex=lexicon().given_names.get(words[0])))

    def bare(self, word: str, place: int, sex: Sex | None, title: str) -> Draft | None:
        """Find whom a bare name means: the last full name that fits, else the first to come."""
        fitting = [d for d in self._named_by(word) if not (sex and d.sex and sex != d.sex)]
        if title and any(d.holds(title, None) for d in fitting):
            fitting = [d for d in fitting if d.holds(title, None)]
        before = [d for d in fitting if d.last(place, full=True) >= 0]
        if before:
            return max(before, key=lambda d: d.last(place, full=True))
        after = [(first, n) for n, d in enumerate(fitting) if (first := d.first(place)) is not None]
        return fitting[min(after)[1]] if after else None

    def _named_by(self, word: str) -> list[Draft]:
        """Return those whose surname, else whose first name or first word, is `word`."""
        short = [d for d in self.drafts if word in d.short_names]
        if short:
            return short
        long = [d for d in self.drafts if len(d.words) > 1 and d.named and d.type != "state"]
        people = [d for d in long if d.type != "organization" and d.words[-1] == word]
        if people:
            return people
        return [
            d for d in long if d.words[0] in (word, f"{word}'s") and (d.type != "person" or d.sex is None)
        ] or [d for d in long if d.type == "person" and any(spelt_alike(word, own) for own in d.words)]

    def single(self, chunk: Chunk) -> Draft:
        """Return the actor for a name of one word that no longer name explains."""
        for draft in self.drafts:
            if draft.words == (chunk.folded,) and draft.named and draft.type != "state":
                return draft
        return self.add(Draft(chunk.name, (chunk.folded,), None))

    def at(self, place: int) -> Draft | None:
        """Return whom the words at an offset name: the shortest mention that covers it."""
        found = [
            (m.span.end - m.span.start, n)
            for n, draft in enumerate(self.drafts)
            for m in draft.mentions
            if m.span.start <= place < m.span.end
        ]
        return self.drafts[min(found)[1]] if found else None

    def within(self, span: Span) -> Iterator[tuple[ActorMention, Draft]]:
        """Yield the mentions inside a span."""
        for draft in self.drafts:
            for mention in draft.mentions:
                if span.start <= mention.span.start and mention.span.end <= span.end:
                    yield mention, draft


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name as they are compared, without Jr and the like."""
    words = [word for word in fold(name).replace("'", "").split() if word not in _SUFFIXES]
    return tuple(words) or (fold(name),)


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two full names can be one person's: surname and given name or initial agree."""
    if min(len(one), len(other)) < 2 or one[-1] != other[-1]:
        return False
    first, second = one[0], other[0]
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])


def spelt_alike(one: str, other: str) -> bool:
    """Say whether two words differ in no more than which vowel is written: Ahmad and Ahmed."""
    if one == other:
        return True
    pairs = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) > _SHORT and len(pairs) == 1 and set(pairs[0]) <= _VOWELS


def _don(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Say whether "Don Evaristo" is the Evaristo Munoz that is known."""
    return len(words) == 2 and words[0] in ("don", "dona", "sir", "dame") and known[0] == words[1]


def organization_key(chunk: Chunk) -> frozenset[str]:
    """Return the words of a name as they are compared, without its country's adjective and legal form."""
    inner = set(chunk.inner.folded.split()) if chunk.inner else set()
    words = {_SAME.get(word, word) for word in fold(chunk.name).split()} - _SMALL
    words = words - lexicon().legal_forms or words
    return frozenset(words - inner or words)
