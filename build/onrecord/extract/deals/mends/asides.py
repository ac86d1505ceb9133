"""Hang what goes on behind an aside, a relative clause or a date on the trade that it goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, plain_words, verb_kinds
from onrecord.values.countries import country_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.deals.mends.clauses import Mend
    from onrecord.extract.tree import Tree

_SIDES = frozenset({"to", "from", "by"})
"""Prepositions that go on with a trade behind what tells more of its goods."""
_TERMS = _SIDES | {"with", "for", "under", "in", "at", "as"}
"""Prepositions that go on with a sentence behind "officials said"."""
_PARTS = _SIDES | {"with", "for"}
"""Prepositions of what a contract is with whom and for."""
_MARKS = frozenset({",", ")", "-", "--", "–", "—", '"', "''", "``"})
_MADE = (
    "built",
    "made",
    "manufactured",
    "produced",
    "assembled",
    "developed",
    "designed",
    "based",
    "stationed",
)
MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october"}
    | {"november", "december"}
)
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_TRADE_NOUNS = frozenset({"supply", "acquire", "contract", "request", "talks"})


def names_somebody(tree: Tree, first: int, last: int) -> bool:
    """Tell "Peru", "Peru's government" and "the Peruvian government" from "the capital"."""
    words = range(first, last + 1)
    return any(tree.tags[t].startswith("NNP") for t in words) or any(
        tree.tags[t] == "JJ" and country_of(tree.words[t].title()) for t in words
    )


def after_speech(tree: Tree) -> Iterator[Mend]:
    """Hang what follows "officials said" on the trade before it: "ordered jets, he said, |from| Peru"."""
    words = plain_words("speech")
    for speech in range(2, len(tree)):
        if tree.words[speech] not in words or not tree.tags[speech].startswith("V"):
            continue
        told = next((c for c in tree.children[speech] if c < speech and tree.deps[c] == "ccomp"), None)
        aside = tree.deps[speech] in {"conj", "parataxis"} and tree.child(speech, "cc") is None
        told = tree.heads[speech] if told is None and aside else told
        subject = tree.child(speech, "nsubj", "nsubjpass")
        if told is None or subject is None or told > speech or not tree.tags[told].startswith("V"):
            continue
        opened = tree.left[speech] if told == tree.heads[speech] else max(tree.right[told], told) + 1
        begin = min(subject, speech)
        if opened > begin or not _MARKS & set(tree.words[opened - 1 : begin + 1]):
            continue
        trade = _last_trade(tree, told, opened)
        trade = told if trade is None else trade
        yield from ((place, trade, "prep") for place in _resumed(tree, speech, max(subject, speech)))


def _resumed(tree: Tree, speech: int, behind: int) -> Iterator[int]:
    """Yield the prepositions of "he told the daily, |with| Peru |for| two ships"."""
    moved: set[int] = set()
    for place in range(behind + 1, tree.right[speech] + 1):
        head = tree.heads[place]
        if tree.words[place] not in _TERMS or tree.deps[place] not in {"prep", "agent", "dative"}:
            continue
        opens = tree.words[place - 1] in _MARKS and (head == speech or head > speech)
        if opens or (moved and (head == speech or tree.heads[head] in moved)):
            moved.add(place)
            yield place


def _last_trade(tree: Tree, top: int, end: int) -> int | None:
    """Return the last verb or noun of trade below a token that no clause of its own holds."""
    return next((t for t in range(end - 1, tree.left[top] - 1, -1) if _is_trade(tree, t, top)), None)


def _is_trade(tree: Tree, token: int, top: int) -> bool:
    trade = noun_kind(tree.words[token]) in _TRADE_NOUNS if tree.tags[token].startswith("NN") else False
    trade |= tree.tags[token].startswith("V") and bool(verb_kinds(tree.words[token]))
    while trade and token != top:
        if token < 0 or tree.deps[token] in {"relcl", "compound"}:
            return False
        if tree.deps[token] == "acl" and tree.tags[token] in {"VBN", "VBD"}:
            return False
        token = tree.heads[token]
    return trade


def after_clauses(tree: Tree) -> Iterator[Mend]:
    """Hang a side on the trade, not inside an aside: "jets, which can fly at night, |to| Peru"."""
    moved: tuple[int, int] | None = None
    for place in range(3, len(tree) - 1):
        if tree.words[place] not in _SIDES or tree.deps[place] not in {"prep", "agent", "dative"}:
            continue
        head = tree.heads[place]
        if tree.words[place - 1] in _MARKS:
            trade = _around_aside(tree, place)
        elif moved and moved[1] < head < moved[0] and tree.first[head] == tree.first[moved[1]]:
            trade = moved[1]  # "jets, which can fly at night, to Peru |by| Oman"
        else:
            trade = _around_participle(tree, place)
        if trade is not None and trade != head:
            moved = place, trade
            yield place, trade, "prep"


def _around_aside(tree: Tree, place: int) -> int | None:
    """Return the trade before the mark that opens the aside right before a preposition."""
    aside = _aside_around(tree, place)
    if aside is None:
        return None
    opened = tree.left[aside] - 1
    head = tree.heads[aside]
    trade = _trade_from(tree, head)
    if tree.deps[aside] in {"advcl", "prep", "parataxis"} or trade is None:
        trade = _last_trade(tree, head, opened)
    return trade if trade is not None and trade < opened else None


def _aside_around(tree: Tree, place: int) -> int | None:
    """Return the outermost aside, opened by a mark, that holds a preposition."""
    found, token = None, tree.heads[place]
    while token >= 0:
        head = tree.heads[token]
        clause = tree.deps[token] in {"relcl", "acl", "appos", "prep", "parataxis"}
        clause |= tree.deps[token] == "advcl" and tree.tags[token] in {"VBN", "VBG"}
        left = tree.left[token]
        if clause and 0 <= head < left and left and tree.words[left - 1] in _MARKS | {"("}:
            found = token
        if tree.deps[token] == "ccomp":
            break
        token = head
    return found


def _around_participle(tree: Tree, place: int) -> int | None:
    """Return the trade around "sold jets |built| at a plant near the capital |to Peru|"."""
    clause = tree.heads[place]
    while clause >= 0 and not tree.tags[clause].startswith("V"):
        clause = tree.heads[clause]
    if clause < 0 or tree.deps[clause] != "acl" or tree.tags[clause] not in {"VBN", "VBD"}:
        return None
    noun = tree.heads[clause]
    trade = _trade_from(tree, noun)
    if (
        noun > clause
        or trade is None
        or trade >= clause
        or not names_somebody(tree, place + 1, tree.right[place])
    ):
        return None
    word, made = tree.words[place], tree.words[clause] in _MADE
    beside = tree.deps[noun] == "pobj" and tree.words[tree.heads[noun]] in {"at", "in", "during", "after"}
    agent = tree.child(clause, "agent")
    own = any(tree.words[c] == word for c in tree.children[trade])
    fitted = tree.words[clause] in {"armed", "equipped", "fitted"}
    traded = verb_kinds(tree.words[clause]) - {"build"} and not fitted
    if own or traded or tree.words[clause] in plain_words("moving"):
        return None
    fits = (
        word == "to" or (word == "from" and (made or beside)) or (word == "by" and agent not in {None, place})
    )
    return trade if fits else None


def _trade_from(tree: Tree, token: int) -> int | None:
    """Return the nearest verb or noun of trade that a noun is or hangs on through nouns and prepositions."""
    while token >= 0:
        if tree.tags[token].startswith("V"):
            return token if verb_kinds(tree.words[token]) else None
        if tree.tags[token].startswith("NN") and noun_kind(tree.words[token]) in _TRADE_NOUNS:
            return token
        token = tree.heads[token]
    return None


def terms_behind_parties(tree: Tree) -> Iterator[Mend]:
    """Hang goods on a contract, not on a party to it: "won an |order| from Peru's army |for| 12 jets"."""
    for place in range(4, len(tree) - 1):
        party = tree.heads[place]
        if tree.words[place] != "for" or tree.deps[place] != "prep" or tree.deps[party] != "pobj":
            continue
        above = tree.heads[tree.heads[party]]
        if tree.words[tree.heads[party]] not in {"from", "with", "by"} or above < 0 or party > place:
            continue
        thing = above if tree.tags[above].startswith("NN") else tree.child(above, "dobj")
        if thing is not None and thing < party and noun_kind(tree.words[thing]) == "contract":
            yield place, thing, "prep"


def after_dates(tree: Tree) -> Iterator[Mend]:
    """Hang a side on the trade, not on a date: "won a |contract| at a ceremony on Monday |from| Peru"."""
    moved: tuple[int, int] | None = None
    for place in range(3, len(tree) - 1):
        if tree.words[place] not in _PARTS or tree.deps[place] not in {"prep", "agent"}:
            continue
        head = tree.heads[place]
        last = moved is not None and tree.first[moved[0]] == tree.first[place]
        if moved and last and (moved[1] < head < moved[0] or tree.heads[head] == moved[0]):
            trade: int | None = moved[1]
        else:
            trade = _traded_before(tree, head) if _is_date(tree, place - 1) else None
        if trade is not None and not tree.within(trade, head):
            moved = place, trade
            yield place, trade, "prep"


def _is_date(tree: Tree, token: int) -> bool:
    """Tell "Monday", "May", "2014" and "last week" from other words."""
    word = tree.words[token]
    year = tree.tags[token] == "CD" and len(word) == 4 and word[:2] in {"19", "20"}
    told = word in {"week", "month", "year"} and tree.words[token - 1] in {"last", "this", "next"}
    return word in DAYS or word in MONTHS or year or told


def _traded_before(tree: Tree, noun: int) -> int | None:
    """Return the contract, or the verb of trade, that a noun in a phrase of time or place hangs on."""
    verb = noun
    while verb >= 0 and (not tree.tags[verb].startswith("V") or tree.words[verb] == "following"):
        if noun_kind(tree.words[verb]) or tree.deps[verb] in {"dobj", "nsubj", "nsubjpass"}:
            return None
        verb = tree.heads[verb]
    traded = verb >= 0 and verb != noun and bool(verb_kinds(tree.words[verb]))
    return _object_or(tree, verb, noun) if traded else None


def _object_or(tree: Tree, verb: int, before: int) -> int:
    thing = tree.child(verb, "dobj")
    contract = thing is not None and thing < before and noun_kind(tree.words[thing]) in _TRADE_NOUNS
    return thing if contract and thing is not None else verb
