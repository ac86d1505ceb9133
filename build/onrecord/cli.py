"""The command line: parse, call, print, exit code.

Exit codes: 0 all is well, 1 the data has errors, 2 the call or the project is wrong.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord import errors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.check import Report
    from onrecord.model import Issue
    from onrecord.site import Generator

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
COUNT = click.IntRange(1)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
WARNINGS_OF_A_KIND = 5
GENERATORS = click.Choice(["mkdocs", "zensical"])


class Commands(click.Group):
    """Turn the project's exceptions into messages and exit codes."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; exit with 1 for errors in the data, with 2 for a wrong call or project."""
        try:
            return super().invoke(ctx)
        except errors.DataError as error:
            print_issues(error.issues)
            click.echo("Nothing was published: data/ and the site are as they were.", err=True)
            ctx.exit(1)
        except errors.OnrecordError as error:
            click.echo(f"onrecord: {error}", err=True)
            ctx.exit(2)
        except BrokenPipeError:
            raise
        except OSError as error:
            click.echo(f"onrecord: {error.filename or 'a file'}: {error.strerror or error}", err=True)
            ctx.exit(2)


@click.group(cls=Commands, context_settings=CONTEXT)
@click.option(
    "-C",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Run in this project folder instead of the current one.",
)
@click.version_option(package_name="onrecord")
@click.pass_context
def main(ctx: click.Context, folder: Path) -> None:
    """Turn news articles into a dataset in which every value leads to the words that support it.

    A project is a folder with articles/ in it. Everything else (datapackage.yaml, templates/, site/,
    curation/) has a default.

    \b
    Examples:
      onrecord build                     build the dataset and the site of this folder
      onrecord -C ~/deals build          the same in another folder
      onrecord check                     check the committed data
      onrecord serve                     look at the site, rebuilt on every change
      onrecord extract < in > out        read texts without a project
      onrecord explain sergei-ivanov     say why a record is as it is
    """
    ctx.obj = folder


@main.command()
@click.option(
    "--generator", type=GENERATORS, default="mkdocs", show_default=True, help="What draws the site."
)
@click.option("--workers", type=COUNT, default=1, show_default=True, help="Processes that read articles.")
@click.option("--cluster", metavar="ADDRESS", help="Read articles on this Dask cluster.")
@click.pass_obj
def build(folder: Path, generator: Generator, workers: int, cluster: str | None) -> None:
    """Build the dataset (data/) and the site (site/public/), and publish both or neither.

    \b
    Examples:
      onrecord build
      onrecord build --workers 2
      onrecord build --cluster tcp://127.0.0.1:8786
    """
    from onrecord import pipeline
    from onrecord.project import find_project

    project = find_project(folder)
    with progress() as track:
        report = pipeline.build(project, pipeline.Options(generator, workers, cluster), track)
    print_report(report)
    click.echo(f"Published {project.data} and {project.public / 'index.html'}")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.pass_obj
def check(folder: Path, *, as_json: bool) -> None:
    """Check the tables in data/ against the contract, against the texts and against each other.

    \b
    Examples:
      onrecord check
      onrecord check --json > report.json
    """
    from onrecord import pipeline
    from onrecord.project import find_project

    report = pipeline.check_data(find_project(folder))
    if as_json:
        import json

        click.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=2))
    else:
        print_report(report, most=None)
    sys.exit(1 if report.errors else 0)


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--generator", type=GENERATORS, default="mkdocs", show_default=True, help="What draws the site."
)
@click.pass_obj
def serve(folder: Path, port: int, generator: Generator) -> None:
    """Build, then show the site on this machine, and rebuild it when a file changes.

    \b
    Example:
      onrecord serve --port 8080
    """
    from onrecord import pipeline, serve
    from onrecord.project import find_project

    project = find_project(folder)
    serve.serve(project, pipeline.Options(generator), port, say=click.echo, complain=print_issues)


@main.command()
@click.option(
    "--jsonl", is_flag=True, help="Read and write JSON Lines (the only form there is; may be left out)."
)
@click.option("--workers", type=COUNT, default=1, show_default=True, help="Processes that read texts.")
def extract(*, jsonl: bool, workers: int) -> None:  # noqa: ARG001 (accepted so that scripts can say what they mean)
    """Read texts from standard input and write what was found to standard output, a JSON object to a line.

    A line in is {"doc": "name", "text": "..."}; a line out is {"doc", "attributions": [{"source", "cue",
    "content"}], "actors", "deals"}, with [start, end] offsets in code points of the text as given. A line
    that cannot be read is reported and left out, and the exit code is 1.

    \b
    Example:
      echo '{"doc": "a", "text": "Prices will rise, the minister said."}' | onrecord extract --jsonl
    """
    from onrecord import pipeline

    wrong = 0
    for line in pipeline.extract_lines(sys.stdin.buffer, workers):
        if isinstance(line, str):
            click.echo(line)
        else:
            wrong += 1
            print_issues([line])
    sys.exit(1 if wrong else 0)


