"""Write a new state beside the published one, and swap the two when all of it is right."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.project import Project


@dataclass(frozen=True, slots=True)
class Staging:
    """Hold the folder of a build that is not published yet, laid out as the project is."""

    folder: Path
    project: Project

    @property
    def data(self) -> Path:
        """Return where the new tables go."""
        return self.folder / "data"

    @property
    def public(self) -> Path:
        """Return where the new site goes."""
        return self.folder / "public"

    def publish(self) -> None:
        """Put the new state in the place of the old one, or on failure leave the old one as it was."""
        _carry_over(self.project.data, self.data)
        done: list[tuple[Path, Path]] = []
        try:
            for new, place in ((self.data, self.project.data), (self.public, self.project.public)):
                if new.exists():
                    done.append((place, _replace(new, place, self.folder / f"old-{place.name}")))
        except OSError:
            for place, old in reversed(done):
                shutil.rmtree(place)
                if old.exists():
                    old.rename(place)
            raise


@contextmanager
def staging(project: Project) -> Iterator[Staging]:
    """Give a fresh folder beside the published state; it is gone afterwards, published or not."""
    parent = project.root / ".staging"
    parent.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="build-", dir=parent))
    try:
        yield Staging(folder, project)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if not any(parent.iterdir()):
            parent.rmdir()


def _carry_over(old: Path, new: Path) -> None:
    """Keep what somebody else put beside the tables."""
    for path in sorted(old.iterdir()) if old.is_dir() else ():
        if not (new / path.name).exists():
            (shutil.copytree if path.is_dir() else shutil.copy2)(path, new / path.name)


def _replace(new: Path, place: Path, old: Path) -> Path:
    """Move `place` to `old` and `new` to `place`; both are on one file system."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        place.rename(old)
    try:
        new.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    return old
