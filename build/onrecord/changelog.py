"""Read what each version changed in the data from a changelog in the form of Keep a Changelog."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.errors import ProjectError

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = re.compile(r"^## \[?(?P<version>[^\]\s]+)\]?(?: - (?P<day>\d{4}-\d\d-\d\d))?", re.MULTILINE)
_DATA = re.compile(r"- \*\*Data\*\*: (?P<sentence>.+?)(?=\n-|\n\n|\n#|\Z)", re.DOTALL)


def read_changes(path: Path) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return (version, day, sentences) of each version with lines that begin with `**Data**:`.

    The order is that of the file, the newest first; without a file there are none. The day is empty for
    what is not released. Raises ProjectError where the file is not UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
    except UnicodeDecodeError as error:
        raise ProjectError(f"{path.name}: is not UTF-8 text; save it again with that encoding") from error
    headings = list(_VERSION.finditer(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)][: len(headings)]
    versions = (
        (heading["version"], heading["day"] or "", _sentences(text[heading.end() : end]))
        for heading, end in zip(headings, ends, strict=True)
    )
    return tuple(version for version in versions if version[2])


def _sentences(part: str) -> tuple[str, ...]:
    return tuple(" ".join(found["sentence"].split()) for found in _DATA.finditer(part))
