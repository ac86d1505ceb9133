"""A small invented dataset that has every case the pages must show, once.

One deal that is disputed and told by five sources of four origins, a second deal that is plain; texts to
be shown in full, in excerpts, by offsets alone; a denial, a plan, an unnamed speaker, a name in Arabic, a
date without a year, site furniture, a correction, an identifier that is gone.
"""

# ruff: noqa: E501 (a report reads better in long lines)
from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.contract import read_contract
from onrecord.model import Article

if TYPE_CHECKING:
    from onrecord.contract import Contract
    from onrecord.model import Tables

ROOT = Path(__file__).parents[1]
KESTREL, RADAR = "italy-egypt-kestrel-2", "sweden-morocco-sentry"

TEXTS = {
    "wire-1998-03-02": (
        "Advertisement\n\nItaly confirms sale of missile systems to Egypt\n\nROME, March 2 -- Italy has sold 24 "
        "Kestrel-2 air-defence systems to Egypt under a contract worth $310 million, Defence Minister Carla "
        "Venturi confirmed on Monday.\n\n“The contract was signed in December 1997 and breaks no agreement,” "
        "Venturi told reporters. She did not say when the systems would be delivered.\n\nA ministry official who "
        "asked not to be named said that up to 30 systems could be supplied if Cairo wished so.\n\nThe weather in "
        "Rome was mild.\n\nRead more: Ten recipes for spring\n"
    ),
    "herald-1998-03-03": (
        "Italy confirms missile sale\n\nROME -- Italy has sold 24 Kestrel-2 air-defence systems to Egypt under a "
        "contract worth $310 million, Defence Minister Carla Venturi confirmed.\n"
    ),
    "observer-1998-05-10": (
        "Cairo says fewer systems were bought\n\nAhmed Mansour, a spokesman of the Egyptian Defence Ministry, "
        "denied that 24 systems had been bought. He said that the order was for 18 and would be complete by the "
        "end of 1999.\n\nAccording to the news agency Example News, the maker Falco has begun production.\n"
    ),
    "letter-no-date": "Falco: deliveries of Kestrel-2 to Egypt began on 31 January, the company announced.\n",
    "gazette-1999-01-20": (
        "Venturi, now foreign minister, defended the sale of Kestrel-2 to Egypt. Sweden sold radars to Morocco.\n"
    ),
}


