"""Say who sells and who buys, by the verbs and nouns of trade and what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.parties import Party, parties_at
from onrecord.extract.deals.parties.exporters import sells_arms
from onrecord.extract.deals.parties.words import is_known_firm
from onrecord.extract.deals.trade_words import noun_kind, plain_words, side_of, verb_kinds
from onrecord.extract.deals.trades.approvals import approvers, is_licensing
from onrecord.extract.deals.trades.bids import asks_for_goods
from onrecord.extract.deals.trades.clauses import Clause, up
from onrecord.extract.deals.trades.kinds import is_awarded, one_kind
from onrecord.extract.deals.trades.phrases import (
    APPROVER,
    MAKER,
    PARTY,
    RECIPIENT,
    SUPPLIER,
    agents_of,
    behind_prepositions,
    is_passive,
    is_won,
    objects_of,
)
from onrecord.extract.deals.trades.signers import through_verb
from onrecord.extract.deals.trades.subjects import partners_of, subject_of
from onrecord.extract.deals.trades.wishes import is_wish, weighing, wishing
from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.extract.tree import Tree


_ACTING = {
    "supply": SUPPLIER, "build": SUPPLIER, "win": SUPPLIER, "offer": SUPPLIER, "make": MAKER,
    "acquire": RECIPIENT, "award": RECIPIENT, "select": RECIPIENT, "request": RECIPIENT, "pay": RECIPIENT,
    "turn": RECIPIENT,
}  # fmt: skip
"""What the subject of a verb is, by what the verb does."""
_PREPOSITIONS = {
    "supply": {"to": RECIPIENT, "for": RECIPIENT, "from": SUPPLIER},
    "pay": {"from": SUPPLIER},
    "make": {},
    "price": {"from": SUPPLIER},
    "turn": {"to": SUPPLIER},
    "acquire": {"from": SUPPLIER, "for": RECIPIENT},
    "build": {"for": RECIPIENT, "in": RECIPIENT, "at": RECIPIENT, "near": RECIPIENT},
    "award": {"to": SUPPLIER},
    "win": {"from": RECIPIENT, "with": RECIPIENT, "for": RECIPIENT},
    "offer": {"to": RECIPIENT},
    "request": {"from": SUPPLIER},
    "arrive": {"in": RECIPIENT, "to": RECIPIENT, "from": SUPPLIER},
}
_SUFFERING = {
    "supply": RECIPIENT,
    "request": SUPPLIER,
    "award": SUPPLIER,
    "offer": RECIPIENT,
    "select": SUPPLIER,
    "pay": SUPPLIER,
    "price": RECIPIENT,
    "reach": RECIPIENT,
}
"""On which side the object of a verb of trade stands."""
_OWNING = {
    "supply": SUPPLIER, "acquire": RECIPIENT, "build": SUPPLIER, "request": RECIPIENT, "offer": SUPPLIER,
}  # fmt: skip
"""What the owner of a noun is."""
_BEHIND = {
    "supply": {"to": RECIPIENT, "for": RECIPIENT, "by": SUPPLIER, "from": SUPPLIER, "with": PARTY},
    "acquire": {"from": SUPPLIER, "by": RECIPIENT, "with": PARTY, "for": RECIPIENT},
    "build": {"by": SUPPLIER, "for": RECIPIENT, "in": RECIPIENT, "at": RECIPIENT, "near": RECIPIENT},
    "request": {"to": SUPPLIER, "from": RECIPIENT, "by": RECIPIENT},
    "offer": {"to": RECIPIENT, "by": SUPPLIER, "from": SUPPLIER},
    "price": {},
}
_BEHIND_A_CONTRACT = {
    "with": PARTY, "between": PARTY, "from": RECIPIENT, "by": PARTY, "to": SUPPLIER, "for": RECIPIENT,
}  # fmt: skip


def roles_of(clause: Clause, token: int) -> Iterator[tuple[str, Party]]:
    """Yield the parties that a verb or noun of trade has, each with its role."""
    if clause.triggers[token] == "noun":
        yield from _noun_roles(clause, token)
    else:
        yield from _verb_roles(clause, token)


def _noun_roles(clause: Clause, token: int) -> Iterator[tuple[str, Party]]:
    tree = clause.tree
    side = side_of(tree.words[token])
    if side is not None:
        yield from _named_sides(clause, token, side)
        return
    if is_wish(clause, token):
        yield from wishing(clause, token)
        return
    kind = _noun_kind(tree, token)
    abroad = any(tree.words[c] == "export" for c in tree.children[token])
    owner = SUPPLIER if abroad else _OWNING.get(kind, PARTY)  # "India's first |export order|"
    for party in _owners(clause, token):
        maker = party.type == "company" and party.name in known_makers()
        made = maker and kind in {"acquire", "contract", "request"}
        if made and any((g.name or "").startswith(party.name) for g in clause.goods):
            continue  # "the |MiG| deal, covering 29 MiG-29s"
        yield (SUPPLIER if made else owner), party  # "an |Airbus| purchase"
    yield from through_verb(clause, token, owner)
    yield from weighing(clause, token)
    yield from approvers(clause, token, owner)
    if is_won(tree, token):
        yield from behind_prepositions(
            clause, token, {"from": RECIPIENT, "with": RECIPIENT, "for": RECIPIENT, "by": RECIPIENT}
        )
        return
    if tree.words[token] in {"order", "orders"} and tree.words[token - 1] == "on":
        yield from behind_prepositions(clause, token, _BEHIND["acquire"])
        return
    if tree.words[token] in {"order", "orders"}:
        yield from behind_prepositions(
            clause,
            token,
            {"from": RECIPIENT, "with": PARTY, "for": RECIPIENT, "by": RECIPIENT, "to": SUPPLIER},
        )
        return
    yield from behind_prepositions(clause, token, _BEHIND.get(kind, _BEHIND_A_CONTRACT))


def _named_sides(clause: Clause, token: int, side: str) -> Iterator[tuple[str, Party]]:
    """Yield who is called a side: "|Elbit| is the supplier of the tanks", "the customer, |Peru|, ..."."""
    tree, verb = clause.tree, clause.tree.heads[token]
    named = [c for c in tree.children[token] if tree.deps[c] == "appos"]
    if verb >= 0 and tree.deps[token] in {"attr", "appos"}:
        named += [verb] if tree.deps[token] == "appos" else []
        named += [c for c in tree.children[verb] if tree.deps[c] == "nsubj" and tree.deps[token] == "attr"]
    elif verb >= 0 and tree.deps[token] == "nsubj":
        named += [c for c in tree.children[verb] if tree.deps[c] == "attr"]
    for noun in named:
        for party in parties_at(tree, clause.text, noun, clause.actors):
            yield side, party
    other = {"for": RECIPIENT, "to": RECIPIENT} if side == SUPPLIER else {"from": SUPPLIER}
    yield from behind_prepositions(clause, token, other)


def _noun_kind(tree: Tree, noun: int) -> str:
    """Return what a noun makes of its parties: an offer comes from who sells, talks from both sides."""
    if tree.words[noun] in plain_words("offers"):
        return "request" if asks_for_goods(tree, noun) else "offer"
    return noun_kind(tree.words[noun]) or "contract"


def _owners(clause: Clause, token: int) -> Iterator[Party]:
    """Yield the parties before a noun: "Russia's |sale|", "Russian arms |sales|"."""
    tree = clause.tree
    for child in tree.children[token]:
        before = tree.deps[child] in {"poss", "amod", "nmod", "compound"} and child < token
        if (
            before
            and tree.words[child] not in plain_words("of_kind")
            and not _is_home_of_maker(clause, child)
            and not any(g.first <= child <= g.last for g in clause.goods)
        ):
            owners = _owner_at(clause, token, child)
            yield from (
                p for p in owners if tree.deps[child] == "poss" or p.type == "state" or is_known_firm(p.name)
            )


def _is_home_of_maker(clause: Clause, child: int) -> bool:
    """Tell the state in "|Brazil's| Embraer orders", whose orders they are not."""
    tree = clause.tree
    name = child + 2
    return tree.tags[child + 1] == "POS" and tree.span(name, name).of(clause.text) in known_makers()


def _owner_at(clause: Clause, token: int, child: int) -> tuple[Party, ...]:
    """Return whom a word before a noun means; "its" is the subject of the sentence's verb."""
    tree = clause.tree
    known = parties_at(tree, clause.text, child, clause.actors)
    if known or tree.words[child] not in {"its", "their"}:
        return known
    verb = next((t for t in up(tree, token) if tree.tags[t].startswith("V")), None)
    punished = _punished(clause, verb, child) if verb is not None else ()
    if punished:
        return punished
    subject = tree.child(verb, "nsubj") if verb is not None else None
    return parties_at(tree, clause.text, subject, clause.actors) if subject is not None else ()


