"""``mkdocs-jekyll compare``: proves that a move lost no URL and no text."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from mkdocs_jekyll.compare.compare import compare
from mkdocs_jekyll.compare.html_report import html_report
from mkdocs_jekyll.compare.http_site import HttpSite, Politeness
from mkdocs_jekyll.compare.reader import ComparedSite, CompareError, FolderSite

from .options import UsageError, examples
from .output import finish
from .results import CompareResult


def run(old: str, new: str, *, politeness: Politeness, report: Path | None, as_json: bool) -> CompareResult:
    """Compare two sites, each a folder or a URL. Raises UsageError where one can't be read."""
    try:
        comparison = compare(_site(old, politeness), _site(new, politeness))
    except CompareError as error:
        raise UsageError(str(error)) from error
    if report is not None:
        try:
            report.write_text(html_report(comparison), "utf-8")
        except OSError as error:
            raise UsageError(f"{report} can't be written: {error.strerror or error}.") from error
    return CompareResult(comparison, report, as_json)


def _site(text: str, politeness: Politeness) -> ComparedSite:
    if text.startswith(("http://", "https://")):
        return HttpSite(text, politeness)
    folder = Path(text)
    if not folder.is_dir():
        suggestion = (
            " Write https:// before the URL of a running site." if "." in text and "/" not in text else ""
        )
        raise UsageError(f"'{text}' is not a folder.{suggestion}")
    return FolderSite(folder)


def _with_politeness(command: Callable[..., None]) -> Callable[..., None]:
    """Two options as one argument: how a running site is read."""

    @click.option("--limit", default=5000, show_default=True, type=click.IntRange(1),
                  help="URLs of a running site that are read at the most.")  # fmt: skip
    @click.option("--delay", default=0.05, show_default=True, type=click.FloatRange(0),
                  help="Seconds between two requests to a running site.")  # fmt: skip
    @wraps(command)
    def with_politeness(limit: int, delay: float, **others: Any) -> None:
        command(politeness=Politeness(limit, delay), **others)

    return with_politeness


@click.command(
    "compare",
    short_help="Compare an old site with the new one.",
    epilog=examples(
        "mkdocs-jekyll compare _site site",
        "mkdocs-jekyll compare https://blog.example.org site --html report.html",
        "mkdocs-jekyll compare _site site --json > differences.json",
    ),
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--html", "report", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write a report in which differences stand side by side.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@_with_politeness
def command(old: str, new: str, report: Path | None, as_json: bool, politeness: Politeness) -> None:
    """Compare OLD, the site as it was, with NEW, the site as it will be.

    Each of them is a folder that Jekyll or MkDocs wrote, a checkout of gh-pages, or the URL of a running
    site, whose sitemap and links are followed. Every old URL has to be there or to redirect, and every
    post has to have its title, date, tags, text, pictures, description, feed entry and canonical URL.
    Files that only the old theme needs don't count.

    Ends with 0 if nothing is lost, with 1 if something differs.
    """
    finish(run(old, new, politeness=politeness, report=report, as_json=as_json))
