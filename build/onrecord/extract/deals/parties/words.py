"""The words that tell parties, and the names inside a phrase."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from onrecord.extract.deals.goods.words import is_company_form
from onrecord.model import Span
from onrecord.values.countries import country_of
from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.extract.deals.parties import Party
    from onrecord.extract.tree import Tree


@cache
def lexicon() -> Mapping[str, frozenset[str]]:
    """Return the lists of words that tell parties."""
    return {key: frozenset(words) for key, words in _lists().items()}


def ranked(key: str) -> list[str]:
    """Return a list of the file in its order."""
    return _lists()[key]


@cache
def _lists() -> Mapping[str, list[str]]:
    loaded: Mapping[str, list[str]] = yaml.safe_load(
        files(__package__).joinpath("parties.yaml").read_text(encoding="utf-8")
    )
    return loaded


@cache
def describing_nouns() -> frozenset[str]:
    """Return the nouns that stand right before the name of a firm or of a land: "its |neighbour| Oman"."""
    lands = lexicon()["lands"] - {"state", "power", "user", "operator", "buyer", "client", "customer"}
    return lexicon()["describing"] | lands


@cache
def bodies() -> dict[str, str]:
    """Map bodies that reports name without their state to its country."""
    loaded = yaml.safe_load(files(__package__).joinpath("bodies.yaml").read_text(encoding="utf-8"))
    return {body: country for country, names in loaded.items() for body in names}


@cache
def organ_pattern() -> re.Pattern[str]:
    """Match the words, in lower case, that make a name that of a state's body."""
    organs = "|".join(map(re.escape, sorted(lexicon()["organs"])))
    fields, offices = "|".join(ranked("fields")), "|".join(ranked("offices"))
    joined = rf"(?:{fields})\b.*\b(?:{offices})|(?:{offices})\b.*\b(?:{fields})"
    return re.compile(rf"\b(?:{organs}|{joined})\b(?!-)")


@cache
def company_pattern() -> re.Pattern[str]:
    """Match the words, in lower case, that end what is said of a company."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(lexicon()['company_words'])))})$")


def is_carrier(name: str) -> bool:
    """Tell companies that buy what they run, where a contract does not say who sells.

    >>> is_carrier("Oman Air"), is_carrier("Ethiopian Airlines"), is_carrier("Airbus")
    (True, True, False)
    """
    lower = name.lower()
    carries = re.search(
        r"\b(?:air ?lines?|airways|railways?|railroads?|ferries)\b|\b(?:air|rail|air shuttle)$|^air\s", lower
    )
    return carries is not None or lower in lexicon()["carriers"]


def is_public(name: str) -> bool:
    """Tell bodies that buy for the public, where a contract does not say who sells.

    >>> is_public("National Authority for Tunnels"), is_public("Maputo City Council"), is_public("Alstom")
    (True, True, False)
    """
    return (
        re.search(r"\b(?:authority|municipality|council|commission|bureau|board)\b", name.lower()) is not None
    )


def is_known_firm(name: str) -> bool:
    """Tell makers and carriers that are known by name."""
    return name in known_makers() or is_carrier(name)


def proper(tree: Tree, text: str, first: int, last: int) -> Span | None:
    """Return the last run of capitalised words of a phrase that is no country: "arms maker |Saab Bofors|"."""
    end = last
    while end >= first and (not _capital(tree, text, end) or _is_place_of(tree, end)):
        end -= 1
    begin = end
    if end >= first and tree.words[end + 1 : end + 2] == ["and"]:
        second = tree.span(end + 2, end + 2).of(text) if end + 2 < len(tree) else ""
        end += 2 if second in lexicon()["second_halves"] else 0
    while begin - 1 >= first and (
        _capital(tree, text, begin - 1) or tree.words[begin - 1] in {"&", "-", "and"}
    ):
        begin -= 1
    while begin <= end and (country_of(tree.span(begin, begin).of(text)) or not _capital(tree, text, begin)):
        begin += 1
    return tree.span(begin, end) if begin <= end and end >= first else None


def _is_place_of(tree: Tree, token: int) -> bool:
    """Tell the place in "the |Ulsan|-based builder"."""
    return tree.words[token + 1 : token + 3] in (["-", "based"], ["-", "headquartered"])


def _capital(tree: Tree, text: str, token: int) -> bool:
    return (text[tree.starts[token]].isupper() or tree.tags[token] == "NNP") and tree.tags[token] != "POS"


def bare_name(company: str) -> str:
    """Return a company's name without the form it has in law.

    >>> bare_name("Lockheed Martin Corp."), bare_name("Navantia")
    ('Lockheed Martin', 'Navantia')
    """
    words = company.split()
    while len(words) > 1 and is_company_form(words[-1]):
        words.pop()
    return " ".join(words).removesuffix(",")


_FIELD = (
    r"(?:Engineering|Construction|Contracting|Roads?|Bridges?|Railways?|Highways?|Harbou?r|Ports?|Water|Electric(?:ity)?|Power"
    r"|Energy|Oil|Gas|Petroleum|Petrochemicals?|Chemicals?|Shipbuilding|Offshore|Marine|Trading|Trade|Import|Export"
    r"|Machinery|Steel|Mining|Aerospace|Aviation|Defen[cs]e|Electronics?|Technology|Science|Industry|Transport|Logistics"
    r"|Building|Hydropower|Hydroelectric|Infrastructure|Telecommunications?|Equipment|Materials?|Design|Development)"
)
_FIELDS = re.compile(
    rf"(?<![\w'’])(?!The\s|In\s|On\s)(?:[A-Z][\w.-]+\s+)+?{_FIELD}\s+(?:and|&)\s+{_FIELD}\b"
    r"(?!\s+(?:Ministry|Minister|Committee|Department))"
    r"(?:\s+(?:Corporation|Corp|Company|Co|Group|Industries|Ltd|Limited|Services|Works|Bureau|Board|Authority|Organi[sz]ation)\b\.?)*"
)
"""A company named after two fields of work: "Daewoo Engineering & Construction"."""


_BRANCH = r"(?:Defen[cs]e|Space|Systems|Security|Aerospace|Sustainment|Fire Control)\b"
"""What the names of a maker's branches end in: "Raytheon Missiles and |Defense|"."""


