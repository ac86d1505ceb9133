"""Turn a deal as gathered into claims: one for each value that the text gives for a property."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.party_values import party_values
from onrecord.extract.deals.term_values import Value, event_values, goods_values, kind_of, price_values
from onrecord.extract.deals.trade_words import plain_words, verb_kinds
from onrecord.extract.deals.trades.denials import is_beside, is_deeper
from onrecord.model import ROLES, ClaimMention, DealMention, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from onrecord.extract.deals.deal import Deal
    from onrecord.extract.deals.event import Event
    from onrecord.extract.deals.parties.actors import Actors
    from onrecord.extract.deals.voices import Voices
    from onrecord.extract.tree import Tree
    from onrecord.model import DealKind, Modality, StatementMention

_METHOD, _CONTEXT = "rules", "context"
"""How a value is read: from the sentence of its trade, or from what the text tells of another."""
_STATE = re.compile("[A-Z]{3}")
"""The key of a state as a party, its ISO code; those of firms are in small letters."""
_TOLD = 0.7
"""What a party reaches that its own sentence tells; a party taken over from another stays below."""
_COURSE = ("reported", "proposed", "negotiating", "approved", "contracted", "partly_delivered", "delivered")
_DONE = frozenset({"contracted", "approved", "partly_delivered", "delivered"})


def claims_of(deal: Deal, key: str, text: str, voices: Voices, actors: Actors) -> Iterator[DealMention]:
    """Yield the deal with its claims, and beside it the package whose price covers more than its goods."""
    values = [
        *party_values(deal, actors, text),
        *goods_values(deal),
        *price_values(deal),
        *event_values(deal),
    ]
    package, kind = list(_package_values(deal, actors, text)), kind_of(deal)
    if any(not goods.vague for goods in deal.goods()) or not package:
        yield _mention(deal, key, kind, values, voices, text)
    if package:
        of_all: DealKind = "arms_package" if kind in {"arms_transfer", "services"} else kind
        yield _mention(deal, f"{key}-package", of_all, package, voices, text)


def _mention(
    deal: Deal,
    key: str,
    kind: DealKind,
    values: Sequence[Value],
    voices: Voices,
    text: str,
) -> DealMention:
    refused = {s.key for s in voices.all if s.act == "decline_comment" and _says_nothing(s, text)}
    claims: dict[tuple[object, ...], ClaimMention] = {}
    told_of_it = {(v.property, v.key) for v in values if not _is_from_context(v)}
    values = [v for v in values if (v.property, v.key) not in told_of_it or not _is_from_context(v)]
    read = [(value, _claim(value, voices)) for value in sorted(values, key=_rank)]
    read += [(v, _said_by(other, claim)) for v, claim in read for other in voices.sharing(claim.statement)]
    for value, claim in read:
        if value.property == "status" and _is_beside_denied(value.event, voices):
            continue
        if claim.statement in refused or _is_second(value, claim, read):
            continue
        claims.setdefault((claim.property, value.key, claim.polarity, claim.statement), claim)
    kept = [claim for value, claim in claims.items() if not _is_affirmed(value, claims)]
    latest = _without_passed(kept, voices)
    ordered = tuple(sorted(latest, key=lambda claim: (claim.span, claim.property)))
    about = {claim.statement for claim in ordered if claim.statement}
    told = {statement.key for event in deal.events if (statement := voices.at(_place(event)))}
    return DealMention(key, kind, ordered, tuple(sorted(about | told)))


def _is_affirmed(value: tuple[object, ...], claims: Mapping[tuple[object, ...], ClaimMention]) -> bool:
    """Tell what a voice denies and affirms at once: "will not get the |50| tanks it had hoped for"."""
    name, key, polarity, voice = value
    other = claims.get((name, key, "affirmed", voice)) if polarity == "denied" else None
    return other is not None and other.confidence >= _TOLD


def _rank(value: Value) -> tuple[float, Span]:
    return -value.confidence, value.span


def _is_second(value: Value, claim: ClaimMention, read: Sequence[tuple[Value, ClaimMention]]) -> bool:
    """Tell a state, or a maker, beside one that another sentence named first for the same part in the deal.

    Its goods are others, of which too little was read to tell them apart. Parties of one sentence stay,
    and so do those that two speakers name: there the sources differ.
    """
    if not _is_single(value) or claim.polarity == "denied":
        return False
    others = [
        one
        for one, other in read
        if one.property == value.property and _is_single(one) and other.polarity == "affirmed"
        if claim.statement == other.statement or None in {claim.statement, other.statement}
    ]
    first = min(others, key=lambda one: (one.confidence < _TOLD, one.span))
    return first.key != value.key and first.event.trade is not value.event.trade


def _is_single(value: Value) -> bool:
    """Tell what a deal has one of: a state that sells, one that buys, a maker."""
    state = value.property in {"supplier", "recipient"} and _STATE.fullmatch(value.key) is not None
    return state or value.property == "manufacturer"


def _without_passed(claims: Collection[ClaimMention], voices: Voices) -> Iterator[ClaimMention]:
    """Leave out the stages that a text tells on the way to a later one: "signed" of what was delivered.

    Who says that the sides negotiate still, and all voices where one denies the deal, keep their own.
    """
    speakers = {statement.key: statement.speaker or statement.key for statement in voices.all}
    told: dict[str | None, set[str]] = {}
    for claim in claims:
        if claim.property == "status" and claim.modality == "fact" and claim.polarity == "affirmed":
            told.setdefault(speakers.get(claim.statement or ""), set()).add(claim.text or "")
    by_any = set().union(*told.values())
    for claim in claims:
        own = told.get(speakers.get(claim.statement or ""), set())
        disputed = claim.modality == "fact" and ("denied" in by_any or claim.text == "negotiating")
        if claim.property != "status" or claim.text not in _passed(own if disputed else by_any):
            yield claim


def _passed(told: set[str]) -> frozenset[str]:
    """Return the stages that a deal has left behind: what was delivered had been contracted.

    That not all has come is no stage left behind: both may be said at once.
    """
    if "cancelled" in told:
        return frozenset(_COURSE[: _COURSE.index("partly_delivered")])
    furthest = max((_COURSE.index(status) for status in told if status in _COURSE), default=0)
    return frozenset(_COURSE[: min(furthest, _COURSE.index("partly_delivered"))])


def _says_nothing(statement: StatementMention, text: str) -> bool:
    """Tell "did not say |how many had come|" from "refused |to cancel the contract|", which tells of one."""
    words = min(statement.content).of(text).split() if statement.content else []
    return words[:1] != ["to"] or bool(set(words[1:2]) & plain_words("no_value"))


def _claim(value: Value, voices: Voices) -> ClaimMention:
    spoken = _statement_of(value, voices)
    polarity = value.polarity or value.event.trade.mood.polarity
    tree, top = value.event.trade.tree, value.event.trade.tokens[0]
    refused = "cancel" in verb_kinds(tree.words[top])  # who will not cancel a sale does not deny it
    refused |= any(stage.status == "cancelled" for stage in value.event.stages)  # "|rejected| the purchase"
    reached = spoken is not None and spoken.polarity == "denied" and _between(tree, top, spoken) is None
    beside = _is_beside_denied(value.event, voices)
    claim = ClaimMention(
        value.property,
        value.span,
        polarity,
        value.modality or ("possible" if beside else _modality(value.event)),
        _CONTEXT if _is_from_context(value) else _METHOD,
        round(value.confidence * (0.85 if value.event.title else 1.0), 2),
        spoken.key if spoken else None,
        **value.content,
    )
    return _said_by(spoken, claim) if spoken is not None and reached and not refused else claim


def _said_by(speech: StatementMention, claim: ClaimMention) -> ClaimMention:
    """Return a claim as a speaker makes it, or denies it, in whose words it stands."""
    said = replace(claim, statement=speech.key)
    if speech.polarity != "denied" or claim.text == "denied":
        return said
    if claim.property == "status":
        return replace(said, span=min(speech.cue, default=claim.span), text="denied", modality="fact")
    return replace(said, polarity="denied")


def _is_beside_denied(event: Event, voices: Voices) -> bool:
    """Tell a trade that a denial neither denies nor grants: "denied paying bribes to |sell| 12 jets"."""
    spoken = voices.at(_place(event))
    tree, top = event.trade.tree, event.trade.tokens[0]
    between = _between(tree, top, spoken) if spoken is not None and spoken.polarity == "denied" else None
    return between is not None and tree.deps[between] != "relcl" and not _is_finite(tree, between)


def _between(tree: Tree, token: int, spoken: StatementMention) -> int | None:
    """Return what keeps a denial from a trade: "denied that the jets which it |bought| are unfit"."""
    if is_beside(tree, token):
        return token
    while tree.heads[token] >= 0 and any(c.start <= tree.starts[token] < c.end for c in spoken.content):
        if is_deeper(tree, token):
            return token
        token = tree.heads[token]
    return None


def _is_finite(tree: Tree, verb: int) -> bool:
    """Tell "when it |delivered| the radars" from "to |sell| the radars"."""
    return tree.tags[verb] in {"VBD", "VBZ", "VBP"} or tree.child(verb, "nsubj", "nsubjpass") is not None


def _statement_of(value: Value, voices: Voices) -> StatementMention | None:
    """Return the statement that gives a value; the cue's for a date beside it ("on Jan. 23 X confirmed").

    Nobody says of this deal what another statement says of another.
    """
    holder, event = voices.at(value.span), voices.at(_place(value.event))
    if _is_from_context(value) and holder is not event:
        return None
    nested = event is not None and holder is not None and event.nested_in == holder.key
    return event if "date" in value.content and nested else holder


def _is_from_context(value: Value) -> bool:
    """Tell a party that the sentence of the trade leaves open."""
    tree, top = value.event.trade.tree, value.event.trade.tokens[0]
    sentence = range(tree.starts[tree.first[top]], tree.ends[tree.last[top]])
    return value.event.inherited and value.property in ROLES and value.span.start not in sentence


def _place(event: Event) -> Span:
    return event.trade.tree.span(event.trade.tokens[0], event.trade.tokens[0])


def _modality(event: Event) -> Modality:
    """Take a trade as a fact where a contract, an approval or a delivery is told as one."""
    if any(stage.status in _DONE and stage.modality == "fact" for stage in event.stages):
        return "fact"
    return event.trade.mood.modality


def _package_values(deal: Deal, actors: Actors, text: str) -> Iterator[Value]:
    """Give the price of several goods to a package of its own, with the parties of the deal told in it."""
    for event in deal.events:
        for price in event.prices:
            if price.package is None:
                continue
            key = f"{price.amount.minimum} {price.amount.maximum} {price.amount.unit}"
            yield Value("value", price.span, key, {"amount": price.amount}, event, 0.8)
            yield Value("item", price.package, "package", {"text": price.package.of(text)}, event, 0.8)
            told = (*party_values(deal, actors, text), *event_values(deal))
            yield from (v for v in told if v.property in {"supplier", "recipient", "status"})
