"""Say how far a figure could lie off because the gold has these texts and no others."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from onrecord.evaluate.figures import NO_SCORE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.evaluate.figures import Score

ROUNDS = 1000


def f1_interval(scores: Sequence[Score]) -> tuple[float, float]:
    """Return the bounds within which F1 lies in 95 of 100 drawings of as many texts (bootstrap, fixed seed).

    `scores` has one score for each text.
    """
    if not scores:
        return 0.0, 0.0
    draw = random.Random(0)  # noqa: S311 - the same figure for the same input, nothing secret
    drawn = sorted(sum(draw.choices(scores, k=len(scores)), NO_SCORE).f1 for _ in range(ROUNDS))
    return drawn[ROUNDS * 25 // 1000], drawn[ROUNDS * 975 // 1000 - 1]
