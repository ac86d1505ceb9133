"""Find whom pronouns and descriptions mean: "he", "the ministry", "the official", "Russian officials"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.actors.cast import Draft
from onrecord.extract.lexicon import fold, lexicon
from onrecord.model import Span
from onrecord.values.countries import find_countries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from onrecord.extract.actors.cast import Cast
    from onrecord.extract.lexicon import Sex
    from onrecord.model import ActorType

_SEX: dict[str, Sex] = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_THINGS = frozenset({"it", "its", "itself"})
_GROUPS = frozenset({"they", "them", "their", "themselves"})
_AGENTS = ("er", "or", "ist", "ian", "eer", "man", "woman")
_NAMELESS = frozenset(
    {"official", "source", "diplomat", "analyst", "expert", "lawyer", "person", "man", "woman", "reporter"}
)
_LATELY = 4
"""Speakers back who still count as those who spoke last."""
_INDEFINITE = re.compile(
    r"(?:an?|another|one|some|several|many|two|three|four|other|a few|unnamed|unidentified)\b", re.I
)
_DEFINITE = re.compile(r"(?:the|this|that|these|those|both|same)\b", re.I)
_REASON = re.compile(r",?\s+(?:because|due to|as he|as she|citing)\b.*|,\s+(?:who|which)\b.*", re.S)
_LONGEST_WORDING = 160
_MOST_PARAGRAPHS = 3
"""Farther back, distance tells no more about whom a pronoun means."""


def is_pronoun(word: str) -> bool:
    """Say whether a folded word is a pronoun of the third person."""
    return word in _SEX or word in _THINGS or word in _GROUPS


def antecedent(
    cast: Cast, pronoun: str, place: int, paragraph_of: Callable[[int], int], before: int | None = None
) -> Draft | None:
    """Find whom a pronoun at an offset means.

    People for he and she, by sex, distance in paragraphs, whether they spoke last, and whether they are of
    the country whose people or government spoke last; organisations and states for it; groups for they, and
    organisations and states that spoke shortly before. Where a pronoun begins a sentence, `before` is where
    the sentence before it begins: of things alike, "it" is the one named first there, its subject.
    """
    spoke = [draft for at, draft in cast.speakers if at < place]
    last = spoke[-1] if spoke else None
    here = paragraph_of(place)
    sex = _SEX.get(pronoun)
    known = [d for d in cast.drafts if d.last(place) >= 0 and _can_be(d, pronoun, spoke[-_LATELY:])]

    def score(draft: Draft) -> tuple[float, int, int]:
        back = draft.last(place)
        distance = min(here - paragraph_of(back), _MOST_PARAGRAPHS)
        points = -float(distance)
        points += 0.8 if draft is last else 0.4 if draft in spoke[-_LATELY:] else 0.0
        points += 0.2 if sex and draft.sex == sex else 0.0
        if sex and distance > 1 and last and last.type != "person" and last.country:
            points += 0.9 if last.country == draft.country else 0.0
        if not sex and draft.type == "state" and draft is not last:
            points -= 0.9  # a country is named all the time without being spoken of
        first = None if sex or before is None else draft.first(before - 1)
        return points, -place if first is None or first >= place else -first, back

    return max(known, key=score) if known else None


def _can_be(draft: Draft, pronoun: str, spoke: Sequence[Draft]) -> bool:
    """Say whether a pronoun can mean an actor at all."""
    sex = _SEX.get(pronoun)
    if sex:
        return draft.type == "person" and draft.sex in (sex, None)
    if pronoun in _GROUPS:
        return draft.type == "group" or (draft.type in ("organization", "state", None) and draft in spoke)
    if draft.type is None:
        return draft.for_organization > 0 or draft in spoke
    return draft.type in ("organization", "state") and not draft.for_thing


def described(
    cast: Cast, head: str, wording: str, place: int, paragraph_of: Callable[[int], int]
) -> Draft | None:
    """Find whom a definite description means that names nobody: "the ministry", "the official"."""
    if not _DEFINITE.match(wording):
        return None
    before = [d for d in cast.drafts if d.last(place) >= 0]
    kinds = lexicon().nouns
    noun = head.removesuffix("s") if kinds.get(head) is None else head
    kind = kinds.get(noun) or ("person" if noun.endswith(_AGENTS) else None)
    field = lexicon().qualifiers & set(fold(wording).split()[:-1])
    same = [d for d in before if _is_called(d, noun, field) and (kind != "person" or d.type == "person")]
    if not same and kind == "state":
        same = [d for d in before if d.type == "state"]
    elif not same and kind == "organization":
        same = [d for d in before if _is_of_kind(d, noun)]
    elif not same and kind == "person" and noun not in lexicon().singular_heads and noun not in _NAMELESS:
        here = paragraph_of(place)
        people = [d for d in before if d.type == "person" and d.named]
        near = [d for d in people if paragraph_of(d.last(place)) == here]
        near = near or [d for d in people if paragraph_of(d.last(place)) == here - 1]
        same = near if len(near) == 1 else []
    return max(same, key=lambda d: d.last(place)) if same else None


def _is_called(draft: Draft, noun: str, field: Set[str]) -> bool:
    """Say whether the text calls an actor by a noun; the `field` of a ministry or minister must agree."""
    names = {draft.head, *draft.words}
    offices = {word for office in draft.offices for word in fold(office.title).split()}
    if noun in lexicon().words["state_bodies"]:
        return noun in names and (not field or bool(field & names))
    makers = lexicon().words["makers"]
    if noun not in names | offices | draft.roles and not (noun in makers and makers & draft.roles):
        return False
    return not field or bool(field & (names | offices | draft.roles))


def _is_of_kind(draft: Draft, noun: str) -> bool:
    """Say whether an organisation can be meant by a noun for its kind: "the company", "the paper"."""
    lists = lexicon()
    papers = lists.words["media_nouns"]
    if not draft.named or draft.for_thing or noun not in lists.descriptors | papers:
        return False
    if draft.type != "organization" and not (draft.type is None and draft.for_organization):
        return False
    if (draft.media or bool(draft.roles & papers)) != (noun in papers):
        return False
    return noun not in lists.words["of_state"] and not lists.words["of_state"] & set(draft.words)


def unnamed(cast: Cast, head: str, wording: str, place: int) -> Draft:
    """Add an actor without a name under its wording; the same plural or definite wording is one actor."""
    name = _wording(wording)
    again = None if _INDEFINITE.match(name) else fold(name)
    for draft in cast.drafts:
        if not draft.named and again == fold(draft.name):
            return draft
    noun = head if lexicon().nouns.get(head) else head.removesuffix("s")
    draft = Draft(name, tuple(fold(name).split()), _type(head, noun), named=False, head=noun)
    inside = sorted(
        ((m.span.start, d) for m, d in cast.within(Span(place, place + len(wording))) if d.country),
        key=lambda found: found[0],
    )
    if inside:
        draft.country = inside[0][1].country
        if inside[0][1].type in ("organization", "state"):
            draft.parent = inside[-1][1] if inside[-1][1].type == "organization" else None
    if draft.country is None and "ministry" in draft.words:
        seat = next((found.alpha3 for found in find_countries(name)), None)
        draft.country = seat or _minister_country(cast, place)
    return cast.add(draft)


def _minister_country(cast: Cast, place: int) -> str | None:
    """Return the country of the minister last named: "a ministry official" is of his ministry."""
    ministers = [
        d
        for d in cast.drafts
        if d.country and d.last(place) >= 0 and any("minister" in o.title for o in d.offices)
    ]
    return max(ministers, key=lambda d: d.last(place)).country if ministers else None


def _wording(words: str) -> str:
    plain = " ".join(_REASON.sub("", words).split()).strip(" ,;:")
    return plain if len(plain) <= _LONGEST_WORDING else plain[:_LONGEST_WORDING].rsplit(" ", 1)[0] + "…"


def _type(head: str, noun: str) -> ActorType:
    kinds = lexicon().nouns
    kind = kinds.get(head) or kinds.get(noun) or "group"
    if kind == "person":
        return "person" if head == noun and head not in ("people", "staff") else "group"
    return "organization" if kind in ("organization", "document") else "state" if kind == "state" else "group"
