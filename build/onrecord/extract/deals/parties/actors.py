"""Look up the actors of one article from the words of its trades."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.words import is_named_as_goods
from onrecord.extract.deals.parties.words import bare_name, company_pattern, lexicon
from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.tree import Tree
    from onrecord.model import LocalActor, Span


def _is_described(actor: LocalActor) -> bool:
    """Tell what is called a company, by its name or as "the company"."""
    named = company_pattern().search(actor.name.lower()) is not None
    return named or any(mention.form == "description" for mention in actor.mentions)


class Actors:
    """Look up the actors of one article by place, by country and by name."""

    def __init__(self, actors: Sequence[LocalActor], home: str | None = None) -> None:
        actors = tuple(
            actor for actor in actors if actor.type == "state" or not is_named_as_goods(actor.name)
        )
        self._actors = actors
        self.home = home
        self._by_key = {actor.key: actor for actor in actors}
        self._mentions = sorted(
            (mention.span.start, mention.span.end, actor.key, mention.form)
            for actor in actors
            for mention in actor.mentions
        )
        self._longest = max((end - start for start, end, _, _ in self._mentions), default=0)
        self._states = {a.country: a.key for a in actors if a.type == "state" and a.country}

    def reporting_from(self, home: str | None) -> Actors:
        """Return these actors as a text sees them that is written from a country."""
        return self if home == self.home else Actors(self._actors, home)

    @property
    def countries(self) -> frozenset[str]:
        """Return the countries that the article is about."""
        return frozenset(self._states)

    @property
    def only_state(self) -> str | None:
        """Return the one country that the article is about; None where it is about several."""
        return next(iter(self._states)) if len(self._states) == 1 else None

    def at(self, span: Span) -> LocalActor | None:
        """Return the actor with the longest mention that overlaps a span."""
        over = [(end - start, key) for start, end, key, _ in self._over(span.start, span.end)]
        return self._by_key[max(over)[1]] if over else None

    def named_in_full(self, name: str) -> LocalActor | None:
        """Return the one organisation whose name goes on where a shorter one stops: "Hyundai Heavy"."""
        longer = [a for a in self._actors if a.type == "organization" and a.name.startswith(f"{name} ")]
        return longer[0] if len(longer) == 1 else None

    def company_before(self, place: int) -> LocalActor | None:
        """Return the one company of which a text has spoken before a place."""
        before = [self._by_key[key] for start, _, key, _ in self._mentions if start < place]
        firms = {a.key: a for a in before if a.type == "organization" and self.state_of(a) is None}
        firms = {key: a for key, a in firms.items() if a.name.lower().split()[-1] not in lexicon()["organs"]}
        firms = {key: a for key, a in firms.items() if not re.match(r"an? [a-z]", a.name)}
        told = [a for a in firms.values() if a.name in known_makers() or _is_described(a)]
        one = all(a.name.startswith(told[0].name) for a in told)  # "Thales", "Thales Australia"
        return told[0] if told and one else None

    def pronoun(self, span: Span) -> LocalActor | None:
        """Return the actor that a pronoun stands for."""
        over = self._over(span.start, span.end)
        keys = [k for s, e, k, form in over if (s, e) == (span.start, span.end) and form == "pronoun"]
        return self._by_key[keys[0]] if keys else None

    def state(self, country: str) -> str | None:
        """Return the key of the state that a country is."""
        return self._states.get(country)

    def last_state(self, place: int, among: frozenset[str]) -> str | None:
        """Return the country of some that is mentioned most before a place; of several the last."""
        before = [
            (country, start)
            for start, _, key, _ in self._mentions
            if start < place and (country := self._by_key[key].country) in among
            if self._by_key[key].type == "state"
        ]
        often = Counter(country for country, _ in before)
        return max(before, key=lambda one: (often[one[0]], one[1]))[0] if before else None

    def topic(self, place: int) -> str | None:
        """Return the country that is mentioned most before a place, where no other is as often."""
        often = Counter(
            self._by_key[key].country
            for start, _, key, _ in self._mentions
            if start < place and self._by_key[key].type == "state"
        ).most_common(2)
        alone = len(often) == 1 or (len(often) > 1 and often[0][1] > often[1][1])
        return often[0][0] if alone else None

    def state_of(self, actor: LocalActor) -> str | None:
        """Return the country of a state or of a body that belongs to one."""
        if actor.type == "state":
            return actor.country
        parent = self._by_key.get(actor.parent or "")
        return parent.country if parent and parent.type == "state" else None

    def state_by_initials(self, word: str) -> str | None:
        """Return the country of the body whose initials a word is: "NAF" of the Nigerian Air Force."""
        if not (word.isupper() and word.isalpha() and 2 <= len(word) <= 6):
            return None
        for actor in self._actors:
            initials = "".join(w[0] for w in actor.name.replace("-", " ").split() if w[0].isupper())
            nation = self.state_of(actor) if initials == word else None
            if nation:
                return nation
        return None

    def state_of_fuller(self, words: str) -> str | None:
        """Return the country of the one body whose name has these words and more: "the Royal Air Force"."""
        part = set(words.split())
        named = [actor for actor in self._actors if part < set(actor.name.split())]
        fuller = {self.state_of(actor) or actor.country for actor in named}
        return next(iter(fuller)) if len(fuller) == 1 else None

    def _is_nobodys_product(self, actor: LocalActor) -> bool:
        """Tell people and companies from products that were read as a company once."""
        known = {actor.name, bare_name(actor.name)} & known_makers() or len(actor.mentions) > 1
        return actor.type == "person" or (actor.type == "organization" and bool(known))

    def tokens(self, tree: Tree) -> frozenset[int]:
        """Return the tokens that name people and organisations, which are no part of a designation."""
        if not len(tree):
            return frozenset()
        named = [
            (start, end)
            for start, end, key, form in self._over(tree.starts[0], tree.ends[-1])
            if form in {"full", "short", "alias"} and self._is_nobodys_product(self._by_key[key])
        ]
        return frozenset(
            t for t in range(len(tree)) if any(s <= tree.starts[t] and tree.ends[t] <= e for s, e in named)
        )

    def _over(self, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
        """Yield the mentions that share an offset with `start` to `end`."""
        first = bisect_left(self._mentions, start - self._longest, key=itemgetter(0))
        for mention in islice(self._mentions, first, None):
            if mention[0] >= end:
                return
            if mention[1] > start:
                yield mention
