"""Say who the parties of a trade are: a state by any of its bodies, a company, a selling agent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.extract.deals.goods.words import is_named_as_goods
from onrecord.extract.deals.parties.firms import company_meant
from onrecord.extract.deals.parties.groups import members_of
from onrecord.extract.deals.parties.names import actor_of, named_in, with_country
from onrecord.extract.deals.parties.others import is_no_party, is_ship
from onrecord.extract.deals.parties.phrases import acted_for, country_in, is_seat, phrase
from onrecord.extract.deals.parties.pronouns import subject_before
from onrecord.extract.deals.parties.regions import land_of
from onrecord.extract.deals.parties.words import (
    bodies,
    company_pattern,
    is_carrier,
    joined_body,
    joined_name,
    lexicon,
    organ_pattern,
    proper,
    stripped,
)
from onrecord.values.countries import country_name, country_of, find_countries
from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from onrecord.extract.deals.parties.actors import Actors
    from onrecord.extract.tree import Tree
    from onrecord.model import Span

_SEVERAL = frozenset({"firms", "companies", "manufacturers", "suppliers", "contractors", "makers", "bidders"})
_PRIVATE = frozenset({"dealer", "dealers", "trader", "traders"})
"""Who sells for himself: "a gun |dealer| from Muscat"."""
PartyType = Literal["state", "company", "agent"]


@dataclass(frozen=True, slots=True)
class Party:
    """Hold one party as a text words it.

    `country` is the state itself, or the one that the words give a company ("Germany's Rheinmetall").
    `actor` is the key of a LocalActor whose mention the words overlap; `key` is the same for all wordings of
    one party in a text.
    """

    type: PartyType
    span: Span
    name: str
    country: str | None
    country_span: Span | None
    actor: str | None

    @property
    def key(self) -> str:
        """Return what two wordings of one party share."""
        return self.country if self.type == "state" and self.country else self.actor or self.name.casefold()


def parties_at(tree: Tree, text: str, head: int, actors: Actors) -> tuple[Party, ...]:
    """Return the parties that a noun phrase names: its head's and those joined to it by "and"."""
    if tree.words[head] in {"us", "u.s."} and tree.words[head + 1 : head + 2] in (["$"], ["dollars"]):
        return ()
    span = joined_name(tree, text, head)
    if span is not None:
        return (Party("company", span, span.of(text), None, None, None),)
    body = joined_body(tree, text, head)
    if body is not None:
        return (state_party(body[1], body[0], actors),)
    grouped = _grouped(tree, text, head, actors)
    if grouped:
        return grouped
    heads = [head]
    for conjunct in heads:
        joined = [c for a in tree.children[conjunct] if tree.deps[a] == "appos" for c in tree.children[a]]
        joined += tree.children[conjunct]
        heads += [
            c
            for c in joined
            if tree.deps[c] == "conj" and tree.tags[c].startswith(("N", "J")) and tree.words[c - 1] != "&"
            if tree.child(c, "nummod") is None  # "to Oman, |42 A330s| and"
        ]  # "Bath & |Tooling|" is one
    found = [party_at(tree, text, token, actors) for token in heads if not is_seat(tree, text, token)]
    found += [p for token in heads[1:] for p in _grouped(tree, text, token, actors)]
    if found == [None]:
        named = next((c for c in tree.children[head] if tree.deps[c] == "appos"), None)
        proper_noun = (
            named is not None and tree.tags[named] == "NNP" and tree.words[head] in lexicon()["lands"]
        )
        found += [party_at(tree, text, named, actors)] if named is not None and proper_noun else []
    found += [party_at(tree, text, token, actors) for token in _others_of(tree, head)]
    return tuple(
        party for party in found if party is not None and party.name not in lexicon()["second_halves"]
    )


def _grouped(tree: Tree, text: str, head: int, actors: Actors) -> tuple[Party, ...]:
    """Return the companies of a group, which are of its country: "a French team of |Alstom| and ..."."""
    members = members_of(tree, head)
    if not members:
        return ()
    land, place = country_in(tree, text, *phrase(tree, head), head)
    found = [p for noun in members for p in parties_at(tree, text, noun, actors) if p.type != "state"]
    if place is None:
        return tuple(found)
    return tuple(p if p.country_span else replace(p, country=land, country_span=place) for p in found)


