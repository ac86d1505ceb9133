"""Find where the words of goods start and end: runs of nouns, cut to what names the goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.designations import (
    after_hyphen,
    heads_number,
    is_nickname,
    is_part_of_name,
    word_at,
)
from onrecord.extract.deals.goods.notices import items_of
from onrecord.extract.deals.goods.words import head_nouns, is_company_form, lexicon, words_of
from onrecord.extract.deals.trade_words import noun_kind, verb_kinds
from onrecord.values.countries import country_of
from onrecord.values.items import known_makers
from onrecord.values.quantities import is_measure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from onrecord.extract.tree import Tree

_INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "AFX", "FW", "SYM", "ADD", "LS"})


WHEELS = frozenset({"4x4", "6x6", "8x8", "10x10"})


def runs(tree: Tree, text: str, known: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield runs of tokens that can be a noun phrase, without determiner and number."""
    inside = [
        _inside(tree, text, t) or (t in known and tree.tags[t] in {"POS", "CD"}) for t in range(len(tree))
    ]
    for opened in range(1, len(tree) - 3):
        if tree.words[opened] == "(" and (closed := _end_of_short_name(tree, text, opened, inside)):
            inside[opened : closed + 1] = [True] * (closed + 1 - opened)
    for token in range(1, len(tree) - 2):
        inside[token] = inside[token] or _is_between_adjectives(tree, token)
    for item in items_of(tree):
        inside[item.start : item.end] = [item.name <= t <= item.noun for t in range(item.start, item.end)]
    token = 0
    while token < len(tree):
        first = token
        while token < len(tree) and tree.first[token] == tree.first[first] and inside[token]:
            if token > first and _is_subject_behind(tree, token):
                break
            token += 1
        if token > first:
            yield first, token - 1
        else:
            token += 1


def _end_of_short_name(tree: Tree, text: str, opened: int, inside: list[bool]) -> int | None:
    """Return the end of the brackets in "Light Tactical Vehicle |(LTV)| trucks", which goods go on behind."""
    end = min(opened + 6, len(tree) - 1)
    closed = next((t for t in range(opened + 2, end) if tree.words[t] == ")"), None)
    if closed is None or not (inside[opened - 1] and inside[closed + 1]):
        return None
    short, name = word_at(tree, text, opened + 1), word_at(tree, text, opened - 1)
    spelt = "".join(word[0] for word in tree.words[max(0, opened - len(short)) : opened]) == short.lower()
    capital = name[0].isupper() or spelt  # "liquefied natural gas |(LNG)| carriers"
    if closed == opened + 2 and len(short) > 2 and short.isalpha() and short.isupper() and capital:
        return closed
    named = is_part_of_name(tree, text, opened - 1) and is_part_of_name(tree, text, closed - 1)
    return closed if named and tree.words[closed + 1] in head_nouns() else None


def _is_between_adjectives(tree: Tree, token: int) -> bool:
    """Tell the comma in "16 twin-engine|,| multi-role helicopters"."""
    if tree.words[token] != "," or token < 3 or not tree.tags[token + 1].startswith(("J", "NN", "V")):
        return False
    hyphened = after_hyphen(tree, token - 1) and tree.words[token - 1].isalpha()
    start = token - 3
    while start > 0 and after_hyphen(tree, start):
        start -= 2
    counted = start > 0 and tree.tags[start - 1] in {"CD", "DT"}
    return hyphened and counted and tree.tags[start] not in {"NNP", "NNPS"} and tree.tags[token + 1] != "NNP"


def _is_subject_behind(tree: Tree, token: int) -> bool:
    """Tell the name in "the six submarines |Vietnam| bought", which opens a clause of its own."""
    return (
        tree.tags[token - 1] == "NNS"
        and tree.words[token - 1].isalpha()
        and tree.deps[token] == "nsubj"
        and token - 1 not in tree.children[token]
    )


def _inside(tree: Tree, text: str, token: int) -> bool:
    tag, word = tree.tags[token], word_at(tree, text, token)
    if word in {"worth", "due", "thanks", "%", "$", "€", "£"}:
        return False
    if tag in {"VBZ", "VBP", "VB"}:
        return word in head_nouns() and token > 0 and _is_no_verb(tree, token)
    if tag == "VBG" and word in lexicon()["participles"] and token + 1 < len(tree):
        return tree.tags[token + 1].startswith("N")
    if tag in {"VBG", "VBN"}:
        named = is_part_of_name(tree, text, token)
        return named or tree.deps[token] in {"amod", "compound", "nmod"} or after_hyphen(tree, token)
    hyphened = word in {"to", "and", "of"} and after_hyphen(tree, token)  # "surface-to-air missiles"
    network = tag == "CD" and tree.words[token + 1 : token + 3] == ["g", "network"]  # "a |5|G network"
    moves = word in WHEELS or word in {"wheeled", "tracked"}
    if tag in _INSIDE or word in {"/", "-", "+"} or hyphened or network or moves:
        return True
    return is_part_of_name(tree, text, token)


