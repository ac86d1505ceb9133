"""A build that takes over pages of the one before gives what a fresh one gives, byte for byte."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord import pages
from onrecord.pages import Context, Drawn
from site_sample import KESTREL, ROOT, sample

if TYPE_CHECKING:
    from onrecord.model import File, Page, Tables

TABLES, CONTRACT, TEXTS = sample()
FILLED = [name for name, rows in TABLES.items() if rows]


def render(
    tables: Tables = TABLES, drawn: Drawn | None = None, context: Context | None = None
) -> dict[str, Page | File]:
    given = context or Context()
    rendered = pages.render(tables, CONTRACT, TEXTS, given, ROOT / "templates", drawn)
    return {page.path: page for page in rendered}


@pytest.fixture
def drawn() -> Drawn:
    kept = Drawn()
    render(drawn=kept)
    return kept


def without(table: str, place: int) -> Tables:
    rows = list(TABLES[table])
    del rows[place]
    return {**TABLES, table: tuple(rows)}


def reworded(table: str, place: int) -> Tables:
    """Change every cell of words in one row, but for what other rows refer to."""
    rows = list(TABLES[table])
    words = {
        "name",
        "title",
        "content",
        "value_text",
        "item",
        "reason",
        "description",
        "medium",
        "rank_reason",
    }
    rows[place] = {
        name: f"{value} (new)" if name in words and value else value for name, value in rows[place].items()
    }
    return {**TABLES, table: tuple(rows)}


@pytest.mark.parametrize("change", [without, reworded])
@pytest.mark.parametrize("place", [0, -1])
@pytest.mark.parametrize("table", FILLED)
def test_a_changed_row_gives_what_a_fresh_build_gives(drawn, table, place, change):
    tables = change(table, place)
    assert render(tables, drawn) == render(tables)
    assert render(TABLES, drawn) == render(TABLES)


def test_a_page_is_drawn_again_only_where_it_shows_the_change(drawn):
    before = render(drawn=drawn)
    rows = [{**row, "medium": "a letter"} for row in TABLES["attributions"][:1]]
    after = render({**TABLES, "attributions": (*rows, *TABLES["attributions"][1:])}, drawn)
    statement = f"statements/{rows[0]['statement_id']}.html"
    again = {path for path in before if path.startswith("statements/") and after[path] is not before[path]}
    assert again - {path for path in again if "/_" in path or path.endswith("index.html")} == {statement}


def test_a_changed_text_is_drawn_again(drawn):
    key, article = next(iter(TEXTS.items()))
    texts = {**TEXTS, key: replace(article, text=f"{article.text}\nA further line.")}
    fresh, again = (
        {
            page.path: page
            for page in pages.render(TABLES, CONTRACT, texts, Context(), ROOT / "templates", kept)
        }
        for kept in (None, drawn)
    )
    assert again == fresh


def test_what_every_page_shows_is_drawn_again(drawn):
    context = Context(site_url="https://example.org/", repository="https://example.org/code")
    assert render(TABLES, drawn, context) == render(TABLES, None, context)


def test_a_build_that_breaks_off_leaves_what_was_kept(drawn):
    broken = pages.render(reworded("transactions", 0), CONTRACT, TEXTS, Context(), ROOT / "templates", drawn)
    while next(broken).path != f"deals/{KESTREL}.html":
        pass
    broken.close()
    assert render(TABLES, drawn) == render(TABLES)
