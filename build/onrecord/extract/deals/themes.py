"""Say between whom an article's main trade is, and give its parties to deals that leave a side open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.event import Event
from onrecord.extract.deals.goods import head_of
from onrecord.extract.deals.parties.exporters import homes_of
from onrecord.extract.deals.party_values import sides_of
from onrecord.extract.deals.placing.fit import is_also
from onrecord.extract.deals.term_values import kind_of
from onrecord.extract.deals.trade_words import plain_words, verb_kinds
from onrecord.extract.deals.trades.phrases import PARTY, RECIPIENT, SUPPLIER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.extract.deals.deal import Deal
    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.parties import Party

_BUYING, _SELLING = frozenset({"acquire"}), frozenset({"win", "supply", "build"})
LEAD = 3
"""How many of the first paragraphs that name a party of a trade say what the article is about."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Hold who sells and who buys in an article's main trade; None where its lead does not say."""

    supplier: Party | None = None
    recipient: Party | None = None
    section: int = 0
    arms: bool | None = True
    kind: str | None = None
    makers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    gift: bool = False


def theme_of(deals: Sequence[Deal], events: Sequence[Event]) -> Theme:
    """Return the sides of what the lead tells of first, with what other events tell of the same deal."""
    lead = [(event, sides) for event in _lead(events) if (sides := sides_of([event]))]
    if not lead:
        return Theme()
    first, sides = lead[0]
    deal = next((deal for deal in deals if first in deal.events), None)
    sides = sides_of(deal.events) if deal else sides
    for _, more in lead:
        if len(sides) < 2 and len(more) == 2 and deal is None and _agree(sides, more):
            sides = more
    told = next((event.goods for event in (deal.events if deal else [first]) if event.goods), None)
    arms = told.kind == "arms_transfer" if told else None if _is_of_firm(sides) else True
    makers = frozenset(maker.key for event in (deal.events if deal else [first]) for maker in event.makers)
    kind = first.goods.kind if first.goods else None
    gift = any(_gives(event) for event in (deal.events if deal else [first]))
    names = deal.names() if deal else frozenset()
    heads = _heads_of(deal.goods() if deal else [first.goods] if first.goods else [])
    sells, buys = sides.get(SUPPLIER), sides.get(RECIPIENT)
    return Theme(sells, buys, first.section, arms, kind, makers, names, heads, gift)


def _is_of_firm(sides: dict[str, Party]) -> bool:
    """Tell "the builder has secured two contracts", whatever it builds."""
    return all(party.type == "company" for party in sides.values())


def _gives(event: Event) -> bool:
    """Tell "donated" and "will send" from "sold"."""
    return any(event.trade.tree.words[t] in plain_words("gifts") for t in event.trade.tokens)


def _agree(sides: dict[str, Party], more: dict[str, Party]) -> bool:
    return all(_are_one(party, more[role]) for role, party in sides.items())


def _lead(events: Sequence[Event]) -> list[Event]:
    """Return the events of the first paragraphs that name a party."""
    paragraphs: list[int] = []
    kept = []
    for event in events:
        if not event.trade.roles and event.origin is None:
            continue
        place = event.trade.tree.starts[0]
        if place not in paragraphs:
            paragraphs.append(place)
        if len(paragraphs) > LEAD:
            break
        kept.append(event)
    return kept


def fill_open_sides(deal: Deal, theme: Theme) -> None:
    """Give "six Mi-17 were ordered in 2005" the sides of the article's main trade, where they can be its."""
    first = deal.events[0]
    kind = kind_of(deal)
    if first.section != theme.section or theme.arms not in {None, kind in {"arms_transfer", "services"}}:
        return
    if theme.kind and "energy" in {kind, theme.kind} and kind != theme.kind:
        return  # who built a plant need not sell its gas
    roles = tuple(_open_sides(deal, theme))
    beside = all(  # "a fleet of jets, most |bought| in 1999"
        event.trade.tree.deps[event.trade.tokens[0]] in {"acl", "relcl"} for event in deal.events
    )
    counted = any(goods.count for goods in deal.goods()) or any(e.prices or e.dates for e in deal.events)
    if len(roles) == 1 or (roles and (counted or _in_talks(deal, theme)) and not beside):
        trade = replace(first.trade, roles=roles, goods=())
        deal.events.append(Event(trade, None, (), (), (), first.title, inherited=True, section=first.section))


