from __future__ import annotations

import json
import re

import pytest

from onrecord import pages
from onrecord.model import Issue, Page, Tables
from onrecord.pages import Context
from site_sample import KESTREL, ROOT, sample

TABLES, CONTRACT, TEXTS = sample()
HOSTILE = '"><script>alert(1)</script>{{ 7 * 7 }} onrecord-body-token'


def render(tables: Tables = TABLES, context: Context | None = None) -> dict[str, Page]:
    rendered = pages.render(tables, CONTRACT, TEXTS, context or Context(), ROOT / "templates")
    return {page.path: page for page in rendered if isinstance(page, Page)}


def changed(table: str, **cells: object) -> Tables:
    return {**TABLES, table: tuple({**row, **cells} for row in TABLES[table])}


def test_overviews_come_before_all_other_pages() -> None:
    kinds = [page.kind == "overview" for page in render().values()]
    assert kinds == sorted(kinds, reverse=True)


def test_a_dataset_without_rows_has_its_overviews() -> None:
    empty: Tables = dict.fromkeys(TABLES, ())
    found = render(empty)
    assert {"index.html", "data/index.html", "deals/index.html"} <= set(found)
    assert {page.kind for page in found.values()} == {"overview", "missing"}


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("actors", "name"),
        ("actors", "description"),
        ("actor_names", "name"),
        ("actor_roles", "title"),
        ("sources", "title"),
        ("sources", "byline"),
        ("sources", "url"),
        ("sources", "archive_url"),
        ("statements", "content"),
        ("statements", "venue"),
        ("statements", "method"),
        ("attributions", "medium"),
        ("transactions", "item"),
        ("claims", "value"),
        ("claims", "value_text"),
        ("claims", "rank_reason"),
        ("evidence", "quote"),
        ("corrections", "reason"),
        ("tombstones", "reason"),
    ],
)
def test_words_of_others_never_become_markup(table: str, column: str) -> None:
    for page in render(changed(table, **{column: HOSTILE})).values():
        assert "<script>alert" not in page.body_html


def test_only_web_addresses_are_linked() -> None:
    body = render(changed("sources", url="javascript:alert(1)"))["sources/wire-1998-03-02.html"].body_html
    assert "javascript:alert(1)" in body
    assert 'href="javascript' not in body


def test_the_json_of_a_record_has_its_rows_as_in_the_tables() -> None:
    record = json.loads(render()[f"deals/{KESTREL}.html"].json or b"")
    [row] = record["transactions"]
    assert row["quantity"] == 24
    assert len(record["claims"]) == len([c for c in TABLES["claims"] if c["transaction_id"] == KESTREL])


def test_the_last_check_is_public() -> None:
    issue = Issue("warning", "date", "The article has no date.", "articles/a.md", 3, hint="Add one.")
    found = render(context=Context(issues=(issue,), checked="12 tables, 90 rows"))
    assert "0 errors, 1 warning in 12 tables, 90 rows." in found["data/check.html"].body_html
    assert "articles/a.md:3" in found["data/check.html"].body_html


def test_without_a_repository_there_is_nowhere_to_report() -> None:
    assert "Report an error" not in render()[f"deals/{KESTREL}.html"].body_html


def test_identifiers_in_a_page_are_unique() -> None:
    for page in render().values():
        found = re.findall(r'\sid="([^"]+)"', page.body_html)
        assert len(found) == len(set(found)), page.path


def test_a_correction_is_told_on_its_record_and_in_the_list() -> None:
    found = render()
    reason = "A possible number had been taken for the one agreed."
    assert reason in found[f"deals/{KESTREL}.html"].body_html
    assert f'href="../deals/{KESTREL}.html"' in found["data/corrections.html"].body_html


def test_counts_are_told_in_the_singular_too() -> None:
    one = changed("transactions", origin_count=1, source_count=1)
    body = render(one)[f"deals/{KESTREL}.html"].body_html
    assert "<strong>1</strong> independent origin\n" in body


def test_the_language_of_a_text_is_stated() -> None:
    body = render(changed("sources", language="fr"))["sources/wire-1998-03-02.html"].body_html
    assert 'class="text" lang="fr"' in body


def test_a_text_by_offsets_leaks_into_no_page_and_no_json() -> None:
    for page in render().values():
        if "letter" in page.path or "falco" in page.path:
            assert "deliveries of Kestrel-2 to Egypt" not in page.body_html
            assert b"deliveries of Kestrel-2 to Egypt" not in (page.json or b"")


def test_home_shows_statements_of_several_speakers() -> None:
    home = render()["index.html"].body_html
    listed = home[home.index('id="said"') : home.index("All statements")]
    speakers = re.findall(r'said__who">\s*<a href="actors/([^"]+)\.html', listed)
    assert speakers
    assert len(speakers) == len(set(speakers))
    assert "speaker not told" not in listed


def test_home_says_which_date_is_which() -> None:
    home = render()["index.html"].body_html
    assert "ordered December 1997" in home


def test_a_dataset_without_deals_counts_none() -> None:
    empty = dict.fromkeys(("transactions", "claims", "statement_deals"), ())
    home = render({**TABLES, **empty})["index.html"].body_html
    assert "disputed deal" not in home
    assert "statement" in home


def test_warnings_of_one_kind_are_told_once_with_their_places() -> None:
    issues = tuple(
        Issue(
            "warning",
            "date",
            "No date.",
            f"articles/{n}.txt",
            found="none",
            expected="a date",
            hint="Add it.",
        )
        for n in range(7)
    )
    page = render(context=Context(issues=issues))["data/check.html"].body_html
    assert page.count("No date.") == page.count("Add it.") == 1
    assert "2 more" in page
    assert all(f"articles/{n}.txt" in page for n in range(7))


def test_a_dateline_alone_begins_without_a_stop() -> None:
    bare = changed("sources", publisher_id=None, agency_id=None, byline=None, dateline="OSLO")
    page = next(page for page in render(bare).values() if page.kind == "source")
    assert '<p class="lead__text">Dateline: ' in page.body_html


def test_one_report_that_gives_two_values_is_not_called_sources_that_disagree() -> None:
    alone = render(changed("transactions", source_count=1))[f"deals/{KESTREL}.html"]
    assert "told in more than one way" in alone.body_html
    assert "sources disagree" not in alone.body_html
