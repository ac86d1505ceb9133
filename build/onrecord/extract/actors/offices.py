"""Find offices: "Defence Minister", "a spokesman for the ministry", "secretary of the Security Council"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.lexicon import fold, lexicon
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.actors.chunks import Chunk
    from onrecord.extract.lexicon import Sex

_BODIES = frozenset({"state", "organization", "media", "name"})
_LINKS = frozenset({"of", "for", "at", "to", "in", "with", "from", "on"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "another", "one", "this", "that", "his", "her", "its", "their", "our", "my"}
)
_APPOSITION_END = frozenset({",", ";", "-", "--", "–", "—", ")", ".", ":"})


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """Hold the words that name an office: where they stand among a paragraph's chunks, and whose it is.

    `start` and `end` index chunks, half-open; `title` leaves out whose office it is. `organization` and
    `state` are the chunks that say it, `group` the plain words of an organisation ("defence ministry").
    `holder` is the index of the chunk with the holder's name, where it stands beside. `determiner` is folded.
    """

    start: int
    end: int
    span: Span
    title: str
    head: str
    determiner: str
    organization: Chunk | None
    state: Chunk | None
    group: str
    holder: int | None


def find_offices(chunks: Sequence[Chunk]) -> tuple[OfficePhrase, ...]:
    """Find the office phrases of a paragraph, in order."""
    return tuple(_offices(chunks))


def office_key(title: str) -> tuple[str, ...]:
    """Return a title as it is compared: words of one meaning are one, order and small words do not count.

    >>> office_key("Defense Minister") == office_key("minister of defence")
    True
    """
    same = lexicon().same
    plain = fold(title)
    words = same.get(plain, plain).replace("-", " ").split()
    return tuple(sorted({same.get(word, word) for word in words} - {"of", "the", "for", "and", "a", "an"}))


def office_sex(head: str) -> Sex | None:
    """Return what a title's last word tells of the holder's sex."""
    return lexicon().head_sex.get(head)


def _offices(chunks: Sequence[Chunk]) -> Iterator[OfficePhrase]:
    lists = lexicon()
    place = done = 0
    while place < len(chunks):
        if not _is_head(chunks[place]):
            place += 1
            continue
        end = _title_end(chunks, place)
        start = place
        while (
            start > done and chunks[start - 1].kind == "word" and chunks[start - 1].folded in lists.qualifiers
        ):
            start -= 1
        yield _phrase(chunks, start, end)
        done = end if chunks[end - 1].folded == "chief" else 0
        place = _behind_honorifics(chunks, end)


def _title_end(chunks: Sequence[Chunk], place: int) -> int:
    """Return where a title ends that begins at `place`; in "Minister Sheikh X" it is before the sheikh."""
    end = place + 1
    while end < len(chunks):
        if [chunk.folded for chunk in chunks[end : end + 2]] == ["in", "chief"]:
            end += 2
        elif _is_head(chunks[end]) and chunks[end].folded not in lexicon().honorifics:
            end += 1
        else:
            break
    return end


def _behind_honorifics(chunks: Sequence[Chunk], place: int) -> int:
    while place < len(chunks) and chunks[place].folded in lexicon().honorifics:
        place += 1
    return place


def _is_head(chunk: Chunk) -> bool:
    lists = lexicon()
    if chunk.kind != "word":
        return False
    if chunk.folded in lists.short_titles:
        return chunk.name[:1].isupper()
    return chunk.folded in lists.heads and (chunk.tag[:2] in ("NN", "JJ") or chunk.name[:1].isupper())


def _phrase(chunks: Sequence[Chunk], start: int, end: int) -> OfficePhrase:
    title_start = start
    start, organization, state, group = _owner_before(chunks, start)
    words = [chunk.name for chunk in chunks[title_start:end]]
    after = end
    if not (organization or group):
        end, further, owner, group = _owner_after(chunks, end)
        words += further
        if owner and owner.kind == "state":
            state = state or owner
        else:
            organization = owner
    determiner = ""
    if start and chunks[start - 1].folded in _DETERMINERS:
        start -= 1
        determiner = chunks[start].folded
    head = chunks[after - 1].folded
    return OfficePhrase(
        start=start,
        end=end,
        span=Span(chunks[start].span.start, chunks[end - 1].span.end),
        title=_spelled(words),
        head=lexicon().short_titles.get(head, head),
        determiner=determiner,
        organization=organization,
        state=state,
        group=group,
        holder=_holder(chunks, start, end, after),
    )


def _spelled(words: Sequence[str]) -> str:
    """Write a title in lower case, its abbreviations in full."""
    short = lexicon().short_titles
    return " ".join(
        short.get(fold(word), word if word.isupper() and len(word) < 5 else word.lower()) for word in words
    )


def _owner_before(chunks: Sequence[Chunk], start: int) -> tuple[int, Chunk | None, Chunk | None, str]:
    """Find whose office it is in the words before the title; returns where they begin."""
    lists = lexicon()
    group_start = start
    if (
        start
        and chunks[start - 1].kind == "word"
        and lists.nouns.get(chunks[start - 1].folded) == "organization"
    ):
        group_start = start - 1
        while group_start and chunks[group_start - 1].folded in lists.qualifiers:
            group_start -= 1
    group = " ".join(chunk.name for chunk in chunks[group_start:start])
    start = group_start
    if not group and start > 1 and chunks[start - 1].folded in ("'s", "'") and _is_group(chunks[start - 2]):
        return start - 2, None, None, chunks[start - 2].name
    if start > 1 and chunks[start - 1].folded in ("'s", "'") and chunks[start - 2].kind in _BODIES:
        start -= 1
    if not start or chunks[start - 1].kind not in _BODIES:
        return (group_start if start != group_start else start), None, None, group
    owner = chunks[start - 1]
    start -= 1
    if owner.kind == "state":
        return start, None, owner, group
    state = None
    before = chunks[start - 1] if start else None
    if before and before.kind == "state":
        start, state = start - 1, before
    elif before and before.folded in ("'s", "'") and start > 1 and chunks[start - 2].kind == "state":
        start, state = start - 2, chunks[start - 2]
    return start, owner, state, group


def _is_group(chunk: Chunk) -> bool:
    return chunk.kind == "word" and lexicon().nouns.get(chunk.folded) == "organization"


def _owner_after(chunks: Sequence[Chunk], end: int) -> tuple[int, list[str], Chunk | None, str]:
    """Find whose office it is in the words behind the title: "of the Security Council", "of state"."""
    if end + 1 >= len(chunks) or chunks[end].folded not in _LINKS:
        return end, [], None, ""
    place = end + 1
    if chunks[place].folded in ("the", "its", "a", "an", "his", "her", "their"):
        place += 1
    if place < len(chunks) and chunks[place].kind in _BODIES:
        return _owner_named(chunks, place)
    stop = _group_end(chunks, place)
    if stop and _has_own_name(chunks, stop):
        return stop + 1, [], chunks[stop], ""
    if stop:
        return stop, [], None, " ".join(chunk.name for chunk in chunks[place:stop])
    stop = place
    while chunks[end].folded in ("of", "for") and stop < len(chunks) and _is_field(chunks[stop]):
        stop += 1
    if stop == place:
        return end, [], None, ""
    further, more, owner, group = _owner_after(chunks, stop)
    return further, [*(chunk.name for chunk in chunks[end:stop]), *more], owner, group


def _has_own_name(chunks: Sequence[Chunk], stop: int) -> bool:
    """Say whether the name behind words for a body is the body's: "for the shipyard X", no ministry's."""
    return (
        stop < len(chunks)
        and chunks[stop].kind in ("organization", "media", "name")
        and chunks[stop - 1].folded not in lexicon().words["of_state"]
    )


def _owner_named(chunks: Sequence[Chunk], place: int) -> tuple[int, list[str], Chunk | None, str]:
    """Read the name of an owner: an organisation, a state, or a state and its body ("Russia's council")."""
    owner, place = chunks[place], place + 1
    if owner.kind != "state" or place + 1 >= len(chunks):
        return place, [], owner, ""
    body = place + (chunks[place].folded in ("'s", "'"))
    if chunks[body].kind in ("organization", "media", "name"):
        return body + 1, [], chunks[body], ""
    stop = _group_end(chunks, body)
    if stop:
        return stop, [], owner, " ".join(chunk.name for chunk in chunks[body:stop])
    return place, [], owner, ""


def _is_field(chunk: Chunk) -> bool:
    """Say whether a word is of what an office is for: "foreign affairs", "state", "the Republic"."""
    lists = lexicon()
    known = chunk.folded in lists.qualifiers or lists.nouns.get(chunk.folded) in ("state", "organization")
    return chunk.kind == "word" and known


def _group_end(chunks: Sequence[Chunk], place: int) -> int:
    """Return where the words of an organisation end that begin at `place` ("foreign ministry"), or 0."""
    lists = lexicon()
    stop = place
    while stop < len(chunks) and chunks[stop].kind == "word" and chunks[stop].folded in lists.qualifiers:
        stop += 1
    if stop < len(chunks) and lists.nouns.get(chunks[stop].folded) == "organization":
        return stop + 1
    return 0


def _is_rank(chunk: Chunk) -> bool:
    lists = lexicon()
    word = chunk.folded
    return chunk.kind == "word" and (
        word in lists.honorifics
        or word in lists.short_titles
        or (word in lists.heads and chunk.name[:1].isupper())
        or (word in lists.qualifiers and chunk.name[:1].isupper())
    )


def _is_apposition(chunks: Sequence[Chunk], place: int) -> bool:
    """Say whether a name behind an office is its holder's: it is a person's, or the sentence goes on."""
    if chunks[place].kind == "person":
        return True
    after = chunks[place + 1] if place + 1 < len(chunks) else None
    return (
        chunks[place].kind == "name"
        and " " in chunks[place].name
        and (after is None or after.folded in (",", ")", '"') or after.tag[:1] == "V")
    )


def _holder(chunks: Sequence[Chunk], start: int, end: int, after_title: int) -> int | None:
    """Find the name that the office belongs to: right behind it, in an apposition behind, or before it."""
    for behind in (after_title, end):
        place = _behind_honorifics(chunks, behind)
        if place < len(chunks) and chunks[place].kind in ("person", "name"):
            return place
    named = end + 1 if end < len(chunks) and chunks[end].folded == "," else 0
    while 0 < named < len(chunks) and _is_rank(chunks[named]):
        named += 1
    if 0 < named < len(chunks) and _is_apposition(chunks, named):
        return named
    before = start - 1
    while before > 0 and chunks[before].folded in ("who", "is", "was", "former", "now", "then"):
        before -= 1
    if before > 0 and chunks[before].folded in (",", "(") and chunks[before - 1].kind in ("person", "name"):
        closed = (
            end >= len(chunks)
            or chunks[end].folded in _APPOSITION_END
            or chunks[end].folded in ("who", "and", "said", "told", "in")
        )
        return before - 1 if closed else None
    return None
