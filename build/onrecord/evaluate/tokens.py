"""See a text as words, so that quotation marks and full stops at the edge of a span make no difference."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.model import Span

Tokens = frozenset[int]
"""Numbers of the words of one text, counted from 0."""

_WORD = re.compile(r"[^\W_]+(?:['’.\-,&/][^\W_]+)*")


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """Return the word lists of `words.yaml` by their names."""
    return {name: frozenset(words) for name, words in _load().items() if name != "forms"}


@cache
def irregular_forms() -> Mapping[str, str]:
    """Return the forms of verbs that their endings do not explain: form -> verb."""
    return {form: verb for verb, forms in _load()["forms"].items() for form in forms}


@cache
def _load() -> Mapping[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")
    )
    return loaded


def words_of(text: str) -> list[str]:
    """Return the words of `text` in lower case, without punctuation."""
    return [match.group().lower() for match in _WORD.finditer(text)]


class Text:
    """Number the words of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self._at: list[int | None] = [None] * len(text)
        for number, match in enumerate(_WORD.finditer(text)):
            self.words.append(match.group().lower())
            self._at[match.start() : match.end()] = [number] * len(match.group())

    def tokens(self, spans: Iterable[Span]) -> Tokens:
        """Return the words that `spans` touch by at least one character."""
        found = (number for span in spans for number in self._at[max(span.start, 0) : max(span.end, 0)])
        return frozenset(number for number in found if number is not None)


def jaccard(one: Tokens, other: Tokens) -> float:
    """Return the share of the words of either that both have; 0 where neither has any."""
    return len(one & other) / len(one | other) if one or other else 0.0
