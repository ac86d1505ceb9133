"""Hold a paragraph as trades are read in it: what hangs on each verb and noun of trade."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.lists import leads
from onrecord.extract.deals.trade_words import plain_words, verb_kinds, words_for
from onrecord.extract.deals.trades.nouns import is_interest
from onrecord.extract.deals.trades.senses import (
    RELATIVE,
    is_fronted,
    is_second_hand,
)
from onrecord.extract.deals.trades.triggers import triggers
from onrecord.values.countries import country_of, is_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.parties.actors import Actors
    from onrecord.extract.tree import Tree

_DATELINE = re.compile(
    r"[A-Z][\w.]+(?: [A-Z][\w.]+)?,\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}\.?\s+"
    r"(?:\([A-Z]\w+\)|/[A-Z]\w+/\.?)\s*[-–—:]*\s"
    r"|(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+(?:, [A-Z][a-z]+)?, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\s*[-–—:]+\s"
    r"|(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+, \d{1,2} [A-Z][a-z]{2,8} \d{4}\s*[-–—:]+\s"
    r"|[A-Z][A-Z'’./ -]{2,40}(?:,[^-–—:\n]{0,40}?)?(?:\([^)\n]*\))?\s*(?:--|-|–|—|:)\s"
)

_HOLDING = ("includ", "cover", "involv", "compris", "encompass", "envisag", "foresee", "foresaw", "stipulat")
"""What a contract does to the goods that it is for."""


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """Hold the paragraph that trades are read in, and what was found in it."""

    tree: Tree
    text: str
    goods: tuple[Goods, ...]
    actors: Actors
    triggers: dict[int, str] = field(default_factory=dict)
    dateline: int = 0
    leads: Mapping[int, Goods] = field(default_factory=dict)


def clause_of(tree: Tree, text: str, goods: tuple[Goods, ...], actors: Actors) -> Clause:
    """Find the verbs and nouns of trade in a paragraph."""
    line = _DATELINE.match(text[tree.starts[0] : tree.ends[-1]])
    end = tree.starts[0] + line.end() if line else 0
    found = triggers(tree, goods, actors.tokens(tree))
    return Clause(tree, text, goods, actors, found, end, leads(tree, text, goods))


def up(tree: Tree, token: int) -> Iterator[int]:
    """Yield what governs a token, up to the root."""
    while tree.heads[token] >= 0:
        token = tree.heads[token]
        yield token


def owner_of(clause: Clause, token: int) -> int | None:
    """Return the verb or noun of trade that a token hangs on, directly or through nouns and light verbs."""
    tree = clause.tree
    below = token
    for above in up(tree, token):
        if above in clause.triggers:
            return above
        if tree.words[above] in {"option", "options", "rights"}:
            return None
        passing = tree.deps[above] == "prep" or tree.words[above] == "including"
        if tree.tags[above].startswith(("V", "MD")) and not passing:
            return _through_subject(clause, above, below)
        below = above
    return None


def _through_subject(clause: Clause, verb: int, below: int) -> int | None:
    """Pass from "is worth" or "includes" to the deal that is its subject, or on through light verbs."""
    tree = clause.tree
    users = tree.deps[below] == "agent" and tree.deps[verb] in {"acl", "relcl"}
    heavy = clause.tree.words[verb] not in words_for("light") or _refuses_goods(clause, verb)
    if heavy or (users and tree.words[verb] == "used"):
        return None  # "a type |used| by Oman", "approved jets for Oman but |refused| tanks for Peru"
    own_object = tree.deps[below] == "dobj" and not tree.words[verb].startswith(_HOLDING)
    if below not in clause.triggers and (own_object or tree.words[verb] in {"has", "have", "had", "having"}):
        return None
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is not None and subject != below:
        inner = subject if subject in clause.triggers else None
        if inner is not None:
            return inner
    whole = _whole(clause, verb, below)
    if whole is not None:
        return whole
    own = tree.deps[verb] == "advcl" and subject is not None and tree.tags[subject].startswith("NNP")
    own |= _is_of_actor(clause, verb)
    if not own and tree.deps[verb] in {"xcomp", "acl", "pcomp", "prep", "relcl", "advcl", "conj"}:
        return verb if verb in clause.triggers else owner_of(clause, verb)
    below_it = (
        c for c in tree.children[verb] if tree.deps[c] in {"xcomp", "dobj", "acomp"} and c in clause.triggers
    )
    return next(below_it, None)


def _refuses_goods(clause: Clause, verb: int) -> bool:
    """Tell "|refused| tanks for Peru" from "refused to sell"."""
    thing = clause.tree.child(verb, "dobj")
    if thing is None or clause.tree.words[verb] not in plain_words("refusals"):
        return False
    return any(goods.first <= thing <= goods.last for goods in clause.goods)


def _is_of_actor(clause: Clause, verb: int) -> bool:
    """Tell "the firm, whose field |is| dams, has won", which says who acts, from what a deal is for."""
    tree, head = clause.tree, clause.tree.heads[verb]
    if tree.deps[verb] != "relcl" or tree.deps[head] not in {"nsubj", "nsubjpass"}:
        return False
    return head not in clause.triggers and not any(g.first <= head <= g.last for g in clause.goods)


def _whole(clause: Clause, verb: int, below: int) -> int | None:
    """Return the deal of "engines are part of the |sale|", "30 jets are covered by the |deal|"."""
    tree = clause.tree
    by = tree.child(verb, "agent")
    holder = tree.child(by, "pobj") if by is not None and tree.words[verb].startswith(_HOLDING) else None
    if holder in clause.triggers and holder != below:
        return holder
    parts = (
        c
        for c in tree.children[verb]
        if c != below and tree.words[c] in {"part", "parts", "subject", "object"}
    )
    nouns = (n for part in parts for of in tree.children[part] for n in tree.children[of])
    return next((noun for noun in nouns if clause.triggers.get(noun) == "noun"), None)


def country_after(clause: Clause, preposition: int) -> int | None:
    """Return the country right behind a preposition, which the parser may join to the goods behind it.

    "From Oman 40 vehicles" names Oman; "for |French| frigates" and "for |U.S.| tanks" do not.
    """
    tree, noun = clause.tree, preposition + 1
    if noun >= len(tree):
        return None
    words = tree.span(noun, noun).of(clause.text)
    apart = is_name(words) and words.isalpha() and not words.isupper() and tree.words[preposition] != "for"
    counted = tree.tags[noun + 1 : noun + 2] in (["CD"], ["DT"])
    return noun if country_of(words) and (apart or counted) else None


def is_circumstance(clause: Clause, goods: Goods, tokens: tuple[int, ...]) -> bool:
    """Tell goods that are no object of the trade: "unloaded from a |plane|", "chosen over the |F-16|"."""
    tree = clause.tree
    for above in (goods.last, *up(tree, goods.last)):
        if above in tokens:
            return _is_replaced(tree, goods.last, above)
        on_top = tree.words[above - 2 : above + 1] in (["on", "top", "of"], ["in", "addition", "to"])
        on_top |= tree.words[above - 1 : above + 1] in (["instead", "of"], ["ahead", "of"])
        if on_top or _gets_goods(tree, above) or _carries(clause, above):
            return True
        over = tree.words[above] == "over" and clause.triggers.get(above - 1) == "noun"  # "a deal over"
        over |= tree.words[above] == "in" and is_interest(tree, tree.heads[above])
        if tree.deps[above] == "prep" and tree.words[above] in plain_words("around") and not over:
            return country_after(clause, above) is None
        # "409 cars, enough for 55 |trains|"
        enough = tree.words[above] == "for" and tree.words[tree.heads[above]] in {"enough", "sufficient"}
        spent = tree.words[above] == "with" and verb_kinds(tree.words[tree.heads[above]]) == {"pay"}
        if (
            (spent or enough)
            or _is_for_own(clause, above)
            or (goods.kind == "construction" and _is_place(clause, goods, above, tokens))
        ):
            return True  # "spends $9 billion a year, with 300 |tanks| in service"
        part = tree.heads[above]
        part = above - 1 if above - 1 in tree.children[part] else part  # "supply |guns| for 12 howitzers"
        part = above - 1 if tree.words[above - 1] in plain_words("components") else part
        served = part >= 0 and tree.words[part] in {"services", "support", "equipment", "training"}
        alone = bool(goods.name) and served  # "an order for support services for the |Patriot|"
        component = part >= 0 and tree.words[part] in plain_words("components")
        if tree.words[above] in {"for", "to"} and component and not alone:
            return True
    return False


def _carries(clause: Clause, subject: int) -> bool:
    """Tell the plane that has "|brought| four helicopters" from what is traded."""
    verb = clause.tree.heads[subject] if clause.tree.deps[subject] == "nsubj" else -1
    thing = clause.tree.child(verb, "dobj") if verb >= 0 else None
    goods = any(g.first <= thing <= g.last for g in clause.goods) if thing is not None else False
    return goods and bool(verb_kinds(clause.tree.words[verb]) & {"supply", "arrive"})


def _is_replaced(tree: Tree, goods: int, verb: int) -> bool:
    """Tell what goes: "will replace its |MiGs| with 12 jets"."""
    if not tree.words[verb].startswith("replac"):
        return False
    return any(tree.heads[t] == verb and tree.deps[t] == "dobj" for t in (goods, *up(tree, goods)))


def _is_for_own(clause: Clause, preposition: int) -> bool:
    """Tell what the buyer has, and gets goods for: "buys missiles |for its destroyers|"."""
    tree = clause.tree
    own = tree.words[preposition] == "for" and tree.words[preposition + 1] in {"its", "their"}
    return own and any(tree.first[preposition] <= g.first and g.last < preposition for g in clause.goods)


def _is_place(clause: Clause, goods: Goods, preposition: int, tokens: tuple[int, ...]) -> bool:
    """Tell where others go: "a terminal at Kingston |port|", "turbines to the Adhaim |dam|"."""
    word = clause.tree.words[preposition]
    before = [g for g in clause.goods if clause.tree.first[preposition] < g.first <= g.last < preposition]
    others = any(owner_of(clause, g.last) in tokens for g in before)
    here = word in {"at", "near", "from", "along", "outside"}
    return goods.last > preposition and (here or (others and word in {"to", "for", "in"}))


def _gets_goods(tree: Tree, token: int) -> bool:
    """Tell what goods are fitted to: "every |frigate| will receive two launchers"."""
    verb = tree.heads[token]
    if verb < 0 or tree.deps[token] != "nsubj":
        return False
    reached = tree.child(verb, "xcomp")  # "is to receive"
    fitting = verb if tree.words[verb] in plain_words("fitting") else reached
    if fitting is None or tree.words[fitting] not in plain_words("fitting"):
        return False
    return tree.child(fitting, "dobj") is not None


def is_of(clause: Clause, goods: Goods, tokens: tuple[int, ...]) -> bool:
    """Tell goods that a trade is about: they hang on its words, or these on them ("|missiles| sold to")."""
    tree = clause.tree
    lead = clause.leads.get(goods.first)
    if lead is not None and is_of(clause, lead, tokens):
        return True
    if owner_of(clause, goods.last) in tokens and not is_circumstance(clause, goods, tokens):
        return True
    for token in tokens:
        if _is_on_order(tree, goods, token):
            return True
        gap = tree.words[goods.last + 1 : token]
        before_noun = clause.triggers[token] == "noun" and goods.last < token and gap in ([], ["-"])
        behind = _is_behind(tree, goods, token)
        thing = tree.child(token, "dobj")
        thing = None if thing is not None and is_second_hand(tree, thing) else thing
        whom = tree.deps[token] == "relcl" and thing is not None and tree.words[thing] in {"it", "them"}
        open_verb = clause.triggers[token] == "verb" and (
            thing is None or tree.words[thing] in RELATIVE or whom  # "jets that Russia sold it"
        )
        if before_noun or (behind and open_verb):
            return True
    return False


def _is_behind(tree: Tree, goods: Goods, token: int) -> bool:
    """Tell goods with a clause behind them: "jets |sold| to", "jets worth $2 bn that it agreed to |buy|"."""
    while tree.deps[token] == "xcomp":
        token = tree.heads[token]
    head = tree.heads[token]
    set_off = tree.words[goods.last + 1 : token + 1] == [",", tree.words[token]]
    if set_off and tree.child(token, "nsubj") in range(goods.first, goods.last + 1):
        return True  # "its |Mirages|, acquired from France in 2005, are ..."
    if is_fronted(tree, token) and token < goods.first:
        return tree.child(head, "nsubj", "nsubjpass") in range(goods.first, goods.last + 1)
    if head < 0 or tree.deps[token] not in {"acl", "relcl"}:
        return False
    sum_of = tree.tags[head] in {"CD", "$"} and goods.last < head and tree.within(head, goods.last)
    return goods.first <= head <= goods.last or sum_of


def _is_on_order(tree: Tree, goods: Goods, token: int) -> bool:
    """Tell "has 108 |Abrams| on order", "the |jets| that it has on order" and "on order are 12 |jets|"."""
    on = tree.heads[token]
    if on < 0 or tree.words[on] != "on" or tree.words[token] not in {"order", "orders"}:
        return False
    holder = tree.heads[on]
    near = (goods.last, *islice(up(tree, goods.last), 2))
    if goods.last > on:  # "On order are 12 jets"
        return tree.tags[holder].startswith("V") and tree.heads[goods.last] == holder
    relative = tree.deps[holder] == "relcl" and goods.first <= tree.heads[holder] <= goods.last
    return holder in near or relative
