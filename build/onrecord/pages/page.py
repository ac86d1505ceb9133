"""One page of the site, before the generator has drawn the frame around it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Page:
    """Hold a page: where it stands, what names it, its body.

    `path` is relative to the site's root, with `/` and without a leading one ("deals/x.html"). `kind`
    names the shell that the page is stamped into. `json` is what "x.json" beside it holds. `crumbs` are
    (label, path) from the root down, without the page itself; a path is as `path`.
    """

    path: str
    kind: str
    title: str
    description: str
    body_html: Markup
    json: bytes | None = None
    crumbs: tuple[tuple[str, str], ...] = ()
