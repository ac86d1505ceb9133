"""Tell the background of a report from its deals: fleets, missions, records of sales, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, plain_words, verb_kinds, words_for
from onrecord.extract.deals.trades.bids import is_offered
from onrecord.extract.deals.trades.nouns import is_licence
from onrecord.extract.deals.trades.others import is_likened, is_lost
from onrecord.extract.deals.trades.phrases import RECIPIENT, SUPPLIER
from onrecord.extract.deals.trades.senses import has_come
from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.tree import Tree

_RANKS = frozenset({"first", "second", "third", "biggest", "largest", "only"})


def is_background(trade: Trade) -> bool:
    """Tell what no deal is: missions, unnamed goods, records of sales, comparisons."""
    sold = (has_lost_goods, is_record, is_compared, is_figure, is_one_of_many)
    brought = (is_deployment, is_brought_along, is_relief, is_output, is_bare_licence)
    meant = (is_of_maker, is_warned_of, is_banned, is_barred, is_open_option, is_given_up, is_habit)
    told_of = (*brought, *meant, is_of_fleet, *sold)
    tree, token = trade.tree, trade.tokens[0]
    return is_lost(tree, token) or is_likened(tree, token) or any(tells(trade) for tells in told_of)


def is_of_maker(trade: Trade) -> bool:
    """Tell "Saab |received| an offer from Peru", in which the maker is no buyer."""
    makers = any(party.type == "company" and party.name in known_makers() for party in trade.of(RECIPIENT))
    return makers and is_offered(trade.tree, trade.tokens[0])


def is_open_option(trade: Trade) -> bool:
    """Tell "has an |option| to buy six more", which nobody has exercised, from goods that are bought."""
    tree, noun = trade.tree, trade.tree.heads[trade.tokens[0]]
    if noun < 0 or tree.words[noun] not in {"option", "options"}:
        return False
    verb = tree.heads[noun]
    return tree.deps[trade.tokens[0]] == "acl" and not tree.words[verb].startswith(("exercis", "trigger"))


def is_given_up(trade: Trade) -> bool:
    """Tell "had |originally| planned to buy 75 jets", of which something else has become."""
    tree = trade.tree
    verbs = (v for v in (trade.tokens[0], tree.heads[trade.tokens[0]]) if v >= 0)
    planned = [v for v in verbs if tree.words[v] in words_for("planned") | {"wanted"}]
    told = {tree.words[c] for verb in planned for c in tree.children[verb]}
    return bool(told & {"originally", "initially", "once"}) or {"had", "first"} <= told


def is_habit(trade: Trade) -> bool:
    """Tell "has |been importing| bulldozers for years", a trade of goods for sale, from an order."""
    tree, verb = trade.tree, trade.tokens[0]
    been = tree.tags[verb] == "VBG" and "been" in {tree.words[c] for c in tree.children[verb]}
    named = [goods for goods in trade.goods if goods.noun != "generic"]
    return been and bool(named) and all(goods.kind == "other" and goods.count is None for goods in named)


def is_one_of_many(trade: Trade) -> bool:
    """Tell "one of Beijing's biggest arms export |contracts|", a remark on the deal told of."""
    tree, noun = trade.tree, trade.tokens[0]
    of = tree.heads[noun]
    one = of >= 0 and tree.words[of] == "of" and tree.words[max(0, tree.heads[of])] == "one"
    return one and tree.tags[noun] == "NNS" and any(tree.tags[c] == "JJS" for c in tree.children[noun])


def is_of_fleet(trade: Trade) -> bool:
    """Tell "its fleet will grow to 40 jets with the new |order|", which counts those that it has, too."""
    tree, token = trade.tree, trade.tokens[0]
    if not tree.tags[token].startswith("N"):
        return False
    while token >= 0 and not tree.tags[token].startswith("V"):
        token = tree.heads[token]
    subject = tree.child(token, "nsubj") if token >= 0 else None
    grows = tree.words[token].startswith(("grow", "grew", "ris", "rose", "increas", "expand", "swell"))
    return (
        grows and subject is not None and tree.words[subject] in {"fleet", "fleets", "inventory", "arsenal"}
    )


def is_figure(trade: Trade) -> bool:
    """Tell the trade of a country as statistics have it: "its |exports| of crude to Chile rose in May"."""
    tree, noun = trade.tree, trade.tokens[0]
    verb = tree.heads[noun]
    several = tree.words[noun] in plain_words("flows")
    return several and tree.deps[noun] == "nsubj" and tree.words[verb] in plain_words("figures")


def is_banned(trade: Trade) -> bool:
    """Tell "banned |imports| of vaccines from Peru" and "a ban on |exports|", which stop a whole trade."""
    tree, noun = trade.tree, trade.tokens[0]
    above = tree.heads[noun]
    above = tree.heads[above] if above >= 0 and tree.words[above] == "on" else above
    several = tree.words[noun] in plain_words("flows")
    return several and above >= 0 and tree.words[above].startswith(("ban", "prohibit", "forbid", "outlaw"))


def is_warned_of(trade: Trade) -> bool:
    """Tell "warned Oslo against |arming| Moldova", which nobody is said to do."""
    tree, token = trade.tree, trade.tokens[0]
    above = tree.heads[token]
    against = above >= 0 and tree.words[above] == "against" and tree.deps[token] in {"pcomp", "pobj"}
    return against and tree.words[tree.heads[above]] in plain_words("warnings")


def is_bare_licence(trade: Trade) -> bool:
    """Tell "refused export |licences| for the engines", which nobody is told to get."""
    return is_licence(trade.tree, trade.tokens[0]) and not trade.roles


def is_barred(trade: Trade) -> bool:
    """Tell "bars all states from |providing| Oman with arms", an embargo, from a sale that was stopped."""
    tree, token = trade.tree, trade.tokens[0]
    above = tree.heads[token]
    held = above >= 0 and tree.words[above] == "from" and tree.deps[token] == "pcomp"
    verb = tree.heads[above]
    barred = held and tree.words[verb] in plain_words("barring")
    another = tree.child(verb, "dobj") is not None  # "barred |Peru| from re-exporting 12 jets"
    return barred and (another or not any(goods.count for goods in trade.goods))


def is_output(trade: Trade) -> bool:
    """Tell what a plant makes, "|builds| about 12 tanks a year", from what is built for somebody."""
    tree, verb = trade.tree, trade.tokens[0]
    if "build" not in verb_kinds(tree.words[verb]):
        return False
    rates = (["a", "year"], ["a", "month"], ["per", "year"], ["per", "month"], ["each", "year"])
    return any(tree.words[g.last + 1 : g.last + 3] in rates for g in trade.goods)


def is_brought_along(trade: Trade) -> bool:
    """Tell what comes to an exercise, "12 jets from Oman |arrived| for the drills", from what was sold."""
    tree, verb = trade.tree, trade.tokens[0]
    kinds = verb_kinds(tree.words[verb])
    moves = bool(kinds & {"arrive", "supply"}) or {"acquire", "win"} <= kinds  # "received"
    told = {tree.words[t] for t in range(tree.first[verb], tree.last[verb] + 1)}
    drills = bool(told & plain_words("drills"))
    handed = tree.words[verb].startswith(("deliver", "sell", "sold", "hand", "donat", "export"))
    traded = any(noun_kind(word) in {"contract", "acquire"} for word in told) or "$" in told
    return moves and drills and not handed and not traded and tree.tags[verb].startswith("V")


def is_relief(trade: Trade) -> bool:
    """Tell what is sent to people in need, "generators for flood victims", from what is traded."""
    tree, token = trade.tree, trade.tokens[0]
    told = {tree.words[t] for t in range(tree.first[token], tree.last[token] + 1)}
    civil = bool(trade.goods) and all(goods.kind == "other" for goods in trade.goods)
    return civil and bool(told & plain_words("distress"))


def has_lost_goods(trade: Trade) -> bool:
    """Tell "18 that Athens ordered" and "ordered six more", of unnamed goods, from "the deal signed"."""
    tree, token = trade.tree, trade.tokens[0]
    if tree.words[token] in words_for("loose"):  # "the figure that it |gave| for the |deal|"
        token = next((t for t in trade.tokens if tree.deps[t] not in {"acl", "relcl"}), token)
    if not trade.goods and "build" in verb_kinds(tree.words[token]) and tree.tags[token].startswith("V"):
        return True
    if trade.goods:
        return False
    thing = tree.child(token, "dobj", "nsubjpass")
    told = {tree.words[t] for t in (thing, *tree.children[thing])} if thing is not None else set()
    if told & {"more", "others", "another", "further", "additional"}:
        return True
    if _is_of_holding(tree, token):
        return True
    while tree.deps[token] == "ccomp":  # "the sum that it |said| it had sold"
        token = tree.heads[token]
    if tree.deps[token] not in {"acl", "relcl"}:
        return False
    return noun_kind(tree.words[tree.heads[token]]) is None


def _is_of_holding(tree: Tree, token: int) -> bool:
    """Tell "has 53 |Bells|, bought in the 1980s", which nobody knows, from the goods told of before."""
    verb = tree.heads[token]
    beside = tree.deps[token] == "advcl" and tree.tags[token] == "VBN" and tree.child(token, "nsubj") is None
    return beside and tree.words[verb] in plain_words("holding") and tree.child(verb, "dobj") is not None


def is_description(trade: Trade, goods: Goods) -> bool:
    """Tell what describes a fleet, "|fighters| delivered from 1989", from a deal's goods."""
    unmarked = goods.name is None and goods.count is None and not goods.definite
    return unmarked and not trade.roles and trade.tree.deps[trade.tokens[0]] in {"acl", "relcl"}


