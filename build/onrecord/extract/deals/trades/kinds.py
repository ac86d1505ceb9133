"""Choose what a verb of several senses does in its clause: receive jets or an order, build for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, verb_kinds
from onrecord.extract.deals.trades.awards import is_placed, is_sum
from onrecord.extract.deals.trades.bids import is_offered
from onrecord.extract.deals.trades.clauses import owner_of
from onrecord.extract.deals.trades.handovers import is_arrival
from onrecord.extract.deals.trades.senses import is_turned_to
from onrecord.values.countries import country_of
from onrecord.values.items import home_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.deals.parties import Party
    from onrecord.extract.deals.trades.clauses import Clause
    from onrecord.extract.tree import Tree


def one_kind(clause: Clause, token: int, kinds: frozenset[str]) -> str:
    """Choose what a verb does here: "receive" jets or an order, approve a sale or a purchase."""
    tree = clause.tree
    word = tree.words[token]
    below = tree.child(token, "dobj", "nsubjpass")
    noun = noun_kind(tree.words[below]) if below is not None else None
    offered = is_offered(tree, token)
    if offered or (is_placed(tree, token) and "win" not in kinds):
        return "request" if offered else "award"  # "gave Kongsberg the |contract|"
    moved = _moved(clause, token) or ("supply" if _is_started_up(tree, token) else None)
    moved = "select" if _has_task(tree, token) else "award" if is_handed_out(clause, token) else moved
    if moved:
        return moved
    kinds = frozenset({"acquire"}) if _is_for_money(tree, token, kinds) else kinds
    goods = below is not None and any(g.first <= below <= g.last for g in clause.goods)
    granted = "award" in kinds and goods  # "granted Palau two |boats|"
    if granted or {"supply", "acquire"} <= kinds:
        things = () if below is None else tree.children[below]  # "leased jets |to| Oman"
        below_it = (c for c in (*tree.children[token], *things) if tree.deps[c] != "aux")  # "|to| lease"
        to = any(tree.words[c] == "to" or tree.deps[c] == "dative" for c in below_it)
        return "supply" if granted or to else "acquire"
    if kinds & {"win", "approve", "offer", "negotiate"}:
        won = kinds & {"win", "approve"}
        own = below is not None and any(tree.words[c] == "its" for c in tree.children[below])
        to = any(tree.words[c] == "to" and tree.deps[c] != "aux" for c in tree.children[token])
        offered = (own or to) and word.startswith("propos")  # "proposed |its| C-27J", "proposed |to| Oman"
        offer = "offer" if offered else _offer_kind(word, noun)
        return _by_what_is_won(clause, token, kinds, noun) if won else offer
    if "build" in kinds and (_is_beside_arms(clause, token) or not _is_contracted(clause, token)):
        return "make"
    return _sign_kind(tree, token, below, noun) if kinds & {"cancel", "sign"} else min(kinds)


def is_handed_out(clause: Clause, token: int) -> bool:
    """Tell "|hands| the dam to Salini", which is to build it, from handing over what is built."""
    tree, thing = clause.tree, clause.tree.child(token, "dobj", "nsubjpass")
    works = any(g.last == thing for g in clause.goods if g.kind == "construction")
    given = tree.words[token].startswith(("hand", "give", "gave", "award", "grant"))
    return works and given and tree.child(token, "prt") is None


def _has_task(tree: Tree, token: int) -> bool:
    """Tell "commissioned Saab |to build|" from commissioning a ship."""
    if not tree.words[token].startswith("commission"):
        return False
    tasks = (c for c in tree.children[token] if tree.deps[c] in {"xcomp", "advcl", "ccomp"})
    return any(verb_kinds(tree.words[c]) & {"build", "supply"} for c in tasks)


def _is_own(tree: Tree, thing: int) -> bool:
    """Tell "itself" and "its army"."""
    own = {"its", "their"} & {tree.words[c] for c in tree.children[thing]}
    return bool(own) or tree.words[thing] in {"itself", "themselves"}


def _is_started_up(tree: Tree, token: int) -> bool:
    """Tell "will deliver and |commission| the turbines", which the supplier does for the buyer."""
    head = tree.heads[token]
    joined = tree.words[token].startswith("commission") and head >= 0 and tree.deps[token] == "conj"
    own = tree.child(token, "nsubj", "nsubjpass") is None
    return joined and own and bool(verb_kinds(tree.words[head]) & {"supply", "build"})


def _moved(clause: Clause, token: int) -> str | None:
    """Tell "the jets |reached| Oman" and "Oman |turned| to Spain for jets" from deals reached."""
    if is_arrival(clause.tree, token):
        return "reach"
    below = clause.tree.child(token, "dobj")
    if (
        below is not None
        and clause.tree.words[token].startswith(("arm", "equip"))
        and _is_own(clause.tree, below)
    ):
        return "acquire"  # "will |arm| itself with 12 jets"
    goods = {t for g in clause.goods for t in range(g.first, g.last + 1)}
    return "turn" if is_turned_to(clause.tree, token, goods) else None


def is_awarded(tree: Tree, token: int, kind: str, actors: Sequence[Party]) -> bool:
    """Tell a headline's "|Elbit| awarded contract for 12 launchers", where the maker wins it."""
    thing = tree.child(token, "dobj")
    if kind != "award" or thing is None or not tree.words[token].startswith("award"):
        return False
    bare = tree.child(thing, "det", "poss") is None and noun_kind(tree.words[thing]) == "contract"
    return bare and bool(actors) and all(p.type == "company" and home_of(p.name) for p in actors)


