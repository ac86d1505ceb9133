"""Join quoted passages to the cues beside them: before, after, or further back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple, cast

from onrecord.extract.statements.asides import according
from onrecord.extract.statements.cues import cue_at, verbs, words
from onrecord.extract.statements.findings import Finding
from onrecord.extract.statements.quotes import Passage, is_sentence, passages
from onrecord.extract.statements.relays import quoted_source
from onrecord.extract.statements.sources import Party, noun_phrase, source_beside, source_of
from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.extract.statements.findings import Page
    from onrecord.extract.tree import Range, Tree

_STOPS = frozenset({".", "?", "!", ";"})
_NO_SPEECH = frozenset({"request", "decline_comment", "deny", "accuse", "describe"})
_PUTTING = frozenset({"put", "puts", "putting"})
_LEAST_WORDS = 5
_LONGEST_LEAD = 30


class Quoted(NamedTuple):
    """Hold a passage that is somebody's words as a whole, its tokens, and the cue it belongs to, if any."""

    passage: Passage
    tokens: Range
    cue: int | None


def direct(page: Page, previous: Page | None) -> tuple[list[Finding], list[Passage]]:
    """Find the words quoted whole in a paragraph: those with a cue, and the passages that have none.

    A paragraph of quoted words after one that ends in a colon belongs to the cue of that one.
    """
    tree, found, orphans = page.tree, {}, []
    items = _quoted(tree, page.text, passages(page.text, tree.starts[0], tree.ends[-1]))
    for item in items:
        page.taken[item.tokens[0] : item.tokens[1] + 1] = [True] * (item.tokens[1] + 1 - item.tokens[0])
    for item in items:
        span = Span(item.passage.start, item.passage.end)
        if item.cue is None and item.tokens[0] == 0 and previous and previous.tree.words[-1] == ":":
            lead = _cue_before(previous.tree, 0, len(previous.tree), None)
            if lead is not None:
                found[-1] = Finding(
                    previous, lead, _colon_source(previous, lead), [span], "direct", page.number
                )
        elif item.cue is None:
            orphans.append(item.passage)
        elif item.cue in found:
            found[item.cue].content.append(span)
        else:
            source = _source(page, item)
            found[item.cue] = Finding(page, item.cue, source, [span], "direct", page.number)
    return list(found.values()), orphans


def adopt(page: Page, passage: Passage, findings: list[Finding]) -> None:
    """Add quoted words without a cue to the last report before them, in their paragraph or the one before."""
    starts_page = passage.start == page.tree.starts[0]
    able = [f for f in findings if f.place < passage.start and _can_go_on(page, f, starts_page=starts_page)]
    if able:
        last = max(able, key=lambda finding: finding.place)
        last = next((f for f in able if f.method == "direct" and _same_sentence(f, last)), last)
        last.content.append(Span(passage.start, passage.end))
        last.last_page = page.number


def _same_sentence(one: Finding, other: Finding) -> bool:
    return one.page is other.page and one.page.tree.first[one.cue] == other.page.tree.first[other.cue]


def _can_go_on(page: Page, finding: Finding, *, starts_page: bool) -> bool:
    if finding.in_quotes or finding.last_page < page.number - (1 if starts_page else 0):
        return False
    if finding.method == "direct":
        return True
    cue = finding.verb
    return finding.page is page and cue is not None and cue.kind == "report" and cue.takes_clause


def _source(page: Page, item: Quoted) -> Party | None:
    """Find the source of quoted words; what the parser found within quotation marks is none."""
    tree, cue = page.tree, cast("int", item.cue)
    if tree.words[cue] == "according":
        found = according(tree, cue)
        return found[0] if found else None
    quoted = quoted_source(tree, cue)
    if quoted is not None:
        return quoted
    party = None if tree.words[cue] == ":" and tree.tags[cue - 1].startswith("NNP") else source_of(tree, cue)
    if party is not None and not any(page.taken[i] for a, b in party.ranges for i in range(a, b + 1)):
        return party
    first, last = tree.first[cue], tree.last[cue]
    if item.tokens[0] < cue:
        first, last = max(first, item.tokens[1] + 1), max(last, cue + 1)
    while last > cue and any(page.taken[cue : last + 1]):
        last -= 1
    return source_beside(tree, cue, first, min(last, len(tree) - 1)) or _colon_source(page, cue)


def _colon_source(page: Page, cue: int) -> Party | None:
    """Find the subject of the sentence that leads up to a colon."""
    tree = page.tree
    party = source_of(tree, cue)
    if party is not None and not any(page.taken[i] for a, b in party.ranges for i in range(a, b + 1)):
        return party
    for token in range(tree.first[cue], cue):
        if tree.deps[token] == "nsubj" and not page.taken[token]:
            return noun_phrase(tree, token)
    first = tree.first[cue]
    return Party(cue - 1, ((first, cue - 1),)) if tree.words[cue] == ":" and 0 < cue - first <= 6 else None


