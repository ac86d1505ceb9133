"""Find whom pronouns and descriptions mean: "he", "the ministry", "the official", "Russian officials"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.cast import Draft
from onrecord.extract.lexicon import fold, lexicon
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.extract.cast import Cast
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
_INDEFINITE = re.compile(
    r"(?:an?|another|one|some|several|many|two|three|four|other|a few|unnamed|unidentified)\b", re.I
)
_DEFINITE = re.compile(r"(?:the|this|that|these|those|its|his|her|their|both|same)\b", re.I)
_REASON = re.compile(r",?\s+(?:because|due to|as he|as she|citing)\b.*|,\s+(?:who|which)\b.*", re.S)
_LONGEST_WORDING = 160
_MOST_PARAGRAPHS = 3
"""Farther back, distance tells no more about whom a pronoun means."""


def is_pronoun(word: str) -> bool:
    """Say whether a folded word is a pronoun of the third person."""
    return word in _SEX or word in _THINGS or word in _GROUPS


def antecedent(cast: Cast, pronoun: str, place: int, paragraph_of: Callable[[int], int]) -> Draft | None:
    """Find whom a pronoun at an offset means.

    People for he and she, by sex, distance in paragraphs, whether they spoke last, and whether they are of the
    country whose people or government spoke last; organisations and states for it; groups, organisations and
    states for they.
    """
    sex = _SEX.get(pronoun)
    if sex:
        fitting = [d for d in cast.drafts if d.type == "person" and d.sex in (sex, None)]
    else:
        kinds: tuple[ActorType, ...] = (
            ("organization", "state") if pronoun in _THINGS else ("group", "organization", "state")
        )
        fitting = [d for d in cast.drafts if d.type in kinds or (d.type is None and not d.for_thing)]
    spoke = [draft for at, draft in cast.speakers if at < place]
    last = spoke[-1] if spoke else None
    here = paragraph_of(place)

    def score(draft: Draft) -> tuple[float, int]:
        back = draft.last(place)
        distance = min(here - paragraph_of(back), _MOST_PARAGRAPHS)
        points = -float(distance)
        points += 0.8 if draft is last else 0.4 if draft in spoke[-4:] else 0.0
        points += 0.2 if sex and draft.sex == sex else 0.0
        if sex and distance > 1 and last and last.type != "person" and last.country:
            points += 0.9 if last.country == draft.country else 0.0
        if not sex and draft.type == "state" and draft is not last:
            points -= 0.9  # a country is named all the time without being spoken of
        return points, back

    known = [d for d in fitting if d.last(place) >= 0]
    return max(known, key=score) if known else None


def described(cast: Cast, head: str, wording: str, place: int) -> Draft | None:
    """Find whom a definite description means that names nobody: "the ministry", "the official"."""
    if _INDEFINITE.match(wording) or not _DEFINITE.match(wording):
        return None
    before = [d for d in cast.drafts if d.last(place) >= 0]
    noun = head.removesuffix("s") if lexicon().nouns.get(head) is None else head
    same = [
        d
        for d in before
        if noun in (d.head, *d.words)
        or noun in d.roles
        or any(noun in fold(o.title).split() for o in d.offices)
    ]
    kind = lexicon().nouns.get(noun)
    if kind == "person":
        same = [d for d in same if d.type == "person"]
    elif not same and kind == "organization" and noun not in lexicon().words["state_bodies"]:
        papers = lexicon().words["media_nouns"]
        media = noun in papers
        same = [
            d
            for d in before
            if d.type in ("organization", None)
            and d.named
            and not d.for_thing
            and (d.media or bool(d.roles & papers)) == media
        ]
    elif not same and kind == "state":
        same = [d for d in before if d.type == "state"]
    return max(same, key=lambda d: d.last(place)) if same else None


def unnamed(cast: Cast, head: str, wording: str, place: int) -> Draft:
    """Add an actor without a name under its wording; the same plural or definite wording is the same actor."""
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
        ministers = [
            d
            for d in cast.drafts
            if d.country and d.last(place) >= 0 and any("minister" in o.title for o in d.offices)
        ]
        draft.country = max(ministers, key=lambda d: d.last(place)).country if ministers else None
    return cast.add(draft)


def _wording(words: str) -> str:
    plain = " ".join(_REASON.sub("", words).split()).strip(" ,;:")
    return plain if len(plain) <= _LONGEST_WORDING else plain[:_LONGEST_WORDING].rsplit(" ", 1)[0] + "…"


def _type(head: str, noun: str) -> ActorType:
    kinds = lexicon().nouns
    kind = kinds.get(head) or kinds.get(noun) or "group"
    if kind == "person":
        return "person" if head == noun and head not in ("people", "staff") else "group"
    return "organization" if kind in ("organization", "document") else "state" if kind == "state" else "group"
