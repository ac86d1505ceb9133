"""The frozen values that flow between the stages.

Offsets are code points of the normalised text (Unicode NFC, LF), half-open: `text[start:end]`.
Keys such as `LocalActor.key` hold within one article; `identifiers` makes what holds beyond.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from decimal import Decimal

    from markupsafe import Markup

Basis = Literal["stated", "relative", "inferred", "curated"]
Rights = Literal["full", "excerpt", "offsets"]
TextKind = Literal["original", "brief"]
ActorType = Literal["person", "organization", "state", "group"]
NameKind = Literal["full", "short", "alias", "metonym", "office"]
NameForm = Literal[NameKind, "demonym", "pronoun", "description"]
StatementKind = Literal["report", "attitude"]
Act = Literal[
    "announce", "confirm", "deny", "claim", "criticise", "defend", "warn",
    "accuse", "request", "promise", "decline_comment", "describe", "say",
]  # fmt: skip
Mode = Literal["direct", "indirect", "mixed"]
Polarity = Literal["affirmed", "denied"]
Modality = Literal["fact", "planned", "possible", "conditional"]
DealKind = Literal["arms_transfer", "arms_package", "construction", "energy", "services", "other"]
Status = Literal[
    "proposed", "approved", "negotiating", "contracted", "partly_delivered", "delivered",
    "cancelled", "denied", "reported",
]  # fmt: skip
Role = Literal["supplier", "recipient", "agent", "manufacturer"]
Property = Literal[Role, "item", "quantity", "value", "ordered", "delivered", "status"]
Rank = Literal["preferred", "normal", "deprecated"]
Review = Literal["accepted", "edited", "added"]

ROLES: tuple[Role, ...] = get_args(Role)
"""The roles of parties to a deal, in the order in which they are shown."""

Row = Mapping[str, object]
"""One row of a table: column name -> value; None is an empty cell."""

Tables = Mapping[str, tuple[Row, ...]]
"""Table name -> rows, both in the order of the contract and of the keys."""

ELLIPSIS = " […] "
"""What joins, in a cell, parts that are apart in the source; each part is verbatim."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Mark `text[start:end]`.

    >>> Span(4, 9).of("Tor-M1 sale")
    'M1 sa'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span marks."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Issue:
    """Describe one problem with the data; `path` is relative to the project, `field` a key or a column."""

    level: Literal["error", "warning"]
    code: str
    message: str
    path: str = ""
    line: int | None = None
    field: str = ""
    found: str = ""
    expected: str = ""
    hint: str = ""

    def at(self, path: str, line: int | None = None, field: str = "", found: str = "") -> Issue:
        """Return the same problem at a place, with what was found there; what is empty stays."""
        return replace(self, path=path, line=line, field=field or self.field, found=found or self.found)


@dataclass(frozen=True, slots=True)
class DateValue:
    """Hold a date as EDTF level 1 with its bounds as plain dates (`YYYY-MM-DD`) where it has any.

    `evidence` marks further words that fix the date (a year named elsewhere), beside the date's own.
    """

    edtf: str
    earliest: str | None
    latest: str | None
    basis: Basis
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """Hold a number with bounds; `unit` is an ISO 4217 code for money, else a plural noun (`systems`).

    `approximate`: the words soften the number ("about 30"), so that its bounds are no limits.
    """

    minimum: Decimal | None
    maximum: Decimal | None
    unit: str | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """Hold one version of one report, its text normalised (NFC, LF).

    `omitted` marks site furniture, part of the text so that offsets stay true, and never read or cited.
    `publisher` and `agency` are names; `published` is None where nothing gives a date.
    """

    source_id: str
    path: str
    text: str
    title: str
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: DateValue | None = None
    language: str = "en"
    url: str | None = None
    archive_url: str | None = None
    rights: Rights = "excerpt"
    text_kind: TextKind = "original"
    supersedes: str | None = None
    omitted: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Mark the words of a text that name an actor, in one of the forms a name takes."""

    span: Span
    form: NameForm


@dataclass(frozen=True, slots=True)
class Office:
    """Hold an office as an article states it: `title` as worded, the words at `span`."""

    title: str
    organization: str | None
    country: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class LocalActor:
    """Hold an actor of one article: all mentions that one article makes of it.

    `name` is the fullest name the article gives, or the wording of an unnamed actor ("a ministry official").
    `country` is ISO 3166-1 alpha-3. `parent` is the key of the actor it belongs to (a ministry's state).
    """

    key: str
    name: str
    type: ActorType
    named: bool
    mentions: tuple[ActorMention, ...]
    country: str | None = None
    description: str | None = None
    offices: tuple[Office, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class ChainStep:
    """Hold one relay between the article and the speaker: who, by what medium, in which words."""

    actor: str
    medium: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class StatementMention:
    """Hold one reported statement: source, cue and content spans, and what they were read as.

    `speaker` and `addressee` are keys of LocalActors. `chain` holds the relays that the text names,
    outermost first, without publisher and speaker. `nested_in` is the key of the one it is quoted in.
    `confidence` is a probability. `kind` tells what is said from what is thought or wanted and not published.
    """

    key: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: Act
    mode: Mode
    polarity: Polarity
    speaker: str | None
    method: str
    confidence: float
    chain: tuple[ChainStep, ...] = ()
    said: DateValue | None = None
    venue: Span | None = None
    addressee: str | None = None
    nested_in: str | None = None
    kind: StatementKind = "report"
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class ClaimMention:
    """Hold one value that a text gives for one property of a deal.

    `statement` is the key of the statement it is part of; None is the article's own voice. `span` marks
    the value as written. Just one of `actor` (a LocalActor's key), `amount`, `date`, `text` has the value
    read. `claim_id` is set before decisions are applied: a claim that is rejected passes its own on to none.
    """

    property: Property
    span: Span
    polarity: Polarity
    modality: Modality
    method: str
    confidence: float
    statement: str | None = None
    actor: str | None = None
    amount: Amount | None = None
    date: DateValue | None = None
    text: str | None = None
    review: Review | None = None
    claim_id: str | None = None


@dataclass(frozen=True, slots=True)
class DealMention:
    """Hold a deal as one article tells it: its claims, and the statements that are about it (keys)."""

    key: str
    kind: DealKind
    claims: tuple[ClaimMention, ...]
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mentions:
    """Hold what was read in one article."""

    article: Article
    actors: tuple[LocalActor, ...] = ()
    statements: tuple[StatementMention, ...] = ()
    deals: tuple[DealMention, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Hold what search finds: a record of the folder `kind`, or a part of a page ("pages").

    `title` and `names` weigh more than `text`, which is shown; `names` and `words` are found and not shown.
    """

    kind: str
    path: str
    title: str
    text: str
    names: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Hold a page before the site generator has drawn the frame around it.

    `path` is relative to the site's root ("deals/x.html"). `kind` names the shell that the page is stamped
    into, `json` is what "x.json" beside it holds, `crumbs` are (label, path) from the root down to the page.
    `found` is what search finds of the page, if anything; pages of one kind that have it stand together.
    """

    path: str
    kind: str
    title: str
    description: str
    body_html: Markup
    json: bytes | None = None
    crumbs: tuple[tuple[str, str], ...] = ()
    found: SearchEntry | None = None


@dataclass(frozen=True, slots=True)
class File:
    """Hold a file of the site that is no page, such as rows to explore; `path` is as a Page's."""

    path: str
    content: bytes
