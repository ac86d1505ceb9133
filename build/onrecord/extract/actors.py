"""Find who appears in an article: people, organisations, states and groups, named or not.

Full names, offices and countries are collected first, over the whole text; then, in the order of the text,
bare surnames, offices without a name, descriptions and pronouns are given to those they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.anaphora import antecedent, described, is_pronoun, unnamed
from onrecord.extract.bodies import join_bodies
from onrecord.extract.cast import Cast, Draft
from onrecord.extract.chunks import chunks_of
from onrecord.extract.lexicon import fold, lexicon
from onrecord.extract.offices import OfficePhrase, find_offices, office_sex
from onrecord.identifiers import distinct, slug
from onrecord.model import LocalActor, Office, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.chunks import Chunk
    from onrecord.extract.lexicon import Sex
    from onrecord.extract.nlp import Reading
    from onrecord.extract.statements import Quotation

_IN_A_PLACE = frozenset({"in", "at", "near", "outside", "around", "inside", "across", "visited", "visiting", "toured", "left"})
_MOVING = re.compile(r"\b(?:flew|fly|flying|flight|trip|travel\w*|visit|return\w*|arriv\w*|went|going|journey|drove|moved|back|ambassador|embassy|envoy)\s+(?:to|from)\s+$")
_BESIDE = re.compile(r"[\s,]*(?:(?:the|then|a|an|[A-Z][\w.]+-based|[A-Z]{1,3}|aged \d+|\d+|[A-Z][a-z]{1,6}\.?|Lieutenant|General|Colonel)[\s,]+)*")
_VERB_GAP = re.compile(r"\b(?:told|said|says|and|or)\b")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Za-z]{0,4}$")
_OF_STATE = frozenset(
    "ministry department council parliament government office pentagon house congress senate army navy force forces "
    "duma knesset embassy cabinet administration treasury committee commission".split()
)
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def find_actors(reading: Reading, quotations: Sequence[Quotation]) -> tuple[LocalActor, ...]:
    """Find the actors of an article, each with all its mentions; `quotations` tell which words speak."""
    return _Finder(reading, quotations).find()


class _Finder:
    """Go through one article."""

    def __init__(self, reading: Reading, quotations: Sequence[Quotation]) -> None:
        self.text = reading.text
        self.quotations = quotations
        self.starts = [paragraph.start for paragraph in reading.paragraphs]
        self.pages = [join_bodies(page) for page in chunks_of(reading)]
        self.offices = [find_offices(page) for page in self.pages]
        self.cast = Cast()
        self.places = {chunk.span.start: (n, i) for n, page in enumerate(self.pages) for i, chunk in enumerate(page)}

    def find(self) -> tuple[LocalActor, ...]:
        """Collect the full names, then resolve the rest in order."""
        for number, page in enumerate(self.pages):
            for place, chunk in enumerate(page):
                self._collect(page, place, chunk)
            for office in self.offices[number]:
                if office.holder is not None and len(page[office.holder].name.split()) > 1:
                    self._appoint(self._draft(page[office.holder]), office)
        self._decide()
        for _, step, subject in sorted(self._steps(), key=lambda found: found[:2]):
            if isinstance(subject, Span):
                self.speaker(subject)
            elif isinstance(subject, OfficePhrase):
                self._office(subject)
            else:
                self._bare(subject)
            del step
        self._first_person()
        return self._finished()

    # -- first pass -------------------------------------------------------------------------------------------------

    def _collect(self, page: Sequence[Chunk], place: int, chunk: Chunk) -> None:
        cast = self.cast
        if chunk.inner:
            cast.mention(cast.state(chunk.inner), chunk.inner.span, chunk.inner.form)
        if chunk.kind == "state":
            if not self._is_place(page, place, chunk):
                cast.mention(cast.state(chunk), chunk.span, chunk.form)
        elif chunk.kind in ("organization", "media"):
            draft = cast.mention(cast.organization(chunk), chunk.span, "full")
            self._acronym(page, place, draft)
            if chunk.inner and not draft.parent:
                draft.parent = cast.state(chunk.inner)
        elif chunk.kind in ("person", "name") and len(chunk.name.split()) > 1:
            draft = cast.mention(cast.person(chunk), chunk.span, "full")
            self._weigh(page, place, draft)
            self._acronym(page, place, draft)

    def _is_place(self, page: Sequence[Chunk], place: int, chunk: Chunk) -> bool:
        """Say whether the seat of a government is meant as a city: "in Moscow", "flew to Tehran"."""
        if chunk.form != "metonym":
            return False
        before = page[place - 1].folded if place else ""
        after = page[place + 1] if place + 1 < len(page) else None
        if before in _IN_A_PLACE or (after and after.folded == "," and place + 2 < len(page) and page[place + 2].kind == "state"):
            return True
        return bool(_MOVING.search(self.text[max(0, chunk.span.start - 40) : chunk.span.start]))

    def _acronym(self, page: Sequence[Chunk], place: int, draft: Draft) -> None:
        """Take "International Atomic Energy Agency (IAEA)" as two names of one organisation."""
        if place + 3 >= len(page):
            return
        short = page[place + 2]
        close = next((n for n in range(place + 2, min(place + 7, len(page))) if page[n].folded == ")"), 0)
        if close and page[place + 1].folded == "(":
            inside = [c for c in page[place + 2 : close] if c.name[:1].isalpha() and c.folded != "the"]
            if len(inside) == 1 and inside[0].kind == "word" and lexicon().nouns.get(inside[0].folded) == "organization":
                draft.roles.add(inside[0].folded)
                draft.for_organization += 1
        if page[place + 1].folded != "(" or page[place + 3].folded != ")":
            return
        if _ACRONYM.match(short.name) and short.name[0].casefold() == draft.name[0].casefold():
            draft.for_organization += 2
            self.cast.mention(draft, short.span, "short")

    def _weigh(self, page: Sequence[Chunk], place: int, draft: Draft) -> None:
        """Count what the neighbours tell about a name that may be a person's or an organisation's."""
        lists = lexicon()
        before = page[place - 1].folded if place else ""
        after = [chunk.folded for chunk in page[place + 1 : place + 7]] + ["", ""]
        draft.for_organization += before in lists.descriptors or before == "the"
        draft.for_person += (before in lists.honorifics) * 2
        draft.for_person += after[0] == "," and after[1].isdigit() and len(after[1]) == 2
        if after[0] == "," and after[1] in ("a", "an", "the"):
            draft.for_organization += any(word in lists.descriptors for word in after[2:])
        draft.for_thing += after[0] in lexicon().things or draft.name in lexicon().places
        draft.for_thing += before in _IN_A_PLACE
        self._describe(page, place, draft)

    def _describe(self, page: Sequence[Chunk], place: int, draft: Draft) -> None:
        """Keep the common nouns that stand beside a name: "the lobby group X", "the builder, X", "X, a shopkeeper"."""
        before = place - 1
        if before > 0 and page[before].folded == ",":
            before -= 1
        if before >= 0 and page[before].tag[:2] == "NN" and page[before].kind == "word":
            draft.roles.add(page[before].folded)
        behind = place + 1
        while behind < len(page) and behind < place + 4 and (page[behind].folded == "," or page[behind].folded.isdigit()):
            behind += 1
        if behind < len(page) and behind > place + 1 and page[behind].folded in ("a", "an", "the", "its", "his", "her", "who"):
            for chunk in page[behind + 1 : behind + 7]:
                if chunk.kind == "word" and chunk.tag[:1] not in ("N", "J", "V", "C"):
                    break
                if chunk.tag[:2] == "NN":
                    draft.roles.add(chunk.folded)

    def _appoint(self, draft: Draft, office: OfficePhrase) -> None:
        """Give an office to its holder."""
        draft.type = draft.type or "person"
        draft.sex = draft.sex or office_sex(office.head)
        organization, country = self._owner(office)
        draft.offices.append(Office(office.title, organization, country, office.span))
        draft.country = draft.country or country
        if draft.description is None:
            draft.description = re.sub(r"^(?:an?|the|its|his|her|their)\s+", "", " ".join(office.span.of(self.text).split()))
        self.cast.mention(draft, office.span, "office")

    def _owner(self, office: OfficePhrase) -> tuple[str | None, str | None]:
        """Return the name of the organisation and the country an office belongs to."""
        country = office.state.country if office.state else None
        if office.organization:
            chunk = office.organization
            owner = self._draft(chunk if chunk.country or not country else replace(chunk, country=country))
            owner.for_organization += 1
            return owner.name, country or owner.country
        if office.group:
            known = described(self.cast, fold(office.group).split()[-1], "the " + office.group, office.span.start)
            return (known.name, country or known.country) if known else (office.group, country)
        return None, country

    def _draft(self, chunk: Chunk) -> Draft:
        """Return the actor that a chunk names."""
        cast = self.cast
        if chunk.kind == "state":
            return cast.state(chunk)
        if chunk.kind in ("organization", "media"):
            return cast.organization(chunk)
        if len(chunk.name.split()) > 1:
            return cast.person(chunk)
        return cast.bare(chunk.folded, chunk.span.start, None, "") or cast.single(chunk)

    def _decide(self) -> None:
        """Decide what the names of several words are that could be a person's or an organisation's."""
        singles = {c.folded for page in self.pages for c in page if c.kind in ("name", "person") and " " not in c.name}
        speaking = {q.head.start for q in self.quotations if q.head}
        for draft in self.cast.drafts:
            if draft.type is not None:
                continue
            speaks = any(m.span.start <= at < m.span.end for m in draft.mentions for at in speaking)
            person = draft.for_person + (draft.words[-1] in singles) + (draft.words[0] not in singles and speaks)
            draft.type = "person" if person > draft.for_organization + draft.for_thing else "organization"

    # -- second pass ------------------------------------------------------------------------------------------------

    def _steps(self) -> list[tuple[int, int, Chunk | OfficePhrase | Span]]:
        """List what is left to resolve with its offset: bare names, offices without a holder's name, speakers."""
        found: list[tuple[int, int, Chunk | OfficePhrase | Span]] = []
        for page, offices in zip(self.pages, self.offices, strict=True):
            for chunk in page:
                if chunk.kind in ("name", "person") and " " not in chunk.name:
                    found.append((chunk.span.start, 0, chunk))
            found += [
                (office.span.start, 1, office)
                for office in offices
                if office.holder is None or " " not in page[office.holder].name
            ]
        for quotation in self.quotations:
            heads = [quotation.addressee, *(_relay_head(self.text, r.source) for r in quotation.relays)]
            found += [(head.start, 2, head) for head in heads if head]
            if quotation.head:  # names beside it come first: "the lobby group X"
                found.append((max(quotation.head.end, *(span.end for span in quotation.source), 0), 3, quotation.head))
        return found

    def _bare(self, chunk: Chunk) -> None:
        """Give a bare name to the last full name that fits."""
        number, place = self.places[chunk.span.start]
        page = self.pages[number]
        before = page[place - 1].folded if place else ""
        sex: Sex | None = lexicon().honorifics.get(before)
        title = next((o.title for o in self.offices[number] if o.holder == place), "")
        cast = self.cast
        draft = cast.bare(chunk.folded, chunk.span.start, sex, title) or cast.single(chunk)
        if sex and draft.type == "person":
            draft.sex = draft.sex or sex
        self._weigh(page, place, draft)
        if chunk.kind == "person" or title or before in lexicon().honorifics:
            draft.for_person += 2
            draft.type = draft.type or "person"
        cast.mention(draft, chunk.span, "full" if len(draft.words) == 1 else "short")

    def _office(self, office: OfficePhrase) -> None:
        """Give an office without a name to its holder, where the article names one."""
        cast = self.cast
        number = self._paragraph(office.span.start)
        if office.holder is not None:
            draft = cast.at(self.pages[number][office.holder].span.start)
            if draft is not None and draft.type in ("person", None):
                self._appoint(draft, office)
            return
        if office.determiner in ("a", "an", "another", "one") or office.head not in lexicon().singular_heads:
            return
        _, country = self._owner(office)
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
        """Return who holds the office that the speaker's words are, where its owner is named: "the mayor of Lyon"."""
        for office in self.offices[self._paragraph(head.start)]:
            if office.holder is None and office.span.start <= head.start < office.span.end and (office.organization or office.state):
                span = self._wording(head)
                if span.start == office.span.start:
                    known = next((d for d in self.cast.drafts for m in d.mentions if m.span == office.span), None)
                    return known or self.cast.mention(unnamed(self.cast, office.head, span.of(self.text), span.start), span, "description")
        return None

    def _described(self, head: Span) -> Draft | None:
        word = fold(head.of(self.text))
        if is_pronoun(word):
            draft = antecedent(self.cast, word, head.start, self._paragraph)
            return self.cast.mention(draft, head, "pronoun") if draft else None
        span = self._wording(head)
        words = span.of(self.text)
        named = self._author(word, span) or self._apposed(head, span)
        if named:
            return named
        if word in _RELATIVE or word in ("i", "we", "you", "one", "there", "this", "what", "me", "us"):
            return None
        draft = described(self.cast, word, words, head.start) or unnamed(self.cast, word, words, span.start)
        return self.cast.mention(draft, span, "description")

    def _author(self, word: str, span: Span) -> Draft | None:
        """Return who speaks through a paper: the ministry in "the ministry's statement", the agency of a report."""
        if lexicon().nouns.get(word) != "document":
            return None
        inside = [(m.span.start, d) for m, d in self.cast.within(span) if m.form in ("full", "short") and d.type != "state"]
        return max(inside, key=lambda found: found[0])[1] if inside else None

    def _apposed(self, head: Span, span: Span) -> Draft | None:
        """Return who is named beside a description: "the builder, X", "the lobby group X", "its director, Y,"."""
        for mention, draft in sorted(self.cast.within(Span(head.end, span.end)), key=lambda found: found[0].span):
            if mention.form not in ("full", "short") or draft.type == "state":
                continue
            gap = self.text[head.end : mention.span.start]
            rest = self.text[mention.span.end : span.end].strip()
            if _BESIDE.fullmatch(gap) or (gap.rstrip().endswith(",") and (not rest or rest[0] in ",;(") and not _VERB_GAP.search(gap)):
                draft.roles.add(fold(head.of(self.text)))
                return self.cast.mention(draft, span, "description")
        return None

    def _wording(self, head: Span) -> Span:
        """Return the words around a speaker's head: its source, or the noun phrase that ends with it."""
        for quotation in self.quotations:
            for source in (*quotation.source, *(relay.source for relay in quotation.relays)):
                if source.start <= head.start < source.end:
                    return source
        number, place = self.places.get(head.start, (None, 0))
        if number is None:
            return head
        page = self.pages[number]
        start = place
        while start and page[start - 1].tag[:2] in ("JJ", "NN", "DT", "PR", "CD", "PO") and page[start - 1].folded != ",":
            start -= 1
        return Span(page[start].span.start, head.end)

    def _first_person(self) -> None:
        """Take "we" in the words of an official or a company's people as their state or company."""
        places = [c.span for page in self.pages for c in page if c.folded in ("we", "us") and c.kind == "word"]
        for quotation in self.quotations if places else ():
            speaker = self.cast.at(quotation.head.start) if quotation.head else None
            body = self._body(speaker) if speaker and quotation.kind == "report" else None
            if body is None:
                continue
            for span in places:
                if any(part.start <= span.start < part.end for part in quotation.content) and not self.cast.at(span.start):
                    self.cast.mention(body, span, "pronoun")

    def _body(self, speaker: Draft) -> Draft | None:
        """Return for whom a speaker says "we": the company of its officer, else the state of an official."""
        if speaker.type in ("state", "organization") and speaker.named:
            return speaker
        for office in speaker.offices:
            owner = next((d for d in self.cast.drafts if d.type == "organization" and d.name == office.organization), None)
            if owner and not _OF_STATE & {fold(word) for word in owner.name.split()}:
                return owner
        states = (d for d in self.cast.drafts if d.type == "state" and d.country == speaker.country)
        return next(states, None) if speaker.country else None

    def _paragraph(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def _finished(self) -> tuple[LocalActor, ...]:
        """Return the cast in the order of first mention, without names that are only things or places."""
        speaking = {id(draft) for _, draft in self.cast.speakers}
        kept = [d for d in self.cast.drafts if d.mentions and (id(d) in speaking or not _is_thing(d))]
        kept.sort(key=lambda d: min((m.span.start, m.span.end) for m in d.mentions))
        keys = distinct(slug(draft.name) for draft in kept)
        key_of = {id(draft): key for draft, key in zip(kept, keys, strict=True)}
        return tuple(_actor(draft, key_of) for draft in kept)


def _is_thing(draft: Draft) -> bool:
    return draft.type in (None, "organization") and draft.for_thing > draft.for_organization


def _actor(draft: Draft, key_of: dict[int, str]) -> LocalActor:
    return LocalActor(
        key=key_of[id(draft)],
        name=draft.name,
        type=draft.type or "organization",
        named=draft.named,
        mentions=tuple(sorted(draft.mentions, key=lambda m: (m.span.start, m.span.end))),
        country=draft.country,
        description=draft.description,
        offices=tuple(sorted(set(draft.offices), key=lambda office: office.span)),
        parent=key_of.get(id(draft.parent)) if draft.parent else None,
    )


def _relay_head(text: str, source: Span) -> Span:
    """Return the last word of a relay's name: where its actor is looked for."""
    words = list(re.finditer(r"\w[\w.&-]*", source.of(text)))
    last = words[-1] if words else None
    return Span(source.start + last.start(), source.start + last.end()) if last else source

