"""Problems as their readers see them: place, message and code; the line with a caret; what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final
from unicodedata import east_asian_width

from mkdocs_jekyll.jekyll import Problem
from mkdocs_jekyll.jekyll.errors import shown
from mkdocs_jekyll.jekyll.files import text_in
from mkdocs_jekyll.jekyll.paths import is_file_below
from mkdocs_jekyll.jekyll.problem_codes import codes

#: Before the lines that follow a message.
INDENT: Final = "    "
#: So much of a line is shown, and of a file read.
_WIDTH: Final = 100
_LARGEST_FILE: Final = 2_000_000
_VALUE: Final = re.compile(r"'([^']+)'|`([^`]+)`|“([^”]+)”")


class ProblemTexts:
    """Writes problems of the site in a folder; each file is read once for its lines."""

    def __init__(self, source: Path | None) -> None:
        self._source = source
        self._files: dict[str, list[str]] = {}

    def of(self, problem: Problem) -> str:
        """``path:line:column: message [MJ012]``, then the line with a caret, then the remedy."""
        parts = [problem.head, *self.excerpt(problem)]
        if problem.remedy:
            parts.append(f"{INDENT}{problem.remedy}")
        return "\n".join(parts)

    def excerpt(self, problem: Problem) -> list[str]:
        """The line that a problem stands on, with a caret below; nothing where it is not known."""
        if problem.path is None or problem.line is None:
            return []
        lines = self._lines(problem.path)
        if not 0 < problem.line <= len(lines) or not lines[problem.line - 1].strip():
            return []
        return excerpt_of(lines[problem.line - 1], column_of(problem, lines[problem.line - 1]))

    def _lines(self, path: str) -> list[str]:
        if path not in self._files:
            self._files[path] = [] if self._source is None else _lines_below(self._source, path)
        return self._files[path]


def _lines_below(source: Path, path: str) -> list[str]:
    file = source / path
    if not is_file_below(file, source) or file.stat().st_size > _LARGEST_FILE:
        return []
    return text_in(file).removeprefix("\ufeff").splitlines()


def column_of(problem: Problem, line: str) -> int:
    """Where on its line a problem stands, from 1: as it says, or where a value of its message is."""
    if problem.column is not None:
        return min(problem.column, len(line) + 1)
    for match in _VALUE.finditer(problem.message):
        value = next(filter(None, match.groups()))
        at = line.find(value)
        if at >= 0:
            return at + 1
    return len(line) - len(line.lstrip()) + 1


def excerpt_of(line: str, column: int) -> list[str]:
    """A line, or the part of it around a column, and a caret below that column."""
    start = max(0, column - 1 - _WIDTH // 2) if len(line) > _WIDTH else 0
    before = shown(line[start : column - 1].replace("\t", " "))
    after = shown(line[column - 1 : start + _WIDTH].replace("\t", " "))
    width = sum(2 if east_asian_width(char) in "FW" else 1 for char in before)
    return [f"{INDENT}{before}{after}", f"{INDENT}{' ' * width}^"]


def ignored_codes(
    config: Mapping[str, object], option: Iterable[str]
) -> tuple[frozenset[str], list[Problem]]:
    """The codes that the plugin's option and ``mkdocs_jekyll: {ignore_problems: [...]}`` silence.

    What is no code is a problem.
    """
    own = config.get("mkdocs_jekyll")
    listed = own.get("ignore_problems") if isinstance(own, Mapping) else None
    asked = [("mkdocs.yml", str(code)) for code in option]
    asked += [("_config.yml", str(code)) for code in (listed if isinstance(listed, list) else ())]
    if not asked:
        return frozenset(), []
    known = codes()
    problems = [
        Problem("warning", f"`ignore_problems` names `{code}`, which is no code", path, None,
                "Write the code that stands behind a message in brackets.", code="MJ021")
        for path, code in asked
        if code not in known
    ]  # fmt: skip
    return frozenset(code for _, code in asked if code in known), problems
