"""Read the YAML block at the top of a Markdown file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches

import yaml

from onrecord.articles.fields import FIELDS, check_fields
from onrecord.model import Issue

_BLOCK = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_EXAMPLE = "Begin the file with a line `---`, then `title: …` and `date: 2007-01-16`, then a line `---`."
_NO_BLOCK = Issue(
    "error",
    "front-matter",
    "The file does not begin with front matter, or the block has no end.",
    found="no block between two lines `---`",
    expected="fields between two lines `---`",
    hint=f"{_EXAMPLE} A file with nothing but the article is named .txt instead.",
)
_NO_YAML = Issue(
    "error",
    "front-matter",
    "The front matter cannot be read as YAML.",
    expected="one `field: value` a line",
    hint='Put a value that has a colon, a quotation mark or a # in it between quotes: `title: "…: …"`.',
)
_NO_FIELDS = Issue(
    "error",
    "front-matter",
    "The front matter has no fields.",
    expected="lines such as `title: …`",
    hint=_EXAMPLE,
)
_UNKNOWN_FIELD = Issue(
    "warning",
    "unknown-field",
    "The front matter has a field that is not known; it is not read.",
    expected=", ".join(FIELDS),
    hint="Delete the line, or choose one of the known fields.",
)
_GIVEN_TWICE = Issue(
    "error",
    "duplicate-field",
    "A field is given twice.",
    expected="one line for each field",
    hint="Delete one of the two lines.",
)
_SEVERAL_VALUES = Issue(
    "error",
    "wrong-type",
    "A field has several values where one is meant.",
    expected="one value",
    hint="Write the field and its value on one line.",
)


_ALSO_CALLED = {
    "author": "byline",
    "authors": "byline",
    "canonical": "url",
    "day": "date",
    "headline": "title",
    "licence": "rights",
    "license": "rights",
    "link": "url",
    "name": "title",
    "newspaper": "publisher",
    "outlet": "publisher",
    "place": "dateline",
    "published": "date",
    "site": "publisher",
    "slug": "id",
    "source": "publisher",
}
"""What other programs, and the dataset itself, call the fields."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Hold the fields of a file as written, the line of each, and where the text begins.

    `body` is everything after the block; `body_line` is the number of its first line in the file.
    """

    fields: dict[str, str]
    lines: dict[str, int]
    body: str
    body_line: int


def read_front_matter(text: str, path: str) -> tuple[FrontMatter | None, tuple[Issue, ...]]:
    """Read the block; None where there is no telling what the fields are."""
    block = _BLOCK.match(text)
    if not block:
        return None, (_NO_BLOCK.at(path, 1),)
    try:
        node = yaml.compose(block["yaml"], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        return None, (_no_yaml(error, path),)
    if node is not None and not isinstance(node, yaml.MappingNode):
        return None, (_NO_FIELDS.at(path, 2, found=_kind(node)),)
    fields, lines, issues = _fields(node, path)
    matter = FrontMatter(fields, lines, text[block.end() :], text.count("\n", 0, block.end()) + 1)
    reported = {issue.field for issue in issues}
    more = (issue for issue in check_fields(fields, lines, path) if issue.field not in reported)
    return matter, (*issues, *more)


def _fields(
    node: yaml.MappingNode | None, path: str
) -> tuple[dict[str, str], dict[str, int], tuple[Issue, ...]]:
    """Take single values as they are written, so that YAML makes no number or truth value of them."""
    fields: dict[str, str] = {}
    lines: dict[str, int] = {}
    issues: list[Issue] = []
    for key, value in node.value if node else ():
        name = key.value if isinstance(key, yaml.ScalarNode) else _kind(key)
        line = key.start_mark.line + 2
        if name not in FIELDS:
            issues.append(_unknown(name, path, line))
        elif name in lines:
            issues.append(_GIVEN_TWICE.at(path, line, name, _kind(value)))
        elif not isinstance(value, yaml.ScalarNode):
            issues.append(_SEVERAL_VALUES.at(path, line, name, _kind(value)))
        elif value.value.strip() and value.tag != "tag:yaml.org,2002:null":
            fields[name] = " ".join(value.value.split())
        lines.setdefault(name, line)
    return fields, lines, tuple(issues)


def _unknown(name: str, path: str, line: int) -> Issue:
    near = (
        [_ALSO_CALLED[name.lower()]] if name.lower() in _ALSO_CALLED else get_close_matches(name, FIELDS, 1)
    )
    issue = _UNKNOWN_FIELD.at(path, line, name, name)
    return (
        replace(issue, hint=f"Write `{near[0]}` if that is meant, else delete the line.") if near else issue
    )


def _no_yaml(error: yaml.YAMLError | RecursionError, path: str) -> Issue:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).split("\n", maxsplit=1)[0]
    return _NO_YAML.at(path, mark.line + 2 if mark else 1, found=problem)


def _kind(node: yaml.Node) -> str:
    if isinstance(node, yaml.SequenceNode):
        return f"a list of {len(node.value)}"
    return "fields within a field" if isinstance(node, yaml.MappingNode) else str(node.value)[:60]
