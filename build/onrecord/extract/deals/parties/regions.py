"""Say which state of an article "the Southeast Asian nation" and "the kingdom" mean."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from onrecord.extract.deals.parties.actors import Actors


def land_of(words: str, place: int, actors: Actors) -> str | None:
    """Return the state named last before `place` that fits what the words say of its region or kind.

    Nothing is returned for words that fit any state, such as "the country".
    """
    lower = _POSSESSIVE.sub(r"\1n", words.lower().replace("’", "'")).replace("europen", "european")
    fitting = [key for key in _regions() if f" {key} " in f" {lower} "]
    if not fitting:
        return None
    return actors.last_state(place, _regions()[max(fitting, key=len)])


_POSSESSIVE = re.compile(r"\b(africa|asia|america|europe)'s\b")
"""A continent that owns what is said of it: "|Asia's| biggest buyer of arms"."""


@cache
def _regions() -> dict[str, frozenset[str]]:
    loaded = yaml.safe_load(files(__package__).joinpath("regions.yaml").read_text(encoding="utf-8"))
    return {region: frozenset(codes) for region, codes in loaded.items()}
