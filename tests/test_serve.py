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
