"""Show the site of a project on this machine, and build it again when a file of the project changes."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from onrecord import pipeline
from onrecord.errors import DataError, OnrecordError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onrecord.model import Issue
    from onrecord.project import Project

SECONDS_BETWEEN_LOOKS = 0.5


class _Site(SimpleHTTPRequestHandler):
    """Send the files of a site as its host on the web does; `home` is the path of the site there."""

    def __init__(self, *args: Any, home: str, **kwargs: Any) -> None:
        self.home = home
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        """Find the file of an address, which may begin with the path of the site on the web."""
        return super().translate_path("/" + path.removeprefix(self.home))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an address that leads nowhere with the page that the site has for it."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name in the base class)
        """Say nothing: the terminal is for what concerns the data."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a browser that has moved on is no error."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(source, outputfile)


def serve(
    project: Project,
    options: pipeline.Options,
    port: int,
    say: Callable[[str], None],
    complain: Callable[[Iterable[Issue]], None],
) -> None:
    """Build and serve on 127.0.0.1 until interrupted; a build that fails leaves the site as it was.

    What was read and drawn is kept from build to build, so a change of one article reads that one again and
    draws again the pages that show something of it.
    Raises UsageError where the port cannot be had.
    """
    handler = partial(_Site, directory=str(project.public), home=_home(project))
    with _server(port, handler) as server:
        memory = pipeline.Memory()
        seen = _state(project)
        _rebuild(project, options, memory, say, complain)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"Serving on http://127.0.0.1:{server.server_address[1]}/ (stop with Ctrl-C)")
        try:
            while True:
                time.sleep(SECONDS_BETWEEN_LOOKS)
                if (now := _state(project)) != seen:
                    seen = now
                    _rebuild(project, options, memory, say, complain)
        except KeyboardInterrupt:
            say("Stopped.")
        finally:
            server.shutdown()


def _home(project: Project) -> str:
    """Return the path of the site on the web; where the contract is broken, the build says so."""
    with suppress(OnrecordError):
        address = str(project.contract().descriptor.get("homepage", ""))
        return urlsplit(address).path.rstrip("/") + "/"
    return "/"


def _server(port: int, handler: Callable[..., _Site]) -> ThreadingHTTPServer:
    """Take the port, before the time of a build is spent; 0 is any that is free."""
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            f"cannot serve on port {port}: {reason}. Another program may use it: stop that one, or take "
            f"another port, as in onrecord serve --port {8001 if port != 8001 else 8002}."
        ) from None


def _rebuild(
    project: Project,
    options: pipeline.Options,
    memory: pipeline.Memory,
    say: Callable[[str], None],
    complain: Callable[[Iterable[Issue]], None],
) -> None:
    start = time.perf_counter()
    try:
        complain(pipeline.build(project, options, memory=memory).issues)
    except DataError as error:
        complain(error.issues)
        say("Not published: the site is as it was.")
    except (OnrecordError, OSError) as error:
        say(f"Not published: {error}")
    else:
        say(f"Built in {time.perf_counter() - start:.1f} s.")


def _state(project: Project) -> dict[Path, int]:
    """Return when each file that a build reads was last changed."""
    folders = (project.articles, project.curation, project.templates, project.site)
    files = [path for folder in folders for path in folder.rglob("*") if project.public not in path.parents]
    state = {}
    for path in [*files, project.contract_path]:
        with suppress(OSError):  # an editor may take a file away while it saves
            if path.is_file():
                state[path] = path.stat().st_mtime_ns
    return state
