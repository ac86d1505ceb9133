"""List what is missed, made up or wrong, in the words of the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.evaluate import Gold
    from onrecord.evaluate.gold_statements import GoldStatement
    from onrecord.evaluate.report import Evaluation
    from onrecord.evaluate.statements import Finding
    from onrecord.model import Span, StatementMention

LONGEST = 160


def render_findings(report: Evaluation, gold: Gold) -> str:
    """Write one line for each finding that is not right, by text; what readers differ on is left out."""
    texts = {one.name: one.article.text for one in gold.statements}
    statements = (
        f"{finding.article}: {fault}: {_words(texts[finding.article], finding)}"
        for finding in report.findings
        if finding.counts
        for fault in _faults(finding)
    )
    deals = (
        f"{finding.article}: {finding.property}: "
        + (f"missed {finding.gold}" if finding.gold else f"wrong {finding.found}")
        for finding in report.deal_findings
    )
    return "".join(line + "\n" for line in (*statements, *deals))


def _faults(finding: Finding) -> Iterator[str]:
    gold, found = finding.gold, finding.found
    if gold is None or found is None:
        yield "missed" if gold else "no statement"
        return
    if finding.source is False:
        yield "wrong source"
    if finding.speaker is False:
        yield f"speaker {finding.speaker_name or 'nobody'}, not {gold.speakers[0]}"
    if finding.act is False:
        yield f"act {found.act}, not {gold.acts[0]}"
    if finding.mode is False:
        yield f"mode {found.mode}, not {gold.modes[0]}"
    if finding.polarity is False:
        yield f"polarity {found.polarity}, not {gold.polarities[0]}"
    if finding.chain is False:
        yield f"chain {_steps(finding.relays)}, not {_steps([names[0] for names in gold.chain])}"


def _steps(names: Sequence[str]) -> str:
    return " <- ".join(names) or "none"


def _words(text: str, finding: Finding) -> str:
    statement: GoldStatement | StatementMention | None = finding.gold or finding.found
    if statement is None:
        return ""
    parts = (_joined(text, spans) for spans in (statement.source, statement.cue, statement.content))
    return " | ".join(parts)


def _joined(text: str, spans: Sequence[Span]) -> str:
    words = " ... ".join(" ".join(span.of(text).split()) for span in spans)
    return words if len(words) <= LONGEST else words[: LONGEST - 3] + "..."
