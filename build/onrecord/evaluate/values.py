"""Compare values of deals: parties by name, items by designation, numbers and dates by their bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from onrecord.evaluate.names import names_agree
from onrecord.model import Amount
from onrecord.values.countries import country_of
from onrecord.values.edtf_dates import edtf_date

if TYPE_CHECKING:
    from onrecord.evaluate.gold_deals import GoldValue
    from onrecord.model import ClaimMention, DateValue, DealMention, LocalActor, Mentions, Modality, Polarity


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold one value that was read for a property of a deal; `words` are as they stand in the text."""

    property: str
    words: str
    polarity: Polarity
    modality: Modality
    names: tuple[str, ...] = ()
    country: str | None = None
    amount: Amount | None = None
    date: DateValue | None = None


def readings(deal: DealMention, mentions: Mentions) -> tuple[Reading, ...]:
    """Return the values of a deal, each once: who says so makes no difference."""
    actors = {actor.key: actor for actor in mentions.actors}
    found: dict[object, Reading] = {}
    for claim in deal.claims:
        reading = _reading(claim, actors, mentions.article.text)
        content = (reading.names, reading.amount, reading.date and reading.date.edtf)
        found.setdefault((reading.property, reading.polarity, content), reading)
    return tuple(found.values())


def _reading(claim: ClaimMention, actors: dict[str, LocalActor], text: str) -> Reading:
    actor = actors.get(claim.actor or "")
    names = (actor.name,) if actor else (claim.text,) if claim.text else ()
    return Reading(
        claim.property,
        claim.span.of(text),
        claim.polarity,
        claim.modality,
        names,
        actor.country if actor and actor.type == "state" else None,
        claim.amount,
        claim.date,
    )


def agrees(gold: GoldValue, found: Reading) -> bool:
    """Tell whether a value that was read is the one of the gold, of the same polarity."""
    if (gold.property, gold.polarity) != (found.property, found.polarity):
        return False
    if found.amount:
        return _same_amount(gold.value, found.amount)
    if found.date:
        return _same_date(gold.value, found.date)
    if gold.property == "status":
        return gold.value in found.names
    if gold.property == "item":
        return any(_same_item(gold.value, name) for name in (*found.names, found.words))
    return _same_party(gold.value, found)


def _same_party(gold: str, found: Reading) -> bool:
    country = country_of(gold)
    countries = {found.country, *(country_of(name) for name in found.names)}
    return names_agree(" ".join(found.names), [gold]) or (country is not None and country in countries)


def _same_item(gold: str, found: str) -> bool:
    wanted, given = _parts(gold), _parts(found)
    return bool(wanted and given) and (wanted <= given or given <= wanted)


def _parts(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+|\d+", words.lower()))


def _same_amount(gold: str, found: Amount) -> bool:
    wanted = amount_of(gold)
    same_unit = wanted.unit is None or wanted.unit == found.unit
    return same_unit and (wanted.minimum, wanted.maximum) == (found.minimum, found.maximum)


def amount_of(words: str) -> Amount:
    """Read an amount as gold files have it.

    >>> amount_of("30.. USD")
    Amount(minimum=Decimal('30'), maximum=None, unit='USD', approximate=False)
    """
    number, _, unit = words.partition(" ")
    low, dots, high = number.partition("..")
    minimum = Decimal(low) if low else None
    maximum = (Decimal(high) if high else None) if dots else minimum
    return Amount(minimum, maximum, unit or None)


def _same_date(gold: str, found: DateValue) -> bool:
    wanted = edtf_date(gold)
    if wanted is None or wanted.edtf == found.edtf:
        return wanted is not None
    bounds = (wanted.earliest, wanted.latest)
    return bounds != (None, None) and bounds == (found.earliest, found.latest)
