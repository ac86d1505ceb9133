"""Find who passes on what another said: "was quoted by X as saying", "X quoted him as saying", "citing X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.statements.acts import is_unsaid
from onrecord.extract.statements.cues import words
from onrecord.extract.statements.findings import Finding
from onrecord.extract.statements.sources import Party, noun_phrase, source_of, with_name
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.tree import Tree

_CITING = frozenset({"citing", "quoting", "cited"})
_DEEPEST = 4
_MOST = 0.6


def pass_on(findings: list[Finding]) -> list[Finding]:
    """Turn "he said so, according to X" into a saying of his that X relays, and return what is left.

    "He said so, X reported" is the same.
    """
    kept = []
    for finding in findings:
        said = _main_saying(finding, findings) if finding.method in {"according", "aside"} else None
        if said is None or finding.source is None:
            kept.append(finding)
            continue
        said.relays.append((finding.source, finding.cue))
        if all(span.start < finding.place for span in finding.content):
            start = min(finding.place, finding.page.tree.starts[finding.source.ranges[0][0]])
            before = [span for span in said.content if not start <= span.start <= finding.place]
            said.content = [_cut(span, finding) for span in before]
    return kept


def cited(findings: list[Finding]) -> list[Finding]:
    """Return what those say whom a report cites ("the agency reported a delay, citing the yard").

    The report itself is marked as superseded: it only relays.
    """
    found = []
    for finding in findings:
        tree = finding.page.tree
        person = tree.child(finding.cue, "dobj")
        report = _citing_report(finding, findings)
        if report is None or person is None:
            continue
        report.superseded = True
        said = Finding(finding.page, finding.cue, noun_phrase(tree, person), [], "cited", finding.last_page)
        said.content = [_cut(span, finding) for span in report.content]
        said.inside = report
        said.relays = [(report.source, report.cue)] if report.source else []
        found.append(said)
    return found


def _citing_report(finding: Finding, findings: list[Finding]) -> Finding | None:
    """Return the report that a participle like "citing" belongs to."""
    tree, head = finding.page.tree, finding.page.tree.heads[finding.cue]
    if tree.words[finding.cue] not in _CITING or finding.in_quotes or head < 0:
        return None
    for other in findings:
        if other is not finding and other.page is finding.page and other.cue in {head, tree.heads[head]}:
            return other if other.verb is not None and other.verb.kind == "report" else None
    return None


def _main_saying(according: Finding, findings: list[Finding]) -> Finding | None:
    """Return the report that is all there is in what somebody is the authority for."""
    size = sum(span.end - span.start for span in according.content)
    for other in findings:
        if other is according or other.page is not according.page or other.in_quotes or other.source is None:
            continue
        if other.verb is None or other.verb.kind != "report":
            continue
        if according.method == "aside" and not _is_passed_on(other, according):
            continue
        if any(span.start <= other.place < span.end for span in according.content):
            own = sum(span.end - span.start for span in other.content) if other.method != "direct" else size
            if own >= _MOST * size or (according.method == "aside" and _is_whole(other, according)):
                return other
    return None


def _is_whole(said: Finding, aside: Finding) -> bool:
    """Tell whether a saying, from its source to the end of its content, is all that another reports."""
    if said.source is None:
        return False
    start = said.page.tree.starts[said.source.ranges[0][0]]
    first, last = min(aside.content), max(aside.content)
    return min(start, said.place) <= first.start and max(said.content).end >= last.end


def _is_passed_on(said: Finding, aside: Finding) -> bool:
    """Tell a saying that another who "reported" or "said" it passes on, not one that he speaks of himself."""
    if said.method not in {"clause", "aside", "direct"} or is_unsaid(said.page.tree, said.cue):
        return False
    if said.place > aside.place and said.method == "aside":
        return False
    return aside.verb is not None and aside.verb.lemma in words("relaying")


def _cut(span: Span, finding: Finding) -> Span:
    if not span.start < finding.place < span.end:
        return span
    place = finding.place
    if finding.method == "aside" and finding.source is not None:
        place = min(place, finding.page.tree.starts[finding.source.ranges[0][0]])
    words = finding.page.text[span.start : place].rstrip(" ,(—–-")
    return Span(span.start, span.start + len(words)) if words else span


def relays_of(tree: Tree, verb: int, source: Party | None) -> list[tuple[Party, int]]:
    """Return those who relay a statement, outermost first, each with the token that says so."""
    found = [*_quoting(tree, verb), *_carrying(tree, verb)]
    if source is not None:
        found += _passives(tree, source.head)
    return list(dict.fromkeys(found))


def quoted_source(tree: Tree, verb: int) -> Party | None:
    """Return whom a relay quotes: the object of "quoted X as saying", where the verb is the saying."""
    quoting = _quoting_verb(tree, verb)
    if quoting is None:
        return None
    person = tree.child(quoting, "nsubjpass") if _is_passive(tree, quoting) else tree.child(quoting, "dobj")
    return None if person is None else noun_phrase(tree, person, before=verb if person < verb else None)


def is_relay(tree: Tree, verb: int) -> bool:
    """Tell whether a verb only introduces another's saying: "quoted X as saying"."""
    if tree.words[verb] not in words("quoting"):
        return False
    return any(
        tree.words[c] == "as"
        and (saying := tree.child(c, "pcomp")) is not None
        and tree.tags[saying] == "VBG"
        for top in (verb, tree.child(verb, "dobj"))
        if top is not None
        for c in tree.children[top]
    )


def _quoting_verb(tree: Tree, verb: int) -> int | None:
    """Return the verb of "quoted ... as saying" for its saying."""
    above = tree.heads[verb]
    if tree.tags[verb] != "VBG" or above < 0 or tree.words[above] != "as":
        return None
    above = tree.heads[above]
    if above >= 0 and tree.tags[above].startswith(("N", "PRP")):
        above = tree.heads[above]
    return above if above >= 0 and tree.words[above] in words("quoting") else None


def _quoting(tree: Tree, verb: int) -> Iterator[tuple[Party, int]]:
    quoting = _quoting_verb(tree, verb)
    if quoting is None:
        return
    relay = _agent(tree, quoting) if _is_passive(tree, quoting) else source_of(tree, quoting)
    if relay is not None:
        yield relay, quoting


def _carrying(tree: Tree, verb: int) -> Iterator[tuple[Party, int]]:
    """Yield those by whom the occasion of a saying was passed on: "in remarks carried by X"."""
    for token in tree.children[verb]:
        if token > verb and tree.deps[token] in {"prep", "advcl"}:
            yield from _passives(tree, token)


def _passives(tree: Tree, top: int, depth: int = 0) -> Iterator[tuple[Party, int]]:
    """Yield the agents of participles that hang on a word: "X, quoted by Y"."""
    for token in tree.children[top]:
        if tree.deps[token] in {"acl", "advcl"} and tree.words[token] in words("carrying"):
            relay = _agent(tree, token)
            if relay is not None:
                yield relay, token
        elif depth < _DEEPEST and tree.deps[token] in {"pobj", "appos", "prep"}:
            yield from _passives(tree, token, depth + 1)


def _agent(tree: Tree, verb: int) -> Party | None:
    by = tree.child(verb, "agent")
    if by is None:
        by = next((c for c in tree.children[verb] if tree.words[c] in {"by", "on"}), None)
    noun = None if by is None else tree.child(by, "pobj")
    return None if noun is None else with_name(tree, noun_phrase(tree, noun))


def _is_passive(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "auxpass", "nsubjpass") is not None or tree.deps[verb] == "acl"
