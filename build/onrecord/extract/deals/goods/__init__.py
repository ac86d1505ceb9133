"""What a text says of goods in one place, and how broad its words for them are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.words import head_nouns, lexicon, words_of

if TYPE_CHECKING:
    from onrecord.model import Amount, DealKind, Span

_KIN = (
    {"aircraft", "jets"},
    {"aircraft", "helicopters"},
    {"aircraft", "drones"},
    {"missiles", "air_defence"},
    {"vehicles", "armoured_vehicles"},
    {"vehicles", "artillery"},
    {"airliners", "jets"},
    {"airliners", "aircraft"},
    {"airliners", "civil"},
)
"""Classes of goods of which words for one can tell of the other."""


@dataclass(frozen=True, slots=True, eq=False)
class Goods:
    """Hold one mention of goods: tokens `first` to `last`, both part of it.

    `name` is the designation in the singular; `noun` the class of the head noun: a weapon category, "civil",
    or "generic" for nouns such as "systems" that say nothing alone. `count` is how many, with its words.
    `vague` goods ("the jets", "weapons") point to goods named elsewhere rather than name some.
    """

    first: int
    last: int
    span: Span
    name: str | None
    noun: str
    kind: DealKind
    count: tuple[Span, Amount] | None
    definite: bool
    vague: bool
    words: str

    def is_site(self) -> bool:
        """Tell a work known by its own name, "the Morupule B power station", from "the power station"."""
        return self.kind == "construction" and self.words[:1].isupper() and " " in self.words


def head_of(goods: Goods) -> str:
    """Return the noun of goods in the singular: "frigate" of "two patrol frigates Gepard"."""
    words = goods.words.lower().split()
    return next((w for w in reversed(words) if w in head_nouns()), words[-1]).removesuffix("s")


def is_broad(goods: Goods) -> bool:
    """Tell words for whole kinds ("ships", "aircraft") from words for one kind of them ("frigates")."""
    head = head_of(goods)
    return head in words_of("weak") or head in lexicon()["broad"] or head not in head_nouns()


def same_kind(noun: str, nouns: frozenset[str]) -> bool:
    """Tell that a class of goods can be one of some classes."""
    if noun == "generic" or not nouns:
        return True
    return noun in nouns or any({noun, other} in _KIN for other in nouns)
