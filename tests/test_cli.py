from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main, print_issues
from onrecord.model import Issue

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(main.commands)


def run(*arguments, given=None):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=given)


def test_the_commands_are_those_of_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert sorted(set(re.findall(r"^\| `onrecord (\w+)", readme, re.M))) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.output
    assert f"onrecord {command}" in result.output.split("Example")[1]


def test_the_package_runs_as_a_module():
    told = subprocess.run(
        [sys.executable, "-m", "onrecord", "--help"], check=True, capture_output=True, text=True
    ).stdout
    assert told.startswith("Usage: onrecord ")


def test_help_loads_no_heavy_part():
    code = "import sys, onrecord.cli; print({'spacy', 'frictionless', 'mkdocs', 'jinja2'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert loaded == "set()\n"


def test_a_folder_without_articles_exits_with_2(tmp_path):
    result = run("-C", tmp_path, "build")
    assert result.exit_code == 2
    assert "articles/" in result.output


def test_an_unknown_option_exits_with_2():
    assert run("build", "--colour").exit_code == 2


def test_errors_in_the_data_exit_with_1(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_bytes(b"\xff\xfe")
    result = run("-C", tmp_path, "build")
    assert result.exit_code == 1
    assert "articles/a.txt" in result.output
    assert "Nothing was published" in result.output


def test_many_warnings_of_a_kind_are_counted_not_printed(capsys):
    warning = Issue("warning", "no-date", "no date")
    print_issues([*[warning] * 1000, Issue("error", "date", "wrong date")])
    lines = capsys.readouterr().err.splitlines()
    assert lines[:5] == ["warning: no date."] * 5
    assert lines[5] == "error: wrong date."
    assert lines[6].startswith("warning: 995 more of the kind no-date; once the errors are mended")


def test_check_of_this_project_finds_no_error():
    result = run("-C", ROOT, "check", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["rows"]["sources"] >= 11


def test_extract_reads_lines_and_writes_offsets_into_the_text_as_given():
    text = "Prices will rise, the minister said.\r\n\r\n“No,” Ann Berg said."
    result = run("extract", "--jsonl", given=json.dumps({"doc": "a", "text": text}))
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["doc"] == "a"
    [first, second] = found["attributions"]
    assert [text[s:e] for s, e in first["cue"]] == ["said"]
    assert [text[s:e] for s, e in first["source"]] == ["the minister"]
    assert "Prices will rise" in text[slice(*first["content"][0])]
    assert [text[s:e] for s, e in second["source"]] == ["Ann Berg"]


def test_a_bad_line_is_told_and_the_others_are_read():
    half, deep = '{"doc": "d", "text": "He said \\ud800 no."}', "[" * 100_000
    lines = ['{"doc": "a", "text": "He said no."}', "nonsense", '{"doc": "b"}', '{"doc": "c", "text": ""}']
    lines += [half, deep]
    result = run("extract", given="\n".join(lines))
    assert result.exit_code == 1
    assert [json.loads(line)["doc"] for line in result.stdout.splitlines()] == ["a", "c"]
    assert "standard input:2" in result.stderr
    assert "standard input:3" in result.stderr
    assert "standard input:5" in result.stderr
    assert "standard input:6" in result.stderr


def test_packed_lines_are_refused_with_one_message():
    result = run("extract", given=gzip.compress(b'{"doc": "a", "text": "He said no."}'))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "gunzip" in result.stderr


def test_blank_lines_between_texts_are_no_error():
    result = run("extract", given='\n{"doc": "a", "text": "He said no."}\n\n')
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout)["doc"] == "a"


def test_a_file_that_cannot_be_written_exits_with_2(tmp_path, monkeypatch):
    def denied(*_):
        raise PermissionError(13, "Permission denied", "data")

    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Ships sold")
    monkeypatch.setattr("onrecord.pipeline.build", denied)
    result = run("-C", tmp_path, "build")
    assert (result.exit_code, result.stderr) == (2, "onrecord: data: Permission denied\n")
