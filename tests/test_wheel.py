"""The installed program has all it needs with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_an_installed_wheel_builds_a_folder_of_articles(tmp_path):
    sys.path.insert(0, str(ROOT))
    try:
        import run  # noqa: PLC0415 (the set-up script beside the program)
    finally:
        sys.path.pop(0)
    run.make_wheel(sys.executable, tmp_path / "dist")
    [wheel] = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "lib")
    shutil.copytree(ROOT / "tests" / "fixtures" / "flow" / "articles", tmp_path / "mine" / "articles")
    settings = {**os.environ, "PYTHONPATH": str(tmp_path / "lib")}
    code = "import onrecord, sys; from onrecord.cli import main; print(onrecord.__file__); main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "-C", tmp_path / "mine", "build"]
    done = subprocess.run(command, env=settings, check=True, capture_output=True, text=True)
    assert str(tmp_path / "lib") in done.stdout.splitlines()[0]
    assert "<title>Mine" in (tmp_path / "mine" / "site" / "public" / "index.html").read_text("utf-8")
