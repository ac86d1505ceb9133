"""Say in words how often the reading is wrong, from the figures that `onrecord evaluate` has written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_QUESTIONS = {
    "attribution": "Did somebody say this, in these words?",
    "with_source": "… and do the words before or after it name who said it?",
    "with_speaker": "… and is the speaker the right person?",
    "complete": "… and are the act, quotation marks, denial and chain right too?",
    "relays": "Did somebody pass it on, whose own statement this is?",
    "deals": "Is there such a deal?",
    "values": "All values together",
}
_HIGHLIGHTS = (
    ("statements", "with_speaker", "right", "statements given have the right words and the right speaker"),
    ("statements", "with_speaker", "missed", "statements in a text are missed or given to somebody else"),
    ("unseen", "values", "right", "values given for a deal are right, in reports new to the program"),
    ("unseen", "values", "missed", "values that such a report tells of a deal are missed or misread"),
)
_FEW = 20
"""So few cases give no share."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """Hold a measurement as a count in a hundred and what is counted."""

    count: int
    words: str


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
    """Hold what was measured; `reliability` sets the confidence of records beside how many were right.

    `unseen` is of reports that no rule was made on.
    """

    highlights: tuple[Highlight, ...]
    statements: tuple[Figure, ...]
    deals: tuple[Figure, ...]
    unseen: tuple[Figure, ...]
    reliability: tuple[Mapping[str, Any], ...]


def read(evaluation: Mapping[str, Any] | None) -> Accuracy | None:
    """Read the figures; None where nothing was measured."""
    if not evaluation:
        return None
    counts = evaluation.get("counts", {})
    return Accuracy(
        tuple(_highlights(counts)),
        tuple(_figures(counts.get("statements", {}), {"content"})),
        tuple(_figures(counts.get("deals", {}), set())),
        tuple(_figures(counts.get("unseen", {}), set())),
        tuple(bin_ for bin_ in evaluation.get("reliability", ()) if bin_.get("count")),
    )


def _highlights(counts: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Iterator[Highlight]:
    for group, name, what, told in _HIGHLIGHTS:
        count = counts.get(group, {}).get(name, {})
        whole = count.get("predicted" if what == "right" else "gold", 0)
        if whole >= _FEW:
            part = count["right"] if what == "right" else whole - count["found"]
            yield Highlight(round(100 * part / whole), told)


def _figures(counts: Mapping[str, Mapping[str, int]], left_out: set[str]) -> Iterator[Figure]:
    for name, count in counts.items():
        if name not in left_out and count.get("gold"):
            question = _QUESTIONS.get(name, name.replace("_", " ").capitalize())
            yield Figure(question, count["right"], count["predicted"], count["found"], count["gold"])
