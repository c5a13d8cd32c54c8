"""``mkdocs-jekyll export``: a plain folder that any builder of Markdown understands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from mkdocs_jekyll.export.plan import export, switches, with_languages
from mkdocs_jekyll.export.write import ExportError, write
from mkdocs_jekyll.jekyll import JekyllError, ReadSettings, read_site

from .options import UsageError, examples, site_option
from .output import finish
from .results import ExportResult


def run(source: Path, folder: Path) -> ExportResult:
    """Export the site. Raises UsageError where it can't be read or the folder not written."""
    if folder.resolve() == source.resolve():
        raise UsageError("the export can't be written over the site itself. Name another folder.")
    settings = ReadSettings(switches=switches(), outside=(folder.absolute(),))
    try:
        site = read_site(source, settings)
        planned = export(site)
        if (languages := site.languages) is not None:
            sites = ((code, read_site(source, replace(settings, language=code))) for code in languages.others)
            planned = with_languages(
                planned, ((languages.folder_of(code), export(other)) for code, other in sites)
            )
        write(planned, folder)
    except JekyllError as error:
        raise UsageError(str(error.problem)) from error
    except ExportError as error:
        raise UsageError(str(error)) from error
    return ExportResult(planned, folder)


@click.command(
    "export",
    short_help="Write the site as plain Markdown.",
    epilog=examples(
        "mkdocs-jekyll export ../plain",
        "cd ../plain && zensical build",
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@site_option
def command(folder: Path, source: Path) -> None:
    """Write the site into DIR as Markdown with front matter, for builders that run no plugins.

    Every page has the body that Jekyll renders and stands at its URL, with date and tags; files,
    redirects and the feed come along, and a mkdocs.yml that MkDocs, ProperDocs and Zensical build. DIR has to
    be empty or hold an earlier export.
    """
    finish(run(source, folder))
