"""Read an article as events in order: one trade about one kind of goods, with all that its clause says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.event import Event
from onrecord.extract.deals.event_goods import all_of, is_for_goods, main_goods, origin_of_all, pointer_of
from onrecord.extract.deals.event_parties import bought_by, built_for, makers_of, origin_of, site_of
from onrecord.extract.deals.gaps import with_gapped
from onrecord.extract.deals.going_on import going_on
from onrecord.extract.deals.goods import same_kind
from onrecord.extract.deals.goods.items import find_goods
from onrecord.extract.deals.goods.left_out import ELLIPTIC
from onrecord.extract.deals.goods.losses import without_losses
from onrecord.extract.deals.goods.words import lexicon
from onrecord.extract.deals.homes import Section, sections_of
from onrecord.extract.deals.mends import mended
from onrecord.extract.deals.parties import Party, parties_at, state_party
from onrecord.extract.deals.parties.names import tokens_of_described
from onrecord.extract.deals.parties.words import tokens_of_joined
from onrecord.extract.deals.shares import (
    are_told_apart,
    own_dates,
    own_prices,
    own_roles,
    owner_part,
    parts_of,
)
from onrecord.extract.deals.trade_words import verb_kinds
from onrecord.extract.deals.trades import Trade, find_trades
from onrecord.extract.deals.trades.background import is_background, is_description
from onrecord.extract.deals.trades.clauses import Clause, clause_of
from onrecord.extract.deals.trades.dates import Dated, dates
from onrecord.extract.deals.trades.mood import Mood
from onrecord.extract.deals.trades.phrases import RECIPIENT, SUPPLIER
from onrecord.extract.deals.trades.prices import Price, prices
from onrecord.extract.deals.trades.stages import Stage, stages
from onrecord.extract.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.parties.actors import Actors
    from onrecord.extract.nlp import Reading
    from onrecord.extract.tree import Tree
    from onrecord.model import Article, DateValue

_DELIVERIES = frozenset({"partly_delivered", "delivered"})
_MAIN = frozenset({"main", "prime", "principal"})
_NEAR = len("As much as ")
_TEASER = re.compile(
    r"(?i)\s*(?:read\s+(?:more|also|next)|also\s+read|related|see\s+also|more\s+(?:on|from)|watch|recommended|advertisement|sign\s+up|subscribe|newsletter|click|follow\s+us|tell\s+us|share\s+this|editors?'?\s+picks?|don't\s+miss)\b"
)


def events_of(reading: Reading, article: Article, actors: Actors) -> Iterator[tuple[Event, list[Goods]]]:
    """Yield events in reading order, each with the goods named up to it since the last."""
    last: Event | None = None
    for paragraph, section in zip(reading.paragraphs, sections_of(reading.paragraphs), strict=True):
        if not paragraph.doc.has_annotation("DEP") or _TEASER.match(paragraph.line):
            continue
        tree = mended(tree_of(paragraph))
        firms = tokens_of_described(tree, reading.text)
        goods = find_goods(tree, reading.text, actors.tokens(tree) | tokens_of_joined(tree, reading.text))
        sold = (one for one in goods if one.last not in firms)  # "arms maker |Tatra Defence Vehicle|"
        goods = without_losses(tree, sold)
        clause = clause_of(tree, reading.text, goods, actors.reporting_from(section.country))
        title = paragraph.line.strip() == article.title.strip()
        told = [_in_section(e, section, actors) for e in _clause_events(clause, article, title=title)]
        told += going_on(clause, told, last)
        last = told[-1] if told else None
        yield from ((event, list(clause.goods)) for event in told)


def _in_section(event: Event, section: Section, actors: Actors) -> Event:
    """Make the country that heads a section of a round-up the buyer where the text names none."""
    country, heading = section.country, section.heading
    states = {party.country for _, party in event.trade.roles if party.type == "state"}
    open_side = not event.trade.of(RECIPIENT) and country not in states
    if country is None or heading is None or not open_side or not (event.trade.roles or event.goods):
        return replace(event, section=section.number)
    buyer = (RECIPIENT, state_party(country, heading, actors))
    return replace(
        event, section=section.number, trade=replace(event.trade, roles=(*event.trade.roles, buyer))
    )


def _clause_events(clause: Clause, article: Article, *, title: bool) -> Iterator[Event]:
    trades = tuple(sorted(find_trades(clause), key=_reading_order))
    priced = prices(clause, trades)
    dated = dates(clause, trades, article.published)
    last: tuple[tuple[str, Party], ...] = ()
    for trade in trades:
        costs = tuple(price for owner, price in priced if owner is trade)
        days = tuple(date for owner, date in dated if owner is trade)
        for event in _split(clause, trade, costs, days, _reached(stages(clause, trade), days), title):
            last = tuple(pair for pair in event.trade.roles if pair[1].type == "state") or last
            dated_event = replace(event, news=_day_of_news(event, article))
            for one in with_gapped(clause, dated_event):
                yield from _each_buyer(_with_parties(one, last))
    yield from _bare_prices(clause.tree, priced)
    yield from _contractors(clause)


def _day_of_news(event: Event, article: Article) -> DateValue | None:
    """Return the day of an article whose title, or a verb in the perfect, tells of a contract as its news."""
    tree, token = event.trade.tree, event.trade.tokens[0]
    signed = any(stage.status == "contracted" and stage.modality == "fact" for stage in event.stages)
    perfect = tree.tags[token] == "VBN" and {"has", "have"} & {tree.words[c] for c in tree.children[token]}
    new = signed and not any(date.property == "ordered" for date in event.dates)
    return article.published if new and (event.title or perfect) else None


def _each_buyer(event: Event) -> Iterator[Event]:
    """Read "Oman and Qatar have ordered the type too" as a deal of each; "24 for both" stay one."""
    trade, goods = event.trade, event.goods
    buyers = tuple(dict.fromkeys(p.key for p in trade.of(RECIPIENT) if p.type == "state"))
    together = {"joint", "jointly", "together", "common"} & set(trade.tree.words)
    if (
        len(buyers) < 2
        or goods is None
        or (goods.vague and goods.noun != ELLIPTIC and not goods.definite)
        or goods.count
        or _is_one(trade.tree, goods)
        or event.prices
        or together
    ):
        yield event
        return
    for buyer in buyers:
        roles = tuple((r, p) for r, p in trade.roles if r != RECIPIENT or p.key == buyer)
        yield replace(event, trade=replace(trade, roles=roles))


def _is_one(tree: Tree, goods: Goods) -> bool:
    """Tell "a satellite for Oman and Qatar", which both have together, from goods that each gets."""
    before = tree.words[max(tree.first[goods.first], goods.first - 3) : goods.first]
    return not goods.definite and bool({"a", "an", "one"} & set(before))


def _reached(told: tuple[Stage, ...], days: tuple[Dated, ...]) -> tuple[Stage, ...]:
    """Drop a delivery that lies ahead by its date: "the first ships delivered in 2029"."""
    ahead = any(date.property == "delivered" and date.modality == "planned" for date in days)
    return tuple(stage for stage in told if not (ahead and stage.status in _DELIVERIES))


def _with_parties(event: Event, last: tuple[tuple[str, Party], ...]) -> Event:
    """Give "a batch of 208 Javelins was due" the parties that the paragraph named last."""
    goods = event.goods
    if event.trade.roles or goods is None or goods.vague or not (goods.name and goods.count):
        return event
    tree, token = event.trade.tree, event.trade.tokens[0]
    if tree.tags[token].startswith("V") and tree.child(token, "nsubj") is not None:
        acting = {"acquire": RECIPIENT, "supply": SUPPLIER}
        sides = {acting.get(kind) for kind in verb_kinds(tree.words[token])}
        last = tuple(pair for pair in last if pair[0] in sides)  # "It bought ...", said of the one before
    return replace(event, trade=replace(event.trade, roles=last), inherited=True)


def _bare_prices(tree: Tree, priced: Sequence[tuple[Trade | None, Price]]) -> Iterator[Event]:
    """Give "It is worth ..." and "$2 bn is the price ...", of no trade, to the deal spoken of last."""
    for owner, price in priced:
        token = next((t for t in range(len(tree)) if tree.ends[t] > price.span.start), 0)
        opens = price.span.start - tree.starts[tree.first[token]] < _NEAR
        told = opens or _speaks_of_price(tree, tree.first[token]) or _is_total(tree, token)
        sentence = tree.words[tree.first[token] : tree.last[token]]
        if owner is None and told and not {"together", "combined", "altogether"} & set(sentence):
            yield Event(Trade(tree, (token,), Mood(), (), ()), None, (price,), (), (), title=False)


def _is_total(tree: Tree, token: int) -> bool:
    """Tell "At $9 million a piece, the |total| comes to" from "the total of its debts comes to"."""
    verb = next((t for t in range(token, tree.first[token], -1) if tree.tags[t] in {"VBZ", "VBD"}), 0)
    return tree.words[verb - 1] in {"total", "price", "cost", "bill"} and tree.words[verb - 2] in {
        "the",
        "its",
    }


def _speaks_of_price(tree: Tree, first: int) -> bool:
    """Tell "It is worth" and "The volume is" from "The firm won another lot at a cost of"."""
    if tree.words[first] != "the":
        return tree.words[first] in {"it", "its", "this", "that", "their"}
    subjects = (t for t in range(first, tree.last[first] + 1) if tree.deps[t] in {"nsubj", "nsubjpass"})
    subject = next(subjects, None)
    return (
        subject is not None
        and not tree.tags[subject].startswith("NNP")
        and (tree.words[subject] not in {"company", "firm", "group", "country", "government", "ministry"})
    )


def _contractors(clause: Clause) -> Iterator[Event]:
    """Give "the principal contractor will be ..." to the deal spoken of last."""
    tree = clause.tree
    for token in range(len(tree)):
        verb, dep = tree.heads[token], tree.deps[token]
        if tree.words[token] not in {"contractor", "contractors"} or dep not in {"nsubj", "attr", "appos"}:
            continue
        name = verb if dep == "appos" else tree.child(verb, "attr" if dep == "nsubj" else "nsubj")
        if dep == "appos" and not _MAIN & {tree.words[c] for c in tree.children[token]}:
            continue  # "Bell, |the main contractor|"
        found = parties_at(tree, clause.text, name, clause.actors) if name is not None else ()
        makers = tuple(party for party in found if party.type == "company")
        if makers:
            yield Event(Trade(tree, (token,), Mood(), (), ()), None, (), (), (), title=False, makers=makers)


def _reading_order(trade: Trade) -> tuple[int, bool]:
    """Take the trades of a sentence that name goods first, so that the others find them."""
    return trade.tree.first[trade.tokens[0]], all(goods.vague for goods in trade.goods)


def _split(
    clause: Clause,
    trade: Trade,
    costs: tuple[Price, ...],
    dated: tuple[Dated, ...],
    stage: tuple[Stage, ...],
    title: bool,
) -> Iterator[Event]:
    """Make one event for each of the goods; goods that only come along with others make none."""
    if trade.mood.asked or is_background(trade) or _is_aside(clause, trade):
        return
    main, pointer = main_goods(clause, trade), pointer_of(trade)
    if len(main) == 1 and main[0].count is None and pointer and pointer.count and _is_kin(pointer, main[0]):
        main, pointer = [replace(main[0], count=pointer.count)], None  # "three batteries of that version"
    if not main and pointer is not None and is_for_goods(trade, pointer, bool(costs)):
        main, pointer = [replace(pointer, vague=False)], None
    apart = len(main) > 1 and are_told_apart(main, costs, dated)
    costs = costs if apart else _for_all(costs, main, pointer)
    told_of: list[Goods | None] = [*main] or [pointer]
    if main and pointer and pointer.definite and pointer.count:
        told_of.insert(0, pointer)
    for goods in told_of:
        if goods is not None and is_description(trade, goods):
            continue
        if goods is not None and (parts := tuple(parts_of(clause, trade, goods))):
            for part, some in parts:
                own_days = tuple(d for d in dated if owner_part(parts, d.span.start) is part)
                yield Event(part, some, (), own_days, stage, title, makers_of(clause, goods))
            continue
        told = own_roles(trade, goods, main)
        days = own_dates(dated, goods, main)
        own = own_prices(costs, goods, main) if apart else costs
        makers = makers_of(clause, goods) if goods else ()
        origin = (origin_of(clause, goods) if goods else None) or origin_of_all(clause, trade)
        if goods is not None:
            told = bought_by(clause, built_for(told, goods, origin), goods, origin)
            told = site_of(clause, told, goods)
        yield Event(told, goods, own, days, stage, title, makers, origin)
        costs = tuple(price for price in costs if price.package is None)


def _is_aside(clause: Clause, trade: Trade) -> bool:
    """Tell "Oman, which |bought| Israeli drones, is to get 12 F-16s", an earlier trade in unnamed goods."""
    tree, verb = trade.tree, trade.tokens[0]
    party = tree.heads[verb]
    if tree.deps[verb] != "relcl" or tree.deps[party] != "nsubj" or not tree.tags[party].startswith("NNP"):
        return False
    unnamed = bool(trade.goods) and not any(goods.name or goods.count for goods in trade.goods)
    own = (
        g for g in clause.goods if tree.within(g.last, tree.heads[party]) and not tree.within(g.last, verb)
    )
    return unnamed and any(goods.name or goods.count for goods in own)


def _is_kin(pointer: Goods, goods: Goods) -> bool:
    """Tell "more than 200 of the |vehicles|", which can be the tanks named before."""
    behind = goods.name is not None and goods.last < pointer.first
    return pointer.noun == "generic" or (behind and same_kind(pointer.noun, frozenset({goods.noun})))


def _for_all(costs: tuple[Price, ...], main: Sequence[Goods], pointer: Goods | None) -> tuple[Price, ...]:
    """Make the price of several goods, or of "weapons", the price of a package; that of one stays its own."""
    whole = all_of(main) if len(main) > 1 else None
    if not main and pointer is not None and not pointer.definite:
        arms = pointer.words.lower().split()[-1].removesuffix("s") in lexicon()["arms"]
        whole = pointer.span if arms else None
    return tuple(replace(price, package=price.package or whole) for price in costs)
