"""Read the noun phrase that names a party: its words, its country, whom it acts for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.deals.parties.words import lexicon
from onrecord.model import Span
from onrecord.values.countries import find_countries

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree


_SEAT = re.compile(
    r"(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|DC"
    r"|Alabama|Arizona|Arkansas|California|Colorado|Connecticut|Florida|Illinois|Indiana|Kansas|Kentucky|Louisiana"
    r"|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Nevada|Ohio|Oklahoma|Oregon|Pennsylvania"
    r"|Tennessee|Texas|Utah|Virginia|Washington|Wisconsin|[A-Z][a-z]{1,4}\.)"
)
"""A state of the United States behind a town where a company has its seat."""
_BASED = frozenset({"based", "headquartered"})


def acted_for(tree: Tree, head: int) -> int:
    """Return whom people act for, "executives of |Saab|", else the head itself."""
    if tree.words[head] not in lexicon()["people_of"]:
        return head
    of = next((c for c in tree.children[head] if tree.words[c] in {"of", "from"}), None)
    whom = tree.child(of, "pobj") if of is not None else None
    if whom is None or "staff" in tree.words[head:whom] or tree.words[whom + 1 : whom + 2] == ["at"]:
        return head  # "Chief of Air Staff Malik", "the head of procurement at Saab"
    return whom


def is_seat(tree: Tree, text: str, token: int) -> bool:
    """Tell the place behind a maker: "Lockheed Martin, |Grand Prairie|, TX"."""
    behind = text[tree.ends[token] : tree.ends[tree.last[token]]]
    if tree.words[max(0, token - 1)] == "," and _SEAT.fullmatch(tree.span(token, token).of(text)):
        return True  # "Grand Prairie, |TX|"
    return re.match(rf",\s*{_SEAT.pattern}(?=[,.;)\s]|$)", behind) is not None


def phrase(tree: Tree, head: int) -> tuple[int, int]:
    """Return the tokens of a noun phrase without what follows its head, but with "of" a country or a body."""
    first = head
    before = {"compound", "amod", "poss", "nmod", "det", "case", "punct", "nummod", "npadvmod"}
    while (
        first > tree.first[head] and _belongs(tree, first - 1, head, before) and not _is_dash(tree, first - 1)
    ):
        first -= 1
    while first < head and tree.deps[first] in {"det", "punct", "case"} and tree.heads[first] == head:
        first += 1
    last = head
    while tree.words[last + 1 : last + 2] == ["&"] and tree.tags[last + 2 : last + 3] == ["NNP"]:
        last += 2  # "Bath |& Tooling|"
    name = next((c for c in tree.children[head] if tree.deps[c] == "appos" and c - head <= 3), None)
    if (
        tree.words[head] in lexicon()["company_words"] | lexicon()["describing"]
        and name is not None
        and tree.tags[name].startswith("NNP")
    ):
        return first, name
    of = next((c for c in tree.children[head] if c == head + 1 and tree.words[c] == "of"), None)
    if of is not None and tree.words[head] in lexicon()["organs"]:
        last = next((tree.children[of][-1] for _ in "." if tree.children[of]), head)
        last = max(last, head)
    return first, last


def _is_dash(tree: Tree, token: int) -> bool:
    """Tell the dash after a dateline from a hyphen."""
    if tree.words[token] not in {"-", "--", "–", "—"}:
        return False
    return token == 0 or tree.ends[token - 1] != tree.starts[token]


def _belongs(tree: Tree, token: int, head: int, deps: set[str]) -> bool:
    climb = token
    while climb != head:
        if climb < 0 or tree.deps[climb] not in deps or climb > head:
            return False
        climb = tree.heads[climb]
    return True


def country_in(tree: Tree, text: str, first: int, last: int, head: int) -> tuple[str | None, Span | None]:
    """Return the country that the words of a phrase, or "of ..." or "based in ..." behind it, name."""
    end = last
    for child in tree.children[head]:
        seated = lexicon()["company_words"] | {"government", "ministry", "authorities"}
        seat = tree.words[child] == "in" and tree.words[head] in seated
        near = child == last + 1 or (tree.words[child] == "of" and tree.words[last + 1 : child] == [","])
        if (tree.words[child] in {"of", "from"} or seat) and near and tree.children[child]:
            end = tree.children[child][-1]
    span = tree.span(first, end)
    found = find_countries(span.of(text))
    if not found:
        return _country_behind(tree, text, head)
    place = Span(found[0].span.start + span.start, found[0].span.end + span.start)
    return found[0].alpha3, place


def _country_behind(tree: Tree, text: str, head: int) -> tuple[str | None, Span | None]:
    """Return the country of "LIG Nex1, a |South Korean| defence company"."""
    for noun in tree.children[head]:
        if tree.deps[noun] == "appos" and tree.words[noun] in lexicon()["company_words"]:
            named = country_in(tree, text, *phrase(tree, noun), noun)
            return named if named[1] else _based_in(tree, text, noun)
    return None, None


def _based_in(tree: Tree, text: str, noun: int) -> tuple[str | None, Span | None]:
    """Return the country of "Saab, a company based in |Sweden|"."""
    based = tree.child(noun, "acl")
    place = tree.child(based, "prep") if based is not None and tree.words[based] in _BASED else None
    name = tree.child(place, "pobj") if place is not None and tree.words[place] == "in" else None
    if name is None:
        return None, None
    span = tree.span(tree.left[name], name)
    found = find_countries(span.of(text))
    if not found:
        return None, None
    return found[0].alpha3, Span(found[0].span.start + span.start, found[0].span.end + span.start)
