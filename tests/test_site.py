from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup

from onrecord import pages
from onrecord.errors import ToolError
from onrecord.links import Links, find
from onrecord.model import Page
from onrecord.site import build_site
from onrecord.stamp import cut, cut_missing, seal, stamp
from site_sample import KESTREL, ROOT, sample

if TYPE_CHECKING:
    from onrecord.generator import Generator

URL = "https://example.org/data/"
SHELL = """<!doctype html><html><head><meta charset="utf-8">
<meta name="description" content="onrecord-description-token">
<link rel="canonical" href="https://x/deals/index.html">
<link rel="prev" href="../index.html"><title>onrecord-title-token - Site</title>
<script>let a = 1</script></head>
<body><h1 id="content">onrecord-title-token</h1>
<div data-stamp="onrecord-body-token"></div>
</body></html>"""
PAGE = Page("deals/a.html", "deal", "A <b> & C", "Said “so”", Markup('<h1 id="content">A</h1>'), b"{}")


def build(
    out: Path,
    generator: Generator = "mkdocs",
    extra: list[Page] | None = None,
    config: str = "mkdocs.yml",
) -> None:
    tables, contract, texts = sample()
    out.mkdir(parents=True, exist_ok=True)
    context = pages.Context(site_url=URL, repository="https://example.org/repository")
    rendered = list(pages.render(tables, contract, texts, context, ROOT / "templates"))
    build_site(
        [*rendered, *(extra or ())],
        ROOT / "site",
        out,
        site_name="Sample",
        site_url=URL,
        generator=generator,
        config=config,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    build(out)
    return out


def test_a_page_is_stamped_into_its_frame() -> None:
    html = stamp(cut(SHELL), PAGE, URL, "Site").decode()
    assert "<title>A &lt;b&gt; &amp; C - Site</title>" in html
    assert html.count("<h1") == 1
    assert '<link rel="canonical" href="https://example.org/data/deals/a.html">' in html
    assert "token" not in html
    assert 'rel="prev"' not in html


def test_a_frame_has_no_blank_lines_and_keeps_those_of_a_page() -> None:
    page = replace(PAGE, body_html=Markup("<pre>one\n\n  two</pre>"))
    html = stamp(cut(SHELL.replace("<head>", "<head>\n\n      ")), page, URL, "Site").decode()
    assert "<head>\n<" in html
    assert "<pre>one\n\n  two</pre>" in html


def test_a_frame_without_its_slot_is_refused() -> None:
    with pytest.raises(ValueError, match="lost its heading"):
        cut(SHELL.replace("data-stamp", "data-other"))


def test_only_the_scripts_of_the_frame_may_run() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', seal(SHELL))
    assert policy
    assert "'sha256-" in policy.group(1)
    assert "unsafe-inline" not in policy.group(1)
    assert policy.group(1).startswith("default-src 'none'")


def test_links_are_found_broken() -> None:
    links = Links()
    links.add_page(
        "deals/a.html",
        find('<p id="x"><a href="../b.html#y">b</a><a href="#x">x</a><a href="https://e.org">e</a></p>'),
    )
    links.add_page("b.html", find('<a href="deals/a.html#x">a</a> <a href="gone/">gone</a>'))
    assert links.broken() == (("b.html", "gone/index.html"), ("deals/a.html", "b.html#y"))


def test_a_link_within_a_page_is_checked() -> None:
    links = Links()
    links.add_page("deals/a.html", find('<p id="x" data-id="y"><a href="#x">x</a><a href="#y">y</a></p>'))
    assert links.broken() == (("deals/a.html", "deals/a.html#y"),)


def test_every_record_has_its_page_and_json(site: Path) -> None:
    tables, _, _ = sample()
    for folder, table, key in (
        ("deals", "transactions", "transaction_id"),
        ("statements", "statements", "statement_id"),
    ):
        for row in tables[table]:
            assert (site / folder / f"{row[key]}.html").is_file()
            assert (site / folder / f"{row[key]}.json").is_file()


def test_the_site_of_another_project_says_nothing_of_this_program(site: Path, tmp_path: Path) -> None:
    def files(folder: Path) -> set[str]:
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}

    build(tmp_path, config="default.yml")
    own = {"decisions.html", "figures.html", "maintain.html", "assets/images/deal.png"}
    assert own <= files(site)
    assert {"method.html", "accuracy.html", "data/check.html", "search.html"} <= files(tmp_path)
    assert not own & files(tmp_path)
    assert "decisions" not in (tmp_path / "index.html").read_text("utf-8")


