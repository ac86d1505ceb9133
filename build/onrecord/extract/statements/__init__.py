"""Find who is reported to say what: sources, cues and contents of an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, cast

import yaml

from onrecord.extract.statements.acts import (
    act_of,
    answer_of,
    is_by_nobody,
    is_negated,
    is_unsaid,
    is_withheld,
)
from onrecord.extract.statements.circumstances import addressee_of, time_of, venue_of
from onrecord.extract.statements.cues import words
from onrecord.extract.statements.direct import adopt, direct
from onrecord.extract.statements.findings import Finding, Page
from onrecord.extract.statements.indirect import indirect
from onrecord.extract.statements.labels import (
    goes_on,
    headline_label,
    is_all_turns,
    is_transcript,
    label_of,
    labelled,
)
from onrecord.extract.statements.relays import cited, pass_on, relays_of
from onrecord.extract.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.extract.nlp import Reading
    from onrecord.extract.statements.labels import Label
    from onrecord.extract.tree import Range
    from onrecord.model import Act, Mode, Polarity, Span, StatementKind

_NEAR = 12
_LONGEST_CONDITION = 5
_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
_DOUBLE = ('"', "“", "”", "«", "''")
_QUOTES = frozenset("\"“”„«»'‘’`")


@dataclass(frozen=True, slots=True)
class Relay:
    """Hold one that passes on what another said, and the words that say so."""

    source: Span
    cue: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Hold one report of what somebody said or holds; all spans are offsets in the article.

    `source` has the words beside the cue (for a relative clause: the noun it belongs to, then the pronoun;
    none where nobody is named), `head` the word it hangs on. `confidence` is a probability. `nested_in` is
    the index of the quotation that this one stands in; `in_quotes` tells that it is part of quoted words.
    `relays` are outermost first.
    """

    source: tuple[Span, ...]
    head: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: Act
    mode: Mode
    polarity: Polarity
    method: str
    confidence: float
    kind: StatementKind = "report"
    addressee: Span | None = None
    venue: Span | None = None
    time: Span | None = None
    relays: tuple[Relay, ...] = ()
    nested_in: int | None = None
    in_quotes: bool = False


def find_statements(reading: Reading) -> tuple[Quotation, ...]:
    """Find all reports of speech and of attitudes in a text, in the order of their cues."""
    findings: list[Finding] = []
    lines = [paragraph.line for paragraph in reading.paragraphs]
    transcript, all_turns = is_transcript(lines), is_all_turns(lines)
    previous: Page | None = None
    for number, paragraph in enumerate(reading.paragraphs):
        if not paragraph.doc.has_annotation("DEP"):
            continue
        tree = tree_of(paragraph)
        page = Page(number, reading.text, tree, [False] * len(tree))
        label = _label(page, lines[number], transcript=transcript)
        if label is not None:
            findings.append(labelled(page, paragraph.start, label))
        elif not (all_turns and findings and goes_on(page, findings[-1])):
            _read(page, previous, findings)
        previous = page
    findings = pass_on(findings)
    findings += cited(findings)
    findings.sort(key=lambda finding: finding.place)
    findings = [
        f
        for f, outside in zip(findings, _nesting(findings), strict=True)
        if outside is not None or not f.in_quotes
    ]
    outer = _nesting(findings)
    return tuple(_quotation(finding, nested_in) for finding, nested_in in zip(findings, outer, strict=True))


def _label(page: Page, line: str, *, transcript: bool) -> Label | None:
    if transcript or page.number > 0:
        return label_of(line) if transcript else None
    says = any(tag.startswith(("VBD", "VBZ", "VBP", "MD")) for tag in page.tree.tags)
    return headline_label(line) if says else None


def _read(page: Page, previous: Page | None, findings: list[Finding]) -> None:
    """Add what a paragraph reports; words quoted without a cue of their own go on with what came before."""
    found, orphans = direct(page, previous)
    used = {finding.cue for finding in found if finding.page is page}
    moved = {(finding.page.number, finding.cue) for finding in found}
    findings[:] = [other for other in findings if (other.page.number, other.cue) not in moved]
    findings += [*found, *indirect(page, used)]
    for passage in orphans:
        adopt(page, passage, findings)


def _nesting(findings: list[Finding]) -> list[int | None]:
    """Find for each report the narrowest other one whose content has its cue."""
    outer: list[int | None] = []
    for number, finding in enumerate(findings):
        if finding.inside is not None:
            outer.append(next(other for other, f in enumerate(findings) if f is finding.inside))
            continue
        around = [
            (span.end - span.start, other)
            for other in range(max(0, number - _NEAR), min(len(findings), number + _NEAR))
            for span in findings[other].content
            if other != number and span.start <= finding.place < span.end
        ]
        outer.append(min(around)[1] if around else None)
    return outer


