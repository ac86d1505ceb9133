"""Join what was said to who said it: quotations and actors become statements with their chains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.lexicon import lexicon
from onrecord.identifiers import digest, distinct
from onrecord.model import ChainStep, StatementMention
from onrecord.values.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.statements import Quotation
    from onrecord.model import Article, DateValue, LocalActor, Span


def link_statements(
    article: Article, actors: Sequence[LocalActor], quotations: Sequence[Quotation]
) -> tuple[StatementMention, ...]:
    """Return one statement for each quotation, in their order, with speaker, addressee, chain and date."""
    keys = distinct(_key(article.text, quotation) for quotation in quotations)
    outer = [_outer(quotations, number) for number in range(len(quotations))]
    speakers = [_actor_at(actors, quotation.head) for quotation in quotations]
    return tuple(
        StatementMention(
            key=key,
            source=quotation.source,
            cue=quotation.cue,
            content=quotation.content,
            act=quotation.act,
            mode=quotation.mode,
            polarity=quotation.polarity,
            speaker=speaker,
            method=quotation.method,
            confidence=quotation.confidence,
            chain=_chain(article.text, actors, quotations, outer[number], number, speakers),
            said=_said(article, quotation),
            venue=quotation.venue,
            addressee=_actor_at(actors, quotation.addressee),
            nested_in=keys[outer[number][-1]] if outer[number] else None,
            kind=quotation.kind,
        )
        for number, (key, speaker, quotation) in enumerate(zip(keys, speakers, quotations, strict=True))
    )


def _key(text: str, quotation: Quotation) -> str:
    """Make a key of the words of cue and content: it outlives changes elsewhere in the text."""
    words = [" ".join(span.of(text).split()) for span in (*quotation.cue, *quotation.content)]
    return f"s-{digest(*words)}"


def _actor_at(actors: Sequence[LocalActor], head: Span | None) -> str | None:
    """Return the key of the actor whose shortest mention covers where the words start."""
    if head is None:
        return None
    covering = [
        (mention.span.end - mention.span.start, number)
        for number, actor in enumerate(actors)
        for mention in actor.mentions
        if mention.span.start <= head.start < mention.span.end
    ]
    return actors[min(covering)[1]].key if covering else None


def _outer(quotations: Sequence[Quotation], number: int) -> list[int]:
    """Return those that one stands within, outermost first; of two in each other the longer is outer."""
    found: list[int] = []
    outer = quotations[number].nested_in
    while outer is not None and outer not in (number, *found):
        found.insert(0, outer)
        outer = quotations[outer].nested_in
    if outer is None or not found:
        return found
    return [n for n in found if _length(quotations[n]) > _length(quotations[number])]


def _length(quotation: Quotation) -> int:
    return sum(span.end - span.start for span in quotation.content)


def _chain(
    text: str,
    actors: Sequence[LocalActor],
    quotations: Sequence[Quotation],
    outer: Sequence[int],
    number: int,
    speakers: Sequence[str | None],
) -> tuple[ChainStep, ...]:
    """Return who relays a quotation, outermost first: those it stands within, then those it names itself."""
    within = [
        ChainStep(speaker, None, head)
        for n in outer
        if (speaker := speakers[n]) and (head := quotations[n].head) and quotations[n].kind == "report"
    ]
    chain: list[ChainStep] = []
    for step in (*within, *_named(text, actors, quotations[number])):
        if step.actor != speakers[number] and step.actor not in [known.actor for known in chain]:
            chain.append(step)
    return tuple(chain)


def _named(text: str, actors: Sequence[LocalActor], quotation: Quotation) -> Iterator[ChainStep]:
    for relay in quotation.relays:
        inside = [
            (mention.span, actor)
            for actor in actors
            for mention in actor.mentions
            if relay.source.start <= mention.span.start
            and mention.span.end <= relay.source.end
            and mention.form != "demonym"
        ]
        if inside:
            span, actor = max(inside, key=lambda found: (found[1].named, found[0].end, found[0].start))
            words = relay.source.of(text).casefold()
            medium = next(
                (m for m in sorted(lexicon().words["mediums"], key=len, reverse=True) if m in words), None
            )
            yield ChainStep(actor.key, medium if actor.named else None, span)


def _said(article: Article, quotation: Quotation) -> DateValue | None:
    if quotation.time is None:
        return None
    words = quotation.time.of(article.text)
    return parse_date(words, article.published, "past") or parse_date(
        words.removeprefix("on ").strip(" ,"), article.published, "past"
    )