@cache
def _joined_names() -> re.Pattern[str]:
    """Match the known companies whose names hold "and" or "&", which the parser may take for several."""
    names = sorted((n for n in known_makers() if re.search(r" (?:and|&|of|de) ", n)), key=len, reverse=True)
    legal = r"(?:\s+(?:Co|Company|Corp|Corporation|Ltd|Limited|ASA?|AB|AG|GmbH|SpA|Inc|LLC|plc)\b\.?)?"
    firms = "|".join(map(re.escape, sorted(known_makers(), key=len, reverse=True)))
    branch = rf"(?:{firms})(?:,?\s+[A-Z]\w+){{1,2}}\s+(?:and|&)\s+(?:[A-Z]\w+\s)?{_BRANCH}"
    return re.compile(rf"(?<!\w)(?:{branch}|(?:{'|'.join(map(re.escape, names))}){legal})")


def joined_name(tree: Tree, text: str, head: int) -> Span | None:
    """Return the span of "China Road and Bridge" around one of its words."""
    low, high = tree.starts[tree.first[head]], tree.ends[tree.last[head]]
    place = tree.starts[head]
    return next((span for span in joined_names(text, low, high) if span.start <= place < span.end), None)


def joined_names(text: str, low: int, high: int) -> Iterator[Span]:
    """Yield the names with "and" in a stretch of text: "China Road and Bridge", "Essar Oil & Gas"."""
    if re.search(r"\band\b|&| of | de ", text[low:high]) is None:
        return
    for pattern in (_joined_names(), _FIELDS):
        yield from (Span(*match.span()) for match in pattern.finditer(text, low, high))


def tokens_of_joined(tree: Tree, text: str) -> frozenset[int]:
    """Return the tokens of names with "and", which are no goods: "China |Road| and |Bridge|"."""
    spans = list(joined_names(text, tree.starts[0], tree.ends[-1]))
    return frozenset(t for span in spans for t in range(len(tree)) if span.start <= tree.starts[t] < span.end)


@cache
def _joined_bodies() -> re.Pattern[str]:
    """Match the known bodies whose names hold "and", which the parser may take for several."""
    names = sorted((name for name in bodies() if " and " in name), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)


def joined_body(tree: Tree, text: str, head: int) -> tuple[Span, str] | None:
    """Return the span and the country of a body with "and" in its name around one of its words."""
    first, last = tree.first[head], tree.last[head]
    if "and" not in tree.words[first : last + 1]:
        return None
    place = tree.starts[head]
    for match in _joined_bodies().finditer(text, tree.starts[first], tree.ends[last]):
        if match.start() <= place < match.end():
            return Span(*match.span()), bodies()[match[0].lower()]
    return None


def is_described_firm(tree: Tree, party: Party) -> bool:
    """Tell "the |Swedish| company", which stands for its country, from the state."""
    behind = next((t for t in range(len(tree)) if tree.starts[t] >= party.span.end), None)
    return behind is not None and tree.words[behind] in lexicon()["company_words"]


_BEFORE_NAMES = re.compile(
    r"(?i)^(?:(?:the|an?|its|their|his|her|our)\s+)?(?:(?:neighbou?ring|nearby|fellow|rival|tiny|landlocked)\s+)?"
)
"""What stands before a name: "|neighbouring| Oman"."""


_BEFORE_LANDS = re.compile(r"^(?:(?:[A-Za-z]+(?:-[a-z]+)+|[a-z]+)\s+)+(?=[A-Z])")


def bare_land(words: str) -> str:
    """Return the name behind what describes it.

    >>> bare_land("oil-rich Angola"), bare_land("tiny landlocked Lesotho"), bare_land("shipbuilder Georgia")
    ('Angola', 'Lesotho', 'shipbuilder Georgia')
    """
    before = _BEFORE_LANDS.match(words)
    firm = before is not None and set(before[0].split()) & (
        lexicon()["company_words"] | lexicon()["describing"]
    )
    return words if firm or not before else words[before.end() :]


def stripped(words: str) -> str:
    """Return words without an article before them and the possessive behind."""
    return re.sub(r"['’]s?$", "", _BEFORE_NAMES.sub("", words))
