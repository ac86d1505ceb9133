"""View a source: its text as rights allow, what was read in which words, how much of it was used."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from onrecord.pages import deals, marks, matrix, people, words
from onrecord.pages.excerpts import excerpts
from onrecord.pages.lookup import Lookup, address
from onrecord.pages.marks import Passage, Piece, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from onrecord.model import Row
    from onrecord.pages.people import Link

_FEW = 20
"""As many others of an origin are named; of reports by the hundred a register tells better."""
_ORDER = ("statement", "claim", "step", "office", "name")


class Reading(NamedTuple):
    """Hold what was read in a passage, in words, and where it leads."""

    kind: str
    words: str
    detail: str
    href: str


class Note(NamedTuple):
    """Hold a passage and all that was read in it; `number` is None for a name or an office."""

    passage: Passage
    readings: tuple[Reading, ...]


class Block(NamedTuple):
    """Hold a shown stretch of the text with its marks, and the notes on passages that begin in it.

    `named` are the actors named in it, each once: the words of its first naming, and its offices.
    """

    html: Markup
    notes: tuple[Note, ...]
    named: tuple[tuple[Link, str], ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Hold all that a source's page shows."""

    id: str
    row: Row
    publisher: Link | None
    agency: Link | None
    published: str
    shown: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    sentences: tuple[Sentence, ...]
    omitted: tuple[tuple[int, int], ...]
    same_origin: tuple[Link, ...]
    more_of_origin: int
    supersedes: Link | None
    superseded_by: tuple[Link, ...]
    deals: tuple[Link, ...]
    speakers: tuple[tuple[Link, int], ...]
    corrections: Sequence[Row]

    @property
    def used(self) -> int:
        """Return how many sentences support something."""
        return sum(sentence.supports for sentence in self.sentences)

    @property
    def read(self) -> int:
        """Return how many sentences were read: all but the furniture of the site."""
        return sum(not sentence.omitted for sentence in self.sentences)


def source(lookup: Lookup, row: Row, text: str | None) -> Source:
    """View a source; `text` is the normalised text, None where it is not at hand.

    Without the text, or where its rights are not `full`, only the rows of the evidence are shown.
    """
    key = str(row["source_id"])
    notes = _notes(lookup, key)
    passages = [note.passage for note in notes]
    omitted = spans(row.get("omitted"))
    shown = str(row["rights"]) if text is not None or row["rights"] != "full" else "excerpt"
    pieces = _pieces(lookup, key, shown, text)
    same = lookup.where("sources", "origin_group", row.get("origin_group"))
    others = [str(s["source_id"]) for s in same[: _FEW + 1] if s["source_id"] != key][:_FEW]
    return Source(
        id=key,
        row=row,
        publisher=people.actor(lookup, row.get("publisher_id")),
        agency=people.actor(lookup, row.get("agency_id")),
        published=words.date(row.get("published")),
        shown=shown,
        blocks=_blocks(pieces, notes, omitted if shown == "full" else ()),
        notes=notes,
        sentences=marks.sentences(text, [p for p in passages if p.number], omitted)
        if text and shown == "full"
        else (),
        omitted=omitted,
        same_origin=tuple(people.source(lookup, other) for other in others),
        more_of_origin=len(same) - 1 - len(others),
        supersedes=people.source(lookup, row["supersedes"]) if row.get("supersedes") else None,
        superseded_by=tuple(
            people.source(lookup, s["source_id"]) for s in lookup.where("sources", "supersedes", key)
        ),
        deals=_deals(lookup, key),
        speakers=_speakers(lookup, key),
        corrections=[c for c in lookup.where("corrections", "row_id", key) if c["table"] == "sources"],
    )


def summary(view: Source) -> str:
    """Describe a source in a sentence."""
    by = view.publisher.words if view.publisher else view.agency.words if view.agency else ""
    head = ", ".join(filter(None, (by, view.published)))
    statements = sum(1 for note in view.notes for reading in note.readings if reading.kind == "statement")
    return f"{head or 'A report'}: {words.counted(statements, 'statement')} read, with the words marked."


def spans(cell: object) -> tuple[tuple[int, int], ...]:
    """Read offsets as the table writes them.

    >>> spans("0-14 90-103")
    ((0, 14), (90, 103))
    """
    return tuple((int(a), int(b)) for a, _, b in (part.partition("-") for part in str(cell or "").split()))


def _pieces(lookup: Lookup, source_id: str, shown: str, text: str | None) -> tuple[Piece, ...]:
    if shown == "full" and text is not None:
        return marks.paragraphs(text)
    return excerpts(lookup.where("evidence", "source_id", source_id)) if shown == "excerpt" else ()


def _blocks(
    pieces: Sequence[Piece], notes: Sequence[Note], omitted: Sequence[tuple[int, int]]
) -> tuple[Block, ...]:
    """Mark each piece; `notes` are in the order of their passages, so that each piece asks for its own."""
    passages = [note.passage for note in notes]
    starts = [passage.start for passage in passages]
    longest = max((passage.end - passage.start for passage in passages), default=0)
    blocks = []
    for piece in pieces:
        earliest, first, last = (
            bisect_left(starts, place)
            for place in (piece.start - longest, piece.start, piece.start + len(piece.text))
        )
        html = marks.marked(piece, passages[earliest:last], omitted)
        numbered = tuple(note for note in notes[first:last] if note.passage.number)
        blocks.append(Block(html, numbered, _named(notes[first:last]), piece.cut_before, piece.cut_after))
    return tuple(blocks)


