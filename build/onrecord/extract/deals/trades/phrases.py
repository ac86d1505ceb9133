"""Read the parties in the phrases that hang on a verb or noun of trade: behind prepositions, as objects."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING

from onrecord.extract.deals.parties import Party, parties_at, state_party
from onrecord.extract.deals.parties.groups import is_together
from onrecord.extract.deals.trade_words import plain_words, verb_kinds
from onrecord.extract.deals.trades.awards import is_placed
from onrecord.extract.deals.trades.bids import is_offered
from onrecord.extract.deals.trades.clauses import Clause, country_after, owner_of, up
from onrecord.extract.deals.trades.senses import is_fronted
from onrecord.model import Span
from onrecord.values.countries import find_countries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.extract.tree import Tree

SUPPLIER, RECIPIENT, PARTY, MAKER = "supplier", "recipient", "party", "maker"
APPROVER = "approver"
"""Who approves a sale: the supplier, unless another is named ("Berlin approved |London's| export")."""

_BESIDE = frozenset(
    {
        "and",
        "the",
        "both",
        "some",
        "about",
        "another",
        "up",
        "to",
        "more",
        "than",
        "two",
        "three",
        "four",
        "five",
        "six",
        "eight",
        "ten",
        "a",
        "an",
        "its",
    }
)


def behind_prepositions(clause: Clause, token: int, roles: Mapping[str, str]) -> Iterator[tuple[str, Party]]:
    """Yield the parties behind prepositions, each with the role that `roles` gives the preposition."""
    tree = clause.tree
    for place in range(tree.first[token], tree.last[token] + 1):
        role = roles.get(tree.words[place])
        if tree.words[place] == "from" and role == RECIPIENT and _is_unwon(clause, token):
            between = any(token < goods.first and goods.last < place for goods in clause.goods)
            role = (
                SUPPLIER if between and tree.within(place, token) else RECIPIENT
            )  # "an agreement for tanks from Poland"
        if (
            role is None
            or tree.words[place - 1] in {"according", "thanks", "due", "owing", "apart", "aside", "far"}
            or tree.deps[place] not in {"prep", "agent", "dative"}
            or owner_of(clause, place) != token
            or _is_of_reason(tree, place, token)
            or is_together(tree, place)
            or _is_of_route(tree, place)
            or tree.words[tree.heads[place]] in {"component", "components", "parts"}
        ):
            continue
        for noun in _behind(clause, place):
            if role == RECIPIENT and tree.words[noun] in plain_words("electors"):
                continue  # "a letter |to the committee|", which gets no goods
            for party in parties_at(tree, clause.text, noun, clause.actors):
                placed = _placed(clause, token, place, party)
                if placed is not None:
                    yield role, placed


_ROUTES = frozenset(
    {"line", "track", "railway", "road", "highway", "motorway", "pipeline", "section", "stretch", "route"}
    | {"kilometres", "kilometers", "km", "miles", "leg", "stage", "phase", "railroad", "flights", "corridor"}
    | {"link"}
)


def _is_of_route(tree: Tree, place: int) -> bool:
    """Tell the ends of "the line |from| Malaba |to| Kampala" from who sells and buys."""
    start = place
    while start > place - 4 and start > tree.first[place] and tree.words[start] != "from":
        start -= 1
    if tree.words[start] != "from":
        return False
    both = "to" in tree.words[start + 1 : start + 5]
    return both and bool(_ROUTES & set(tree.words[max(tree.first[place], start - 4) : start]))


def _placed(clause: Clause, token: int, place: int, party: Party) -> Party | None:
    """Return who buys what is built "for" somebody or "at |Egypt's| Dabaa", None where nobody is told."""
    tree = clause.tree
    if tree.words[place] not in {"for", "in", "at", "near"} or party.type == "state":
        return party
    if tree.words[place] == "for":
        named = party.actor or party.name.isupper()
        return party if "build" in verb_kinds(tree.words[token]) and named else None
    if party.type != "company" or not (party.country and party.country_span):
        return None
    return state_party(party.country, party.country_span, clause.actors)


def _behind(clause: Clause, preposition: int) -> Iterator[int]:
    """Yield what stands behind a preposition; of "from |Turkey| 40 vehicles" the country, never goods."""
    for child in clause.tree.children[preposition]:
        is_goods = any(g.first <= child <= g.last for g in clause.goods)
        country = country_after(clause, preposition) if is_goods else None
        if country is not None:
            yield country
        elif clause.tree.deps[child] == "pobj" and not is_goods:
            yield _of_relative(clause, _antecedent(clause.tree, child))


def _is_of_reason(tree: Tree, place: int, token: int) -> bool:
    """Tell "froze the deal because of pressure |from| Oman", where Oman is no side of it."""
    picked = {"over", "against"} if "select" in verb_kinds(tree.words[token]) else set()
    reasons = plain_words("reasons") | picked
    return any(tree.words[t] in reasons for t in takewhile(token.__ne__, up(tree, place)))


def _antecedent(tree: Tree, token: int) -> int:
    """Return what "which" stands for: "Peru and Chile are countries to |which| they were sold"."""
    clause = next((t for t in up(tree, token) if tree.deps[t] == "relcl"), None)
    if tree.words[token] not in {"which", "whom"} or clause is None:
        return token
    noun = tree.heads[clause]
    verb = tree.heads[noun]
    subject = tree.child(verb, "nsubj") if verb >= 0 and tree.deps[noun] == "attr" else None
    return noun if subject is None else subject


def _of_relative(clause: Clause, token: int) -> int:
    """Return whom "it" means in "|the navy| flies jets that were leased to it"."""
    tree = clause.tree
    relative = next((t for t in up(tree, token) if tree.deps[t] == "relcl"), None)
    if tree.words[token] not in {"it", "them"} or relative is None:
        return token
    verb = next((t for t in up(tree, relative) if tree.tags[t].startswith("V")), -1)
    subject = tree.child(verb, "nsubj") if verb >= 0 and tree.deps[tree.heads[relative]] == "dobj" else None
    return token if subject is None else subject


def _is_unwon(clause: Clause, token: int) -> bool:
    """Tell "an order for tanks from Poland", which may be bought there, from one that a maker received."""
    return clause.triggers[token] == "noun" and not is_won(clause.tree, token)


def is_won(tree: Tree, noun: int) -> bool:
    """Tell a contract that its owner won."""
    verb = tree.heads[noun]
    if verb < 0 or tree.deps[noun] != "dobj" or is_offered(tree, verb):
        return False
    kinds = verb_kinds(tree.words[verb])
    return "win" in kinds or ("award" in kinds and tree.child(verb, "nsubjpass", "auxpass") is not None)


def is_passive(tree: Tree, token: int) -> bool:
    """Tell "was sold" and "jets |sold| to" from "sold"."""
    if tree.child(token, "nsubjpass", "auxpass") is not None:
        return True
    head = tree.heads[token]
    joined = tree.tags[token] == "VBN" and tree.deps[token] == "conj" and tree.tags[head] == "VBN"
    if joined and tree.child(token, "nsubj", "dobj", "aux") is None:
        return is_passive(tree, head)  # "was built in Genoa and |delivered| by"
    participle = tree.tags[token] == "VBN" or tree.words[token] == "given"
    if participle and tree.child(token, "nsubj") is not None and is_placed(tree, token):
        return tree.child(token, "aux") is None  # "and the contract |given| to Damen"
    if is_fronted(tree, token):
        return True
    picked = verb_kinds(tree.words[token]) & {"select"} and tree.tags[token] in {"VBN", "VBD"}
    bare = tree.child(token, "dobj", "dative", "prt") is None and tree.child(token, "prep") is not None
    if picked and bare and tree.child(token, "aux") is None and not tree.words[token].startswith("opt"):
        return True  # a headline's "Saab picked for 12 corvettes"
    return (
        tree.tags[token] == "VBN"
        and tree.deps[token] in {"acl", "amod", "relcl"}
        and tree.child(token, "aux", "nsubj") is None
    )


def agents_of(clause: Clause, token: int) -> Iterator[Party]:
    """Yield the parties behind "by"."""
    tree = clause.tree
    for child in range(tree.first[token], tree.last[token] + 1):
        if tree.words[child] == "by" and owner_of(clause, child) == token:
            for noun in tree.children[child]:
                if tree.deps[noun] == "pobj":
                    yield from parties_at(tree, clause.text, noun, clause.actors)


def objects_of(clause: Clause, token: int) -> Iterator[Party]:
    """Yield the parties that receive: "sell |Iran| missiles", "equip |the navy| with frigates"."""
    tree = clause.tree
    for child in tree.children[token]:
        is_goods = any(g.first <= child <= g.last for g in clause.goods)
        if tree.deps[child] in {"dative", "dobj"} and not is_goods and tree.tags[child] not in {"IN", "TO"}:
            whom = _of_relative(clause, child)
            yield from parties_at(tree, clause.text, whom, clause.actors) or _asker(clause, token, child)
    yield from _before_goods(clause, token)


def _before_goods(clause: Clause, token: int) -> Iterator[Party]:
    """Yield the states that the parser joined to the goods: "is selling |Peru| and |Chile| armed drones"."""
    tree, text = clause.tree, clause.text
    for goods in clause.goods:
        if goods.first <= token + 1 or tree.heads[goods.last] != token:
            continue
        between = tree.span(token + 1, goods.first - 1)
        found = find_countries(between.of(text))
        rest = re.sub(r"[\d.,]", " ", _without(between.of(text), [country.span for country in found]))
        if found and all(c.form != "demonyms" for c in found) and set(rest.lower().split()) <= _BESIDE:
            for country in found:
                span = Span(between.start + country.span.start, between.start + country.span.end)
                yield state_party(country.alpha3, span, clause.actors, span)


def _without(words: str, spans: Sequence[Span]) -> str:
    for span in reversed(spans):
        words = f"{words[: span.start]} {words[span.end :]}"
    return words


def _asker(clause: Clause, token: int, child: int) -> tuple[Party, ...]:
    """Return whom "it" means in "|Turkey| asked Washington to sell it jets"."""
    tree, verb = clause.tree, clause.tree.heads[token]
    if tree.words[child] not in {"it", "them"} or verb < 0 or tree.words[verb] not in plain_words("appeals"):
        return ()
    subject = tree.child(verb, "nsubj")
    return parties_at(tree, clause.text, subject, clause.actors) if subject is not None else ()


def stands_behind_with(tree: Tree, party: Party) -> bool:
    """Tell the party in "a contract |with Oman|" and "with the Omani army"."""
    first = bisect_left(tree.starts, party.span.start)
    return "with" in tree.words[max(0, first - 2) : first]
