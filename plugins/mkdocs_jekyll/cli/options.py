"""What the commands share: wrong use, examples in their help, and the site's folder."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

#: What shows that a folder holds a Jekyll site.
_SITE_FILES: Final = (
    "_config.yml",
    "_config.yaml",
    "_config.toml",
    "_posts",
    "_drafts",
    "_layouts",
    "_includes",
    "_data",
)


class UsageError(click.ClickException):
    """The command can't do what it was asked; the text says why, and what to do. Ends with 2."""

    exit_code = 2


def examples(*lines: str) -> str:
    """Examples for the end of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def _site(_context: click.Context, _parameter: click.Parameter, text: str) -> Path:
    """The folder of a Jekyll site. Raises UsageError for anything else."""
    folder = Path(text)
    if not folder.exists():
        raise UsageError(f"'{text}' is not a folder: nothing stands there.")
    if not folder.is_dir():
        raise UsageError(f"'{text}' is not a folder but a file. Name the folder with _config.yml.")
    try:
        names = {entry.name for entry in folder.iterdir()}
    except OSError as error:
        raise UsageError(f"'{text}' can't be read: {error.strerror or error}.") from error
    below = [name for name in sorted(names) if (folder / name / "_config.yml").is_file()]
    # Posts may lie in folders of their own; a folder with settings is a site by itself.
    has_posts = any((folder / name / "_posts").is_dir() for name in names.difference(below))
    if names.isdisjoint(_SITE_FILES) and not has_posts:
        suggestion = f" '{folder / below[0]}' does." if below else ""
        raise UsageError(
            f"'{text}' holds no Jekyll site: neither _config.yml nor _posts is in it.{suggestion}"
        )
    return folder


#: The folder of a Jekyll site, this one if none is named.
site_argument = click.argument("source", metavar="[DIR]", default=".", callback=_site)
#: The same as an option.
site_option = click.option(
    "--site",
    "source",
    default=".",
    metavar="DIR",
    callback=_site,
    help="The site's folder; by default this one.",
)
