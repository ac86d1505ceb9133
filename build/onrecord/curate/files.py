"""Read the files in curation/; what cannot be read is reported with its line."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, get_args

import yaml

from onrecord.decisions import (
    Action,
    Decisions,
    Merge,
    Ranking,
    RegisteredActor,
    RegisteredName,
    RegisteredOffice,
    Review,
    Split,
)
from onrecord.model import ActorType, Issue, NameKind, Rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LINE = "\0line"
_ACTIONS = get_args(Action)
_NAME_KINDS = get_args(NameKind)
_RANKS = get_args(Rank)


class _Loader(yaml.SafeLoader):
    """Load YAML with the line of every mapping; dates stay text, so that an impossible one is a value."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (the name and the kind that the base class has)
        first: [(tag, shape) for tag, shape in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        return {**super().construct_mapping(node, deep=deep), LINE: node.start_mark.line + 1}


def read_decisions(folder: Path, root: Path) -> tuple[Decisions, tuple[Issue, ...]]:
    """Read actors, deals, items and corrections.yaml and reviews/ in `folder`; none of them need exist.

    Issues name paths relative to `root`. An entry that has something wrong is left out.
    """
    reader = _Reader(root)
    deals = reader.load(folder / "deals.yaml", dict)
    reviews: list[Review] = []
    hashes: dict[str, str] = {}
    for path in sorted((folder / "reviews").glob("*.yaml")):
        content = reader.load(path, dict)
        source = str(content.get("source") or path.stem)
        if content.get("text_sha256") is not None:
            hashes[source] = str(content["text_sha256"])
        reviews += reader.reviews(path, source, content.get("decisions"))
    decisions = Decisions(
        actors=tuple(reader.actors(folder / "actors.yaml")),
        merges=tuple(reader.merges(folder / "deals.yaml", deals.get("merge"))),
        splits=tuple(reader.splits(folder / "deals.yaml", deals.get("split"))),
        ranks=tuple(reader.ranks(folder / "deals.yaml", deals.get("rank"))),
        reviews=tuple(reviews),
        corrections=tuple(reader.corrections(folder / "corrections.yaml")),
        items={str(k): v for k, v in reader.load(folder / "items.yaml", dict).items() if isinstance(v, dict)},
        text_hashes=hashes,
    )
    return decisions, tuple(reader.issues)


class _Reader:
    """Read entries, and collect what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.issues: list[Issue] = []

    def load(self, path: Path, kind: type) -> Any:
        """Return a file's content, or an empty one where it is missing or is not of the kind."""
        if not path.is_file():
            return kind()
        try:
            content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a SafeLoader)
        except (yaml.YAMLError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            not_text = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error)
            problem = getattr(error, "problem", None) or not_text
            self._wrong(path, mark.line + 1 if mark else None, "", str(problem), "a YAML file in UTF-8")
            return kind()
        if content is not None and not isinstance(content, kind):
            self._wrong(path, 1, "", type(content).__name__, "a list" if kind is list else "keys with values")
        return content if isinstance(content, kind) else kind()

    def actors(self, path: Path) -> Iterator[RegisteredActor]:
        """Yield the registered actors; an identifier that is given twice is reported."""
        seen: dict[str, int | None] = {}
        for entry in self._entries(path, self.load(path, list)):
            line = entry[LINE]
            further = ("country", "wikidata", "names", "offices", "parent", "note", "not")
            if not self._fits(path, entry, ("id", "name", "type"), further):
                continue
            if entry["type"] not in get_args(ActorType):
                self._wrong(path, line, "type", str(entry["type"]), ", ".join(get_args(ActorType)))
                continue
            if entry["id"] in seen:
                expected = f"another identifier: line {seen[entry['id']]} has this one"
                self._wrong(path, line, "id", str(entry["id"]), expected)
                continue
            seen[entry["id"]] = line
            yield RegisteredActor(
                actor_id=str(entry["id"]),
                name=str(entry["name"]),
                type=entry["type"],
                country=_text(entry.get("country")),
                wikidata=_text(entry.get("wikidata")),
                names=tuple(self._names(path, entry.get("names"))),
                offices=tuple(self._offices(path, entry.get("offices"))),
                parent=_text(entry.get("parent")),
                note=_text(entry.get("note")),
                apart=tuple(map(str, entry.get("not") or ())),
                line=line,
            )

    def _names(self, path: Path, entries: object) -> Iterator[RegisteredName]:
        for entry in self._entries(path, entries):
            if self._fits(path, entry, ("name",), ("kind", "language")):
                kind = entry.get("kind", "alias")
                if kind in _NAME_KINDS:
                    yield RegisteredName(str(entry["name"]), kind, str(entry.get("language", "en")))
                else:
                    self._wrong(path, entry[LINE], "kind", str(kind), ", ".join(_NAME_KINDS))

    def _offices(self, path: Path, entries: object) -> Iterator[RegisteredOffice]:
        for entry in self._entries(path, entries):
            further = ("organization", "country", "from", "to")
            if self._fits(path, entry, ("title",), further):
                yield RegisteredOffice(str(entry["title"]), *(_text(entry.get(key)) for key in further))

    def merges(self, path: Path, entries: object) -> Iterator[Merge]:
        """Yield the deals that are one."""
        for entry in self._entries(path, entries):
            if self._fits(path, entry, ("deals", "reason")):
                yield Merge(tuple(map(str, entry["deals"])), str(entry["reason"]), entry[LINE])

    def splits(self, path: Path, entries: object) -> Iterator[Split]:
        """Yield the deals that are two."""
        for entry in self._entries(path, entries):
            if self._fits(path, entry, ("deal", "sources", "reason")):
                sources = tuple(map(str, entry["sources"]))
                yield Split(str(entry["deal"]), sources, str(entry["reason"]), entry[LINE])

    def ranks(self, path: Path, entries: object) -> Iterator[Ranking]:
        """Yield the ranks given to claims."""
        for entry in self._entries(path, entries):
            if self._fits(path, entry, ("claim", "rank", "reason")):
                if entry["rank"] in _RANKS:
                    yield Ranking(str(entry["claim"]), entry["rank"], str(entry["reason"]), entry[LINE])
                else:
                    self._wrong(path, entry[LINE], "rank", str(entry["rank"]), ", ".join(_RANKS))

    def reviews(self, path: Path, source: str, entries: object) -> Iterator[Review]:
        """Yield the decisions on the records of one source."""
        for entry in self._entries(path, entries):
            line = entry.pop(LINE)
            actions = [action for action in _ACTIONS if action in entry]
            if len(actions) != 1:
                expected = "one of " + ", ".join(_ACTIONS)
                self._wrong(path, line, "decisions", ", ".join(map(str, entry)), expected)
                continue
            action = actions[0]
            rest = {k: v for k, v in entry.items() if k not in (action, "reason")}
            values = entry.get("set", {}) if action == "edit" else rest
            if not isinstance(values, dict) or (action == "edit" and not values):
                self._wrong(path, line, "set", str(values), "the new values, for example set: {act: deny}")
                continue
            if action in ("reject", "edit") and not entry.get("reason"):
                self._wrong(path, line, "reason", "nothing", f"why you {action} it")
                continue
            values = {str(k): v for k, v in values.items() if k != LINE}
            reason = str(entry.get("reason", ""))
            yield Review(action, str(entry[action]), source, reason, self._path(path), line, values)

    def corrections(self, path: Path) -> Iterator[Mapping[str, object]]:
        """Yield the rows of the table of corrections."""
        needed = ("correction_id", "table", "row_id", "kind", "reason", "date")
        for entry in self._entries(path, self.load(path, list)):
            if self._fits(path, entry, needed, ("field", "old", "new")):
                yield {name: _text(value) for name, value in entry.items() if name != LINE}

    def _entries(self, path: Path, entries: object) -> Iterator[dict[str, Any]]:
        if entries is None:
            return
        if not isinstance(entries, list):
            self._wrong(path, None, "", str(entries)[:60], "a list: lines that begin with a hyphen")
            return
        for entry in entries:
            if isinstance(entry, dict):
                yield entry
            else:
                self._wrong(path, None, "", str(entry)[:60], "keys with values")

    def _fits(
        self, path: Path, entry: Mapping[str, Any], needed: tuple[str, ...], further: tuple[str, ...] = ()
    ) -> bool:
        """Tell whether an entry has no key that is not known, and a value for each that is needed."""
        known = (*needed, *further)
        unknown = sorted(str(key) for key in entry if key not in (*known, LINE))
        for key in unknown:
            near = difflib.get_close_matches(key, known, 1)
            self._wrong(path, entry[LINE], key, key, near[0] if near else ", ".join(known))
        missing = [key for key in needed if entry.get(key) in (None, "", [])]
        for key in missing if not unknown else ():
            self._wrong(path, entry[LINE], key, "nothing", f"a value for {key}")
        return not unknown and not missing

    def _wrong(self, path: Path, line: int | None, field: str, found: str, expected: str) -> None:
        message = f"{field or 'the file'} is not as it should be"
        hint = "correct it; site/docs/maintain.md shows an example"
        self.issues.append(
            Issue("error", "curation", message, self._path(path), line, field, found, expected, hint)
        )

    def _path(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def _text(value: object) -> str | None:
    return None if value is None else str(value)
