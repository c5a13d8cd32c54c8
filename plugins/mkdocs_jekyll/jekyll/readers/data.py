"""``_data``: YAML, JSON, CSV and TSV files, nested as their folders are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from mkdocs_jekyll.jekyll import ruby_yaml
from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.paths import is_folder_below

from . import csv
from .read_context import ReadContext

#: In the order in which Jekyll reads them: of two files of one name the last one counts.
_SUFFIXES: Final = (".yaml", ".yml", ".json", ".csv", ".tsv")
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_\s-]+")


def read_data(reading: ReadContext) -> dict[str, Any]:
    """All data files below the data folder, by their names; a file that can't be read is left out."""
    folder = reading.source / (reading.config.text("data_dir").strip("/") or "_data")
    if not is_folder_below(folder, reading.source):
        return {}
    return _folder(reading, folder)


def _folder(reading: ReadContext, folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = {}
    shown = [entry for entry in reading.listing(folder) if not entry.name.startswith(".")]
    files = [Path(entry.path) for entry in shown if entry.is_file()]
    for suffix in _SUFFIXES:
        for path in files:
            if path.suffix == suffix:
                found, value = read_data_file(reading, path)
                if found:
                    data[_key(path.stem)] = value
    for entry in shown:
        if entry.is_dir():
            data[_key(entry.name)] = _folder(reading, Path(entry.path))
    return data


def _key(name: str) -> str:
    """A file's name as templates spell it: ASCII letters, digits, ``_`` and ``-``."""
    return re.sub(r"\s+", "_", _UNSAFE.sub("", name))


def read_data_file(reading: ReadContext, path: Path) -> tuple[bool, Any]:
    """Whether a data file could be read, and what it holds; what is wrong with it is reported."""
    table = reading.config.table_reader(path.suffix) if path.suffix in (".csv", ".tsv") else None
    text = reading.text(path, table.encoding if table else "")
    if text is None:
        return False, None
    place = reading.relative(path)
    try:
        if table is not None:
            converters, _ = csv.converters_of(table.converters, reading.config.zone, reading.limits.digits)
            most = reading.limits.values
            rows, is_whole = csv.read_table(text, table.separator, table.headers, converters, most)
            if not is_whole:
                reading.report(_too_many_cells(place, most))
            return True, rows
    except csv.TableError as error:
        reading.report(
            Problem(
                "error",
                f"not a valid table: {error}",
                place,
                error.line,
                "Fix that line's quotes.",
                code="MJ113",
            )
        )
        return False, None
    loaded = ruby_yaml.load(text, reading.limits)
    kind = "JSON" if path.suffix == ".json" else "YAML"
    for yaml_error in loaded.errors:
        message = f"not valid {kind}: {yaml_error}" if yaml_error.refused else str(yaml_error)
        reading.report(
            Problem(
                "error" if yaml_error.refused else "warning",
                message,
                place,
                yaml_error.line,
                "Fix that line.",
                code="MJ114",
                column=yaml_error.column,
            )
        )
    return loaded.whole or bool(loaded.value), loaded.value


def _too_many_cells(place: str, most: int) -> Problem:
    message = f"the table has more than {most:,} cells, with those that its rows lack; the rest is left out"
    remedy = "Raise `values` under `limits` in _config.yml, or look at the first row."
    return Problem("error", message, place, None, remedy, code="MJ119")
