"""Sass as CSS, through libsass where it is installed; imports stay inside the site."""

from __future__ import annotations

import importlib
import posixpath
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from .paths import is_file_below

_STYLES: Final = frozenset(("nested", "expanded", "compact", "compressed"))


class SassError(Exception):
    """The style sheet can't be compiled; the text says why, ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


def is_installed() -> bool:
    """Whether there is a compiler."""
    try:
        importlib.import_module("sass")
    except ImportError:
        return False
    return True


def to_css(
    text: str,
    *,
    indented: bool,
    style: str = "compact",
    source: Path | None = None,
    folders: Iterable[str] = (),
) -> str:
    """``text`` as CSS; ``indented`` is Sass's older syntax.

    What it imports is looked for in ``folders`` below ``source``; without a source nothing is imported.
    Raises SassError.
    """
    try:
        sass: Any = importlib.import_module("sass")
    except ImportError:
        raise SassError("Sass needs the package libsass", "Install libsass beside mkdocs-jekyll.") from None

    missing: list[str] = []  # the compiler would tell of an importer's error by a traceback

    def importer(name: str, previous: str) -> list[tuple[str, str]]:
        found = _find(name, previous, source, folders)
        if found is None:
            missing.append(name)
            raise LookupError(name)
        return [(str(found), found.read_text("utf-8", "replace"))]

    try:
        return str(
            sass.compile(
                string=text,
                indented=indented,
                output_style=style if style in _STYLES else "compact",
                importers=[(0, importer)],
            )
        )
    except sass.CompileError as error:
        told = _first_line(str(error))
        if missing:
            told = f"there is no '{missing[0]}' in the site's folders for Sass"
        raise SassError(f"Sass: {told}", "Mend the style sheet.") from None


def _find(name: str, previous: str, source: Path | None, folders: Iterable[str]) -> Path | None:
    """The file that an ``@import`` means: beside the one that asks, or in a folder for Sass."""
    if source is None:
        return None
    root = source.resolve()
    places = [Path(previous).parent] if Path(previous).is_absolute() else []
    places += [root / folder for folder in folders]
    folder, stem = posixpath.split(name)
    names = [stem, *(f"{before}{stem}{ext}" for before in ("_", "") for ext in (".scss", ".sass", ".css"))]
    for place in places:
        for candidate in (*names, f"{stem}/_index.scss", f"{stem}/_index.sass"):
            path = (place / folder / candidate).resolve()
            if is_file_below(place / folder / candidate, root) and not _is_hidden(path, root):
                return path
    return None


def _is_hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), text).removeprefix("Error: ")
