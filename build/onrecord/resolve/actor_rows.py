"""Write the rows of the actors that the dataset refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from onrecord.model import NameKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.model import Article, LocalActor, Row
    from onrecord.resolve.actors import Actors
    from onrecord.resolve.entity import Entity
    from onrecord.resolve.evidence import Evidence

_NAME_KINDS = frozenset(get_args(NameKind)) - {"office"}
"""The forms of a mention that are names of its actor."""


def actor_rows(actors: Actors, used: Iterable[Entity], evidence: Evidence) -> Mapping[str, Sequence[Row]]:
    """Return the rows of actors, actor_names and actor_roles for those used and all they belong to."""
    wanted = _closure(actors, used)
    return {
        "actors": [_actor(entity) for entity in wanted],
        "actor_names": [row for entity in wanted if entity.named for row in _names(entity, evidence)],
        "actor_roles": [row for entity in wanted if entity.named for row in _roles(actors, entity, evidence)],
    }


def _closure(actors: Actors, used: Iterable[Entity]) -> list[Entity]:
    """Return those used, the organisations of their offices and all that any of them is part of."""
    wanted: dict[str, Entity] = {}
    waiting = list(used)
    while waiting:
        entity = waiting.pop()
        if entity.actor_id in wanted:
            continue
        wanted[entity.actor_id] = entity
        waiting += [entity.parent] if entity.parent else []
        waiting += [
            found for article, actor in entity.members for found in _employers(actors, article, actor)
        ]
    return [wanted[actor_id] for actor_id in sorted(wanted)]


def _employers(actors: Actors, article: Article, actor: LocalActor) -> Iterator[Entity]:
    for office in actor.offices:
        found = actors.in_article(article.source_id, office.organization)
        if found:
            yield found


def _actor(entity: Entity) -> Row:
    registered = entity.registered
    described = [  # in the words of a source, which may not be published
        actor.description
        for article, actor in entity.members
        if actor.description and article.rights != "offsets"
    ]
    parent = entity.parent
    return {
        "actor_id": entity.actor_id,
        "name": entity.name,
        "type": entity.type,
        "named": entity.named,
        "description": next(iter(described), None),
        "country": entity.country,
        "parent_id": parent.actor_id if parent else None,
        "wikidata_id": registered.wikidata if registered else None,
        "source_id": None if entity.named else entity.members[0][0].source_id,
    }


def _names(entity: Entity, evidence: Evidence) -> Iterator[Row]:
    found: dict[tuple[str, str], Row] = {}
    for article, actor in entity.members:
        for mention in actor.mentions:
            name = " ".join(mention.span.of(article.text).split())
            if mention.form not in _NAME_KINDS:
                continue
            plain = name.removeprefix("The ").removeprefix("the ")
            is_alias = mention.form == "full" and plain != actor.name.removeprefix("The ")
            kind: str = "alias" if is_alias else mention.form
            if (name, kind) not in found:
                row = _name(entity, name, kind, article.language)
                found[name, kind] = {**row, "evidence_id": evidence.cite(article, mention.span)}
    registered = entity.registered
    for name, kind, language in _registered_names(entity):
        found.setdefault((name, kind), _name(entity, name, kind, language))
    if not registered and not any(kind == "full" for _, kind in found):
        for name in dict.fromkeys(entity.names):
            found.setdefault((name, "full"), _name(entity, name, "full", "en"))
    yield from (found[key] for key in sorted(found))


def _registered_names(entity: Entity) -> Iterator[tuple[str, str, str]]:
    registered = entity.registered
    if registered:
        yield registered.name, "full", "en"
        yield from ((name.name, name.kind, name.language) for name in registered.names)


def _name(entity: Entity, name: str, kind: str, language: str) -> Row:
    return {
        "actor_id": entity.actor_id,
        "name": name,
        "kind": kind,
        "language": language,
        "evidence_id": None,
    }


def _roles(actors: Actors, entity: Entity, evidence: Evidence) -> Iterator[Row]:
    for article, actor in entity.members:
        for office in actor.offices:
            organization = actors.in_article(article.source_id, office.organization)
            yield {
                "actor_id": entity.actor_id,
                "title": office.title,
                "organization_id": organization.actor_id if organization else None,
                "country": office.country or (actor.country if not organization else organization.country),
                "source_id": article.source_id,
                "evidence_id": evidence.cite(article, office.span),
            }
