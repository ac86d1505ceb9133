"""Read the deals of a small text for the tests of extraction, with the names of the actors in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract import extract
from told import article

if TYPE_CHECKING:
    from onrecord.model import DealMention


def deals_and_names(text: str, published: str) -> tuple[tuple[DealMention, ...], dict[str, str]]:
    """Return the deals of a text and the names of its actors by their keys."""
    [found] = extract([article("a", text, published)])
    return found.deals, {actor.key: actor.name for actor in found.actors}