def _named(notes: Sequence[Note]) -> tuple[tuple[Link, str], ...]:
    first: dict[str, Link] = {}
    offices: dict[str, list[str]] = {}
    for note in notes:
        for reading in note.readings:
            if reading.kind in ("name", "office", "step"):
                first.setdefault(reading.href, people.Link(reading.words, f"#{note.passage.evidence_id}"))
                offices.setdefault(reading.href, [])
            if reading.kind == "office" and reading.detail not in offices[reading.href]:
                offices[reading.href].append(reading.detail)
    return tuple((link, ", ".join(offices[href])) for href, link in first.items())


def _notes(lookup: Lookup, source_id: str) -> tuple[Note, ...]:
    readings = _readings(lookup, source_id)
    passages = sorted(
        (int(str(row["start"])), -int(str(row["end"])), str(row["evidence_id"]))
        for row in lookup.where("evidence", "source_id", source_id)
        if row["evidence_id"] in readings
    )
    notes: list[Note] = []
    numbers = count(1)
    for start, before_end, key in passages:
        own = readings[key]
        kind = own[0].kind
        number = next(numbers) if kind in ("statement", "claim") else None
        label = "" if number else "; ".join(f"{reading.words}, {reading.detail}" for reading in own)
        notes.append(Note(Passage(key, start, -before_end, kind, number, label), own))
    return tuple(notes)


def _readings(lookup: Lookup, source_id: str) -> dict[object, tuple[Reading, ...]]:
    """Return what was read in each passage, what was said first, each thing once."""
    found: dict[object, list[Reading]] = {}
    for row in lookup.where("statements", "source_id", source_id):
        found.setdefault(row["evidence_id"], []).append(_statement(lookup, row))
        for step in lookup.where("attributions", "statement_id", row["statement_id"]):
            if step.get("evidence_id") and step["evidence_id"] != row["evidence_id"]:
                found.setdefault(step["evidence_id"], []).append(
                    _actor(lookup, "step", step["actor_id"], "in the chain")
                )
    several = len({claim["transaction_id"] for claim in lookup.where("claims", "source_id", source_id)}) > 1
    for claim in lookup.where("claims", "source_id", source_id):
        found.setdefault(claim["evidence_id"], []).append(_claim(lookup, claim, several))
    for role in lookup.where("actor_roles", "source_id", source_id):
        found.setdefault(role["evidence_id"], []).append(
            _actor(lookup, "office", role["actor_id"], str(role["title"]))
        )
    for evidence in lookup.where("evidence", "source_id", source_id):
        for name in lookup.where("actor_names", "evidence_id", evidence["evidence_id"]):
            found.setdefault(evidence["evidence_id"], []).append(
                _actor(lookup, "name", name["actor_id"], "named")
            )
    return {
        key: tuple(own if len(own) == 1 else sorted(set(own), key=lambda r: (_ORDER.index(r.kind), *r[1:])))
        for key, own in found.items()
    }


def _statement(lookup: Lookup, row: Row) -> Reading:
    line = people.said(lookup, row)
    speaker = line.speaker.words if line.speaker else "Speaker not told"
    return Reading("statement", f"{speaker} {line.act_word}", words.label(row.get("mode")), line.href)


def _claim(lookup: Lookup, claim: Row, several: bool) -> Reading:
    """Read a claim; the deal is named where the source tells of `several`."""
    details = (
        "denied" if claim["polarity"] == "denied" else "",
        "" if claim["modality"] == "fact" else str(claim["modality"]),
        deals.title(lookup, claim["transaction_id"]) if several else "",
    )
    return Reading(
        "claim",
        f"{words.label(claim['property'])}: {matrix.reading(lookup, claim) or claim['value']}",
        ", ".join(filter(None, details)),
        address("transactions", claim["transaction_id"], fragment=claim["claim_id"]),
    )


def _actor(lookup: Lookup, kind: str, actor_id: object, detail: str) -> Reading:
    return Reading(kind, lookup.name(actor_id), detail, address("actors", actor_id))


def _deals(lookup: Lookup, source_id: str) -> tuple[Link, ...]:
    keys = {str(claim["transaction_id"]) for claim in lookup.where("claims", "source_id", source_id)}
    return tuple(link for key in sorted(keys) if (link := deals.link(lookup, key)))


def _speakers(lookup: Lookup, source_id: str) -> tuple[tuple[Link, int], ...]:
    counts: dict[str, int] = {}
    for row in lookup.where("statements", "source_id", source_id):
        if row.get("speaker_id"):
            counts[str(row["speaker_id"])] = counts.get(str(row["speaker_id"]), 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], lookup.name(item[0])))
    return tuple((link, count) for key, count in ordered if (link := people.actor(lookup, key)))