def _sign_kind(tree: Tree, token: int, below: int | None, noun: str | None) -> str:
    """Tell "Norway |signed| for 54 tanks", which buys, from the signing of a contract."""
    behind = tree.words[token + 1 : token + 3]
    goods = below is None and tree.tags[token] == "VBD" and (behind[:1] == ["for"] or behind == ["up", "for"])
    return "acquire" if goods or noun == "acquire" else "sign"


def _by_what_is_won(clause: Clause, token: int, kinds: frozenset[str], noun: str | None) -> str:
    """Tell "received an |order|" from "received jets", and "approved the |sale|" from "approved it"."""
    if "win" in kinds:
        won = noun or is_placed(clause.tree, token)
        return "win" if won else "acquire" if "acquire" in kinds else "none"
    return noun if noun in {"supply", "acquire"} else "approve"


def _is_for_money(tree: Tree, token: int, kinds: frozenset[str]) -> bool:
    """Tell "approved 3 billion baht for 12 jets", which is to buy them, from approving a deal."""
    thing = tree.child(token, "dobj", "nsubjpass")
    money = thing is not None and noun_kind(tree.words[thing]) is None  # not "the $2 billion sale"
    return money and "approve" in kinds and is_sum(tree, thing or 0)


def _offer_kind(word: str, noun: str | None) -> str:
    """Tell who would sell from who would buy: "offered" them, "sought" or "considered" them."""
    if word.startswith(("offer", "pitch", "promis", "pledg")):
        return "offer"
    return "sign" if noun == "contract" or word.startswith(("negotiat", "discuss")) else "request"


def _is_of_other_verb(clause: Clause, noun: int, verb: int) -> bool:
    """Tell the sale in "build it together, and each can veto a |sale|", which is not that of "build"."""
    tree = clause.tree
    beside = tree.deps[verb] in {"acl", "relcl"} and not tree.within(noun, verb)
    if beside and not tree.within(verb, noun):
        return True  # "Rome, which helped to |develop| it, approved the sale"
    other = owner_of(clause, noun)
    return other is not None and other != verb and tree.within(other, verb) and tree.deps[other] == "conj"


def _is_beside_arms(clause: Clause, token: int) -> bool:
    """Tell "a contract for 12 helicopters |built| by Airbus", which only says who makes them."""
    tree, head = clause.tree, clause.tree.heads[token]
    beside = (
        tree.deps[token] == "acl" and tree.tags[token] == "VBN" and tree.child(token, "agent") is not None
    )
    return beside and any(g.first <= head <= g.last and g.kind == "arms_transfer" for g in clause.goods)


def _is_contracted(clause: Clause, token: int) -> bool:
    """Tell building under a contract or for a buyer from building as such."""
    tree = clause.tree
    sentence = range(tree.first[token], tree.last[token] + 1)
    nouns = [t for t in sentence if clause.triggers.get(t) == "noun" and noun_kind(tree.words[t]) != "price"]
    contract = any(not _is_of_other_verb(clause, t, token) for t in nouns)
    arms = all(g.kind == "arms_transfer" for g in clause.goods)  # which are built in a place for another
    places = {"for"} if arms else {"for", "in", "at", "near"}
    buyer = any(tree.words[t] in places and owner_of(clause, t) == token for t in sentence)
    works = {g.last for g in clause.goods if g.kind == "construction" and g.name}
    builder = tree.child(token, "nsubj")
    own = builder is None or country_of(tree.span(builder, builder).of(clause.text))
    site = tree.child(token, "dobj") in works and not own  # "CWE will build the |Isimba dam|"
    return contract or site or (buyer and tree.words[token].startswith(("build", "built", "construct")))
