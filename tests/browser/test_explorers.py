"""The registers and the search in a browser: what is seen, shared and downloaded is the data."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from contextlib import ExitStack
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from visiting import serving

from onrecord import search
from onrecord.export.csv_files import cell
from onrecord.pages import Context, render
from onrecord.pages.ordering import in_reading_order
from onrecord.site import build_site
from site_sample import ROOT

pytestmark = pytest.mark.browser
COUNT = 1500


@pytest.fixture(scope="module")
def data():
    sys.path.append(str(ROOT / "tests" / "bench"))
    from records import records  # noqa: PLC0415  (the benchmarks are no package)

    made = records(COUNT)
    return replace(made, tables=in_reading_order(made.tables))


@pytest.fixture(scope="module")
def large_site(data, tmp_path_factory):
    out = tmp_path_factory.mktemp("large-site")
    pages = render(data.tables, data.contract, data.texts, Context(), ROOT / "templates")
    build_site(pages, ROOT / "site", out, site_name="Example")
    with serving(out) as address:
        yield address


@pytest.fixture
def site(large_site):
    return large_site + "/"


@pytest.fixture
def tab(visitor, large_site):
    """Return a function that opens an address; what the visitor complains of fails the test."""
    visiting = replace(visitor, address=large_site)
    with ExitStack() as stack:
        yield lambda address, **options: stack.enter_context(
            visiting.open(address.removeprefix(f"{large_site}/"), **options)
        )


def status(page):
    page.wait_for_selector(".explorer:not([aria-busy])")
    return page.inner_text("[data-part=status]")


def ready(tab, address, **options):
    page = tab(address, **options)
    page.wait_for_selector(".explorer__menu", state="attached")
    status(page)
    return page


def choose(page, facet, value):
    page.click(f".explorer__menu > summary:text-is('{facet}')")
    page.locator(".explorer__menu[open] label").filter(has=page.get_by_text(value, exact=True)).click()


def column(page, name):
    status(page)
    return page.locator(f"td[data-column={name}]").all_inner_texts()


def told(page, words):
    """Wait until the count begins with these words."""
    expect(page.locator("[data-part=status]")).to_have_text(re.compile(f"^{re.escape(words)}"))


def download(page, kind):
    page.click(".explorer__menu > summary:text-is('Download this view')")
    with page.expect_download() as saved:
        page.click(f".explorer__menu[open] button:text-is('{kind}')")
    return saved.value.suggested_filename, saved.value.path().read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    ("query", "files"),
    [
        ("", ["index.json", "rows-0.json"]),
        ("?sort=value", ["index.json", "rows-*.json", "sort-value.json"]),
        ("?status=denied", ["facet-status.json", "index.json", "rows-*.json"]),
    ],
)
def test_a_view_loads_what_it_shows_and_no_more(tab, site, query, files):
    page = ready(tab, f"{site}deals/index.html{query}")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    names = {re.sub(r"\?.*", "", name).rpartition("/")[2] for name in loaded if "/explore/" in name}
    if query:
        names = {re.sub(r"rows-\d+", "rows-*", name) for name in names}
    assert sorted(names) == files


def test_a_filter_keeps_its_rows_and_is_in_the_address(tab, site, data):
    page = ready(tab, f"{site}deals/index.html")
    wanted = [row for row in data.tables["transactions"] if row["status"] == "delivered"]
    choose(page, "Status", "delivered")
    told(page, f"{len(wanted)} of ")
    assert page.url.endswith("deals/index.html?status=delivered")
    assert set(column(page, "status")) == {"delivered"}


def test_a_shared_address_shows_the_same_rows(tab, site):
    page = ready(tab, f"{site}deals/index.html")
    choose(page, "Disputed", "yes")
    page.click("th button:text-is('Quantity')")
    page.wait_for_selector("th[aria-sort=ascending]")
    shown = column(page, "transaction_id")
    again = ready(tab, page.url)
    assert column(again, "transaction_id") == shown
    assert status(again) == status(page)


def test_back_undoes_a_filter(tab, site):
    page = ready(tab, f"{site}deals/index.html")
    before = status(page)
    choose(page, "Disputed", "yes")
    expect(page.locator("[data-part=status]")).not_to_have_text(before)
    page.go_back()
    told(page, before)


def test_values_of_one_facet_widen_and_facets_narrow(tab, site, data):
    rows = data.tables["transactions"]
    page = ready(tab, f"{site}deals/index.html?status=delivered&status=denied&disputed=true")
    wanted = [row for row in rows if row["status"] in ("delivered", "denied") and row["disputed"]]
    assert status(page).startswith(f"{len(wanted)} of {len(rows)} rows")


def test_counts_of_a_facet_follow_the_other_filters(tab, site, data):
    page = ready(tab, f"{site}deals/index.html?disputed=true")
    page.click(".explorer__menu > summary:text-is('Status')")
    label = page.locator(".explorer__menu[open] label", has_text="denied")
    wanted = sum(row["status"] == "denied" and row["disputed"] for row in data.tables["transactions"])
    expect(label.locator(".explorer__count")).to_have_text(str(wanted))


def test_typing_searches_and_marks(tab, site):
    page = ready(tab, f"{site}statements/index.html")
    page.fill("#explorer-search", "howitzer payment hammer")
    page.fill("#explorer-search", "payment hammer")
    page.wait_for_selector("td mark")
    assert all("payment for the Hammer-155" in words for words in column(page, "content"))
    assert "find=payment+hammer" in page.url


def test_numbers_sort_by_size_in_both_directions(tab, site):
    page = ready(tab, f"{site}deals/index.html?sort=quantity")
    rising = [int(number) for number in column(page, "quantity")]
    page = ready(tab, f"{site}deals/index.html?sort=-quantity")
    falling = [int(number) for number in column(page, "quantity")]
    assert rising == sorted(rising)
    assert falling == sorted(falling, reverse=True)
    assert falling[0] > rising[-1]


def test_columns_can_be_chosen(tab, site):
    page = ready(tab, f"{site}deals/index.html?columns=transaction_id,item")
    assert page.locator("thead th").all_inner_texts() == ["Deal", "Item"]
    page.click(".explorer__menu > summary:text-is('Columns')")
    page.locator(".explorer__menu[open] label", has_text="Kind").click()
    page.wait_for_selector("th[data-column=kind]")
    assert "columns=transaction_id,kind,item" in page.url


def test_pages_of_the_view_hold_all_rows_once(tab, site, data):
    page = ready(tab, f"{site}statements/index.html")
    first = column(page, "content")
    page.click("text=Next page")
    page.wait_for_url("**/index.html?page=2")
    told(page, f"{len(data.tables['statements']):,} rows, page 2 of")
    assert len(first) == 50
    assert [row["content"] for row in data.tables["statements"][50:100]] == column(page, "content")


def test_csv_is_the_view_verbatim(tab, site, data):
    page = ready(
        tab,
        f"{site}deals/index.html?supplier=china&sort=-value&columns=transaction_id,supplier_id,value,ordered,disputed",
    )
    name, text = download(page, "CSV")
    table = data.contract.table("transactions")
    rows = [row for row in data.tables["transactions"] if row["supplier_id"] == "china"]
    rows.sort(key=lambda row: -row["value"])
    columns = [
        table.column(name) for name in ("transaction_id", "supplier_id", "value", "ordered", "disputed")
    ]
    wanted = [[cell(row[column.name], column) for column in columns] for row in rows]
    assert list(csv.reader(io.StringIO(text))) == [[column.name for column in columns], *wanted]
    assert name == "tor-m1-iran-0.1.0-deals-view.csv"
    assert "\r" not in text


def test_json_is_the_view_with_its_citation(tab, site, data):
    page = ready(tab, f"{site}deals/index.html?status=denied")
    _, text = download(page, "JSON")
    saved = json.loads(text)
    wanted = [row["transaction_id"] for row in data.tables["transactions"] if row["status"] == "denied"]
    assert [row["transaction_id"] for row in saved["rows"]] == wanted
    assert saved["view"] == page.url
    assert f"{len(wanted)} of " in saved["citation"]
    assert page.url in saved["citation"]


def test_a_value_of_a_long_facet_is_found_by_its_words(tab, site):
    page = ready(tab, f"{site}deals/index.html")
    page.click(".explorer__menu > summary:text-is('Party')")
    page.fill(".explorer__menu[open] input[type=search]", "arab UNITED")
    expect(page.locator(".explorer__menu[open] label")).to_have_count(1)
    page.locator(".explorer__menu[open] label").click()
    page.wait_for_url("**/index.html?party=united-arab-emirates")


def test_a_filter_is_removed_by_its_chip(tab, site, data):
    page = ready(tab, f"{site}deals/index.html?status=denied")
    page.click("button[aria-label='Remove Status: denied']")
    told(page, f"{len(data.tables['transactions'])} rows")
    assert page.url.endswith("deals/index.html")


def test_values_that_no_row_has_keep_nothing(tab, site):
    page = ready(tab, f"{site}deals/index.html?status=%3Cb%3E")
    assert status(page).startswith("0 of ")


def test_the_keyboard_is_enough(tab, site):
    page = ready(tab, f"{site}deals/index.html")
    page.focus("#explorer-search")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Party"
    page.keyboard.press("Enter")
    page.wait_for_selector(".explorer__menu[open] input[type=checkbox]")  # its choices are fetched
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**/index.html?party=*")
    status(page)
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent").startswith("Party")
    assert page.locator(".explorer__menu[open]").count() == 0


def test_a_plain_page_opens_the_view_with_its_rows(tab, site, data):
    page = ready(tab, f"{site}statements/_page-2.html")
    expect(page).to_have_url(re.compile(r"/statements/index\.html\?page=3$"))
    expect(page.locator("h1")).to_have_text("Statements")
    wanted = data.tables["statements"][100]["content"]
    expect(page.locator("td[data-column=content]").first).to_have_text(wanted)


def test_without_scripts_there_are_plain_pages(tab, site, data):
    page = tab(f"{site}statements/index.html", java_script_enabled=False)
    assert page.locator("tbody tr").count() == 100
    page.click("text=Next page")
    assert page.locator("tbody tr").count() == 100
    assert (
        page.locator("td[data-column=content]").first.inner_text()
        == data.tables["statements"][100]["content"]
    )
    assert page.locator("[data-part=controls] *").count() == 0


def test_nothing_sticks_out_on_a_phone(tab, site):
    page = ready(tab, f"{site}deals/index.html", viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.click(".explorer__filters > summary")
    choose(page, "Status", "denied")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_search_page_finds_rows_by_kind(tab, site, data):
    deal = next(row for row in data.tables["transactions"] if row["item"] == "Hammer-155")
    page = tab(f"{site}search.html?find=hammer+{deal['recipient_id']}")
    page.click("button[data-kind=deals]")
    page.wait_for_url("**/search.html?*kind=deals")
    expect(page.locator("button[data-kind=deals]")).to_have_attribute("aria-pressed", "true")
    first = page.locator(".find__results a").first
    expect(first).to_have_text(re.compile("^Hammer-155, "))
    assert set(page.locator(".find__kind").all_inner_texts()) == {"DEAL"}
    first.click()
    expect(page.locator("h1")).to_contain_text("Hammer-155, ")


def test_a_whole_word_goes_before_its_beginning(tab, site):
    page = tab(f"{site}search.html")
    best = page.evaluate(
        """async () => {
            const { SearchIndex } = await import("/assets/javascripts/search.js");
            const terms = { tor: [[5], []], tors: [[3], []] };
            const index = new SearchIndex("", { count: 9, entries_per_file: 9, kinds: [["deals", 0, 9]],
                                                stop_words: [], starts: ["a"] });
            index.file = async () => terms;
            return (await index.find("tor")).hits.map((hit) => hit.number);
        }"""
    )
    assert best == [5, 3]


def test_an_actor_goes_before_what_was_said_by_it(tab, site):
    page = tab(f"{site}search.html?find=china")
    expect(page.locator(".find__kind").first).to_have_text(re.compile("deal|actor"))


def test_a_slip_of_the_pen_still_finds(tab, site):
    page = tab(f"{site}search.html?find=arowhead")
    expect(page.locator(".find__results a").first).to_contain_text("Arrowhead")


def test_the_box_of_every_page_finds_rows(tab, site):
    page = tab(f"{site}deals/index.html")
    page.click(".md-search__input")
    page.keyboard.type("arrowhead india", delay=20)
    page.wait_for_selector(".md-search-result__item")
    assert "Arrowhead" in page.locator(".md-search-result__item").first.inner_text()
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url(re.compile(r"/(deals|statements)/.+\.html"))


def test_the_box_leads_to_all_results_of_its_query(tab, site):
    page = tab(f"{site}deals/index.html")
    page.click(".md-search__input")
    page.keyboard.type("arrowhead", delay=20)
    every = page.locator(".md-search-result__item a", has_text="results on the search page")
    expect(every).to_be_visible()
    first = page.locator(".md-search-result__item h1, .md-search-result__item h2").first.inner_text()
    count = re.search(r"All ([\d,]+) results", every.inner_text())[1]
    every.click()
    page.wait_for_url(re.compile(r"/search\.html\?find=arrowhead"))
    expect(page.locator("[data-part=status]")).to_have_text(f"{count} results")
    expect(page.locator(".find__results a").first).to_have_text(first)
    expect(page.locator(".md-header .md-search")).to_be_hidden()


def test_no_page_loads_the_index_before_a_query(tab, site):
    page = ready(tab, f"{site}deals/index.html")
    page.wait_for_load_state("networkidle")
    names = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    assert not [name for name in names if "/search/" in name and "search_index.json" not in name]


def test_browser_and_build_split_text_alike(tab, site):
    texts = (
        "Tor-M1 missiles",
        "S-300PMU",
        "U.S. classes, companies",
        "Çelik Łódź İstanbul",
        "أحمد منصور",
        "2005-12-01",
        "ElBaradei’s series bus heroes toes eies aies",
        "Ünïcode-7",
        "vice-president of the co-op",
        "ΣΊΣΥΦΟΣ",
        "a-1-b2_c",
    )
    page = tab(f"{site}search.html")
    split = page.evaluate(
        "([texts, stop]) => import('/assets/javascripts/search.js').then("
        "m => texts.map(text => m.queryWords(text, stop).flatMap(({word, parts}) => [word, ...parts])))",
        [texts, search.STOP_WORDS],
    )
    assert [set(words) for words in split] == [search.terms(text) for text in texts]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_axe_finds_nothing(tab, site, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}, "bypass_csp": True}
    found = {}
    for address in (
        "deals/index.html?status=denied&find=hammer",
        "statements/index.html",
        "search.html?find=port",
    ):
        page = tab(site + address, **options)
        page.wait_for_load_state("networkidle")
        if "search" not in address:
            if width < 700:
                page.click(".explorer__filters > summary")
            page.locator(".explorer__menu > summary").first.click()
            status(page)
        found |= {
            (address, v["id"]): [n["html"] for n in v["nodes"]]
            for v in axe.Axe().run(page).response["violations"]
        }
    assert found == {}
