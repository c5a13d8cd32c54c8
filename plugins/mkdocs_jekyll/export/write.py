"""Writes an export into a folder that is empty, or that holds an earlier export."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll.files import read_text
from mkdocs_jekyll.jekyll.paths import is_below

from .plan import Export

#: Lists what an export wrote, so that the next one takes away nothing else.
LIST: Final = ".exported"


class ExportError(Exception):
    """The folder can't be written to; the text says why and what to do."""


def write(export: Export, folder: Path) -> None:
    """Write the export; files of an earlier one that are no longer part of it go. Raises ExportError."""
    former = _former(folder)
    wanted = {"mkdocs.yml", *(f"docs/{file.path}" for file in export.files)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / LIST).write_text("\n".join(sorted(wanted | former)) + "\n", "utf-8")
        for path in sorted(former - wanted):
            (folder / path).unlink(missing_ok=True)
        (folder / "mkdocs.yml").write_text(export.settings, "utf-8")
        for file in export.files:
            target = folder / "docs" / file.path
            if not is_below(target.parent, folder):
                raise ExportError(f"{target.parent} is a link that leads out of {folder}. Remove it.")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)  # a link would be written through
            if file.copied_from is None or file.source_files is None:
                target.write_text(file.text, "utf-8")
            else:
                file.source_files.copy(file.copied_from, target)
        (folder / LIST).write_text("\n".join(sorted(wanted)) + "\n", "utf-8")
    except OSError as error:
        raise ExportError(
            f"{error.filename or folder} can't be written: {error.strerror or error}."
        ) from error


def _former(folder: Path) -> set[str]:
    """What an earlier export wrote. Raises ExportError where the folder holds something else."""
    if folder.is_file():
        raise ExportError(f"{folder} is a file. Name a folder.")
    if not folder.is_dir() or not any(folder.iterdir()):
        return set()
    try:
        lines = read_text(folder / LIST).splitlines()
    except OSError as error:
        raise ExportError(f"{folder} holds files that no export wrote. Name an empty folder.") from error
    return {line for line in lines if line and is_below((folder / line).parent / "x", folder)}
