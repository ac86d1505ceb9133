"""Compare names of speakers as a reader would: by their words, not by their letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.evaluate.tokens import word_lists, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE = 0.5
_POSSESSIVE = re.compile(r"['’]s?$")


def names_agree(name: str, accepted: Sequence[str]) -> bool:
    """Tell whether `name` is one of the accepted names.

    Articles, honorifics, case, order, dots and a possessive 's make no difference. A surname alone is not
    the full name. The wording of somebody unnamed (accepted in lower case) may be longer or
    shorter, or share half its words.

    >>> names_agree("The Ministry of Defence", ["Defence Ministry"])
    True
    >>> names_agree("Ivanov", ["Igor Ivanov"])
    False
    """
    return any(_agree(_words(name), _words(other), named=other[:1].isupper()) for other in accepted)


def _agree(words: frozenset[str], accepted: frozenset[str], *, named: bool) -> bool:
    if words == accepted:
        return True
    if named or not words or not accepted:
        return False
    return accepted <= words or words <= accepted or len(words & accepted) / len(words | accepted) >= ALIKE


def _words(name: str) -> frozenset[str]:
    plain = (_POSSESSIVE.sub("", word).replace(".", "") for word in words_of(name))
    words = frozenset(plain)
    return words - word_lists()["stop_words"] - word_lists()["honorifics"] or words
