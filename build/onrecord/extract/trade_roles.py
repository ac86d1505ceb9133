"""Say who sells and who buys, by the verbs and nouns of trade and what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.parties import Party, parties_at
from onrecord.extract.trade_words import noun_kind, verb_kinds, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.tree import Tree
from onrecord.extract.trade_clauses import Clause, owner_of, up

SUPPLIER, RECIPIENT, PARTY, MAKER = "supplier", "recipient", "party", "maker"
_ACTING = {
    "supply": SUPPLIER, "build": SUPPLIER, "win": SUPPLIER, "offer": SUPPLIER, "make": MAKER,
    "acquire": RECIPIENT, "award": RECIPIENT, "select": RECIPIENT, "request": RECIPIENT, "pay": RECIPIENT,
}  # fmt: skip
"""What the subject of a verb is, by what the verb does."""
_PREPOSITIONS = {
    "supply": {"to": RECIPIENT, "for": RECIPIENT, "from": SUPPLIER},
    "pay": {},
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


def roles_of(clause: Clause, token: int) -> Iterator[tuple[str, Party]]:
    """Yield the parties that a verb or noun of trade has, each with its role."""
    if clause.triggers[token] == "noun":
        yield from _noun_roles(clause, token)
    else:
        yield from _verb_roles(clause, token)


def _noun_roles(clause: Clause, token: int) -> Iterator[tuple[str, Party]]:
    tree = clause.tree
    kind = noun_kind(tree.words[token]) or "contract"
    owner = {"supply": SUPPLIER, "acquire": RECIPIENT, "build": SUPPLIER}.get(kind, PARTY)
    for party in _owners(clause, token):
        yield owner, party
    yield from _through_verb(clause, token, owner)
    if _is_won(tree, token):
        yield from _prepositional(
            clause, token, {"from": RECIPIENT, "with": PARTY, "for": RECIPIENT, "by": RECIPIENT}
        )
        return
    if tree.words[token] in {"order", "orders"}:
        yield from _prepositional(
            clause, token, {"from": RECIPIENT, "with": PARTY, "for": RECIPIENT, "by": RECIPIENT}
        )
        return
    roles = {
        "supply": {"to": RECIPIENT, "for": RECIPIENT, "by": SUPPLIER, "from": SUPPLIER, "with": PARTY},
        "acquire": {"from": SUPPLIER, "by": RECIPIENT, "with": PARTY, "for": RECIPIENT},
        "build": {"by": SUPPLIER, "for": RECIPIENT, "in": RECIPIENT},
        "price": {},
    }.get(
        kind,
        {"with": PARTY, "between": PARTY, "from": RECIPIENT, "by": PARTY, "to": SUPPLIER, "for": RECIPIENT},
    )
    yield from _prepositional(clause, token, roles)


def _owners(clause: Clause, token: int) -> Iterator[Party]:
    """Yield the parties before a noun: "Russia's |sale|", "Russian arms |sales|"."""
    tree = clause.tree
    for child in tree.children[token]:
        before = tree.deps[child] in {"poss", "amod", "nmod", "compound"} and child < token
        if before and not any(g.first <= child <= g.last for g in clause.goods):
            owners = _owner_at(clause, token, child)
            yield from (p for p in owners if tree.deps[child] == "poss" or p.type == "state" or p.actor)


def _owner_at(clause: Clause, token: int, child: int) -> tuple[Party, ...]:
    """Return whom a word before a noun means; "its" is the subject of the sentence's verb."""
    tree = clause.tree
    known = parties_at(tree, clause.text, child, clause.actors)
    if known or tree.words[child] not in {"its", "their"}:
        return known
    verb = next((t for t in up(tree, token) if tree.tags[t].startswith("V")), None)
    subject = tree.child(verb, "nsubj") if verb is not None else None
    return parties_at(tree, clause.text, subject, clause.actors) if subject is not None else ()


def _through_verb(clause: Clause, token: int, owner: str) -> Iterator[tuple[str, Party]]:
    """Yield who has a contract, began deliveries, or took delivery."""
    tree = clause.tree
    verb = tree.heads[token]
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
        for party in _subject(clause, verb):
            yield (RECIPIENT if taken else owner), party


def _prepositional(clause: Clause, token: int, roles: dict[str, str]) -> Iterator[tuple[str, Party]]:
    tree = clause.tree
    for place in range(tree.first[token], tree.last[token] + 1):
        role = roles.get(tree.words[place])
        if tree.words[place] == "from" and role == RECIPIENT and not _is_won(tree, token):
            between = any(token < goods.first and goods.last < place for goods in clause.goods)
            role = SUPPLIER if between else RECIPIENT  # "an agreement for tanks from Poland"
        if (
            role is None
            or tree.deps[place] not in {"prep", "agent", "dative"}
            or owner_of(clause, place) != token
        ):
            continue
        for child in tree.children[place]:
            if tree.deps[child] == "pobj" and not any(g.first <= child <= g.last for g in clause.goods):
                for party in parties_at(tree, clause.text, child, clause.actors):
                    if tree.words[place] not in {"for", "in"} or party.type == "state":
                        yield role, party