def _others_of(tree: Tree, head: int) -> list[int]:
    """Return the further states of a body that several have: "the navies of Germany and |Norway|"."""
    if tree.words[head] not in lexicon()["organs"]:
        return []
    nouns = [n for of in tree.children[head] if tree.words[of] == "of" for n in tree.children[of]]
    others: list[int] = []
    for noun in nouns:
        others += [c for c in tree.children[noun] if tree.deps[c] == "conj"]
    for noun in others:
        others += [c for c in tree.children[noun] if tree.deps[c] == "conj"]
    return others


def party_at(tree: Tree, text: str, head: int, actors: Actors) -> Party | None:
    """Return the party that the noun phrase around one head token names, or None where it names none."""
    if tree.tags[head].startswith(("PRP", "W", "DT", "CD", "V")):
        return _by_pronoun(tree, head, actors)
    head = acted_for(tree, head)
    first, last = phrase(tree, head)
    span = tree.span(first, last)
    words = stripped(span.of(text))
    country, country_span = country_in(tree, text, first, last, head)
    described = _described_land(tree, text, first, head, actors) or _the_country(
        tree, text, first, head, actors
    )
    whole = described or country_of(words)  # "South |Africa|", though no continent is a party
    if (is_no_party(tree.words[head], words) and not whole) or is_ship(tree, first, head):
        return None
    if words == "Emirates" and tree.words[head - 1 : head] != ["the"]:
        return Party("company", span, words, None, None, None)  # the airline
    if whole:
        return state_party(whole, span, actors, None if described else span)
    nation = _nation(tree, text, (first, last, head), words, country, actors)
    if nation is not None:
        return state_party(nation, span, actors, country_span) if nation else _body(tree, first, span, words)
    land = tree.words[head] in lexicon()["lands"]  # "the Latin American |country|"
    return None if land else _company(tree, text, (first, last, head), country, country_span, actors)


def _body(tree: Tree, first: int, span: Span, words: str) -> Party | None:
    """Return "the |navy|" as a state that is yet to be found out: one without a country."""
    bare = words.islower() and tree.words[max(0, first - 1)] == "the"
    return Party("state", span, words, None, None, None) if bare else None


def _described_land(tree: Tree, text: str, first: int, head: int, actors: Actors) -> str | None:
    """Return the state that "the Southeast Asian |nation|" and "Africa's most populous |nation|" mean."""
    if tree.words[head] not in lexicon()["lands"] or tree.tags[head] != "NN":
        return None
    owner = tree.child(head, "poss")
    the = first and tree.words[first - 1] in {"the", "that", "this"}
    first = first if owner is None else min(first, owner)
    words = tree.span(first, head).of(text)
    return land_of(words, tree.starts[first], actors) if the or owner is not None else None


def _the_country(tree: Tree, text: str, first: int, head: int, actors: Actors) -> str | None:
    """Return the state that "the |country|" means: the one its paragraph has named, or the text speaks of."""
    if tree.words[head] == "country" and tree.words[first:head] in (["his"], ["her"]):
        speaker = next((t for t in range(tree.first[head], first) if tree.deps[t] == "nsubj"), None)
        party = party_at(tree, text, speaker, actors) if speaker is not None else None
        return party.country if party and party.type == "state" else None
    if tree.words[head] != "country" or first != head or tree.words[head - 1 : head] != ["the"]:
        return None
    named = {found.alpha3 for found in find_countries(text[tree.starts[0] : tree.starts[head]])}
    if not named and tree.first[head] == 0:  # of which the paragraph before speaks
        end = text.rfind("\n\n", 0, tree.starts[0])
        start = text.rfind("\n\n", 0, max(end, 0)) + 1
        named = {found.alpha3 for found in find_countries(text[start : max(end, 0)])}
    subject = _subject_before(tree, head) if len(named) > 1 else None
    if subject is not None:
        named &= {country_of(tree.span(subject, subject).of(text))}
    if not named:
        return actors.topic(tree.starts[head])
    return next(iter(named)) if len(named) == 1 else None


