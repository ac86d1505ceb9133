"""Tell money beside a trade, bribes and what is given in exchange, from its price."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import plain_words, words_for
from onrecord.extract.deals.trades.clauses import up

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

_SWAPPED = re.compile(
    r"(?i)\bin\s+(?:return|exchange)\s+for\s+(?![^.;,]*\b(?:contracts?|deals?|orders?|payments?)\b)"
    r"[^.;,$€£]*?[a-z][\w-]*\s+(?:worth|valued\s+at|costing)\b[^.;,]*$"
)
"""What is given for goods has its own worth: "jets in return for |helicopters worth| $2 billion"."""
_NEAR = 4
"""In tokens: how far behind a sum "in bribes" can stand, with the words that tell its kind."""


def is_side_sum(tree: Tree, token: int, before: str) -> bool:
    """Tell "took |$2 million| in bribes", "a bribe of |$2 million|" and "jets for guns worth |$2 million|".

    `token` is the last of the sum, `before` its sentence up to the sum.
    """
    behind = tree.words[token + 1 : token + 1 + _NEAR]
    named = behind[:1] in (["in"], ["as"]) and bool(plain_words("bribes") & set(behind))
    return named or _is_of_bribe(tree, token) or _SWAPPED.search(before) is not None


def _is_of_bribe(tree: Tree, token: int) -> bool:
    """Tell "a |bribe| of $2 million", "a $2 million |kickback|" and "|pocketed| $2 million"."""
    for above in islice(up(tree, token), 4):
        if tree.tags[above].startswith("V"):
            return tree.words[above] in words_for("pocketing")
        if tree.words[above] in plain_words("bribes"):
            return True
    return False
