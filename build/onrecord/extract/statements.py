"""Find who is reported to say what: sources, cues and contents of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.extract.asides import according, aside
from onrecord.extract.clauses import content_of
from onrecord.extract.sources import Party, source_of, source_beside
from onrecord.extract.cues import verbs
from onrecord.extract.direct import Quoted, quoted
from onrecord.extract.quotes import passages
from onrecord.extract.tree import Range, Tree, tree_of
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


@dataclass(slots=True)
class _Draft:
    """Collect a quotation while its paragraphs are read."""

    tree: Tree
    cue: int
    content: list[Span]
    method: str
    paragraph: int
    source: Party | None = None


def find_statements(reading: Reading) -> tuple[Quotation, ...]:
    """Find all reports of speech and of attitudes in a text, in the order of their cues."""
    drafts: list[_Draft] = []
    last: _Draft | None = None
    for number, paragraph in enumerate(reading.paragraphs):
        if not paragraph.doc.has_annotation("DEP"):
            continue
        tree = tree_of(paragraph)
        marked = passages(reading.text, tree.starts[0], tree.ends[-1])
        direct: dict[int, _Draft] = {}
        taken = [False] * len(tree)
        for item in quoted(tree, reading.text, marked):
            span = Span(item.passage.start, item.passage.end)
            for i in range(item.tokens[0], item.tokens[1] + 1):
                taken[i] = True
            if item.cue is None:
                if last is not None and number - last.paragraph <= 1:
                    last.content.append(span)
                    last.paragraph = number
            elif item.cue in direct:
                direct[item.cue].content.append(span)
            else:
                last = direct[item.cue] = _Draft(tree, item.cue, [span], "direct", number, source_with(tree, item, taken))
        for i, word in enumerate(tree.words):
            if i in direct:
                drafts.append(direct[i])
                continue
            if taken[i]:
                continue
            if word == "according":
                found = according(tree, i)
                if found and found[1]:
                    drafts.append(_Draft(tree, i, [tree.span(a, b) for a, b in _clipped(found[1], taken)], "according", number, found[0]))
                continue
            cue = verbs().get(word)
            if cue is None or tree.tags[i][0] != "V":
                continue
            content = content_of(tree, i, cue)
            ranges = _clipped(content.ranges, taken) if content else []
            if cue.takes_clause and cue.kind == "report" and (not ranges or (i + 1 < len(tree) and tree.words[i + 1] in ",.")):
                beside = aside(tree, i)
                if beside:
                    ranges = _clipped(beside, taken)
                    if ranges:
                        drafts.append(_Draft(tree, i, [tree.span(a, b) for a, b in ranges], "aside", number))
                        continue
            if ranges:
                drafts.append(_Draft(tree, i, [tree.span(a, b) for a, b in ranges], content.form if content else "", number))
    drafts.sort(key=lambda draft: draft.tree.starts[draft.cue])
    outer = _nesting(drafts)
    return tuple(_finished(draft, nested_in) for draft, nested_in in zip(drafts, outer, strict=True))


def _nesting(drafts: list[_Draft]) -> list[int | None]:
    """Find for each quotation the narrowest other one whose content has its cue."""
    outer: list[int | None] = []
    for number, draft in enumerate(drafts):
        place = draft.tree.starts[draft.cue]
        around = [
            (span.end - span.start, other)
            for other in range(max(0, number - 12), min(len(drafts), number + 12))
            for span in drafts[other].content
            if other != number and span.start <= place < span.end
        ]
        outer.append(min(around)[1] if around else None)
    return outer


def _clipped(ranges: list[Range], taken: list[bool]) -> list[Range]:
    """Leave out of an indirect content the passages that are somebody's direct words."""
    kept: list[Range] = []
    for first, last in ranges:
        start = first
        for i in range(first, last + 2):
            if i > last or taken[i]:
                if i > start:
                    kept.append((start, i - 1))
                start = i + 1
    return kept


def _finished(draft: _Draft, nested_in: int | None) -> Quotation:
    tree, i = draft.tree, draft.cue
    source = draft.source or source_of(tree, i)
    cue = verbs().get(tree.words[i])
    return Quotation(
        source=tuple(tree.span(a, b) for a, b in source.ranges) if source else (),
        head=tree.span(source.head, source.head) if source else None,
        cue=(tree.span(i, i),),
        content=tuple(draft.content),
        act="say",
        mode="direct" if draft.method == "direct" else "indirect",
        polarity="affirmed",
        method=draft.method,
        confidence=0.5,
        kind=cue.kind if cue else "report",
        nested_in=nested_in,
    )


def source_with(tree: Tree, item: Quoted, taken: list[bool]) -> Party | None:
    """Find the source of quoted words; what the parser found within quotation marks is none."""
    assert item.cue is not None
    party = source_of(tree, item.cue)
    if party is not None and not any(taken[i] for a, b in party.ranges for i in range(a, b + 1)):
        return party
    first, last = tree.first[item.cue], tree.last[item.cue]
    if item.place == "before":
        first = max(first, item.tokens[1] + 1)
        last = max(last, item.cue + 1)
    while last > item.cue and any(taken[item.cue : last + 1]):
        last -= 1
    return source_beside(tree, item.cue, first, min(last, len(tree) - 1))
