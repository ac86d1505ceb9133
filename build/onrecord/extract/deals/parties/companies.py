"""Read the company that a noun phrase names or describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.words import is_named_as_goods
from onrecord.extract.deals.parties.firms import company_meant
from onrecord.extract.deals.parties.names import actor_of, described_name, named_in, with_country
from onrecord.extract.deals.parties.party import Party, state_party
from onrecord.extract.deals.parties.words import bodies, company_pattern, lexicon, stripped
from onrecord.values.countries import country_of
from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from onrecord.extract.deals.parties.actors import Actors
    from onrecord.extract.tree import Tree
    from onrecord.model import Span

_SEVERAL = frozenset({"firms", "companies", "manufacturers", "suppliers", "contractors", "makers", "bidders"})
_PRIVATE = frozenset({"dealer", "dealers", "trader", "traders"})
"""Who sells for himself: "a gun |dealer| from Muscat"."""


def company_at(
    tree: Tree,
    text: str,
    tokens: tuple[int, int, int],
    country: str | None,
    country_span: Span | None,
    actors: Actors,
) -> Party | None:
    """Return the company that the tokens of a phrase (first, last, head) name; None where they name none."""
    first, last, head = tokens
    span = tree.span(first, last)
    words = span.of(text)
    lower = stripped(words).lower()
    described = company_pattern().search(lower) is not None
    named = named_in(tree, text, tokens, described=described)
    if named is not None and tree.words[head] in _SEVERAL and tree.tags[first].startswith("J"):
        named = None if named == tree.span(first, first) else named  # "|International| firms"
    if named is None:
        meant = company_meant(tree, text, tokens, actors)
        if country and country_span and described and tree.words[head] not in _PRIVATE and not meant:
            return state_party(country, country_span, actors, country_span)
        return Party("company", span, meant[0], None, None, meant[1]) if meant else None
    named = with_country(text, named, country_span)
    told = described_name(tree, text, first, last) is not None
    actor = actor_of(named.of(text), actors.at(named) or actors.named_in_full(named.of(text)))
    if actor and actor.type in {"person", "state", "group"}:
        if not told:
            return None
        actor = None  # "the arms maker |Denel|"
    name = actor.name if actor else named.of(text)
    agent = name.lower() in lexicon()["agents"] or any(w in lower for w in lexicon()["agent_words"])
    known = agent or actor is not None or described or told or name in known_makers()
    known |= tree.tags[head].startswith("NNP")
    goods = is_named_as_goods(name) or name.lower() in bodies()
    if goods or not known or country_of(name):
        return None
    nation = country or (actor.country if actor else None)
    key = actor.key if actor else None
    return Party("agent" if agent else "company", named, name, nation, country_span, key)
