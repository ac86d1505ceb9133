"""Stamp pages into a page that the site generator has drawn: pure functions from HTML to HTML.

Nothing here knows which generator drew the frame. It has rendered a stub with tokens for title,
description and body; a token stays one word in any HTML.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from onrecord.model import Page

_TITLE, _DESCRIPTION = "onrecord-title-token", "onrecord-description-token"
_BODY, _HEAD = "onrecord-body-token", "onrecord-head-token"
_TOKEN = re.compile(f"({_TITLE}|{_DESCRIPTION}|{_BODY}|{_HEAD})")
_SLOT = re.compile(rf'<h1[^>]*>\s*{_TITLE}.*?<div data-stamp="{_BODY}">\s*</div>', re.DOTALL)
_MISSING = re.compile(r"<h1[^>]*>\s*404.*?</h1>", re.DOTALL)
"""What a theme says where there is no page."""
_NEIGHBOURS = re.compile(r'\s*<link rel="(?:prev|next|canonical)"[^>]*>')
_DESCRIBED = re.compile(r'\s*<meta name="description"[^>]*>')
_BLANK = re.compile(r"\n\s+")
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
_SEARCH_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")
_SEARCH_FIELD = 'data-md-component="search-query"'
_SEARCH_BOX = re.compile(r'<div class="md-search"[^>]* role="dialog"')
_OTHER_SEARCH_BOX = re.compile(
    r'<label[^>]* for="__search">.*?</label>|<div class="md-search" data-md-component="search".*?</div>',
    re.DOTALL,
)
_SEARCH_WORDS = {
    "none": "Nothing found",
    "one": "Best results",
    "other": "Best results",
    "placeholder": "Type a name, an item or words that were said",
}
"""What the theme's box says, in the words of the search page; it would count rows, and not all of them."""
_SEARCH_WORD = re.compile(rf'("search\.result\.({"|".join(_SEARCH_WORDS)})":\s*)"[^"]*"')
_POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold a rendered stub, cut at its tokens: words, which are encoded once, and tokens in turn."""

    parts: tuple[str | bytes, ...]


def stub(page: Page) -> str:
    """Return the Markdown from which the generator draws the frame of an overview page."""
    title = "" if page.path == "index.html" else f"title: {_TITLE}\n"
    settings = f"{title}description: {_DESCRIPTION}\nhide: [navigation, toc]\nsearch: {{exclude: true}}\n"
    return f'---\n{settings}---\n\n# {_TITLE} {{#content}}\n\n<div data-stamp="{_BODY}"></div>\n'


def cut(html: str) -> Frame:
    """Cut a rendered stub into a frame, without the blank lines and the indentation that it has.

    Raises ValueError where the generator has not left the stub's heading and body as they were.
    """
    return _cut(html, _SLOT)


def cut_missing(html: str) -> Frame:
    """Cut the page that the theme has for addresses which lead nowhere into a frame.

    Raises ValueError where it does not have the theme's own words.
    """
    return _cut(html.replace("<title>", f"<title>{_TITLE} - ", 1), _MISSING)


def _cut(html: str, slot: re.Pattern[str]) -> Frame:
    cleared = _DESCRIBED.sub("", _NEIGHBOURS.sub("", html))
    with_slot, slots = slot.subn(_BODY, cleared, count=1)
    if slots != 1:
        raise ValueError("the rendered stub has lost its heading or its body")
    sealed = seal(_BLANK.sub("\n", own_search(with_slot)))
    parts = _TOKEN.split(sealed.replace("</title>", f"</title>{_HEAD}", 1))
    return Frame(tuple(part if place % 2 else part.encode() for place, part in enumerate(parts)))


def stamp(frame: Frame, page: Page, site_url: str = "", site_name: str = "") -> bytes:
    """Return the page in its frame, in UTF-8."""
    title, description = escape(page.title), escape(page.description)
    words = {
        _TITLE: title.encode(),
        _DESCRIPTION: description.encode(),
        _BODY: page.body_html.encode(),
        _HEAD: _head(page, title, description, site_url, site_name).encode(),
    }
    return b"".join([words[part] if isinstance(part, str) else part for part in frame.parts])


def own_search(html: str) -> str:
    """Have the theme's search box ask the index of records, and give the box the name it lacks.

    A box that cannot ask it, such as Zensical's, is taken out: it does not know the records, and its
    script puts styles into the page, which the policy forbids. The search page is in the navigation.
    """
    if _SEARCH_FIELD not in html:
        return _OTHER_SEARCH_BOX.sub("", html)
    named = _SEARCH_BOX.sub(r'\g<0> aria-label="Search"', html)
    worded = _SEARCH_WORD.sub(lambda found: f'{found[1]}"{_SEARCH_WORDS[found[2]]}"', named)
    return _SEARCH_WORKER.sub("assets/javascripts/search-worker.js", worded)


def seal(html: str) -> str:
    """Put a Content-Security-Policy into a page that allows its own inline scripts and nothing foreign."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(html))
    sources = dict.fromkeys(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    policy = (
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY.format(hashes="".join(sources))}">'
    )
    return _CHARSET.sub(rf"\g<0>{policy}", html, count=1)


def _head(page: Page, title: str, description: str, site_url: str, site_name: str) -> str:
    """Return what the head says of a page; its title and description are escaped."""
    kind = "website" if page.kind == "overview" else "article"
    named = {"title": title, "description": description, "type": kind, "site_name": escape(site_name)}
    tags = [f'<meta name="description" content="{description}">']
    if site_url:
        named["url"] = escape(f"{site_url}{page.path}")
        tags.append(f'<link rel="canonical" href="{named["url"]}">')
    tags += [f'<meta property="og:{key}" content="{value}">' for key, value in named.items() if value]
    if page.json is not None:
        # The theme takes rel="alternate" for another language and asks for its sitemap.
        beside = page.path.rpartition("/")[2].removesuffix(".html")
        tags.append(f'<link rel="describedby" type="application/json" href="{escape(beside)}.json">')
    return "".join(tags)
