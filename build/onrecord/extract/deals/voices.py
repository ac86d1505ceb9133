"""Find whose words tell a value: the statements of an article by the places that they hold."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Span, StatementMention


class Voices:
    """Hold the statements of an article; `all` has them in order. What is looked up is kept."""

    def __init__(self, statements: Iterable[StatementMention]) -> None:
        self.all = tuple(statements)
        reports = [statement for statement in self.all if statement.kind == "report"]
        self._contents = sorted(((c, s) for s in reports for c in s.content), key=lambda held: held[0])
        alike: dict[tuple[Span, ...], list[StatementMention]] = {}
        for statement in reports:
            alike.setdefault(statement.content, []).append(statement)
        self._shared = {s.key: every for every in alike.values() for s in every if len(every) > 1}
        self._starts = [content.start for content, _ in self._contents]
        self._longest = max((c.end - c.start for c, _ in self._contents), default=0)
        self._known: dict[Span, StatementMention | None] = {}

    def at(self, span: Span) -> StatementMention | None:
        """Return the innermost statement whose content holds a span; of several, one that affirms it."""
        if span not in self._known:
            self._known[span] = self._innermost(span)
        return self._known[span]

    def _innermost(self, span: Span) -> StatementMention | None:
        first = bisect_left(self._starts, span.end - self._longest)
        last = bisect_right(self._starts, span.start)
        near = self._contents[first:last]
        holding = [(c.end - c.start, s.polarity == "denied", s.key, s) for c, s in near if span.end <= c.end]
        return min(holding, key=lambda held: held[:3])[3] if holding else None

    def sharing(self, key: str | None) -> Iterator[StatementMention]:
        """Return the other statements in the same words: "talks were reported by X and |denied| by Y"."""
        return (other for other in self._shared.get(key or "", ()) if other.key != key)