def _in_talks(deal: Deal, theme: Theme) -> bool:
    """Tell "|talks| on the S-300 have been reported": its goods are of the seller's making."""
    talks = any(stage.status == "negotiating" for event in deal.events for stage in event.stages)
    return talks and theme.supplier is not None and theme.supplier.country in _homes(deal)


def _open_sides(deal: Deal, theme: Theme) -> Iterator[tuple[str, Party]]:
    told = sides_of(deal.events)
    keys = {party.key for party in told.values()} | {p.country for p in told.values() if p.country}
    homes = _homes(deal)
    seller, buyer = theme.supplier, theme.recipient
    partners = {party.key for party in deal.parties(PARTY) if party.type == "state"}
    if len(partners) > 1:
        return  # "it signed a deal with Norway", whoever sells in the news
    talks = any(stage.status == "negotiating" for event in deal.events for stage in event.stages)
    with_others = talks and bool(partners - {party.key for party in (seller, buyer) if party})
    sells = seller is not None and not with_others and _may_sell(seller, homes) and seller.key not in keys
    buys = buyer is not None and buyer.key not in keys and not homes & {buyer.country}
    goes_on = _is_of_same(deal, theme)
    goes_on |= seller is not None and seller.type == "company" and _goes_on(deal.events[0], _SELLING)
    before = not goes_on and seller and _is_of_before(deal, seller, homes)
    if seller and sells and SUPPLIER not in told and not before:
        own = RECIPIENT not in told or (buyer is not None and told[RECIPIENT].key == buyer.key)
        settled = any(event.trade.mood.modality == "fact" for event in deal.events)
        unnamed = settled and not deal.names()  # of what is planned, or of a name not known, another may sell
        if goes_on or RECIPIENT not in told or seller.country in homes or (own and unnamed):
            yield SUPPLIER, seller
    if buyer and buys and RECIPIENT not in told:
        same = SUPPLIER not in told or (seller is not None and _are_one(told[SUPPLIER], seller))
        same |= SUPPLIER in told and told[SUPPLIER].key in theme.makers
        given = theme.gift and SUPPLIER in told and told[SUPPLIER].type == "state"
        same |= given and any(_gives(event) for event in deal.events)  # "Oman will send six tanks" as well
        same |= _goes_on(deal.events[0], _BUYING)
        offered = any(stage.status == "proposed" for event in deal.events for stage in event.stages)
        offered &= SUPPLIER in told and told[SUPPLIER].type == "company"  # "Embraer had proposed the C-390"
        same |= buyer.type == "state" and not theme.gift and not offered
        if same:
            yield RECIPIENT, buyer


def _is_of_same(deal: Deal, theme: Theme) -> bool:
    """Tell "Oman, too, has ordered |the jet|" that the article is about from goods of other makers."""
    if names := deal.names():
        return bool(names & theme.names)
    settled = all(event.trade.mood.modality == "fact" for event in deal.events)
    return settled and bool(_heads_of(deal.goods()) & theme.heads)


def _heads_of(goods: Iterable[Goods]) -> frozenset[str]:
    return frozenset(head_of(one) for one in goods if one.noun != "generic")


def _is_of_before(deal: Deal, seller: Party, homes: frozenset[str]) -> bool:
    """Tell "it bought four boats in 1997", which others than the seller of the news may have sold."""
    first = deal.events[0]
    dated = any(d.property == "ordered" and d.modality == "fact" for d in first.dates)
    old = dated and not homes and not first.title
    return (old or is_also(first)) and seller.country not in homes


def _goes_on(event: Event, doing: frozenset[str]) -> bool:
    """Tell "|They| had already bought planes", which goes on to speak of the buyer, or of who sells."""
    tree, verb = event.trade.tree, event.trade.tokens[0]
    subject = tree.child(verb, "nsubj", "nsubjpass") if tree.tags[verb].startswith("V") else None
    done = bool(doing & verb_kinds(tree.words[verb]))
    spoken_of = {"they", "it"} if doing == _BUYING else {"they", "it", "company", "firm", "group"}
    return done and subject is not None and tree.words[subject] in spoken_of and not event.title


def _homes(deal: Deal) -> frozenset[str]:
    return homes_of([goods.name for goods in deal.goods() if goods.name])


def _are_one(one: Party, other: Party) -> bool:
    return one.key == other.key or (one.country is not None and one.country == other.country)


def _may_sell(seller: Party, homes: frozenset[str]) -> bool:
    return not homes or seller.country is None or seller.country in homes