def _is_won(tree: Tree, noun: int) -> bool:
    verb = tree.heads[noun]
    return verb >= 0 and tree.deps[noun] == "dobj" and "win" in verb_kinds(tree.words[verb])


def _verb_roles(clause: Clause, token: int) -> Iterator[tuple[str, Party]]:
    tree = clause.tree
    kinds = verb_kinds(tree.words[token])
    kind = _one_kind(clause, token, kinds)
    passive = _is_passive(tree, token)
    by = tuple(_by(clause, token))
    subject = () if passive else tuple(_subject(clause, token))
    actor = by if passive else subject
    patient = tuple(_subject(clause, token)) if passive else tuple(_objects(clause, token))
    acting = _ACTING.get(kind, PARTY)
    suffering = {
        "supply": RECIPIENT,
        "request": SUPPLIER,
        "award": SUPPLIER,
        "offer": RECIPIENT,
        "select": SUPPLIER,
    }.get(kind)
    for party in actor:
        yield acting, party
    if suffering:
        for party in patient:
            yield suffering, party
    yield from _prepositional(clause, token, _PREPOSITIONS.get(kind, {"with": PARTY, "from": SUPPLIER}))


def _one_kind(clause: Clause, token: int, kinds: frozenset[str]) -> str:
    """Choose what a verb does here: "receive" jets or an order, approve a sale or a purchase."""
    tree = clause.tree
    word = tree.words[token]
    below = tree.child(token, "dobj", "nsubjpass")
    noun = noun_kind(tree.words[below]) if below is not None else None
    if {"supply", "acquire"} <= kinds:
        given = any(tree.words[c] == "to" or tree.deps[c] == "dative" for c in tree.children[token])
        return "supply" if given else "acquire"
    if "win" in kinds:
        return "win" if noun else "acquire" if "acquire" in kinds else "none"
    if "approve" in kinds:
        return noun if noun in {"supply", "acquire"} else "approve"
    if "offer" in kinds or "negotiate" in kinds:
        return _offer_kind(word, noun)
    if "build" in kinds and not _is_contracted(clause, token):
        return "make"
    signs = "cancel" in kinds or "sign" in kinds
    return ("acquire" if noun == "acquire" else "sign") if signs else min(kinds)


def _offer_kind(word: str, noun: str | None) -> str:
    """Tell who would sell from who would buy: "offered" them, "sought" or "considered" them."""
    if word.startswith(("offer", "pitch", "promis", "pledg")):
        return "offer"
    return "sign" if noun == "contract" or word.startswith(("negotiat", "discuss")) else "request"


def _is_contracted(clause: Clause, token: int) -> bool:
    """Tell building under a contract or for a buyer from building as such."""
    tree = clause.tree
    sentence = range(tree.first[token], tree.last[token] + 1)
    contract = any(clause.triggers.get(t) == "noun" and noun_kind(tree.words[t]) != "price" for t in sentence)
    buyer = any(tree.words[t] in {"for", "in"} and owner_of(clause, t) == token for t in sentence)
    return contract or (buyer and tree.words[token].startswith(("build", "built", "construct")))


def _is_passive(tree: Tree, token: int) -> bool:
    if tree.child(token, "nsubjpass", "auxpass") is not None:
        return True
    return (
        tree.tags[token] == "VBN"
        and tree.deps[token] in {"acl", "amod", "relcl"}
        and tree.child(token, "aux") is None
    )


def _by(clause: Clause, token: int) -> Iterator[Party]:
    tree = clause.tree
    for child in range(tree.first[token], tree.last[token] + 1):
        if tree.words[child] == "by" and owner_of(clause, child) == token:
            for noun in tree.children[child]:
                if tree.deps[noun] == "pobj":
                    yield from parties_at(tree, clause.text, noun, clause.actors)


def _objects(clause: Clause, token: int) -> Iterator[Party]:
    """Yield the parties that receive: "sell |Iran| missiles", "equip |the navy| with frigates"."""
    tree = clause.tree
    for child in tree.children[token]:
        is_goods = any(g.first <= child <= g.last for g in clause.goods)
        if tree.deps[child] in {"dative", "dobj"} and not is_goods and tree.tags[child] not in {"IN", "TO"}:
            yield from parties_at(tree, clause.text, child, clause.actors)


