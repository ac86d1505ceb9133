"""Turn a deal as gathered into claims: one for each value that the text gives for a property."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.extract.goods_words import name_of_item, same_name
from onrecord.extract.parties import sells_arms
from onrecord.extract.trade_phrases import MAKER, PARTY, RECIPIENT, SUPPLIER
from onrecord.extract.trade_words import plain_words, verb_kinds
from onrecord.model import ClaimMention, DealMention, Span
from onrecord.values.countries import country_name
from onrecord.values.items import item_of, maker_country

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.deal_events import Event
    from onrecord.extract.deals import Deal
    from onrecord.extract.items import Goods
    from onrecord.extract.parties import Actors, Party
    from onrecord.extract.tree import Tree
    from onrecord.model import Modality, Polarity, StatementMention

METHOD = "rules"
_DONE = frozenset({"contracted", "approved", "partly_delivered", "delivered"})
_PARTIAL = frozenset(
    {
        "first",
        "initial",
        "another",
        "remaining",
        "last",
        "final",
        "next",
        "second",
        "third",
        "additional",
        "further",
    }
)


@dataclass(frozen=True, slots=True)
class _Value:
    """Hold one value for one property before it becomes a claim."""

    property: str
    span: Span
    key: str
    content: dict[str, Any]
    event: Event
    confidence: float
    modality: Modality | None = None
    polarity: Polarity | None = None


def claims_of(
    deal: Deal, key: str, text: str, statements: Sequence[StatementMention], actors: Actors
) -> Iterator[DealMention]:
    """Yield the deal with its claims, and beside it the package whose price covers more than its goods."""
    values = [*_party_values(deal, actors), *_goods_values(deal), *_price_values(deal), *_event_values(deal)]
    values = [value for value in values if value.property != "package"]
    if any(not goods.vague for goods in deal.goods()):
        yield _mention(deal, key, _kind(deal), values, statements)
    package = list(_package_values(deal, actors, text))
    if package:
        yield _mention(deal, f"{key}-package", "arms_package", package, statements)


def _mention(
    deal: Deal, key: str, kind: str, values: Sequence[_Value], statements: Sequence[StatementMention]
) -> DealMention:
    claims: dict[tuple[object, ...], ClaimMention] = {}
    for value in sorted(values, key=lambda v: (-v.confidence, v.span)):
        claim = _claim(value, statements)
        claims.setdefault((claim.property, value.key, claim.polarity, claim.statement), claim)
    ordered = tuple(sorted(claims.values(), key=lambda claim: (claim.span, claim.property)))
    about = {claim.statement for claim in ordered if claim.statement}
    told = {_statement_at(_place(event), statements) for event in deal.events}
    return DealMention(key, kind, ordered, tuple(sorted(about | {k for k in told if k})))


def _claim(value: _Value, statements: Sequence[StatementMention]) -> ClaimMention:
    statement = _statement_of(value, statements)
    spoken = next((s for s in statements if s.key == statement), None)
    polarity = value.polarity or value.event.trade.mood.polarity
    tree, top = value.event.trade.tree, value.event.trade.tokens[0]
    refused = "cancel" in verb_kinds(tree.words[top])  # who will not cancel a sale does not deny it
    denied = spoken is not None and spoken.polarity == "denied" and not _is_presupposed(tree, top)
    if denied and value.property != "status" and not refused:
        polarity = "denied"
    return ClaimMention(
        value.property,
        value.span,
        polarity,
        value.modality or _modality(value.event),
        METHOD,
        round(value.confidence * (0.85 if value.event.title else 1.0), 2),
        statement,
        **value.content,
    )


def _is_presupposed(tree: Tree, token: int) -> bool:
    """Tell what a denial takes for granted: "denied that the jets which it |bought| are unfit"."""
    while tree.heads[token] >= 0:
        if tree.deps[token] == "relcl":
            return True
        token = tree.heads[token]
    return False


def _statement_of(value: _Value, statements: Sequence[StatementMention]) -> str | None:
    """Return the statement that gives a value; the cue's for a date beside it ("on Jan. 23 X confirmed")."""
    holder = _statement_at(value.span, statements)
    event = _statement_at(_place(value.event), statements)
    nested = {s.key for s in statements if s.nested_in == holder and holder}
    return event if "date" in value.content and event in nested else holder


