"""The repository itself: what tools see of it, what it must not hold, its workflows."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
SCHEMAS = [
    ("vendor.github-workflows", sorted((ROOT / ".github" / "workflows").glob("*.yml"))),
    ("vendor.github-actions", sorted((ROOT / ".github" / "actions").rglob("action.yml"))),
    ("vendor.github-issue-forms", [path for path in FORMS if path.name != "config.yml"]),
    ("vendor.github-issue-config", [path for path in FORMS if path.name == "config.yml"]),
    ("vendor.dependabot", [ROOT / ".github" / "dependabot.yml"]),
]


def output(*command):
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def test_git_sees_the_program():
    ignored = subprocess.run(["git", "check-ignore", "build/onrecord/cli.py"], cwd=ROOT, check=False)
    assert ignored.returncode == 1


def test_ruff_sees_the_program():
    files = output(BIN / "ruff", "check", "--show-files", ".").splitlines()
    assert str(ROOT / "build" / "onrecord" / "cli.py") in files


def test_mypy_sees_the_program(tmp_path):
    subprocess.run([BIN / "mypy", "--linecount-report", tmp_path], cwd=ROOT, check=False, capture_output=True)
    assert re.search(r"\bonrecord\.cli$", (tmp_path / "linecount.txt").read_text("utf-8"), re.MULTILINE)


def test_there_is_no_package_named_build():
    assert not (ROOT / "build" / "__init__.py").exists()


@pytest.mark.parametrize(("schema", "files"), SCHEMAS)
def test_workflows_and_forms_follow_their_schema(schema, files):
    assert files
    output(BIN / "check-jsonschema", "--builtin-schema", schema, *files)


def test_actions_of_others_are_pinned_by_commit():
    for path in [*SCHEMAS[0][1], *SCHEMAS[1][1]]:
        for name in re.findall(r"uses: (\S+)", path.read_text("utf-8")):
            assert name.startswith("./") or re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", name), (path, name)


def test_every_third_action_names_its_version_in_a_comment():
    for path in [*SCHEMAS[0][1], *SCHEMAS[1][1]]:
        for line in re.findall(r"uses: [^.\s]\S+@.*", path.read_text("utf-8")):
            assert re.search(r"# v\d", line), line


def test_the_lock_has_hashes_and_no_addresses():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert "--index-url" not in lock
    for block in re.split(r"\n(?=\S)", lock.strip()):
        assert re.match(r"[a-z0-9-]+==\S+", block), block[:80]
        assert "--hash=sha256:" in block, block[:80]


def test_the_lock_has_every_direct_dependency():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = settings["project"]["dependencies"] + settings["dependency-groups"]["dev"]
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.M))
    for requirement in wanted:
        name = re.match(r"[A-Za-z0-9_.-]+", requirement)[0].lower().replace("_", "-").replace(".", "-")
        assert name in locked, name


def test_every_direct_dependency_has_a_reason():
    decisions = (ROOT / "site" / "docs" / "decisions.md").read_text("utf-8").lower()
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [name for names in settings["optional-dependencies"].values() for name in names]
    for requirement in settings["dependencies"] + extras:
        name = re.match(r"[A-Za-z0-9_.\[\]-]+", requirement)[0].lower()
        assert f"`{name}`" in decisions, name


def test_no_file_of_third_parties_is_committed():
    tracked = output("git", "ls-files").splitlines()
    assert not [name for name in tracked if re.search(r"\.min\.(js|css)$|(^|/)(vendor|node_modules)/", name)]
    assert not {"uv.lock", "package-lock.json"} & set(tracked)


def test_the_data_is_under_a_licence_of_its_own():
    descriptor = yaml.safe_load((ROOT / "datapackage.yaml").read_text("utf-8"))
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert "CC BY 4.0" in (ROOT / "LICENSE-DATA.md").read_text("utf-8")


def test_the_action_installs_where_the_build_backend_is_found(tmp_path):
    """The backend looks for its program on the path; here pip only says whether it would find it."""
    steps = yaml.safe_load(SCHEMAS[1][1][0].read_text("utf-8"))["runs"]["steps"]
    install = next(step["run"] for step in steps if step.get("name") == "Install onrecord")
    programs = {
        tmp_path / "python": 'mkdir -p "$3/bin"; mv "$0.pip" "$3/bin/pip"; cp "$3/bin/pip" "$3/bin/uv-build"',
        tmp_path / "python.pip": "command -v uv-build",
    }
    for path, script in programs.items():
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)
    settings = {"PATH": f"{tmp_path}:/usr/bin:/bin", "RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": "."}
    found = subprocess.run(
        ["bash", "-e", "-c", install], env=settings, check=True, capture_output=True, text=True
    )
    assert found.stdout.splitlines() == [str(tmp_path / "onrecord" / "bin" / "uv-build")] * 2
