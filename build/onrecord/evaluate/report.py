"""Hold what an evaluation found, and write it as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from onrecord.evaluate.figures import Score, Share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.evaluate.calibration import Calibration
    from onrecord.evaluate.deals import DealFinding, DealScores
    from onrecord.evaluate.relations import SubsetScore
    from onrecord.evaluate.statements import Finding, StatementScores
    from onrecord.model import Issue

SCORE_HEAD = ("gold", "predicted", "precision", "recall", "F1")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Hold the figures of one evaluation.

    `statements`, `styles`, `acts` and `calibration` are of the articles in the project, `interval` is that
    of F1 with source; `outside` is of the articles kept elsewhere, None where none is here. `unseen` is of
    deals in reports that no rule was made on: what is wrong there is counted and not told. `skipped` says
    what could not be scored.
    """

    statements: StatementScores
    interval: tuple[float, float]
    styles: tuple[tuple[str, StatementScores], ...]
    acts: tuple[tuple[str, Share], ...]
    calibration: Calibration
    outside: StatementScores | None
    deals: DealScores | None
    unseen: DealScores | None = None
    findings: tuple[Finding, ...] = ()
    deal_findings: tuple[DealFinding, ...] = ()
    skipped: tuple[Issue, ...] = ()

    def figures(self) -> Mapping[str, float]:
        """Return every figure by its name, as `statements.attribution.f1`, between 0 and 1."""
        named = dict(_figures("statements", self.statements))
        if self.outside:
            named |= _figures("outside", self.outside)
        if self.deals:
            named |= self.deals.figures()
        if self.unseen:
            named |= self.unseen.figures("unseen")
        return named | {
            "calibration.brier": self.calibration.brier,
            "calibration.error": self.calibration.error,
        }

    def to_json(self) -> str:
        """Return the figures, the styles and the reliability table as JSON, with a line feed at the end."""
        content = {
            "figures": {name: round(value, 4) for name, value in sorted(self.figures().items())},
            "counts": {
                "statements": {name: _counts(score) for name, score in _scores(self.statements)},
                "deals": _deal_counts(self.deals),
                "unseen": _deal_counts(self.unseen),
            },
            "interval": {"statements.with_source.f1": [round(bound, 4) for bound in self.interval]},
            "styles": {
                style: {name: round(value, 4) for name, value in _figures("", scores)}
                for style, scores in self.styles
            },
            "acts": {act: {"right": share.right, "of": share.of} for act, share in self.acts},
            "reliability": [
                {
                    "low": one.low,
                    "high": one.high,
                    "count": one.count,
                    "confidence": round(one.confidence, 4),
                    "right": round(one.right, 4),
                }
                for one in self.calibration.bins
            ],
            "skipped": [issue.path for issue in self.skipped],
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _scores(scores: StatementScores) -> Iterator[tuple[str, Score]]:
    for field in fields(scores):
        value = getattr(scores, field.name)
        if isinstance(value, Score):
            yield field.name, value


def _deal_counts(scores: DealScores | None) -> Mapping[str, Mapping[str, int]]:
    return {name: _counts(score) for name, score in scores.named().items()} if scores else {}


def _counts(score: Score) -> Mapping[str, int]:
    return {field.name: getattr(score, field.name) for field in fields(score)}


def _figures(prefix: str, scores: StatementScores) -> Iterator[tuple[str, float]]:
    start = f"{prefix}." if prefix else ""
    for field in fields(scores):
        value = getattr(scores, field.name)
        if isinstance(value, Score):
            for measure in ("precision", "recall", "f1"):
                yield f"{start}{field.name}.{measure}", getattr(value, measure)
        else:
            yield f"{start}{field.name}.share", value.share


def render(report: Evaluation) -> str:
    """Write the report as plain text tables; figures are percentages."""
    low, high = report.interval
    parts = [
        "Statements",
        _table(("", *SCORE_HEAD), _score_rows(report.statements)),
        f"F1 with source, 95 % interval over the texts: {_percent(low)}-{_percent(high)}",
        "Of the statements found, right",
        _table(("", "right", "of", "share"), _share_rows(_shares(report.statements))),
        "Acts, by what gold says",
        _table(("", "right", "of", "share"), _share_rows(report.acts)),
        "By style (F1)",
        _table(("", "gold", "predicted", "statement", "+ source", "+ speaker"), _style_rows(report.styles)),
    ]
    if report.outside:
        parts += ["Articles kept elsewhere", _table(("", *SCORE_HEAD), _score_rows(report.outside))]
    parts += ["Confidence", _reliability(report.calibration)]
    for head, deals in (("Deals", report.deals), ("Deals in reports no rule was made on", report.unseen)):
        if deals:
            rows = [(name, *_score_cells(score)) for name, score in deals.named().items()]
            parts += [head, _table(("", *SCORE_HEAD), rows), _deal_notes(deals)]
    parts += [f"Skipped: {issue.path}: {issue.message}" for issue in report.skipped]
    return "\n\n".join(parts) + "\n"


def render_subsets(scores: Mapping[str, SubsetScore]) -> str:
    """Write the figures of a file of attributions as a plain text table."""
    rows = [
        (f"{subset}, {name.replace('_', ' ')}", *_score_cells(getattr(score, name)))
        for subset, score in scores.items()
        for name in ("content", "attribution", "with_source")
    ]
    return _table(("", *SCORE_HEAD), rows) + "\n"


def _score_rows(scores: StatementScores) -> list[tuple[str, ...]]:
    return [(name.replace("_", " "), *_score_cells(score)) for name, score in _scores(scores)]


def _score_cells(score: Score) -> tuple[str, ...]:
    counts = (str(score.gold), str(score.predicted))
    return (*counts, *map(_percent, (score.precision, score.recall, score.f1)))


def _shares(scores: StatementScores) -> Iterator[tuple[str, Share]]:
    for field in fields(scores):
        value = getattr(scores, field.name)
        if isinstance(value, Share):
            yield field.name, value


def _share_rows(shares: Iterator[tuple[str, Share]] | Sequence[tuple[str, Share]]) -> list[tuple[str, ...]]:
    return [(name, str(share.right), str(share.of), _percent(share.share)) for name, share in shares]


def _style_rows(styles: Sequence[tuple[str, StatementScores]]) -> list[tuple[str, ...]]:
    return [
        (
            style,
            str(scores.attribution.gold),
            str(scores.attribution.predicted),
            *(_percent(score.f1) for score in (scores.attribution, scores.with_source, scores.with_speaker)),
        )
        for style, scores in styles
    ]


def _reliability(calibration: Calibration) -> str:
    rows = [
        (f"{one.low:.1f}-{one.high:.1f}", str(one.count), _percent(one.confidence), _percent(one.right))
        for one in calibration.bins
    ]
    table = _table(("confidence", "count", "mean", "right"), rows)
    return f"{table}\nBrier score {calibration.brier:.3f}, calibration error {calibration.error:.3f}"


def _deal_notes(scores: DealScores) -> str:
    shares = f"kind right {_percent(scores.kind.share)}, modality right {_percent(scores.modality.share)}"
    return f"Of the values read, wrong {_percent(scores.wrong)}; of those found, {shares}"


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, *rows)
    )
