"""Show the site of a project on this machine, and build it again when a file of the project changes."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from onrecord import pipeline
from onrecord.errors import DataError, OnrecordError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from onrecord.model import Issue
    from onrecord.project import Project

SECONDS_BETWEEN_LOOKS = 0.5


class _Quiet(SimpleHTTPRequestHandler):
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
    handler = partial(_Quiet, directory=str(project.public))
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


def _server(port: int, handler: Callable[..., _Quiet]) -> ThreadingHTTPServer:
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
