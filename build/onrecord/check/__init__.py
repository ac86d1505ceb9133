"""Check the written tables: against the contract, against the texts, against each other."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.check.changes import changed, concerned, write
from onrecord.check.evidence import check_evidence
from onrecord.check.logic import check_logic
from onrecord.check.report import Report, render_issue
from onrecord.check.schema import check_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.contract import Contract
    from onrecord.model import Article, Tables

__all__ = ["Report", "check", "render_issue"]


def check(
    tables: Tables,
    contract: Contract,
    base: Path,
    texts: Mapping[str, Article],
    passed: Tables | None = None,
) -> Report:
    """Check the files that the contract names below `base`, and `tables`, which were read from them.

    `texts` are the articles by source_id; a source without one cannot be compared and is an error. Where
    `passed` are tables that keep to the same contract, only what has changed is held against it.
    """
    issues = [
        *([] if passed and _keeps(tables, contract, passed) else check_schema(contract, base)),
        *check_evidence(tables, texts),
        *check_logic(tables, contract),
    ]
    return Report(tuple(issues), {name: len(rows) for name, rows in tables.items()})


def _keeps(tables: Tables, contract: Contract, passed: Tables) -> bool:
    """Tell whether what has changed since `passed` keeps to the contract."""
    changes = changed(tables, passed, contract)
    if not any(changes.values()):
        return True
    part = concerned(changes, contract)
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        write(changes, part, Path(folder))
        return not any(check_schema(part, Path(folder)))
