"""Read curation/reviews/: the decisions on the records of one source."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from onrecord.curate import shapes
from onrecord.decisions import Action, Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from onrecord.curate.yaml_files import Entry, Reader

_ACTIONS = get_args(Action)
_SHAPES = {
    "accept": shapes.Shape({"accept": shapes.words}, {"reason": shapes.words}),
    "reject": shapes.Shape({"reject": shapes.words, "reason": shapes.words}),
    "edit": shapes.Shape({"edit": shapes.words, "set": shapes.mapping, "reason": shapes.words}),
    "add": shapes.Shape({"add": shapes.one_of(("statement", "claim"))}, {}, is_open=True),
}


def read_reviews(reader: Reader, paths: Iterable[Path]) -> tuple[tuple[Review, ...], dict[str, str]]:
    """Read the decisions of several files, and the hash of the text that each was made on, by source."""
    reviews: list[Review] = []
    hashes: dict[str, str] = {}
    for path in paths:
        content = reader.mapping(path, shapes.REVIEWS)
        source = content.get("source") or path.stem
        if content.get("text_sha256"):
            hashes[source] = content["text_sha256"]
        reviews += _reviews(reader, path, source, content)
    return tuple(reviews), hashes


def _reviews(reader: Reader, path: Path, source: str, content: Entry) -> Iterator[Review]:
    """Yield the decisions of a file; of two on one record, the second is reported."""
    decided: dict[str, int] = {}
    for entry in reader.entries(path, content, "decisions", shapes.ANYTHING):
        actions = [action for action in _ACTIONS if action in entry]
        if len(actions) != 1:
            found, expected = ", ".join(entry), "one of " + ", ".join(_ACTIONS)
            reader.wrong(path, entry, "decisions", found, expected)
            continue
        (action,) = actions
        if not reader.fits(path, entry, _SHAPES[action]):
            continue
        target = entry[action]
        if action != "add" and decided.setdefault(target, entry.line) != entry.line:
            expected = f"one decision on each record: line {decided[target]} has one on this"
            reader.wrong(path, entry, action, target, expected)
            continue
        rest = {key: value for key, value in entry.items() if key not in (action, "reason")}
        values = entry["set"] if action == "edit" else rest
        reason = entry.get("reason") or ""
        yield Review(action, target, source, reason, reader.name(path), entry.line, values)
