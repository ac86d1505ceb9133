"""Render the pages about the dataset as a whole: home, data, last check, corrections, changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.model import Page
from onrecord.pages import accuracy, deals, people, words
from onrecord.pages.flow import supply_flow
from onrecord.pages.lookup import FOLDERS, KEYS, Lookup, address
from onrecord.pages.years import years

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from onrecord.contract import Contract
    from onrecord.model import Issue, Row
    from onrecord.pages.context import Context, Download
    from onrecord.pages.environment import Templates
    from onrecord.pages.people import Said

_LATEST, _OF_ONE_REPORT = 6, 2


@dataclass(frozen=True, slots=True)
class Dataset:
    """Hold what the contract says of the whole."""

    title: str
    description: str
    version: str
    creators: str
    licence: str
    licence_url: str


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a number that the home page shows."""

    count: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Card:
    """Hold a deal as the home page shows it."""

    href: str
    title: str
    status: str
    disputed: bool
    facts: tuple[str, ...]
    origins: str


def dataset(contract: Contract) -> Dataset:
    """Read the contract's words about the whole dataset."""
    package = contract.descriptor
    licence: Mapping[str, str] = next(iter(package.get("licenses", ())), {})
    creators = [str(person.get("title", "")) for person in package.get("contributors", ())]
    return Dataset(
        title=str(package.get("title") or package.get("name") or "Dataset"),
        description=str(package.get("description") or ""),
        version=str(package.get("version") or ""),
        creators=", ".join(creators) or "The authors of this dataset",
        licence=licence.get("title") or licence.get("name") or "",
        licence_url=licence.get("path", ""),
    )


def pages(lookup: Lookup, contract: Contract, context: Context, templates: Templates) -> Iterator[Page]:
    """Render the overview pages; the registers are rendered with the explorers."""
    about = dataset(contract)
    verdict = _verdict(context.issues, context.checked)
    check = templates.render("check.html", verdict=verdict, issues=context.issues)
    changes = templates.render("changes.html", dataset=about, changes=context.changes)
    measured = templates.render("accuracy.html", measured=accuracy.read(context.evaluation))
    yield _home(lookup, about, templates)
    yield _data(lookup, contract, context, about, templates)
    yield _corrections(lookup, context, templates)
    yield _overview("data/check.html", "Last check", verdict, check)
    yield _overview("data/changes.html", "Changes of the data", "What each version changed.", changes)
    yield _overview(
        "accuracy.html", "How often it is wrong", "Measured error rates of the reading.", measured
    )


def missing(context: Context, templates: Templates) -> Page:
    """Render what is shown where there is no page; its links hold at any depth."""
    root = urlsplit(context.site_url).path or "/"
    body = templates.render("missing.html", root=root)
    return Page("404.html", "missing", "No such page", "This address leads nowhere.", body)


def _overview(path: str, title: str, description: str, body: Markup) -> Page:
    return Page(path, "overview", title, description, body)


def _home(lookup: Lookup, about: Dataset, templates: Templates) -> Page:
    dated = any(people.dated(lookup, row) for row in lookup.all("statements"))
    body = templates.render(
        "home.html",
        dated=dated,
        dataset=about,
        figures=tuple(_figures(lookup)),
        deals=[_card(lookup, row) for row in _main_deals(lookup)],
        statements=tuple(_latest(lookup)),
        picture=supply_flow(lookup),
        years=years(lookup),
    )
    return _overview("index.html", about.title, about.description, body)


def _latest(lookup: Lookup) -> Iterator[Said]:
    """Yield the newest statements that were read with confidence: one of a speaker, two of a report.

    Where none has a date, the first of each report stand for the others.
    """
    clear = [row for row in lookup.all("statements") if _is_clear(row)]
    dated = [row for row in clear if people.dated(lookup, row)] or clear[::-1]
    speakers: Counter[object] = Counter()
    reports: Counter[str] = Counter()
    for row in sorted(dated, key=lambda row: people.when(lookup, row), reverse=True):
        line = people.said(lookup, row, root="")
        report = line.source.href.partition("#")[0]
        speaker = line.speaker and line.speaker.href
        if speakers[speaker] or reports[report] >= _OF_ONE_REPORT:
            continue
        speakers[speaker] += 1
        reports[report] += 1
        yield line
        if speakers.total() == _LATEST:
            return


def _is_clear(row: Row) -> bool:
    told = bool(row.get("content") and row.get("speaker_id"))
    return told and row.get("review") != "unreviewed" and row["act"] != "decline_comment"


