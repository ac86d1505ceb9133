"""Make n realistic records in the columns of the contract, the same ones at every call.

Of n records with pages a tenth are deals, 3 in 20 sources, 1 in 20 actors, the rest statements. The
reports are written from parts, so that every passage stands verbatim at its offsets.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.contract import read_contract
from onrecord.model import Article, DateValue, Span

if TYPE_CHECKING:
    from onrecord.contract import Contract
    from onrecord.model import Row, Tables

CONTRACT = Path(__file__).parents[2] / "datapackage.yaml"
STATES = {
    "USA": "United States",
    "RUS": "Russia",
    "FRA": "France",
    "DEU": "Germany",
    "CHN": "China",
    "GBR": "United Kingdom",
    "ITA": "Italy",
    "ISR": "Israel",
    "SWE": "Sweden",
    "KOR": "South Korea",
    "IRN": "Iran",
    "IND": "India",
    "SAU": "Saudi Arabia",
    "EGY": "Egypt",
    "DZA": "Algeria",
    "ARE": "United Arab Emirates",
    "AUS": "Australia",
    "PAK": "Pakistan",
    "VNM": "Vietnam",
    "POL": "Poland",
    "GRC": "Greece",
    "MAR": "Morocco",
    "QAT": "Qatar",
    "BRA": "Brazil",
}
SUPPLIERS, RECIPIENTS = list(STATES)[:10], list(STATES)[10:]
ITEMS = (
    ("Kestrel-2", "air_defence", "systems"),
    ("Vanguard", "ships", "frigates"),
    ("Lynx A4", "aircraft", "aircraft"),
    ("M88 Bison", "armoured_vehicles", "vehicles"),
    ("Hammer-155", "artillery", "howitzers"),
    ("Arrowhead", "missiles", "missiles"),
    ("Sentry radar", "sensors", "radars"),
    ("TF-40", "engines", "engines"),
)
GIVEN = (
    "Anna",
    "Boris",
    "Clara",
    "Daniel",
    "Elena",
    "Farid",
    "Greta",
    "Hassan",
    "Irina",
    "Karim",
    "Leila",
    "Omar",
)
FAMILY = ("Adler", "Bauer", "Castillo", "Dubois", "Eriksen", "Gruber", "Haddad", "Ivers", "Jansen", "Laurent")
OFFICES = (
    "defence minister",
    "foreign ministry spokeswoman",
    "head of procurement",
    "chief of the general staff",
)
ACTS = (
    "say",
    "announce",
    "confirm",
    "deny",
    "claim",
    "criticise",
    "defend",
    "warn",
    "promise",
    "decline_comment",
)
TOPICS = (
    "the first batch of {item} had reached the port",
    "talks about {item} would go on next month",
    "the contract for {item} breached no agreement",
    "training on {item} had begun near the border",
    "no further order of {item} was planned",
    "the price of {item} was a matter for the parliament",
    "the sale of {item} threatened the balance in the region",
    "payment for {item} had been delayed twice",
)
STATUSES = (
    "proposed",
    "approved",
    "negotiating",
    "contracted",
    "partly_delivered",
    "delivered",
    "cancelled",
    "denied",
)


@dataclass
class _Report:
    """Collect the text of one report and the passages that stand in it."""

    row: dict[str, object]
    parts: list[str] = field(default_factory=list)
    length: int = 0

    def write(self, words: str) -> Span:
        """Append words and return where they stand."""
        self.parts.append(words)
        self.length += len(words)
        return Span(self.length - len(words), self.length)

    @property
    def text(self) -> str:
        """Return the text so far."""
        return "".join(self.parts)


@dataclass(frozen=True)
class Records:
    """Hold the tables and the texts they were read from, by source_id."""

    contract: Contract
    tables: Tables
    texts: dict[str, Article]


def records(count: int, seed: int = 7) -> Records:
    """Return `count` records that have pages, with the rows that belong to them."""
    chance = random.Random(seed)  # noqa: S311  (nothing here is secret)
    return _Maker(chance).make(count)


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.rows: dict[str, list[dict[str, object]]] = {}
        self.reports: list[_Report] = []
        self.speakers: list[str] = []

    def make(self, count: int) -> Records:
        states, people = _share(count)
        self._actors(states, people)
        for number in range(max(1, count * 3 // 20)):
            self._source(number)
        deals = [self._deal(number) for number in range(max(1, count // 10))]
        done = sum(len(self.rows[name]) for name in ("actors", "sources", "transactions"))
        for number in range(max(0, count - done)):
            self._statement(number, deals)
        return self._finish()

    def add(self, table: str, **values: object) -> dict[str, object]:
        self.rows.setdefault(table, []).append(values)
        return values

    def _actors(self, states: list[str], people: int) -> None:
        for code in states:
            name = STATES[code]
            self.add("actors", actor_id=_slug(name), name=name, type="state", named=True, country=code)
            self.add("actor_names", actor_id=_slug(name), name=name, kind="full", language="en")
        self.add("actors", actor_id="daily-example", name="Daily Example", type="organization", named=True)
        self.add(
            "actors", actor_id="example-news", name="Example News Agency", type="organization", named=True
        )
        for number in range(people):
            name = f"{self.chance.choice(GIVEN)} {self.chance.choice(FAMILY)}"
            key = f"{_slug(name)}-{number}"
            code = self.chance.choice(states)
            self.add(
                "actors",
                actor_id=key,
                name=name,
                type="person",
                named=True,
                country=code,
                description=f"{STATES[code]}, {self.chance.choice(OFFICES)}",
            )
            self.add("actor_names", actor_id=key, name=name, kind="full", language="en")
            self.speakers.append(key)
        self.speakers = self.speakers or [_slug(STATES[states[0]])]

    def _source(self, number: int) -> None:
        day = date(1995, 1, 3) + timedelta(days=self.chance.randrange(10_000))
        key = f"daily-{day.isoformat()}-{number}"
        row = self.add(
            "sources",
            source_id=key,
            title=f"Report {number} on arms and trade",
            publisher_id="daily-example",
            agency_id="example-news" if number % 3 == 0 else None,
            dateline="MOSCOW",
            language="en",
            rights="full",
            text_kind="brief",
            published=str(day),
            published_earliest=str(day),
            published_latest=str(day),
            published_basis="stated",
            url=f"https://example.org/{key}",
            origin_group=f"origin-{number // 2}",
        )
        self.reports.append(_Report(row))

    def _deal(self, number: int) -> dict[str, object]:
        chance = self.chance
        actors = {row["actor_id"] for row in self.rows["actors"]}
        supplier = chance.choice([_slug(STATES[code]) for code in SUPPLIERS if _slug(STATES[code]) in actors])
        recipient = chance.choice(
            [_slug(STATES[code]) for code in RECIPIENTS if _slug(STATES[code]) in actors]
        )
        item, group, unit = chance.choice(ITEMS)
        ordered = date(1995, 1, 1) + timedelta(days=chance.randrange(9_000))
        delivered = ordered + timedelta(days=chance.randrange(200, 1500))
        quantity, value = chance.randrange(2, 200), chance.randrange(10, 4000) * 1_000_000
        status, disputed = chance.choice(STATUSES), chance.random() < 0.3
        deal = self.add(
            "transactions",
            transaction_id=f"{supplier}-{recipient}-{_slug(item)}-{number}",
            kind="arms_transfer",
            supplier_id=supplier,
            recipient_id=recipient,
            item=item,
            item_class=group,
            quantity=quantity,
            quantity_min=quantity - chance.randrange(2),
            quantity_max=quantity + chance.randrange(5),
            quantity_unit=unit,
            value=value,
            value_min=value,
            value_max=value * 11 // 10,
            currency="USD",
            status=status,
            source_count=0,
            origin_count=0,
            disputed=disputed,
            disputed_properties="quantity" if disputed else None,
            **_date("ordered", f"{ordered:%Y-%m}", ordered.replace(day=1), _month_end(ordered)),
            **_date(
                "delivered",
                f"{delivered:%Y}",
                delivered.replace(month=1, day=1),
                delivered.replace(month=12, day=31),
            ),
        )
        told = chance.sample(self.reports, min(len(self.reports), chance.randrange(1, 4)))
        for place, report in enumerate(told):
            self._claims(deal, report, place)
        deal["source_count"] = len(told)
        deal["origin_count"] = len({report.row["origin_group"] for report in told})
        return deal

    def _claims(self, deal: dict[str, object], report: _Report, place: int) -> None:
        quantity = int(str(deal["quantity"])) + (place if deal["disputed"] else 0)
        values = {
            "supplier": (str(deal["supplier_id"]).title(), {"actor_id": deal["supplier_id"]}),
            "recipient": (str(deal["recipient_id"]).title(), {"actor_id": deal["recipient_id"]}),
            "item": (str(deal["item"]), {"value_text": deal["item"]}),
            "quantity": (
                str(quantity),
                {"value_min": quantity, "value_max": quantity, "unit": deal["quantity_unit"]},
            ),
            "value": (
                f"${int(str(deal['value'])) // 1_000_000} million",
                {"value_min": deal["value"], "value_max": deal["value"], "unit": "USD"},
            ),
            "ordered": (str(deal["ordered"]), _renamed(deal, "ordered")),
            "delivered": (str(deal["delivered"]), _renamed(deal, "delivered")),
        }
        planned = place == 1
        for name, (words, read) in values.items():
            report.write(f"The {name} is given as ")
            span = report.write(words)
            report.write(". ")
            evidence = self._evidence(report, span)
            self.add(
                "claims",
                claim_id=f"{deal['transaction_id']}-{name}-{place}",
                transaction_id=deal["transaction_id"],
                source_id=report.row["source_id"],
                property=name,
                value=words,
                polarity="denied" if place == 2 else "affirmed",
                modality="planned" if planned and name == "delivered" else "fact",
                rank="normal" if place else "preferred",
                rank_reason="first-hand over relayed",
                evidence_id=evidence,
                method="rule",
                confidence=0.93,
                review="automatic",
                **read,
            )

    def _statement(self, number: int, deals: list[dict[str, object]]) -> None:
        chance = self.chance
        report, deal, speaker, act = (
            chance.choice(group) for group in (self.reports, deals, self.speakers, ACTS)
        )
        content = chance.choice(TOPICS).format(
            item=f"the {deal['item']} for {str(deal['recipient_id']).title()}"
        )
        report.write(f"{speaker.rsplit('-', 1)[0].title()} said ")
        span = report.write(content)
        report.write(".\n")
        key = f"{report.row['source_id']}-s{number}"
        said = str(report.row["published"])
        self.add(
            "statements",
            statement_id=key,
            source_id=report.row["source_id"],
            speaker_id=speaker,
            act=act,
            cue="said",
            mode=chance.choice(("direct", "indirect")),
            polarity="denied" if act == "deny" else "affirmed",
            content=content,
            evidence_id=self._evidence(report, span),
            method="clause",
            confidence=round(chance.uniform(0.5, 0.99), 2),
            review="automatic",
            **_date("said", said, said, said),
        )
        self.add("attributions", statement_id=key, step=1, actor_id="daily-example")
        self.add("attributions", statement_id=key, step=2, actor_id=speaker)
        self.add("statement_deals", statement_id=key, transaction_id=deal["transaction_id"])

    def _evidence(self, report: _Report, span: Span) -> str:
        key = f"{report.row['source_id']}-e{span.start}"
        self.add(
            "evidence", evidence_id=key, source_id=report.row["source_id"], start=span.start, end=span.end
        )
        return key

    def _finish(self) -> Records:
        texts = {}
        for report in self.reports:
            report.write("That was all that was said on the day.\n")
            texts[str(report.row["source_id"])] = _article(report)
            report.row["text_sha256"] = hashlib.sha256(report.text.encode()).hexdigest()
            report.row["char_count"] = len(report.text)
        for row in self.rows.get("evidence", ()):
            text = texts[str(row["source_id"])].text
            start, end = int(str(row["start"])), int(str(row["end"]))
            row |= {
                "quote": text[start:end],
                "prefix": text[max(0, start - 32) : start],
                "suffix": text[end : end + 32],
            }
        contract = read_contract(CONTRACT)
        return Records(
            contract, {table.name: self._table(table.name, contract) for table in contract.tables}, texts
        )

    def _table(self, name: str, contract: Contract) -> tuple[Row, ...]:
        table = contract.table(name)
        rows = [
            {column.name: row.get(column.name) for column in table.columns} for row in self.rows.get(name, ())
        ]
        return tuple(sorted(rows, key=lambda row: [str(row[column]) for column in table.primary_key]))


def _share(count: int) -> tuple[list[str], int]:
    states = list(STATES) if count >= 500 else [*SUPPLIERS[:3], *RECIPIENTS[:3]]
    return states, max(1, count // 20 - len(states) - 2)


def _article(report: _Report) -> Article:
    row = report.row
    day = str(row["published"])
    return Article(
        source_id=str(row["source_id"]),
        path=f"articles/{row['source_id']}.md",
        text=report.text,
        title=str(row["title"]),
        publisher="Daily Example",
        published=DateValue(day, day, day, "stated"),
        rights="full",
        text_kind="brief",
    )


def _date(name: str, edtf: str, earliest: object, latest: object) -> dict[str, object]:
    return {
        name: edtf,
        f"{name}_earliest": str(earliest),
        f"{name}_latest": str(latest),
        f"{name}_basis": "stated",
    }


def _renamed(deal: dict[str, object], name: str) -> dict[str, object]:
    return {"date" + end: deal[name + end] for end in ("", "_earliest", "_latest", "_basis")}


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _slug(words: str) -> str:
    return words.lower().replace(" ", "-")
