"""Turn the bytes of a file into text, or say why that cannot be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.articles.clean import line_at
from onrecord.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS = 1_000_000
"""The longest text of one article; the longest newspaper features have about a tenth of it."""

MAX_BYTES = 4 * MAX_CHARACTERS

_KNOWN_FORMATS = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "a rich text document",
}
_NOT_TEXT = Issue(
    "error",
    "not-text",
    "The file is no text.",
    expected="text in UTF-8",
    hint="Copy the words of the article into a .txt file, or move this file elsewhere.",
)
_WRONG_ENCODING = Issue(
    "error",
    "encoding",
    "The file is not written in UTF-8.",
    expected="UTF-8",
    hint='Open the file in a text editor and save it again with the encoding "UTF-8".',
)
TOO_LARGE = Issue(
    "error",
    "too-large",
    "The file is too long for one article.",
    expected=f"at most {MAX_CHARACTERS:,} characters",
    hint="Put each article into a file of its own.",
)
_EMPTY_TEXT = Issue(
    "error",
    "empty-text",
    "The file has no text.",
    found="nothing",
    expected="the text of an article",
    hint="Paste the article into the file, or delete the file.",
)
CONTROL_CHARACTER = Issue(
    "error",
    "control-character",
    "The text has a character that cannot be seen or printed.",
    expected="letters, digits, punctuation, blanks",
    hint="Delete the character.",
)
_INVISIBLE = Issue(
    "warning",
    "invisible-character",
    "The text has characters that cannot be seen, and is not read as what it looks like.",
    expected="letters",
    hint="Delete the character wherever it stands; most editors can replace it with nothing.",
)
_BROKEN_CHARACTERS = Issue(
    "warning",
    "broken-characters",
    "The text seems to have lost characters when it was copied.",
    expected="the letter or mark that the article has there",
    hint="Copy the article again, or correct the characters by hand.",
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
# Breaks and joiners within words, and the overrides that have words shown backwards.
_UNSEEN = re.compile("(?<=[A-Za-z])[\u00ad\u200b-\u200d\u2060\ufeff]+(?=[A-Za-z])|[\u202d\u202e]+")
_READ_AS_LATIN1 = re.compile("â€[™œ\x9dž˜“”¦]|Ã[\xa0-\xbf]|Â[\xa0£«»]")


def decode(data: bytes, path: str) -> str | Issue:
    """Decode a file as UTF-8, with or without a byte order mark, or return the error that stops it."""
    known = next((name for magic, name in _KNOWN_FORMATS.items() if data.startswith(magic)), None)
    if known:
        return _NOT_TEXT.at(path, found=known)
    if _looks_like_utf16(data):
        return _WRONG_ENCODING.at(path, 1, found="UTF-16")
    if b"\x00" in data:
        return _NOT_TEXT.at(path, found=f"a zero byte at position {data.index(0)}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        position = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        line = data.count(b"\n", 0, position) + 1
        return _WRONG_ENCODING.at(path, line, found=_describe_byte(data, position))


def check_text(text: str, path: str, first_line: int = 1) -> Iterator[Issue]:
    """Find what is wrong with the characters of a text whose first line is line `first_line` of its file."""
    if not text:
        yield _EMPTY_TEXT.at(path, first_line)
        return
    if len(text) > MAX_CHARACTERS:
        yield TOO_LARGE.at(path, found=f"{len(text):,} characters")
        return
    control = CONTROL.search(text)
    invisible = _UNSEEN.search(text)
    broken = _READ_AS_LATIN1.search(text) or re.search("\ufffd", text)
    if control:
        line = line_at(text, control.start()) + first_line - 1
        yield CONTROL_CHARACTER.at(path, line, found=f"U+{ord(control.group()):04X}")
    if invisible:
        line = line_at(text, invisible.start()) + first_line - 1
        times = len(_UNSEEN.findall(text))
        yield _INVISIBLE.at(path, line, found=f"U+{ord(invisible.group()[0]):04X}, {times} in all")
    if broken:
        line = line_at(text, broken.start()) + first_line - 1
        yield _BROKEN_CHARACTERS.at(path, line, found=broken.group())


def _looks_like_utf16(data: bytes) -> bool:
    """Tell UTF-16, which begins with a mark of its own or has a zero in every other byte."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    head = data[:200]
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    return len(head) >= 4 and zeros > 0.8 * len(head) / 2


def _describe_byte(data: bytes, position: int) -> str:
    """Name the byte that is no UTF-8, and the word it would be part of in the Western European encoding."""
    around = data[max(0, position - 40) : position + 40].decode("cp1252", "replace")
    before = data[max(0, position - 40) : position].decode("cp1252", "replace")
    word = re.split(r"\s", before)[-1] + re.split(r"\s", around[len(before) :])[0]
    return (
        f'byte 0x{data[position]:02x} at position {position}; as Windows-1252 (Latin-1) the word is "{word}"'
    )
