from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from site_sample import KESTREL, TEXTS

if TYPE_CHECKING:
    from visiting import Visitor

pytestmark = pytest.mark.browser

PAGES = {
    "home": "index.html",
    "deal": f"deals/{KESTREL}.html",
    "statement": "statements/s-h1.html",
    "denied statement": "statements/s-o1.html",
    "actor": "actors/ahmed-mansour.html",
    "unnamed actor": "actors/wire-1998-03-02-official.html",
    "source in full": "sources/wire-1998-03-02.html",
    "source in excerpts": "sources/gazette-1999-01-20.html",
    "source by offsets": "sources/letter-no-date.html",
    "tombstone": "deals/italy-egypt-kestrel.html",
    "register": "deals/index.html",
    "data": "data/index.html",
    "check": "data/check.html",
    "corrections": "data/corrections.html",
    "changes": "data/changes.html",
    "method": "method.html",
    "accuracy": "accuracy.html",
    "search": "search.html?find=kestrel",
}
SCHEMES = {"light": "default", "dark": "slate"}


def test_a_value_leads_to_its_words(visitor: Visitor) -> None:
    with visitor.open("index.html") as page:
        page.get_by_role("link", name="Kestrel-2, Italy to Egypt").click()
        page.locator("table.matrix").get_by_role("link", name="$310 million").first.click()
        target = page.locator("mark:target")
        expect(target).to_have_text("$310 million")
        expect(target).to_be_in_viewport()


def test_a_value_leads_to_its_words_without_scripts(visitor: Visitor) -> None:
    with visitor.open(PAGES["deal"], java_script_enabled=False) as page:
        expect(page.locator(".fact__value").first).to_have_text("Italy")
        page.locator("table.matrix").get_by_role("link", name="up to 30").click()
        expect(page.locator("mark:target")).to_have_text("up to 30")


def test_the_matrix_can_be_read_in_cells(visitor: Visitor) -> None:
    with visitor.open(PAGES["deal"]) as page:
        row = page.get_by_role("row", name="Quantity").filter(
            has=page.get_by_role("rowheader", name="quantity")
        )
        cells = row.first.get_by_role("cell")
        expect(cells.nth(2)).to_contain_text("denies")
        expect(cells.nth(2)).to_contain_text("differs")
        expect(cells.nth(3)).to_contain_text("silent")


def test_on_a_phone_each_value_stands_with_its_source(visitor: Visitor) -> None:
    with visitor.open(PAGES["deal"], viewport={"width": 360, "height": 800}) as page:
        row = page.get_by_role("row", name="Quantity").first
        said = row.get_by_role("cell").first.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert "1998" in said
        region = page.get_by_role("region", name="What each source says")
        assert region.evaluate("region => region.scrollWidth - region.clientWidth") <= 0


def test_a_table_that_scrolls_says_so_and_takes_the_keyboard(visitor: Visitor) -> None:
    with visitor.open(PAGES["deal"], viewport={"width": 900, "height": 800}, bypass_csp=True) as page:
        page.add_style_tag(content=".record--deal { max-width: 30rem }")
        region = page.get_by_role("region", name="What each source says")
        assert region.evaluate("region => region.scrollWidth > region.clientWidth")
        expect(region).to_have_css("background-attachment", "local, local, scroll, scroll")
        region.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.scroll').scrollLeft > 0")


def test_a_register_on_a_phone_is_a_list_of_cards(visitor: Visitor) -> None:
    with visitor.open(PAGES["register"], viewport={"width": 360, "height": 800}) as page:
        table = page.locator(".explorer__scroll")
        assert table.evaluate("table => table.scrollWidth - table.clientWidth") <= 0
        expect(page.get_by_role("row")).not_to_have_count(0)
        page.get_by_role("button", name="Quantity").click()
        expect(page.get_by_role("columnheader", name="Quantity")).to_have_attribute("aria-sort", "ascending")


