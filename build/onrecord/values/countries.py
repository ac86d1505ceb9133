"""Countries by their names, their people's names and the seats of their governments."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, get_args

import pycountry
import yaml

from onrecord.model import Span

CountryForm = Literal["names", "demonyms", "metonyms"]


_NO_STATE = r"(?<!Korean(?= War))(?<!Korean(?= [Pp]eninsula))"
"""What follows names that are no state's there: "the Korean War"."""


_SHORTEST_NAME = 4
"""In letters, of what is read as a name in capitals; "US" and its like are names of their own."""


class FoundCountry(NamedTuple):
    """Mark words that name a country, and say in which form they do."""

    span: Span
    alpha3: str
    form: CountryForm


def country_of(words: str) -> str | None:
    """Name the country that the words, taken whole, stand for.

    Articles, a possessive ending and a demonym's plural are ignored.

    >>> country_of("the Kremlin's"), country_of("Israelis"), country_of("SINGAPORE"), country_of("Tor-M1")
    ('RUS', 'ISR', 'SGP', None)
    """
    found = _look_up(words)
    return found[0] if found else None


def is_name(words: str) -> bool:
    """Tell a country's name, in any case of letters, from its people's.

    >>> is_name("armenia"), is_name("Armenian")
    (True, False)
    """
    found = _look_up(words)
    return found is not None and found[1] == "names"


def find_countries(text: str) -> tuple[FoundCountry, ...]:
    """Find all words in a text that name a country, longest first where several could be read.

    "US" and its like are read in capitals only, other names with a capital letter or all in capitals, as
    newspapers set the first words of a report.
    """
    found = []
    for match in _pattern().finditer(text):
        known = _look_up(match[0])
        if known:
            found.append(FoundCountry(Span(*match.span()), *known))
    return tuple(found)


def country_name(alpha3: str) -> str:
    """Return the usual English name of a country.

    >>> country_name("KOR"), country_name("IRN")
    ('South Korea', 'Iran')
    """
    country = pycountry.countries.get(alpha_3=alpha3)
    usual = _further().get(alpha3, {}).get("usual")
    return str(usual or (getattr(country, "common_name", country.name) if country else alpha3))


def is_country_code(words: str) -> bool:
    """Tell a code of ISO 3166-1 alpha-3."""
    return words.isupper() and pycountry.countries.get(alpha_3=words) is not None


def _look_up(words: str) -> tuple[str, CountryForm] | None:
    key = _key(words)
    keys = (key, key.removesuffix("s"), key.casefold() if len(key) >= _SHORTEST_NAME else key)
    return next((_known()[key] for key in keys if key in _known()), None)


@cache
def _further() -> dict[str, dict[str, Any]]:
    text = files("onrecord.values").joinpath("countries.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@cache
def _known() -> dict[str, tuple[str, CountryForm]]:
    known: dict[str, tuple[str, CountryForm]] = {}
    for country in pycountry.countries:
        for attribute in ("name", "common_name", "official_name"):
            name = getattr(country, attribute, None)
            if name:
                known[_key(name)] = (country.alpha_3, "names")
    for alpha3, words in _further().items():
        known[_key(country_name(alpha3))] = (alpha3, "names")
        for form in get_args(CountryForm):
            known.update({_key(word): (alpha3, form) for word in words.get(form, ())})
    return known


@cache
def _pattern() -> re.Pattern[str]:
    words = [
        w for entry in _further().values() for form in get_args(CountryForm) for w in entry.get(form, ())
    ]
    words += [getattr(c, "common_name", c.name) for c in pycountry.countries]
    plurals = [f"{w}s" for forms in _further().values() for w in forms.get("demonyms", ()) if w[-1] in "ikn"]
    capitals = [w.upper() for w in words if len(w) >= _SHORTEST_NAME]
    ordered = sorted({*words, *plurals, *capitals}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?!\w)(?!-\d){_NO_STATE}")


def _key(words: str) -> str:
    plain = re.sub(r"['’]s?$", "", " ".join(words.split()))
    plain = re.sub(r"^the\s+", "", plain, flags=re.IGNORECASE)
    short = plain.isupper() or "." in plain
    return plain.replace(".", "") if short else plain.casefold()
