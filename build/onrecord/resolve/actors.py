"""Tell which actors of different articles are one, and give each an identifier.

States meet by country; organisations by name and country; people by full name, where country and office do
not speak against it; what the register of actors says goes first. A surname alone never merges, and an
unnamed actor never does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.identifiers import digest, distinct, slug
from onrecord.model import Issue, LocalActor
from onrecord.resolve.names import one_person, organization_key, person_words, surname_key
from onrecord.values.countries import country_name, find_countries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.decisions import Decisions, RegisteredActor
    from onrecord.model import ActorType, Article, Mentions

_GENERIC = frozenset(
    [
        "ministry",
        "parliament",
        "council",
        "government",
        "army",
        "navy",
        "force",
        "forces",
        "police",
        "court",
        "senate",
        "cabinet",
        "embassy",
        "department",
        "treasury",
        "assembly",
        "congress",
        "military",
        "office",
        "presidency",
        "committee",
        "commission",
        "agency",
    ]
)
"""Words of bodies that every state has: without a country, such a name names nobody beyond its article."""


@dataclass(slots=True, eq=False)
class Entity:
    """Hold one actor of the dataset with the local actors it was made of, each with its article."""

    type: ActorType
    members: list[tuple[Article, LocalActor]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    country: str | None = None
    registered: RegisteredActor | None = None
    named: bool = True
    reasons: list[str] = field(default_factory=list)
    actor_id: str = ""
    parent: Entity | None = None

    @property
    def name(self) -> str:
        """Return the name to show: the register's, else the usual one, with its state where it needs one."""
        if self.registered:
            return self.registered.name
        if self.type == "state" and self.country:
            return country_name(self.country)
        counts = Counter(self.names)
        name = min(counts, key=lambda n: (-counts[n], -len(n), n))
        if (
            self.named
            and self.type == "organization"
            and self.country
            and _is_generic(name)
            and not find_countries(name)
        ):
            return f"{name} ({country_name(self.country)})"
        return name


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
        for registered in decisions.actors:
            self._register(registered)
        for found in mentions:
            for actor in found.actors:
                entity = self._of[found.article.source_id, actor.key] = self._place(found.article, actor)
                if actor.type == "organization":
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
                self._organizations.setdefault(_organization_key(name), []).append(entity)

    def _place(self, article: Article, actor: LocalActor) -> Entity:
        if not actor.named:
            entity = Entity(actor.type, named=False)
            self.entities.append(entity)
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

    def _person(self, article: Article, actor: LocalActor) -> Entity:
        words = person_words(actor.name)
        known = list(dict.fromkeys(self._people.get(surname_key(words), ()))) if len(words) > 1 else []
        fitting = [e for e in known if _same_person(e, words, article, actor)]
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
            for name in _names_of(article, actor)
            for entity in self._organizations.get(_organization_key(name), ())
        )
        fitting = [
            e for e in known if _allowed(e, article) and _one_country(e.country, actor.country, actor.name)
        ]
        if len(fitting) > 1:
            fitting = [e for e in fitting if e.country == actor.country]
        if len(fitting) == 1:
            self._explain(fitting[0], article, actor)
            return fitting[0]
        entity = Entity(actor.type, country=actor.country)
        self._index(entity, _names_of(article, actor))
        return entity

    def _credited(self, name: str) -> Entity:
        known = [e for e in dict.fromkeys(self._organizations.get(_organization_key(name), ())) if e.named]
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
        country = (
            f"both are of {country_name(actor.country)}"
            if actor.country and actor.country == entity.country
            else "no country speaks against it"
        )
        offices = ", ".join(office.title for office in actor.offices)
        self_office = f"; there: {offices}" if offices else ""
        entity.reasons.append(
            f"{actor.name} in {article.source_id} is {what} as in {where}, and {country}{self_office}."
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
        rest = sorted((e for e in self.entities if not e.registered), key=_age)
        wanted = []
        for entity in rest:
            plain = _plain_id(entity)
            if plain in taken:
                plain = f"{plain}-{_distinction(entity)}"
            taken.add(plain)
            wanted.append(plain)
        for entity, actor_id in zip(rest, distinct(wanted), strict=True):
            entity.actor_id = actor_id


def _names_of(article: Article, actor: LocalActor) -> list[str]:
    """Return the full and short names that an article gives an organisation."""
    forms = [m.span.of(article.text) for m in actor.mentions if m.form in ("full", "short")]
    long = [name for name in forms if len(name.split()) > 1 or name.isupper()]
    return list(dict.fromkeys([actor.name, *long]))


def _organization_key(name: str) -> frozenset[str]:
    countries = frozenset(
        word
        for found in find_countries(name)
        for word in found.span.of(name).casefold().replace(".", "").split()
    )
    return organization_key(name, countries)


def _same_person(entity: Entity, words: tuple[str, ...], article: Article, actor: LocalActor) -> bool:
    names = [
        *entity.names,
        *([entity.registered.name, *(n.name for n in entity.registered.names)] if entity.registered else []),
    ]
    if not any(one_person(person_words(name), words) for name in names):
        return False
    if not _allowed(entity, article) or (
        entity.country and actor.country and entity.country != actor.country
    ):
        return False
    if entity.country and actor.country:
        return True
    mine = {office.organization for office in actor.offices if office.organization}
    theirs = {
        office.organization
        for _, member in entity.members
        for office in member.offices
        if office.organization
    }
    return not mine or not theirs or bool(mine & theirs)


def _allowed(entity: Entity, article: Article) -> bool:
    return entity.registered is None or article.source_id not in entity.registered.apart


def _one_country(one: str | None, other: str | None, name: str) -> bool:
    """Say whether countries agree; for a name that every state has, a missing one does not."""
    return one == other if _is_generic(name) else one == other or one is None or other is None


def _is_generic(name: str) -> bool:
    return bool(_GENERIC & set(name.casefold().split())) and len(name.split()) < 4


def _leads_to(entity: Entity, target: Entity) -> bool:
    seen: list[Entity] = []
    current: Entity | None = entity
    while current is not None and current not in seen:
        if current is target:
            return True
        seen.append(current)
        current = current.parent
    return False


def _age(entity: Entity) -> tuple[str, str, str]:
    dates = [a.published.earliest or "9999" if a.published else "9999" for a, _ in entity.members]
    sources = [a.source_id for a, _ in entity.members]
    return min(dates, default="9999"), min(sources, default=""), entity.name


def _plain_id(entity: Entity) -> str:
    if entity.named:
        return slug(entity.name)
    article = entity.members[0][0]
    if article.rights == "offsets":  # an unnamed actor's name is the wording of its source
        return f"{article.source_id}-a-{digest(entity.name)}"
    return f"{article.source_id}-a-{slug(entity.name)[:40].strip('-')}"


def _distinction(entity: Entity) -> str:
    """Return what tells an actor from its namesake: country, office, else a digest of where it stands."""
    if entity.country:
        return entity.country.lower()
    offices = [office.title for _, member in entity.members for office in member.offices]
    return (
        slug(offices[0]) if offices else digest(*sorted(article.source_id for article, _ in entity.members))
    )


def _ambiguous(article: Article, actor: LocalActor, fitting: Sequence[Entity]) -> Issue:
    people = ", ".join(sorted(e.actor_id or e.name for e in fitting))
    return Issue(
        "warning",
        "ambiguous-actor",
        f"{actor.name} could be any of: {people}; kept as an actor of its own",
        article.path,
        found=actor.name,
        expected="one actor of that name",
        hint="add the country or office to curation/actors.yaml, or name the source there under `not`",
    )
