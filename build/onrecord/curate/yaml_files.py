"""Read YAML that people write: every value as its words, every entry with its lines."""

from __future__ import annotations

import difflib
import json
from typing import TYPE_CHECKING, Any

import yaml

from onrecord.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from onrecord.curate.shapes import Shape

_EXAMPLE = "correct it; site/docs/maintain.md of onrecord shows an example"
_HOW_TO_WRITE = (
    'put words with a colon, a quotation mark or a # in them between quotes (reason: "He said: no"), '
    "indent with spaces and no tabs; site/docs/maintain.md of onrecord shows an example"
)
_NULL = "tag:yaml.org,2002:null"
_MERGE = "tag:yaml.org,2002:merge"
_MAP = "tag:yaml.org,2002:map"
_LIST = "tag:yaml.org,2002:seq"
_WORDS = "tag:yaml.org,2002:str"


class Entry(dict[str, Any]):
    """Hold keys with their values, the line of the entry and that of each key."""

    def __init__(self, values: Mapping[str, Any], line: int, lines: Mapping[str, int]) -> None:
        super().__init__(values)
        self.line, self.lines = line, lines


def _entry(loader: yaml.SafeLoader, node: yaml.MappingNode) -> Entry:
    lines: dict[str, int] = {}
    for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
        if key.value in lines:
            problem = f"the key {key.value} twice"
            raise yaml.constructor.ConstructorError(problem=problem, problem_mark=key.start_mark)
        lines[key.value] = key.start_mark.line + 1
    values = loader.construct_mapping(node, deep=True)
    return Entry({str(key): value for key, value in values.items()}, node.start_mark.line + 1, lines)


def _list(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> list[Any]:
    return loader.construct_sequence(node, deep=True)


class _Loader(yaml.SafeLoader):
    """Load every value as the words that stand there: no date, number or truth value is made of them.

    A value that states another type, or holds itself, is refused.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012 (the name and the kind that the base class has)
        first: [(tag, shape) for tag, shape in resolvers if tag in (_NULL, _MERGE)]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    yaml_constructors = {  # noqa: RUF012
        **{tag: yaml.SafeLoader.yaml_constructors[tag] for tag in (_NULL, _WORDS, None)},
        _MAP: _entry,
        _LIST: _list,
    }


class Reader:
    """Read files and their entries, and collect what is wrong with them; paths are told from `root`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.issues: list[Issue] = []

    def mapping(self, path: Path, shape: Shape) -> Entry:
        """Return a file's keys with their values; none where it is missing or is of another shape."""
        content = self._load(path)
        if content is None:
            return Entry({}, 1, {})
        if not isinstance(content, Entry):
            self.wrong(path, Entry({}, 1, {}), "", _shown(content), "keys with values")
            return Entry({}, 1, {})
        return content if self.fits(path, content, shape) else Entry({}, 1, {})

    def listed(self, path: Path, shape: Shape) -> Iterator[Entry]:
        """Yield the entries of a file that is a list of them, as far as they fit the shape."""
        yield from self.entries(path, Entry({"": self._load(path)}, 1, {}), "", shape)

    def entries(self, path: Path, parent: Entry, field: str, shape: Shape) -> Iterator[Entry]:
        """Yield the entries of a list within an entry, as far as they fit the shape."""
        found = parent.get(field)
        if found is not None and not isinstance(found, list):
            self.wrong(path, parent, field, _shown(found), "a list: lines that begin with a hyphen")
            return
        for entry in found or ():
            if not isinstance(entry, Entry):
                first = next(iter(shape.needed), "")
                example = f", such as {{{first}: {entry}}}" if first and isinstance(entry, str) else ""
                self.wrong(path, parent, field, _shown(entry), f"keys with values{example}")
            elif self.fits(path, entry, shape):
                yield entry

    def within(self, path: Path, parent: Entry, field: str, shape: Shape) -> Entry | None:
        """Return the entry at a key of another, None where it is none or does not fit."""
        found = parent[field]
        if not isinstance(found, Entry):
            self.wrong(path, parent, field, _shown(found), "keys with values")
            return None
        return found if self.fits(path, found, shape) else None

    def fits(self, path: Path, entry: Entry, shape: Shape) -> bool:
        """Tell whether an entry has all that it needs and nothing unknown, each value as it should be."""
        known = {**shape.needed, **shape.further}
        before = len(self.issues)
        for key in sorted(set(entry) - set(known)) if not shape.is_open else ():
            near = difflib.get_close_matches(key, known, 1)
            self.wrong(path, entry, key, key, near[0] if near else ", ".join(known))
        for key in shape.needed if len(self.issues) == before else ():
            if entry.get(key) in (None, "", []):
                self.wrong(path, entry, key, "nothing", f"a value for {key}")
        for key, value in entry.items():
            expected = known[key](value) if key in known and value not in (None, "", []) else None
            if expected:
                self.wrong(path, entry, key, _shown(value), expected)
        return len(self.issues) == before

    def wrong(
        self, path: Path, entry: Entry, field: str, found: str, expected: str, hint: str = _EXAMPLE
    ) -> None:
        """Report what stands at a key of an entry."""
        line = entry.lines.get(field, entry.line)
        message = f"{field or 'the file'} is not as it should be"
        self.issues.append(
            Issue("error", "curation", message, self.name(path), line, field, found, expected, hint)
        )

    def name(self, path: Path) -> str:
        """Return how a path is told."""
        return path.relative_to(self._root).as_posix()

    def _load(self, path: Path) -> object:
        if not path.is_file():
            return None
        try:
            return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a SafeLoader)
        except UnicodeDecodeError:
            problem, mark = "it is not UTF-8 text", None
        except (yaml.YAMLError, RecursionError, OSError) as error:
            problem = getattr(error, "problem", None) or str(error)
            mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        self.wrong(path, Entry({}, line, {}), "", problem, "YAML in UTF-8, each key once", _HOW_TO_WRITE)
        return None


def _shown(value: object) -> str:
    """Write a value as it may stand in the file."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
