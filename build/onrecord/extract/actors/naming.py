"""Collect the cast of an article by full names, countries and offices."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.actors.anaphora import described
from onrecord.extract.actors.neighbours import describe, is_place, read_brackets, weigh
from onrecord.extract.actors.offices import office_sex
from onrecord.extract.lexicon import fold, lexicon
from onrecord.model import Office

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.actors.cast import Draft
    from onrecord.extract.actors.chunks import Chunk
    from onrecord.extract.actors.offices import OfficePhrase
    from onrecord.extract.actors.scene import Scene

_SAME = {"defense": "defence"}


def name_cast(scene: Scene) -> None:
    """Add everybody whom the article names in full, with the offices that stand beside the names."""
    for page, offices in zip(scene.pages, scene.offices, strict=True):
        for place, chunk in enumerate(page):
            _collect(scene, page, place, chunk)
        for office in offices:
            if office.holder is not None and page[office.holder].has_many_words:
                appoint(scene, scene.draft(page[office.holder]), office)
    _decide(scene)


def place_officials(scene: Scene) -> None:
    """Give ministers and their like a country that no words beside them give.

    That of the bodies of their field ("Poland's defence ministry" for a defence minister) where these agree;
    else the dateline's, where the article speaks of no state more than of that one.
    """
    words = lexicon().words
    bodies = [d for d in scene.cast.drafts if d.country and d.parent and words["state_bodies"] & set(d.words)]
    states = sorted((d for d in scene.cast.drafts if d.type == "state"), key=lambda d: -len(d.mentions))
    for draft in scene.cast.drafts:
        titles = {word for office in draft.offices for word in fold(office.title).split()}
        if draft.country or not draft.named or not titles & words["rulers"]:
            continue
        field = {_SAME.get(word, word) for word in titles} & lexicon().qualifiers
        homes = {body.country for body in bodies if field & {_SAME.get(word, word) for word in body.words}}
        if len(homes) == 1:
            draft.country = next(iter(homes))
        elif not homes and (not states or states[0].country == scene.home):
            draft.country = scene.home


def appoint(scene: Scene, draft: Draft, office: OfficePhrase) -> None:
    """Give an office to its holder."""
    draft.type = draft.type or "person"
    draft.sex = draft.sex or office_sex(office.head)
    organization, country = owner_of(scene, office)
    draft.offices.append(Office(office.title, organization, country, office.span))
    draft.country = draft.country or country
    if draft.description is None:
        draft.description = re.sub(
            r"^(?:an?|the|its|his|her|their)\s+",
            "",
            " ".join(office.span.of(scene.text).split()),
            flags=re.IGNORECASE,
        )
    scene.cast.mention(draft, office.span, "office")


def owner_of(scene: Scene, office: OfficePhrase) -> tuple[str | None, str | None]:
    """Return the name of the organisation and the country an office belongs to."""
    country = office.state.country if office.state else None
    if office.organization:
        chunk = office.organization
        owner = scene.draft(chunk if chunk.country or not country else replace(chunk, country=country))
        owner.for_organization += 1
        return owner.name, country or owner.country
    if office.group:
        known = described(
            scene.cast,
            fold(office.group).split()[-1],
            "the " + office.group,
            office.span.start,
            scene.paragraph,
        )
        return (known.name, country or known.country) if known else (office.group, country)
    return None, country


def _collect(scene: Scene, page: Sequence[Chunk], place: int, chunk: Chunk) -> None:
    """Add what a chunk names in full."""
    cast = scene.cast
    if chunk.inner:
        cast.mention(cast.state(chunk.inner), chunk.inner.span, chunk.inner.form)
    if chunk.kind == "state":
        if not is_place(scene.text, page, place, chunk):
            cast.mention(cast.state(chunk), chunk.span, chunk.form)
    elif chunk.kind in ("organization", "media"):
        draft = cast.mention(cast.organization(chunk), chunk.span, "full")
        read_brackets(cast, page, place, draft)
        describe(page, place, draft)
        if chunk.inner and not draft.parent:
            draft.parent = cast.state(chunk.inner)
    elif chunk.kind in ("person", "name") and chunk.has_many_words:
        draft = cast.mention(cast.person(chunk), chunk.span, "full")
        weigh(page, place, draft)
        read_brackets(cast, page, place, draft)


def _decide(scene: Scene) -> None:
    """Decide what the names of several words are that could be a person's or an organisation's."""
    singles = {
        c.folded
        for page in scene.pages
        for c in page
        if c.kind in ("name", "person") and not c.has_many_words
    }
    people = {
        c.folded
        for page in scene.pages
        for place, c in enumerate(page[:-2])
        if c.kind == "name" and (page[place + 1].folded, page[place + 2].folded) == (",", "who")
    }
    speaking = {q.head.start for q in scene.quotations if q.head}
    for draft in scene.cast.drafts:
        if draft.type is not None:
            continue
        speaks = any(m.span.start <= at < m.span.end for m in draft.mentions for at in speaking)
        person = draft.for_person + len({draft.words[0], draft.words[-1]} & people)
        person += draft.words[-1] in singles
        person += draft.words[0] not in singles and speaks
        draft.type = "person" if person > draft.for_organization + draft.for_thing else "organization"
