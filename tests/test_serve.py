from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import UsageError
from onrecord.pipeline import Options
from onrecord.project import Project
from onrecord.serve import serve

if TYPE_CHECKING:
    from pathlib import Path


def test_a_port_in_use_is_told_before_anything_is_built(tmp_path: Path) -> None:
    said: list[str] = []
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port}.*--port"):
            serve(Project(tmp_path, tmp_path), Options(), port, said.append, said.extend)
    assert said == []


def test_a_file_that_is_gone_while_it_is_read_does_not_end_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", "articles/a.md")

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.pipeline.build", gone)
    monkeypatch.setattr("time.sleep", stop)
    said: list[str] = []
    serve(Project(tmp_path, tmp_path), Options(), 0, said.append, said.extend)
    assert said[0].startswith("Not published:")
    assert "articles/a.md" in said[0]
    assert said[-1] == "Stopped."