def _figures(lookup: Lookup) -> Iterator[Figure]:
    sources, transactions = lookup.all("sources"), lookup.all("transactions")
    speakers = {row.get("speaker_id") for row in lookup.all("statements")} - {None}
    origins = {row.get("origin_group") for row in sources}
    disputed = [row for row in transactions if str(row.get("disputed")).lower() == "true"]
    for count, noun, href in (
        (len(transactions), "deal", "deals/index.html"),
        (len(disputed), "disputed deal", "deals/index.html?disputed=true"),
        (len(lookup.all("statements")), "statement", "statements/index.html"),
        (len(speakers), "speaker", "statements/index.html"),
        (len(sources), "source", "sources/index.html"),
        (len(origins), "independent origin", "sources/index.html"),
    ):
        if count:
            yield _figure(count, noun, href)


def _figure(count: int, noun: str, href: str) -> Figure:
    return Figure(f"{count:,}", noun if count == 1 else f"{noun}s", href)


def _main_deals(lookup: Lookup) -> Sequence[Row]:
    """Return the deals that most origins tell of."""
    rows = lookup.all("transactions")
    return sorted(rows, key=lambda r: (-int(str(r.get("origin_count") or 0)), str(r["transaction_id"])))[
        :_LATEST
    ]


def _card(lookup: Lookup, row: Row) -> Card:
    told = {name: deals.taken(lookup, row, name) for name in ("quantity", "value", "ordered", "delivered")}
    dates = (f"{name} {told[name]}" for name in ("ordered", "delivered") if told[name])
    return Card(
        href=address("transactions", row["transaction_id"], root=""),
        title=deals.title(lookup, row["transaction_id"]),
        status=str(row["status"]),
        disputed=str(row.get("disputed")).lower() == "true",
        facts=tuple(filter(None, (told["quantity"], told["value"], *dates))),
        origins=words.number(row.get("origin_count")),
    )


def _data(lookup: Lookup, contract: Contract, context: Context, about: Dataset, templates: Templates) -> Page:
    counts = {table.name: f"{len(lookup.all(table.name)):,}" for table in contract.tables}
    missing = {value: label for table in contract.tables for value, label in table.missing.items() if label}
    body = templates.render(
        "data.html",
        dataset=about,
        site_url=context.site_url,
        downloads=context.downloads,
        **_files(context.downloads, contract, counts),
        tables=contract.tables,
        counts=counts,
        missing=tuple(missing.items()),
        verdict=_verdict(context.issues, context.checked),
        corrections=f"{len(lookup.all('corrections')):,} so far",
    )
    return _overview("data/index.html", "Data", f"Downloads and data dictionary of {about.title}.", body)


def _files(
    downloads: Sequence[Download], contract: Contract, counts: Mapping[str, str]
) -> dict[str, Sequence[object]]:
    """Part the downloads: the archive of all, those of each table as CSV and JSON, the others."""
    names = {file.path.rpartition("/")[2]: file for file in downloads}
    by_table = [
        (table.title, counts[table.name], [names.get(f"{table.name}.{kind}") for kind in ("csv", "json")])
        for table in contract.tables
    ]
    of_tables = [file for _, _, files in by_table for file in files if file]
    whole = [file for file in downloads if file.path.endswith(".zip")]
    return {
        "whole": whole,
        "by_table": [row for row in by_table if any(row[2])],
        "others": [file for file in downloads if file not in (*of_tables, *whole)],
    }


def _verdict(issues: Sequence[Issue], checked: str) -> str:
    errors = sum(1 for issue in issues if issue.level == "error")
    counts = f"{words.counted(errors, 'error')}, {words.counted(len(issues) - errors, 'warning')}"
    return f"{counts} in {checked}." if checked else f"{counts}."


def _corrections(lookup: Lookup, context: Context, templates: Templates) -> Page:
    rows = sorted(
        lookup.all("corrections"), key=lambda r: (str(r["date"]), str(r["correction_id"])), reverse=True
    )
    body = templates.render(
        "corrections.html",
        corrections=[(row, _target(lookup, str(row["table"]), row["row_id"])) for row in rows],
        tombstones=[(row, _tombstone(row)) for row in lookup.all("tombstones")],
        report=f"{context.repository}/issues/new" if context.repository else "",
    )
    return Page(
        "data/corrections.html",
        "overview",
        "Corrections",
        "Published values that were changed, and why.",
        body,
    )


def _target(lookup: Lookup, table: str, row_id: object) -> str:
    known = table in FOLDERS and lookup.one(table, KEYS[table], row_id)
    return address(table, row_id) if known else ""


def _tombstone(row: Row) -> str:
    return address(str(row["table"]), row["id"]) if row["table"] in FOLDERS else ""
