"""Change records that were read, as a person says."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, get_args

from onrecord.identifiers import distinct, slug
from onrecord.model import (
    ROLES,
    Act,
    ActorType,
    Amount,
    DealKind,
    LocalActor,
    Modality,
    Mode,
    Polarity,
    Property,
    Status,
)
from onrecord.values.countries import country_of, find_countries
from onrecord.values.edtf_dates import edtf_date
from onrecord.values.money import is_currency

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model import ClaimMention, DateValue, Mentions, StatementMention

_CHOICES = {
    "act": get_args(Act),
    "mode": get_args(Mode),
    "polarity": get_args(Polarity),
    "modality": get_args(Modality),
    "property": get_args(Property),
    "kind": get_args(DealKind),
    "type": get_args(ActorType),
    "status": get_args(Status),
}
_PARTY, _AMOUNT, _DATE, _TEXT = ("actor", "type", "text"), ("min", "max", "unit"), ("date",), ("text",)
_VALUES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(ROLES, _PARTY),
    **dict.fromkeys(("quantity", "value"), _AMOUNT),
    **dict.fromkeys(("ordered", "delivered"), _DATE),
    **dict.fromkeys(("item", "status"), _TEXT),
}
"""What can hold the value of each property."""
_BODIES = re.compile(
    r"\b(?:agency|army|bank|commission|committee|company|corporation|council|department|embassy|forces?"
    r"|government|institute|ministry|navy|office|parliament|party|police|union|university)\b",
    re.IGNORECASE,
)
"""Words that tell an organisation from a person."""
_TOO_MUCH = Decimal(10) ** 18  # More than any sum or number of things that was ever traded.


class RefusedError(Exception):
    """Say which value of a decision cannot be taken, and what would do."""

    def __init__(self, field: str, found: str, expected: str) -> None:
        super().__init__(f"{field}: {found}")
        self.field, self.found, self.expected = field, found, expected


def edited_statement(
    found: Mentions, statement: StatementMention, values: Mapping[str, object]
) -> tuple[Mentions, StatementMention]:
    """Return a statement with new values, and the Mentions with the actors that they name."""
    changes: dict[str, Any] = {}
    for name, value in values.items():
        if name in ("speaker", "addressee"):
            found, changes[name] = local_actor(found, name, value, values.get("type"))
        elif name == "type":
            chosen(name, value)
        elif name == "said":
            changes[name] = curated_date(name, value)
        elif name in ("act", "mode", "polarity"):
            changes[name] = chosen(name, value)
        else:
            raise RefusedError(name, str(value), "speaker, addressee, type, act, mode, polarity or said")
    return found, replace(statement, **changes)


def value_names(property_name: Property) -> tuple[str, ...]:
    """Return the names under which a decision can give the value of a property."""
    return tuple(name for name in _VALUES[property_name] if name not in ("type", "unit"))


def edited_claim(
    found: Mentions, claim: ClaimMention, values: Mapping[str, object]
) -> tuple[Mentions, ClaimMention]:
    """Return a claim with new values, and the Mentions with the actors that they name."""
    changes: dict[str, Any] = {}
    amount = claim.amount
    allowed = (*_VALUES[claim.property], "polarity", "modality")
    for name, value in values.items():
        if name not in allowed:
            raise RefusedError(name, str(value), f"for {claim.property}: {', '.join(allowed)}")
        if name == "actor":
            found, changes[name] = local_actor(found, name, value, values.get("type"))
        elif name == "date":
            changes[name] = curated_date(name, value)
        elif name in ("min", "max", "unit"):
            amount = _amount(amount or Amount(None, None, None), name, value)
        elif name == "text":
            changes[name] = chosen("status", value) if claim.property == "status" else _words(name, value)
        elif chosen(name, value) and name != "type":
            changes[name] = value
    return found, replace(claim, amount=_checked(amount, claim.property), **changes)


def local_actor(found: Mentions, field: str, value: object, kind: object = None) -> tuple[Mentions, str]:
    """Return the key of the actor that `field` names, adding one that the article does not have.

    `kind` is the type of one that is added; without it, the name tells a state or an organisation.
    """
    name = _words(field, value)
    for actor in found.actors:
        if name in (actor.key, actor.name):
            return found, actor.key
    key = distinct([*(actor.key for actor in found.actors), slug(name)])[-1]
    kind = _type_of(name) if kind is None else chosen("type", kind)
    countries = {place.alpha3 for place in find_countries(name)} if kind != "person" else set()
    country = countries.pop() if len(countries) == 1 else None
    actor = LocalActor(key, name, kind, named=True, mentions=(), country=country)
    return replace(found, actors=(*found.actors, actor)), key


def _type_of(name: str) -> ActorType:
    if country_of(name):
        return "state"
    return "organization" if _BODIES.search(name) else "person"


def curated_date(name: str, value: object) -> DateValue:
    """Return a date that a person gives as EDTF."""
    date = edtf_date(str(value), "curated")
    if date is None:
        raise RefusedError(name, str(value), "a date such as 2005-12, 2005-12~ or XXXX-01-31")
    return date


def chosen(name: str, value: Any) -> Any:
    """Return a value that must be one of a list."""
    if value not in _CHOICES[name]:
        raise RefusedError(name, str(value), ", ".join(_CHOICES[name]))
    return value


def _amount(amount: Amount, name: str, value: object) -> Amount:
    if name == "unit":
        return replace(amount, unit=_words(name, value))
    try:
        number = None if value is None else Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if number is not None and not (number.is_finite() and 0 <= number < _TOO_MUCH):
        raise RefusedError(name, str(value), "a number such as 29 or 700000000")
    number = None if number is None else Decimal(format(number.normalize(), "f"))  # 7e8 as 700000000
    return replace(amount, minimum=number) if name == "min" else replace(amount, maximum=number)


def _checked(amount: Amount | None, property_name: str) -> Amount | None:
    """Return an amount whose bounds and unit can be published."""
    if amount is None:
        return None
    least, most, unit = amount.minimum, amount.maximum, amount.unit
    if least is not None and most is not None and least > most:
        raise RefusedError("min", str(least), f"at most {most}, as `max` says")
    if property_name == "value" and unit is not None and not is_currency(unit):
        raise RefusedError("unit", unit, "an ISO 4217 code such as USD")
    return amount


def _words(name: str, value: object) -> str:
    words = value.strip() if isinstance(value, str) else ""
    if not words:
        raise RefusedError(name, str(value or "nothing"), "words")
    return words