def test_no_tag_has_a_style_which_the_policy_forbids(site: Path) -> None:
    assert [path.name for path in site.rglob("*.html") if " style=" in path.read_text("utf-8")] == []


def test_no_token_is_left(site: Path) -> None:
    assert [path.name for path in site.rglob("*.html") if "-token" in path.read_text("utf-8")] == []


def test_the_tab_of_a_record_is_that_of_its_register(site: Path) -> None:
    html = (site / "deals" / f"{KESTREL}.html").read_text("utf-8")
    active = re.search(r'md-tabs__item--active">.*?<a href="([^"]*)"', html, re.DOTALL)
    assert active
    assert active.group(1) in ("./index.html", "index.html")


def test_the_logo_leads_home_on_a_disk_too(site: Path) -> None:
    html = (site / "deals" / f"{KESTREL}.html").read_text("utf-8")
    logos = re.findall(r'<a href="([^"]*)"[^>]*class="md-(?:header__button|nav__button) md-logo"', html)
    assert set(logos) == {"../index.html"}


def test_the_sitemap_has_every_page_once(site: Path) -> None:
    found = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert found == sorted(set(found))
    pages_there = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html"}
    assert {address.removeprefix(URL) for address in found} == pages_there


def test_a_withdrawn_identifier_says_what_became_of_it(site: Path) -> None:
    html = (site / "deals" / "italy-egypt-kestrel.html").read_text("utf-8")
    assert f'href="../deals/{KESTREL}.html"' in html


def test_an_address_that_leads_nowhere_is_answered_in_our_words(site: Path) -> None:
    html = (site / "404.html").read_text("utf-8")
    assert "<title>No such page - Sample</title>" in html
    assert html.count("<h1") == 1
    assert "withdrawn" in html
    article = html[html.index("<h1") : html.index("</article>")]
    links = re.findall(r'href="([^"]*)"', article)
    assert "/data/search.html" in links
    assert all((site / link.removeprefix("/data/")).is_file() for link in links)


def test_a_theme_without_words_for_a_missing_page_is_refused() -> None:
    with pytest.raises(ValueError, match="lost its heading"):
        cut_missing(SHELL)


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    loaded = re.compile(
        r'<(?:script|img|iframe|source)[^>]*\ssrc="(https?:)?//|<link[^>]*rel="(?:stylesheet|preconnect|icon)"[^>]*href="(https?:)?//'
    )
    assert [path.name for path in site.rglob("*.html") if loaded.search(path.read_text("utf-8"))] == []


def test_the_same_input_gives_the_same_bytes(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "C")
    build(tmp_path / "another")
    assert digest(site) == digest(tmp_path / "another")


def digest(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def test_a_link_to_nowhere_stops_the_build(tmp_path: Path) -> None:
    lost = Page(
        "deals/lost.html", "deal", "Lost", "Lost", Markup('<h1 id="content">L</h1><a href="gone.html">g</a>')
    )
    with pytest.raises(ToolError, match=r"deals/lost\.html: deals/gone\.html"):
        build(tmp_path / "out", extra=[lost])


def test_a_file_that_the_disk_cuts_short_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr("onrecord.site.os.write", lambda file, content: write(file, content[:-1]))
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        build(tmp_path / "out")


def test_what_the_generator_complains_of_is_said(tmp_path: Path) -> None:
    project = tmp_path / "site"
    shutil.copytree(ROOT / "site", project, ignore=shutil.ignore_patterns("public"))
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("method.md", "gone.md"), encoding="utf-8")
    with pytest.raises(ToolError, match=r"gone\.md"):
        build_site([], project, tmp_path / "out", site_name="x")


def test_the_same_records_are_stamped_by_either_generator(site: Path, tmp_path: Path) -> None:
    pytest.importorskip("zensical", reason="Zensical is not installed: uv pip install zensical")
    build(tmp_path / "zensical", "zensical")
    home = (tmp_path / "zensical" / "index.html").read_text("utf-8")
    assert home.count('class="md-tabs__item') == (site / "index.html").read_text("utf-8").count(
        'class="md-tabs__item'
    )
    assert 'data-md-component="search"' not in home
    body = re.compile(r'<article class="record.*?</article>', re.DOTALL)
    path = Path("deals", f"{KESTREL}.html")
    one, other = (body.search((root / path).read_text("utf-8")) for root in (site, tmp_path / "zensical"))
    assert one
    assert other
    assert one.group() == other.group()
    assert os.environ.get("NO_MKDOCS_2_WARNING")