@main.command()
@click.option(
    "--jsonl", type=FILE, help="Score this file of attributions (as `onrecord extract` writes them) instead."
)
@click.option(
    "--gold", type=FILE, help="With --jsonl: the gold as JSON Lines; default is the gold of the project."
)
@click.option("--findings", is_flag=True, help="List what was missed, made up or wrong.")
@click.option(
    "--save", is_flag=True, help="Write the figures to site/evaluation.json, which the Method page shows."
)
@click.option("--raise-floors", is_flag=True, help="Move the floors up to the figures.")
@click.option(
    "--lower-floor", metavar="REASON", help="Move floors down to the figures; the changelog says why."
)
@click.pass_obj
def evaluate(
    folder: Path,
    *,
    jsonl: Path | None,
    gold: Path | None,
    findings: bool,
    save: bool,
    raise_floors: bool,
    lower_floor: str | None,
) -> None:
    """Measure what is read against what people read, and hold the figures to their floors.

    \b
    Examples:
      onrecord evaluate
      onrecord evaluate --findings
      onrecord evaluate --jsonl predictions.jsonl --gold gold.jsonl
      onrecord evaluate --lower-floor "the gold has harder texts now"
    """
    from onrecord import evaluate as evaluation
    from onrecord import pipeline

    if jsonl:
        scores = evaluation.score_file(jsonl, gold or pipeline.load(folder))
        click.echo(evaluation.render_subsets(scores))
        return
    texts, report = pipeline.measure(folder)
    click.echo(evaluation.render_findings(report, texts) if findings else evaluation.render(report))
    print_issues(report.skipped)
    floors, figures = folder / "tests" / "gold" / "baseline.json", report.figures()
    if lower_floor is not None:
        for line in evaluation.lower_floors(floors, figures, lower_floor, folder / "CHANGELOG.md"):
            click.echo(line)
    if raise_floors:
        click.echo(f"Raised: {', '.join(evaluation.raise_floors(floors, figures)) or 'none'}")
    if save:
        (folder / "site" / "evaluation.json").write_text(report.to_json(), encoding="utf-8", newline="\n")
    below = evaluation.check_floors(figures, evaluation.read_floors(floors), "tests/gold/baseline.json")
    print_issues(below)
    sys.exit(1 if any(issue.level == "error" for issue in below) else 0)


@main.command()
@click.argument("identifier")
@click.pass_obj
def explain(folder: Path, identifier: str) -> None:
    """Say why a record is as it is: which readings met in it, by which rule, and how to undo it.

    \b
    Examples:
      onrecord explain sergei-ivanov
      onrecord explain russia-iran-tor-m1
    """
    from onrecord import pipeline
    from onrecord.project import find_project

    for line in pipeline.explain(find_project(folder), identifier):
        click.echo(line)


def print_report(report: Report, *, most: int | None = WARNINGS_OF_A_KIND) -> None:
    """Print the Issues of a report, at most `most` warnings of a kind, and what was looked at."""
    print_issues(report.issues, most=most)
    rows = sum(report.row_counts.values())
    verdict = f"{len(report.errors)} error(s)" if report.errors else "no errors"
    click.echo(f"Checked {len(report.row_counts)} tables with {rows:,} rows: {verdict}.")


def print_issues(issues: Iterable[Issue], *, most: int | None = WARNINGS_OF_A_KIND) -> None:
    """Print each Issue in a line of its own to standard error; of many warnings of a kind the first ones."""
    from collections import Counter

    from onrecord.check import render_issue

    told = tuple(issues)
    warnings: Counter[str] = Counter()
    for issue in told:
        warnings[issue.code] += issue.level == "warning"
        if issue.level == "error" or most is None or warnings[issue.code] <= most:
            click.echo(render_issue(issue), err=True)
    first = "once the errors are mended, " if any(issue.level == "error" for issue in told) else ""
    for code, count in sorted(warnings.items()):
        if most is not None and count > most:
            where = f"{first}the page Last check of the site has all of them"
            click.echo(f"warning: {count - most:,} more of the kind {code}; {where}.", err=True)


def progress() -> Any:
    """Return a context that gives a function to wrap long work in a bar, shown only where someone looks."""
    from contextlib import contextmanager

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    @contextmanager
    def tracking() -> Any:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        console = Console(stderr=True)
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
            yield lambda what, items, count: bars.track(items, total=count, description=what)

    return tracking()
