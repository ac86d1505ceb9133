"""Read the price that a clause gives a trade."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, verb_kinds
from onrecord.extract.deals.trades.awards import is_funding
from onrecord.extract.deals.trades.clauses import owner_of, up
from onrecord.extract.deals.trades.side_sums import is_side_sum
from onrecord.model import Span
from onrecord.values.countries import find_countries
from onrecord.values.money import find_money

if TYPE_CHECKING:
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.deals.trades.clauses import Clause
    from onrecord.extract.tree import Tree
    from onrecord.model import Amount

_WORTH = re.compile(
    r"(?i)(?:\bworth|\bvalued?(?:\s+(?:at|of|is|was))?|\bprice(?:d|\s+tag)?(?:\s+(?:at|of|is|was))?|\bcosts?(?:ing)?(?:\s+(?:of|is|was|at|it|them))?"
    r"|\btotal(?:l?ing|s|l?ed)?(?:\s+(?:of|value|cost|price)){0,3}|\bamounts?(?:ing)?\s+to|\bestimated(?:\s+(?:at|to\s+be(?:\s+worth)?|to\s+cost))?|\bput\s+at"
    r"|\bfor\s+what\s+[^.;,$€£]{1,50}?\s+(?:is|was|were|would\s+be)"
    r"|\b(?:valued|put|estimated|priced)\s+by\s+[^.;,$€£]{1,40}?\s+at"
    r"|\b(?:put|puts|estimat(?:es?|ed)|valu(?:es?|ed))\s+(?:the|its|their|this)\s+(?:[\w-]+\s+){1,6}?at"
    r"|\b(?:sum|volume)\s+of|\bpay(?:s|ing)?|\bpaid|\bspend(?:s|ing)?|\bspent|\b(?:contract|deal|order|agreement|package|award|accord|project)s?\s+(?:for|of)|\bprice\s+was|\bfor\s+(?:a\s+total\s+(?:of|price\s+of)|the\s+price\s+of)"
    r"|\b(?:deals?|contracts?|orders?|purchases?|sales?|agreements?|which|that|it)\b[^.;$€£]{0,60}\b(?:comes?|came|adds?\s+up|works?\s+out)\s+(?:to|at)"
    r"|\bto\s+the\s+tune\s+of|\b(?:sales?|deals?|contracts?|orders?|purchases?|agreements?|one)\b[^.;$€£]{0,60},?\s+at|\b(?:signed|ordered|bought|buys?|sold|cleared|approved)\b[^.;$€£]{0,90},?\s+at|\([^()$€£]{2,30},\s+at|\bfor)\s*(?:(?:about|around|a|some|the|total|an?|estimated|reported|was|is|be|to|up|it|of|roughly|just|well|combined|record|maximum|minimum|gross|net|further|possible|whopping)\s+)*\(?$"
)
_VALUE_IS = re.compile(
    r"(?i)\b(?:value|price|cost|worth)\s*:\s*$|\b(?:value|price|cost|bill|sum|total|volume|investment)\b[^.;]{0,60}?\b(?:is|was|at|be|to|reach(?:es|ed)?|stands?|stood|comes?|came|runs?|ran)\s*(?:about|around|estimated|put|at|some|nearly|\s)*$"
)
_PRICED_NOUN = re.compile(
    r"(?i)^(?:\s*\([^)]*\))?\)?[\s-]+(?:[\w'’./-]+[\s-]+){0,6}?(?:contracts?|deals?|agreements?|orders?|sales?|purchases?|acquisitions?|accord|pact|procurements?|projects?|affair|venture"
    r"|programmes?|programs?|packages?|transactions?|export|buy|tender|awards?|modifications?(?=\s+(?:\([^)]*\)\s+)?to\b)|arrangement|price\s+tag|plan|delivery)\b"
)
_FOREIGN = re.compile(
    r"(?i)^[\s,]*(?:more\b(?!\s+than)|of\s+the\s+(?:total\s+)?[A-Z]{0,3}[$€£¥]?\s?\d|(?:[\w-]+\s+){0,2}(?:loan|line\s+of\s+credit|credit\s+line)\b|each|for\s+(?:1,000|a\s+thousand|each|one)\b|apiece|a\s?piece|/\s?\w|per\s|an?\s+(?:unit|copy|barrel|tonne|ton|year|plane|jet|aircraft|tank)\b|annually|yearly|every|in\s+(?:annual|revenue|sales|profit|loans?|credit|aid)"
    r"|(?:defen[cs]e\s+)?budget|loan|credit|aid|fine|penalty|profit|revenue|turnover|upgrade\s+of|in\s+offsets?|million\s+people|debt)"
)
_FOREIGN_BEFORE = re.compile(
    r"(?i)\b(?:lend(?:s|ing)?|lent|borrow(?:s|ed|ing)?)\s+(?:[\w.]+\s+){0,4}$"
    r"|\b(?:list|original|asking|previous)\s+prices?\s+(?:of|was|at)\s*$"
    r"|\b(?:spend|spends|spent|spending|pay|paid|pays|cost|costs|invest)\s+(?:an?\s+)?(?:another|further|additional|extra)\s*$"
    r"|\b(?:budget|revenues?|profits?|loans?|credits?|turnover|backlog|fine|fined|(?<!military\s)(?<!security\s)aid|debts?|bonds|bribes|kickbacks|commissions|damages"
    r"|offsets?(?:\s+(?:agreements?|deals?|packages?|obligations?|programmes?|programs?|contracts?))?|exports?\s+(?:reached|rose|hit|of|worth|totall?ed)|(?:sales|orders|backlog)\s+(?:rose|reached|hit|totall?ed|amounted\s+to|came|were|was|grew|fell)|backlog|invest(?:s|ed|ing)?"
    r"|unit\s+(?:price|cost)|shares?|market\s+value|tranche|instal+ments?|down\s?payment|advance|financing),?\s+(?:of|at|worth|is|was|to|by|around|about|in)?\s*(?:about|around|some|nearly)?\s*$"
    r"|(?:interest|(?:logistics|technical)\s+support|maintenance)\s+(?:for|of|at)\s+(?:about|around|some|nearly|roughly)?\s*$"
    r"|(?:moderni[sz]ation|upgrade|overhaul|refurbishment|maintenance|repairs?|infrastructure)\b[^.;]{0,60}\b(?:on|for)\s+which\b[^.;]{0,50}$"
)
_AT = re.compile(r"(?i)^at\s+(?:about\s+|around\s+|some\s+|nearly\s+|more\s+than\s+)?$")
_IT_IS = re.compile(
    r"(?i)^,\s+(?:it|this|the\s+(?:deal|contract|order|purchase|sale))\s+(?:is|was|will|would)\b"
)
"""What stands around the sum of "|At| $90 million|, it is| the largest order"."""
_EXCEEDS = re.compile(r"(?:exceed|surpass|topp?)(?:s|es|ed)?\b")
"""A verb that is the hedge of its sum: "its price |exceeds| $1 billion"."""
_IS_VALUE = re.compile(
    r"(?i)^(?:\s*\([^)]*\))?,?(?:\s*[^.,;]{0,30},)?\s+(?:is|was|are|were|(?:will|would)\s+be|has\s+been)\s+(?:reportedly\s+)?"
    r"(?:the|its|their|a)\s+(?:[\w-]+\s+){0,3}?(?:value|price|price\s+tag|cost|sum|figure|worth|amount)\b"
    r"|^,?(?:\s*[^.,;]{0,30},)?\s+(?:is|was)\s+what\s+[^.;]{0,60}?\b(?:paid|pays?|spent|spends?|offered|cost|costs)\b"
    r"|^\s+(?:agreed|contracted)\b(?!\s+(?:to|by))"
    r"|^\s+(?:at|by)\s+(?:[\w'’]+\s+)?(?:list|catalog(?:ue)?)\s+prices?\b"
)
"""A sum that is the subject: "$333 million is the value of the contract", "was what Rome paid"."""
_OF_PROGRAMME = re.compile(r"(?i)\bprogram(?:me)?s?(?:['’]s)?\b[^.;]{0,40}\bcosts?\b[^.;]{0,20}$")
"""What a whole programme costs, its fuel and crews with it, is no price of a deal."""
_OF_OPTION = re.compile(
    r"(?i)\b(?:with|includ\w+|has|have|had|carries|plus)\s+(?:an?\s+|the\s+)?options?\b[^.;]{0,60}$"
)
"""What an option would cost: "with an option for six more worth $2 billion"."""
_OF_ONE = re.compile(
    r"(?i)\b(?:each|every|per|a\s+single|one)\s+(?:[\w-]+\s+){1,3}?(?:\w+ly\s+)?(?:costs?|costing|is|was|priced|comes|sells)\b[^.;,]{0,20}$"
    r"|\b(?:cost|price)\s+(?:tag\s+)?(?:of|for|per)\s+(?:a\s+single|one|each|every)\b[^.;,]{0,40}$"
)
_IN_OTHER_CURRENCY = re.compile(
    r"\s*\(|\s+[-–—]\s+(?:or\s+)?|\s*[,/;=]?\s*(?:or|(?:the\s+)?equivalent\s+(?:of|to)|equal\s+to)\s+(?:about\s+)?|\s*[/=]\s*"
)
_AND = re.compile(r"\s+and\s+")
_IN_BRACKETS = re.compile(r"\s*[,;/]\s*(?:or\s+)?")
"""What parts the further currencies of "$8.7bn (7.8bn euros; £6.7bn)"."""
_SEVERAL = re.compile(r"(?i)\b(?:\w+\s+)?packages?\b|\b(?:contracts|deals|agreements)\b")
_ARMS = (
    r"(?:(?:arms|weapons|defen[cs]e|military)\s+)?"
    r"\b(?:packages?|contracts|deals|agreements|weapons|arms|weaponry|armaments|equipment|hardware|aid|assistance)"
)
_BESIDE = r"(?:\w+ly|is|are|was|were|(?:to|from|with|for|by)(?:\s+the)?\s+[\w.]+(?:\s+[A-Z]\w+)?)"
_SEVERAL_WORTH = re.compile(
    rf"(?i)\b(?P<goods>{_ARMS})\s+(?:{_BESIDE}\s+)?(?:worth|valued\s+at|totall?ing|for)\s*[\w\s]{{0,20}}$"
)
_WORTH_OF = re.compile(
    r"(?i)\s+worth\s+of\s+(?:\w+\s+){0,2}?(?:arms|weapons|weaponry|equipment|hardware|armaments|military\s+aid)\b"
)
_WORTH_OF_ANY = re.compile(r"\s+worth\s+of\b")
_COSTS = re.compile(r"(?i)\b(?:costs?|price|value|sum|total|bill)\b")
_FOR_GOODS = re.compile(r"[$€£]\s?[\d.,]+ (?:[mb]illion )?for\b|\b[mb]illion \w+ for\b")
"""Sums that a cost is made of: "$1 billion for tanks, $90 million for radars"."""
_SHARED = re.compile(r"(?i)\b(?:crown|kroner|franc|peso|dinar|riyal|rial|shilling)s?\b")
"""Currencies of several countries, of which a paragraph may name fewer than the text."""


@dataclass(frozen=True, slots=True)
class Price:
    """Hold a sum said of a trade; `package` marks the words that make it the price of several goods.

    `in_turn` marks the sums of "worth $2 billion and $90 million respectively".
    """

    span: Span
    amount: Amount
    package: Span | None
    in_turn: bool = False


def prices(clause: Clause, trades: tuple[Trade, ...]) -> list[tuple[Trade | None, Price]]:
    """Find the sums that are the price of a trade, each with its trade."""
    tree, text = clause.tree, clause.text
    found: list[tuple[Trade | None, Price]] = []
    for span, amount in _money(tree, text, clause.actors.countries):
        token = token_at(tree, span)
        sentence = Span(tree.starts[tree.first[token]], tree.ends[tree.last[token]])
        before, after = text[sentence.start : span.start], text[span.end : sentence.end]
        if _FOREIGN.search(after) or is_side_sum(tree, token, before):
            continue
        if found and _goes_on(found, text, span, amount, after):
            continue
        if any(p.search(before) for p in (_FOREIGN_BEFORE, _OF_ONE, _OF_PROGRAMME, _OF_OPTION)):
            continue
        noun = _PRICED_NOUN.match(after)
        worth = _WORTH_OF.match(after)
        stated = f"{before}is" if _EXCEEDS.match(span.of(text)) else before
        said = _WORTH.search(before) or _VALUE_IS.search(stated) or _IS_VALUE.search(after)
        said = said or (_AT.match(before) and _IT_IS.match(after))
        listed = len(_FOR_GOODS.findall(text, sentence.start, sentence.end)) > 1
        said = said or (_COSTS.search(before) if listed else None) or _WORTH_OF_ANY.match(after)
        if not (worth or noun or said or _is_paid(tree, token)) or _is_of_whole(clause, token):
            continue
        priced = {id(owner) for owner, _ in found if owner is not None}
        trade = _nearest(clause, trades, token)
        if id(trade) in priced:
            trade = _of_noun(clause, trades, span, noun) or _other(clause, trades, priced, token) or trade
        package = _package(text, span, sentence, noun) or _of_package(trade)
        package = None if package and _is_of_one(text, package, trade) else package
        package = package or _of_both(trade, trades)
        if worth:
            package = Span(span.end + worth.end() - len(worth[0].split()[-1]), span.end + worth.end())
        found.append((trade, Price(span, amount, package)))
    return found


def _goes_on(
    found: list[tuple[Trade | None, Price]], text: str, span: Span, amount: Amount, after: str
) -> bool:
    """Add a sum that goes on from the one before: in turn with it, or the same in another currency."""
    owner, price = found[-1]
    in_turn = "respectively" in after[:40] and not re.search(r"[.;]", after[: after.find("respectively")])
    if in_turn and _AND.fullmatch(text, price.span.end, span.start):
        found[-1] = (owner, replace(price, package=None, in_turn=True))
        found.append((owner, Price(span, amount, None, in_turn=True)))
        return True
    converted = _is_converted(text, price.span, span)
    if converted and all(other.amount.unit != amount.unit for own, other in found if own is owner):
        found.append((owner, Price(span, amount, price.package)))
    return converted


def _is_converted(text: str, last: Span, span: Span) -> bool:
    """Tell a sum that says the last one in another currency: "$8.7bn (|7.8bn euros|; |£6.7bn|)"."""
    between = text[last.end : span.start]
    if _IN_OTHER_CURRENCY.fullmatch(between):
        return True
    inside = text.rfind("(", 0, last.start) > text.rfind(")", 0, span.start)
    return inside and _IN_BRACKETS.fullmatch(between) is not None


def _money(tree: Tree, text: str, countries: frozenset[str]) -> list[tuple[Span, Amount]]:
    start = tree.starts[0]
    words = text[start : tree.ends[-1]]
    found = find_money(words, countries)
    if _SHARED.search(words) and (near := {c.alpha3 for c in find_countries(words)} & countries):
        read = {span for span, _ in found}
        found = (*found, *(one for one in find_money(words, near) if one[0] not in read))
    return [(Span(s.start + start, s.end + start), amount) for s, amount in found]


def token_at(tree: Tree, span: Span) -> int:
    """Return the last token that a span touches."""
    inside = [t for t in range(len(tree)) if tree.starts[t] < span.end and span.start < tree.ends[t]]
    return inside[-1] if inside else 0


def _nearest(clause: Clause, trades: tuple[Trade, ...], token: int) -> Trade | None:
    """Return the trade that a token hangs on, else the one with the nearest words in the same sentence."""
    owner = owner_of(clause, token)
    for trade in trades:
        if owner in trade.tokens:
            return trade
    tree = clause.tree
    near = [
        (abs(t - token), i)
        for i, trade in enumerate(trades)
        for t in trade.tokens
        if tree.first[t] == tree.first[token]
    ]
    return trades[min(near)[1]] if near else None


def _of_noun(
    clause: Clause, trades: tuple[Trade, ...], span: Span, noun: re.Match[str] | None
) -> Trade | None:
    """Return the trade of the noun right behind a sum: "a $2 billion |order| for 12 jets"."""
    if noun is None:
        return None
    end = span.end + noun.end()
    return next((t for t in trades for token in t.tokens if clause.tree.ends[token] == end), None)


def _other(clause: Clause, trades: tuple[Trade, ...], priced: set[int], token: int) -> Trade | None:
    """Return the trade without a price whose goods stand between the last sum and this one."""
    tree = clause.tree
    near = [
        (goods.last, i)
        for i, trade in enumerate(trades)
        for goods in trade.goods
        if tree.first[token] <= goods.last < token and not goods.vague
    ]
    last = trades[max(near)[1]] if near else None
    return last if last is not None and id(last) not in priced else None


def _is_of_whole(clause: Clause, token: int) -> bool:
    """Tell the sum of "a piece of an |accord| put at $8 billion", which is not that of the piece."""
    noun = next((t for t in up(clause.tree, token) if clause.triggers.get(t) == "noun"), None)
    of = clause.tree.heads[noun] if noun is not None else -1
    part = clause.tree.heads[of] if of >= 0 and clause.tree.words[of] == "of" else -1
    return part >= 0 and clause.tree.words[part] in {"piece", "part", "element", "portion", "stage", "phase"}


def _is_paid(tree: Tree, token: int) -> bool:
    """Tell the sum of "will pay Denmark |$300 million| for 24 jets" and "cost the navy |$2 billion|"."""
    while tree.heads[token] >= 0 and tree.deps[token] in {"nummod", "quantmod", "compound"}:
        token = tree.heads[token]
    verb = tree.heads[token]
    paying = verb >= 0 and (verb_kinds(tree.words[verb]) & {"pay", "price"} or is_funding(tree, verb))
    whole = any(tree.words[c] == "for" for c in tree.children[verb])  # "$2 billion will be paid |for| it"
    return bool(paying) and tree.deps[token] in {"dobj", "npadvmod", "nsubjpass" if whole else "dobj"}


def _package(text: str, span: Span, sentence: Span, noun: re.Match[str] | None) -> Span | None:
    """Return the words that make a sum the price of several goods, if any."""
    if noun:
        words = Span(span.end, span.end + noun.end())
        match = _SEVERAL.search(words.of(text))
        return Span(words.start + match.start(), words.start + match.end()) if match else None
    match = _SEVERAL_WORTH.search(text[sentence.start : span.start])
    return Span(sentence.start + match.start("goods"), sentence.start + match.end("goods")) if match else None


def _is_of_one(text: str, package: Span, trade: Trade | None) -> bool:
    """Tell "|contracts| worth $2 billion to supply turbines" and "44 tanks, a |package| worth $2 billion"."""
    words = package.of(text).lower()
    before = text[max(0, package.end - len(", in a package")) : package.end].lower()
    apposed = before.endswith((", a package", ", in a package"))
    several = apposed or words in {"contracts", "deals", "agreements"}
    return several and trade is not None and sum(not goods.vague for goods in trade.goods) == 1


def _of_both(trade: Trade | None, trades: tuple[Trade, ...]) -> Span | None:
    """Return the contract of "a |contract| worth $8 billion to build plants and install turbines"."""
    if trade is None:
        return None
    tree = trade.tree
    noun = next((t for t in trade.tokens if noun_kind(tree.words[t]) == "contract"), None)
    further = (
        other
        for other in trades
        if tree.deps[other.tokens[0]] == "conj"
        and tree.tags[other.tokens[0]] == "VB"
        and tree.heads[other.tokens[0]] in trade.tokens
        and all(tree.words[c] == "to" for c in tree.children[other.tokens[0]] if tree.deps[c] == "aux")
        and any(not goods.vague for goods in other.goods)
    )
    more = noun is not None and any(not g.vague for g in trade.goods) and any(further)
    return tree.span(noun, noun) if more and noun is not None else None


def _of_package(trade: Trade | None) -> Span | None:
    """Return the word of "a |package|, whose value is $4 billion" and "|contracts| with a combined price"."""
    if trade is None or any(not goods.vague for goods in trade.goods):
        return None
    words = trade.tree.words
    together = {"combined", "together", "total", "joint", "aggregate"} & set(words)
    several = {"contracts", "deals", "agreements", "orders", "sales"} if together else set()
    token = next((t for t in trade.tokens if words[t] in {"package", "packages"} | several), None)
    return trade.tree.span(token, token) if token is not None else None
