"""Hold what a check found, and say it in words."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model import Issue


@dataclass(frozen=True, slots=True)
class Report:
    """Hold the Issues of a check and the number of rows of each table."""

    issues: tuple[Issue, ...]
    row_counts: Mapping[str, int]

    @property
    def errors(self) -> tuple[Issue, ...]:
        """Return the Issues that stop a build."""
        return tuple(issue for issue in self.issues if issue.level == "error")

    def to_json(self) -> dict[str, object]:
        """Return the report as plain values."""
        return {"issues": [asdict(issue) for issue in self.issues], "rows": dict(self.row_counts)}


def render_issue(issue: Issue) -> str:
    """Say an Issue in one line: where, what, found, expected, what to do.

    >>> from onrecord.model import Issue
    >>> render_issue(Issue("error", "date", "no date", "a.md", 3, "date", "soon", "2007-01", "add it"))
    'error: a.md:3: date: no date. Found: soon. Expected: 2007-01. Do: add it.'
    """
    place = ":".join(filter(None, [issue.path, str(issue.line or "")]))
    parts = [
        ": ".join(filter(None, [issue.level, place, issue.field, issue.message])),
        issue.found and f"Found: {_short(issue.found)}",
        issue.expected and f"Expected: {issue.expected}",
        issue.hint and f"Do: {issue.hint}",
    ]
    return " ".join(part.rstrip(".") + "." for part in parts if part)


def _short(text: str, limit: int = 120) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
