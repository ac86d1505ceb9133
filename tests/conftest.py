"""A dataset of one report, small enough to read and complete enough to be valid."""

from __future__ import annotations

import hashlib
from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import pytest

from onrecord.contract import read_contract
from onrecord.export import write_csv
from onrecord.model import Article
from onrecord.tables import make_tables, read_tables

ROOT = Path(__file__).parents[1]
TEXT = 'Norway has sold 12 boats to Chile, Minister Ann Berg said. "They are new," she said.'
EVIDENCE = {"said": (0, 57), "quantity": (16, 18), "item": (19, 24), "norway": (0, 6), "chile": (28, 33)}


def passage(name):
    start, end = EVIDENCE[name]
    return {
        "evidence_id": f"r-e-{name}", "source_id": "r", "start": start, "end": end, "quote": TEXT[start:end],
        "prefix": TEXT[max(0, start - 32) : start], "suffix": TEXT[end : end + 32],
    }  # fmt: skip


def claim(name, prop, **values):
    start, end = EVIDENCE[name]
    return {
        "claim_id": f"r-c-{name}", "transaction_id": "norway-chile-boats", "source_id": "r",
        "statement_id": "r-s-1", "property": prop, "value": TEXT[start:end], "polarity": "affirmed",
        "modality": "fact", "rank": "preferred", "evidence_id": f"r-e-{name}", "method": "test",
        "confidence": Decimal("0.9"), "review": "automatic", **values,
    }  # fmt: skip


RECORDS = {
    "sources": [{
        "source_id": "r", "title": "Boats", "publisher_id": "the-paper", "published": "2020-05-04",
        "published_earliest": "2020-05-04", "published_latest": "2020-05-04", "published_basis": "stated",
        "language": "en", "rights": "full", "text_kind": "original", "origin_group": "r",
        "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "char_count": len(TEXT),
    }],
    "actors": [
        {"actor_id": "ann-berg", "name": "Ann Berg", "type": "person", "named": True},
        {"actor_id": "the-paper", "name": "The Paper", "type": "organization", "named": True},
        {"actor_id": "norway", "name": "Norway", "type": "state", "named": True, "country": "NOR"},
        {"actor_id": "chile", "name": "Chile", "type": "state", "named": True, "country": "CHL"},
    ],
    "statements": [{
        "statement_id": "r-s-1", "source_id": "r", "speaker_id": "ann-berg", "act": "say", "cue": "said",
        "mode": "indirect", "polarity": "affirmed", "content": TEXT[:33], "evidence_id": "r-e-said",
        "method": "test", "confidence": Decimal("0.9"), "review": "automatic",
    }],
    "attributions": [
        {"statement_id": "r-s-1", "step": 1, "actor_id": "the-paper"},
        {"statement_id": "r-s-1", "step": 2, "actor_id": "ann-berg", "evidence_id": "r-e-said"},
    ],
    "transactions": [{
        "transaction_id": "norway-chile-boats", "kind": "other", "supplier_id": "norway",
        "recipient_id": "chile",
        "item": "boats", "quantity": Decimal(12), "quantity_min": Decimal(12), "quantity_max": Decimal(12),
        "quantity_unit": "boats", "status": "reported", "source_count": 1, "origin_count": 1,
        "disputed": False,
        "disputed_properties": [],
    }],
    "claims": [
        claim("quantity", "quantity", value_min=Decimal(12), value_max=Decimal(12), unit="boats"),
        claim("item", "item", value_text="boats"),
        claim("norway", "supplier", actor_id="norway"),
        claim("chile", "recipient", actor_id="chile"),
    ],
    "statement_deals": [{"statement_id": "r-s-1", "transaction_id": "norway-chile-boats"}],
    "evidence": [passage(name) for name in EVIDENCE],
}  # fmt: skip


@pytest.fixture(scope="session")
def contract():
    return read_contract(ROOT / "datapackage.yaml")


@pytest.fixture
def records():
    """Return records that a test may change."""
    return deepcopy(RECORDS)


@pytest.fixture
def article():
    return Article("r", "articles/r.txt", TEXT, "Boats", rights="full")


@pytest.fixture
def written(contract, tmp_path):
    """Return a function that writes records as CSV below a folder and reads them back."""

    def write(records):
        write_csv(make_tables(records, contract), contract, tmp_path / "data")
        return read_tables(tmp_path / "data", contract)

    return write