def _subject_before(tree: Tree, head: int) -> int | None:
    """Return the subject of the sentence before: "|Oman| bought jets from Peru. The country ..."."""
    before = tree.first[head] - 1
    first = tree.first[before] if before >= 0 else 0
    return next((t for t in range(first, before) if tree.deps[t] in {"nsubj", "nsubjpass"}), None)


def _nation(
    tree: Tree, text: str, tokens: tuple[int, int, int], words: str, country: str | None, actors: Actors
) -> str | None:
    """Return the state that a body, an office or a metonym stands for: "" if unknown, None for others."""
    first, last, head = tokens
    if words == "country":
        return ""
    actor = actors.at(tree.span(head, head))
    named = proper(tree, text, first, last)
    names = (words, named.of(text) if named else "")
    body = next((bodies()[name.lower()] for name in names if name.lower() in bodies()), None)
    if body or (_is_organ(words) and words.split(maxsplit=1)[0] not in known_makers()):
        own = actors.home if words.lower() in lexicon()["organs"] else None
        if body not in actors.countries:  # "the |Royal Air Force|" where Jordan's is told of
            body = actors.state_of_fuller(stripped(words)) or body
        return country or body or (actors.state_of(actor) if actor else None) or own or ""
    initials = actors.state_by_initials(words)
    if initials:
        return initials
    if actor and actor.type == "state" and actor.country and not named:
        return actor.country
    if actor and actor.type == "person" and not (named and is_carrier(named.of(text))):
        return (actors.state_of(actor) or actor.country or "") if actor.offices else ""
    return None


def _by_pronoun(tree: Tree, head: int, actors: Actors) -> Party | None:
    span = tree.span(head, head)
    spoken_of = subject_before(tree, head) if tree.words[head] == "it" else None
    if spoken_of is not None:
        return state_party(spoken_of, span, actors, None)
    actor = actors.pronoun(span)
    if actor and actor.type == "organization" and company_pattern().search(actor.name.lower()):
        return None  # the state of a firm does not act where the firm does
    nation = actors.state_of(actor) if actor else None
    if actor and actor.type == "person" and actor.offices:
        nation = nation or actor.country
    return state_party(nation, span, actors, None) if nation else None


def state_party(country: str, span: Span, actors: Actors, country_span: Span | None = None) -> Party:
    """Return a state as a party, worded as at `span`."""
    return Party("state", span, country_name(country), country, country_span, actors.state(country))


def _is_organ(words: str) -> bool:
    return organ_pattern().search(words.lower()) is not None


def _company(
    tree: Tree,
    text: str,
    tokens: tuple[int, int, int],
    country: str | None,
    country_span: Span | None,
    actors: Actors,
) -> Party | None:
    first, last, head = tokens
    span = tree.span(first, last)
    words = span.of(text)
    lower = stripped(words).lower()
    described = company_pattern().search(lower) is not None
    named = named_in(tree, text, tokens, described=described)
    if named is not None and tree.words[head] in _SEVERAL and tree.tags[first].startswith("J"):
        named = None if named == tree.span(first, first) else named  # "|International| firms"
    if named is None:
        place = country_span if described and country and tree.words[head] not in _PRIVATE else None
        meant = company_meant(tree, text, tokens, actors)
        if country and place and not meant:
            return state_party(country, place, actors, place)
        return Party("company", span, meant[0], None, None, meant[1]) if meant else None
    named = with_country(text, named, country_span)
    actor = actor_of(named.of(text), actors.at(named) or actors.named_in_full(named.of(text)))
    if actor and actor.type in {"person", "state", "group"}:
        return None
    name = actor.name if actor else named.of(text)
    if is_named_as_goods(name) or name.lower() in bodies():
        return None
    agent = name.lower() in lexicon()["agents"] or any(w in lower for w in lexicon()["agent_words"])
    known = (
        agent or actor is not None or described or name in known_makers() or tree.tags[head].startswith("NNP")
    )
    if not known or country_of(name):
        return None
    nation = country or (actor.country if actor else None)
    return Party(
        "agent" if agent else "company", named, name, nation, country_span, actor.key if actor else None
    )