def _statement_at(span: Span, statements: Sequence[StatementMention]) -> str | None:
    """Return the innermost statement whose content holds a span."""
    holding = [
        (content.end - content.start, statement.key)
        for statement in statements
        if statement.kind == "report"
        for content in statement.content
        if content.start <= span.start and span.end <= content.end
    ]
    return min(holding)[1] if holding else None


def _place(event: Event) -> Span:
    return event.trade.tree.span(event.trade.tokens[0], event.trade.tokens[0])


def _modality(event: Event) -> Modality:
    """Take a trade as a fact where a contract, an approval or a delivery is told as one."""
    if any(stage.status in _DONE and stage.modality == "fact" for stage in event.stages):
        return "fact"
    return event.trade.mood.modality


def _kind(deal: Deal) -> str:
    named = [goods.kind for goods in deal.goods() if not goods.vague]
    kind = named[0] if named else "arms_transfer"
    words = [event.trade.tree.words[token] for event in deal.events for token in event.trade.tokens]
    return "services" if kind == "arms_transfer" and plain_words("upgrades") & set(words) else kind


def _party_values(deal: Deal, actors: Actors) -> Iterator[_Value]:
    roles = [
        (role, party, event, 0.6 if event.inherited else 0.9)
        for event in deal.events
        for role, party in event.trade.roles
    ]
    roles += [(role, party, event, 0.8) for event in deal.events for role, party in _beside_goods(event)]
    makers = [(party, event) for event in deal.events for party in event.makers]
    for party, event in makers:
        yield _party("manufacturer", party, event, 0.85)
    roles = list(_resolved(deal, roles))
    state_known = any(role == SUPPLIER and (p.type == "state" or p.country_span) for role, p, _, _ in roles)
    for role, party, event, sure in roles:
        if role == MAKER:
            makes = "supplier" if _kind(deal) == "construction" else "manufacturer"
            if party.type == "company" or makes == "supplier":
                yield _party(makes, party, event, sure - 0.1)
            continue
        if role == RECIPIENT and party.type == "company" and party.country and party.country_span:
            yield _country("recipient", party.country, party.country_span, actors, event, sure)
            continue
        if role == RECIPIENT or party.type == "state":
            yield _party("recipient" if role == RECIPIENT else "supplier", party, event, sure)
            continue
        if party.country and party.country_span:
            yield _country("supplier", party.country, party.country_span, actors, event, sure)
        if party.type == "agent":
            yield _party("agent", party, event, sure)
        elif state_known and _kind(deal) == "arms_transfer":
            yield _party("manufacturer", party, event, sure - 0.1)
        elif not party.country_span:
            yield _party("supplier", party, event, sure)


def _beside_goods(event: Event) -> Iterator[tuple[str, Party]]:
    """Yield the owner of what is built for it: "to build |Iran's| plant"; the origin of what is bought."""
    goods = event.goods
    if goods is None or event.origin is None:
        return
    party, owned = event.origin
    told = {p.key for p in (*event.trade.of(RECIPIENT), *event.trade.of(SUPPLIER))}
    if party.key in told:
        return
    if owned:
        yield RECIPIENT if goods.kind == "construction" else SUPPLIER, party
    elif event.trade.of(RECIPIENT) and not event.trade.of(SUPPLIER):
        yield SUPPLIER, party


Role = tuple[str, "Party", "Event", float]


def _resolved(deal: Deal, roles: Sequence[Role]) -> Iterator[Role]:
    """Give a side to the parties of a contract that does not say who sells."""
    known = {
        SUPPLIER: {p.key for r, p, _, _ in roles if r == SUPPLIER},
        RECIPIENT: {p.key for r, p, _, _ in roles if r == RECIPIENT},
    }
    nations = {p.country for r, p, _, _ in roles if r == SUPPLIER and p.country}
    open_parties = [
        (p, e) for r, p, e, _ in roles if r == PARTY and p.key not in known[SUPPLIER] | known[RECIPIENT]
    ]
    yield from (role for role in roles if role[0] != PARTY)
    states = {p.key for p, _ in open_parties if p.type == "state"}
    sellers = sellers_among(frozenset(states), [goods.name for goods in deal.goods() if goods.name])
    for party, event in open_parties:
        if party.type != "state":
            side = None if known[SUPPLIER] else SUPPLIER
        elif party.country in nations or (known[RECIPIENT] and not known[SUPPLIER]):
            side = SUPPLIER
        elif known[SUPPLIER] or any(p.type != "state" for p, _ in open_parties):
            side = None if known[RECIPIENT] else RECIPIENT
        else:
            side = (SUPPLIER if party.key in sellers else RECIPIENT) if len(sellers) == 1 else None
        if side:
            yield side, party, event, 0.75


