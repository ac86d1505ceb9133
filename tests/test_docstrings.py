"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[1] / "build"
MODULES = [
    ".".join(path.relative_to(PROGRAM).with_suffix("").parts)
    for path in sorted(PROGRAM.rglob("*.py"))
    if ">>>" in path.read_text("utf-8")
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name):
    results = doctest.testmod(importlib.import_module(name))
    assert results.attempted > 0
    assert results.failed == 0
