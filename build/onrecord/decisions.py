"""The frozen values that hold what people decided: what curation reads and resolution follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model import ActorType, NameKind, Rank, Row

Action = Literal["accept", "reject", "edit", "add"]


@dataclass(frozen=True, slots=True)
class RegisteredName:
    """Hold one name of a registered actor."""

    name: str
    kind: NameKind = "alias"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class RegisteredOffice:
    """Hold an office of a registered actor, with the EDTF dates from and to which it was held."""

    title: str
    organization: str | None = None
    country: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class RegisteredActor:
    """Hold one entry of curation/actors.yaml.

    `apart` names sources in which somebody with these names is somebody else.
    """

    actor_id: str
    name: str
    type: ActorType
    country: str | None = None
    wikidata: str | None = None
    names: tuple[RegisteredName, ...] = ()
    offices: tuple[RegisteredOffice, ...] = ()
    parent: str | None = None
    note: str | None = None
    apart: tuple[str, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Say that deals are one."""

    deals: tuple[str, ...]
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """Say that what some sources tell of a deal is another deal."""

    deal: str
    sources: tuple[str, ...]
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Give a claim its rank."""

    claim: str
    rank: Rank
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """Hold one decision on one record, from curation/reviews/.

    `target` is an identifier as the site shows it, or what is added ("statement" or "claim"). `values`
    are the new values of an edit or the record that is added.
    """

    action: Action
    target: str
    source_id: str
    reason: str
    path: str
    line: int | None = None
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Say why a decision takes an identifier away, and which one took its place where one did."""

    reason: str
    became: str | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """Hold all that people decided; `items` has the shape of items.yaml."""

    actors: tuple[RegisteredActor, ...] = ()
    merges: tuple[Merge, ...] = ()
    splits: tuple[Split, ...] = ()
    ranks: tuple[Ranking, ...] = ()
    reviews: tuple[Review, ...] = ()
    corrections: tuple[Row, ...] = ()
    items: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    text_hashes: Mapping[str, str] = field(default_factory=dict)
