"""Read the files in curation/; what cannot be read is reported with its line."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from onrecord.curate import shapes
from onrecord.curate.reviews import read_reviews
from onrecord.curate.yaml_files import Reader
from onrecord.decisions import (
    Decisions,
    Merge,
    Ranking,
    RegisteredActor,
    RegisteredName,
    RegisteredOffice,
    Split,
)
from onrecord.model import Issue
from onrecord.values.edtf_dates import edtf_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from onrecord.contract import Contract
    from onrecord.curate.yaml_files import Entry

_FILES = ("actors.yaml", "corrections.yaml", "deals.yaml", "items.yaml")


def read_decisions(folder: Path, root: Path, contract: Contract) -> tuple[Decisions, tuple[Issue, ...]]:
    """Read actors, deals, items and corrections.yaml and reviews/ in `folder`; none of them need exist.

    Issues name paths relative to `root`. An entry that has something wrong is left out.
    """
    reader = Reader(root)
    deals = folder / "deals.yaml"
    ruled = reader.mapping(deals, shapes.DEALS)
    reviews, hashes = read_reviews(reader, sorted((folder / "reviews").glob("*.yaml")))
    decisions = Decisions(
        actors=tuple(_actors(reader, folder / "actors.yaml", contract)),
        merges=tuple(
            Merge(tuple(entry["deals"]), entry["reason"], entry.line)
            for entry in reader.entries(deals, ruled, "merge", shapes.MERGE)
        ),
        splits=tuple(
            Split(entry["deal"], tuple(entry["sources"]), entry["reason"], entry.line)
            for entry in reader.entries(deals, ruled, "split", shapes.SPLIT)
        ),
        ranks=tuple(
            Ranking(entry["claim"], entry["rank"], entry["reason"], entry.line)
            for entry in _once(
                reader, deals, "claim", reader.entries(deals, ruled, "rank", shapes.rank(contract))
            )
        ),
        reviews=reviews,
        corrections=tuple(_corrections(reader, folder / "corrections.yaml", contract)),
        items=_items(reader, folder / "items.yaml", contract),
        text_hashes=hashes,
    )
    return decisions, (*reader.issues, *_unknown_files(reader, folder))


def _once(reader: Reader, path: Path, key: str, entries: Iterator[Entry]) -> Iterator[Entry]:
    """Yield the first entry with each value of a key, and report the others."""
    seen: dict[str, int] = {}
    for entry in entries:
        if seen.setdefault(entry[key], entry.line) == entry.line:
            yield entry
        else:
            expected = f"one entry for each: line {seen[entry[key]]} has this one"
            reader.wrong(path, entry, key, entry[key], expected)


def _actors(reader: Reader, path: Path, contract: Contract) -> Iterator[RegisteredActor]:
    """Yield the registered actors; a parent that is not there or is part of the actor itself is reported."""
    listed = _once(reader, path, "id", reader.listed(path, shapes.actor(contract)))
    entries = {entry["id"]: entry for entry in listed}
    for name, entry in entries.items():
        parent = entry.get("parent")
        if parent and parent not in entries:
            reader.wrong(path, entry, "parent", parent, "the `id` of an actor in this file")
        elif name in (above := _above(entry, entries)):
            circle = " is part of ".join([name, *above])
            reader.wrong(path, entry, "parent", circle, "an actor that is no part of this one")
        yield RegisteredActor(
            actor_id=name,
            name=entry["name"],
            type=entry["type"],
            country=entry.get("country"),
            wikidata=entry.get("wikidata"),
            names=tuple(
                RegisteredName(found["name"], found.get("kind") or "alias", found.get("language") or "en")
                for found in reader.entries(path, entry, "names", shapes.actor_name(contract))
            ),
            offices=tuple(_offices(reader, path, entry)),
            parent=parent,
            note=entry.get("note"),
            apart=tuple(entry.get("not") or ()),
            line=entry.line,
        )


def _above(entry: Entry, entries: Mapping[str, Entry]) -> list[str]:
    """Return the actors that one belongs to, the nearest first."""
    found: list[str] = []
    while (parent := entry.get("parent")) in entries and parent not in found:
        found.append(str(parent))
        entry = entries[str(parent)]
    return found


def _offices(reader: Reader, path: Path, actor: Entry) -> Iterator[RegisteredOffice]:
    for entry in reader.entries(path, actor, "offices", shapes.OFFICE):
        start, end = (edtf_date(entry.get(key) or "") for key in ("from", "to"))
        if start and end and start.earliest and end.latest and start.earliest > end.latest:
            reader.wrong(path, entry, "to", end.edtf, f"a date after {start.edtf}")
        yield RegisteredOffice(
            entry["title"], *(entry.get(key) for key in ("organization", "country", "from", "to"))
        )


def _corrections(reader: Reader, path: Path, contract: Contract) -> Iterator[Mapping[str, object]]:
    """Yield the rows of the table of corrections."""
    yield from _once(reader, path, "correction_id", reader.listed(path, shapes.correction(contract)))


def _items(reader: Reader, path: Path, contract: Contract) -> Mapping[str, Mapping[str, object]]:
    """Return what is known of items, by their names."""
    entries = reader.mapping(path, shapes.ANYTHING)
    shape = shapes.item(contract)
    named = ((name, reader.within(path, entries, name, shape)) for name in entries)
    return {name: entry for name, entry in named if entry is not None}


def _unknown_files(reader: Reader, folder: Path) -> Iterator[Issue]:
    """Warn of files that look like decisions and are not read."""
    found = sorted((*folder.glob("*.y*ml"), *(folder / "reviews").glob("*.yml")))
    for path in (path for path in found if path.name not in _FILES):
        reviews = path.parent != folder
        near = [f"{path.stem}.yaml"] if reviews else difflib.get_close_matches(path.name, _FILES, 1)
        yield Issue(
            "warning",
            "unknown-file",
            "the file is not read",
            reader.name(path),
            found=path.name,
            expected="a name that ends in .yaml" if reviews else ", ".join(_FILES),
            hint=_advice(near, reviews=reviews),
        )


def _advice(near: list[str], *, reviews: bool) -> str:
    if reviews:
        return f"name it {near[0]}"
    named = f"name it {near[0]} if it is that; " if near else ""
    return f"{named}move it to reviews/ if it has decisions on one article, else out of this folder"
