"""The whole way from articles to a published site, on one screen; below it, the parts that serve alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.articles import Known, article_of, read_article, read_articles
from onrecord.changelog import read_changes
from onrecord.check import Report, check
from onrecord.curate import curate, read_decisions
from onrecord.engine import map_batches
from onrecord.errors import DataError, ProjectError, UsageError
from onrecord.evaluate import evaluate, load_gold
from onrecord.export import export, write_csv
from onrecord.extract import describe, extract
from onrecord.garbage import collecting_nothing, settle
from onrecord.model import Article, Issue, Mentions
from onrecord.pages import Context, Drawn, read_downloads, render
from onrecord.published import Published
from onrecord.resolve import resolve
from onrecord.site import build_site
from onrecord.staging import staging
from onrecord.tables import make_tables, read_tables
from onrecord.tombstones import bury, stray_corrections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from onrecord.contract import Contract
    from onrecord.evaluate import Evaluation, Gold
    from onrecord.model import Tables
    from onrecord.project import Project
    from onrecord.resolve import Resolution
    from onrecord.site import Generator
    from onrecord.tables import Known as KnownTables

Track = Callable[[str, Iterable[Any], int], Iterable[Any]]
"""Yield items while showing how far they are: what they are, the items, their number."""


@dataclass(frozen=True, slots=True)
class Options:
    """Hold how to build: with which site generator, over how many processes, on which Dask cluster."""

    generator: Generator = "mkdocs"
    workers: int = 1
    cluster: str | None = None


class Checked(NamedTuple):
    """Hold what was checked: the tables as they were written, against which contract and texts."""

    tables: Tables
    contract: Contract
    articles: Mapping[str, Article]


@dataclass(slots=True)
class Memory:
    """Keep, from one build to the next in `serve`, what was read in each file, and what was made of it.

    `checked` is what the last check without errors was given, and what it found.
    """

    files: Known = field(default_factory=dict)
    extracted: dict[Article, Mentions] = field(default_factory=dict)
    drawn: Drawn = field(default_factory=Drawn)
    published: Published = field(default_factory=Published)
    tables: KnownTables = field(default_factory=dict)
    checked: tuple[Checked, Report] | None = None

    def settle(self, public: Path) -> None:
        """Take what was just published in `public` as the state that the next build starts from."""
        self.published.end(public)
        settle()


def untracked(_what: str, items: Iterable[Any], _count: int) -> Iterable[Any]:
    """Show no progress."""
    return items


def build(
    project: Project,
    options: Options,
    track: Track = untracked,
    memory: Memory | None = None,
) -> Report:
    """Build the dataset and the site of a project and publish both, or neither.

    Raises DataError with every Issue where the articles, the decisions or the data have errors; the data
    and the site published before stay as they were then.
    """
    contract = project.contract()
    articles, resolution, issues = read(project, options, track, memory)
    made = make_tables(resolution.records, contract)
    published = read_tables(project.data, contract, memory.tables if memory else None)
    tables = bury(published, made, contract, resolution.withdrawn)
    issues = (*issues, *stray_corrections(tables, contract, resolution.explanations))
    with collecting_nothing(), staging(project) as stage:
        write_csv(tables, contract, stage.data)
        found = _check(contract, stage.folder, articles, memory)
        report = replace(found, issues=(*issues, *found.issues))
        stop_on_errors(report.issues)
        export(tables, contract, stage.data, stage.public / "downloads")
        context = _context(project, contract, report, stage.public)
        drawn = memory.drawn if memory else None
        pages = render(tables, contract, articles, context, project.templates, drawn)
        build_site(
            track("Pages", pages, _page_count(tables)),
            project.site,
            stage.public,
            site_name=contract.descriptor["title"],
            site_url=context.site_url,
            generator=options.generator,
            config=project.site_config,
            published=memory.published if memory else None,
        )
        stage.publish()
        if memory:
            memory.settle(project.public)
    return report


def _check(
    contract: Contract, folder: Path, articles: Mapping[str, Article], memory: Memory | None
) -> Report:
    """Check the tables as they were written below `folder`, and again only what has changed since."""
    tables = read_tables(folder / "data", contract, memory.tables if memory else None)
    given = Checked(tables, contract, articles)
    last = memory.checked if memory else None
    if last and last[0] == given:
        return last[1]
    passed = last[0].tables if last and last[0].contract == contract else None
    found = check(tables, contract, folder, articles, passed)
    if memory and not found.errors:
        memory.checked = given, found
    return found


def read(
    project: Project,
    options: Options,
    track: Track = untracked,
    memory: Memory | None = None,
) -> tuple[Mapping[str, Article], Resolution, tuple[Issue, ...]]:
    """Read the articles and the decisions of a project, and resolve what they say.

    Return the articles by source_id, the resolution, and the warnings. Raises DataError with the Issues
    of all articles and decisions where one of them has an error, ProjectError where there is no article.
    """
    files = None if memory is None else memory.files
    articles, issues = read_articles(project.articles, project.root, files)
    decisions, more = read_decisions(project.curation, project.root, project.contract())
    stop_on_errors((*issues, *more))
    if not articles:
        raise ProjectError(f"{project.articles}: no article in it. Put one in (.md, .txt, .html, .warc).")
    known = {} if memory is None else memory.extracted
    new = [article for article in articles if article not in known]
    readings = map_batches(extract, new, options.workers, options.cluster)
    known.update(zip(new, track("Articles", readings, len(new)), strict=True))
    curated, undecided = curate([known[article] for article in articles], decisions)
    with collecting_nothing():
        resolution = resolve(curated, decisions)
    warnings = (*issues, *more, *undecided, *resolution.issues)
    stop_on_errors(warnings)
    return {article.source_id: article for article in articles}, resolution, warnings


def check_data(project: Project) -> Report:
    """Check the tables in `data/` as they are against the contract and the texts, and the files of people.

    Raises ProjectError where there are no tables yet.
    """
    if not project.data.is_dir():
        raise ProjectError(f"{project.data}: no tables yet. Run onrecord build first.")
    contract = project.contract()
    articles, issues = read_articles(project.articles, project.root)
    _, more = read_decisions(project.curation, project.root, contract)
    texts = {article.source_id: article for article in articles}
    found = check(read_tables(project.data, contract), contract, project.root, texts)
    return replace(found, issues=(*issues, *more, *found.issues))


def explain(project: Project, identifier: str) -> tuple[str, ...]:
    """Return the reasons for a record, or what became of it; raises UsageError where there is none."""
    _, resolution, _ = read(project, Options())
    if identifier in resolution.explanations:
        return resolution.explanations[identifier]
    for stone in read_tables(project.data, project.contract())["tombstones"]:
        if stone["id"] == identifier:
            heir = f" See {stone['became']}." if stone["became"] else ""
            return (f"It was published once and is gone. {stone['reason']}{heir}",)
    near = [name for name in resolution.explanations if identifier in name]
    hint = f" Near: {', '.join(near[:5])}." if near else ""
    raise UsageError(f"no record {identifier!r} to explain.{hint}")


def measure(folder: Path) -> tuple[Gold, Evaluation]:
    """Read the gold of a project folder with the program as it is, and count what is right.

    Raises UsageError where the folder has no gold, DataError where the gold does not fit its texts.
    """
    gold = load(folder)
    return gold, evaluate(gold, extract)


def load(folder: Path) -> Gold:
    """Load the gold in `tests/gold/` of a project folder; raises UsageError where there is none."""
    if not (folder / "tests" / "gold").is_dir():
        raise UsageError(
            f"{folder}: no gold here. Expected tests/gold/, as its README in onrecord describes."
        )
    return load_gold(folder / "tests" / "gold", folder, lambda path: _one_article(path, folder))


def _one_article(path: Path, folder: Path) -> Article:
    found, issues = read_article(path, folder)
    stop_on_errors(issues)
    return found[0]


def extract_lines(lines: Iterable[bytes], workers: int = 1) -> Iterator[str | Issue]:
    """Read texts from JSON Lines and yield what was found in each as a line, or an Issue for a bad line.

    Memory stays flat; an Issue comes before the texts around it are done. Raises UsageError for packed lines.
    """
    bad: list[Issue] = []
    for found in map_batches(extract, _texts(lines, bad), workers):
        yield json.dumps(describe(found), ensure_ascii=False)
        while bad:
            yield bad.pop(0)
    yield from bad


def _texts(lines: Iterable[bytes], bad: list[Issue]) -> Iterator[Article]:
    for number, line in enumerate(lines, start=1):
        if number == 1 and line.startswith(b"\x1f\x8b"):
            raise UsageError("The input is packed with gzip. Unpack it: gunzip -c FILE | onrecord extract")
        if not line.strip():
            continue
        try:
            document = json.loads(line)
            name, text = document["doc"], document["text"]
            if not isinstance(name, str) or not isinstance(text, str):
                raise TypeError("doc and text must be strings")
            (name + text).encode()  # half of a surrogate pair, which JSON can escape, is no text
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            bad.append(_bad_line(number, line, error))
        else:
            yield article_of(name, text)


def _bad_line(number: int, line: bytes, error: Exception) -> Issue:
    return Issue(
        "error",
        "line",
        f"cannot be read ({error})",
        "standard input",
        number,
        found=line[:60].decode("utf-8", "replace").strip(),
        expected='{"doc": "a name", "text": "the words"}',
        hint="correct the line; the others were read",
    )


def stop_on_errors(issues: Iterable[Issue]) -> None:
    """Raise DataError with all Issues where one of them is an error."""
    found = tuple(issues)
    if any(issue.level == "error" for issue in found):
        raise DataError(found)


def _context(project: Project, contract: Contract, report: Report, public: Path) -> Context:
    site_url = str(contract.descriptor.get("homepage", ""))
    rows = sum(report.row_counts.values())
    return Context(
        site_url=site_url.rstrip("/") + "/" if site_url else "",
        repository=str(contract.descriptor.get("repository", "")).rstrip("/"),
        downloads=read_downloads(public / "downloads", contract),
        issues=report.issues,
        checked=f"{len(report.row_counts)} tables, {rows:,} rows",
        evaluation=_evaluation(project.site / "evaluation.json"),
        changes=read_changes(project.root / "CHANGELOG.md"),
    )


def _evaluation(path: Path) -> Mapping[str, Any] | None:
    try:
        return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    except ValueError as error:
        raise ProjectError(f"{path.name}: no JSON ({error}); run onrecord evaluate --save") from error


def _page_count(tables: Mapping[str, Any]) -> int:
    return sum(len(tables[name]) for name in ("sources", "actors", "statements", "transactions"))
