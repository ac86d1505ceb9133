"""Tell quotations and reports from other attributions, by their words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.evaluate.tokens import irregular_forms, word_lists, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Span

_DOUBLE_MARKS = '"“”„«»'
_DOUBLED_MARKS = ("''", "``", "‘‘", "’’")


def is_quoted(text: str, content: Iterable[Span]) -> bool:
    """Tell whether double quotation marks, or doubled single ones, stand in the content or just outside."""
    for span in content:
        if any(mark in _DOUBLE_MARKS for mark in text[max(0, span.start - 1) : span.end + 1]):
            return True
        around = text[max(0, span.start - 2) : span.end + 2]
        if any(mark in around for mark in _DOUBLED_MARKS):
            return True
    return False


def is_reporting(cue: str) -> bool:
    """Tell whether the cue says that somebody says something; a colon, a dash or no cue at all does."""
    words = words_of(cue)
    lists = word_lists()
    spaced = " ".join(cue.lower().split())
    if not words or any(phrase in spaced for phrase in lists["phrases"]):
        return True
    reporting = lists["verbs"] | lists["nouns"]
    return any(form in reporting for word in words for form in _dictionary_forms(word))


def _dictionary_forms(word: str) -> Iterator[str]:
    yield word
    if word in irregular_forms():
        yield irregular_forms()[word]
    for ending, replacements in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("es", ("",)),
        ("s", ("",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending):
            yield from (word.removesuffix(ending) + replacement for replacement in replacements)
