"""Tell whether an event tells more of a deal, by its goods, its parties and the words that point back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.goods import Goods, head_of, is_broad, same_kind
from onrecord.extract.deals.goods.words import name_key, same_name, variant_of
from onrecord.extract.deals.placing.orders import (
    is_of_other_kind,
    is_ordered_apart,
    is_priced_apart,
)
from onrecord.extract.deals.placing.pointers import (
    is_another,
    is_from_elsewhere,
    is_of_others,
    is_of_unknown,
    is_replaced,
    is_told_later,
    is_under,
    points_back,
    same_sentence,
)
from onrecord.extract.deals.placing.sides import (
    conflict,
    others_receive,
    others_sign,
    others_supply,
)
from onrecord.extract.deals.placing.states import is_of_other_states
from onrecord.extract.deals.placing.works import can_be_one
from onrecord.extract.deals.term_values import is_delivery, is_further, is_part, is_share_of
from onrecord.extract.deals.trade_words import plain_words
from onrecord.extract.deals.trades.phrases import MAKER, RECIPIENT, SUPPLIER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.extract.deals.deal import Deal
    from onrecord.extract.deals.event import Event


_DUTIES = frozenset(
    {"command", "recovery", "patrol", "engineering", "utility", "reconnaissance", "fighting", "bridging"}
)
_AHEAD = frozenset({"proposed", "negotiating", "approved"})


def fit(deal: Deal, event: Event) -> int:
    """Return how well an event fits a deal: 3 by name, 2 by kind, 1 as the one told last, 0 not at all."""
    goods = event.goods
    if _is_apart(deal, event):
        return 0
    if goods is None:
        told = points_back(event) or (same_sentence(deal, event) and not is_another(event))
        return int(told and not is_of_others(event) and not is_of_unknown(event))
    if is_making(event) and not goods.vague and not (goods.name and (deal.names() or goods.definite)):
        return 0
    if goods.name:
        return _fit_by_name(deal, event, goods)
    if goods.vague and goods.noun == "generic":
        return int(goods.definite or points_back(event, by_noun=True))
    return _fit_by_kind(deal, event, goods)


def _is_apart(deal: Deal, event: Event) -> bool:
    """Tell an event that cannot be part of a deal, whatever its goods."""
    if event.section != deal.events[0].section or conflict(deal, event) or _is_beside(deal, event):
        return True
    others = others_supply(deal, event) or others_receive(deal, event) or _is_of_another(deal, event)
    others = others or _is_work_beside(deal, event) or is_priced_apart(deal, event)
    others = others or is_from_elsewhere(deal, event) or is_told_later(deal, event) or is_replaced(event)
    others = others or (is_replaced(deal.events[0]) and not _is_named_alike(deal, event))
    others = others or is_of_other_kind(deal, event) or is_ordered_apart(deal, event)
    return others or is_of_other_states(deal, event)


def _is_named_alike(deal: Deal, event: Event) -> bool:
    """Tell goods that are called just as those of a deal."""
    return event.goods is not None and event.goods.name in {g.name for g in deal.goods()} - {None}


def _fit_by_name(deal: Deal, event: Event, goods: Goods) -> int:
    told, differ = deal.names(), _counts_differ(deal, event, goods)
    longer = {name for name in told if not any(n != name and n.startswith(name) for n in told)}
    names = longer  # of "Leopard" and "Leopard 1A5" the one that says more
    if any(same_name(name_key(goods.name or ""), name) for name in names):
        anew = _is_contracted_anew(deal, event, goods)
        came = any(stage.status == "delivered" and stage.modality == "fact" for stage in event.stages)
        apart = differ and (anew or others_sign(deal, event) or (came and _is_more(deal, goods)))
        apart |= differ and not goods.definite and (_is_earlier(event) or _is_sold_by_another(deal, event))
        apart |= is_further(event, goods)
        return 0 if apart or _other_variant(deal, goods) else 3
    open_deal = not names and not differ and not others_sign(deal, event) and _is_kin(deal, event)
    open_deal = open_deal and not _other_head(deal, goods)
    return 2 if open_deal and same_kind(goods.noun, deal.nouns()) else 0


def _is_sold_by_another(deal: Deal, event: Event) -> bool:
    """Tell "|Portugal| gave three Leopards" from more about 18 that nobody is told to have given."""
    sellers = {party.key for party in event.trade.of(SUPPLIER) if party.type == "state"}
    near = any(other.trade.tree is event.trade.tree for other in deal.events)
    return near and bool(sellers - deal.states(SUPPLIER) - deal.states(RECIPIENT))


def _is_kin(deal: Deal, event: Event) -> bool:
    """Tell "weapons" that the goods named now can be from "four radar sets" of which nobody spoke since."""
    told = {party.key for e in deal.events for _, party in e.trade.roles}
    shared = any(party.key in told for _, party in event.trade.roles)
    return bool(deal.nouns()) or shared or deal.events[0].title or any(g.vague for g in deal.goods())


def _other_variant(deal: Deal, goods: Goods) -> bool:
    """Tell the Su-30MKA from a deal for the Su-30MK2; a name without letters can be any of them."""
    variants = {variant for g in deal.goods() if g.name and (variant := variant_of(g.name))}
    own = variant_of(goods.name or "")
    return bool(own and variants) and not any(v.startswith(own) or own.startswith(v) for v in variants)


def _is_contracted_anew(deal: Deal, event: Event, goods: Goods) -> bool:
    """Tell "was awarded a contract for 212 K9s in 2022" from another count of the same K9s."""
    anew = any(stage.status == "contracted" and stage.modality == "fact" for stage in event.stages)
    done = {"contracted", "cancelled"}
    before = any(s.status in done and s.modality == "fact" for e in deal.events for s in e.stages)
    long_ago = any(d.property == "ordered" and d.modality == "fact" for d in event.dates)
    planned = long_ago and any(s.status in _AHEAD for e in deal.events for s in e.stages)
    return anew and (before or planned) and not goods.definite and not is_part(event, goods)


def _fit_by_kind(deal: Deal, event: Event, goods: Goods) -> int:
    vehicles = head_of(goods) == "vehicle" and "armoured_vehicles" in deal.nouns()
    kind = vehicles or (same_kind(goods.noun, deal.nouns()) and not _other_head(deal, goods))
    alone = goods.count or goods.vague  # "eight boats", "a patrol boat" of which nobody spoke
    if not goods.definite and ((alone and _are_strangers(deal, event)) or is_also(event)):
        return 0
    if not goods.definite and goods.count and _is_more(deal, goods) and _is_earlier(event):
        return 0
    if not goods.definite and _came_before(deal, event):
        return 0
    related = goods.definite or _is_kin(deal, event) or is_under(event)
    if _is_one_beside_several(deal, event, goods) or not related:
        return 0
    share = goods.definite or is_part(event, goods) or _is_share(deal, event, goods)
    part = share and not _is_more(deal, goods)
    return 2 if kind and (part or not _counts_differ(deal, event, goods)) else 0


def _is_one_beside_several(deal: Deal, event: Event, goods: Goods) -> bool:
    """Tell "they follow |a first submarine| ordered in 2017" from the two that are bought now."""
    tree = event.trade.tree
    if goods.count is None and any(tree.words[c] == "another" for c in tree.children[goods.last]):
        return True  # "|another| cutter", on top of the boats
    one = goods.count is None and tree.tags[goods.last] in {"NN", "NNP"} and not event.title
    article = any(tree.words[c] in {"a", "an"} for c in tree.children[goods.last])
    told = [g.count[1].minimum for g in deal.goods() if g.count]
    return one and article and bool(told) and all(least is not None and least > 1 for least in told)


def _is_share(deal: Deal, event: Event, goods: Goods) -> bool:
    """Tell "four boats go to Norway" of the six submarines that Norway and Germany ordered together."""
    buyers = {party.key for party in deal.parties(RECIPIENT)}
    return (
        is_broad(goods) and len(buyers) > 1 and bool(event.keys(RECIPIENT)) and event.keys(RECIPIENT) < buyers
    )


def is_also(event: Event) -> bool:
    """Tell "it |also| plans to buy submarines" from more about the ships told of before."""
    tree = event.trade.tree
    verbs = {token for t in event.trade.tokens for token in (t, tree.heads[t]) if token >= 0}
    return any(tree.words[child] == "also" for verb in verbs for child in tree.children[verb])


def _is_earlier(event: Event) -> bool:
    """Tell "has |earlier| ordered more than 200 vehicles", or "an |earlier| plan to", from the news of 56."""
    tree = event.trade.tree
    plans = (tree.heads[token] for token in event.trade.tokens if tree.deps[token] == "acl")
    told = {tree.words[child] for token in (*event.trade.tokens, *plans) for child in tree.children[token]}
    return bool(told & {"earlier", "previously", "before", "formerly", "previous", "former"})


def _came_before(deal: Deal, event: Event) -> bool:
    """Tell "they |had already| received drones in 2023" from the news of drones that came now."""
    tree, verb = event.trade.tree, event.trade.tokens[0]
    helped = {tree.words[child] for child in tree.children[verb]}
    came = any(stage.status == "delivered" for e in deal.events if not e.title for stage in e.stages)
    return came and {"had", "already"} <= helped and bool(event.dates)


def _are_strangers(deal: Deal, event: Event) -> bool:
    """Tell that an event names parties of whom the deal does not speak, and none of the deal's."""
    told = {key for e in deal.events for _, party in e.trade.roles for key in (party.key, party.country)}
    new = {key for _, party in event.trade.roles for key in (party.key, party.country)}
    told, new = told - {None}, new - {None}
    sides = {role for e in deal.events for role, _ in e.trade.roles} & {SUPPLIER, RECIPIENT}
    others = {role for role, _ in event.trade.roles} & {SUPPLIER, RECIPIENT}
    both = bool(sides and others) and not sides & others  # one names the buyer, one the seller
    return bool(told and new) and not told & new and not both