def _quotation(finding: Finding, nested_in: int | None) -> Quotation:
    tree, cue, verb, source = finding.page.tree, finding.cue, finding.verb, finding.source
    act = act_of(tree, cue, verb, finding.method)
    mode = _mode(finding)
    addressee = addressee_of(tree, cue, verb)
    time, venue = (time_of(tree, cue), venue_of(tree, cue)) if verb else (None, None)
    denied = act == "deny" and mode != "direct"
    if act == "decline_comment" and verb is not None:
        denied = verb.act == "decline_comment" or is_negated(tree, cue)
    return Quotation(
        source=tuple(tree.span(*part) for part in source.ranges) if source else (),
        head=tree.span(source.head, source.head) if source else None,
        cue=(tree.span(*_cue_words(finding)),),
        content=tuple(sorted(finding.content)),
        act=act,
        mode=mode,
        polarity="denied" if denied else "affirmed",
        method=finding.method,
        confidence=_confidence(finding, nested_in),
        kind="attitude" if _is_no_statement(finding) else "report",
        addressee=None if addressee is None else tree.span(addressee, addressee),
        venue=tree.span(*venue) if venue else None,
        time=tree.span(*time) if time else None,
        relays=tuple(
            Relay(tree.span(*party.ranges[0]), tree.span(token, token))
            for party, token in (*finding.relays, *relays_of(tree, cue, source))
        ),
        nested_in=nested_in,
        in_quotes=finding.in_quotes,
    )


def _is_no_statement(finding: Finding) -> bool:
    """Tell a thought, a wish, a mere topic ("discussed the plan") or what may be said from something said."""
    verb, tree, cue = finding.verb, finding.page.tree, finding.cue
    if finding.superseded or verb is None:
        return finding.superseded
    if verb.kind == "attitude" or finding.method == "topic" or _is_quoted_we(finding) or _is_deed(finding):
        return True
    refused = verb.act == "decline_comment" and not is_withheld(tree, cue, verb)
    if refused or is_by_nobody(tree, cue, verb) or _is_anonymity(finding):
        return True
    if finding.method == "object" and (verb.lemma in words("topics") or _is_pronoun(finding)):
        return True
    if finding.method == "noun" or is_withheld(tree, cue, verb):
        return False
    return is_unsaid(tree, cue)


def _is_deed(finding: Finding) -> bool:
    """Tell what is done and not said ("ordered two ships"), or left unsaid by nobody ("was not named")."""
    if finding.method == "passive" and finding.source is None:
        return True
    lemma = finding.verb.lemma if finding.verb is not None else ""
    deed = lemma in words("doing") and finding.method in {"object", "preposition"}
    return deed or (lemma == "deny" and _is_refusal(finding))


def _is_refusal(finding: Finding) -> bool:
    """Tell "denied the |request|", which grants nothing, from what is said not to be so."""
    tree = finding.page.tree
    refused = tree.child(finding.cue, "dobj", "nsubjpass")
    return refused is not None and tree.words[refused] in words("granted")


def _is_pronoun(finding: Finding) -> bool:
    return all(span.of(finding.page.text).lower() in words("pronouns") for span in finding.content)


def _is_quoted_we(finding: Finding) -> bool:
    """Tell what quoted words say that "we" or nobody said: its speaker is who is quoted."""
    tags, source = finding.page.tree.tags, finding.source
    return finding.in_quotes and (source is None or tags[source.head].startswith(("PRP", "W", "DT")))


def _is_anonymity(finding: Finding) -> bool:
    """Tell asking not to be named: it tells of the speaker."""
    last = [span.of(finding.page.text).split() for span in finding.content]
    return all(len(words) < _LONGEST_CONDITION and words[-1] == "anonymity" for words in last)


def _cue_words(finding: Finding) -> Range:
    """Return the cue with auxiliaries, particle, and refused answer: "pointed out", "declined to say"."""
    tree, cue = finding.page.tree, finding.cue
    first = last = cue
    if finding.verb is not None and finding.verb.act == "decline_comment":
        answer = answer_of(tree, cue)
        if answer is not None and answer == cue + 2 and tree.starts[answer] < min(finding.content).start:
            last = answer
    if finding.verb is not None:
        while (
            tree.heads[first - 1] == cue and tree.deps[first - 1] in _AUXILIARIES and first > tree.first[cue]
        ):
            first -= 1
    while last < tree.last[cue] and tree.heads[last + 1] == cue and tree.deps[last + 1] == "prt":
        last += 1
    return first, last


def _mode(finding: Finding) -> Mode:
    if finding.method == "label":
        return "direct"
    texts = [span.of(finding.page.text) for span in finding.content]
    whole = [text[0] in _QUOTES for text in texts]
    if all(whole):
        return "direct"
    return "mixed" if any(whole) or any(mark in text for text in texts for mark in _DOUBLE) else "indirect"


def _confidence(finding: Finding, nested_in: int | None) -> float:
    """Estimate how likely a report is right, from the share that was right of those found the same way."""
    by_method = _confidences()
    value = by_method["method"][finding.method]
    if finding.verb is not None and finding.verb.kind == "attitude":
        value *= by_method["factor"]["attitude"]
    if nested_in is not None:
        value *= by_method["factor"]["nested"]
    if finding.source is None:
        value *= by_method["factor"]["no_source"]
    return round(value, 2)


@cache
def _confidences() -> Mapping[str, Mapping[str, float]]:
    text = resources.files(__package__).joinpath("confidence.yaml").read_text(encoding="utf-8")
    return cast("Mapping[str, Mapping[str, float]]", yaml.safe_load(text))
