"""Find who appears in an article: people, organisations, states and groups, named or not.

Full names, offices and countries are collected first, over the whole text; then, in the order of the text,
bare surnames, offices without a name, descriptions and pronouns are given to those they mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.actors.naming import name_cast, place_officials
from onrecord.extract.actors.scene import Scene
from onrecord.extract.actors.speakers import resolve_rest
from onrecord.identifiers import distinct, slug
from onrecord.model import LocalActor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.actors.cast import Cast, Draft
    from onrecord.extract.nlp import Reading
    from onrecord.extract.statements import Quotation


def find_actors(
    reading: Reading, quotations: Sequence[Quotation], dateline: str | None = None
) -> tuple[LocalActor, ...]:
    """Find the actors of an article, each with all its mentions; `quotations` tell which words speak."""
    scene = Scene(reading, quotations, dateline)
    name_cast(scene)
    place_officials(scene)
    resolve_rest(scene)
    place_officials(scene)
    return _finished(scene.cast)


def _finished(cast: Cast) -> tuple[LocalActor, ...]:
    """Return the cast in the order of first mention, without names that are only things or places."""
    speaking = {id(draft) for _, draft in cast.speakers}
    kept = [d for d in cast.drafts if d.mentions and (id(d) in speaking or not _is_thing(d))]
    kept.sort(key=lambda d: min((m.span.start, m.span.end) for m in d.mentions))
    keys = distinct(slug(draft.name) for draft in kept)
    key_of = {id(draft): key for draft, key in zip(kept, keys, strict=True)}
    return tuple(_actor(draft, key_of) for draft in kept)


def _is_thing(draft: Draft) -> bool:
    return draft.type in (None, "organization") and draft.for_thing > draft.for_organization


def _actor(draft: Draft, key_of: dict[int, str]) -> LocalActor:
    return LocalActor(
        key=key_of[id(draft)],
        name=draft.name,
        type=draft.type or "organization",
        named=draft.named,
        mentions=tuple(sorted(draft.mentions, key=lambda m: (m.span.start, m.span.end))),
        country=draft.country,
        description=draft.description,
        offices=tuple(sorted(set(draft.offices), key=lambda office: office.span)),
        parent=key_of.get(id(draft.parent)) if draft.parent else None,
    )
