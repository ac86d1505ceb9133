"""Tell English from other languages."""

from __future__ import annotations

import re

UNKNOWN = "und"
"""The code of BCP 47 for a language that is not known."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH = frozenset(
    {"the", "and", "that", "with", "from", "said", "his", "their"}
)  # rare in other languages
_FEWEST_WORDS = 25
_LEAST_SHARE = 0.02  # English news has 0.04 and more, other languages in Latin letters hardly any.
_LAST_LATIN = "\u024f"


def language_of(text: str) -> str:
    """Return `en`, or `und` for a text that is not English; a few words in Latin letters pass for English.

    >>> language_of("Le ministre a dit que les missiles seraient livrés. " * 9), language_of("俄罗斯交付导弹")
    ('und', 'und')
    """
    words = [word.lower() for word in _WORD.findall(text)]
    latin = sum(word <= _LAST_LATIN for word in words)
    english = sum(word in _ENGLISH for word in words)
    is_foreign = len(words) >= _FEWEST_WORDS and english < _LEAST_SHARE * len(words)
    return UNKNOWN if is_foreign or latin < len(words) / 2 else "en"
