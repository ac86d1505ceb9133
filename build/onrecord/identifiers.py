"""Make identifiers: readable, made from content, and never shared by two things.

They use lower-case ASCII letters, digits and hyphens, and are the same on every machine.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Article, ClaimMention, Mentions, Span, StatementMention

_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ı": "i"})
_LONGEST = 60


@functools.lru_cache(50_000)
def plain_letters(words: str) -> str:
    """Return words in lower case, their letters without accents.

    >>> plain_letters("Łódź, Straße")
    'lodz, strasse'
    """
    parts = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()


def slug(words: str) -> str:
    """Turn words into a readable identifier of at most 60 characters.

    >>> slug("Süddeutsche Zeitung's “Tor-M1”")
    'suddeutsche-zeitungs-tor-m1'
    """
    plain = "".join(c for c in plain_letters(words) if c.isascii()).replace("'", "")
    found = "-".join(re.findall(r"[a-z0-9]+", plain.replace("u.s.", "us").replace("u.n.", "un")))
    if len(found) > _LONGEST:
        found = found[:_LONGEST].rsplit("-", 1)[0]
    return found or f"x-{digest(words)}"


def digest(*parts: object) -> str:
    """Return six hexadecimal digits that stand for the parts.

    >>> digest("said", 1) == digest("said", 1) != digest("said", 2)
    True
    """
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:6]


def distinct(wanted: Iterable[str]) -> list[str]:
    """Return the identifiers in their order, later ones that are taken numbered from 2.

    >>> distinct(["ivanov", "ivanov", "lavrov"])
    ['ivanov', 'ivanov-2', 'lavrov']
    """
    names = list(wanted)
    taken: set[str] = set(names)
    seen: Counter[str] = Counter()
    made = []
    for name in names:
        seen[name] += 1
        while seen[name] > 1 and f"{name}-{seen[name]}" in taken:
            seen[name] += 1
        made.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
        taken.add(made[-1])
    return made


def occurrence(text: str, span: Span) -> int:
    """Count which occurrence of its words in the text a span is, from 1."""
    return text.count(span.of(text), 0, span.start) + 1


def statement_id(article: Article, statement: StatementMention) -> str:
    """Return the identifier of a statement: its source and its key, which is made of its words."""
    return f"{article.source_id}-{statement.key}"


def claim_ids(found: Mentions) -> tuple[tuple[str, ...], ...]:
    """Return the identifiers of an article's claims, deal by deal: from property, words and occurrence.

    A claim that has been given its identifier keeps it.
    """
    claims = [claim for deal in found.deals for claim in deal.claims]
    given = [claim.claim_id for claim in claims if claim.claim_id]
    wanted = [_claim_id(found.article, claim) for claim in claims if not claim.claim_id]
    made = iter(distinct([*given, *wanted])[len(given) :])
    return tuple(tuple(claim.claim_id or next(made) for claim in deal.claims) for deal in found.deals)


def _claim_id(article: Article, claim: ClaimMention) -> str:
    content = claim.property, claim.span.of(article.text), occurrence(article.text, claim.span)
    return f"{article.source_id}-c-{digest(*content)}"
