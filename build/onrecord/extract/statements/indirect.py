"""Find what is reported in the reporter's own words, cue by cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.lexicon import lexicon
from onrecord.extract.statements.acts import answer_of
from onrecord.extract.statements.asides import (
    according,
    aside,
    ends_clause,
    interposed,
    is_inverted,
    trailing,
)
from onrecord.extract.statements.asked import answerer, is_asked
from onrecord.extract.statements.clauses import Content, content_of
from onrecord.extract.statements.cues import cue_at, noun_at, words
from onrecord.extract.statements.findings import Finding
from onrecord.extract.statements.nouns import noun_content, noun_source
from onrecord.extract.statements.relays import is_relay, quoted_source
from onrecord.extract.statements.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from onrecord.extract.statements.cues import Cue
    from onrecord.extract.statements.findings import Page
    from onrecord.extract.statements.sources import Party
    from onrecord.extract.tree import Range, Tree


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
    if _is_answer(tree, verb) or is_asked(tree, verb):
        return
    asked, content = answerer(tree, verb), _refused(tree, verb, cue) or content_of(tree, verb, cue)
    if asked is not None and content is not None:
        yield from _finding(page, verb, asked, content.ranges, content.form)
        return
    beside_it = (trailing(tree, verb) or interposed(tree, verb)) if cue.takes_clause else None
    if beside_it is not None:
        yield from _finding(page, verb, *beside_it, "aside")
        return
    bare = content is None or ends_clause(tree, verb) or is_inverted(tree, verb)
    if cue.takes_clause and bare:
        beside = aside(tree, verb)
        if beside:
            yield from _finding(page, verb, source_of(tree, verb), beside, "aside")
            return
    if content is not None and not is_relay(tree, verb):
        source = quoted_source(tree, verb) or source_of(tree, verb)
        if content.form == "fronted" and cue.lemma in words("lasting") and not _can_speak(tree, source):
            return
        yield from _finding(page, verb, source, content.ranges, content.form)


def _can_speak(tree: Tree, source: Party | None) -> bool:
    """Tell a name, a pronoun, or a word for people or bodies from a thing that may go on."""
    if source is None:
        return False
    head = tree.words[source.head]
    return tree.tags[source.head].startswith(("NNP", "PRP", "W")) or (
        lexicon().nouns.get(head) or lexicon().nouns.get(head.removesuffix("s"))
    ) in {"person", "group", "organization"}


def _is_answer(tree: Tree, verb: int) -> bool:
    """Tell the "say" of "declined to say": the refusal is the cue."""
    above = cue_at(tree, tree.heads[verb]) if tree.deps[verb] == "xcomp" else None
    return above is not None and above.act == "decline_comment"


def _refused(tree: Tree, verb: int, cue: Cue) -> Content | None:
    """Return what somebody declines to say: "what it cost" in "declined to say what it cost"."""
    answer = answer_of(tree, verb) if cue.act == "decline_comment" else None
    known = None if answer is None else cue_at(tree, answer)
    if answer is None or known is None:
        return None
    return content_of(tree, answer, known)


def _finding(
    page: Page, cue: int, source: Party | None, ranges: list[Range], method: str
) -> Iterator[Finding]:
    quoted = page.taken[cue]
    kept = page.within_quotes(cue, ranges) if quoted else page.free(ranges)
    if kept and not (quoted and source is None):
        yield Finding(page, cue, source, page.spans(kept), method, page.number, in_quotes=quoted)
