"""Have a site generator draw the hand-written pages and a stub for each overview.

This is the one door to the generator: it turns a folder with `mkdocs.yml` and `docs/` into a folder of HTML.
"""

from __future__ import annotations

import functools
import logging
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml

from onrecord.errors import ToolError
from onrecord.stamp import stub

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.model import Page

Generator = Literal["mkdocs", "zensical"]
_WRITTEN = {"public", "generated"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold what the site project does not decide; an empty `url` is none.

    `config` is the name of the site project's file of settings.
    """

    name: str
    url: str
    generator: Generator
    config: str = "mkdocs.yml"


def draw(overviews: Iterable[Page], project: Path, settings: Settings) -> Mapping[str, bytes]:
    """Draw the site of `project` and a stub for each overview; return its files by their paths.

    The last drawing is kept: as long as nothing that it is made of changes, it is returned again.
    Raises ToolError where the generator fails or complains.
    """
    stubs = {f"docs/{Path(page.path).with_suffix('.md').as_posix()}": stub(page) for page in overviews}
    made = _read(project) | {path: text.encode() for path, text in stubs.items()}
    return _draw(tuple(sorted(made.items())), settings)


@functools.lru_cache(maxsize=1)
def _draw(made: tuple[tuple[str, bytes], ...], settings: Settings) -> Mapping[str, bytes]:
    own = {"INHERIT": settings.config, "site_name": settings.name, "docs_dir": "docs", "site_dir": "public"}
    address = {"site_url": settings.url} if settings.url else {}
    config = yaml.safe_dump(own | address, allow_unicode=True).encode()
    with tempfile.TemporaryDirectory(prefix="onrecord-") as work:
        for path, content in (*made, ("onrecord.yml", config)):
            place = Path(work, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        (_mkdocs if settings.generator == "mkdocs" else _zensical)(Path(work, "onrecord.yml"))
        return _read(Path(work, "public"))


def _read(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their paths, without those that a build has written into it."""
    found: dict[str, bytes] = {}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - _WRITTEN)
        for path in (Path(place, name) for name in sorted(names)):
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def _mkdocs(config: Path) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    from mkdocs.commands.build import build  # noqa: PLC0415 (loading it takes longer than most commands)
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    logger, complaints = logging.getLogger("mkdocs"), _Complaints(logging.WARNING)
    logger.setLevel(logging.WARNING)
    logger.addHandler(complaints)
    try:
        build(load_config(str(config), strict=True))
    except (MkDocsException, SystemExit) as error:
        raise ToolError(
            "MkDocs cannot build the site:\n" + "\n".join([*complaints.said, str(error)])
        ) from error
    finally:
        logger.removeHandler(complaints)


class _Complaints(logging.Handler):
    """Keep what is logged."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.said.append(record.getMessage())


def _zensical(config: Path) -> None:
    command = [sys.executable, "-m", "zensical", "build", "-f", str(config)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603 (our own words)
    if done.returncode:
        raise ToolError(f"Zensical cannot build the site: {done.stdout}{done.stderr}")
