"""What all readers share: the settings of the site, and where they write down what is wrong."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from os import DirEntry, scandir
from pathlib import Path
from typing import Any, Final, TypeVar

from mkdocs_jekyll.jekyll.config import Config
from mkdocs_jekyll.jekyll.defaults import Defaults
from mkdocs_jekyll.jekyll.errors import Problem, not_utf8
from mkdocs_jekyll.jekyll.files import SourceFiles, encoding_of
from mkdocs_jekyll.jekyll.front_matter import FrontMatter
from mkdocs_jekyll.jekyll.languages import MULTIPLE, Languages
from mkdocs_jekyll.jekyll.paths import bytes_shown
from mkdocs_jekyll.jekyll.read_limits import ReadLimits
from mkdocs_jekyll.jekyll.ruby_values import let_python_print
from mkdocs_jekyll.jekyll.slugs import to_text

from .boundary import Boundary
from .entry_filter import EntryFilter

T = TypeVar("T")
_AUTHORS: Final = ("author", "authors")
#: A folder that holds one of these was made by a tool: a virtual environment of Python (PEP 405) or of conda,
#: a cache (https://bford.info/cachedir/).
_MARKS_OF_TOOLS: Final = frozenset(("pyvenv.cfg", "conda-meta", "CACHEDIR.TAG"))
#: What to do about front matter that is no YAML.
FIX_FRONT_MATTER: Final = "Fix that line; text with `: `, `#`, `@` or brackets goes into quotes."


@dataclass(slots=True)
class ReadContext:
    """One reading of one source. Paths named in problems are below ``source``, with slashes.

    ``outside`` are the paths below ``source`` (likewise) of files and folders that are none of the site's.
    """

    source: Path
    config: Config
    defaults: Defaults
    entries: EntryFilter
    now: datetime
    problems: list[Problem] = field(default_factory=list)
    languages: Languages | None = None
    outside: frozenset[str] = frozenset()
    boundary: Boundary = field(init=False)
    files: SourceFiles = field(init=False)
    limits: ReadLimits = field(init=False)

    def __post_init__(self) -> None:
        self.limits = ReadLimits.from_settings(self.config.get("limits"))
        let_python_print(self.limits.digits)
        self.boundary = Boundary(self.source, self.config, self.entries)
        self.files = self.boundary.files

    @property
    def permalink_key(self) -> str:
        """The key of a permalink that goes before ``permalink``; empty if there is none."""
        languages = self.languages
        return f"permalink_{languages.active}" if languages and languages.plugin == MULTIPLE else ""

    @property
    def posts_below(self) -> str:
        """The folder below the collections' own whose ``_posts`` are read in place of those at its top."""
        return "" if self.languages is None else self.languages.posts_below

    def report(self, problem: Problem) -> None:
        """Write down what is wrong with a file."""
        self.problems.append(problem)

    def report_front_matter(self, matter: FrontMatter, path: str) -> None:
        """Write down what could not be read of a file's front matter."""
        for error in matter.errors:
            if error.refused:
                message = f"the front matter is not valid YAML: {error}"
                rest = "The file is built with the other settings; Jekyll reads none of them."
                remedy = f"{FIX_FRONT_MATTER} {rest}"
                self.report(
                    Problem("error", message, path, error.line, remedy, code="MJ103", column=error.column)
                )
            else:
                self.report(
                    Problem(
                        "warning",
                        f"front matter: {error}",
                        path,
                        error.line,
                        "Fix that line.",
                        code="MJ104",
                        column=error.column,
                    )
                )

    def relative(self, path: Path) -> str:
        """A path below the source, with slashes, as problems name it."""
        text, base = str(path), str(self.source)
        if not text.startswith(base):
            return path.relative_to(self.source).as_posix()
        return text[len(base) :].replace(os.sep, "/").lstrip("/")

    def report_no_front_matter(self, path: str) -> None:
        """Write down that a document has no front matter, or one without an end."""
        message = "it has no front matter, so title and date are its name's"
        remedy = "Begin the file with a line of three hyphens, its settings, and three hyphens again."
        self.report(Problem("warning", message, path, 1, remedy, code="MJ112"))

    def raw(self, path: Path) -> bytes | None:
        """A file's bytes; ``None``, with a problem, where it can't be read or is too large."""
        try:
            return None if self.is_too_large(path) else self.files.read(path)
        except OSError as error:
            message, remedy = f"not readable: {error.strerror}", "Look at the file's permissions."
            self.report(Problem("error", message, self.relative(path), None, remedy, code="MJ101"))
            return None

    def is_too_large(self, path: Path) -> bool:
        """Whether a text or table has more bytes than one may have; that is a problem. Raises OSError."""
        size, most = path.stat().st_size, self.limits.file_size
        if size > most:
            message = f"larger than {most / 1e6:g} MB ({size / 1e6:.1f} MB), so it is left out"
            remedy = "Raise `file_size` under `limits` in _config.yml, or split the file."
            self.report(Problem("error", message, self.relative(path), None, remedy, code="MJ119"))
        return size > most

    def data_of(self, matter: FrontMatter, place: str) -> dict[str, Any]:
        """Front matter by its keys as texts, with as many authors as an item may have."""
        data = {to_text(key): value for key, value in matter.data.items()}
        for key in _AUTHORS:
            if isinstance(authors := data.get(key), list):
                data[key] = self.at_most(authors, key, place)
        return data

    def at_most(self, names: list[T], key: str, place: str) -> list[T]:
        """As many tags, categories or redirects as an item may have, with a problem where it has more."""
        most = self.limits.names
        if len(names) > most:
            message = f"`{key}` has {len(names):,} entries; {most:,} of them count"
            remedy = "Raise `names` under `limits` in _config.yml if all of them are meant."
            self.report(Problem("error", message, place, None, remedy, code="MJ119"))
        return names[:most]

    def text(self, path: Path, encoding: str = "") -> str | None:
        """A file's text in the site's encoding or in another one.

        ``None``, with a problem, where it can't be read so.
        """
        raw = self.raw(path)
        if raw is None:
            return None
        encoding = encoding_of(raw, encoding or self.config.encoding)
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            message = f"not readable as {encoding}: byte 0x{error.object[error.start]:02x}"
            remedy = "Save the file in that encoding, or set `encoding` in the configuration."
            self.report(Problem("error", message, self.relative(path), line, remedy, code="MJ106"))
            return None

    def listing(self, folder: Path) -> list[DirEntry[str]]:
        """A folder's entries in the order of their names.

        Links out of the source are not among them, nor what tools have written (``outside``, environments
        of programming languages, caches that say that they are), nor names that are no UTF-8.
        """
        below = self.relative(folder)
        try:
            with scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self.report(
                Problem(
                    "error", f"this folder can't be read: {error.strerror}", below, None, "", code="MJ101"
                )
            )
            return []
        if below and not _MARKS_OF_TOOLS.isdisjoint(entry.name for entry in entries):
            return []
        return [entry for entry in entries if self._is_of_the_site(entry, posixpath.join(below, entry.name))]

    def _is_of_the_site(self, entry: DirEntry[str], below: str) -> bool:
        if not entry.name.isascii() and not self._is_named(entry, below):
            return False
        if entry.is_symlink():
            return self._follows(Path(entry.path))
        return below not in self.outside

    def _is_named(self, entry: DirEntry[str], below: str) -> bool:
        shown = bytes_shown(entry.name)
        if shown and self.entries.keeps(entry.name, below):
            self.problems.append(not_utf8(bytes_shown(below)))
        return not shown

    def _follows(self, link: Path) -> bool:
        if not self.entries.leads_out(link):
            if reason := self.boundary.of_link(link):
                message = f"a symbolic link that is not followed: what it leads to {reason}"
                self.report(
                    Problem("warning", message, self.relative(link), None, self.boundary.remedy, code="MJ107")
                )
                return False
            real = link.resolve()
            # A link to a folder above itself would never end.
            return not (real.is_dir() and link.is_relative_to(real)) and not self._is_outside(real)
        self.report(
            Problem(
                "warning",
                "a symbolic link that leads out of the source; it is not followed",
                self.relative(link),
                None,
                "Copy the file into the site.",
                code="MJ107",
            )
        )
        return False

    def _is_outside(self, real: Path) -> bool:
        root = self.source.resolve()
        return any(real.is_relative_to(root / path) for path in self.outside)

    def files_below(self, folder: Path, below: str = "") -> Iterator[tuple[Path, str]]:
        """All files below ``folder``, each with its path from there; hidden ones are among them."""
        for entry in self.listing(folder):
            name = posixpath.join(below, entry.name)
            if entry.is_dir():
                yield from self.files_below(Path(entry.path), name)
            elif entry.is_file():
                yield Path(entry.path), name
