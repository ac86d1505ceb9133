"""Read what stands beside a name: whether it is a person's, and what else its bearer is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.actors.cast import Cast, Draft
    from onrecord.extract.actors.chunks import Chunk

_IN_A_PLACE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "around",
        "inside",
        "across",
        "visited",
        "visiting",
        "toured",
        "left",
        "off",
    }
)
_MOVING = re.compile(
    r"\b(?:flew|fly|flying|flight|trip|travel\w*|visit|return\w*|arriv\w*|went|going|journey|drove|moved|back|ambassador|embassy|envoy)\s+(?:to|from)\s+$"
)
_COMPASS = frozenset(
    {
        "East",
        "West",
        "North",
        "South",
        "Central",
        "Eastern",
        "Western",
        "Northern",
        "Southern",
        "Southeast",
        "Northeast",
        "Southwest",
        "Northwest",
    }
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Za-z]{0,4}$")


def is_place(text: str, page: Sequence[Chunk], place: int, chunk: Chunk) -> bool:
    """Say whether the seat of a government is meant as a city: "in Moscow", "flew to Tehran"."""
    if chunk.form != "metonym":
        return False
    before = page[place - 1].folded if place else ""
    after = page[place + 1] if place + 1 < len(page) else None
    if before in _IN_A_PLACE or (
        after and after.folded == "," and place + 2 < len(page) and page[place + 2].kind == "state"
    ):
        return True
    return bool(_MOVING.search(text[max(0, chunk.span.start - 40) : chunk.span.start]))


def weigh(page: Sequence[Chunk], place: int, draft: Draft) -> None:
    """Count what the neighbours tell about a name that may be a person's or an organisation's."""
    lists = lexicon()
    before = page[place - 1].folded if place else ""
    after = [chunk.folded for chunk in page[place + 1 : place + 7]] + ["", ""]
    draft.for_organization += before in lists.descriptors or before == "the"
    draft.for_person += (before in lists.honorifics) * 2
    draft.for_person += after[0] == "," and after[1].isdigit() and len(after[1]) == 2
    draft.for_person += (after[0] == "," and after[1] == "who") * 2
    if after[0] == "," and after[1] in ("a", "an", "the"):
        described = after[after.index("'s") :] if "'s" in after else after[2:]  # "X, the firm's chairman"
        draft.for_organization += any(word in lists.descriptors for word in described)
        draft.for_person += "'s" in after and any(word in lists.heads for word in described)
    draft.for_thing += after[0] in lists.things or _is_region(draft.name)
    draft.for_thing += before in _IN_A_PLACE
    describe(page, place, draft)


def _is_region(name: str) -> bool:
    """Say whether a name is of a part of the world: "Europe", "East Africa"."""
    places = lexicon().places
    first, _, rest = name.partition(" ")
    return name in places or (first in _COMPASS and rest in places)


def describe(page: Sequence[Chunk], place: int, draft: Draft) -> None:
    """Keep the common nouns beside a name: "the lobby group X", "the builder, X", "X, a shopkeeper"."""
    before = place - 1
    if before > 0 and page[before].folded == ",":
        before -= 1
    if before >= 0 and page[before].tag[:2] == "NN" and page[before].kind == "word":
        draft.roles.add(page[before].folded)
    behind = place + 1
    while (
        behind < len(page)
        and behind < place + 4
        and (page[behind].folded == "," or page[behind].folded.isdigit())
    ):
        behind += 1
    if (
        behind < len(page)
        and behind > place + 1
        and page[behind].folded in ("a", "an", "the", "its", "his", "her", "who")
    ):
        for chunk in page[behind + 1 : behind + 7]:
            if chunk.kind == "word" and chunk.tag[:1] not in ("N", "J", "V", "C"):
                break
            if chunk.tag[:2] == "NN":
                draft.roles.add(chunk.folded)


def read_brackets(cast: Cast, page: Sequence[Chunk], place: int, draft: Draft) -> None:
    """Read the names in brackets behind a name: "(IAEA)", "(the Company)"."""
    if place + 3 >= len(page) or page[place + 1].folded != "(":
        return
    close = next((n for n in range(place + 3, min(place + 12, len(page))) if page[n].folded == ")"), 0)
    inside = [chunk for chunk in page[place + 2 : close] if chunk.name[:1].isupper()]
    for short in inside:
        if short.kind == "word" and lexicon().nouns.get(short.folded) == "organization":
            draft.roles.add(short.folded)
            draft.for_organization += 1
        elif (
            len(inside) == 1
            and _ACRONYM.match(short.name)
            and (short.name[0].casefold() == draft.name[0].casefold() or _abbreviates(short, page, place))
        ):
            draft.for_organization += 2
            draft.short_names.add(short.folded)
            cast.mention(draft, short.span, "short")


def _abbreviates(short: Chunk, page: Sequence[Chunk], place: int) -> bool:
    """Tell "(RSN)" behind "Republic of Singapore Navy", of which the actor's name is a part."""
    words = [word for chunk in page[max(0, place - 3) : place + 1] for word in chunk.name.split()]
    return "".join(word[0] for word in words if word[:1].isupper()).endswith(short.name)
