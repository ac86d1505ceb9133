"""Know news agencies by the marks that datelines, credits and bylines give them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml


def agency_marked(mark: str) -> str | None:
    """Return the agency that a mark alone stands for; of several ("AP/AFP") the first one known.

    >>> agency_marked("UPI")
    'United Press International'
    """
    marks = _marks()
    parts = [mark.strip(), *(part.strip() for part in re.split(r"[/,;&]|\band\b", mark))]
    return next((marks[part] for part in parts if part in marks), None)


def agency_alone(line: str) -> str | None:
    """Return the first agency of a line that names agencies and nothing else ("AFP, Reuters")."""
    found = [agency_marked(part) for part in re.split(r"[/,;&]|\band\b", line.strip(" /|()—–-"))]
    return found[0] if all(found) else None


def agency_named(words: str) -> str | None:
    """Return the agency whose name stands among other words; short marks such as "AP" do not count here."""
    match = _long_names().search(words)
    return _marks()[match.group()] if match else None


@cache
def _marks() -> dict[str, str]:
    source = files("onrecord.articles").joinpath("agencies.yaml").read_text("utf-8")
    return {mark: agency["name"] for agency in yaml.safe_load(source) for mark in agency["marks"]}


@cache
def _long_names() -> re.Pattern[str]:
    names = sorted((mark for mark in _marks() if len(mark) >= 7), key=lambda mark: (-len(mark), mark))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")
