"""Join the plain words that name a body of a state: "the Iranian foreign ministry", "Poland's government"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.lexicon import lexicon
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.actors.chunks import Chunk


def join_bodies(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """Return the chunks with each such body as one chunk; a state's government is the state."""
    joined: list[Chunk] = []
    words = lexicon().words
    done = 0
    for place, chunk in enumerate(chunks):
        if place < done:
            continue
        joined.append(chunk)
        if chunk.kind == "word" and chunk.folded in words["governments"]:
            _join_state(joined)
        elif chunk.kind == "word" and (chunk.folded in words["state_bodies"] or _is_air_force(joined)):
            _join_body(joined)
            done = _join_field(joined, chunks, place)
        elif chunk.kind == "organization" and chunk.country is None:
            _join_owner(joined)
    return tuple(joined)


def _is_air_force(joined: Sequence[Chunk]) -> bool:
    return (
        len(joined) > 1 and joined[-1].folded in ("force", "forces") and joined[-2].folded in ("air", "armed")
    )


def _join_state(joined: list[Chunk]) -> None:
    """Take "the Iranian government", "Poland's government" as the state."""
    start = _owner(joined, len(joined) - 1)
    if start is not None:
        state = joined[start]
        span = Span(state.span.start, joined[-1].span.end)
        joined[start:] = [replace(state, span=span, form="description", folded=joined[-1].folded, tag="NN")]


def _join_body(joined: list[Chunk]) -> None:
    """Take "Iran's foreign ministry" as an organisation; without a state in front it stays plain words."""
    place = len(joined) - 1
    while place and joined[place - 1].kind == "word" and joined[place - 1].folded in lexicon().qualifiers:
        place -= 1
    start = _owner(joined, place)
    if start is None:
        return
    words = joined[place:]
    name = " ".join(_capital(chunk.name) for chunk in words)
    state = joined[start]
    joined[start:] = [
        replace(
            words[-1],
            kind="organization",
            span=Span(state.span.start if place == start + 1 else words[0].span.start, words[-1].span.end),
            name=name,
            folded=name.casefold(),
            country=state.country,
            inner=state,
        )
    ]


def _join_field(joined: list[Chunk], chunks: Sequence[Chunk], place: int) -> int:
    """Add what a body is for: "the Bulgarian ministry of defence"; return where what is left begins."""
    end = place + 1
    if joined[-1].kind != "organization" or end >= len(chunks) or chunks[end].folded not in ("of", "for"):
        return end
    last = end
    while last + 1 < len(chunks) and chunks[last + 1].kind == "word" and _is_field(chunks, last + 1):
        last += 1
    if last == end:
        return end
    field = " ".join(c.name if c.folded == "and" else _capital(c.name) for c in chunks[end + 1 : last + 1])
    name = f"{joined[-1].name} {chunks[end].folded} {field}"
    span = Span(joined[-1].span.start, chunks[last].span.end)
    joined[-1] = replace(joined[-1], name=name, folded=name.casefold(), span=span)
    return last + 1


def _is_field(chunks: Sequence[Chunk], place: int) -> bool:
    word, fields = chunks[place].folded, lexicon().qualifiers
    joins = word == "and" and place + 1 < len(chunks) and chunks[place + 1].folded in fields
    return word in fields or (joins and chunks[place - 1].folded in fields)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _join_owner(joined: list[Chunk]) -> None:
    """Give "Russia's Security Council" its state."""
    start = _owner(joined, len(joined) - 1)
    if start is not None:
        joined[start:] = [replace(joined[-1], country=joined[start].country, inner=joined[start])]


def _owner(joined: Sequence[Chunk], place: int) -> int | None:
    """Return the place of the state right before `place`, across a possessive."""
    before = place - 1
    if before > 0 and joined[before].folded in ("'s", "'"):
        before -= 1
    owner = joined[before] if before >= 0 else None
    return before if owner and owner.kind == "state" and owner.form != "description" else None
