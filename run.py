"""Set everything up on a machine with only git, Python and pip, then build or test.

    python3 run.py build     set up, then build the dataset and the site
    python3 run.py test      set up, then run every check and test
    python3 run.py wheel     set up, then make dist/onrecord-*.whl, with the default site in it

Nothing is installed outside `.venv/`, but for Debian's chromium, which the browser tests need: as root
it is installed with apt-get where it is missing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")


def main(arguments: list[str]) -> int:
    """Run the job that the one argument names; return the exit code."""
    jobs = {"build": build, "test": test, "wheel": wheel}
    if len(arguments) != 1 or arguments[0] not in jobs:
        sys.stderr.write(__doc__ or "")
        return 2
    if sys.version_info < (3, 11):
        sys.stderr.write(f"onrecord needs Python 3.11 or later; this is {sys.version.split()[0]}.\n")
        return 2
    try:
        set_up()
        jobs[arguments[0]]()
    except subprocess.CalledProcessError as error:
        sys.stderr.write(f"\nStopped: {' '.join(map(str, error.cmd))}\n")
        return error.returncode
    return 0


def set_up() -> None:
    """Make `.venv/` and install what `requirements.lock` pins, then the program itself, unless it is done."""
    pinned = b"".join((ROOT / name).read_bytes() for name in ("requirements.lock", "pyproject.toml"))
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    state, wanted = VENV / "set-up", f"{python} {hashlib.sha256(pinned).hexdigest()}"
    if state.is_file() and state.read_text() == wanted:
        return
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, SystemExit):  # Debian keeps ensurepip in a package of its own
        venv.create(VENV, with_pip=False, clear=True)
    pip("install", "--require-hashes", "--requirement", ROOT / "requirements.lock")
    pip("install", "--no-deps", "--no-build-isolation", "--editable", ROOT)
    state.write_text(wanted)


def build() -> None:
    """Build the dataset and the site of this project."""
    run(BIN / "onrecord", "-C", ROOT, "build")


def test() -> None:
    """Run linters, type checks, the import contracts and all tests."""
    ensure_chromium()
    run(BIN / "ruff", "check", ROOT)
    run(BIN / "ruff", "format", "--check", ROOT)
    run(BIN / "mypy")
    run(BIN / "lint-imports")
    run(BIN / "pytest", "--numprocesses", "auto")


def wheel() -> None:
    """Make a wheel in `dist/`."""
    make_wheel(BIN / "python", ROOT / "dist")


def make_wheel(python: object, into: Path) -> None:
    """Make a wheel; what stands beside the program in a checkout goes into it as `onrecord/defaults`."""
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        without_output = shutil.ignore_patterns("public", "generated", "__pycache__")
        shutil.copytree(ROOT / "build", copy / "build", ignore=without_output)
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, copy)
        defaults = copy / "build" / "onrecord" / "defaults"
        for name in ("templates", "site"):
            shutil.copytree(ROOT / name, defaults / name, ignore=without_output)
        shutil.copy(ROOT / "datapackage.yaml", defaults)
        code = "import sys, uv_build; uv_build.build_wheel(sys.argv[1])"
        run(python, "-c", code, into.resolve(), folder=copy)


def ensure_chromium() -> None:
    """Install Debian's chromium for the browser tests where there is none and apt-get may do it."""
    if shutil.which("chromium") or os.environ.get("CHROMIUM"):
        return
    if not shutil.which("apt-get") or os.geteuid() != 0:
        sys.stderr.write("The browser tests need chromium (Debian: apt-get install chromium).\n")
        return
    run("apt-get", "update", "-qq")
    run("apt-get", "install", "-y", "-qq", "chromium")


def pip(*arguments: object) -> None:
    """Run this machine's pip on `.venv/`, which need not have one."""
    run(sys.executable, "-m", "pip", "--python", VENV, "--quiet", "--disable-pip-version-check", *arguments)


def run(*command: object, folder: Path = ROOT) -> None:
    """Run a command, in the project folder unless another is named; a failure stops everything.

    What `.venv/` has goes first: the build backend looks for its program on the path.
    """
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", os.defpath)])
    settings = {**os.environ, "PATH": path, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([str(part) for part in command], cwd=folder, env=settings, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
