"""Say who sells and who buys, by the verbs and nouns of trade and what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.parties import Party, parties_at
from onrecord.extract.deals.trade_clauses import Clause, owner_of, up
from onrecord.extract.deals.trade_phrases import (
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
from onrecord.extract.deals.trade_senses import is_placed
from onrecord.extract.deals.trade_subjects import subject_of
from onrecord.extract.deals.trade_turns import is_approval
from onrecord.extract.deals.trade_words import noun_kind, plain_words, verb_kinds, words_for
from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.extract.tree import Tree

_ACTING = {
    "supply": SUPPLIER, "build": SUPPLIER, "win": SUPPLIER, "offer": SUPPLIER, "make": MAKER,
    "acquire": RECIPIENT, "award": RECIPIENT, "select": RECIPIENT, "request": RECIPIENT, "pay": RECIPIENT,
}  # fmt: skip
"""What the subject of a verb is, by what the verb does."""
_PREPOSITIONS = {
    "supply": {"to": RECIPIENT, "for": RECIPIENT, "from": SUPPLIER},
    "pay": {"from": SUPPLIER},
    "make": {},
    "price": {},
    "acquire": {"from": SUPPLIER, "for": RECIPIENT},
    "build": {"for": RECIPIENT, "in": RECIPIENT},
    "award": {"to": SUPPLIER},
    "win": {"from": RECIPIENT, "with": RECIPIENT},
    "offer": {"to": RECIPIENT},
    "request": {"from": SUPPLIER},
    "arrive": {"in": RECIPIENT, "to": RECIPIENT, "from": SUPPLIER},
}
_OWNING = {
    "supply": SUPPLIER, "acquire": RECIPIENT, "build": SUPPLIER, "request": RECIPIENT, "offer": SUPPLIER,
}  # fmt: skip
"""What the owner of a noun is."""
_BEHIND = {
    "supply": {"to": RECIPIENT, "for": RECIPIENT, "by": SUPPLIER, "from": SUPPLIER, "with": PARTY},
    "acquire": {"from": SUPPLIER, "by": RECIPIENT, "with": PARTY, "for": RECIPIENT},
    "build": {"by": SUPPLIER, "for": RECIPIENT, "in": RECIPIENT},
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
    kind = _noun_kind(tree.words[token])
    owner = _OWNING.get(kind, PARTY)
    for party in _owners(clause, token):
        made = kind in {"acquire", "contract"} and party.type == "company" and party.name in known_makers()
        if made and any((g.name or "").startswith(party.name) for g in clause.goods):
            continue  # "the |MiG| deal, covering 29 MiG-29s"
        yield (SUPPLIER if made else owner), party  # "an |Airbus| purchase"
    yield from _through_verb(clause, token, owner)
    yield from _approvers(clause, token, owner)
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


def _noun_kind(word: str) -> str:
    """Return what a noun makes of its parties: an offer comes from who sells, talks from both sides."""
    if word.removesuffix("s") in {"offer", "proposal", "bid"}:
        return "offer"
    return noun_kind(word) or "contract"


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
                p
                for p in owners
                if tree.deps[child] == "poss" or p.type == "state" or p.name in known_makers()
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
    subject = tree.child(verb, "nsubj") if verb is not None else None
    return parties_at(tree, clause.text, subject, clause.actors) if subject is not None else ()


def _signers(clause: Clause, token: int, owner: str) -> Iterator[tuple[str, Party]]:
    """Yield who "put its signature to", "entered into" or left a contract, who has 12 jets "on order"."""
    tree = clause.tree
    preposition = tree.heads[token]
    if preposition < 0 or tree.deps[token] != "pobj" or tree.heads[preposition] < 0:
        return
    verb = tree.heads[preposition]
    verb = tree.heads[verb] if tree.words[verb] in {"out", "away"} and tree.heads[verb] >= 0 else verb
    thing = tree.child(verb, "dobj")
    into = tree.words[preposition] in {"to", "into"} and tree.words[verb] in words_for("light")
    on = "sign" in verb_kinds(tree.words[verb]) and thing is not None and tree.words[thing] == "letter"
    has = tree.words[preposition] == "on" and tree.words[verb] in {"has", "have", "had", "having"}
    leaves = tree.words[preposition] in {"from", "of"} and tree.words[verb] in plain_words("leaving")
    if has or (verb not in clause.triggers and (into or on or leaves)):
        yield from ((PARTY if on else owner, party) for party in subject_of(clause, verb))


def _through_verb(clause: Clause, token: int, owner: str) -> Iterator[tuple[str, Party]]:
    """Yield who has a contract, began deliveries, or took delivery."""
    tree = clause.tree
    verb = tree.heads[token]
    yield from _signers(clause, token, owner)
    if (
        verb < 0
        or tree.deps[token] != "dobj"
        or verb in clause.triggers
        or not tree.tags[verb].startswith("V")
    ):
        return
    taken = tree.words[verb] in {
        "take",
        "takes",
        "took",
        "taken",
        "taking",
        "accept",
        "accepted",
        "await",
        "awaits",
        "awaiting",
    }
    if taken or tree.words[verb] in words_for("light"):
        for party in subject_of(clause, verb):
            yield (RECIPIENT if taken else owner), party


def _approvers(clause: Clause, token: int, owner: str) -> Iterator[tuple[str, Party]]:
    """Yield who "gave the green light to the |sale|": the buyer's parliament, or who lets it go abroad."""
    tree, preposition = clause.tree, clause.tree.heads[token]
    if preposition < 0 or tree.deps[token] != "pobj" or tree.words[preposition] not in {"to", "for"}:
        return
    above = tree.heads[preposition]
    verb = above if above < 0 or tree.tags[above].startswith("V") else tree.heads[above]
    if verb < 0 or tree.words[verb] not in plain_words("giving"):
        return
    thing = tree.child(verb, "dobj", "nsubjpass")
    if thing is None or not is_approval(tree, thing):
        return
    giver = agents_of(clause, verb) if is_passive(tree, verb) else subject_of(clause, verb)
    for party in giver:
        yield APPROVER if owner == SUPPLIER else owner, party


