"""Read trades sentence by sentence: what verbs and nouns of trade say of parties and goods."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.extract.parties import Actors, Party, parties_at
from onrecord.extract.trade_mood import Mood, mood_of
from onrecord.extract.trade_words import noun_kind, plain_words, verb_kinds, words_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.extract.items import Goods
    from onrecord.extract.tree import Tree

_DATELINE = re.compile(r"[A-Z][A-Z'’./ -]{2,40}(?:,[^-–—:\n]{0,40}?)?(?:\([^)\n]*\))?\s*(?:--|-|–|—|:)\s")
SUPPLIER, RECIPIENT, PARTY, MAKER = "supplier", "recipient", "party", "maker"


@dataclass(frozen=True, slots=True, eq=False)
class Trade:
    """Hold what one clause says of a trade: its verbs and nouns (`tokens`, the governing one first)."""

    tree: Tree
    tokens: tuple[int, ...]
    mood: Mood
    goods: tuple[Goods, ...]
    roles: tuple[tuple[str, Party], ...]

    def of(self, role: str) -> tuple[Party, ...]:
        """Return the parties in a role, as worded first."""
        return tuple(party for found, party in self.roles if found == role)


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """Hold the paragraph that trades are read in, and what was found in it."""

    tree: Tree
    text: str
    goods: tuple[Goods, ...]
    actors: Actors
    triggers: dict[int, str] = field(default_factory=dict)
    dateline: int = 0


def clause_of(tree: Tree, text: str, goods: tuple[Goods, ...], actors: Actors) -> Clause:
    """Find the verbs and nouns of trade in a paragraph."""
    line = _DATELINE.match(text[tree.starts[0] : tree.ends[-1]])
    end = tree.starts[0] + line.end() if line else 0
    return Clause(tree, text, goods, actors, _triggers(tree, goods), end)


def find_trades(clause: Clause) -> tuple[Trade, ...]:
    """Read the trades of a paragraph, in order."""
    tree = clause.tree
    stray = _stray_goods(clause)
    trades = []
    for tokens in _groups(clause):
        own = tuple(g for g in clause.goods if _is_of(clause, g, tokens) or stray.get(g.first) in tokens)
        roles = _one_side(dict.fromkeys(pair for token in tokens for pair in _roles(clause, token)))
        if any(tree.words[t] not in words_for("loose") for t in tokens) or not all(g.vague for g in own):
            trades.append(Trade(tree, tokens, _mood(tree, tokens), own, roles))
    return tuple(trades)


def _stray_goods(clause: Clause) -> dict[int, int]:
    """Give goods that the parser hung nowhere to the verb of trade right before them."""
    tree = clause.tree
    found: dict[int, int] = {}
    for place, goods in enumerate(clause.goods):
        owner = owner_of(clause, goods.last)
        last = clause.goods[place - 1] if place else None
        if owner is None and last and goods.count and _is_listed(clause, last, goods):
            above = found.get(last.first, owner_of(clause, last.last))
            if above is not None:
                found[goods.first] = above
        if goods.vague or owner is not None or goods.first in found:
            continue
        token = goods.first - 1
        while token >= 0 and tree.tags[token] != "." and not tree.tags[token].startswith("V"):
            token -= 1
        nouns = [t for t in range(max(token, 0), goods.first) if clause.triggers.get(t) == "noun"]
        token = nouns[-1] if nouns else token
        if token in clause.triggers and goods.first - token < 8:
            found[goods.first] = token
    return found


def _is_listed(clause: Clause, last: Goods, goods: Goods) -> bool:
    """Tell goods that follow others in a list: "six launchers; up to 36 |pods|"."""
    start = goods.count[0].start if goods.count else goods.span.start
    return (
        re.fullmatch(
            r"\s*(?:[;,]|and|[;,]\s*and|\([^)]*\)[;,]?(?:\s*and)?)\s*", clause.text[last.span.end : start]
        )
        is not None
    )


def _mood(tree: Tree, tokens: tuple[int, ...]) -> Mood:
    mood = mood_of(tree, tokens[0])
    if mood.polarity == "denied" and "cancel" in verb_kinds(tree.words[tokens[0]]):
        return Mood(modality=mood.modality)  # who refuses to cancel a sale stands by it
    return mood


def _triggers(tree: Tree, goods: Sequence[Goods]) -> dict[int, str]:
    inside = {t for g in goods for t in range(g.first, g.last + 1)}
    found = {}
    for token in range(len(tree)):
        word, tag = tree.words[token], tree.tags[token]
        if tag.startswith("V") and verb_kinds(word) and _has_fit_object(tree, token, inside):
            found[token] = "verb"
        elif tag in {"NN", "NNS", "NNP", "NNPS"} and token not in inside and _is_trade_noun(tree, token):
            found[token] = "noun"
    return found


def _is_trade_noun(tree: Tree, token: int) -> bool:
    """Tell "the sale" from "in order" and from the first part of another noun ("procurement agency")."""
    if noun_kind(tree.words[token]) is None or (
        tree.words[token] == "order" and tree.words[token - 1] == "in"
    ):
        return False
    head = tree.heads[token]
    return tree.deps[token] != "compound" or head < 0 or noun_kind(tree.words[head]) is not None


_RELATIVE = frozenset({"that", "which", "whom", "what"})
_TRADING = frozenset({"arrive", "supply", "acquire", "build", "offer", "pay", "award", "win"})


def _has_fit_object(tree: Tree, verb: int, goods: set[int]) -> bool:
    """Tell "delivered the tanks" from "delivered a speech": an object has to be goods, a deal, or a name."""
    thing = tree.child(verb, "dobj", "nsubjpass")
    kinds = verb_kinds(tree.words[verb])
    if tree.words[verb] in {"make", "makes", "made", "making"}:
        return any(tree.words[c] == "by" for c in tree.children[verb])
    if tree.words[verb].startswith("ask"):
        return any(tree.words[c] == "for" and goods & set(tree.children[c]) for c in tree.children[verb])
    if (
        kinds <= {"sign", "win", "arrive", "cancel", "negotiate", "approve"}
        and thing not in goods
        and "arrive" not in kinds
    ):
        if thing is None and tree.words[verb].startswith(("sign", "contract")):
            return True
        agreed = tree.words[verb].startswith(("agree", "consider", "negotiat", "notif", "clear")) and (
            tree.child(verb, "xcomp", "prep") is not None
        )
        if thing is not None and (tree.words[thing] in _RELATIVE or tree.words[thing] == "it"):
            return True
        head = tree.heads[verb] if tree.deps[verb] in {"acl", "relcl"} else None
        return agreed or any(t is not None and noun_kind(tree.words[t]) for t in (thing, head))
    thing = tree.child(verb, "dobj", "nsubjpass")
    if "arrive" in kinds:
        thing = tree.child(verb, "nsubj")
    elif thing is None and tree.tags[verb] == "VBN" and tree.deps[verb] == "acl":
        thing = tree.heads[verb]
    if thing is None or not kinds & _TRADING or thing in goods:
        return True
    if noun_kind(tree.words[thing]) == "price":
        return False
    name = tree.tags[thing].startswith(("NNP", "PRP", "W", "DT", "CD", "$")) or tree.words[thing] in _RELATIVE
    return name or noun_kind(tree.words[thing]) is not None or tree.words[thing] in plain_words("standing_for_goods")


def _up(tree: Tree, token: int) -> Iterator[int]:
    while tree.heads[token] >= 0:
        token = tree.heads[token]
        yield token


def owner_of(clause: Clause, token: int) -> int | None:
    """Return the verb or noun of trade that a token hangs on, directly or through nouns and light verbs."""
    tree = clause.tree
    below = token
    for above in _up(tree, token):
        if tree.words[above] in {"option", "options"}:
            return None
        if above in clause.triggers:
            return above
        passing = tree.deps[above] == "prep" or tree.words[above] == "including"
        if tree.tags[above].startswith(("V", "MD")) and not passing:
            return _through_subject(clause, above, below)
        below = above
    return None


def _through_subject(clause: Clause, verb: int, below: int) -> int | None:
    """Pass from "is worth", "covers", "includes" to the deal that is its subject, or on through light verbs."""
    tree = clause.tree
    if clause.tree.words[verb] not in words_for("light"):
        return None
    own_object = tree.deps[below] == "dobj" and not tree.words[verb].startswith(("includ", "cover", "involv"))
    if below not in clause.triggers and (own_object or tree.words[verb] in {"has", "have", "had", "having"}):
        return None
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is not None and subject != below:
        inner = subject if subject in clause.triggers else None
        if inner is not None:
            return inner
    if tree.deps[verb] in {"xcomp", "acl", "pcomp", "prep", "relcl", "advcl", "conj"}:
        return verb if verb in clause.triggers else owner_of(clause, verb)
    complement = tree.child(verb, "xcomp", "dobj")
    return complement if complement in clause.triggers else None


def _is_circumstance(clause: Clause, goods: Goods, tokens: tuple[int, ...]) -> bool:
    """Tell goods that are no object of the trade: "unloaded from a |plane|", "chosen over the |F-16|"."""
    tree = clause.tree
    for above in (goods.last, *_up(tree, goods.last)):
        if above in tokens:
            return False
        if tree.deps[above] == "prep" and tree.words[above] in plain_words("around"):
            return True
    return False


def _one_side(roles: Iterable[tuple[str, Party]]) -> tuple[tuple[str, Party], ...]:
    """Leave a party that came out on both sides on the side where nobody else stands."""
    pairs = tuple(roles)
    keys = {side: {p.key for r, p in pairs if r == side} for side in (SUPPLIER, RECIPIENT)}
    both = keys[SUPPLIER] & keys[RECIPIENT]
    crowded = SUPPLIER if len(keys[SUPPLIER]) > len(keys[RECIPIENT]) else RECIPIENT
    return tuple((r, p) for r, p in pairs if not (p.key in both and r == crowded))


def _is_of(clause: Clause, goods: Goods, tokens: tuple[int, ...]) -> bool:
    """Tell goods that a trade is about: they hang on its words, or its words on them ("|missiles| sold to")."""
    tree = clause.tree
    if owner_of(clause, goods.last) in tokens and not _is_circumstance(clause, goods, tokens):
        return True
    for token in tokens:
        gap = tree.words[goods.last + 1 : token]
        before_noun = clause.triggers[token] == "noun" and goods.last < token and gap in ([], ["-"])
        behind = tree.deps[token] in {"acl", "relcl"} and goods.first <= tree.heads[token] <= goods.last
        thing = tree.child(token, "dobj")
        open_verb = clause.triggers[token] == "verb" and (thing is None or tree.words[thing] in _RELATIVE)
        if before_noun or (behind and open_verb):
            return True
    return False


def _groups(clause: Clause) -> list[tuple[int, ...]]:
    """Join verbs and nouns of trade that tell of one trade: "|signed| a |contract| to |buy|"."""
    tree = clause.tree
    group_of: dict[int, int] = {}
    for token in sorted(clause.triggers, key=lambda t: len(list(_up(tree, t)))):
        above = owner_of(clause, token)
        joined = above is not None and above in group_of and _joins(clause, token, above)
        group_of[token] = group_of[above] if joined and above is not None else token
    groups: dict[int, list[int]] = {}
    for token, top in group_of.items():
        groups.setdefault(top, []).append(token)
    ordered = (tuple(dict.fromkeys((top, *members))) for top, members in groups.items())
    return sorted(ordered, key=min)


def _joins(clause: Clause, token: int, above: int) -> bool:
    tree = clause.tree
    deps = set()
    climb = token
    while climb != above and climb >= 0:
        deps.add(tree.deps[climb])
        climb = tree.heads[climb]
    head = tree.heads[token]
    both_to = (
        tree.deps[token] == "conj"
        and tree.tags[token] == tree.tags[head] == "VB"
        and tree.deps[head] == "acl"
    )
    if deps & {"conj", "parataxis"} and not both_to:
        return False
    if deps & {"relcl", "advcl", "acl"}:
        return not (_own_goods(clause, token) and _own_goods(clause, above))
    return True


def _own_goods(clause: Clause, token: int) -> bool:
    return any(_is_of(clause, goods, (token,)) for goods in clause.goods if not goods.vague)


def _roles(clause: Clause, token: int) -> Iterator[tuple[str, Party]]:
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
    """Yield the parties before a noun: "Russia's |sale|", "Russian arms |sales|", "Moscow has a |contract|"."""
    tree = clause.tree
    for child in tree.children[token]:
        if tree.deps[child] in {"poss", "amod", "nmod", "compound"} and child < token:
            if not any(g.first <= child <= g.last for g in clause.goods):
                owners = _owner_at(clause, token, child)
                yield from (p for p in owners if tree.deps[child] == "poss" or p.type == "state" or p.actor)


def _owner_at(clause: Clause, token: int, child: int) -> tuple[Party, ...]:
    """Return whom a word before a noun means; "its" is the subject of the sentence's verb."""
    tree = clause.tree
    known = parties_at(tree, clause.text, child, clause.actors)
    if known or tree.words[child] not in {"its", "their"}:
        return known
    verb = next((t for t in _up(tree, token) if tree.tags[t].startswith("V")), None)
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
    acting = {"supply": SUPPLIER, "acquire": RECIPIENT, "build": SUPPLIER, "award": RECIPIENT, "win": SUPPLIER, "make": MAKER,
              "select": RECIPIENT, "request": RECIPIENT, "offer": SUPPLIER, "pay": RECIPIENT}.get(kind, PARTY)  # fmt: skip
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


