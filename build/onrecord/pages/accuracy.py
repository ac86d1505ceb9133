"""Say in words how often the reading is wrong, from the figures that `onrecord evaluate` has written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_QUESTIONS = {
    "attribution": "Is there a statement at all, with these words",
    "with_source": "… and is the right phrase taken for its speaker",
    "with_speaker": "… and is the speaker the right person",
    "complete": "… and are act, mode, denial and chain right too",
    "relays": "Who relayed it on the way",
    "deals": "Is there a deal",
    "values": "All its values together",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold one measurement: `right` of `predicted` readings, `found` of what was there (`gold`)."""

    question: str
    right: int
    predicted: int
    found: int
    gold: int


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Hold what was measured; `reliability` sets the confidence of records beside how many were right."""

    statements: tuple[Figure, ...]
    deals: tuple[Figure, ...]
    reliability: tuple[Mapping[str, Any], ...]


def read(evaluation: Mapping[str, Any] | None) -> Accuracy | None:
    """Read the figures; None where nothing was measured."""
    if not evaluation:
        return None
    counts = evaluation.get("counts", {})
    return Accuracy(
        tuple(_figures(counts.get("statements", {}), {"content"})),
        tuple(_figures(counts.get("deals", {}), set())),
        tuple(bin_ for bin_ in evaluation.get("reliability", ()) if bin_.get("count")),
    )


def _figures(counts: Mapping[str, Mapping[str, int]], left_out: set[str]) -> Iterator[Figure]:
    for name, count in counts.items():
        if name not in left_out and count.get("gold"):
            question = _QUESTIONS.get(name, name.replace("_", " ").capitalize())
            yield Figure(question, count["right"], count["predicted"], count["found"], count["gold"])
