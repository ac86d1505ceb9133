"""Find who is reported to say what: sources, cues and contents of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.extract.clauses import Party, Range, content_of, source_of
from onrecord.extract.cues import verbs
from onrecord.extract.quotes import Passage, passages
from onrecord.extract.tree import Tree, tree_of
from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.extract.nlp import Reading
    from onrecord.model import Act, Mode, Polarity


@dataclass(frozen=True, slots=True)
class Relay:
    """Hold one that passes on what another said, and the words that say so."""

    source: Span
    cue: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Hold one report of what somebody said or holds; all spans are offsets in the article.

    `source` has the words beside the cue (for a relative clause: the noun it belongs to, then the pronoun; none
    where nobody is named), `head` the word it hangs on. `confidence` is a probability. `nested_in` is the index of
    the quotation that this one stands in; `in_quotes` tells that it is part of quoted words. `relays` are
    outermost first.
    """

    source: tuple[Span, ...]
    head: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: Act
    mode: Mode
    polarity: Polarity
    method: str
    confidence: float
    kind: Literal["report", "attitude"] = "report"
    addressee: Span | None = None
    venue: Span | None = None
    time: Span | None = None
    relays: tuple[Relay, ...] = ()
    nested_in: int | None = None
    in_quotes: bool = False


def find_statements(reading: Reading) -> tuple[Quotation, ...]:
    """Find all reports of speech and of attitudes in a text, in the order of their cues."""
    found: list[Quotation] = []
    for paragraph in reading.paragraphs:
        if not paragraph.doc.has_annotation("DEP"):
            continue
        tree = tree_of(paragraph)
        for i, word in enumerate(tree.words):
            cue = verbs().get(word)
            if cue is None or tree.tags[i][0] != "V":
                continue
            ranges = content_of(tree, i, cue)
            if not ranges:
                continue
            source = source_of(tree, i)
            found.append(
                Quotation(
                    source=tuple(tree.span(a, b) for a, b in source.ranges) if source else (),
                    head=tree.span(source.head, source.head) if source else None,
                    cue=(tree.span(i, i),),
                    content=tuple(tree.span(a, b) for a, b in ranges),
                    act="say",
                    mode="indirect",
                    polarity="affirmed",
                    method="clause",
                    confidence=0.5,
                    kind=cue.kind,
                )
            )
    return tuple(found)
