"""Converted texts, kept on disk from one build to the next: most posts of a blog are as they were."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from mkdocs_jekyll import kramdown
from mkdocs_jekyll.kramdown import Result, TocEntry, Warning

from . import commonmark
from .files import read_text
from .kept_values import kept_list, kept_number, kept_text
from .kramdown_codes import LIMIT, code_of
from .text_store import TextStore, digest_of_text

#: To convert a text of fewer characters costs no more than to keep it.
WORTH_KEEPING: Final = 200
#: What the HTML depends on besides our own code.
_LIBRARIES: Final = ("Pygments", "markdown-it-py", "mdit-py-plugins")


class MarkdownCache:
    """Converted texts in a store, named by a digest of all that their HTML depends on."""

    def __init__(self, store: TextStore) -> None:
        self.store = store

    def get(self, text: str, settings: str, convert: Callable[[str], Result]) -> Result:
        """What ``convert`` makes of the text; ``settings`` are those that it follows (see `digest_of`).

        What reaches a limit is not kept: a limit of time comes sooner on a machine that is busy.
        """
        if len(text) < WORTH_KEEPING:
            return convert(text)
        key = digest_of_text(f"{engine_digest()} {settings} {text}")
        result = _read(self.store.get(key))
        if result is None:
            result = convert(text)
            if not any(code_of(warning.message) == LIMIT for warning in result.warnings):
                self.store.put(key, json.dumps(_plain(result), ensure_ascii=False, separators=(",", ":")))
        return result


def _read(body: str | None) -> Result | None:
    """A result out of its text; ``None`` for what is none, whoever wrote it."""
    if body is None:
        return None
    try:
        return _result(json.loads(body))
    except (ValueError, TypeError, RecursionError):
        return None


@cache
def engine_digest() -> str:
    """A digest of the programs that convert: our code, Python's and the libraries' versions."""
    ours = [*Path(kramdown.__file__).parent.rglob("*.py"), Path(commonmark.__file__), Path(__file__)]
    parts = [sys.version, *(library_version(name) for name in _LIBRARIES)]
    lexers = metadata.entry_points(group="pygments.lexers")
    parts += sorted(f"{lexer.value} {lexer.dist and lexer.dist.version}" for lexer in lexers)
    parts += [digest_of_text(read_text(path)) for path in sorted(ours)]
    return digest_of_text("\n".join(parts))


def library_version(library: str) -> str:
    """The version of a Python package; empty if it is not installed."""
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def digest_of(settings: object) -> str:
    """A digest of settings, the same in each run of the program: dataclasses of plain data, or ``None``."""
    return digest_of_text(_canonical(settings))


def _canonical(value: object) -> str:
    if is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return f"{{{','.join(sorted(f'{key!r}:{_canonical(inner)}' for key, inner in value.items()))}}}"
    if isinstance(value, Set):
        return f"<{','.join(sorted(map(_canonical, value)))}>"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(_canonical, value))}]"
    return repr(value)


def _plain(result: Result) -> list[Any]:
    toc = [plain_entry(entry) for entry in result.toc]
    warnings = [[warning.message, warning.line] for warning in result.warnings]
    return [result.html, toc, warnings, sorted(result.ids), result.has_math]


def plain_entry(entry: TocEntry) -> list[Any]:
    """An entry of the contents as plain data."""
    return [entry.level, entry.id, entry.html, entry.text, [plain_entry(child) for child in entry.children]]


def _result(plain: object) -> Result:
    """Raises TypeError or ValueError for what is no result."""
    html, toc, warnings, ids, has_math = kept_list(plain)
    return Result(
        kept_text(html),
        tuple(map(entry_from_plain, kept_list(toc))),
        tuple(map(_warning, kept_list(warnings))),
        frozenset(map(kept_text, kept_list(ids))),
        has_math is True,
    )


def entry_from_plain(plain: object) -> TocEntry:
    """The entry again; raises TypeError or ValueError for what is none."""
    level, name, html, text, children = kept_list(plain)
    return TocEntry(
        kept_number(level),
        kept_text(name),
        kept_text(html),
        kept_text(text),
        tuple(map(entry_from_plain, kept_list(children))),
    )


def _warning(plain: object) -> Warning:
    message, line = kept_list(plain)
    return Warning(kept_text(message), None if line is None else kept_number(line))
