"""Read the gold: texts whose statements people have marked, word by word.

Gold names words, never positions: `words` of a text are turned into offsets here, and a file whose
words are not in its text, or could be meant twice, stops the run. `tests/gold/README.md` has the format.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml

from onrecord.errors import DataError
from onrecord.evaluate.locate import MisfitError, listed, locate, mode_of
from onrecord.model import Act, Article, DateValue, Issue, Mode, Polarity, Span

Read = Callable[[Path], Article]
"""Read an article file; raises or returns as the articles stage does."""

KEYS = {"source", "cue", "content", "speaker", "act", "mode", "polarity", "chain", "nth", "optional"}


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """Hold one reported statement as a careful reader marks it.

    `speakers` holds the accepted names (none: nobody can tell), `acts` and `modes` what is accepted, the
    best first; `chain` the accepted names of each relay, outermost first. An `optional` statement is one on
    which careful readers differ: finding it and leaving it out are both right.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[str, ...]
    acts: tuple[Act, ...]
    modes: tuple[Mode, ...]
    polarity: Polarity
    chain: tuple[tuple[str, ...], ...] = ()
    optional: bool = False

    @property
    def declines(self) -> bool:
        """Tell whether the speaker may be read as declining to comment."""
        return "decline_comment" in self.acts

    def as_attribution(self) -> Mapping[str, object]:
        """Return source, cue and content as pairs of offsets, as files of attributions have them."""
        parts = {"source": self.source, "cue": self.cue, "content": self.content}
        offsets = {name: [[span.start, span.end] for span in spans] for name, spans in parts.items()}
        return {**offsets, "optional": self.optional, "whole": self.declines}


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """Hold one article of the gold, its style, and its statements in the order of the file.

    `outside` marks an article kept outside the project, which may be missing: its figures stand apart.
    """

    name: str
    style: str
    article: Article
    statements: tuple[GoldStatement, ...]
    outside: bool = False


class _MissingError(Exception):
    """Name an article that is not here."""


def load_statements(
    folder: Path, root: Path, read: Read
) -> tuple[tuple[GoldArticle, ...], tuple[Issue, ...]]:
    """Return the gold in `folder`, sorted by file name, and a warning for each article that is not there.

    `root` is where a file's `article:` starts from. Raises DataError with one Issue for each entry that
    does not fit its text.
    """
    articles: list[GoldArticle] = []
    issues: list[Issue] = []
    for path in sorted(folder.glob("*.yaml")):
        name = f"{folder.name}/{path.name}"
        try:
            entry = _entry(path)
            article = _article(path, entry, root, read)
        except _MissingError as missing:
            issues.append(_missing(name, str(missing)))
            continue
        except MisfitError as wrong:
            issues.append(_issue(name, "", str(wrong)))
            continue
        statements = []
        for number, item in enumerate(entry["statements"], 1):
            try:
                statements.append(_statement(article.text, item))
            except MisfitError as wrong:
                issues.append(_issue(name, f"statements[{number}]", str(wrong)))
        articles.append(
            GoldArticle(path.stem, entry["style"], article, tuple(statements), _is_outside(entry))
        )
    if errors := [issue for issue in issues if issue.level == "error"]:
        raise DataError(errors)
    return tuple(articles), tuple(issues)


def _entry(path: Path) -> Mapping[str, Any]:
    try:
        entry = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise MisfitError(f"is no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("statements"), list):
        raise MisfitError("has no list of statements")
    return entry


def _article(path: Path, entry: Mapping[str, Any], root: Path, read: Read) -> Article:
    if "text" in entry:
        text = entry["text"].rstrip("\n")
        day = entry.get("published")
        published = DateValue(str(day), str(day), str(day), "stated") if day else None
        title = entry.get("title") or text.split("\n", 1)[0]
        agency = entry.get("agency")
        return Article(path.stem, path.name, text, title, agency=agency, published=published, rights="full")
    file = root / entry["article"]
    if not file.is_file():
        raise _MissingError(entry["article"])
    article = read(file)
    if hashlib.sha256(article.text.encode("utf-8")).hexdigest() != entry["sha256"]:
        raise MisfitError(
            f"the text of {entry['article']} is not the one that was annotated (sha256 differs)"
        )
    return article


def _is_outside(entry: Mapping[str, Any]) -> bool:
    return str(entry.get("article", "")).startswith("../")


def _missing(name: str, article: str) -> Issue:
    message = f"{article} is not here, so its statements are not scored"
    return Issue("warning", "gold_article_missing", message, path=name, field="article", found=article)


def _issue(name: str, field: str, message: str) -> Issue:
    return Issue("error", "gold_does_not_fit", message, path=name, field=field)


def _statement(text: str, item: Mapping[str, Any]) -> GoldStatement:
    if unknown := set(item) - KEYS:
        raise MisfitError(f"unknown key {', '.join(sorted(unknown))}")
    source, cue, content = locate(text, item)
    return GoldStatement(
        source=source,
        cue=cue,
        content=content,
        speakers=tuple(listed(item.get("speaker"))),
        acts=_each_of(get_args(Act), item.get("act", "say")),
        modes=_each_of(get_args(Mode), item.get("mode") or mode_of(text, content)),
        polarity=_each_of(get_args(Polarity), item.get("polarity", "affirmed"))[0],
        chain=tuple(tuple(listed(step)) for step in item.get("chain", ())),
        optional=bool(item.get("optional", False)),
    )


def _each_of(allowed: Sequence[str], values: object) -> tuple[Any, ...]:
    if wrong := [value for value in listed(values) if value not in allowed]:
        raise MisfitError(f"{wrong[0]} is none of {', '.join(allowed)}")
    return tuple(listed(values))
