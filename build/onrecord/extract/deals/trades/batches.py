"""Read the dates of batches that stand without their noun: "the first in 2023 and |the last in 2026|"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from onrecord.extract.deals.trade_words import plain_words, stage_of, verb_kinds
from onrecord.extract.deals.trades.mood import mood_of

if TYPE_CHECKING:
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.deals.trades.clauses import Clause
    from onrecord.model import Modality

_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|half|few)"
_PART = (
    r"(?:the|its|their|all|an?|another)\s+(?:(?:very\s+)?(?:first|second|third|fourth|last|final|initial"
    rf"|remaining|other|next|further|rest|remainder|others|lot|batch|balance|{_NUMBER})\b\s*)"
    rf"(?:{_NUMBER}\b\s*)?(?:(?:ones?|batch(?:es)?|units?|lots?|examples|pair|shipments?|consignments?"
    r"|[a-z-]{4,14}s|aircraft)\b\s*)?"
    r"(?:of\s+(?:them|these|those|which|(?:the\s+)?[a-z-]{4,14})\b\s*)?"
)
_BATCH = rf"(?:all\s+of\s+(?:them|these)\s+|{_PART})"
_COMING = (
    r"(?P<verb>(?:(?:is|are|was|were|will|would|should|be|been|to|had|has|have|due|expected|scheduled|planned|then"
    r"|follow(?:ed|s|ing)?|arriv(?:e|es|ed|ing)|c[ao]me|coming|deliver(?:ed|y)|handed|turned|over|flown|shipped"
    r"|sent|brought|landed|received|accepted|taken\s+over|by\s+the\s+\w+(?:\s+force)?|completed|there|here|home|in\s+the\s+country|with\s+(?:us|them|the\s+\w+(?:\s+force)?)|to\s+[A-Z]\w+|in\s+[A-Z]\w+)\s+)*)"
)
_DATED_BATCH = re.compile(
    rf"(?i:\b(?P<batch>{_BATCH})){_COMING}(?:(?i:in|on|by|at|from|before|during|around|only|no\s+later\s+than|until)\s+)*$"
)
_GETTING = re.compile(
    r"\b(?:expects?|expecting|awaits?|awaiting|receive[sd]?|receiving|gets?|getting|to\s+have)\s+$"
)
"""Who gets a batch: "|expects| the rest in 2023"."""
_BRINGING = re.compile(
    r"\b(?:arriv|deliver|follow|flown|shipped|handed|(?:turned|taken) over|sent|brought|landed|receiv|accept)"
)
_PAST = re.compile(r"\b(?:was|were|had|has|arrived|followed|came|landed)\b")


def dated_batch(
    clause: Clause, trades: tuple[Trade, ...], token: int
) -> tuple[Trade, Literal["delivered"], Modality, bool] | None:
    """Return the trade of whose goods a batch comes at a date, how that is told, and whether as past."""
    tree = clause.tree
    sentence = tree.first[token]
    before = clause.text[tree.starts[sentence] : tree.starts[token]]
    match = _DATED_BATCH.search(before)
    if match is None:
        return None
    place = tree.starts[sentence] + match.start()
    told = (t for trade in trades for t in trade.tokens)
    if any(place <= tree.starts[t] and t < token for t in told):
        return None  # "the first ships |delivered| in 2027", a trade of its own
    event = _delivery_before(clause, sentence, place)
    own = _BRINGING.search(match["verb"]) is not None or "with " in match["verb"]
    own |= _GETTING.search(before[: match.start()]) is not None
    if event is None and not own:
        return None
    trade = next((t for t in trades if event in t.tokens), None) or _told_before(trades, token)
    if trade is None:
        return None
    past = _PAST.search(match["verb"]) is not None
    if event is None or match["verb"].strip():
        return trade, "delivered", "fact" if past else "planned", past
    return trade, "delivered", mood_of(tree, event).modality, False


def _delivery_before(clause: Clause, sentence: int, place: int) -> int | None:
    """Return the delivery told last before a place of the sentence, if nothing else was told since."""
    tree = clause.tree
    before = [t for t in clause.triggers if t >= sentence and tree.starts[t] < place]
    last = max(before, default=None)
    if last is None:
        return None
    word = tree.words[last]
    brings = stage_of(word) == "delivered" or "arrive" in verb_kinds(word) or word in plain_words("awaited")
    return last if brings else None


def _told_before(trades: tuple[Trade, ...], token: int) -> Trade | None:
    """Return the trade in goods that the paragraph told of last."""
    told = [t for t in trades if t.tokens[0] < token and any(not goods.vague for goods in t.goods)]
    return max(told, key=lambda t: t.tokens[0], default=None)