def sellers_among(states: frozenset[str], names: Sequence[str]) -> frozenset[str]:
    """Return which of two states that sign sells: where the goods are made, else the larger exporter."""
    if len(states) != 2:
        return frozenset()
    items = [item for name in names if (item := item_of(name_of_item(name)))]
    makers = {maker_country(item.maker) for item in items if item.maker}
    sellers = frozenset(s for s in states if s in makers) or frozenset(s for s in states if sells_arms(s))
    return sellers if len(sellers) == 1 else frozenset()


def _party(name: str, party: Party, event: Event, sure: float) -> _Value:
    content = {"actor": party.actor} if party.actor else {"text": party.name}
    return _Value(name, party.span, party.key, content, event, sure)


def _country(name: str, country: str, span: Span, actors: Actors, event: Event, sure: float) -> _Value:
    actor = actors.state(country)
    content = {"actor": actor} if actor else {"text": country_name(country)}
    return _Value(name, span, country, content, event, sure)


def _goods_values(deal: Deal) -> Iterator[_Value]:
    named = any(goods.name for goods in deal.goods())
    names = {goods.name for goods in deal.goods() if goods.name}
    for event in deal.events:
        goods = event.goods
        if goods is None:
            continue
        if not goods.vague and (goods.name or not named):
            text = goods.name or goods.words
            if any(name != text and same_name(text, name) and len(name) > len(text) for name in names):
                continue
            known = item_of(text)
            yield _Value(
                "item", goods.span, (known.name if known else text).casefold(), {"text": text}, event, 0.9
            )
        if goods.count and not _is_part(event, goods):
            span, amount = goods.count
            amount = amount if amount.unit else replace(amount, unit=_unit(goods))
            key = f"{amount.minimum} {amount.maximum}"
            yield _Value("quantity", span, key, {"amount": amount}, event, 0.9)


def _unit(goods: Goods) -> str | None:
    last = goods.words.split()[-1]
    return last if last.endswith("s") and last.islower() else "aircraft" if last == "aircraft" else None


def _is_part(event: Event, goods: Goods) -> bool:
    """Tell the number of one batch from the number of the deal: "the first four", "the remaining 12"."""
    if goods.count is None:
        return False
    tree = event.trade.tree
    place = next((t for t in range(len(tree)) if tree.starts[t] >= goods.count[0].start), 0)
    return (
        bool(set(tree.words[max(tree.first[place], place - 2) : place]) & _PARTIAL)
        and tree.words[place - 1] != "of"
    )


def _price_values(deal: Deal) -> Iterator[_Value]:
    for event in deal.events:
        for price in event.prices:
            if price.package is None:
                key = f"{price.amount.minimum} {price.amount.maximum} {price.amount.unit}"
                yield _Value("value", price.span, key, {"amount": price.amount}, event, 0.85)


def _package_values(deal: Deal, actors: Actors, text: str) -> Iterator[_Value]:
    """Give the price of several goods to a package of its own, with the parties of the deal told in it."""
    for event in deal.events:
        for price in event.prices:
            if price.package is None:
                continue
            key = f"{price.amount.minimum} {price.amount.maximum} {price.amount.unit}"
            yield _Value("value", price.span, key, {"amount": price.amount}, event, 0.8)
            yield _Value("item", price.package, "package", {"text": price.package.of(text)}, event, 0.8)
            yield from (v for v in _party_values(deal, actors) if v.property in {"supplier", "recipient"})


def _event_values(deal: Deal) -> Iterator[_Value]:
    for event in deal.events:
        for dated in event.dates:
            yield _Value(
                dated.property, dated.span, dated.date.edtf, {"date": dated.date}, event, 0.85, dated.modality
            )
        for stage in event.stages:
            content = {"text": stage.status}
            yield _Value("status", stage.span, stage.status, content, event, 0.85, stage.modality, "affirmed")
