"""One page of the site, before the generator has drawn the frame around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from onrecord.model import SearchEntry


@dataclass(frozen=True, slots=True)
class Page:
    """Hold a page: where it stands, what names it, its body.

    `path` is relative to the site's root, with `/` and without a leading one ("deals/x.html"). `kind`
    names the shell that the page is stamped into. `json` is what "x.json" beside it holds. `crumbs` are
    (label, path) from the root down, without the page itself; a path is as `path`. `found` is what
    search finds of the page, None where it is not to be found; pages of one kind that have it stand together.
    """

    path: str
    kind: str
    title: str
    description: str
    body_html: Markup
    json: bytes | None = None
    crumbs: tuple[tuple[str, str], ...] = ()
    found: SearchEntry | None = None


@dataclass(frozen=True, slots=True)
class File:
    """Hold a file of the site that is no page, such as rows to explore; `path` is as a Page's."""

    path: str
    content: bytes
