"""Prints what commands return; the only module that writes to the terminal."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

import click
from rich.console import Console
from rich.table import Table

from mkdocs_jekyll.jekyll.errors import shown
from mkdocs_jekyll.publish.problem_text import ProblemTexts

from . import problem_formats
from .results import CheckResult, CompareResult, ExportResult, InitResult, PostResult

#: Differences that are printed; the report and JSON have all.
_SHOWN = 40

#: Columns of a table that goes into a pipe or a file.
_PIPED = 160

Result: TypeAlias = CheckResult | CompareResult | ExportResult | InitResult | PostResult


def finish(result: Result) -> None:
    """Print a result and end with its exit code."""
    raise click.exceptions.Exit(_PRINTERS[type(result)](result))


def _console() -> Console:
    console = Console(highlight=False, soft_wrap=True, emoji=False, markup=False)
    if not console.is_terminal:
        console.width = _PIPED
    return console


def _compared(result: CompareResult) -> int:
    comparison = result.comparison
    if result.as_json:
        click.echo(json.dumps(asdict(comparison), ensure_ascii=False, indent=2))
        return int(bool(comparison.differences))
    console = _console()
    for difference in comparison.differences[:_SHOWN]:
        console.print(shown(f"{difference.url}: {difference.message}"), style=None)
        for mark, text in (("-", difference.old), ("+", difference.new)):
            if text:
                console.print(f"    {mark} {shown(text)}", style="red" if mark == "-" else "green")
    rest = len(comparison.differences) - _SHOWN
    if rest > 0:
        console.print(f"and {rest} more; --html FILE shows all of them")
    for note in comparison.notes:
        console.print(f"note: {shown(note)}", style="yellow")
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_row("URLs", f"{comparison.kept} of {comparison.urls} are there")
    if comparison.redirected:
        table.add_row("", f"{comparison.redirected} of them redirect")
    table.add_row("texts", f"{comparison.same} of {comparison.bodies} are equal")
    table.add_row("differences", str(len(comparison.differences)))
    if comparison.theme_files:
        table.add_row("not counted", f"{len(comparison.theme_files)} files that only the old theme needs")
    if result.report is not None:
        table.add_row("report", str(result.report))
    console.print(table)
    return int(bool(comparison.differences))


_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}


def _for_machines(result: CheckResult) -> str:
    if result.form == "json":
        return problem_formats.as_json(result.problems)
    write = problem_formats.as_github if result.form == "github" else problem_formats.as_sarif
    return write(result.problems, result.source)


def _checked(result: CheckResult) -> int:
    if result.form != "text":
        click.echo(_for_machines(result))
        return int(bool(result.count))
    console, texts = _console(), ProblemTexts(result.source)
    for problem in result.problems:
        console.print(f"{problem.severity}: {texts.of(problem)}", style=_STYLES[problem.severity])
    console.print(_counted(result.count, "problem"))
    return int(bool(result.count))


_STATES = {"new": "green", "changed": "yellow", "kept": "dim"}


def _initialised(result: InitResult) -> int:
    console, project = _console(), result.project
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold")
    for name, value in project.survey.facts:
        table.add_row(name, value)
    console.print(table)
    if project.survey.differs:
        console.print("\nWhat will be different:", style="bold")
        for line in project.survey.differs:
            console.print(f"  {line}")
    console.print("\nWould be written:" if result.dry_run else "\nFiles:", style="bold")
    for change in project.changes:
        reason = f" ({change.reason})" if change.reason else ""
        console.print(f"  {change.state:8}{change.path}{reason}", style=_STATES[change.state])
    console.print("\nNext:", style="bold")
    for step in project.next_steps:
        console.print(f"  {step}")
    return 0


def choose_tags(tags: Sequence[str]) -> str:
    """Ask for tags; the blog's own are shown."""
    console = _console()
    if tags:
        console.print(f"Tags of this blog: {', '.join(tags)}", style="dim")
    return str(click.prompt("Tags, with commas between them", default="", show_default=False))


def _posted(result: PostResult) -> int:
    console, written = _console(), result.written
    if written.former and written.former != written.path:
        console.print(f"{written.former} is now")
    console.print(written.path, style="bold green")
    if written.url:
        console.print(written.url)
    for note in written.notes:
        console.print(note, style="yellow")
    if result.opens:
        click.edit(filename=str(result.source / written.path))
    return 0


def _exported(result: ExportResult) -> int:
    console, export = _console(), result.export
    for problem in export.problems:
        if problem.severity != "info":
            console.print(f"{problem.severity}: {problem}", style=_STYLES[problem.severity])
    for path in export.left_out:
        console.print(
            f"left out: {shown(path)}, a copy of a Markdown file, of which builders would make a page"
        )
    files = len(export.files) - export.pages
    counts = f"{_counted(export.pages, 'page')} and {_counted(files, 'file')}"
    console.print(f"{counts} written to {shown(str(result.folder))}", style="bold")
    console.print(f"cd {shlex.quote(shown(str(result.folder)))} && zensical build   # or mkdocs build")
    return 0


def _counted(count: int, noun: str) -> str:
    """``1 page``, ``2 pages``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


_PRINTERS: dict[type, Callable[[Any], int]] = {
    CompareResult: _compared,
    CheckResult: _checked,
    InitResult: _initialised,
    PostResult: _posted,
    ExportResult: _exported,
}
