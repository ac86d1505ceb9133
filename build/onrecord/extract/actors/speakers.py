"""Give bare names, offices, descriptions and pronouns to those they mean, in the order of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.actors.anaphora import antecedent, described, is_pronoun, unnamed
from onrecord.extract.actors.naming import appoint, owner_of
from onrecord.extract.actors.neighbours import weigh
from onrecord.extract.actors.offices import OfficePhrase
from onrecord.extract.lexicon import fold, lexicon
from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.extract.actors.cast import Draft
    from onrecord.extract.actors.chunks import Chunk
    from onrecord.extract.actors.scene import Scene
    from onrecord.extract.lexicon import Sex

_BESIDE = re.compile(
    r"[\s,]*(?:(?:the|then|a|an|[A-Z][\w.]+-based|[A-Z]{1,3}|aged \d+|\d+|[A-Z][a-z]{1,6}\.?"
    r"|Lieutenant|General|Colonel)[\s,]+)*"
)
_VERB_GAP = re.compile(r"\b(?:told|said|says|and|or)\b|[.;:\n\"“”]")
_LONGEST_NAME = 60
_NOBODY = frozenset({"i", "we", "you", "one", "there", "this", "what", "me", "us", "my", "our"})
_OWNING = frozenset({"its", "their", "his", "her"})
_SURE = frozenset({"his", "her"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def resolve_rest(scene: Scene) -> None:
    """Resolve what full names leave open; who speaks and is not in the cast is added without a name."""
    resolver = _Resolver(scene)
    for _, _, subject in sorted(resolver.steps(), key=lambda found: found[:2]):
        if isinstance(subject, Span):
            resolver.speaker(subject)
        elif isinstance(subject, OfficePhrase):
            resolver.office(subject)
        else:
            resolver.bare(subject)
    resolver.first_person()


class _Resolver:
    """Resolve the words of one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.cast = scene.cast

    def steps(self) -> list[tuple[int, int, Chunk | OfficePhrase | Span]]:
        """List what is left to resolve, with offsets: bare names, offices without a name, speakers."""
        found: list[tuple[int, int, Chunk | OfficePhrase | Span]] = []
        for page, offices in zip(self.scene.pages, self.scene.offices, strict=True):
            bare = (c for c in page if c.kind in ("name", "person") and not c.has_many_words)
            found += [(chunk.span.start, 0, chunk) for chunk in bare]
            found += [
                (office.span.start, 1, office)
                for office in offices
                if office.holder is None or not page[office.holder].has_many_words
            ]
        for quotation in self.scene.quotations:
            hearer = quotation.addressee if self._can_hear(quotation.addressee) else None
            relays = (_relay_head(self.scene.text, relay.source) for relay in quotation.relays)
            heads = [hearer, *relays]
            found += [(head.start, 2, head) for head in heads if head]
            if quotation.head:  # names beside it come first: "the lobby group X"
                found.append(
                    (max(quotation.head.end, *(span.end for span in quotation.source), 0), 3, quotation.head)
                )
        return found

    def _can_hear(self, addressee: Span | None) -> bool:
        """Say whether words name somebody who can be told something: parliament, no news conference."""
        if addressee is None:
            return False
        words = [fold(word) for word in addressee.of(self.scene.text).split()]
        kinds = {lexicon().nouns.get(word) or lexicon().nouns.get(word.removesuffix("s")) for word in words}
        somebody = any(self.cast.at(place) for place in range(addressee.start, addressee.end))
        return somebody or is_pronoun(words[-1]) or bool(kinds & {"person", "group", "organization"})

    def bare(self, chunk: Chunk) -> None:
        """Give a bare name to the last full name that fits."""
        number, place = self.scene.places[chunk.span.start]
        page = self.scene.pages[number]
        before = page[place - 1].folded if place else ""
        sex: Sex | None = lexicon().honorifics.get(before)
        title = next((o.title for o in self.scene.offices[number] if o.holder == place), "")
        cast = self.cast
        draft = cast.bare(chunk.folded, chunk.span.start, sex, title) or cast.single(chunk)
        if sex and draft.type == "person":
            draft.sex = draft.sex or sex
        weigh(page, place, draft)
        who = draft.type is None and [c.folded for c in page[place + 1 : place + 3]] == [",", "who"]
        if chunk.kind == "person" or title or before in lexicon().honorifics or who:
            draft.for_person += 2
            draft.type = draft.type or "person"
        cast.mention(draft, chunk.span, "full" if len(draft.words) == 1 else "short")

    def office(self, office: OfficePhrase) -> None:
        """Give an office without a name to its holder, where the article names one."""
        cast = self.cast
        number = self.scene.paragraph(office.span.start)
        if office.holder is not None:
            draft = cast.at(self.scene.pages[number][office.holder].span.start)
            if draft is not None and draft.type in ("person", None):
                appoint(self.scene, draft, office)
            return
        if office.determiner in ("a", "an", "another", "one") or office.head not in lexicon().singular_heads:
            return
        _, country = owner_of(self.scene, office)
        fitting = [d for d in cast.drafts if d.type == "person" and d.holds(office.title, country)]
        before = [d for d in fitting if d.last(office.span.start) >= 0]
        draft = max(before, key=lambda d: d.last(office.span.start)) if before else None
        draft = draft or min(fitting, key=lambda d: d.first(office.span.start) or 0, default=None)
        if draft:
            draft.country = draft.country or country
            cast.mention(draft, office.span, "office")

    def speaker(self, head: Span) -> Draft | None:
        """Find or make the actor whom the word at `head` names."""
        draft = self._by_office(head) or self.cast.at(head.start) or self._described(head)
        if draft is not None:
            self.cast.speakers.append((head.start, draft))
        return draft

    def _by_office(self, head: Span) -> Draft | None:
        """Return who holds the office that the speaker's words name with its owner: "the mayor of Lyon"."""
        for office in self.scene.offices[self.scene.paragraph(head.start)]:
            if (
                office.holder is None
                and office.span.start <= head.start < office.span.end
                and (office.organization or office.state)
            ):
                span = self._wording(head)
                if (
                    office.span.start <= span.start and span.end <= office.span.end + 1
                ) or span.start == office.span.start:
                    known = next(
                        (d for d in self.cast.drafts for m in d.mentions if m.span == office.span), None
                    )
                    return known or self.cast.mention(
                        unnamed(self.cast, office.head, span.of(self.scene.text), span.start),
                        span,
                        "description",
                    )
        return None

    def _described(self, head: Span) -> Draft | None:
        word = fold(head.of(self.scene.text))
        if is_pronoun(word):
            before = self.scene.sentence_before(head.start)
            draft = antecedent(self.cast, word, head.start, self.scene.paragraph, before)
            return self.cast.mention(draft, head, "pronoun") if draft else None
        span = self._wording(head)
        words = span.of(self.scene.text)
        named = self._author(word, span) or self._apposed(head, span)
        if named:
            return named
        nobody = word in lexicon().words["nobody"] or fold(words) == "no one"
        if word in _RELATIVE or nobody or (word in _NOBODY and " " not in words):
            return None
        draft = described(self.cast, word, words, head.start, self.scene.paragraph) or unnamed(
            self.cast, word, words, span.start
        )
        return self.cast.mention(draft, span, "description")

    def _author(self, word: str, span: Span) -> Draft | None:
        """Return who speaks through a paper: the ministry in "the ministry's statement"."""
        if lexicon().nouns.get(word) != "document":
            return None
        inside = [
            (m.span.start, d)
            for m, d in self.cast.within(span)
            if m.form in ("full", "short") and d.type != "state" and not self._is_topic(span, m.span)
        ]
        owner = fold(span.of(self.scene.text)).split()[0]
        if not inside and owner in _OWNING:
            return self._owner(owner, span)
        if not inside:
            return None
        return self.cast.mention(max(inside, key=lambda found: found[0])[1], span, "description")

    def _owner(self, pronoun: str, span: Span) -> Draft | None:
        """Return whose paper "its notice" is where just one actor before it can be meant."""
        bodies = [
            d for d in self.cast.drafts if d.last(span.start) >= 0 and d.type in ("organization", "state")
        ]
        if pronoun not in _SURE and len(bodies) != 1:
            return None
        known = antecedent(self.cast, pronoun, span.start, self.scene.paragraph)
        return self.cast.mention(known, span, "description") if known else None

    def _is_topic(self, paper: Span, name: Span) -> bool:
        """Tell what a paper is about from whose it is: "the notice on the tugs"."""
        before = fold(self.scene.text[paper.start : name.start]).split()
        return bool({"on", "about", "against", "concerning"} & set(before[-3:]))

    def _apposed(self, head: Span, span: Span) -> Draft | None:
        """Return who is named beside a description: "the builder, X", "the lobby group X"."""
        beside = Span(head.end, span.end + _LONGEST_NAME)  # the source may end before ", Otto Lemke,"
        for mention, draft in sorted(self.cast.within(beside), key=lambda found: found[0].span):
            if mention.form not in ("full", "short") or draft.type == "state":
                continue
            gap = self.scene.text[head.end : mention.span.start]
            behind = self.scene.text[mention.span.end : mention.span.end + 1]
            inside = mention.span.end <= span.end
            closed = behind in (",", ";", "(") or (
                inside and mention.span.end >= len(self.scene.text[: span.end].rstrip(" ,"))
            )
            commas = (
                gap.rstrip().endswith(",") and closed and not _VERB_GAP.search(gap) and gap.count(",") == 1
            )
            if commas or (inside and _BESIDE.fullmatch(gap)):
                draft.roles.add(fold(head.of(self.scene.text)))
                return self.cast.mention(draft, span, "description")
        return None

    def _wording(self, head: Span) -> Span:
        """Return the words around a speaker's head: its source, or the noun phrase that ends with it."""
        for quotation in self.scene.quotations:
            for source in (*quotation.source, *(relay.source for relay in quotation.relays)):
                if source.start <= head.start < source.end:
                    return source
        number, place = self.scene.places.get(head.start, (None, 0))
        if number is None:
            return head
        page = self.scene.pages[number]
        start = place
        while (
            start
            and page[start - 1].tag[:2] in ("JJ", "NN", "DT", "PR", "CD", "PO")
            and page[start - 1].folded != ","
        ):
            start -= 1
        return Span(page[start].span.start, head.end)

    def first_person(self) -> None:
        """Take "we" in the words of an official or a company's people as their state or company."""
        places = [
            c.span for page in self.scene.pages for c in page if c.folded in ("we", "us") and c.kind == "word"
        ]
        for quotation in self.scene.quotations if places else ():
            speaker = self.cast.at(quotation.head.start) if quotation.head else None
            body = self._body(speaker) if speaker and quotation.kind == "report" else None
            if body is None:
                continue
            for span in places:
                if any(
                    part.start <= span.start < part.end for part in quotation.content
                ) and not self.cast.at(span.start):
                    self.cast.mention(body, span, "pronoun")

    def _body(self, speaker: Draft) -> Draft | None:
        """Return for whom a speaker says "we": the company of its officer, else the state of an official."""
        if speaker.type in ("state", "organization") and speaker.named:
            return speaker
        for office in speaker.offices:
            owner = next(
                (d for d in self.cast.drafts if d.type == "organization" and d.name == office.organization),
                None,
            )
            if owner and not lexicon().words["of_state"] & {fold(word) for word in owner.name.split()}:
                return owner
        states = (d for d in self.cast.drafts if d.type == "state" and d.country == speaker.country)
        return next(states, None) if speaker.country else None


def _relay_head(text: str, source: Span) -> Span:
    """Return the last word of a relay's name: where its actor is looked for."""
    words = list(re.finditer(r"\w[\w.&-]*", source.of(text)))
    last = words[-1] if words else None
    return Span(source.start + last.start(), source.start + last.end()) if last else source