def test_hovering_shows_what_was_read(visitor: Visitor) -> None:
    with visitor.open(PAGES["source in full"]) as page:
        page.locator("mark.passage--claim", has_text="up to 30").hover()
        expect(page.get_by_role("tooltip")).to_contain_text("up to 30 systems")
        page.keyboard.press("Escape")
        expect(page.get_by_role("tooltip")).to_be_hidden()


def test_the_keyboard_reaches_what_was_read(visitor: Visitor) -> None:
    with visitor.open(PAGES["source in full"]) as page:
        page.locator(".note-link").first.focus()
        expect(page.get_by_role("tooltip")).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.locator(".note:target")).to_be_in_viewport()


def test_a_pasted_text_is_checked_and_marked(visitor: Visitor) -> None:
    with visitor.open(PAGES["source by offsets"]) as page:
        page.get_by_label("The text of the report").fill(
            TEXTS["letter-no-date"].strip().replace("\n", "\r\n")
        )
        page.get_by_role("button", name="Check and mark").click()
        expect(page.get_by_role("status")).to_contain_text("This is the text. 2 passages")
        marked = page.locator(".verify__text mark.passage--claim")
        expect(marked).to_have_text("31 January")


def test_blanks_that_copying_changes_are_forgiven(visitor: Visitor) -> None:
    with visitor.open(PAGES["source by offsets"]) as page:
        text = TEXTS["letter-no-date"].replace(" to Egypt", "\u00a0to Egypt")
        page.get_by_label("The text of the report").fill(f"\n\n{text}  \n")
        page.get_by_role("button", name="Check and mark").click()
        expect(page.get_by_role("status")).to_contain_text("This is the text.")


def test_another_text_is_refused(visitor: Visitor) -> None:
    with visitor.open(PAGES["source by offsets"]) as page:
        page.get_by_label("The text of the report").fill("Something else")
        page.get_by_role("button", name="Check and mark").click()
        expect(page.get_by_role("status")).to_contain_text("not the text that was read. It has 14 characters")
        expect(page.locator(".verify__text")).to_be_hidden()


def test_a_text_by_offsets_is_not_in_the_page(visitor: Visitor) -> None:
    with visitor.open(PAGES["source by offsets"]) as page:
        assert "deliveries of" not in page.content().lower()


def test_a_name_is_shown_in_its_own_direction(visitor: Visitor) -> None:
    with visitor.open(PAGES["actor"]) as page:
        name = page.get_by_text("أحمد منصور")
        assert name.evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_the_first_stop_of_the_keyboard_skips_the_navigation(visitor: Visitor) -> None:
    with visitor.open(PAGES["deal"]) as page:
        page.keyboard.press("Tab")
        expect(page.locator(".md-skip")).to_be_focused()
        page.keyboard.press("Enter")
        assert page.url.endswith("#content")


def test_an_error_is_reported_with_the_record_named(visitor: Visitor) -> None:
    with visitor.open(PAGES["deal"]) as page:
        report = page.get_by_role("link", name="Report an error").get_attribute("href")
        assert report
        assert f"transactions+{KESTREL}" in report


def test_a_deal_prints_on_two_pages(visitor: Visitor) -> None:
    with visitor.open(PAGES["deal"]) as page:
        pdf = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type /Page\b", pdf)) <= 2


@pytest.mark.parametrize("scripts", [True, False])
def test_dark_follows_the_system(visitor: Visitor, scripts: bool) -> None:
    with visitor.open(PAGES["home"], color_scheme="dark", java_script_enabled=scripts) as page:
        expect(page.locator("body")).to_have_css("background-color", "rgb(22, 24, 27)")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_no_page_is_wider_than_the_window(visitor: Visitor, name: str, width: int) -> None:
    with visitor.open(PAGES[name], viewport={"width": width, "height": 800}) as page:
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("name", PAGES)
def test_nothing_bars_anybody(visitor: Visitor, name: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    # The page's own policy would stop the checker from being put in.
    with visitor.open(PAGES[name], bypass_csp=True, reduced_motion="reduce") as page:
        for scheme, width in product(("light", "dark"), (320, 768, 1440)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
            found = axe.Axe().run(page).response["violations"]
            assert [
                (scheme, width, fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found
            ] == []
