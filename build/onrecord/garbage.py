"""Spare the search for cyclic garbage what is none: it goes through all that there is, again and again."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collecting_nothing() -> Iterator[None]:
    """Pause the search while tables and pages are made, which have no cycles."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def settle() -> None:
    """Search once, and leave what is kept for later builds out of all searches to come."""
    gc.collect()
    gc.freeze()
