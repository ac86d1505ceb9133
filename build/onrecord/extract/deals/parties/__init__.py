"""Say who the parties of a trade are: a state by any of its bodies, a company, a selling agent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.deals.parties.companies import company_at
from onrecord.extract.deals.parties.groups import members_of
from onrecord.extract.deals.parties.names import described_name
from onrecord.extract.deals.parties.outsiders import is_no_party, is_ship
from onrecord.extract.deals.parties.party import Party as Party
from onrecord.extract.deals.parties.party import state_party as state_party
from onrecord.extract.deals.parties.phrases import acted_for, country_in, is_seat, phrase
from onrecord.extract.deals.parties.pronouns import subject_before
from onrecord.extract.deals.parties.regions import land_of
from onrecord.extract.deals.parties.words import (
    bare_land,
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
from onrecord.values.countries import country_of, find_countries
from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from onrecord.extract.deals.parties.actors import Actors
    from onrecord.extract.tree import Tree
    from onrecord.model import Span

_LANDS = frozenset(
    {"country", "nation", "kingdom", "republic", "sultanate", "emirate", "state", "monarchy", "island"}
)


def parties_at(tree: Tree, text: str, head: int, actors: Actors) -> tuple[Party, ...]:
    """Return the parties that a noun phrase names: its head's and those joined to it by "and"."""
    if tree.words[head] in {"us", "u.s."} and tree.words[head + 1 : head + 2] in (["$"], ["dollars"]):
        return ()
    span = joined_name(tree, text, head)
    if span is not None:
        return (Party("company", span, span.of(text), *_owner_of(tree, text, span), None),)
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
    others = (party_at(tree, text, token, actors) for token in _others_of(tree, head))
    found += [party for party in others if party and (party.type == "state" or party.name in known_makers())]
    return tuple(
        party for party in found if party is not None and party.name not in lexicon()["second_halves"]
    )


def _owner_of(tree: Tree, text: str, name: Span) -> tuple[str | None, Span | None]:
    """Return the country before a name, and where: "|Jordan's| Design and Development Bureau"."""
    first = next(t for t in range(len(tree)) if tree.ends[t] > name.start)
    owned = first > 1 and tree.tags[first - 1] == "POS"
    low = first - 3 if owned and first > 2 and tree.heads[first - 3] == first - 2 else first - 2
    country = country_of(stripped(tree.span(low, first - 2).of(text))) if owned else None
    return (country, tree.span(low, first - 2)) if country else (None, None)


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
    """Return who the parser joined to a body's "of": "the navies of Germany and |Norway|"."""
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
    country, country_span = country_in(tree, text, first, last, head)
    if described_name(tree, text, first, last) is not None:
        return company_at(tree, text, (first, last, head), country, country_span, actors)
    owner = _of_land(tree, text, head, actors) or (None if country else _owner(tree, text, head, actors))
    if owner is not None and owner.country:
        return state_party(owner.country, tree.span(first, last), actors, owner.country_span)
    return _named_at(tree, text, (first, last, head), (country, country_span), actors)


def _named_at(
    tree: Tree,
    text: str,
    tokens: tuple[int, int, int],
    land: tuple[str | None, Span | None],
    actors: Actors,
) -> Party | None:
    """Return the state or the company that the tokens of a phrase (first, last, head) name."""
    first, last, head = tokens
    span = tree.span(first, last)
    words = stripped(span.of(text))
    described = _described_land(tree, text, first, head, actors)
    described = described or _the_country(tree, text, first, head, actors)
    whole = described or country_of(words) or country_of(bare_land(words))  # "South |Africa|"
    if (is_no_party(tree.words[head], words) and not whole) or is_ship(tree, first, head):
        return None
    if words == "Emirates" and tree.words[head - 1 : head] != ["the"]:
        return Party("company", span, words, None, None, None)  # the airline
    if whole:
        return state_party(whole, span, actors, None if described else span)
    nation = _nation(tree, text, tokens, words, land[0], actors)
    if nation is not None:
        return state_party(nation, span, actors, land[1]) if nation else _body(tree, first, span, words)
    region = tree.words[head] in lexicon()["lands"]  # "the Latin American |country|", not "Kenya |Power|"
    region &= not (tree.tags[head] == "NNP" and tree.words[head] == "power" and head > first)
    return None if region else company_at(tree, text, tokens, *land, actors)


def _of_land(tree: Tree, text: str, head: int, actors: Actors) -> Party | None:
    """Return the state in "the West African country of |Togo|"."""
    of = next((c for c in tree.children[head] if c == head + 1 and tree.words[c] == "of"), None)
    name = tree.child(of, "pobj") if of is not None and tree.words[head] in _LANDS else None
    if name is None:
        return None
    whole = tree.span(phrase(tree, head)[0], tree.right[name])
    if country := country_of(whole.of(text)):
        return state_party(country, whole, actors, whole)  # "Democratic |Republic| of Congo"
    party = party_at(tree, text, name, actors)
    return party if party and party.type == "state" else None


def _owner(tree: Tree, text: str, head: int, actors: Actors) -> Party | None:
    """Return the state that owns a part of a body: "|the Indonesian Ministry of Defence|'s agency"."""
    body = tree.child(head, "poss")
    named = tree.tags[head] == "NN" and body is not None and tree.words[body] in lexicon()["organs"]
    party = party_at(tree, text, body, actors) if named and body is not None else None
    return party if party and party.type == "state" else None


def _body(tree: Tree, first: int, span: Span, words: str) -> Party | None:
    """Return "the |navy|" as a state that is yet to be found out: one without a country."""
    opens = tree.words[first] == "its" and tree.first[first] == first  # "|Its navy| has bought ..."
    bare = words.islower() and (opens or tree.words[max(0, first - 1)] == "the")
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
    his = tree.words[head] == "country" and tree.words[first:head] in (["his"], ["her"])
    if his:
        speaker = next((t for t in range(tree.first[head], first) if tree.deps[t] == "nsubj"), None)
        party = party_at(tree, text, speaker, actors) if speaker is not None else None
        if party and party.type == "state" and party.country:
            return party.country
    bare = tree.words[head] == "country" and first == head and tree.words[head - 1 : head] == ["the"]
    if not (his or bare):
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
    full = actor.name if actor and actor.type == "organization" and tree.tags[head] == "NNP" else words
    names = (words, named.of(text) if named else "", full)
    body = next((bodies()[name.lower()] for name in names if name.lower() in bodies()), None)
    organ = _is_organ(words) or (full != words and _is_office(full))
    if body or (organ and words.split(maxsplit=1)[0] not in known_makers()):
        ends = (tree.words[head], " ".join(tree.words[max(0, head - 1) : head + 1]))
        bare = any(end in lexicon()["organs"] for end in ends)  # "the |Defence Acquisition Council|"
        own = actors.home if bare else None
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
    if actor and actor.type == "organization" and not _is_body(actor.name):
        return None  # the state of a firm does not act where the firm does
    nation = actors.state_of(actor) if actor else None
    if actor and actor.type == "person" and actor.offices:
        nation = nation or actor.country
    return state_party(nation, span, actors, None) if nation else None


def _is_body(name: str) -> bool:
    """Tell a ministry or a service from a firm by its name."""
    return _is_office(name) or name.lower() in bodies()


def _is_office(name: str) -> bool:
    """Tell "Estonian Centre for Defence Investments" by an actor's whole name."""
    return _is_organ(name) and company_pattern().search(name.lower()) is None


def _is_organ(words: str) -> bool:
    return organ_pattern().search(words.lower()) is not None
