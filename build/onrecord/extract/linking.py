"""Join what was said to who said it: quotations and actors become statements with their chains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.identifiers import digest, distinct
from onrecord.model import ChainStep, StatementMention
from onrecord.values.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.statements import Quotation
    from onrecord.model import ActorMention, Article, DateValue, LocalActor, Span

_MEDIA = ("report", "statement", "interview", "news conference", "press conference", "briefing", "letter", "tweet", "speech", "post", "website")


def link_statements(
    article: Article, actors: Sequence[LocalActor], quotations: Sequence[Quotation]
) -> tuple[StatementMention, ...]:
    """Return one statement for each quotation, in their order, with speaker, addressee, chain and date."""
    keys = distinct(_key(article.text, quotation) for quotation in quotations)
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
            chain=_chain(article.text, actors, quotations, number, speakers),
            said=_said(article, quotation),
            venue=quotation.venue,
            addressee=_actor_at(actors, quotation.addressee),
            nested_in=None if quotation.nested_in is None else keys[quotation.nested_in],
            kind=quotation.kind,
        )
        for number, (key, speaker, quotation) in enumerate(zip(keys, speakers, quotations, strict=True))
    )


def _key(text: str, quotation: Quotation) -> str:
    """Make a key of the words of cue and content: it outlives changes elsewhere in the text."""
    words = [" ".join(span.of(text).split()) for span in (*quotation.cue, *quotation.content)]
    return f"s-{digest(*words)}"


def _actor_at(actors: Sequence[LocalActor], head: Span | None) -> str | None:
    found = _mention_at(actors, head) if head else None
    return found[0].key if found else None


def _mention_at(actors: Sequence[LocalActor], head: Span) -> tuple[LocalActor, ActorMention] | None:
    """Return the actor whose shortest mention covers where the words start."""
    covering = [
        (mention.span.end - mention.span.start, number, mention)
        for number, actor in enumerate(actors)
        for mention in actor.mentions
        if mention.span.start <= head.start < mention.span.end
    ]
    if not covering:
        return None
    _, number, mention = min(covering, key=lambda found: found[:2])
    return actors[number], mention


def _chain(
    text: str,
    actors: Sequence[LocalActor],
    quotations: Sequence[Quotation],
    number: int,
    speakers: Sequence[str | None],
) -> tuple[ChainStep, ...]:
    """Return who relays a quotation, outermost first: those it stands within, then those it names itself."""
    quotation = quotations[number]
    steps = [*_outer(quotations, number, speakers), *_named(text, actors, quotation)]
    chain: list[ChainStep] = []
    for step in steps:
        if step.actor != speakers[number] and step.actor not in [known.actor for known in chain]:
            chain.append(step)
    return tuple(chain)


def _outer(quotations: Sequence[Quotation], number: int, speakers: Sequence[str | None]) -> list[ChainStep]:
    steps: list[ChainStep] = []
    seen = {number}
    outer = quotations[number].nested_in
    while outer is not None and outer not in seen:
        seen.add(outer)
        speaker, head = speakers[outer], quotations[outer].head
        if speaker and head and quotations[outer].kind == "report":
            steps.insert(0, ChainStep(speaker, None, head))
        outer = quotations[outer].nested_in
    return steps


def _named(text: str, actors: Sequence[LocalActor], quotation: Quotation) -> Iterator[ChainStep]:
    for relay in quotation.relays:
        inside = [
            (mention.span, actor)
            for actor in actors
            for mention in actor.mentions
            if relay.source.start <= mention.span.start and mention.span.end <= relay.source.end
            and mention.form != "demonym"
        ]
        if inside:
            span, actor = max(inside, key=lambda found: (found[0].end, -found[0].start))
            words = relay.source.of(text).casefold()
            medium = next((medium for medium in _MEDIA if medium in words), None)
            yield ChainStep(actor.key, medium if actor.named else None, span)


def _said(article: Article, quotation: Quotation) -> DateValue | None:
    if quotation.time is None:
        return None
    words = quotation.time.of(article.text)
    return parse_date(words, article.published, "past") or parse_date(words.removeprefix("on ").strip(" ,"), article.published, "past")
