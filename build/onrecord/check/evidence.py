"""Check that evidence is verbatim, and that every published value has some."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.model import ELLIPSIS, Issue, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.model import Article, Row, Tables

VALUES = {
    "supplier_id": "supplier",
    "recipient_id": "recipient",
    "agent_id": "agent",
    "manufacturer_id": "manufacturer",
    "item": "item",
    "quantity": "quantity",
    "quantity_unit": "quantity",
    "value": "value",
    "currency": "value",
    "ordered": "ordered",
    "delivered": "delivered",
}
"""The columns of a deal that hold values, and the property of the claims that support each."""

_GIVEN = ("actor_id", "value_text", "value_min", "value_max", "unit", "date")
"""The columns of a claim that can hold what a deal takes."""


def check_evidence(tables: Tables, texts: Mapping[str, Article]) -> Iterator[Issue]:
    """Yield an Issue for each passage that is not verbatim and each value that no passage supports."""
    for source in tables["sources"]:
        yield from _check_source(source, texts.get(str(source["source_id"])))
    for row in tables["evidence"]:
        if article := texts.get(str(row["source_id"])):
            yield from _check_passage(row, article)
    quotes = {row["evidence_id"]: row for row in tables["evidence"]}
    for table, column in (("statements", "content"), ("claims", "value")):
        for row in tables[table]:
            yield from _check_words(table, column, row, quotes)
    yield from _check_deals(tables)


def _check_source(source: Row, article: Article | None) -> Iterator[Issue]:
    name = str(source["source_id"])
    if article is None:
        found, expected = "its article is missing", "a file in articles/"
        yield _error("sources", name, "source_id", found, expected, "restore the file")
    elif source["text_sha256"] != hashlib.sha256(article.text.encode()).hexdigest():
        found, expected = "its article has changed", "the text that was read"
        yield _error("sources", name, "text_sha256", found, expected, "run onrecord build")


def _check_passage(row: Row, article: Article) -> Iterator[Issue]:
    name = str(row["evidence_id"])
    if not (str(row["start"]).isdecimal() and str(row["end"]).isdecimal()):
        return  # what the schema check reports
    span = Span(int(str(row["start"])), int(str(row["end"])))
    words = span.of(article.text)
    if row["quote"] is None and article.rights != "offsets":
        yield _error("evidence", name, "quote", "no words", "the passage", "run onrecord build")
    if row["quote"] is not None and row["quote"] != words:
        hint = "evidence is verbatim: run onrecord build"
        yield _error("evidence", name, "quote", str(row["quote"]), words, hint)
    for cut in article.omitted:
        if span.start < cut.end and cut.start < span.end and words.strip():
            hint = "this is site furniture: report the reading"
            yield _error("evidence", name, "start", words, "words of the report", hint)


def _check_words(table: str, column: str, row: Row, quotes: Mapping[object, Row]) -> Iterator[Issue]:
    evidence = quotes.get(row["evidence_id"])
    if evidence is None or evidence["quote"] is None or row[column] is None:
        return
    for part in str(row[column]).split(ELLIPSIS):
        if part not in str(evidence["quote"]):
            key, hint = str(next(iter(row.values()))), "values are verbatim: run onrecord build"
            yield _error(table, key, column, part, "words of its evidence", hint)


def _check_deals(tables: Tables) -> Iterator[Issue]:
    """Find values of deals that no preferred claim gives."""
    given: dict[tuple[object, object], set[object]] = defaultdict(set)
    for claim in tables["claims"]:
        if claim["rank"] == "preferred":
            key = claim["transaction_id"], claim["property"]
            given[key] |= {claim[column] for column in _GIVEN if claim[column] is not None}
    for deal in tables["transactions"]:
        for column, prop in VALUES.items():
            known = given[deal["transaction_id"], prop]
            if deal[column] is not None and deal[column] not in known:
                name, value = str(deal["transaction_id"]), str(deal[column])
                expected = ", ".join(sorted(map(str, known))) or f"a preferred claim for {prop}"
                hint = "run onrecord build: a deal takes what its preferred claims give"
                yield _error("transactions", name, column, value, expected, hint)


def _error(table: str, row: str, field: str, found: str, expected: str, hint: str) -> Issue:
    message, path = f"{row}: {field} is not supported", f"data/{table}.csv"
    return Issue("error", "evidence", message, path, None, field, found, expected, hint)
