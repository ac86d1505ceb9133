"""Read the gold: texts whose statements people have marked, word by word.

Gold names words, never positions: `words` of a text are turned into offsets here, and a file whose
words are not in its text, or could be meant twice, stops the run. `tests/gold/README.md` has the format.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import yaml

from onrecord.errors import DataError
from onrecord.model import Act, Article, DateValue, Issue, Mode, Polarity, Span

Read = Callable[[Path], Article]
"""Read an article file; raises or returns as the articles stage does."""

ELISION = "[…]"
FAR = 250  # characters between a cue and its content or its source: more is a slip in the file
SENTENCE_END = re.compile(r"[.!?…][\"”’»')\]]*\s|\n")
QUOTE_MARKS = "\"“”„‟«»‹›‘’'`"
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


class _MisfitError(Exception):
    """Say what is wrong with one entry of a gold file."""


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
        except _MisfitError as wrong:
            issues.append(_issue(name, "", str(wrong)))
            continue
        statements = []
        for number, item in enumerate(entry["statements"], 1):
            try:
                statements.append(_statement(article.text, item))
            except _MisfitError as wrong:
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
        raise _MisfitError(f"is no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("statements"), list):
        raise _MisfitError("has no list of statements")
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
        raise _MisfitError(
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
        raise _MisfitError(f"unknown key {', '.join(sorted(unknown))}")
    source, cue, content = locate(text, item)
    return GoldStatement(
        source=source,
        cue=cue,
        content=content,
        speakers=tuple(_listed(item.get("speaker"))),
        acts=_each_of(get_args(Act), item.get("act", "say")),
        modes=_each_of(get_args(Mode), item.get("mode") or mode_of(text, content)),
        polarity=_each_of(get_args(Polarity), item.get("polarity", "affirmed"))[0],
        chain=tuple(tuple(_listed(step)) for step in item.get("chain", ())),
        optional=bool(item.get("optional", False)),
    )


def _each_of(allowed: Sequence[str], values: object) -> tuple[Any, ...]:
    if wrong := [value for value in _listed(values) if value not in allowed]:
        raise _MisfitError(f"{wrong[0]} is none of {', '.join(allowed)}")
    return tuple(_listed(values))


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def locate(text: str, item: Mapping[str, Any]) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    """Return source, cue and content spans of one entry.

    The first piece of content stands once in `text`, or `nth` (counting from 1) says which one; each further
    piece is the next one after it. The cue is the one nearest to the content (in its sentence first), the source the
    one nearest to the cue, neither inside other words of the statement; `nth` may have `source` and `cue` as well. Two
    equally near are an error.
    """
    nth: Mapping[str, int] = item.get("nth", {})
    content: list[Span] = []
    for piece in _listed(item.get("content")):
        if isinstance(piece, str) and not any(character.isalnum() for character in piece):
            raise _MisfitError(f"a piece of content has no word: {piece!r}")
        found = _find(text, piece, after=content[-1].end if content else 0)
        content.append(_choose(piece, found, nth.get("content") if not content else 1))
    cue = [_near(text, words, content, content, nth.get("cue")) for words in _listed(item.get("cue"))]
    source = [
        _near(text, words, cue or content, cue + content, nth.get("source"))
        for words in _listed(item.get("source"))
    ]
    for beside, spans in ((content, cue), (cue, source)):
        for span in spans:
            if beside and _distance(span, beside) > FAR:
                raise _MisfitError(
                    f"stands far from the words it belongs to: {span.of(text)!r} at {span.start}"
                )
    return tuple(source), tuple(cue), tuple(content)


def _find(text: str, piece: object, after: int = 0) -> list[Span]:
    if isinstance(piece, list):
        return [Span(*piece)]
    words = str(piece)
    first, elided, last = (part.strip() for part in words.partition(ELISION))
    found = []
    for match in _occurrences(text, first, after):
        end = match.end()
        if elided:
            rest = next(_occurrences(text, last, end), None)
            if rest is None:
                continue
            end = rest.end()
        found.append(Span(match.start(), end))
    if not found:
        raise _MisfitError(f"not in the text: {words!r}")
    return found


def _occurrences(text: str, words: str, after: int) -> Iterator[re.Match[str]]:
    edge_left = r"(?<!\w)" if words[:1].isalnum() else ""
    edge_right = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(edge_left + re.escape(words) + edge_right).finditer(text, after)


def _choose(piece: object, found: Sequence[Span], nth: int | None) -> Span:
    if nth is None and len(found) > 1:
        raise _MisfitError(f"stands {len(found)} times in the text, `nth` must say which: {piece!r}")
    if nth and nth > len(found):
        raise _MisfitError(f"stands only {len(found)} times in the text: {piece!r}")
    return found[(nth or 1) - 1]


def _near(text: str, piece: object, beside: Sequence[Span], taken: Sequence[Span], nth: int | None) -> Span:
    found = _find(text, piece)
    if nth or not beside or len(found) == 1:
        return _choose(piece, found, nth)
    free = [span for span in found if not _overlaps(span, taken)]
    ranked = sorted((min(_way(text, span, other) for other in beside), span) for span in free)
    if not ranked:
        raise _MisfitError(
            f"stands only inside other words of the statement, `nth` must say which: {piece!r}"
        )
    for (nearest, _), (second, _) in pairwise(ranked[:2]):
        if nearest == second:
            raise _MisfitError(f"two are equally near, `nth` must say which: {piece!r}")
    return ranked[0][1]


def _way(text: str, span: Span, other: Span) -> tuple[int, int]:
    """Return how many sentences end between two spans, and how many characters are there."""
    first, second = sorted((span, other))
    between = text[first.end : second.start]
    return len(SENTENCE_END.findall(between)), len(between)


def _distance(span: Span, others: Sequence[Span]) -> int:
    return min(max(other.start - span.end, span.start - other.end, 0) for other in others)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def mode_of(text: str, content: Sequence[Span]) -> Mode:
    """Tell by the quotation marks: direct when every piece stands in them, mixed when some words do."""
    inside = [_quoted(text, span) for span in content]
    if content and all(inside):
        return "direct"
    return "mixed" if any(inside) or any(_has_marks(span.of(text)) for span in content) else "indirect"


def _quoted(text: str, span: Span) -> bool:
    words = span.of(text)
    opens = words[0] in QUOTE_MARKS or (span.start > 0 and text[span.start - 1] in QUOTE_MARKS)
    inner = words.strip(QUOTE_MARKS + " ,.!?")
    return opens and not _has_marks(inner.replace("‘", "'"), doubles_only=True)


def _has_marks(words: str, *, doubles_only: bool = False) -> bool:
    doubles = re.search(r"[\"“”„«»]|''|``", words)
    return bool(doubles or (not doubles_only and re.search(r"(?<!\w)[‘'](?=\w)", words)))