def _one_kind(clause: Clause, token: int, kinds: frozenset[str]) -> str:
    """Choose what a verb does here: "receive" jets or an order, "seek" or "offer" them, approve a sale or a purchase."""
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
        return {"supply": "supply", "acquire": "acquire"}.get(noun or "", "approve")
    if "offer" in kinds:
        return (
            "offer"
            if word.startswith(("offer", "pitch", "promis", "pledg"))
            else "request"
            if noun != "contract"
            else "sign"
        )
    if "negotiate" in kinds:
        return (
            "request"
            if word.startswith(("consider", "eye", "mull", "weigh", "evaluat", "study", "studi"))
            else "sign"
        )
    if "build" in kinds and not _is_contracted(clause, token):
        return "make"
    if "cancel" in kinds or "sign" in kinds:
        return {"acquire": "acquire"}.get(noun or "", "sign")
    return min(kinds)


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
    if clause.dateline and tree.deps[token] in {"ROOT", "ccomp"}:
        if subject is None or tree.starts[subject] < clause.dateline:
            yield from _after_dateline(clause, token)
            return
    if subject is not None and tree.words[subject] in {"it", "they", "he", "she"} and depth < 4:
        known = parties_at(tree, clause.text, subject, clause.actors)
        speech = next((t for t in _up(tree, token) if tree.tags[t].startswith("V")), -1)
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
    """Yield who acts in "sanctions on |China| for buying", "accused |Russia| of selling", "talks on buying"."""
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
