"""Words that turn a number into a bound or a rough figure, and the bounds of "A to B"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

LOWER = (
    r"(?:well\s+)?(?:more|greater|higher)\s+than|(?:well\s+|just\s+)?over|at\s+least|(?:no|not)\s+(?:fewer|less)\s+than"
    r"|upwards?\s+of|exceed(?:ing|s|ed)?|surpass(?:ing|es|ed)|topp(?:ing|ed)|in\s+excess\s+of|a\s+minimum\s+(?:of\s+)?|north\s+of|above"
)
UPPER = (
    r"up\s+to|at\s+(?:the\s+)?most|as\s+(?:many|much|high)\s+as|(?:no|not)\s+more\s+than|(?:fewer|less|lower)\s+than"
    r"|a\s+maximum\s+(?:of\s+)?|a\s+ceiling\s+of|(?:just\s+|slightly\s+)?under|below|capped\s+at|not\s+to\s+exceed"
    r"|nearly|almost|close\s+to|just\s+short\s+of"
)
ABOUT = (
    r"(?:an?\s+)?(?:estimated|reported|approximate)|about|around|roughly|approximately|some|circa|ca\.|c\.|~"
    r"|in\s+the\s+region\s+of|on\s+the\s+order\s+of|an\s+initial"
)
HEDGE = rf"(?:{LOWER}|{UPPER}|{ABOUT}|between|from)"
AFTER = r"(?:\s+or\s+(?:more|so|less|fewer)|-?\s?plus\b|\s+at\s+(?:least|most))"
TO = r"(?:\s*(?:-|–|—)\s*(?:to\s*-\s*)?|\s+(?:to|or|and)\s+)"
"""What stands between the two numbers of a range; "and" counts only after "between"."""


class Bounds(NamedTuple):
    """Hold what a hedged number leaves open; `approximate` where words soften it."""

    minimum: Decimal | None
    maximum: Decimal | None
    approximate: bool = False


def hedged(number: Decimal, before: str, after: str = "") -> Bounds:
    """Bound a number by the hedges before and after it.

    >>> from decimal import Decimal
    >>> hedged(Decimal(30), "up to")
    Bounds(minimum=None, maximum=Decimal('30'), approximate=False)
    """
    before, after = " ".join(before.lower().split()), after.lower()
    if re.fullmatch(LOWER, before) or re.search(r"more|plus|least", after):
        return Bounds(number, None)
    if re.search(r"^(?:nearly|almost|close to|just short of)$", before):
        return Bounds(number, number, approximate=True)
    if re.fullmatch(UPPER, before) or re.search(r"less|fewer|most", after):
        return Bounds(None, number)
    soft = bool(re.fullmatch(ABOUT, before)) or "so" in after.split()
    return Bounds(number, number, approximate=soft)


def ranged(low: Decimal, high: Decimal, before: str = "") -> Bounds:
    """Bound a range such as "between 3 and 4"; "up to four or five" has no minimum."""
    soft = bool(re.fullmatch(ABOUT, before.lower().strip()))
    bounds = hedged(high, before)
    if bounds.minimum is None:
        return Bounds(None, high)
    return Bounds(min(low, high), max(low, high), soft)
