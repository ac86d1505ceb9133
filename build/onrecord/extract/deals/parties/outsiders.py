"""Tell what is no party, though a name: deals, dates, waters, designations, ships."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.words import head_nouns
from onrecord.extract.deals.parties.words import lexicon
from onrecord.extract.deals.trade_words import noun_kind
from onrecord.values.dates import find_dates
from onrecord.values.items import is_known, known_makers

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

_NUMBER = re.compile(r"\b[A-Z]\d{4}|\b[A-Z]\d\w{3,4}-\d\d-|^[A-Z][A-Za-z]{0,2}\$?\d[\d.,]*\w?$")
"""How the number of a contract begins ("N00019-21-C-0044"), and how a sum is written ("USD2.4")."""
_WORKS = re.compile(r"[A-Z][\w.&-]+ (?:Construction|Production|Supplies)$")
"""How companies are named after what they do: "Orascom Construction"."""


def is_no_party(head: str, words: str) -> bool:
    """Tell deals, dates, waters and designations from parties."""
    water = head in lexicon()["waters"] and words not in known_makers()  # not "Hanwha |Ocean|"
    other = _NUMBER.search(words) is not None or head in lexicon()["not_parties"] or water
    kind = None if _WORKS.search(words) else noun_kind(head)
    return kind is not None or other or is_known(words) or bool(find_dates(words))


def is_ship(tree: Tree, first: int, head: int) -> bool:
    """Tell "the frigate |Kimon|", which is what is handed over, from who takes it."""
    name = head
    while name > first and tree.tags[name].startswith("NNP"):
        name -= 1
    return name < head and head_nouns().get(tree.words[name], ("",))[0] == "ships"
