"""Read attributions by a colon: transcripts ("IVANOV: ...", "Q: ...") and headlines ("Ivanov: no sale")."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from onrecord.extract.statements.cues import words
from onrecord.extract.statements.findings import Finding
from onrecord.extract.statements.sources import Party
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.extract.statements.findings import Page

_WORD = r"[A-ZÀ-Þ][\w.'’&-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|of|the|de|van|von|al|bin|and|for|in|at)){{0,8}}(?: \([^()\n]{{1,40}}\))?"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+(?:, [A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+)+(?: \([^()\n]{1,40}\))?"
_LABEL = re.compile(rf"[\"“'‘]?(?P<name>{_NAME}|{_CAPITALS}) ?: (?P<words>\S.*)")
_HEADLINE = re.compile(r"(?P<name>[A-ZÀ-Þ][^:\"“”?!]{1,60}): (?P<words>[^\s\"“”].*)")
_LONGEST_HEADLINE = 25
_LEAST_TURNS = 3


class Label(NamedTuple):
    """Hold a speaker's label and what follows it, as offsets in the paragraph."""

    name: tuple[int, int]
    words: tuple[int, int]


def label_of(line: str) -> Label | None:
    """Read the label at the start of a paragraph; None where there is none that can name a speaker."""
    match = _LABEL.match(line)
    if match is None or match["name"].split()[0].lower().strip(".") in words("no_speakers"):
        return None
    if match["words"].startswith(("http", "www")) or len(match["words"].split()) < 2:
        return None
    return Label(match.span("name"), match.span("words"))


def is_transcript(lines: Iterable[str]) -> bool:
    """Tell a text whose paragraphs are turns of speakers: some label comes back, or stands in capitals."""
    names = [line[label.name[0] : label.name[1]] for line in lines if (label := label_of(line))]
    if {"Q", "A"} <= set(names):
        return True
    if len(names) < _LEAST_TURNS:
        return False
    capitals = sum(name.isupper() for name in names)
    return capitals >= _LEAST_TURNS or len(set(names)) < len(names)


def is_all_turns(lines: Sequence[str]) -> bool:
    """Tell a transcript that is nothing else: a paragraph without a label goes on with the turn before it."""
    turns = sum(label_of(line) is not None for line in lines)
    return is_transcript(lines) and 2 * turns >= len(lines)


def headline_label(line: str) -> Label | None:
    """Read the label of a headline: "Navy chief: ..."."""
    match = _HEADLINE.match(line)
    if match is None or len(line.split()) > _LONGEST_HEADLINE:
        return None
    name = match["name"].split()
    if len(name) > 6 or len(match["words"].split()) < 3 or (len(name) == 1 and match["name"].isupper()):
        return None
    if any(word.lower().strip(".'’s") in words("no_speakers") for word in name):
        return None
    return Label(match.span("name"), match.span("words"))


def labelled(page: Page, start: int, label: Label) -> Finding:
    """Make a report of what follows a label; `start` is the offset of the paragraph."""
    tree = page.tree
    first = bisect_left(tree.starts, start + label.name[0])
    colon = bisect_left(tree.starts, start + label.name[1])
    while colon + 1 < len(tree) and tree.words[colon] != ":":
        colon += 1
    page.taken[colon + 1 :] = [True] * (len(tree) - colon - 1)
    content = Span(start + label.words[0], start + label.words[1])
    return Finding(
        page, colon, Party(max(first, colon - 1), ((first, colon - 1),)), [content], "label", page.number
    )


def goes_on(page: Page, last: Finding) -> bool:
    """Add a paragraph of a transcript that has no label to the turn before it; tell whether it was one."""
    if last.method != "label" or last.last_page != page.number - 1:
        return False
    last.content.append(Span(page.tree.starts[0], page.tree.ends[-1]))
    last.last_page = page.number
    return True
