"""Measure what the program reads against what people read: `tests/gold/README.md` tells how gold is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.evaluate.calibration import calibrate
from onrecord.evaluate.figures import Score, Share
from onrecord.evaluate.findings import render_findings
from onrecord.evaluate.floors import check_floors, lower_floors, raise_floors, read_floors
from onrecord.evaluate.gold import GoldArticle, load_statements
from onrecord.evaluate.relations import read_jsonl, score_documents
from onrecord.evaluate.report import Report, render, render_subsets
from onrecord.evaluate.statements import Finding, StatementScores, compare, summarise
from onrecord.model import Article, Issue, Mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.evaluate.gold import Read
    from onrecord.evaluate.relations import SubsetScore

__all__ = [
    "Gold",
    "GoldArticle",
    "Report",
    "check_floors",
    "evaluate",
    "load_gold",
    "lower_floors",
    "raise_floors",
    "read_floors",
    "render",
    "render_findings",
    "render_subsets",
    "score_file",
]

Predict = Callable[[Iterable[Article]], Iterable[Mentions]]
"""Read articles; the answers come in their order."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Hold all gold, and what of it cannot be scored here."""

    statements: tuple[GoldArticle, ...]
    skipped: tuple[Issue, ...] = ()


def load_gold(folder: Path, root: Path, read: Read) -> Gold:
    """Load the gold of `folder`; raises DataError where it does not fit its texts."""
    statements, skipped = load_statements(folder / "statements", root, read)
    return Gold(statements, skipped)


def evaluate(gold: Gold, predict: Predict) -> Report:
    """Read every article of the gold with `predict` and count what is right."""
    findings: list[Finding] = []
    here: list[tuple[str, Sequence[Finding], Score]] = []
    outside: list[tuple[str, Sequence[Finding], Score]] = []
    for article, mentions in zip(
        gold.statements, predict(one.article for one in gold.statements), strict=True
    ):
        compared, content = compare(article, mentions)
        findings += compared
        (outside if article.outside else here).append((article.style, compared, content))
    inside = [finding for _, compared, _ in here for finding in compared]
    return Report(
        statements=_total(here),
        styles=_styles(here),
        acts=_acts(inside),
        calibration=calibrate(
            (one.found.confidence, one.right) for one in inside if one.found and one.counts
        ),
        outside=_total(outside) if outside else None,
        deals=None,
        findings=tuple(findings),
        skipped=gold.skipped,
    )


def score_file(predictions: Path, gold: Gold | Path) -> Mapping[str, SubsetScore]:
    """Score a file of attributions against the project's gold, or against another such file.

    In the project's gold a document is named by its article's id; articles kept outside are left out.
    """
    documents = read_jsonl(gold) if isinstance(gold, Path) else _documents(gold)
    return score_documents(documents, read_jsonl(predictions))


def _documents(gold: Gold) -> Iterator[Mapping[str, object]]:
    for one in gold.statements:
        if not one.outside:
            attributions = [statement.as_attribution() for statement in one.statements]
            yield {"doc": one.article.source_id, "text": one.article.text, "attributions": attributions}


def _total(parts: Iterable[tuple[str, Sequence[Finding], Score]]) -> StatementScores:
    return sum((summarise(findings, content) for _, findings, content in parts), StatementScores())


def _styles(
    parts: Sequence[tuple[str, Sequence[Finding], Score]],
) -> tuple[tuple[str, StatementScores], ...]:
    names = sorted({style for style, _, _ in parts})
    return tuple((name, _total(part for part in parts if part[0] == name)) for name in names)


def _acts(findings: Iterable[Finding]) -> tuple[tuple[str, Share], ...]:
    shares: dict[str, Share] = {}
    for finding in findings:
        if finding.gold and finding.counts and finding.act is not None:
            act = finding.gold.acts[0]
            shares[act] = shares.get(act, Share()) + Share(int(finding.act), 1)
    return tuple(sorted(shares.items()))
