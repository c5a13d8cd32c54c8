"""Converted texts, kept on disk from one build to the next: most posts of a blog are as they were."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from mkdocs_jekyll import kramdown
from mkdocs_jekyll.kramdown import Result, TocEntry, Warning

from . import commonmark

#: To convert a text of fewer characters costs no more than to open a file.
WORTH_KEEPING: Final = 1000
_SUFFIX: Final = ".json"
_UNFINISHED: Final = ".part"
#: Keeps the folder out of the author's repository, whatever its own ``.gitignore`` says.
_IGNORE: Final = (".gitignore", "*\n")
#: What the HTML depends on besides our own code.
_LIBRARIES: Final = ("Pygments", "markdown-it-py", "mdit-py-plugins")


class Conversions:
    """A folder with a file for each text, named by a digest of all that its HTML depends on.

    Nothing raises: a file that can't be read, or isn't whole, is as good as none, and so is a folder that
    can't be written. Several builds may use one folder at a time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    @property
    def folder(self) -> Path:
        """Where the texts are; other results of a build may be kept below it."""
        return self._folder

    def get(self, text: str, settings: str, convert: Callable[[str], Result]) -> Result:
        """What ``convert`` makes of the text; ``settings`` are those that it follows (see `digest_of`)."""
        if len(text) < WORTH_KEEPING:
            return convert(text)
        name = _digest(f"{engine()} {settings} {text}") + _SUFFIX
        self._used.add(name)
        result = self._read(name)
        if result is None:
            result = convert(text)
            self._write(name, result)
        return result

    def sweep(self) -> None:
        """Delete what this build had no use for."""
        try:
            found = [path for path in self._folder.iterdir() if path.name.endswith((_SUFFIX, _UNFINISHED))]
            for path in found:
                if path.name not in self._used:
                    path.unlink(missing_ok=True)
        except OSError:
            return

    def _read(self, name: str) -> Result | None:
        try:
            written = (self._folder / name).read_bytes().decode("utf-8", "surrogatepass")
            digest, _, body = written.partition("\n")
            return _result(json.loads(body)) if digest == _digest(body) else None
        except (OSError, ValueError, TypeError):
            return None

    def _write(self, name: str, result: Result) -> None:
        body = json.dumps(_plain(result), ensure_ascii=False, separators=(",", ":"))
        data = f"{_digest(body)}\n{body}".encode("utf-8", "surrogatepass")
        try:
            self._make_folder()
            handle, unfinished = tempfile.mkstemp(_UNFINISHED, dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(unfinished).replace(self._folder / name)
        except OSError:
            return

    def _make_folder(self) -> None:
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True)
            (self._folder / _IGNORE[0]).write_text(_IGNORE[1], "utf-8")


@cache
def engine() -> str:
    """A digest of the programs that convert: our code, Python's and the libraries' versions."""
    ours = [*Path(kramdown.__file__).parent.rglob("*.py"), Path(commonmark.__file__), Path(__file__)]
    parts = [sys.version, *(_version(name) for name in _LIBRARIES)]
    lexers = metadata.entry_points(group="pygments.lexers")
    parts += sorted(f"{lexer.value} {lexer.dist and lexer.dist.version}" for lexer in lexers)
    parts += [_digest(path.read_text("utf-8")) for path in sorted(ours)]
    return _digest("\n".join(parts))


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def digest_of(settings: object) -> str:
    """A digest of settings, the same in each run of the program: dataclasses of plain data, or ``None``."""
    return _digest(_canonical(settings))


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


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(result: Result) -> list[Any]:
    toc = [_plain_entry(entry) for entry in result.toc]
    warnings = [[warning.message, warning.line] for warning in result.warnings]
    return [result.html, toc, warnings, sorted(result.ids), result.has_math]


def _plain_entry(entry: TocEntry) -> list[Any]:
    return [entry.level, entry.id, entry.html, entry.text, [_plain_entry(child) for child in entry.children]]


def _result(plain: list[Any]) -> Result:
    html, toc, warnings, ids, has_math = plain
    return Result(
        html,
        tuple(map(_entry, toc)),
        tuple(Warning(message, line) for message, line in warnings),
        frozenset(ids),
        has_math,
    )


def _entry(plain: list[Any]) -> TocEntry:
    level, name, html, text, children = plain
    return TocEntry(level, name, html, text, tuple(map(_entry, children)))
