"""Find what is reported in the reporter's own words, cue by cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.asides import according, aside, ends_clause, is_inverted
from onrecord.extract.clauses import content_of
from onrecord.extract.cues import cue_at, noun_at
from onrecord.extract.findings import Finding
from onrecord.extract.nouns import noun_content, noun_source
from onrecord.extract.relays import is_relay, quoted_source
from onrecord.extract.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from onrecord.extract.cues import Cue
    from onrecord.extract.findings import Page
    from onrecord.extract.sources import Party
    from onrecord.extract.tree import Range


def indirect(page: Page, used: Collection[int]) -> Iterator[Finding]:
    """Yield what the cues of a paragraph report, apart from those `used` for words quoted whole."""
    tree = page.tree
    for token, word in enumerate(tree.words):
        if token in used:
            continue
        if word == "according" and not page.taken[token]:
            found = according(tree, token)
            if found is not None:
                yield from _finding(page, token, found[0], found[1], "according")
            continue
        noun = noun_at(tree, token)
        if noun is not None and not page.taken[token]:
            source = noun_source(tree, token)
            if source is not None:
                ranges, method = noun_content(tree, token, noun)
                yield from _finding(page, token, source, ranges, method)
        cue = cue_at(tree, token)
        if cue is not None and (not page.taken[token] or (cue.kind == "report" and cue.takes_clause)):
            yield from _of_verb(page, token, cue)


def _of_verb(page: Page, verb: int, cue: Cue) -> Iterator[Finding]:
    tree = page.tree
    content = content_of(tree, verb, cue)
    bare = content is None or ends_clause(tree, verb) or is_inverted(tree, verb)
    if cue.takes_clause and bare:
        beside = aside(tree, verb)
        if beside:
            yield from _finding(page, verb, source_of(tree, verb), beside, "aside")
            return
    if content is not None and not is_relay(tree, verb):
        source = quoted_source(tree, verb) or source_of(tree, verb)
        yield from _finding(page, verb, source, content.ranges, content.form)


def _finding(
    page: Page, cue: int, source: Party | None, ranges: list[Range], method: str
) -> Iterator[Finding]:
    quoted = page.taken[cue]
    kept = page.within_quotes(cue, ranges) if quoted else page.free(ranges)
    if kept and not (quoted and source is None):
        yield Finding(page, cue, source, page.spans(kept), method, page.number, in_quotes=quoted)
