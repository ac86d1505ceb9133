"""What the words of a date are read against: when the text was published, the tense, the date before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.values import periods

if TYPE_CHECKING:
    from onrecord.model import Basis, DateValue
    from onrecord.values.periods import Period

Tense = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Context:
    """Hold what the words of a date are read against: the anchor, the tense, the date named before."""

    anchor: DateValue | None = None
    tense: Tense | None = None
    last: DateValue | None = None

    @property
    def now(self) -> Period | None:
        """Return the period in which the text was published, where both its ends are known."""
        return _closed(self.anchor)

    @property
    def then(self) -> Period | None:
        """Return the date named before, else the anchor: what "two days earlier" counts from."""
        return _closed(self.last) or self.now

    def written(self, period: Period | None, basis: Basis = "relative") -> DateValue | None:
        """Write a period with the anchor's own evidence."""
        evidence = self.anchor.evidence if self.anchor and basis != "stated" else None
        return periods.written(period, basis, evidence) if period else None


def _closed(value: DateValue | None) -> Period | None:
    """Return the bounds of a date that has both, within the years that a calendar can count from."""
    if value is None or value.earliest is None or value.latest is None:
        return None
    return periods.period_of(value) if value.earliest > "1000" and value.latest < "9000" else None
