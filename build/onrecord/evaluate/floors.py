"""Hold the figures to their floors, so that a change which makes them worse does not pass unseen."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.model import Issue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LOWER_IS_BETTER = ("calibration.", "deals.wrong", "unseen.wrong")


def read_floors(path: Path) -> Mapping[str, float]:
    """Read the floors, by the names of `Evaluation.figures`; raises UsageError for any other file."""
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))["floors"]
        return {str(name): float(floor) for name, floor in floors.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path} is no file of floors: {error}") from error


def check_floors(figures: Mapping[str, float], floors: Mapping[str, float], path: str) -> tuple[Issue, ...]:
    """Return an error for each figure that is worse than its floor, and a warning for each that is missing.

    Of the figures on confidence and of `deals.wrong` less is better: there the floor is a ceiling.
    """
    issues = []
    for name, floor in sorted(floors.items()):
        if name not in figures:
            message = f"{name} has a floor and was not measured"
            issues.append(Issue("warning", "floor_not_measured", message, path=path, field=name))
        elif _worse(name, figures[name], floor):
            message = f"{name} is worse than its floor"
            hint = 'Mend what made it worse; or say why it has to be: --lower-floor "reason".'
            issues.append(
                Issue("error", "below_floor", message, path=path, field=name, found=f"{figures[name]:.4f}",
                      expected=f"{floor:.3f}", hint=hint)
            )  # fmt: skip
    return tuple(issues)


def _worse(name: str, figure: float, floor: float) -> bool:
    return figure > floor if name.startswith(LOWER_IS_BETTER) else figure < floor


def _rounded(name: str, figure: float) -> float:
    """Round towards worse, so that the figure itself passes."""
    scale = 1000.0
    rounding = math.ceil if name.startswith(LOWER_IS_BETTER) else math.floor
    return rounding(figure * scale) / scale


def raise_floors(path: Path, figures: Mapping[str, float]) -> tuple[str, ...]:
    """Move each floor of the file up to its figure where that is better; return the names of those moved."""
    floors = dict(read_floors(path))
    moved = []
    for name, floor in floors.items():
        if name in figures and _worse(name, floor, new := _rounded(name, figures[name])):
            floors[name] = new
            moved.append(name)
    _write(path, floors)
    return tuple(sorted(moved))


def lower_floors(path: Path, figures: Mapping[str, float], reason: str, changelog: Path) -> tuple[str, ...]:
    """Move each floor that a figure does not reach down to it, and say so in the changelog.

    Adds one line for each under the changelog's first heading of second level (`## ...`). Raises UsageError
    where `reason` says nothing or the changelog has no such heading.
    """
    if not reason.strip():
        raise UsageError("lowering a floor takes a reason")
    floors = dict(read_floors(path))
    lines = []
    for name, floor in sorted(floors.items()):
        if name in figures and _worse(name, figures[name], floor):
            floors[name] = _rounded(name, figures[name])
            line = f"- **Floor**: `{name}` lowered from {floor:.3f} to {floors[name]:.3f}: "
            lines.append(line + " ".join(reason.split()))
    if lines:
        _insert(changelog, lines)
        _write(path, floors)
    return tuple(lines)


def _insert(changelog: Path, added: list[str]) -> None:
    lines = changelog.read_text(encoding="utf-8").splitlines() if changelog.is_file() else []
    heading = next((number for number, line in enumerate(lines) if line.startswith("## ")), None)
    if heading is None:
        raise UsageError(f"{changelog.name} has no heading (## ...) to put the reason under")
    before, after = lines[: heading + 1], lines[heading + 1 :]
    rest = after[1:] if after[:1] == [""] else after
    gap = [""] if rest[:1] and not rest[0].startswith("-") else []
    text = "\n".join([*before, "", *added, *gap, *rest]) + "\n"
    changelog.write_text(text, encoding="utf-8", newline="\n")


def _write(path: Path, floors: Mapping[str, float]) -> None:
    text = json.dumps({"floors": dict(sorted(floors.items()))}, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
