"""Check the fields that say what an article is and whose."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, get_args
from urllib.parse import urlsplit

from onrecord.articles.decode import CONTROL, CONTROL_CHARACTER
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
LONGEST_IDENTIFIER = 100
"""Of an article; its statements and claims have longer ones, and no file name may pass 255 bytes."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NO_TITLE = Issue(
    "error",
    "missing-field",
    "The article has no title.",
    field="title",
    found="nothing",
    expected="the title in plain text",
    hint="Add a line `title: …` to the front matter.",
)
_BAD_IDENTIFIER = Issue(
    "error",
    "bad-id",
    "An identifier is too long, or has characters that an address cannot have.",
    expected=f"at most {LONGEST_IDENTIFIER} small letters a to z, digits and single hyphens",
    hint="Write it like `ap-2007-01-16`.",
)
_BAD_DATE = Issue(
    "error",
    "bad-date",
    "The date is not written as EDTF.",
    expected="2007-01-16, 2007-01 or 2007; with `~` for about, `XXXX-01-31` where the year is not known",
    hint="Write the date as year-month-day.",
)
_BAD_ADDRESS = Issue(
    "error",
    "bad-url",
    "The address is no web address.",
    expected="http://… or https://…",
    hint="Copy the address from the browser, or delete the line.",
)
_BAD_LANGUAGE = Issue(
    "error",
    "bad-value",
    "The language is not a language code.",
    expected="a code such as en, fr or pt-BR",
    hint="Write `language: en` for English.",
)
_HTML_IN_WORDS = Issue(
    "error",
    "html",
    "There is HTML in a field.",
    expected="plain text",
    hint="Delete the tags, and write the characters themselves instead of codes such as &amp;.",
)
_FORMULA = Issue(
    "error",
    "formula",
    "A field begins like a formula of a spreadsheet.",
    expected="words",
    hint="Write it without the sign at its beginning.",
)
_QUOTES_IN_NAME = Issue(
    "warning",
    "quotes-in-name",
    "A name has quotation marks in it.",
    expected="a name",
    hint="Check that they are part of the name. It is kept as it is.",
)


def check_fields(fields: Mapping[str, str], lines: Mapping[str, int], path: str) -> Iterator[Issue]:
    """Check that there is a title, and each field that has a value; `lines` has the line of every field."""
    if "title" not in fields:
        yield _NO_TITLE.at(path, lines.get("title", 1))
    for name, value in fields.items():
        control = CONTROL.search(value)
        if control:
            yield CONTROL_CHARACTER.at(path, lines[name], name, f"U+{ord(control.group()):04X}")
            continue
        for fault in _faults(name, value):
            yield fault.at(path, lines[name], name, value[:80])
        if name in _WORDED:
            yield from check_words(name, value, path, lines[name])


def _faults(name: str, value: str) -> Iterator[Issue]:
    """Say what is wrong with a value that is no free text."""
    if name in {"id", "supersedes"} and not is_identifier(value):
        yield _BAD_IDENTIFIER
    if name == "date" and edtf_date(value) is None:
        yield _BAD_DATE
    if name in {"url", "archive_url"} and not _is_web_address(value):
        yield _BAD_ADDRESS
    if name == "language" and not _LANGUAGE.fullmatch(value):
        yield _BAD_LANGUAGE
    if name in _CHOICES and value not in _CHOICES[name]:
        message = f"`{name}` has a value that it cannot have."
        hint = f"Choose one of them, or delete the line `{name}`."
        yield Issue("error", "bad-value", message, expected=" or ".join(_CHOICES[name]), hint=hint)


def check_words(name: str, value: str, path: str, line: int | None) -> Iterator[Issue]:
    """Check a field in words: HTML and a leading `=` are errors; what is only odd is kept, with a warning."""
    html = _HTML.search(value)
    if html:
        yield _HTML_IN_WORDS.at(path, line, name, html.group())
    if re.match(r"[=+@]|-\S", value):
        formula = _FORMULA if value.startswith("=") else replace(_FORMULA, level="warning")
        yield formula.at(path, line, name, value[:80])
    if name in _NAMES and re.search('["“”]', value):
        yield _QUOTES_IN_NAME.at(path, line, name, value[:80])


def is_identifier(value: str) -> bool:
    """Tell an identifier that can be part of an address and of the name of a file."""
    return len(value) <= LONGEST_IDENTIFIER and bool(_IDENTIFIER.fullmatch(value))


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"]", value)
