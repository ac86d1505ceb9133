"""Score the statements read in articles against the gold."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from onrecord.evaluate.figures import NO_SCORE, NO_SHARE, Score, Share
from onrecord.evaluate.matching import Relation, match, sources_agree
from onrecord.evaluate.names import names_agree
from onrecord.evaluate.tokens import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.evaluate.gold import GoldFile
    from onrecord.evaluate.gold_statements import GoldStatement
    from onrecord.model import Mentions, StatementMention


@dataclass(frozen=True, slots=True)
class StatementScores:
    """Hold the figures for statements.

    `attribution` asks for the content alone, `with_source` also for the mention beside the cue,
    `with_speaker` also for who that is, `complete` for all that is asked below as well. The shares are of
    the statements found: `chain` has every step right; `relays` counts those of which gold or
    prediction has any.
    """

    content: Score = NO_SCORE
    attribution: Score = NO_SCORE
    with_source: Score = NO_SCORE
    with_speaker: Score = NO_SCORE
    complete: Score = NO_SCORE
    relays: Score = NO_SCORE
    speaker: Share = NO_SHARE
    act: Share = NO_SHARE
    mode: Share = NO_SHARE
    polarity: Share = NO_SHARE
    chain: Share = NO_SHARE

    def __add__(self, other: StatementScores) -> StatementScores:
        return StatementScores(
            *(getattr(self, field.name) + getattr(other, field.name) for field in fields(self))
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one statement of the gold, or of the prediction, or the pair of both, and what is right in it.

    `source` to `chain` are None where nobody asks: no pair, or gold leaves it open. `speaker_name` and
    `relays` are the names that the prediction gives.
    """

    article: str
    gold: GoldStatement | None
    found: StatementMention | None
    source: bool | None = None
    speaker: bool | None = None
    act: bool | None = None
    mode: bool | None = None
    polarity: bool | None = None
    chain: bool | None = None
    speaker_name: str = ""
    relays: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Tell whether content and source are right."""
        return bool(self.source)

    @property
    def complete(self) -> bool:
        """Tell whether nothing that is asked is wrong."""
        asked = (self.source, self.speaker, self.act, self.mode, self.polarity, self.chain)
        return bool(self.source) and False not in asked

    @property
    def counts(self) -> bool:
        """Tell whether this counts: optional gold does not, found or not."""
        return self.gold is None or not self.gold.optional


def compare(gold: GoldFile[GoldStatement], mentions: Mentions) -> tuple[tuple[Finding, ...], Score]:
    """Pair the statements of one article with its gold; return the findings and the score of their content.

    Only reports are looked at: what somebody thinks or wants is no statement of the dataset.
    """
    text = Text(gold.article.text)
    predicted = [statement for statement in mentions.statements if statement.kind == "report"]
    expected = [_gold_relation(text, statement) for statement in gold.marked]
    found = [_found_relation(text, statement) for statement in predicted]
    pairs = match(expected, found)
    names = {actor.key: actor.name for actor in mentions.actors}
    findings = []
    for i, statement in enumerate(gold.marked):
        if i not in pairs:
            findings.append(Finding(gold.name, statement, None))
            continue
        j = pairs[i]
        agree = sources_agree(text, expected[i], found[j])
        findings.append(_pair(gold.name, statement, predicted[j], names, source=agree))
    extra = set(range(len(predicted))) - set(pairs.values())
    findings += [Finding(gold.name, None, predicted[j]) for j in sorted(extra)]
    return tuple(findings), _content(expected, found, pairs)


def _gold_relation(text: Text, statement: GoldStatement) -> Relation:
    return Relation(
        source=text.tokens(statement.source),
        cue=text.tokens(statement.cue),
        content=text.tokens(statement.content),
        optional=statement.optional,
        whole=statement.declines,
    )


def _found_relation(text: Text, statement: StatementMention) -> Relation:
    return Relation(
        source=text.tokens(statement.source),
        cue=text.tokens(statement.cue),
        content=text.tokens(statement.content),
    )


def _pair(
    article: str, gold: GoldStatement, found: StatementMention, names: Mapping[str, str], *, source: bool
) -> Finding:
    declined = gold.acts[0] == "decline_comment"
    speaker = names.get(found.speaker or "", "")
    relays = tuple(names.get(step.actor, "") for step in found.chain)
    return Finding(
        article,
        gold,
        found,
        source=source,
        speaker=names_agree(speaker, gold.speakers) if gold.speakers else None,
        act=found.act in gold.acts,
        mode=None if declined else found.mode in gold.modes,
        polarity=None if declined else found.polarity in gold.polarities,
        chain=_same_chain(gold, relays),
        speaker_name=speaker,
        relays=relays,
    )


def _same_chain(gold: GoldStatement, relays: Sequence[str]) -> bool:
    return len(gold.chain) == len(relays) and all(map(names_agree, relays, gold.chain))


def _content(expected: Sequence[Relation], found: Sequence[Relation], pairs: Mapping[int, int]) -> Score:
    spared = {pairs[i] for i in pairs if expected[i].optional}
    asked = frozenset().union(*(one.content for one in expected if not one.optional))
    said = frozenset().union(*(one.content for one in expected))
    told = frozenset().union(*(one.content for one in found))
    counted = frozenset().union(*(one.content for j, one in enumerate(found) if j not in spared))
    return Score(len(asked), len(asked & told), len(counted), len(counted & said))


def summarise(findings: Sequence[Finding], content: Score) -> StatementScores:
    """Count the findings that count."""
    counted = [finding for finding in findings if finding.counts]
    pairs = [finding for finding in counted if finding.gold and finding.found]
    return StatementScores(
        content,
        _score(counted, [True for _ in pairs]),
        _score(counted, [finding.right for finding in pairs]),
        _score(counted, [finding.right and finding.speaker is not False for finding in pairs]),
        _score(counted, [finding.complete for finding in pairs]),
        _relays(counted, pairs),
        *(_share(pairs, name) for name in ("speaker", "act", "mode", "polarity", "chain")),
    )


def _score(counted: Sequence[Finding], right: Sequence[bool]) -> Score:
    gold = sum(finding.gold is not None for finding in counted)
    found = sum(finding.found is not None for finding in counted)
    return Score(gold, sum(right), found, sum(right))


def _relays(counted: Sequence[Finding], pairs: Sequence[Finding]) -> Score:
    right = sum(bool(finding.gold and finding.gold.chain and finding.chain) for finding in pairs)
    gold = sum(bool(finding.gold and finding.gold.chain) for finding in counted)
    found = sum(bool(finding.found and finding.found.chain) for finding in counted)
    return Score(gold, right, found, right)


def _share(pairs: Sequence[Finding], name: str) -> Share:
    asked = [getattr(finding, name) for finding in pairs if getattr(finding, name) is not None]
    return Share(sum(asked), len(asked))