class _Sample:
    """Collect rows; every passage is found in its text by its words."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, object]]] = {}

    def add(self, table: str, /, **values: object) -> None:
        self.rows.setdefault(table, []).append(values)

    def words(self, source_id: str, quote: str, nth: int = 0) -> str:
        """Add the nth passage with these words as evidence and return its identifier."""
        text, start = TEXTS[source_id], -1
        for _ in range(nth + 1):
            start = text.index(quote, start + 1)
        key = f"{source_id}-e-{hashlib.sha256(f'{start}{quote}'.encode()).hexdigest()[:6]}"
        end, shown = start + len(quote), source_id != "letter-no-date"
        if any(row["evidence_id"] == key for row in self.rows.get("evidence", ())):
            return key
        self.add(
            "evidence",
            evidence_id=key,
            source_id=source_id,
            start=start,
            end=end,
            quote=quote if shown else None,
            prefix=text[max(0, start - 32) : start] if shown else None,
            suffix=text[end : end + 32] if shown else None,
        )
        return key

    def claim(self, key: str, source_id: str, name: str, value: str, **more: object) -> None:
        row: dict[str, object] = {
            "claim_id": f"c-{key}",
            "transaction_id": KESTREL,
            "source_id": source_id,
            "property": name,
            "value": value,
            "polarity": "affirmed",
            "modality": "fact",
            "rank": "normal",
            "evidence_id": self.words(source_id, value),
            "method": "amount",
            "confidence": "0.9",
            "review": "automatic",
        }
        self.add("claims", **(row | more))

    def statement(
        self, key: str, source_id: str, speaker: str | None, act: str, passage: str, **more: object
    ) -> None:
        row: dict[str, object] = {
            "statement_id": f"s-{key}",
            "source_id": source_id,
            "speaker_id": speaker,
            "act": act,
            "mode": "indirect",
            "polarity": "affirmed",
            "evidence_id": self.words(source_id, passage),
            "method": "cue_clause",
            "confidence": "0.91",
            "review": "automatic",
        }
        self.add("statements", **(row | more))
        self.add("statement_deals", statement_id=f"s-{key}", transaction_id=KESTREL)


def sample() -> tuple[Tables, Contract, dict[str, Article]]:
    """Return the tables, the contract and the texts at hand (those in full)."""
    made = _Sample()
    for fill in (_actors, _sources, _deals, _wire, _herald, _observer, _letter, _gazette, _history):
        fill(made)
    contract = read_contract(ROOT / "datapackage.yaml")
    tables = {
        table.name: tuple(
            sorted(
                ({c.name: row.get(c.name) for c in table.columns} for row in made.rows.get(table.name, ())),
                key=lambda row: [str(row[name]) for name in table.primary_key],
            )
        )
        for table in contract.tables
    }
    full = ("wire-1998-03-02", "observer-1998-05-10")
    texts = {key: Article(key, f"articles/{key}.md", TEXTS[key], key, rights="full") for key in full}
    return tables, contract, texts


def _actors(made: _Sample) -> None:
    for key, name, kind, country, parent in (
        ("italy", "Italy", "state", "ITA", None),
        ("egypt", "Egypt", "state", "EGY", None),
        ("sweden", "Sweden", "state", "SWE", None),
        ("morocco", "Morocco", "state", "MAR", None),
        ("egypt-defence-ministry", "Egyptian Defence Ministry", "organization", "EGY", "egypt"),
        ("carla-venturi", "Carla Venturi", "person", "ITA", None),
        ("ahmed-mansour", "Ahmed Mansour", "person", "EGY", None),
        ("falco", "Falco", "organization", "ITA", None),
        ("example-news", "Example News", "organization", None, None),
        ("daily-herald", "Daily Herald", "organization", None, None),
        ("sunday-observer", "Sunday Observer", "organization", None, None),
        ("trade-letter", "Trade Letter", "organization", None, None),
        ("gazette", "Gazette", "organization", None, None),
    ):
        made.add("actors", actor_id=key, name=name, type=kind, named=True, country=country, parent_id=parent)
        made.add("actor_names", actor_id=key, name=name, kind="full", language="en")
    made.add(
        "actors",
        actor_id="wire-1998-03-02-official",
        name="a ministry official who asked not to be named",
        type="person",
        named=False,
        source_id="wire-1998-03-02",
    )
    made.add("actor_names", actor_id="ahmed-mansour", name="أحمد منصور", kind="alias", language="ar")
    made.add("actor_names", actor_id="egypt", name="Cairo", kind="metonym", language="en")


def _sources(made: _Sample) -> None:
    for key, title, publisher, agency, published, rights, origin in (
        (
            "wire-1998-03-02",
            "Italy confirms sale of missile systems to Egypt",
            "example-news",
            "example-news",
            "1998-03-02",
            "full",
            "origin-1",
        ),
        (
            "herald-1998-03-03",
            "Italy confirms missile sale",
            "daily-herald",
            "example-news",
            "1998-03-03",
            "excerpt",
            "origin-1",
        ),
        (
            "observer-1998-05-10",
            "Cairo says fewer systems were bought",
            "sunday-observer",
            None,
            "1998-05-10",
            "full",
            "origin-2",
        ),
        ("letter-no-date", "Deliveries begin", "trade-letter", None, "XXXX-01-31", "offsets", "origin-3"),
        (
            "gazette-1999-01-20",
            "Venturi defends sale & “policy”",
            "gazette",
            None,
            "1999-01",
            "excerpt",
            "origin-4",
        ),
    ):
        text = TEXTS[key]
        day = None if "X" in published else published if len(published) == 10 else f"{published}-01"
        made.add(
            "sources",
            source_id=key,
            title=title,
            publisher_id=publisher,
            agency_id=agency,
            published=published,
            published_earliest=day,
            published_latest=day,
            published_basis="stated",
            language="en",
            rights=rights,
            text_kind="original",
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
            char_count=len(text),
            origin_group=origin,
            url=f"https://example.org/{key}",
            dateline="ROME" if "wire" in key else None,
            omitted=_furniture(text),
        )


def _furniture(text: str) -> str | None:
    found = [
        (text.find(words), len(words)) for words in ("Advertisement", "Read more: Ten recipes for spring")
    ]
    return " ".join(f"{start}-{start + length}" for start, length in found if start >= 0) or None


def _deals(made: _Sample) -> None:
    made.add(
        "transactions",
        transaction_id=KESTREL,
        kind="arms_transfer",
        supplier_id="italy",
        recipient_id="egypt",
        manufacturer_id="falco",
        item="Kestrel-2",
        item_class="air_defence",
        un_register_category="not_covered",
        quantity=24,
        quantity_min=18,
        quantity_max=30,
        quantity_unit="systems",
        value=310000000,
        value_min=310000000,
        value_max=310000000,
        currency="USD",
        ordered="1997-12",
        ordered_earliest="1997-12-01",
        ordered_latest="1997-12-31",
        ordered_basis="stated",
        status="contracted",
        source_count=5,
        origin_count=4,
        disputed=True,
        disputed_properties="quantity",
    )
    made.add(
        "transactions",
        transaction_id=RADAR,
        kind="arms_transfer",
        supplier_id="sweden",
        recipient_id="morocco",
        item="Sentry radar",
        item_class="sensors",
        status="reported",
        source_count=1,
        origin_count=1,
        disputed=False,
    )


def _wire(made: _Sample) -> None:
    key = "wire-1998-03-02"
    made.claim(
        "w1",
        key,
        "quantity",
        "24",
        value_min=24,
        value_max=24,
        unit="systems",
        rank="preferred",
        statement_id="s-w1",
        rank_reason="first-hand over relayed; given by most origins",
    )
    made.claim(
        "w2",
        key,
        "value",
        "$310 million",
        value_min=310000000,
        value_max=310000000,
        unit="USD",
        rank="preferred",
        statement_id="s-w1",
        rank_reason="the only value given",
    )
    made.claim(
        "w3",
        key,
        "ordered",
        "December 1997",
        date="1997-12",
        date_earliest="1997-12-01",
        date_latest="1997-12-31",
        date_basis="stated",
        rank="preferred",
        statement_id="s-w2",
        rank_reason="the only date given",
    )
    made.claim(
        "w4",
        key,
        "quantity",
        "up to 30",
        value_max=30,
        unit="systems",
        modality="possible",
        statement_id="s-w3",
        review="unreviewed",
        confidence="0.6",
    )
    made.claim(
        "w5", key, "supplier", "Italy", actor_id="italy", rank="preferred", rank_reason="all origins agree"
    )
    made.claim(
        "w6", key, "recipient", "Egypt", actor_id="egypt", rank="preferred", rank_reason="all origins agree"
    )
    made.claim(
        "w7",
        key,
        "item",
        "Kestrel-2",
        value_text="Kestrel-2",
        rank="preferred",
        rank_reason="all origins agree",
    )
    sold = "Italy has sold 24 Kestrel-2 air-defence systems to Egypt under a contract worth $310 million"
    made.statement(
        "w1",
        key,
        "carla-venturi",
        "confirm",
        f"{sold}, Defence Minister Carla Venturi confirmed on Monday",
        content=sold,
        cue="confirmed",
        said="1998-03-02",
        said_earliest="1998-03-02",
        said_latest="1998-03-02",
        said_basis="relative",
    )
    direct = "The contract was signed in December 1997 and breaks no agreement"
    made.statement(
        "w2",
        key,
        "carla-venturi",
        "say",
        f"“{direct},” Venturi told reporters",
        mode="direct",
        content=direct,
        cue="told",
        venue="reporters",
        addressee_id="egypt",
    )
    official = "up to 30 systems could be supplied if Cairo wished so"
    made.statement(
        "w3",
        key,
        "wire-1998-03-02-official",
        "say",
        f"A ministry official who asked not to be named said that {official}",
        content=official,
    )
    for statement, speaker in (
        ("w1", "carla-venturi"),
        ("w2", "carla-venturi"),
        ("w3", "wire-1998-03-02-official"),
    ):
        made.add("attributions", statement_id=f"s-{statement}", step=1, actor_id="example-news")
        made.add("attributions", statement_id=f"s-{statement}", step=2, actor_id=speaker)
    made.add(
        "actor_roles",
        actor_id="carla-venturi",
        title="Defence Minister",
        country="ITA",
        source_id=key,
        evidence_id=made.words(key, "Defence Minister Carla Venturi"),
    )
    made.add(
        "actor_names",
        actor_id="carla-venturi",
        name="Venturi",
        kind="short",
        language="en",
        evidence_id=made.words(key, "Venturi", 1),
    )


def _herald(made: _Sample) -> None:
    key = "herald-1998-03-03"
    made.claim("h1", key, "quantity", "24", value_min=24, value_max=24, unit="systems")
    made.claim("h2", key, "value", "$310 million", value_min=310000000, value_max=310000000, unit="USD")
    made.claim("h3", key, "item", "Kestrel-2", value_text="Kestrel-2")
    made.statement(
        "h1",
        key,
        "carla-venturi",
        "confirm",
        "Defence Minister Carla Venturi confirmed",
        cue="confirmed",
        content="Italy has sold 24 Kestrel-2 air-defence systems to Egypt",
    )
    for step, actor in enumerate(("daily-herald", "example-news", "carla-venturi"), 1):
        made.add("attributions", statement_id="s-h1", step=step, actor_id=actor)


def _observer(made: _Sample) -> None:
    key = "observer-1998-05-10"
    made.claim(
        "o1",
        key,
        "quantity",
        "24 systems",
        value_min=24,
        value_max=24,
        unit="systems",
        polarity="denied",
        statement_id="s-o1",
    )
    made.claim("o2", key, "quantity", "18", value_min=18, value_max=18, unit="systems", statement_id="s-o2")
    made.claim(
        "o3",
        key,
        "delivered",
        "by the end of 1999",
        date="../1999-12-31",
        date_latest="1999-12-31",
        date_basis="stated",
        modality="planned",
        statement_id="s-o2",
    )
    made.claim(
        "o4",
        key,
        "manufacturer",
        "Falco",
        actor_id="falco",
        rank="preferred",
        statement_id="s-o3",
        rank_reason="the only maker named",
    )
    man = "Ahmed Mansour, a spokesman of the Egyptian Defence Ministry"
    made.statement(
        "o1",
        key,
        "ahmed-mansour",
        "deny",
        f"{man}, denied that 24 systems had been bought",
        polarity="denied",
        content="24 systems had been bought",
        cue="denied",
    )
    order = "the order was for 18 and would be complete by the end of 1999"
    made.statement("o2", key, "ahmed-mansour", "say", f"He said that {order}", content=order, cue="said")
    made.statement(
        "o3",
        key,
        "example-news",
        "say",
        "According to the news agency Example News, the maker Falco has begun production",
        content="the maker Falco has begun production",
        cue="According to",
    )
    for statement, speaker in (("o1", "ahmed-mansour"), ("o2", "ahmed-mansour"), ("o3", "example-news")):
        made.add("attributions", statement_id=f"s-{statement}", step=1, actor_id="sunday-observer")
        made.add("attributions", statement_id=f"s-{statement}", step=2, actor_id=speaker)
    made.add(
        "actor_roles",
        actor_id="ahmed-mansour",
        title="spokesman",
        organization_id="egypt-defence-ministry",
        country="EGY",
        source_id=key,
        evidence_id=made.words(key, man),
    )


def _letter(made: _Sample) -> None:
    key = "letter-no-date"
    made.claim(
        "l1",
        key,
        "delivered",
        "31 January",
        date="XXXX-01-31",
        date_basis="stated",
        statement_id="s-l1",
        rank="deprecated",
        rank_reason="no year is known",
    )
    made.statement(
        "l1",
        key,
        "falco",
        "announce",
        "deliveries of Kestrel-2 to Egypt began on 31 January, the company announced",
    )
    made.add("attributions", statement_id="s-l1", step=1, actor_id="trade-letter")
    made.add("attributions", statement_id="s-l1", step=2, actor_id="falco")


def _gazette(made: _Sample) -> None:
    key = "gazette-1999-01-20"
    made.statement(
        "g1",
        key,
        "carla-venturi",
        "defend",
        "Venturi, now foreign minister, defended the sale of Kestrel-2 to Egypt",
        content="the sale of Kestrel-2 to Egypt",
        cue="defended",
    )
    made.add("attributions", statement_id="s-g1", step=1, actor_id="gazette")
    made.add("attributions", statement_id="s-g1", step=2, actor_id="carla-venturi")
    made.add(
        "actor_roles",
        actor_id="carla-venturi",
        title="foreign minister",
        country="ITA",
        source_id=key,
        evidence_id=made.words(key, "now foreign minister"),
    )
    made.claim("r1", key, "item", "radars", transaction_id=RADAR, value_text="Sentry radar", rank="preferred")
    made.claim("r2", key, "supplier", "Sweden", transaction_id=RADAR, actor_id="sweden", rank="preferred")
    made.claim("r3", key, "recipient", "Morocco", transaction_id=RADAR, actor_id="morocco", rank="preferred")


def _history(made: _Sample) -> None:
    made.add(
        "corrections",
        correction_id="cor-1",
        table="transactions",
        row_id=KESTREL,
        field="quantity",
        old="30",
        new="24",
        kind="reading",
        reason="A possible number had been taken for the one agreed.",
        date="2026-10-01",
    )
    made.add(
        "tombstones",
        id="italy-egypt-kestrel",
        table="transactions",
        became=KESTREL,
        reason="The designation was completed.",
    )
