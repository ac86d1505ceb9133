"""Have a site generator draw the hand-written pages and a stub for each overview.

This is the one door to the generator: it turns a folder with `mkdocs.yml` and `docs/` into a folder of HTML.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml

from onrecord.errors import ToolError
from onrecord.stamp import stub

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Page

Generator = Literal["mkdocs", "zensical"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold what the site's own `mkdocs.yml` does not decide; an empty `url` is none."""

    name: str
    url: str
    generator: Generator


def draw(overviews: Iterable[Page], project: Path, work: Path, settings: Settings) -> Path:
    """Draw the site of `project` and a stub for each overview in the empty folder `work`.

    Returns the folder of the HTML. Raises ToolError where the generator fails or complains.
    """
    shutil.copytree(project, work, dirs_exist_ok=True, ignore=shutil.ignore_patterns("public", "generated"))
    for page in overviews:
        path = work / "docs" / Path(page.path).with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(stub(page), encoding="utf-8", newline="\n")
    config = work / "onrecord.yml"
    own = {"INHERIT": "mkdocs.yml", "site_name": settings.name, "docs_dir": "docs", "site_dir": "public"}
    address = {"site_url": settings.url} if settings.url else {}
    config.write_text(yaml.safe_dump(own | address, allow_unicode=True), encoding="utf-8", newline="\n")
    (_mkdocs if settings.generator == "mkdocs" else _zensical)(config)
    return work / "public"


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
