"""Exceptions: each means that the run cannot go on.

OnrecordError
├── UsageError           the call makes no sense
├── ProjectError         the folder is no project, or its settings cannot be read
│   └── ContractError    datapackage.yaml cannot be used
├── DataError            the data has errors; carries the Issues
└── ToolError            a program that onrecord runs has failed

A problem with an article, a decision or a table is no exception: it is returned as an
`onrecord.model.Issue`, so that one run reports all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Issue


class OnrecordError(Exception):
    """Say that the run cannot go on."""


class UsageError(OnrecordError):
    """Say that the call makes no sense."""


class ProjectError(OnrecordError):
    """Say that the folder is no project, or that its settings cannot be read."""


class ContractError(ProjectError):
    """Say that the contract cannot be used."""


class DataError(OnrecordError):
    """Say that the data has errors, and carry the Issues that name them."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        super().__init__(f"{len(issues)} problem(s) in the data")
        self.issues = tuple(issues)


class ToolError(OnrecordError):
    """Say that a program which onrecord runs has failed."""
