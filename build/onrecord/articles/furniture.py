"""Find site furniture: what a web page adds to the words of a report.

The expressions and words are in furniture.yaml. Nothing is cut: the spans are marked, so that
offsets and hash of the text stay true.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.articles.clean import Line

_LONGEST = 300  # No line of furniture is longer; longer lines are not tried, which keeps matching quick.
_LONGEST_BOX = 8
_ORNAMENTS = " .:*•»>-–—"
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]*$")


def find_furniture(lines: Sequence[Line], text: str) -> list[Span]:
    """Find the spans of site furniture in `text`, whose lines these are."""
    spans = [line.span for line in lines if is_furniture(line.text)]
    spans += _lists_of_stories(lines)
    spans += [Span(*match.span(1)) for match in _glued().finditer(text)]
    return spans


def is_furniture(words: str) -> bool:
    """Tell a line that belongs to the page rather than to the report."""
    if len(words) > _LONGEST:
        return False
    bare = words.strip(_ORNAMENTS) or words
    return _is_button_bar(bare) or any(
        _expression(section).fullmatch(bare) for section in ("lines", "closing", "comments", "boxes", "tags")
    )


def is_prose(words: str) -> bool:
    """Tell a line of running text from a heading, a label or a caption."""
    enough = len(words) >= 70 or len(words.split()) >= 8
    return enough and (bool(_SENTENCE_END.search(words)) or len(words) >= 200)


def _lists_of_stories(lines: Sequence[Line]) -> Iterable[Span]:
    """Find the stories that stand under a heading for other stories, and readers' comments."""
    prose_before = 0
    for index, line in enumerate(lines):
        prose_before += is_prose(line.text)
        if len(line.text) > _LONGEST:
            continue
        if prose_before >= 2 and _ends_article(line.text, lines, index):
            return [*_boxes(lines[:index]), *(other.span for other in lines[index + 1 :])]
    return _boxes(lines)


def _ends_article(heading: str, lines: Sequence[Line], index: int) -> bool:
    """Tell a heading after which no line is the article's: readers' comments, or stories in its last part.

    Sites put the same list into the middle of an article, so prose that goes on for longer is kept.
    """
    if _expression("comments").fullmatch(heading.strip(_ORNAMENTS)):
        return True
    if not _expression("closing").fullmatch(heading.strip(_ORNAMENTS)):
        return False
    before, after = (
        sum(len(line.text) for line in part if is_prose(line.text)) for part in (lines[:index], lines[index:])
    )
    return after < before / 2


def _boxes(lines: Sequence[Line]) -> list[Span]:
    """Find the headlines of other stories under the heading of a box, and catchwords under theirs.

    Below headlines a short line may be a crosshead of the article itself, and is kept; above the running
    text such a heading names a section.
    """
    spans = []
    left, shortest = 0, 0
    body = next((line.number for line in lines if is_prose(line.text)), 0)
    for line in lines:
        if is_furniture(line.text):
            opened = _shortest_in_box(line.text) if line.number > body else 0
            left, shortest = (_LONGEST_BOX, opened) if opened else (left, shortest)
        elif left and not is_prose(line.text) and len(line.text.split()) >= shortest:
            spans.append(line.span)
            left -= 1
        else:
            left = 0
    return spans


def _shortest_in_box(words: str) -> int:
    """Return how many words a line below this heading has at least, 0 where it heads no box."""
    heading = words.strip(_ORNAMENTS)
    if _expression("tags").fullmatch(heading):
        return 1
    return 5 if any(_expression(section).fullmatch(heading) for section in ("boxes", "closing")) else 0


def _is_button_bar(words: str) -> bool:
    """Tell a line of nothing but the names of buttons, with counts beside them or without."""
    tokens = [token.strip(",:") for token in words.lower().split()]
    return any(token in _buttons() for token in tokens) and all(
        token in _buttons() or token.isdigit() for token in tokens
    )


@cache
def _knowledge() -> dict[str, Any]:
    source = files("onrecord.articles").joinpath("furniture.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(source)
    return loaded


@cache
def _buttons() -> frozenset[str]:
    return frozenset(_knowledge()["buttons"])


@cache
def _expression(section: str) -> re.Pattern[str]:
    """Join the expressions of one section of furniture.yaml."""
    found = _knowledge()[section]
    expressions = [one for group in found.values() for one in group] if isinstance(found, dict) else found
    return re.compile("|".join(f"(?:{one})" for one in expressions), re.IGNORECASE)


@cache
def _glued() -> re.Pattern[str]:
    """Match furniture that is stuck to the end of a sentence, or to the first word of one."""
    phrases = "|".join(re.escape(one) for one in sorted(_knowledge()["glued"], key=len, reverse=True))
    return re.compile(
        rf"""(?:(?<=[.!?…"”’)])[ \t]*|^[ \t]*)({phrases})(?=[ \t]*$|[A-Z"“][\w"“’ ])""", re.MULTILINE
    )
