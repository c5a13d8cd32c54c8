"""``mkdocs-jekyll init``: writes the MkDocs project of a Jekyll site."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_jekyll.authoring.ci import SERVICES
from mkdocs_jekyll.authoring.files import AuthoringError, write_all
from mkdocs_jekyll.authoring.project import plan
from mkdocs_jekyll.authoring.survey import survey
from mkdocs_jekyll.jekyll import JekyllError

from .options import UsageError, examples, site_argument
from .output import finish
from .results import InitResult


def run(source: Path, *, ci: str | None, dry_run: bool) -> InitResult:
    """Plan the project and write it. Raises UsageError where the site or a file is in the way."""
    try:
        project = plan(source, survey(source), ci)
        if not dry_run:
            write_all(source, project.changes)
    except JekyllError as error:
        raise UsageError(str(error.problem)) from error
    except AuthoringError as error:
        raise UsageError(str(error)) from error
    return InitResult(project, dry_run)


@click.command(
    "init",
    short_help="Write mkdocs.yml for a Jekyll site.",
    epilog=examples(
        "mkdocs-jekyll init",
        "mkdocs-jekyll init --dry-run",
        "mkdocs-jekyll init --ci github",
    ),
)
@site_argument
@click.option("--ci", type=click.Choice(SERVICES), help="Write the workflow that publishes the site there.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
def command(source: Path, ci: str | None, dry_run: bool) -> None:
    """Look at the Jekyll site in DIR (this folder, if none is given) and write its MkDocs project.

    It writes mkdocs.yml, a folder for further pages, and what has to be ignored and excluded. It changes
    nothing else, and `jekyll build` gives what it gave. Files that are there stay; it can be run again.
    """
    finish(run(source, ci=ci, dry_run=dry_run))