def _punished(clause: Clause, verb: int, its: int) -> tuple[Party, ...]:
    """Return whom "its" means in "imposed sanctions on |Turkey| over its purchase of missiles"."""
    tree = clause.tree
    if tree.words[tree.heads[tree.heads[its]]] not in {"over", "for"}:
        return ()
    places = [t for t in range(verb, its) if tree.words[t] in {"on", "against"} and tree.deps[t] == "prep"]
    nouns = [noun for place in places for noun in tree.children[place] if noun < its]
    return parties_at(tree, clause.text, nouns[-1], clause.actors) if nouns else ()


def _verb_roles(clause: Clause, token: int) -> Iterator[tuple[str, Party]]:
    tree = clause.tree
    kinds = verb_kinds(tree.words[token])
    kind = one_kind(clause, token, kinds)
    passive = is_passive(tree, token)
    by = tuple(agents_of(clause, token))
    subject = () if passive else tuple(subject_of(clause, token))
    actor = by if passive else subject
    if any(party.type == "company" for party in actor):
        actor = (*actor, *partners_of(clause, token))
    patient = tuple(subject_of(clause, token)) if passive else tuple(objects_of(clause, token))
    approves = kind == "supply" and "approve" in kinds
    licensed = kind == "acquire" and "approve" in kinds and _lets_others_buy(clause, token, actor)
    licensed |= tree.words[token].startswith("notif")
    acting = APPROVER if approves or licensed else _ACTING.get(kind, PARTY)
    suffering = _SUFFERING.get(kind)
    if kind == "price":
        actor, patient = (), tuple(_payers(clause, token))
    wanted = {tree.words[c] for above in (token, *tree.children[token]) for c in tree.children[above]}
    if kind == "request" and plain_words("takers") & wanted:
        acting, suffering = SUPPLIER, None  # "sought |buyers| for its old jets"
    toward = tree.child(token, "xcomp")
    if kind == "request" and toward is not None and verb_kinds(tree.words[toward]) == {"build"}:
        acting = MAKER  # "China |seeks| to build railways abroad"
    if tree.words[token].startswith("propos") and kind == "request" and any(actor):
        sells = all(party.type == "company" or sells_arms(party.key) for party in actor)
        acting, suffering = (SUPPLIER, None) if sells else (acting, suffering)  # "Saab proposed the Gripen"
    if tree.words[token].startswith(("veto", "block")):  # who has a veto need not sell
        actor, acting = (actor if _stops_sale(tree, token) else ()), APPROVER
    awarded = is_awarded(tree, token, kind, actor)
    acting = SUPPLIER if awarded else acting
    for party in () if kind in {"arrive", "reach"} else actor:
        yield acting, party
    if suffering:
        for party in patient:
            yield suffering, party
    roles = _prepositions(clause, token, kind, awarded=awarded)
    yield from behind_prepositions(clause, token, {**roles, **_of_object(clause, token, kind)})


