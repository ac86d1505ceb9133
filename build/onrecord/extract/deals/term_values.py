"""Turn what a deal's events say of goods, money, dates and status into values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from onrecord.extract.deals.goods import is_broad
from onrecord.extract.deals.goods.words import same_name
from onrecord.extract.deals.parties.words import is_carrier
from onrecord.extract.deals.trade_words import noun_kind, plain_words, stage_of, verb_kinds
from onrecord.extract.deals.trades.phrases import MAKER, PARTY, RECIPIENT, SUPPLIER
from onrecord.values.items import item_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.deal import Deal
    from onrecord.extract.deals.event import Event
    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.tree import Tree
    from onrecord.model import DealKind, Modality, Polarity, Property, Span

_PARTIAL = frozenset({"first", "initial", "remaining", "last", "final", "next", "second", "third"})
_BATCHES = frozenset({"batch", "tranche", "lot", "delivery", "shipment", "group", "consignment"})
_FURTHER = frozenset({"another", "additional", "further", "extra", "more"})


@dataclass(frozen=True, slots=True)
class Value:
    """Hold one value for one property before it becomes a claim."""

    property: Property
    span: Span
    key: str
    content: dict[str, Any]
    event: Event
    confidence: float
    modality: Modality | None = None
    polarity: Polarity | None = None


def kind_of(deal: Deal) -> DealKind:
    """Return what kind of deal it is by its goods, and by what is done with them."""
    clear = sorted((goods for goods in deal.goods() if not goods.vague), key=lambda g: g.noun != "airliners")
    named = [goods.kind for goods in clear]
    kind: DealKind = named[0] if named else "arms_transfer" if any(deal.goods()) else "other"
    telling = [event for event in deal.events if event.goods and not event.goods.vague]
    told = [(event.trade.tree, token) for event in telling for token in event.trade.tokens]
    words = [tree.words[token] for tree, token in told if not _is_purpose(tree, token)]
    worked_on = any(is_worked_on(event.trade.tree, event.goods) for event in deal.events)
    work = worked_on or plain_words("upgrades") & set(words)
    if kind == "arms_transfer" and (_is_for_carrier(deal) or _is_for_shipowner(deal)):
        return "other"
    return "services" if kind == "arms_transfer" and work else kind


def _is_purpose(tree: Tree, token: int) -> bool:
    """Tell what goods are for, "with systems to |maintain| the jets", from "a contract to maintain them"."""
    head = tree.heads[token]
    beside = tree.tags[token] == "VB" and tree.deps[token] in {"acl", "relcl"}
    return beside and tree.tags[head].startswith(("N", "CD")) and noun_kind(tree.words[head]) is None


def _is_for_carrier(deal: Deal) -> bool:
    """Tell "an order from Oman Air for 20 |jets|" from jets for a state."""
    aircraft = all(
        goods.noun in {"airliners", "aircraft", "jets", "helicopters", "generic"} for goods in deal.goods()
    )
    buyers = [*deal.parties(RECIPIENT), *deal.parties(PARTY)]
    carriers = any(party.type == "company" and is_carrier(party.name) for party in buyers)
    return aircraft and carriers and not any(party.type == "state" for party in deal.parties(RECIPIENT))


def _is_for_shipowner(deal: Deal) -> bool:
    """Tell "four |ships| for the Greek shipping company Danaos" from ships for a navy."""
    ships = all(goods.noun == "ships" and is_broad(goods) and not goods.name for goods in deal.goods())
    buyers = [*deal.parties(RECIPIENT), *deal.parties(PARTY)]
    firms = all(party.type == "company" for party in (*buyers, *deal.parties(SUPPLIER)))
    return ships and firms and bool(deal.parties(RECIPIENT))


def is_worked_on(tree: Tree, goods: Goods | None) -> bool:
    """Tell goods that the buyer has: "a contract for the |maintenance| of Oman's 12 radars"."""
    if goods is None:
        return False
    above = tree.heads[goods.last]
    if above < 0 or tree.words[above] not in {"of", "for", "on", "to"}:
        return False
    noun = tree.heads[above]
    nouns = {tree.words[noun], *(tree.words[c] for c in tree.children[noun] if tree.deps[c] == "conj")}
    while tree.deps[noun] == "conj":
        noun = tree.heads[noun]
        nouns.add(tree.words[noun])
    return bool(nouns & plain_words("services"))


def goods_values(deal: Deal) -> Iterator[Value]:
    """Yield what is traded, and how many."""
    named = any(goods.name for goods in deal.goods())
    names = {goods.name for goods in deal.goods() if goods.name}
    for event in deal.events:
        goods = event.goods
        if goods is None:
            continue
        told = any(e.goods and not e.goods.vague for e in deal.events if e is not event)
        again = told and (is_part(event, goods) or _is_summed_up(deal, goods))
        if not goods.vague and (goods.name or not (named or again)):
            text = goods.words if goods.kind == "construction" else goods.name or goods.words
            if any(name != text and same_name(text, name) and len(name) > len(text) for name in names):
                continue
            known = item_of(text)
            key = (known.name if known else goods.name or text).casefold()
            yield Value("item", goods.span, key, {"text": text}, event, 0.9)
        made = all(role == MAKER for role, _ in event.trade.roles) and _is_made(event)
        alone = is_batch(event, goods) and not any(g.count for g in deal.goods() if g is not goods)
        partial = (is_part(event, goods) and not alone) or _is_share(deal, event, goods)
        partial = partial or _is_delivered_share(deal, event)
        if goods.count and not (made and goods.definite) and not partial:
            span, amount = goods.count
            amount = amount if amount.unit else replace(amount, unit=_unit(goods))
            key = f"{amount.minimum} {amount.maximum}"
            yield Value("quantity", span, key, {"amount": amount}, event, 0.9)


def _is_made(event: Event) -> bool:
    """Tell "400 of the aircraft have been |built|", whoever bought them."""
    words = event.trade.tree.words
    return bool(event.trade.roles) or bool(verb_kinds(words[event.trade.tokens[0]]) & {"build", "make"})


def _is_summed_up(deal: Deal, goods: Goods) -> bool:
    """Tell "all 18 |vehicles|" of a deal for armoured carriers, which name nothing new."""
    others = (g for g in deal.goods() if g is not goods and not g.vague and g.kind == goods.kind)
    said_before = goods.definite and is_broad(goods) and " " not in goods.words
    return said_before and any(not is_broad(g) or " " in g.words for g in others)


def _is_share(deal: Deal, event: Event, goods: Goods) -> bool:
    """Tell "|two| of the ships will be built in Karachi", of which there are four, from what is ordered."""
    if goods.count is None:
        return False
    tree, place = event.trade.tree, _place(event, goods)
    behind = tree.words[place + 1 : place + 3]
    some = goods.definite and goods.name is None  # "the boats come in batches of |six| and |four|"
    of_them = some or behind in (
        ["of", "the"],
        ["of", "those"],
        ["of", "these"],
        ["of", "its"],
        ["of", "them"],
    )
    own = goods.count[1].minimum
    told = [g.count[1].minimum for g in deal.goods() if g.count and g is not goods]
    return of_them and own is not None and any(least is not None and least > own for least in told)


def _is_delivered_share(deal: Deal, event: Event) -> bool:
    """Tell "31 have been delivered" where the text tells of a contract for 49."""
    return is_delivery(event) and any(is_share_of(event, other) for other in deal.events)


def is_delivery(event: Event) -> bool:
    """Tell "31 |arrived|" and "31 will be |handed| over" from an order."""
    words = [event.trade.tree.words[token] for token in event.trade.tokens]
    return not _is_order(event) and any(stage_of(word) == "delivered" or word == "supplied" for word in words)


def _is_rest_to_come(event: Event) -> bool:
    """Tell "promised to deliver the |remaining| two" from what has come."""
    goods, tree = event.goods, event.trade.tree
    if goods is None or not is_delivery(event) or any(s.status.endswith("delivered") for s in event.stages):
        return False
    before = tree.words[max(tree.first[goods.first], goods.first - 4) : goods.first + 1]
    return bool({"remaining", "rest", "remainder", "last", "final"} & set(before))


def _is_order(event: Event) -> bool:
    """Tell "|signed| for 49" and "under a |deal| for 49" from what comes of it."""
    words = [event.trade.tree.words[token] for token in event.trade.tokens]
    signed = any(stage.status == "contracted" and stage.modality == "fact" for stage in event.stages)
    return signed or any(noun_kind(word) in {"contract", "acquire"} for word in words)


def is_share_of(event: Event, order: Event) -> bool:
    """Tell a delivery of fewer goods than an order is for."""
    if not (event.goods and order.goods and event.goods.count and order.goods.count):
        return False
    some, whole = event.goods.count[1].maximum, order.goods.count[1].minimum
    return _is_order(order) and some is not None and whole is not None and some < whole


def _unit(goods: Goods) -> str | None:
    last = goods.words.split()[-1]
    return last if last.endswith("s") and last.islower() else "aircraft" if last == "aircraft" else None


def is_batch(event: Event, goods: Goods) -> bool:
    """Tell "a first |batch of seven|", which is a part where the text tells of more."""
    if any(date.property == "ordered" for date in event.dates):
        return False
    tree, place = event.trade.tree, _place(event, goods)
    noun = tree.words[max(0, place - 2) : place]
    before = tree.words[max(tree.first[place], place - 4) : max(0, place - 2)]
    return len(noun) == 2 and noun[0] in _BATCHES and noun[1] == "of" and bool(_PARTIAL & set(before))


def is_part(event: Event, goods: Goods) -> bool:
    """Tell the number of one batch from the number of the deal: "the first four", "another 12 arrived"."""
    if goods.count is None:
        return False
    if is_batch(event, goods):
        return True
    tree, place = event.trade.tree, _place(event, goods)
    before = set(tree.words[max(tree.first[place], place - 2) : place])
    if tree.words[place - 1 : place] == ["only"] and tree.words[place + 1 : place + 3] == ["of", "the"]:
        return True
    came = any(stage.status.endswith("delivered") and stage.modality == "fact" for stage in event.stages)
    if came and any(
        pair == ("so", "far") for pair in pairwise(tree.words[tree.first[place] : tree.last[place] + 1])
    ):
        return True  # "two planes have been handed over so far"
    came = came or _arrives(event)
    more = came and tree.words[place + 1 : place + 2] == ["more"]
    own = tree.words[max(0, place - 2) : place - 1] in (["its"], ["their"]) and not came
    if "first" in before and tree.tags[place - 1].startswith("V"):
        before = before - {"first"}  # "first |ordered| 12 jets in 2012"
    batch = bool(before & (_PARTIAL | _FURTHER if came else _PARTIAL)) and not own  # "sold its last 100"
    return (batch or more) and tree.words[place - 1] != "of"


def _arrives(event: Event) -> bool:
    """Tell "another 42 tanks will |arrive| next year", of whose sides nothing is said."""
    tree, verb = event.trade.tree, event.trade.tokens[0]
    passive = tree.child(verb, "nsubjpass") is not None and stage_of(tree.words[verb]) == "delivered"
    return not event.trade.roles and (passive or "arrive" in verb_kinds(tree.words[verb]))


def is_further(event: Event, goods: Goods) -> bool:
    """Tell an order on top of another: "ordered |another| 12", "eight |more|"."""
    if goods.count is None or is_part(event, goods):
        return False
    tree, place = event.trade.tree, _place(event, goods)
    before = tree.words[max(tree.first[place], place - 2) : place + 2]
    than = "than" in before[:-1] or tree.words[place : place + 2] == ["more", "than"]  # "more than 90"
    return bool(set(before) & (_FURTHER - {"more"} if than else _FURTHER))


def _place(event: Event, goods: Goods) -> int:
    """Return the token at which the count of goods starts."""
    tree, start = event.trade.tree, goods.count[0].start if goods.count else goods.span.start
    return next((t for t in range(len(tree)) if tree.starts[t] >= start), 0)


def price_values(deal: Deal) -> Iterator[Value]:
    """Yield the prices of the goods alone."""
    for event in deal.events:
        for price in event.prices:
            if price.package is None:
                key = f"{price.amount.minimum} {price.amount.maximum} {price.amount.unit}"
                yield Value("value", price.span, key, {"amount": price.amount}, event, 0.85)


def event_values(deal: Deal) -> Iterator[Value]:
    """Yield the dates and how far the deal has come."""
    told = {stage.status for event in deal.events for stage in event.stages}
    only_approved = "approved" in told and told <= {"approved", "proposed"}  # "was told of the |sale| in May"
    for event in deal.events:
        for dated in event.dates:
            if only_approved and dated.property == "ordered":
                continue
            yield Value(
                dated.property, dated.span, dated.date.edtf, {"date": dated.date}, event, 0.85, dated.modality
            )
        share = _is_delivered_share(deal, event) or any(_is_rest_to_come(e) for e in deal.events)
        for stage in event.stages:
            status = "partly_delivered" if share and stage.status == "delivered" else stage.status
            content = {"text": status}
            yield Value("status", stage.span, status, content, event, 0.85, stage.modality, "affirmed")