def _is_more(deal: Deal, goods: Goods) -> bool:
    """Tell more goods than a deal has, which cannot be a part of them."""
    whole = [e.goods for e in deal.events if e.goods and e.goods.count and not is_part(e, e.goods)]
    told = [g.count[1].maximum for g in whole if g.count and g.count[1].maximum is not None]
    count = goods.count[1].minimum if goods.count else None
    return count is not None and bool(told) and all(count > most for most in told)


def _is_of_another(deal: Deal, event: Event) -> bool:
    """Tell "it adds to |an earlier sale| of 71 trucks" from more about the sale told of before."""
    new = event.goods is not None and not event.goods.vague and is_another(event)
    told = any(is_another(other) or other.title for other in deal.events)
    return new and not told and not same_sentence(deal, event)


def _is_beside(deal: Deal, event: Event) -> bool:
    """Tell goods that the same clause names beside those of a deal."""
    if event.goods is None or event.goods.vague:
        return False
    for other in deal.events:
        same = (
            other.goods
            and other.goods.name
            and event.goods.name
            and same_name(other.goods.name, event.goods.name)
        )
        batch = other.goods and other.goods.noun == event.goods.noun and is_part(event, event.goods)
        batch = batch or _are_of_one(other.goods, event.goods)
        if same_clause(other, event) and (_are_listed(other, event) or not (same or batch)):
            return True
    return False


