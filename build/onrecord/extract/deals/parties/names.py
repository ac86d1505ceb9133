"""Find the name of a company in the phrase that describes it, and whom of the article it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.deals.parties.phrases import phrase
from onrecord.extract.deals.parties.words import is_carrier, lexicon, proper
from onrecord.model import Span
from onrecord.values.countries import country_of, is_name

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree
    from onrecord.model import LocalActor


def with_country(text: str, named: Span, country_span: Span | None) -> Span:
    """Take the country that begins a name for a part of it: "|China| Harbour", not "|China's| Huawei"."""
    if country_span is None or country_span.of(text).isupper():
        return named
    bare = named.of(text).lower() in {
        "air lines",
        "airlines",
        "airways",
        "railways",
        "air",
        "air shuttle",
    }  # "|Ethiopian| Airlines"
    if not (is_name(country_span.of(text)) or bare):
        return named
    before = text[country_span.end : named.start] == " "
    return Span(country_span.start, named.end) if before else named


def _apposed_name(tree: Tree, text: str, head: int) -> Span | None:
    """Return the name in "an American firm, |Airborne Tactical|"; None where none is there."""
    name = next((c for c in tree.children[head] if tree.deps[c] == "appos" and c > head), None)
    if name is None or not tree.tags[name].startswith("NNP"):
        return None
    return proper(tree, text, *phrase(tree, name))


def described_name(tree: Tree, text: str, first: int, last: int) -> Span | None:
    """Return the name right behind the noun for a firm of a phrase: "the Czech company |Excalibur Army|"."""
    start = last + 1
    while start > first and text[tree.starts[start - 1]].isupper():
        start -= 1
    noun = start - 1
    told = first <= noun and start <= last and tree.words[noun] in lexicon()["describing"]
    return tree.span(start, last) if told and tree.tags[noun] == "NN" else None


def tokens_of_described(tree: Tree, text: str) -> frozenset[int]:
    """Return the tokens of names right behind the nouns for firms, which are no goods."""
    found: set[int] = set()
    for noun in range(len(tree) - 1):
        end = noun + 1
        if tree.tags[noun] != "NN" or tree.words[noun] not in lexicon()["describing"]:
            continue
        while (
            end < len(tree) and tree.tags[end] == "NNP" and text[tree.starts[end] : tree.ends[end]].isalpha()
        ):
            end += 1
        found.update(range(noun + 1, end))
    return frozenset(found)


def named_in(tree: Tree, text: str, tokens: tuple[int, int, int], *, described: bool) -> Span | None:
    """Return the name of a firm in a phrase, or behind one that describes it."""
    first, last, head = tokens
    named = proper(tree, text, first, last)
    if named is not None and named.of(text).lower() in {"group", "company"}:
        named = None  # "the |Group|", as reports of companies call them
    return _apposed_name(tree, text, head) if named is None and described else named


def actor_of(name: str, actor: LocalActor | None) -> LocalActor | None:
    """Leave out an actor who is but half of a name, or whom "Oman |Air|" makes a state."""
    if actor is not None and actor.type == "state" and country_of(name) is None:
        return None  # "|Abu Dhabi| Ship Building"
    if actor is None or re.match(rf"{re.escape(actor.name)} and |\S+ {re.escape(actor.name)}$", name):
        return None  # half of "Airbus Defence and Space", of "China Harbour"
    return None if actor.type in {"person", "state", "group"} and is_carrier(name) else actor