def _prepositions(clause: Clause, token: int, kind: str, *, awarded: bool) -> Mapping[str, str]:
    """Return the side that stands behind each preposition of a verb."""
    if kind == "build" and not _is_built_there(clause, token):
        return {"for": RECIPIENT}
    if awarded:
        return {"from": RECIPIENT, "by": RECIPIENT, "to": RECIPIENT}
    return _PREPOSITIONS.get(kind, {"with": PARTY, "between": PARTY, "from": SUPPLIER})


def _lets_others_buy(clause: Clause, token: int, actor: Iterable[Party]) -> bool:
    """Tell a state that "|cleared| 20 launchers for Peru", or its office of licences, from one that buys."""
    buyers = {p.key for _, p in behind_prepositions(clause, token, {"for": RECIPIENT, "to": RECIPIENT})}
    return is_licensing(clause.tree, token) or bool(buyers - {party.key for party in actor})


def _stops_sale(tree: Tree, token: int) -> bool:
    """Tell who "|blocked| the sale" from who tried to, and from who stopped a purchase."""
    thing = tree.child(token, "dobj", "nsubjpass")
    sale = (
        thing is not None
        and noun_kind(tree.words[thing]) == "supply"
        and tree.words[token].startswith("block")
    )
    return sale and tree.deps[token] not in {"xcomp", "acl", "pcomp"}


def _payers(clause: Clause, token: int) -> Iterator[Party]:
    """Yield whom goods cost a sum: "the tanks will cost |Peru| $2 billion", "cost |the navy| 900 million"."""
    tree = clause.tree
    if not tree.words[token].startswith("cost") or not tree.tags[token].startswith("V"):
        return
    for noun in range(token + 1, min(token + 6, tree.last[token] + 1)):
        below = tree.deps[noun] in {"dative", "dobj", "nmod", "compound"} and tree.within(noun, token)
        if tree.tags[noun] in {"CD", "$"}:
            return
        if (
            below
            and tree.tags[noun].startswith("NN")
            and tree.tags[noun + 1 : noun + 2] not in (["NN"], ["NNP"], ["NNS"])
        ):
            yield from parties_at(tree, clause.text, noun, clause.actors)


def _of_object(clause: Clause, token: int, kind: str) -> Mapping[str, str]:
    """Return what prepositions mean behind "blocked the |sale| to Peru", hung on the verb."""
    thing = clause.tree.child(token, "dobj", "nsubjpass")
    if kind not in {"approve", "sign", "negotiate"} or thing not in clause.triggers:
        return {}
    noun = noun_kind(clause.tree.words[thing])
    return _BEHIND[noun] if noun in {"supply", "acquire"} else {}


def _is_built_there(clause: Clause, token: int) -> bool:
    """Tell a plant that is "built in Turkey", for Turkey, from tanks that are built there."""
    tree = clause.tree
    return any(g.kind != "arms_transfer" and tree.first[g.last] == tree.first[token] for g in clause.goods)
