"""Make the entries of a gold file into statements with offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from onrecord.evaluate.locate import MisfitError, listed, locate, mode_of
from onrecord.model import Act, Mode, Polarity, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEYS = {"source", "cue", "content", "speaker", "act", "mode", "polarity", "chain", "nth", "optional"}


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """Hold one reported statement as a careful reader marks it.

    `speakers` holds the accepted names (none: nobody can tell), `acts`, `modes` and `polarities` what is
    accepted, the best first; `chain` the accepted names of each relay, outermost first. An `optional`
    statement is one on which careful readers differ: finding it and leaving it out are both right.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[str, ...]
    acts: tuple[Act, ...]
    modes: tuple[Mode, ...]
    polarities: tuple[Polarity, ...]
    chain: tuple[tuple[str, ...], ...] = ()
    optional: bool = False

    @property
    def declines(self) -> bool:
        """Tell whether the speaker may be read as declining to comment."""
        return "decline_comment" in self.acts

    def as_attribution(self) -> Mapping[str, object]:
        """Return source, cue and content as pairs of offsets, as files of attributions have them."""
        parts = {"source": self.source, "cue": self.cue, "content": self.content}
        offsets = {name: [[span.start, span.end] for span in spans] for name, spans in parts.items()}
        return {**offsets, "optional": self.optional, "whole": self.declines}


def mark_statement(text: str, item: Mapping[str, Any]) -> GoldStatement:
    """Find the words of one entry in `text`; raises MisfitError."""
    if unknown := set(item) - KEYS:
        raise MisfitError(f"unknown key {', '.join(sorted(unknown))}")
    source, cue, content = locate(text, item)
    return GoldStatement(
        source=source,
        cue=cue,
        content=content,
        speakers=tuple(listed(item.get("speaker"))),
        acts=_each_of(get_args(Act), item.get("act", "say")),
        modes=_each_of(get_args(Mode), item.get("mode") or mode_of(text, content)),
        polarities=_each_of(get_args(Polarity), item.get("polarity", "affirmed")),
        chain=tuple(tuple(listed(step)) for step in item.get("chain", ())),
        optional=bool(item.get("optional", False)),
    )


def _each_of(allowed: Sequence[str], values: object) -> tuple[Any, ...]:
    if wrong := [value for value in listed(values) if value not in allowed]:
        raise MisfitError(f"{wrong[0]} is none of {', '.join(allowed)}")
    return tuple(listed(values))
