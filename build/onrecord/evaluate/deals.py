"""Score the deals read in texts against the gold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.evaluate.figures import Score

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class DealScores:
    """Hold the figures for deals: one score for each property of a deal, sorted by its name."""

    properties: tuple[tuple[str, Score], ...]

    @property
    def total(self) -> Score:
        """Return the score over all properties."""
        return sum((score for _, score in self.properties), Score())

    @property
    def wrong(self) -> float:
        """Return the share of the values read that are wrong."""
        total = self.total
        return 1 - total.precision if total.predicted else 0.0

    def figures(self) -> Mapping[str, float]:
        """Return every figure by its name."""
        named = {"deals.wrong": self.wrong}
        for name, score in (("all", self.total), *self.properties):
            named |= {f"deals.{name}.{part}": getattr(score, part) for part in ("precision", "recall", "f1")}
        return named

    def render(self, table: Callable[[Sequence[str], Sequence[Sequence[str]]], str]) -> list[str]:
        """Write the figures as a table, with `table` to draw it."""
        return [table(("",), [(name,) for name, _ in self.properties])]
