"""Draw the records with plain MkDocs Material, as Markdown: the baseline of the site's build.

There are two of it. `rows` gives each record its rows as Markdown tables, and nothing else. `facts` gives
each record and each page of a register what the page of ours says in words: headings, lists, tables, marked
texts, links and the places they lead to, but no drawing; beside a record stands its JSON, which MkDocs
copies. Writing the Markdown is not counted. Both have a short navigation and `not_in_nav`, since the
automatic one costs quadratically.
"""

from __future__ import annotations

import json
import logging
import os
import re
from typing import TYPE_CHECKING

from lxml import html
from mkdocs.commands.build import build
from mkdocs.config import load_config

from onrecord.pages.lookup import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from onrecord.model import Page

_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### "}
_STARTS = _HEADINGS | {"li": "- ", "blockquote": "> "}
_BLOCKS = {*_STARTS, "p", "div", "section", "header", "footer", "nav", "article", "figure", "figcaption"} | {
    "ul", "ol", "dl", "dt", "dd", "table", "details", "summary", "noscript", "label", "textarea",
}  # fmt: skip
_LEFT_OUT = {"svg", "textarea", "noscript", "button", "output"}


def write_rows(pages: Iterable[Page], docs: Path) -> None:
    """Write the rows of each record into `docs`."""
    for page in pages:
        if page.json is not None:
            _write(docs / page.path, _rows(page))
    _finish(docs)


def write_facts(pages: Iterable[Page], docs: Path) -> None:
    """Write what each record and each page of a register says into `docs`, and the JSON beside it."""
    for page in pages:
        if page.path.partition("/")[0] in FOLDERS.values():
            _write(docs / page.path, _facts(page))
        if page.json is not None:
            (docs / page.path).with_suffix(".json").write_bytes(page.json)
    _finish(docs)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".md").write_text(text, encoding="utf-8")


def _finish(docs: Path) -> None:
    """Give each folder a first page."""
    for path in [docs, *sorted(child for child in docs.iterdir() if child.is_dir())]:
        if not (path / "index.md").exists():
            (path / "index.md").write_text(f"# {path.name}\n", encoding="utf-8")


def draw(docs: Path, out: Path, *, search: bool) -> None:
    """Have MkDocs Material draw the pages that were written."""
    folders = sorted(path.name for path in docs.iterdir() if path.is_dir())
    settings = {
        "site_name": "Bench",
        "site_url": "https://example.org/",
        "site_dir": str(out),
        "use_directory_urls": False,
        "theme": {"name": "material", "font": False},
        "nav": [{"Home": "index.md"}, *({folder: f"{folder}/index.md"} for folder in folders)],
        "not_in_nav": "".join(f"/{folder}/*\n" for folder in folders),
        "plugins": ["search"] if search else [],
        "markdown_extensions": ["attr_list", "tables"],
    }
    config = docs.parent / "mkdocs.yml"
    config.write_text(json.dumps(settings), encoding="utf-8")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logging.disable(logging.CRITICAL)
    build(load_config(str(config)))


def _rows(page: Page) -> str:
    """Write a record's row and the rows that belong to it, a table for each of the dataset."""
    lines = [f"# {page.title}", "", page.description]
    for name, own in json.loads(page.json).items():
        if own:
            columns = [column for column in own[0] if any(row[column] is not None for row in own)]
            lines += [
                "",
                f"## {name}",
                "",
                *_table(columns, [[_text(row[c]) for c in columns] for row in own]),
            ]
    return "\n".join(lines) + "\n"


def _facts(page: Page) -> str:
    """Write what a record's page says."""
    return "\n\n".join(_blocks(html.fromstring(page.body_html))) + "\n"


def _blocks(element: html.HtmlElement) -> Iterator[str]:
    """Write an element that holds blocks; words that stand between them are a paragraph."""
    loose = _anchor(element) + (element.text or "").strip()
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag not in _BLOCKS:
            loose += _inline(child)
            continue
        if loose.strip():
            yield loose.strip()
        loose = (child.tail or "").strip()
        if child.tag == "table":
            yield "\n".join(_table(*_cells(child)))
        elif any(within.tag in _BLOCKS for within in child.iterdescendants()):
            yield from _blocks(child)
        elif words := _words(child).strip():
            name = f" {{#{child.get('id')}}}" if child.tag in _HEADINGS and child.get("id") else ""
            yield _STARTS.get(child.tag, "") + words + name
    if loose.strip():
        yield loose.strip()


def _words(element: html.HtmlElement) -> str:
    inner = (element.text or "") + "".join(map(_inline, element))
    anchor = "" if element.tag in _HEADINGS else _anchor(element)
    return re.sub(r"\s+", " ", anchor + inner)


def _anchor(element: html.HtmlElement) -> str:
    return f'<a id="{element.get("id")}"></a>' if element.get("id") else ""


def _inline(element: html.HtmlElement) -> str:
    words, tail = "" if element.tag in _LEFT_OUT else _words(element), element.tail or ""
    if element.tag == "a" and element.get("href"):
        return f"[{words}]({re.sub(r'[.]html(?=#|$)', '.md', element.get('href'))}){tail}"
    return f"<mark>{words}</mark>{tail}" if element.tag == "mark" else f"{words}{tail}"


def _cells(table: html.HtmlElement) -> tuple[list[str], list[list[str]]]:
    """Return the last row of a table's head and the rows of its body."""
    read = [[_text(_words(cell)).strip() for cell in row.xpath("./th|./td")] for row in table.iter("tr")]
    heads = len(table.xpath("./thead/tr"))
    return read[heads - 1], read[heads:]


def _table(columns: list[str], cells: list[list[str]]) -> list[str]:
    lines = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    return [*lines, *(f"| {' | '.join(own)} |" for own in cells)]


def _text(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")