def _verb_roles(clause: Clause, token: int) -> Iterator[tuple[str, Party]]:
    tree = clause.tree
    kinds = verb_kinds(tree.words[token])
    kind = _one_kind(clause, token, kinds)
    passive = is_passive(tree, token)
    by = tuple(agents_of(clause, token))
    subject = () if passive else tuple(subject_of(clause, token))
    actor = by if passive else subject
    patient = tuple(subject_of(clause, token)) if passive else tuple(objects_of(clause, token))
    approves = kind == "supply" and "approve" in kinds
    acting = APPROVER if approves else _ACTING.get(kind, PARTY)
    suffering = {
        "supply": RECIPIENT,
        "request": SUPPLIER,
        "award": SUPPLIER,
        "offer": RECIPIENT,
        "select": SUPPLIER,
    }.get(kind)
    if kind == "request" and plain_words("takers") & set(tree.words[tree.first[token] : tree.last[token]]):
        acting, suffering = SUPPLIER, None  # "sought |buyers| for its old jets"
    vetoes = tree.words[token].startswith(("veto", "block"))  # who could stop it need not sell
    for party in () if kind == "arrive" or vetoes else actor:
        yield acting, party
    if suffering:
        for party in patient:
            yield suffering, party
    roles = _PREPOSITIONS.get(kind, {"with": PARTY, "from": SUPPLIER})
    if kind == "build" and not _is_built_there(clause, token):
        roles = {"for": RECIPIENT}
    yield from behind_prepositions(clause, token, {**roles, **_of_object(clause, token, kind)})


def _of_object(clause: Clause, token: int, kind: str) -> Mapping[str, str]:
    """Return what prepositions mean behind "blocked the |sale| to Peru", hung on the verb."""
    thing = clause.tree.child(token, "dobj", "nsubjpass")
    if kind not in {"approve", "sign", "negotiate"} or thing not in clause.triggers:
        return {}
    noun = noun_kind(clause.tree.words[thing])
    return _BEHIND[noun] if noun in {"supply", "acquire"} else {}


def _one_kind(clause: Clause, token: int, kinds: frozenset[str]) -> str:
    """Choose what a verb does here: "receive" jets or an order, approve a sale or a purchase."""
    tree = clause.tree
    word = tree.words[token]
    below = tree.child(token, "dobj", "nsubjpass")
    noun = noun_kind(tree.words[below]) if below is not None else None
    if is_placed(tree, token) and "win" not in kinds:
        return "award"  # "gave Kongsberg the |contract|"
    goods = below is not None and any(g.first <= below <= g.last for g in clause.goods)
    granted = "award" in kinds and goods  # "granted Palau two |boats|"
    if granted or {"supply", "acquire"} <= kinds:
        to = any(tree.words[c] == "to" or tree.deps[c] == "dative" for c in tree.children[token])
        return "supply" if granted or to else "acquire"
    if kinds & {"win", "approve", "offer", "negotiate"}:
        won = kinds & {"win", "approve"}
        return _by_what_is_won(kinds, noun) if won else _offer_kind(word, noun)
    if "build" in kinds and not _is_contracted(clause, token):
        return "make"
    if "cancel" in kinds or "sign" in kinds:
        return _sign_kind(tree, token, below, noun)
    return min(kinds)


def _sign_kind(tree: Tree, token: int, below: int | None, noun: str | None) -> str:
    """Tell "Norway |signed| for 54 tanks", which buys, from the signing of a contract."""
    goods = below is None and tree.tags[token] == "VBD" and tree.words[token + 1 : token + 2] == ["for"]
    return "acquire" if goods or noun == "acquire" else "sign"


def _by_what_is_won(kinds: frozenset[str], noun: str | None) -> str:
    """Tell "received an |order|" from "received jets", and "approved the |sale|" from "approved it"."""
    if "win" in kinds:
        return "win" if noun else "acquire" if "acquire" in kinds else "none"
    return noun if noun in {"supply", "acquire"} else "approve"


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


def _is_built_there(clause: Clause, token: int) -> bool:
    """Tell a plant that is "built in Turkey", for Turkey, from tanks that are built there."""
    tree = clause.tree
    return any(g.kind != "arms_transfer" and tree.first[g.last] == tree.first[token] for g in clause.goods)


def _is_contracted(clause: Clause, token: int) -> bool:
    """Tell building under a contract or for a buyer from building as such."""
    tree = clause.tree
    sentence = range(tree.first[token], tree.last[token] + 1)
    nouns = [t for t in sentence if clause.triggers.get(t) == "noun" and noun_kind(tree.words[t]) != "price"]
    contract = any(not _is_of_other_verb(clause, t, token) for t in nouns)
    buyer = any(tree.words[t] in {"for", "in"} and owner_of(clause, t) == token for t in sentence)
    return contract or (buyer and tree.words[token].startswith(("build", "built", "construct")))
