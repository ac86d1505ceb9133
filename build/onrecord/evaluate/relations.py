"""Score files of attributions, one document a line.

A document is `{"doc", "text", "attributions": [{"source": [[start, end]], "cue": [...], "content": [...]}]}`.

The figures are those of the PolNeAR reference scorer: the content as words, attributions, attributions whose
source agrees, each for all attributions and for those that are quoted, that report, that do both, and that
report without quoting.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.errors import UsageError
from onrecord.evaluate.figures import NO_SCORE, Score
from onrecord.evaluate.kinds import is_quoted, is_reporting
from onrecord.evaluate.matching import Relation, match, sources_agree
from onrecord.evaluate.tokens import Text, Tokens
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

PARTS = ("source", "cue", "content")
SUBSETS = ("all", "quoted", "report", "quoted_report", "indirect_report")


@dataclass(frozen=True, slots=True)
class SubsetScore:
    """Hold the three scores of one subset."""

    content: Score = NO_SCORE
    attribution: Score = NO_SCORE
    with_source: Score = NO_SCORE

    def __add__(self, other: SubsetScore) -> SubsetScore:
        return SubsetScore(
            self.content + other.content,
            self.attribution + other.attribution,
            self.with_source + other.with_source,
        )


@dataclass(frozen=True, slots=True)
class _Document:
    text: Text
    relations: tuple[Relation, ...]
    subsets: tuple[frozenset[str], ...]


def read_jsonl(path: Path, needed: Sequence[str] = ("doc", "attributions")) -> tuple[Mapping[str, Any], ...]:
    """Read a file of documents, gzipped or not, each with the keys that are needed.

    Raises UsageError for a line that is no such document, or is a second one of that name.
    """
    documents: dict[str, Mapping[str, Any]] = {}
    for number, line in _lines(path):
        try:
            document = _document(line, needed)
            if documents.setdefault(document["doc"], document) is not document:
                raise ValueError(f"{document['doc']} has a line above")
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            keys = ", ".join(f'"{key}": ...' for key in needed)
            message = f"{path}, line {number}: expected {{{keys}}} with [start, end] for all spans ({error})"
            raise UsageError(message) from error
    return tuple(documents.values())


def _document(line: str, needed: Sequence[str]) -> Mapping[str, Any]:
    document: dict[str, Any] = json.loads(line)
    kept = {key: document[key] for key in needed}
    for attribution in kept["attributions"]:
        for part in PARTS:
            _spans(attribution.get(part))
    return kept


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, with their numbers."""
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as lines
        ):
            yield from ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error


def score_documents(
    gold: Iterable[Mapping[str, Any]], predicted: Iterable[Mapping[str, Any]]
) -> Mapping[str, SubsetScore]:
    """Score predictions against gold, document by document; one that is not predicted has nothing found."""
    attributions = {document["doc"]: document["attributions"] for document in predicted}
    total = dict.fromkeys(SUBSETS, SubsetScore())
    for document in gold:
        scores = _score(
            _prepare(document["text"], document["attributions"]),
            _prepare(document["text"], attributions.get(document["doc"], [])),
        )
        total = {subset: total[subset] + scores[subset] for subset in SUBSETS}
    return total


def _prepare(text: str, attributions: Sequence[Mapping[str, Any]]) -> _Document:
    numbered = Text(text)
    relations, subsets = [], []
    for attribution in attributions:
        source, cue, content = (_spans(attribution.get(part)) for part in PARTS)
        optional = bool(attribution.get("optional"))
        whole = bool(attribution.get("whole"))
        relation = Relation(
            numbered.tokens(source), numbered.tokens(cue), numbered.tokens(content), optional, whole
        )
        if relation.content or whole:
            relations.append(relation)
            subsets.append(_subsets(text, cue, content))
    return _Document(numbered, tuple(relations), tuple(subsets))


def _spans(pairs: Iterable[Sequence[int]] | None) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs or ())


def _subsets(text: str, cue: Sequence[Span], content: Sequence[Span]) -> frozenset[str]:
    quoted = is_quoted(text, content)
    report = is_reporting(" ".join(span.of(text) for span in cue))
    member = {
        "all": True,
        "quoted": quoted,
        "report": report,
        "quoted_report": quoted and report,
        "indirect_report": report and not quoted,
    }
    return frozenset(subset for subset, is_in in member.items() if is_in)


def _score(gold: _Document, found: _Document) -> Mapping[str, SubsetScore]:
    pairs = match(gold.relations, found.relations)
    back = {j: i for i, j in pairs.items()}
    agreeing = {
        i for i, j in pairs.items() if sources_agree(gold.text, gold.relations[i], found.relations[j])
    }
    spared = {j for j, i in back.items() if gold.relations[i].optional}
    said, told = _content(gold.relations), _content(found.relations)
    scores = {}
    for subset in SUBSETS:
        in_gold = [i for i, of in enumerate(gold.subsets) if subset in of and not gold.relations[i].optional]
        in_found = [j for j, of in enumerate(found.subsets) if subset in of and j not in spared]
        scores[subset] = SubsetScore(
            content=_content_score(
                said, told, _content(gold.relations, in_gold), _content(found.relations, in_found)
            ),
            attribution=_score_of(in_gold, in_found, pairs.__contains__, back.__contains__),
            with_source=_score_of(
                in_gold, in_found, agreeing.__contains__, lambda j: back.get(j, -1) in agreeing
            ),
        )
    return scores


def _score_of(
    gold: Sequence[int],
    found: Sequence[int],
    is_found: Callable[[int], bool],
    is_right: Callable[[int], bool],
) -> Score:
    return Score(len(gold), sum(map(is_found, gold)), len(found), sum(map(is_right, found)))


def _content(relations: Sequence[Relation], chosen: Collection[int] | None = None) -> Tokens:
    wanted = range(len(relations)) if chosen is None else chosen
    return frozenset().union(*(relations[number].content for number in wanted))


def _content_score(said: Tokens, told: Tokens, gold: Tokens, found: Tokens) -> Score:
    return Score(len(gold), len(gold & told), len(found), len(found & said))
