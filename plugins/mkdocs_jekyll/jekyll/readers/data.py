"""``_data``: YAML, JSON, CSV and TSV files, nested as their folders are."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any, Final

from mkdocs_jekyll.jekyll import ruby_yaml

from .reading import Reading

_SUFFIXES: Final = (".yml", ".yaml", ".json", ".csv", ".tsv")
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_\s-]+")


def read_data(reading: Reading) -> dict[str, Any]:
    """All data files below the data folder, by their names; a file that can't be read is left out."""
    folder = reading.source / (reading.config.text("data_dir").strip("/") or "_data")
    if not folder.is_dir() or (folder.is_symlink() and reading.entries.leads_out(folder)):
        return {}
    return _folder(reading, folder)


def _folder(reading: Reading, folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = {}
    folders = []
    for entry in reading.listing(folder):
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_dir():
            folders.append(path)
        elif path.suffix in _SUFFIXES:
            found, value = _file(reading, path)
            if found:
                data[_key(path.stem)] = value
    for path in folders:
        data[_key(path.name)] = _folder(reading, path)
    return data


def _key(name: str) -> str:
    """A file's name as templates spell it: ASCII letters, digits, ``_`` and ``-``."""
    return re.sub(r"\s+", "_", _UNSAFE.sub("", name))


def _file(reading: Reading, path: Path) -> tuple[bool, Any]:
    text = reading.text(path)
    if text is None:
        return False, None
    place = reading.relative(path)
    try:
        if path.suffix in (".csv", ".tsv"):
            return True, _rows(text, "," if path.suffix == ".csv" else "\t")
        return True, ruby_yaml.load(text, reading.config.zone)
    except ruby_yaml.YamlError as error:
        kind = "JSON" if path.suffix == ".json" else "YAML"
        reading.report("error", f"not valid {kind}: {error}", place, error.line, "Mend that line.")
    except csv.Error as error:
        line = getattr(error, "line", None)
        reading.report("error", f"not a valid table: {error}", place, line, "Mend that line's quotes.")
    return False, None


def _rows(text: str, separator: str) -> list[dict[Any, Any]]:
    """Each row by the names in the first one; of two columns with one name the first counts."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        error.line = reader.line_num  # type: ignore[attr-defined]
        raise
    if not rows:
        return []
    names: list[str | None] = [name or None for name in rows[0]]
    out: list[dict[Any, Any]] = []
    for row in rows[1:]:
        record: dict[Any, Any] = {}
        width = max(len(names), len(row))
        for place in range(width):
            name = names[place] if place < len(names) else None
            value = row[place] if place < len(row) else None
            record.setdefault(name, value)
        out.append(record)
    return out
