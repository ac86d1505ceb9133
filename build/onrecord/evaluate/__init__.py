"""Measure what the program reads against what people read: `tests/gold/README.md` tells how gold is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from onrecord.evaluate.calibration import calibrate
from onrecord.evaluate.deals import score_deals
from onrecord.evaluate.figures import Score, Share
from onrecord.evaluate.findings import render_findings
from onrecord.evaluate.floors import check_floors, lower_floors, raise_floors, read_floors
from onrecord.evaluate.gold import GoldFile, Read, load_folder
from onrecord.evaluate.gold_deals import GoldDeal, mark_deal
from onrecord.evaluate.gold_statements import GoldStatement, mark_statement
from onrecord.evaluate.interval import f1_interval
from onrecord.evaluate.relations import read_jsonl, score_documents
from onrecord.evaluate.report import Evaluation, render, render_subsets
from onrecord.evaluate.statements import Finding, StatementScores, compare, summarise
from onrecord.model import Article, Issue, Mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.evaluate.relations import SubsetScore

__all__ = [
    "Evaluation",
    "Gold",
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

T = TypeVar("T")

Predict = Callable[[Iterable[Article]], Iterable[Mentions]]
"""Read articles; the answers come in their order."""

Part = tuple[GoldFile[GoldStatement], "Sequence[Finding]", Score]


@dataclass(frozen=True, slots=True)
class Gold:
    """Hold all gold, and what of it cannot be scored here; no rule was made on the texts of `unseen`."""

    statements: tuple[GoldFile[GoldStatement], ...] = ()
    deals: tuple[GoldFile[GoldDeal], ...] = ()
    unseen: tuple[GoldFile[GoldDeal], ...] = ()
    skipped: tuple[Issue, ...] = ()


def load_gold(folder: Path, root: Path, read: Read) -> Gold:
    """Load the gold of `folder`; raises DataError where it does not fit its texts."""
    statements, skipped = load_folder(folder / "statements", root, read, mark_statement)
    deals, also_skipped = load_folder(folder / "deals", root, read, mark_deal)
    unseen, skipped_too = load_folder(folder / "unseen" / "deals", root, read, mark_deal)
    return Gold(statements, deals, unseen, (*skipped, *also_skipped, *skipped_too))


def evaluate(gold: Gold, predict: Predict) -> Evaluation:
    """Read every text of the gold with `predict` and count what is right."""
    parts = [
        (one, *compare(one, mentions))
        for one, mentions in zip(gold.statements, predict(_articles(gold.statements)), strict=True)
    ]
    here = [part for part in parts if not part[0].outside]
    outside = [part for part in parts if part[0].outside]
    inside = [finding for _, findings, _ in here for finding in findings]
    deals, deal_findings = score_deals(gold.deals, list(predict(_articles(gold.deals))))
    unseen, _ = score_deals(gold.unseen, list(predict(_articles(gold.unseen))))
    return Evaluation(
        statements=_total(here),
        interval=f1_interval([summarise(findings, content).with_source for _, findings, content in here]),
        styles=_styles(here),
        acts=_acts(inside),
        calibration=calibrate(
            (one.found.confidence, one.right) for one in inside if one.found and one.counts
        ),
        outside=_total(outside) if outside else None,
        deals=deals if gold.deals else None,
        unseen=unseen if gold.unseen else None,
        findings=tuple(finding for _, findings, _ in parts for finding in findings),
        deal_findings=deal_findings,
        skipped=gold.skipped,
    )


def _articles(files: Sequence[GoldFile[T]]) -> Iterator[Article]:
    return (one.article for one in files)


def score_file(predictions: Path, gold: Gold | Path) -> Mapping[str, SubsetScore]:
    """Score a file of attributions against the project's gold, or against another such file.

    In the project's gold a document is named by its article's id; articles kept outside are left out.
    """
    needed = ("doc", "text", "attributions")
    documents = read_jsonl(gold, needed) if isinstance(gold, Path) else _documents(gold)
    return score_documents(documents, read_jsonl(predictions))


def _documents(gold: Gold) -> Iterator[Mapping[str, object]]:
    for one in gold.statements:
        if not one.outside:
            attributions = [statement.as_attribution() for statement in one.marked]
            yield {"doc": one.article.source_id, "text": one.article.text, "attributions": attributions}


def _total(parts: Iterable[Part]) -> StatementScores:
    return sum((summarise(findings, content) for _, findings, content in parts), StatementScores())


def _styles(parts: Sequence[Part]) -> tuple[tuple[str, StatementScores], ...]:
    styles = sorted({one.style for one, _, _ in parts})
    return tuple((style, _total(part for part in parts if part[0].style == style)) for style in styles)


def _acts(findings: Iterable[Finding]) -> tuple[tuple[str, Share], ...]:
    shares: dict[str, Share] = {}
    for finding in findings:
        if finding.gold and finding.counts and finding.act is not None:
            act = finding.gold.acts[0]
            shares[act] = shares.get(act, Share()) + Share(int(finding.act), 1)
    return tuple(sorted(shares.items()))
