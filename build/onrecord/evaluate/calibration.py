"""Ask whether confidence means something: of the records given 0.8, eight in ten should be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Hold the records with a confidence of at least `low` and below `high` (the last: 1 and below)."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Hold the reliability table with its two summaries.

    `brier` is the mean squared distance of confidence and outcome, `error` the expected calibration
    error: the distance of confidence and share right in each bin, weighted by its count. 0 is best.
    """

    bins: tuple[Bin, ...]
    brier: float
    error: float


def calibrate(outcomes: Iterable[tuple[float, bool]]) -> Calibration:
    """Make the reliability table of (confidence, right) pairs; bins without records are left out."""
    pairs = sorted(outcomes)
    if not pairs:
        return Calibration((), 0.0, 0.0)
    bins = tuple(filled for number in range(BINS) if (filled := _bin(number, pairs)))
    brier = sum((confidence - right) ** 2 for confidence, right in pairs) / len(pairs)
    error = sum(one.count * abs(one.confidence - one.right) for one in bins) / len(pairs)
    return Calibration(bins, brier, error)


def _bin(number: int, pairs: list[tuple[float, bool]]) -> Bin | None:
    inside = [pair for pair in pairs if min(int(pair[0] * BINS), BINS - 1) == number]
    if not inside:
        return None
    confidence = sum(confidence for confidence, _ in inside) / len(inside)
    right = sum(right for _, right in inside) / len(inside)
    return Bin(number / BINS, (number + 1) / BINS, len(inside), confidence, right)
