"""Tell which actors of different articles are one, and give each an identifier.

States meet by country; organisations by name and country; people by full name, where country and office do
not speak against it; what the register of actors says goes first. A surname alone never merges, and an
unnamed actor never does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.identifiers import distinct
from onrecord.model import Issue, LocalActor
from onrecord.resolve.entity import (
    Entity,
    age,
    distinction,
    full_names,
    is_allowed,
    is_one_country,
    is_same_person,
    is_stated_otherwise,
    key_of,
    names_of,
    plain_id,
    plain_name,
)
from onrecord.resolve.names import person_words, surname_key
from onrecord.values.countries import country_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.decisions import Decisions, RegisteredActor
    from onrecord.model import Article, Mentions


class Actors:
    """Hold the actors of the dataset and find them by article and key, by name, or by country."""

    def __init__(self, mentions: Sequence[Mentions], decisions: Decisions) -> None:
        self.entities: list[Entity] = []
        self.issues: list[Issue] = []
        self._of: dict[tuple[str, str], Entity] = {}
        self._states: dict[str, Entity] = {}
        self._organizations: dict[frozenset[str], list[Entity]] = {}
        self._people: dict[str, list[Entity]] = {}
        self._credits: dict[str, Entity] = {}
        self._by_name: dict[tuple[str, str], Entity] = {}
        self._registered: dict[str, list[Entity]] = {}
        for registered in decisions.actors:
            self._register(registered)
        for found in mentions:
            for actor in found.actors:
                entity = self._of[found.article.source_id, actor.key] = self._place(found.article, actor)
                if "organization" in (actor.type, entity.type):
                    self._by_name.setdefault((found.article.source_id, actor.name), entity)
        for found in mentions:
            for name in (found.article.publisher, found.article.agency):
                if name and name not in self._credits:
                    self._credits[name] = self._credited(name)
        self._relate(mentions)
        self._identify()

    def of(self, source_id: str, key: str | None) -> Entity | None:
        """Return the actor that a key means in an article."""
        return self._of.get((source_id, key)) if key else None

    def in_article(self, source_id: str, name: str | None) -> Entity | None:
        """Return the organisation that an article gives this name."""
        return self._by_name.get((source_id, name)) if name else None

    def credited(self, name: str | None) -> Entity | None:
        """Return the publisher or agency of a name."""
        return self._credits.get(name) if name else None

    def state(self, country: str) -> Entity | None:
        """Return the actor for a state, where any article or the register has it."""
        return self._states.get(country)

    def _register(self, registered: RegisteredActor) -> None:
        entity = Entity(
            registered.type, country=registered.country, registered=registered, actor_id=registered.actor_id
        )
        entity.reasons.append(f"curation/actors.yaml registers {registered.name} as {registered.actor_id}.")
        self._index(
            entity,
            [registered.name, *(n.name for n in registered.names if n.kind in ("full", "alias", "short"))],
        )
        for name in full_names(registered):
            self._registered.setdefault(name, []).append(entity)

    def _index(self, entity: Entity, names: Iterable[str]) -> None:
        self.entities.append(entity)
        if entity.type == "state" and entity.country:
            self._states.setdefault(entity.country, entity)
        for name in dict.fromkeys(names):
            if entity.type == "person":
                words = person_words(name)
                if len(words) > 1:
                    self._people.setdefault(surname_key(words), []).append(entity)
            elif entity.type != "state":
                self._organizations.setdefault(key_of(name), []).append(entity)

    def _place(self, article: Article, actor: LocalActor) -> Entity:
        if not actor.named:
            entity = Entity(actor.type, named=False)
            self.entities.append(entity)
        elif known := self._of_register(article, actor):
            entity = known
            self._explain(entity, article, actor)
        elif actor.type == "state" and actor.country:
            entity = self._states.get(actor.country) or Entity("state", country=actor.country)
            if entity.actor_id == "" and not entity.members:
                self._index(entity, ())
        elif actor.type == "person":
            entity = self._person(article, actor)
        else:
            entity = self._organization(article, actor)
        entity.members.append((article, actor))
        entity.names.append(actor.name)
        entity.country = entity.country or actor.country
        return entity

    def _of_register(self, article: Article, actor: LocalActor) -> Entity | None:
        """Return whom the register knows by just this name, whatever type and country the reading guessed."""
        known = [e for e in self._registered.get(plain_name(actor.name), ()) if is_allowed(e, article)]
        known = [e for e in known if e.type == actor.type] or known
        known = [e for e in known if e.country == actor.country] or known
        if len(known) != 1:
            return None
        if is_stated_otherwise(known[0], actor):
            self.issues.append(_stated_otherwise(article, actor, known[0]))
            return None
        return known[0]

    def _person(self, article: Article, actor: LocalActor) -> Entity:
        words = person_words(actor.name)
        known = list(dict.fromkeys(self._people.get(surname_key(words), ()))) if len(words) > 1 else []
        fitting = [e for e in known if is_same_person(e, words, article, actor)]
        if len(fitting) > 1:
            fitting = [e for e in fitting if e.country and e.country == actor.country] or fitting
        if len(fitting) > 1:
            self.issues.append(_ambiguous(article, actor, fitting))
            fitting = []
        if fitting:
            self._explain(fitting[0], article, actor)
            return fitting[0]
        entity = Entity("person")
        self._index(entity, [actor.name])
        return entity

    def _organization(self, article: Article, actor: LocalActor) -> Entity:
        known = dict.fromkeys(
            entity
            for name in names_of(article, actor)
            for entity in self._organizations.get(key_of(name), ())
        )
        fitting = [
            e
            for e in known
            if is_allowed(e, article) and is_one_country(e.country, actor.country, actor.name)
        ]
        if len(fitting) > 1:
            fitting = [e for e in fitting if e.country == actor.country]
        if len(fitting) == 1:
            self._explain(fitting[0], article, actor)
            return fitting[0]
        entity = Entity(actor.type, country=actor.country)
        self._index(entity, names_of(article, actor))
        return entity

    def _credited(self, name: str) -> Entity:
        known = [e for e in dict.fromkeys(self._organizations.get(key_of(name), ())) if e.named]
        if known:
            known[0].names.append(name)
            return known[0]
        entity = Entity("organization", names=[name])
        self._index(entity, [name])
        return entity

    def _explain(self, entity: Entity, article: Article, actor: LocalActor) -> None:
        """Say why an actor of an article was taken as one that is known."""
        if not (entity.members or entity.registered):
            return
        other = entity.registered.name if entity.registered else entity.members[0][1].name
        where = "the register" if entity.registered else entity.members[0][0].source_id
        what = "the same name" if actor.name == other else f"a spelling or part of the name {other}"
        same_type = f" (read as a {actor.type} there)" if actor.type != entity.type else ""
        country = (
            f"both are of {country_name(actor.country)}"
            if actor.country and actor.country == entity.country
            else "no country speaks against it"
            if not (actor.country and entity.country)
            else f"the register goes before the country read there, {country_name(actor.country)}"
        )
        offices = ", ".join(office.title for office in actor.offices)
        self_office = f"; there: {offices}" if offices else ""
        entity.reasons.append(
            f"{actor.name} in {article.source_id} is {what} as in {where}{same_type}, "
            f"and {country}{self_office}."
        )

    def _relate(self, mentions: Sequence[Mentions]) -> None:
        """Take over from the articles and the register what belongs to what."""
        by_id = {e.actor_id: e for e in self.entities if e.actor_id}
        for entity in self.entities:
            if entity.registered and entity.registered.parent:
                entity.parent = by_id.get(entity.registered.parent)
        for found in mentions:
            for actor in found.actors:
                entity = self._of[found.article.source_id, actor.key]
                parent = self.of(found.article.source_id, actor.parent)
                if (
                    parent is not None
                    and parent is not entity
                    and entity.parent is None
                    and not _leads_to(parent, entity)
                ):
                    entity.parent = parent

    def _identify(self) -> None:
        """Give every actor that the register does not name an identifier: the oldest keeps the plain one."""
        taken = {e.actor_id for e in self.entities if e.registered}
        rest = sorted((e for e in self.entities if not e.registered), key=age)
        wanted = []
        for entity in rest:
            plain = plain_id(entity)
            if plain in taken:
                plain = f"{plain}-{distinction(entity)}"
            taken.add(plain)
            wanted.append(plain)
        for entity, actor_id in zip(rest, distinct(wanted), strict=True):
            entity.actor_id = actor_id


def _leads_to(entity: Entity, target: Entity) -> bool:
    seen: list[Entity] = []
    current: Entity | None = entity
    while current is not None and current not in seen:
        if current is target:
            return True
        seen.append(current)
        current = current.parent
    return False


def _ambiguous(article: Article, actor: LocalActor, fitting: Sequence[Entity]) -> Issue:
    people = f"{len(fitting)} known by that name, in {', '.join(sorted({_where(e) for e in fitting}))}"
    return Issue(
        "warning",
        "ambiguous-actor",
        f"{actor.name} could be any of the {people}; kept as an actor of its own",
        article.path,
        found=actor.name,
        expected="one actor of that name",
        hint="add the country or office to curation/actors.yaml, or name the source there under `not`",
    )


def _stated_otherwise(article: Article, actor: LocalActor, entity: Entity) -> Issue:
    line = f" (line {entity.registered.line})" if entity.registered and entity.registered.line else ""
    where = {office.country for office in actor.offices if office.country}
    return Issue(
        "warning",
        "registered-namesake",
        f"{actor.name} holds an office of another country than the register's {entity.actor_id}; kept apart",
        article.path,
        found=", ".join(sorted(where)),
        expected=entity.country or "",
        hint=f"for a namesake, put {article.source_id} under `not` of {entity.actor_id} in "
        f"curation/actors.yaml{line}; for the same person, add that office there with its country",
    )


def _where(entity: Entity) -> str:
    return entity.members[0][0].source_id if entity.members else "curation/actors.yaml"
