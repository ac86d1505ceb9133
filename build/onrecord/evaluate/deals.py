"""Score the deals read in texts against the gold, value by value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.evaluate.figures import NO_SCORE, NO_SHARE, Score, Share
from onrecord.evaluate.gold_deals import PROPERTIES
from onrecord.evaluate.values import Reading, agrees, readings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.evaluate.gold import GoldFile
    from onrecord.evaluate.gold_deals import GoldDeal
    from onrecord.model import DealMention, Mentions


@dataclass(frozen=True, slots=True)
class DealScores:
    """Hold the figures for deals.

    `deals` counts whole deals that have a counterpart, `properties` the values of each property. `kind` and
    `modality` are shares of the deals and values found.
    """

    deals: Score = NO_SCORE
    properties: tuple[Score, ...] = (NO_SCORE,) * len(PROPERTIES)
    kind: Share = NO_SHARE
    modality: Share = NO_SHARE

    def __add__(self, other: DealScores) -> DealScores:
        pairs = zip(self.properties, other.properties, strict=True)
        return DealScores(
            self.deals + other.deals,
            tuple(one + another for one, another in pairs),
            self.kind + other.kind,
            self.modality + other.modality,
        )

    @property
    def total(self) -> Score:
        """Return the score over the values of all properties."""
        return sum(self.properties, NO_SCORE)

    @property
    def wrong(self) -> float:
        """Return the share of the values read that are wrong."""
        return 1 - self.total.precision if self.total.predicted else 0.0

    def named(self) -> Mapping[str, Score]:
        """Return the scores by name: deals, each property, all values."""
        properties = dict(zip(PROPERTIES, self.properties, strict=True))
        return {"deals": self.deals, **properties, "values": self.total}

    def figures(self, prefix: str = "deals") -> Mapping[str, float]:
        """Return every figure by its name, as `deals.supplier.f1`; `deals.wrong` is better when lower."""
        figures = {
            f"{prefix}.{name}.{measure}": getattr(score, measure)
            for name, score in self.named().items()
            for measure in ("precision", "recall", "f1")
        }
        return figures | {
            f"{prefix}.wrong": self.wrong,
            f"{prefix}.kind.share": self.kind.share,
            f"{prefix}.modality.share": self.modality.share,
        }


@dataclass(frozen=True, slots=True)
class DealFinding:
    """Hold one value that is missed (`found` is empty) or wrong (`gold` is empty)."""

    article: str
    property: str
    gold: str
    found: str


def compare_deals(gold: GoldFile[GoldDeal], mentions: Mentions) -> tuple[DealScores, tuple[DealFinding, ...]]:
    """Pair the deals of one text with its gold, and count their values.

    A deal read has its counterpart in the gold deal with which most values agree, the item counting as three.
    The same value of several speakers counts once.
    """
    found = [readings(deal, mentions) for deal in mentions.deals]
    pairs = _pairs(gold.marked, found)
    scores = DealScores()
    findings: list[DealFinding] = []
    for i, deal in enumerate(gold.marked):
        mention = mentions.deals[pairs[i]] if i in pairs else None
        score, some = _compare(gold.name, deal, mention, found[pairs[i]] if i in pairs else ())
        scores += score
        findings += some
    for j in sorted(set(range(len(found))) - set(pairs.values())):
        extra = DealFinding(gold.name, "deal", "", mentions.deals[j].key)
        findings += [extra, *(_wrong(gold.name, reading) for reading in found[j])]
        counts = [sum(reading.property == name for reading in found[j]) for name in PROPERTIES]
        scores += DealScores(Score(predicted=1), tuple(Score(predicted=count) for count in counts))
    return scores, tuple(findings)


def _pairs(gold: Sequence[GoldDeal], found: Sequence[Sequence[Reading]]) -> dict[int, int]:
    candidates = []
    for i, deal in enumerate(gold):
        for j, reading in enumerate(found):
            common = _common(deal, reading)
            if common:
                candidates.append((-common, i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _common(deal: GoldDeal, found: Sequence[Reading]) -> int:
    agreeing = {value.property for value in deal.values for reading in found if agrees(value, reading)}
    return sum(3 if name == "item" else 1 for name in agreeing)


def _compare(
    article: str, gold: GoldDeal, mention: DealMention | None, found: Sequence[Reading]
) -> tuple[DealScores, list[DealFinding]]:
    scores, findings, moods = [], [], []
    for name in PROPERTIES:
        wanted = [value for value in gold.values if value.property == name]
        given = [reading for reading in found if reading.property == name]
        pairs = [(value, reading) for value in wanted for reading in given if agrees(value, reading)]
        missed = [value for value in wanted if value not in [one for one, _ in pairs]]
        wrong = [reading for reading in given if reading not in [other for _, other in pairs]]
        moods += [value.modality == reading.modality for value, reading in pairs if value.modality]
        if name in gold.optional:
            scores.append(NO_SCORE)
            continue
        scores.append(Score(len(wanted), len(wanted) - len(missed), len(given), len(given) - len(wrong)))
        findings += [DealFinding(article, name, value.value, "") for value in missed]
        findings += [_wrong(article, reading) for reading in wrong]
    if mention is None:
        return DealScores(Score(gold=1), tuple(scores)), findings
    kind = Share(int(mention.kind == gold.kind), 1)
    return DealScores(Score(1, 1, 1, 1), tuple(scores), kind, Share(sum(moods), len(moods))), findings


def _wrong(article: str, reading: Reading) -> DealFinding:
    return DealFinding(article, reading.property, "", reading.words)


def score_deals(
    gold: Sequence[GoldFile[GoldDeal]], read: Sequence[Mentions]
) -> tuple[DealScores, tuple[DealFinding, ...]]:
    """Add up the scores over all texts, and list what is missed or wrong."""
    compared = [compare_deals(one, mentions) for one, mentions in zip(gold, read, strict=True)]
    total = sum((scores for scores, _ in compared), DealScores())
    return total, tuple(finding for _, findings in compared for finding in findings)
