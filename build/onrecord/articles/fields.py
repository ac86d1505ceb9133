"""Check the fields that say what an article is and whose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args
from urllib.parse import urlsplit

from onrecord.model import Issue, Rights, TextKind
from onrecord.values.edtf_dates import edtf_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FIELDS = (
    "id",
    "title",
    "publisher",
    "agency",
    "byline",
    "dateline",
    "date",
    "url",
    "archive_url",
    "language",
    "rights",
    "text_kind",
    "supersedes",
)
_WORDED = frozenset({"title", "publisher", "agency", "byline", "dateline"})
_NAMES = frozenset({"publisher", "agency", "byline"})
_CHOICES = {"rights": get_args(Rights), "text_kind": get_args(TextKind)}
_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|&(?:[a-zA-Z]{2,8}|#\d{2,5});")
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def check_fields(fields: Mapping[str, str], lines: Mapping[str, int], path: str) -> Iterator[Issue]:
    """Check that there is a title, and each field that has a value; `lines` has the line of every field."""
    if "title" not in fields:
        yield Issue(
            "error",
            "missing-field",
            "The article has no title.",
            path,
            lines.get("title", 1),
            "title",
            "nothing",
            "the title in plain text",
            "Add a line `title: …` to the front matter.",
        )
    for name, value in fields.items():
        for code, message, expected, hint in _faults(name, value):
            yield Issue("error", code, message, path, lines[name], name, value[:80], expected, hint)
        if name in _WORDED:
            yield from check_words(name, value, path, lines[name])


def _faults(name: str, value: str) -> Iterator[tuple[str, str, str, str]]:
    """Say what is wrong with a value that is no free text: code, message, what is expected, what to do."""
    if name in {"id", "supersedes"} and not _IDENTIFIER.fullmatch(value):
        yield (
            "bad-id",
            "An identifier has characters that an address cannot have.",
            "small letters a to z, digits and single hyphens",
            "Write it like `ap-2007-01-16`.",
        )
    if name == "date" and edtf_date(value) is None:
        yield (
            "bad-date",
            "The date is not written as EDTF.",
            "2007-01-16, 2007-01 or 2007; with `~` for about, `XXXX-01-31` where the year is not known",
            "Write the date as year-month-day.",
        )
    if name in {"url", "archive_url"} and not _is_web_address(value):
        yield (
            "bad-url",
            "The address is no web address.",
            "http://… or https://…",
            "Copy the address from the browser, or delete the line.",
        )
    if name in _CHOICES and value not in _CHOICES[name]:
        yield (
            "bad-value",
            f"`{name}` has a value that it cannot have.",
            " or ".join(_CHOICES[name]),
            f"Choose one of them, or delete the line `{name}`.",
        )
    if name == "language" and not _LANGUAGE.fullmatch(value):
        yield (
            "bad-value",
            "The language is not a language code.",
            "a code such as en, fr or pt-BR",
            "Write `language: en` for English.",
        )


def check_words(name: str, value: str, path: str, line: int | None) -> Iterator[Issue]:
    """Check a field in words: HTML and a leading `=` are errors; what is only odd is kept, with a warning."""
    html = _HTML.search(value)
    if html:
        yield Issue(
            "error",
            "html",
            f"The {name} has HTML in it.",
            path,
            line,
            name,
            html.group(),
            "plain text",
            "Delete the tags, and write the characters themselves instead of codes such as &amp;.",
        )
    if re.match(r"[=+@]|-\S", value):
        yield Issue(
            "error" if value.startswith("=") else "warning",
            "formula",
            f"The {name} begins like a formula of a spreadsheet.",
            path,
            line,
            name,
            value[:80],
            "words",
            "Write it without the sign at its beginning.",
        )
    if name in _NAMES and re.search('["“”]', value):
        yield Issue(
            "warning",
            "quotes-in-name",
            f"The {name} has quotation marks in it.",
            path,
            line,
            name,
            value[:80],
            "a name",
            "Check that they are part of the name. It is kept as it is.",
        )


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"]", value)