def is_remark(trade: Trade, goods: Goods) -> bool:
    """Tell goods of a remark on the deal: "signed it, its first sale of |warships| to Europe"."""
    tree, token = trade.tree, goods.last
    while tree.heads[token] >= 0 and token != trade.tokens[0]:
        ranked = noun_kind(tree.words[token]) and any(tree.words[c] in _RANKS for c in tree.children[token])
        if ranked or (tree.deps[token] == "appos" and not goods.first <= token <= goods.last):
            return True
        token = tree.heads[token]
    return False


def is_compared(trade: Trade) -> bool:
    """Tell "far smaller than the |purchase| of 90 jets once planned", which is told for its size."""
    tree, token = trade.tree, trade.tokens[0]
    while tree.heads[token] >= 0 and tree.tags[token].startswith(("N", "IN", "CD")):
        token = tree.heads[token]
        if tree.words[token] == "than":
            return True
    return False


def is_record(trade: Trade) -> bool:
    """Tell what a product has sold so far: "1,600 launchers have been delivered to |19 countries|"."""
    tree, verb = trade.tree, trade.tokens[0]
    users = {"countries", "nations", "customers", "operators", "users", "states"}
    parts = plain_words("continents")
    told = (t for t in range(tree.first[verb], tree.last[verb] + 1) if tree.words[t] in users | parts)
    below = [t for t in told if tree.within(t, verb)]
    if any(tree.words[t] in parts and tree.words[tree.heads[t]] == "to" for t in below):
        return True  # "64 of the jets have been sold to |Southeast Asia|"
    return any(
        tree.words[t] in users
        and tree.words[tree.heads[t]] in {"to", "by", "in"}
        and (
            tree.words[t + 1 : t + 2] == ["including"]
            or any(tree.tags[c] == "CD" and tree.words[c] not in {"two", "2"} for c in tree.children[t])
        )
        for t in below
    ) or _is_list_of_users(trade)


