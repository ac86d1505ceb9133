from __future__ import annotations

import socket
import time
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

from onrecord.check import Report
from onrecord.errors import UsageError
from onrecord.pipeline import Options
from onrecord.project import Project
from onrecord.serve import serve

ROOT = Path(__file__).parents[1]


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


def test_the_site_is_found_as_on_the_web_and_a_wrong_address_gets_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contract = (ROOT / "datapackage.yaml").read_text("utf-8")
    (tmp_path / "datapackage.yaml").write_text(contract, "utf-8")
    project = Project(tmp_path, ROOT)
    project.public.mkdir(parents=True)
    (project.public / "404.html").write_text("There is no page", "utf-8")
    (project.public / "index.html").write_text("The site", "utf-8")
    said: list[str] = []
    answers: list[tuple[int, str]] = []

    def visit(_: float) -> None:
        address = said[-1].split()[2]
        answers.extend(answer(address + path) for path in ("index.html", "onrecord/index.html", "deals/no"))
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.pipeline.build", lambda *_, **__: Report({}, ()))
    monkeypatch.setattr("onrecord.serve.time", SimpleNamespace(sleep=visit, perf_counter=time.perf_counter))
    serve(project, Options(), 0, said.append, said.extend)
    assert answers == [(200, "The site"), (200, "The site"), (404, "There is no page")]


def answer(address: str) -> tuple[int, str]:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", parts.path)
    got = connection.getresponse()
    words = got.read().decode()
    connection.close()
    return got.status, words
