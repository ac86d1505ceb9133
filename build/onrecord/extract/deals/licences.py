"""Give what a state lets go abroad its seller and its approval, wherever the text tells of the licence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

from onrecord.extract.deals.parties.exporters import homes_of
from onrecord.extract.deals.parties.party import state_party
from onrecord.extract.deals.parties.words import ranked
from onrecord.extract.deals.term_values import kind_of
from onrecord.extract.deals.trade_words import noun_kind, plain_words
from onrecord.extract.deals.trades.mood import Mood
from onrecord.extract.deals.trades.phrases import APPROVER, RECIPIENT, SUPPLIER
from onrecord.extract.deals.trades.stages import Stage
from onrecord.model import Span
from onrecord.values.countries import find_countries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.extract.deals.deal import Deal
    from onrecord.extract.deals.event import Event
    from onrecord.extract.deals.parties import Party
    from onrecord.extract.deals.parties.actors import Actors

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”']?(?=\s+[\"“A-Z])|$)", re.M)
_PASSED_ON = re.compile(r"(?i)\b(?:third[- ](?:party|country)|re-?exports?|re-?transfers?)\b")
_SALES = re.compile(r"(?i)\b(?:sales|packages|notifications|notices|deals|agreements)\b")
_OPEN = frozenset({"proposed", "approved"})
_MAY = frozenset({"may", "could", "can", "would"})


@dataclass(frozen=True, slots=True)
class Licence:
    """Hold who lets arms go abroad, the words that say so, and to which states: none where nobody says."""

    party: Party
    stage: Stage
    buyers: frozenset[str]


def licence_of(events: Sequence[Event], actors: Actors, text: str) -> Licence | None:
    """Return the licence of which a text tells: "the |State Department| has |cleared| the sale to |Oman|".

    Where no sentence names the buyer, it is for the one state of the text that buys, or for all of
    them if it tells of several sales. Who lets others pass on what he once sold them is no seller.
    """
    sentences = tuple(_SENTENCE.finditer(text))
    approved = tuple(_approvers(events, sentences))
    told = [*_offices_that_nod(approved, actors, sentences), *approved]
    same = [licence for licence in told if licence.party.key == told[0].party.key]
    if not same:
        return None
    named = frozenset[str]().union(*(licence.buyers for licence in same))
    buyers = _buyers(events)
    several = any(_SALES.search(_around(licence.stage.span, sentences)[0]) for licence in same)
    return replace(same[0], buyers=named or (buyers if several or len(buyers) == 1 else named))


def _buyers(events: Iterable[Event]) -> frozenset[str]:
    return frozenset(p.key for event in events for p in event.trade.of(RECIPIENT) if p.type == "state")


def _around(span: Span, sentences: Sequence[re.Match[str]]) -> re.Match[str]:
    """Return the sentence in which a span begins."""
    return sentences[bisect_right(sentences, span.start, key=re.Match.start) - 1]


def _approvers(events: Iterable[Event], sentences: Sequence[re.Match[str]]) -> Iterator[Licence]:
    """Yield what trades say that somebody approves."""
    for event in events:
        party, buyers = next(iter(event.trade.of(APPROVER)), None), _buyers([event])
        for stage in event.stages if party and buyers else ():
            told = stage.status == "approved" and stage.modality == "fact"
            if party and told and not _PASSED_ON.search(_around(stage.span, sentences)[0]):
                yield Licence(party, stage, buyers)


def _offices_that_nod(
    approved: Iterable[Licence], actors: Actors, sentences: Iterable[re.Match[str]]
) -> Iterator[Licence]:
    """Yield what sentences say that name an office and its nod, whatever the trade in them.

    It is for the buyers of what is `approved` in the sentence, else for the other states named there.
    """
    starts = [(licence.stage.span.start, licence.buyers) for licence in approved]
    starts.sort(key=itemgetter(0))
    for match in sentences:
        office, nod = _offices().search(match[0]), _nods().search(match[0])
        if office and nod and not _denials().search(match[0]) and not _PASSED_ON.search(match[0]):
            country = next(key for key, found in office.groupdict().items() if found)
            spans = [Span(match.start() + m.start(), match.start() + m.end()) for m in (office, nod)]
            first, last = (bisect_left(starts, place, key=itemgetter(0)) for place in match.span())
            buyers = frozenset[str]().union(*(own for _, own in starts[first:last]))
            named = frozenset(found.alpha3 for found in find_countries(match[0])) - {country}
            stage = Stage("approved", spans[1], "fact")
            yield Licence(state_party(country, spans[0], actors), stage, buyers or named)


@cache
def _offices() -> re.Pattern[str]:
    named: dict[str, list[str]] = {}
    for country, *office in map(str.split, ranked("licensing_offices")):
        named.setdefault(country, []).append(re.escape(" ".join(office)))
    groups = (f"(?P<{country}>{'|'.join(offices)})" for country, offices in named.items())
    return re.compile(rf"(?i)\b(?:{'|'.join(groups)})\b")


@cache
def _nods() -> re.Pattern[str]:
    return _any_of(plain_words("nods") | plain_words("approvals") - {"backing"})


@cache
def _denials() -> re.Pattern[str]:
    return _any_of(plain_words("no_nod"))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b")


def let_go(deal: Deal, licence: Licence | None) -> None:
    """Give goods that others "|asked| to buy", "|may| get" or were cleared to get the licence of the text.

    It is for the states that it names: nobody else's wish comes true by it.
    """
    if licence is None or kind_of(deal) not in {"arms_transfer", "services"}:
        return
    sellers = {p.key for role in (SUPPLIER, APPROVER) for p in deal.parties(role) if p.type == "state"}
    buyers, country = deal.states(RECIPIENT), licence.party.key
    stages = {stage.status for event in deal.events for stage in event.stages}
    asked = buyers <= licence.buyers and any(_is_asked(event) for event in deal.events)
    awaited = stages <= _OPEN and ("approved" in stages or asked)
    homes = () if "approved" in stages else homes_of([goods.name for goods in deal.goods() if goods.name])
    if awaited and buyers and country not in buyers and {*(sellers or homes)} <= {country}:
        first = deal.events[0]
        roles = () if sellers else ((APPROVER, licence.party),)
        trade = replace(first.trade, roles=roles, goods=(), mood=Mood())
        told = () if "approved" in stages else (licence.stage,)
        new = replace(
            first, trade=trade, goods=None, prices=(), dates=(), stages=told, makers=(), origin=None
        )
        deal.events.append(replace(new, inherited=True))


def _is_asked(event: Event) -> bool:
    """Tell "|requested| to buy", "|may| sell it" and "the |sale|" from what was bought."""
    tree = event.trade.tree
    return any(
        any(tree.words[t].startswith(("request", "ask")) for t in (token, max(0, tree.heads[token])))
        or any(tree.words[child] in _MAY for child in tree.children[token])
        or noun_kind(tree.words[token]) == "supply"
        for token in event.trade.tokens
    )