def _is_no_verb(tree: Tree, token: int) -> bool:
    """Tell goods that the tagger takes for a verb: "two Gepard |ships|", "one Horizon |frigate|"."""
    before = tree.tags[token - 1]
    if tree.words[token].endswith("s") and before.startswith("N"):
        return True
    return before in {"NNP", "CD"} and tree.tags[token] != "VBZ" and tree.words[token] not in words_of("weak")


def cut(
    tree: Tree, text: str, run: tuple[int, int], known: frozenset[int], skip: frozenset[int]
) -> tuple[int, int]:
    """Cut a run to the goods in it; the first token is behind the last where it holds none."""
    start, end = run
    low = next((t for t in range(start, end) if t not in skip or t in known), start)
    if tree.words[low] == "(" or tree.words[low - 1] == "(":
        low = start  # "Light Tactical Vehicle (LTV) trucks", which name nobody
    first, last = low, _last(tree, text, low, end, known)
    if tree.words[first] == "-" and not (first and tree.tags[first - 1] == "CD"):
        first += 2  # the end of "state-of-the-art"
    spelt = ")" in tree.words[low:end]
    while first <= last and first not in known and _stands_outside(tree, text, first, () if spelt else skip):
        first = _behind_maker(tree, text, first, last)
    while first < last and tree.words[first - 1 : first] == ["to"] and verb_kinds(tree.words[first]):
        first += 1  # a headline's "to |Supply| Launchers"
    while first < last and tree.tags[first - 1] == "CD" and is_measure(tree.words[first]):
        first += 1  # "a 300 |MW| gas-fired power plant"
    measure = first < last or (first == last and is_measure(tree.words[first]))
    if measure and after_hyphen(tree, first) and first not in known:
        first += 1  # "3,100-ton vessels", "two-seat jets"
    return first, last


def _behind_maker(tree: Tree, text: str, first: int, last: int) -> int:
    """Return the token behind the maker of several words that begins at one: "|Israel Shipyards| boats"."""
    ends = range(last - 1, first, -1)
    return next((end + 1 for end in ends if tree.span(first, end).of(text) in known_makers()), first + 1)


def _last(tree: Tree, text: str, start: int, end: int, known: frozenset[int]) -> int:
    """Find the last token of the goods; `start - 1` where the run names something else ("missile attack")."""
    last = end
    while last >= start and last not in known and not _ends_goods(tree, text, last):
        word = tree.words[last]
        adjective = tree.tags[last].startswith("J")
        after = word in lexicon()["after"] or word in lexicon()["times"]
        after |= last < end and tree.words[last + 1] in {"one", "ones"} and word in lexicon()["ordinary"]
        trade = noun_kind(word) not in {None, "price"}  # "oil prices" are no oil
        if not (trade or adjective or after or word == "-"):
            return start - 1
        last -= 1
    if tree.words[last] in {"aircraft", "missile"} and last < end and tree.words[last - 1] == "-":
        return start - 1  # "anti-aircraft"
    return last


def _ends_goods(tree: Tree, text: str, token: int) -> bool:
    pair = " ".join(tree.words[token - 1 : token + 1])
    if after_hyphen(tree, token - 1):
        pair = f"{tree.words[token - 3]}-{pair}"  # "high-speed |line|"
    if pair == "air arm":
        return False
    if tree.words[token] in head_nouns() or head_nouns().get(pair, ("",))[0] in {"civil", "ships", "sensors"}:
        return not (tree.words[token] in words_of("yards") and word_at(tree, text, token)[0].isupper())
    return is_nickname(tree, text, token) or is_part_of_name(tree, text, token)


def _stands_outside(tree: Tree, text: str, token: int, skip: Collection[int]) -> bool:
    word = word_at(tree, text, token)
    if word == "-" or (
        after_hyphen(tree, token) and word in {"made", "built", "designed", "supplied", "origin", "hand"}
    ):
        return True
    return (
        token in skip
        or word.lower() in lexicon()["adjectives"]
        or word.lower() in {"export", "import", "buy", "sell"}
        or country_of(word) is not None
        or word in {"South", "North", "Saudi", "Sri", "United", "States"}
        or (word in known_makers() and not heads_number(tree, text, token))
        or is_company_form(word)
    )
