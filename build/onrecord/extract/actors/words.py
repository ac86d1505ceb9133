"""Read the words of a paragraph as names are looked for in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.lexicon import fold, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.nlp import Paragraph, Reading

_STOPS = frozenset({".", "!", "?", ":", ";"})
_LONGEST_HEADLINE = 30
_SMALL_IN_CAPITALS = frozenset(
    {"To", "That", "Will", "With", "About", "From", "Over", "After", "As", "Is", "Are", "By", "His"}
)
_DATELINE = re.compile(
    r"[A-Z][\w .,'’/-]{1,60}?"
    r"(?:,?\s*(?:\([^)\n]{2,40}\)|\d{1,2}|[A-Z][a-z]{2,8}\.?\s+\d{1,2})[^\n]{0,40}?)?\s*(?:--|—|–|-)\s"
)


_LEGAL_FORM = re.compile(r"\b(?:Sp\. ?z ?o\. ?o\.|s\.r\.o\.|d\.o\.o\.|a\.s\.|S\.A\. de C\.V\.)")


@dataclass(frozen=True, slots=True)
class Word:
    """Hold one word with its offsets in the text; `first` says that it opens a sentence."""

    text: str
    start: int
    end: int
    tag: str
    first: bool


def words_of(paragraph: Paragraph, line: str) -> list[Word]:
    """Return the words of a paragraph with text `line`; hyphens join words, a dateline is left out."""
    words: list[Word] = []
    dateline = _DATELINE.match(line)
    skip = dateline.end() if dateline and dateline[0][:2].isupper() else 0
    after_stop, glued = True, False
    legal = {at for form in _LEGAL_FORM.finditer(line) for at in range(form.start() + 1, form.end())}
    for token in paragraph.doc:
        text, place = token.text, token.idx
        if place < skip:
            continue
        start = paragraph.start + place
        if place in legal and words:  # with the space before it, where there is one
            last = words[-1]
            end = start + len(text)
            written = line[last.start - paragraph.start : end - paragraph.start]
            words[-1] = Word(written, last.start, end, last.tag, last.first)
            continue
        slash = text == "/" and words and len(words[-1].text) == 1  # A/S
        title = text == "." and words and _is_abbreviation(words[-1].text)
        if glued and words and (title or text == "-" or slash or words[-1].text.endswith(("-", "A/"))):
            last = words[-1]
            words[-1] = Word(last.text + text, last.start, start + len(text), token.tag_, last.first)
        else:
            words.append(Word(text, start, start + len(text), token.tag_, after_stop))
            after_stop = text in _STOPS or (after_stop and not text[0].isalnum())
        glued = not token.whitespace_ and (text[-1].isalnum() or text in "-/")
    return words


def _is_abbreviation(word: str) -> bool:
    return fold(word) in lexicon().short_titles or (word[:1].isupper() and fold(word) in lexicon().honorifics)


def is_headline(words: Sequence[Word], *, opens: bool = False) -> bool:
    """Say whether so many words have a capital that capitals tell nothing; `opens` is for the first line."""
    long = [word for word in words if word.text[0].isalpha() and len(word.text) > 3]
    if len(words) > _LONGEST_HEADLINE or len(long) < 3:
        return len(long) > 2 and all(word.text.isupper() for word in long)
    if sum(word.text[0].isupper() for word in long) <= 0.65 * len(long):
        return False
    sentence = words[-1].text in (".", '"')
    return not sentence or opens or any(word.text in _SMALL_IN_CAPITALS for word in words[1:])


def line_of(reading: Reading, paragraph: Paragraph) -> str:
    """Return the text of a paragraph; asking the document for it would join all its words again."""
    last = paragraph.doc[-1] if len(paragraph.doc) else None
    end = last.idx + len(last.text) if last else 0
    return reading.text[paragraph.start : paragraph.start + end]