def _is_list_of_users(trade: Trade) -> bool:
    """Tell "the howitzer, which has been |exported| to Turkey, Poland and India" from a deal with each."""
    users = {party.key for party in trade.of(RECIPIENT) if party.type == "state"}
    beside = trade.tree.deps[trade.tokens[0]] in {"relcl", "acl"}
    many = len(users) > 2 if beside else len(users) > 3
    return many and not any(goods.count for goods in trade.goods)


def is_deployment(trade: Trade) -> bool:
    """Tell ships and aircraft sent on a mission from those sent to a buyer."""
    tree, verb = trade.tree, trade.tokens[0]
    sent = tree.words[verb] in {"send", "sends", "sent", "sending", "dispatch", "dispatched"}
    sent |= tree.words[verb] in {"order", "ordered"} and tree.child(verb, "xcomp", "ccomp") is not None
    if sent and _is_sent_to_a_mission(trade):
        return True
    goes = tree.words[verb] in {"go", "goes", "went", "come", "comes", "came"}
    goes = goes and not has_come(tree, verb, [goods.last for goods in trade.goods])
    return (
        (sent or goes)
        and len(trade.tokens) == 1
        and any(g.noun in {"ships", "aircraft", "jets", "helicopters"} for g in trade.goods)
        and not (trade.of(RECIPIENT) and (trade.of(SUPPLIER) or not goes))
    )


def _is_sent_to_a_mission(trade: Trade) -> bool:
    """Tell tanks and drones that are sent "to the |drills|", "to the |border|" from those sent to a buyer."""
    tree, verb = trade.tree, trade.tokens[0]
    if tree.child(verb, "dative") is not None and trade.of(RECIPIENT):
        return False  # "sent |Ukraine| 90 carriers for its war"
    toward = [c for c in tree.children[verb] if c > verb and tree.words[c] in {"to", "for", "into", "on"}]
    behind = tree.tags[toward[0] + 1 : toward[0] + 8] if toward else []
    phrase = next((i for i, tag in enumerate(behind) if tag in {"IN", ",", ".", "WDT", "TO"}), len(behind))
    return bool(toward and plain_words("missions") & set(tree.words[toward[0] + 1 : toward[0] + 1 + phrase]))
