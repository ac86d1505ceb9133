"""Hold an actor of the dataset while it is put together, and tell whom its names can mean."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.identifiers import digest, plain_letters, slug
from onrecord.resolve.names import is_generic, one_person, organization_key, person_words
from onrecord.values.countries import country_name, find_countries

if TYPE_CHECKING:
    from onrecord.decisions import RegisteredActor
    from onrecord.model import ActorType, Article, LocalActor

_OPENING = re.compile(r"\A(?:An?|The|His|Her|Their|Its|Some|Many|Several|Other|Another|One|Two|Three)\b")
"""Words that open a sentence and the wording of an unnamed actor, where the capital is the sentence's."""


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
        if not self.named:
            return _OPENING.sub(lambda found: found[0].lower(), name)
        if self.type == "organization" and self.country and is_generic(name) and not find_countries(name):
            return f"{name} ({country_name(self.country)})"
        return name


def names_of(article: Article, actor: LocalActor) -> list[str]:
    """Return the full and short names that an article gives an organisation."""
    forms = [m.span.of(article.text) for m in actor.mentions if m.form in ("full", "short")]
    long = [name for name in forms if len(name.split()) > 1 or name.isupper()]
    return list(dict.fromkeys([actor.name, *long]))


@lru_cache(50_000)
def key_of(name: str) -> frozenset[str]:
    """Return the words by which an organisation's name is compared, those of its country left out."""
    countries = frozenset(
        word
        for found in find_countries(name)
        for word in found.span.of(name).casefold().replace(".", "").split()
    )
    return organization_key(name, countries)


def is_same_person(entity: Entity, words: tuple[str, ...], article: Article, actor: LocalActor) -> bool:
    """Say whether an article's full name can be that of a known person, by spelling, country, office."""
    names = [
        *entity.names,
        *([entity.registered.name, *(n.name for n in entity.registered.names)] if entity.registered else []),
    ]
    if not any(one_person(person_words(name), words) for name in names):
        return False
    if not is_allowed(entity, article) or is_stated_otherwise(entity, actor):
        return False
    if entity.country and actor.country and entity.country != actor.country:
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


def plain_name(name: str) -> str:
    """Return a name as whole names are compared: in plain letters, without an article.

    >>> plain_name("The  Société Générale")
    'societe generale'
    """
    return " ".join(plain_letters(name).replace("’", "'").split()).removeprefix("the ")


def full_names(registered: RegisteredActor) -> list[str]:
    """Return the names that mean a registered actor wherever they stand, as `plain_name` gives them.

    Not among them are a person's surname, and a name that every state's body has.
    """
    names = [registered.name, *(n.name for n in registered.names if n.kind in ("full", "alias"))]
    telling = [
        name
        for name in names
        if (registered.type != "person" or len(person_words(name)) > 1)
        and (find_countries(name) or not is_generic(name))
    ]
    return list(dict.fromkeys(map(plain_name, telling)))


def is_stated_otherwise(entity: Entity, actor: LocalActor) -> bool:
    """Say whether an article states an office of another country, and none of a registered person's own."""
    if entity.type != "person" or entity.registered is None:
        return False
    own = {entity.country, *(office.country for office in entity.registered.offices)} - {None}
    stated = {office.country for office in actor.offices if office.country}
    return bool(own and stated) and not own & stated


def is_allowed(entity: Entity, article: Article) -> bool:
    """Say whether the register lets an article mean an actor."""
    return entity.registered is None or article.source_id not in entity.registered.apart


def is_one_country(one: str | None, other: str | None, name: str) -> bool:
    """Say whether countries agree; for a name that every state has, a missing one does not."""
    return one == other if is_generic(name) else one == other or one is None or other is None


def age(entity: Entity) -> tuple[str, str, str]:
    """Return what sorts actors by who was published first."""
    dates = [a.published.earliest or "9999" if a.published else "9999" for a, _ in entity.members]
    sources = [a.source_id for a, _ in entity.members]
    return min(dates, default="9999"), min(sources, default=""), entity.name


def plain_id(entity: Entity) -> str:
    """Return the identifier that an actor would have if it had no namesake."""
    if entity.named:
        return slug(entity.name)
    article = entity.members[0][0]
    if article.rights == "offsets":  # the wording of a source, of which no word may be told
        return f"{article.source_id}-a-{digest(entity.names[0])}"
    return f"{article.source_id}-a-{slug(entity.name)[:40].strip('-')}"


def distinction(entity: Entity) -> str:
    """Return what tells an actor from its namesake: country, office, else a digest of where it stands."""
    if entity.country:
        return entity.country.lower()
    offices = [office.title for _, member in entity.members for office in member.offices]
    return (
        slug(offices[0]) if offices else digest(*sorted(article.source_id for article, _ in entity.members))
    )