def _are_of_one(goods: Goods | None, others: Goods) -> bool:
    """Tell "the |boats| come in two batches, four in 2028 and |six| in 2030", which are all of one deal."""
    return goods is not None and goods.words == others.words and goods.definite and others.definite


def _are_listed(one: Event, other: Event) -> bool:
    """Tell "(97) AIM-9X missiles; (12) AIM-9X training missiles" of one clause from a part of the first."""
    first, second = one.goods, other.goods
    if not (first and second and first.count and second.count) or first.words == second.words:
        return False
    return ";" in one.trade.tree.words[min(first.last, second.last) : max(first.first, second.first)]


def same_clause(one: Event, other: Event) -> bool:
    """Tell two events of one clause, which differ in their goods."""
    return one.trade.tokens == other.trade.tokens and one.trade.tree is other.trade.tree


def _is_work_beside(deal: Deal, event: Event) -> bool:
    """Tell "has |maintained| the fleet" from more about the jets that are bought instead."""
    tree, work = event.trade.tree, plain_words("upgrades")
    told = any(e.trade.tree.words[t] in work for e in deal.events for t in e.trade.tokens)
    here = any(tree.words[t] in work for t in event.trade.tokens)
    return here and not told and event.goods is not None and event.goods.vague


def _counts_differ(deal: Deal, event: Event, goods: Goods) -> bool:
    """Tell two orders of the same kind by their numbers, where both are exact.

    What has been delivered may be a share of what was ordered: "two came, of an order for six".
    """
    if goods.count is None:
        return False
    whole = (e for e in deal.events if not (is_delivery(e) and is_share_of(e, event)))
    counts = (e.goods.count[1] for e in whole if e.goods and e.goods.count and not is_part(e, e.goods))
    told = [(c.minimum or 0, c.maximum) for c in counts if c.maximum is not None]
    count = goods.count[1].minimum
    if count is None or count != goods.count[1].maximum:
        return False
    return bool(told) and not any(low <= count <= high for low, high in told)


def _other_head(deal: Deal, goods: Goods) -> bool:
    """Tell frigates from corvettes; "ships" and "jets" can be either."""
    told = {head_of(g) for g in deal.goods() if not is_broad(g)}
    if goods.kind == "construction":
        works = {head_of(g) for g in deal.goods() if g.kind == "construction"}
        return bool(works or told) and not any(can_be_one(head_of(goods), work) for work in works)
    duties, others = _duties([goods]), _duties(deal.goods())
    if duties and others:
        return not duties & others
    return not is_broad(goods) and bool(told) and head_of(goods) not in told


def _duties(found: Iterable[Goods]) -> frozenset[str]:
    """Return what vehicles are for, where it is said: "|command| vehicles" are none for recovery."""
    words = (goods.words.lower().split() for goods in found)
    return frozenset(w[-2] for w in words if w[-1].startswith("vehicle") and w[-2:][0] in _DUTIES)


def is_making(event: Event) -> bool:
    """Tell "made by", which sells nothing."""
    return bool(event.trade.roles) and all(role == MAKER for role, _ in event.trade.roles)
