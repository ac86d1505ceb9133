"""Read gold files: texts, and what people have marked in each. `tests/gold/README.md` has the format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml

from onrecord.errors import DataError
from onrecord.evaluate.locate import MisfitError
from onrecord.model import Article, DateValue, Issue

Read = Callable[[Path], Article]
"""Read an article file."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GoldFile(Generic[T]):
    """Hold one text of the gold, its style, and what is marked in it, in the order of the file.

    `outside` marks an article kept outside the project, which may be missing: its figures stand apart.
    """

    name: str
    style: str
    article: Article
    marked: tuple[T, ...]
    outside: bool = False


class _MissingError(Exception):
    """Name an article that is not here."""


def load_folder(
    folder: Path, root: Path, read: Read, mark: Callable[[str, Mapping[str, Any]], T]
) -> tuple[tuple[GoldFile[T], ...], tuple[Issue, ...]]:
    """Return the gold in `folder`, sorted by file name, and a warning for each article that is not there.

    Each file has a list that is named as the folder is; `mark` makes one of its entries into what it marks
    in the text, or raises MisfitError. `root` is where a file's `article:` starts from. Raises DataError
    with one Issue for each entry that does not fit its text.
    """
    files: list[GoldFile[T]] = []
    issues: list[Issue] = []
    for path in sorted(folder.glob("*.yaml")):
        name = f"{folder.name}/{path.name}"
        try:
            entry = _entry(path, folder.name)
            article = _article(path, entry, root, read)
        except _MissingError as missing:
            issues.append(_missing(name, str(missing)))
            continue
        except MisfitError as misfit:
            issues.append(_misfit(name, "", misfit))
            continue
        marked = []
        for number, item in enumerate(entry[folder.name], 1):
            try:
                if not isinstance(item, dict):
                    raise MisfitError(f"is no entry with keys: {item!r}")
                marked.append(mark(article.text, item))
            except MisfitError as misfit:
                issues.append(_misfit(name, f"{folder.name}[{number}]", misfit))
        outside = str(entry.get("article", "")).startswith("../")
        files.append(GoldFile(path.stem, entry["style"], article, tuple(marked), outside))
    if errors := [issue for issue in issues if issue.level == "error"]:
        raise DataError(errors)
    return tuple(files), tuple(issues)


def _entry(path: Path, kind: str) -> Mapping[str, Any]:
    try:
        entry = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise MisfitError(f"is no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(entry, dict) or not isinstance(entry.get(kind), list) or "style" not in entry:
        raise MisfitError(f"has no style, or no list of {kind}")
    if not isinstance(entry.get("text"), str) and not {"article", "sha256"} <= set(entry):
        raise MisfitError("has no text, and no article with its sha256")
    return entry


def _article(path: Path, entry: Mapping[str, Any], root: Path, read: Read) -> Article:
    if "text" in entry:
        return _own_article(path, entry)
    file = root / entry["article"]
    if not file.is_file():
        raise _MissingError(entry["article"])
    article = read(file)
    if hashlib.sha256(article.text.encode("utf-8")).hexdigest() != entry["sha256"]:
        raise MisfitError(
            f"the text of {entry['article']} is not the one that was annotated (sha256 differs)"
        )
    return article


def _own_article(path: Path, entry: Mapping[str, Any]) -> Article:
    text = entry["text"].rstrip("\n")
    day = entry.get("published")
    published = DateValue(str(day), str(day), str(day), "stated") if day else None
    first = text.split("\n", 1)[0]
    title = "" if first.endswith((".", ".”", '."')) else first
    return Article(
        path.stem, path.name, text, title, agency=entry.get("agency"), published=published, rights="full"
    )


def _missing(name: str, article: str) -> Issue:
    message = f"{article} is not here, so its statements are not scored"
    return Issue("warning", "gold_article_missing", message, path=name, field="article", found=article)


def _misfit(name: str, field: str, misfit: MisfitError) -> Issue:
    return Issue("error", "gold_does_not_fit", str(misfit), path=name, field=field)