def _subject(clause: Clause, token: int, depth: int = 0) -> Iterator[Party]:
    """Yield the parties that are a verb's subject, its own or the one that it takes over."""
    tree = clause.tree
    subject = tree.child(token, "nsubj", "nsubjpass")
    misread = subject is None or tree.starts[subject] < clause.dateline
    if clause.dateline and misread and tree.deps[token] in {"ROOT", "ccomp"}:
        yield from _after_dateline(clause, token)
        return
    if subject is not None and tree.words[subject] in {"it", "they", "he", "she"} and depth < 4:
        known = parties_at(tree, clause.text, subject, clause.actors)
        speech = next((t for t in up(tree, token) if tree.tags[t].startswith("V")), -1)
        if known or tree.deps[token] not in {"ccomp", "advcl", "acl", "relcl"} or speech < 0:
            yield from known
        else:
            yield from _subject(clause, speech, depth + 1)
    elif subject is not None and tree.tags[subject] in {"WDT", "WP"}:
        yield from parties_at(tree, clause.text, tree.heads[token], clause.actors)
    elif subject is not None:
        if not any(g.first <= subject <= g.last for g in clause.goods):
            yield from parties_at(tree, clause.text, subject, clause.actors)
    elif depth < 4:
        yield from _controller(clause, token, depth)


def _after_dateline(clause: Clause, verb: int) -> Iterator[Party]:
    """Yield the party between a dateline and the verb, where the parser took the dateline for the subject."""
    tree = clause.tree
    for token in range(verb):
        if tree.starts[token] < clause.dateline or not tree.tags[token].startswith("NN"):
            continue
        if not tree.tags[token + 1].startswith(("NN", "POS", "HYPH")):
            yield from parties_at(tree, clause.text, token, clause.actors)
            return


def _controller(clause: Clause, token: int, depth: int) -> Iterator[Party]:
    tree = clause.tree
    head, dep = tree.heads[token], tree.deps[token]
    if head < 0 or (tree.tags[token] == "VBN" and dep == "acl"):
        return
    thing = tree.child(head, "dobj")
    if dep == "xcomp" and thing is not None and verb_kinds(tree.words[head]) & {"select", "award", "offer"}:
        yield from parties_at(tree, clause.text, thing, clause.actors)
    elif dep in {"conj", "xcomp", "advcl"} and tree.tags[head].startswith("V"):
        yield from _subject(clause, head, depth + 1)
    elif dep in {"acl", "relcl"} and tree.tags[head].startswith("N"):
        yield from _holder(clause, head, depth)
    elif dep == "pcomp":
        yield from _behind_preposition(clause, head, depth)


def _behind_preposition(clause: Clause, preposition: int, depth: int) -> Iterator[Party]:
    """Yield who acts in "sanctions on |China| for buying", "accused |Russia| of selling"."""
    tree = clause.tree
    above = tree.heads[preposition]
    if above < 0:
        return
    verb = above if tree.tags[above].startswith("V") else tree.heads[above]
    blamed = [
        noun
        for on in range(tree.first[preposition], preposition)
        if tree.words[on] in {"on", "against"}
        and tree.deps[on] == "prep"
        and verb >= 0
        and tree.within(on, verb)
        for noun in tree.children[on]
    ]
    thing = tree.child(verb, "dobj") if verb >= 0 else None
    if tree.words[preposition] == "for" and blamed:
        yield from parties_at(tree, clause.text, blamed[-1], clause.actors)
    elif (
        tree.words[preposition] in {"of", "for"}
        and above == verb
        and thing is not None
        and thing < preposition
    ):
        yield from parties_at(tree, clause.text, thing, clause.actors)
    elif above == verb:
        yield from _subject(clause, above, depth + 1)
    else:
        yield from _holder(clause, above, depth)


def _holder(clause: Clause, noun: int, depth: int) -> Iterator[Party]:
    """Yield who is to act under a contract: who won, has or was awarded it; who signed it."""
    tree = clause.tree
    verb = tree.heads[noun]
    owners = [
        p
        for c in tree.children[noun]
        if tree.deps[c] == "poss"
        for p in parties_at(tree, clause.text, c, clause.actors)
    ]
    if owners:
        yield from owners
    elif verb >= 0 and tree.tags[verb].startswith("V") and tree.deps[noun] in {"dobj", "nsubjpass"}:
        if "award" in verb_kinds(tree.words[verb]):
            yield from (p for r, p in _verb_roles(clause, verb) if r == SUPPLIER)
        elif tree.deps[noun] == "dobj":
            yield from _subject(clause, verb, depth + 1)
    elif verb >= 0 and tree.deps[noun] == "pobj" and tree.tags[tree.heads[verb]].startswith("V"):
        yield from _subject(clause, tree.heads[verb], depth + 1)