def _quoted(tree: Tree, text: str, passages: list[Passage]) -> list[Quoted]:
    """Sort out the passages of a paragraph that are more than a phrase, and find the cue of each."""
    whole: list[tuple[Range, Passage]] = []
    for passage in passages:
        tokens = _tokens(tree, passage)
        if tokens is None or not _stands_free(tree, tokens[0], whole):
            continue
        if is_sentence(text, passage):
            if not _is_part(tree, text, tokens):
                whole.append((tokens, passage))
        elif whole and _starts_sentence(tree, text, tokens):
            last = tree.last[tokens[1]]
            whole.append(((tokens[0], last), Passage(passage.start, tree.ends[last])))
    found: list[Quoted] = []
    for number, (tokens, passage) in enumerate(whole):
        before = whole[number - 1][0][1] + 1 if number else 0
        after = whole[number + 1][0][0] if number + 1 < len(whole) else len(tree)
        found.append(_joined(tree, text, tokens, passage, before, after, found))
    return found


def _is_part(tree: Tree, text: str, tokens: Range) -> bool:
    """Tell the end of a clause of the reporter's ("said that if they do, "come and take it"")."""
    begin = text[tree.starts[tokens[0]] : tree.ends[min(tokens[0] + 1, len(tree) - 1)]]
    if not begin.lstrip("\"“«'‘` ")[:1].islower():
        return False
    for token in range(tokens[0] - 1, tree.first[tokens[0]], -1):
        if is_speech(tree, token):
            return False
        if tree.words[token] == "that" or tree.tags[token] in {"VBD", "VBZ", "VBP", "MD"}:
            return True
    return False


def _starts_sentence(tree: Tree, text: str, tokens: Range) -> bool:
    """Tell quoted words that start a sentence which the reporter ends, and which has no cue of its own."""
    first, last = tokens
    if last - first < _LEAST_WORDS or tree.words[first - 1] not in {".", '"', "?", "!"}:
        return False
    if not text[tree.starts[first + 1]].isupper() and not text[tree.starts[first]].isupper():
        return False
    return not any(is_speech(tree, token) for token in range(last + 1, tree.last[last] + 1))


def _joined(
    tree: Tree, text: str, tokens: Range, passage: Passage, before: int, after: int, found: list[Quoted]
) -> Quoted:
    used = found[-1].cue if found else None
    lead = _cue_before(tree, before, tokens[0], used)
    if lead is not None:
        return Quoted(passage, tokens, lead)
    if passage.closed:
        trail = _cue_after(tree, text, passage, tokens[1] + 1, after)
        if trail is not None:
            return Quoted(passage, tokens, trail)
    return Quoted(passage, tokens, None)


def _tokens(tree: Tree, passage: Passage) -> Range | None:
    first = bisect_right(tree.ends, passage.start)
    last = bisect_left(tree.starts, passage.end) - 1
    return (first, last) if first <= last else None


def _stands_free(tree: Tree, first: int, whole: list[tuple[Range, Passage]]) -> bool:
    """Tell whether a passage starts where a sentence can: after a mark, a cue, or another passage."""
    if first == 0 or (whole and whole[-1][0][1] == first - 1):
        return True
    word = tree.words[first - 1]
    if word.endswith(".") and len(word) > 2:
        return True
    if not word[0].isalnum():
        return word not in {"(", "'", "$", "%", "-"}
    cue = cue_at(tree, first - 1)
    return (
        cue is not None
        and cue.takes_clause
        and first + 1 < len(tree)
        and tree.starts[first] < tree.starts[first + 1]
    )


def _cue_before(tree: Tree, start: int, end: int, used: int | None) -> int | None:
    """Find the cue in the words that lead up to a passage, `end` being its first token."""
    if end - start < 1 or (tree.words[end - 1] not in {",", ":"} and tree.words[end - 1] not in verbs()):
        return None
    first = end - 1
    while first > start and tree.words[first - 1] not in _STOPS and end - first < _LONGEST_LEAD:
        first -= 1
    colon = tree.words[end - 1] == ":"
    for token in range(end - 1, first - 1, -1):
        if token != used and is_speech(tree, token, any_report=colon) and tree.deps[token] != "amod":
            return token
    if colon:
        return end - 1
    return None


def _cue_after(tree: Tree, text: str, passage: Passage, start: int, end: int) -> int | None:
    """Find the cue in the words right after a passage, up to the end of the sentence."""
    mark = passage.words(text)[-1:]
    if start >= end or tree.words[start] in _STOPS:
        return None
    if mark == "." and tree.words[start] not in verbs() and not text[tree.starts[start]].islower():
        return None
    fallback = None
    for token in range(start, min(end, start + 40)):
        if tree.words[token] in _STOPS:
            break
        if is_speech(tree, token, any_report=mark in {",", "?", "!"}):
            if tree.deps[token] not in {"relcl", "amod"}:
                return token
            fallback = token if fallback is None else fallback
    return fallback


def is_speech(tree: Tree, token: int, *, any_report: bool = False) -> bool:
    """Tell whether a token is a verb that can stand beside quoted words."""
    word = tree.words[token]
    if word in _PUTTING:
        return tree.words[token + 1 : token + 2] == ["it"]
    if word == "according":
        return True
    if word in words("quoting") and "saying" in tree.words[token + 1 : token + 7]:
        return False
    cue = verbs().get(word)
    if cue is None or cue.kind != "report" or tree.tags[token][0] != "V":
        return False
    return any_report or cue.act not in _NO_SPEECH or cue.lemma in {"ask", "urge", "plead", "beg", "demand"}
