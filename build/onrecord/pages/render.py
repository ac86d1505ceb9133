"""Render every page of the site's body: overviews, registers, one page for each record."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import orjson

from onrecord.model import Page
from onrecord.pages import actors, deals, explorers, findable, overviews, people, sources, statements
from onrecord.pages.environment import Templates
from onrecord.pages.lookup import FOLDERS, KEYS, Lookup, address
from onrecord.pages.ordering import in_reading_order
from onrecord.pages.ranges import deal_amounts
from onrecord.pages.timeline import deal_timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.contract import Contract
    from onrecord.model import Article, File, Row, Tables
    from onrecord.pages.context import Context
    from onrecord.pages.drawn import Drawn

_NOUNS = {"transactions": "deal", "statements": "statement", "actors": "actor", "sources": "source"}
_PARTS = {
    "transactions": (("claims", "transaction_id"), ("statement_deals", "transaction_id")),
    "statements": (
        ("attributions", "statement_id"),
        ("claims", "statement_id"),
        ("statement_deals", "statement_id"),
    ),
    "actors": (("actor_names", "actor_id"), ("actor_roles", "actor_id")),
    "sources": (("evidence", "source_id"), ("statements", "source_id"), ("claims", "source_id")),
}
_PROPERTIES_OF_A_DEAL = ("claims", "property")


def render(
    tables: Tables,
    contract: Contract,
    texts: Mapping[str, Article],
    context: Context,
    templates: Path,
    drawn: Drawn | None = None,
) -> Iterator[Page | File]:
    """Render all pages and the files beside them, all overviews first.

    `texts` are the articles by source_id, `templates` is the folder of the templates. `drawn` keeps the pages
    of records for the next build, and has those of the last one.
    """
    lookup = Lookup(in_reading_order(tables), tracing=drawn is not None)
    site = _Site(lookup, contract, texts, context, Templates(templates))
    yield from overviews.pages(site.lookup, contract, context, site.templates)
    yield explorers.search_page(contract, site.templates)
    yield from explorers.first_pages(site.lookup, contract, site.templates)
    yield overviews.missing(context, site.templates)
    yield from site.records(drawn)
    for row in site.lookup.all("tombstones"):
        if row["table"] in FOLDERS:
            yield site.tombstone(row)
    yield from explorers.further_pages(site.lookup, contract, site.templates)
    yield from explorers.files(site.lookup, contract)


class _Site:
    """Hold what all record pages share."""

    def __init__(
        self,
        lookup: Lookup,
        contract: Contract,
        texts: Mapping[str, Article],
        context: Context,
        templates: Templates,
    ) -> None:
        self.lookup, self.texts, self.context, self.templates = lookup, texts, context, templates
        self.dataset = overviews.dataset(contract)
        table, column = _PROPERTIES_OF_A_DEAL
        self.properties = contract.table(table).column(column).values

    def records(self, drawn: Drawn | None) -> Iterator[Page]:
        """Give the page of each record, rendering those that are not `drawn` as they are to be."""
        records = [(table, str(row[KEYS[table]])) for table in FOLDERS for row in self.lookup.all(table)]
        if drawn is None:
            yield from (self.record(*record) for record in records)
            return
        drawn.begin(
            (
                self.dataset,
                self.properties,
                self.context.site_url,
                self.context.repository,
                self.templates.state,
            )
        )
        for table, key in records:
            text = self._text(table, key)
            yield drawn.page((table, key), text, self.lookup, functools.partial(self.record, table, key))
        drawn.end(self.lookup)

    def record(self, table: str, key: str) -> Page:
        """Render the page of one row."""
        row = self.lookup.one(table, KEYS[table], key) or {}
        view, title, description = self._view(table, row)
        body = self._frame(table, key, title, f"{_NOUNS[table]}.html", **view)
        return Page(
            address(table, key, root=""),
            _NOUNS[table],
            title,
            description,
            body,
            self._json(table, row),
            _crumbs(table),
            findable.entry(self.lookup, table, row, self._text(table, key)),
        )

    def tombstone(self, row: Row) -> Page:
        """Render the page of an identifier that is gone."""
        table, key = str(row["table"]), str(row["id"])
        title = f"Withdrawn: {key}"
        there = row.get("became") and self.lookup.one(table, KEYS[table], row["became"])
        became = people.Link(str(row["became"]), address(table, row["became"])) if there else None
        body = self._frame(table, key, title, "tombstone.html", row=row, became=became)
        path, record = address(table, key, root=""), _record({"tombstones": [row]})
        return Page(path, "tombstone", title, str(row["reason"]), body, record, _crumbs(table))

    def _view(self, table: str, row: Row) -> tuple[dict[str, Any], str, str]:
        if table == "transactions":
            deal = deals.deal(self.lookup, row, self.properties)
            timeline, amounts = deal_timeline(deal.id, self.lookup), deal_amounts(deal.id, self.lookup)
            view = {"deal": deal, "timeline": timeline, "amounts": amounts}
            return view, deal.title, deals.summary(deal)
        if table == "statements":
            statement = statements.statement(self.lookup, row)
            language = (self.lookup.one("sources", "source_id", row["source_id"]) or {}).get("language", "en")
            view = {"statement": statement, "language": language}
            return view, statement.title, statement.line.content or statement.report
        if table == "actors":
            actor = actors.actor(self.lookup, row)
            return {"actor": actor}, str(row["name"]), actors.summary(actor)
        source = sources.source(self.lookup, row, self._text(table, str(row["source_id"])))
        return {"source": source}, str(row["title"]), sources.summary(source)

    def _text(self, table: str, key: str) -> str | None:
        return self.texts[key].text if table == "sources" and key in self.texts else None

    def _frame(self, table: str, key: str, title: str, template: str, **view: object) -> Any:
        return self.templates.render(
            template,
            root="../",
            kind=_NOUNS[table],
            noun=_NOUNS[table],
            title=title,
            row_id=key,
            crumbs=_crumbs(table),
            dataset=self.dataset,
            url=address(table, key, root=self.context.site_url) if self.context.site_url else "",
            report=self._report(table, key),
            **view,
        )

    def _report(self, table: str, key: str) -> str:
        if not self.context.repository:
            return ""
        fields = {"template": "error.yml", "title": f"Error in {key}", "record": f"{table} {key}"}
        return f"{self.context.repository}/issues/new?{urlencode(fields)}"

    def _json(self, table: str, row: Row) -> bytes:
        parts = {name: self.lookup.where(name, column, row[KEYS[table]]) for name, column in _PARTS[table]}
        return _record({table: [row], **parts})


def _record(parts: Mapping[str, Sequence[object]]) -> bytes:
    return orjson.dumps(parts, default=_plain, option=orjson.OPT_APPEND_NEWLINE)


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(value)


@functools.cache
def _crumbs(table: str) -> tuple[tuple[str, str], ...]:
    folder = FOLDERS[table]
    return ((folder.capitalize(), f"{folder}/index.html"),)
