"""A visitor that tells of everything it should not have seen, and a server that says nothing."""

from __future__ import annotations

import functools
import http.server
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@dataclass
class Visitor:
    """Open pages of the site and keep what went wrong on them."""

    address: str
    browser: Browser
    complaints: list[str] = field(default_factory=list)

    @contextmanager
    def open(self, path: str, **options: object) -> Iterator[Page]:
        """Open a page in a fresh browser profile; `options` are those of a Playwright context."""
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        page = context.new_page()
        page.on(
            "console", lambda said: said.type == "error" and self.complaints.append(f"{path}: {said.text}")
        )
        page.on("pageerror", lambda error: self.complaints.append(f"{path}: {error}"))
        page.on("request", lambda asked: self._check(path, asked.url))
        page.goto(f"{self.address}/{path}")
        yield page
        assert context.cookies() == []
        context.close()

    def _check(self, path: str, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"{path}: asked another host for {url}")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a browser that has moved on is no error."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(source, outputfile)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a site and give its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def visiting(folder: Path, browser: Browser) -> Iterator[Visitor]:
    """Serve a site and give a visitor of it, who must have nothing to complain of in the end."""
    with serving(folder) as address:
        visitor = Visitor(address, browser)
        yield visitor
    assert visitor.complaints == []
