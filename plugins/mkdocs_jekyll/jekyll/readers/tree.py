"""The walk through the source: pages, files to copy, and the folders that hold posts."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_jekyll.jekyll import front_matter
from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.model import Page, StaticFile
from mkdocs_jekyll.jekyll.paths import is_file_below
from mkdocs_jekyll.jekyll.publishing import unpublished_reason

from .pages import PageReader
from .read_context import ReadContext
from .static_files import static_file


@dataclass(slots=True)
class Tree:
    """What a walk found. ``folders`` are below the collections' folder and may hold ``_posts``."""

    pages: list[Page] = field(default_factory=list)
    static_files: list[StaticFile] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)


class TreeReader:
    """Walks a source once. With ``blog_only`` it only looks for folders with posts."""

    def __init__(self, reading: ReadContext, *, blog_only: bool = False) -> None:
        self.reading = reading
        self.blog_only = blog_only
        self.pages = PageReader(reading)
        self.tree = Tree()
        self.collections_dir = reading.config.collections_dir
        built = Path(reading.config.text("destination"))
        self.destination = (
            built.relative_to(reading.source).as_posix() if built.is_relative_to(reading.source) else ""
        )
        self._seen: set[str] = set()

    def read(self) -> Tree:
        """Walk, then read the files that ``include`` names by their paths."""
        self._folder(self.reading.source, "")
        if not self.blog_only and self.reading.config.version.reads_included_paths:
            for pattern in self.reading.config.include:
                self._included(pattern.strip("/"))
        self.tree.pages.sort(key=lambda page: page.name)
        self.tree.static_files.sort(key=lambda file: file.relative_path)
        return self.tree

    def _folder(self, folder: Path, below: str) -> None:
        base = self.collections_dir
        if not base or below == base or below.startswith(base + "/"):
            self.tree.folders.append(below.removeprefix(base).strip("/"))
        files: list[tuple[Path, str]] = []
        for entry in self.reading.listing(folder):
            relative = posixpath.join(below, entry.name)
            is_dir = entry.is_dir()
            if not self.reading.entries.keeps(entry.name, relative, is_dir=is_dir):
                continue
            if is_dir:
                if relative != self.destination:
                    self._folder(Path(entry.path), relative)
            elif not self.blog_only and entry.is_file():
                files.append((Path(entry.path), relative))
        # As in Jekyll a folder's own files come behind those of the folders in it.
        for path, relative in files:
            self._file(path, relative)

    def _included(self, relative: str) -> None:
        path = self.reading.source / relative
        if "*" in relative or ".." in relative.split("/") or relative in self._seen | self.reading.outside:
            return
        if is_file_below(path, self.reading.source):
            self._file(path, relative)

    def _file(self, path: Path, relative: str) -> None:
        self._seen.add(relative)
        raw = self._bytes_of_page(path, relative)
        if raw == b"":
            return
        if raw is None:
            self.tree.static_files.append(static_file(self.reading, path, relative))
            return
        page = self.pages.read(path, relative, raw)
        # Jekyll asks the page itself, not the defaults.
        published = page.data["published"] if "published" in page.own_keys else True
        reason = unpublished_reason(published, relative, self.reading.config)
        if reason is None:
            self.tree.pages.append(page)
        else:
            self.reading.problems.append(reason)

    def _bytes_of_page(self, path: Path, relative: str) -> bytes | None:
        """A page's bytes; ``None`` for a file without front matter, of which the first bytes are enough.

        Nothing of a page that is too large.
        """
        try:
            with self.reading.files.open(path) as file:
                head = file.read(6)
                if head[:3] != b"---":
                    if head == b"\xef\xbb\xbf---" and path.suffix.lower() in self.reading.config.markdown_ext:
                        self._report_mark(relative)
                    return None
                raw = head + file.read(4096 - len(head))
                if not front_matter.has_header(raw.decode("latin-1")):
                    return None
                return b"" if self.reading.is_too_large(path) else raw + file.read()
        except OSError as error:
            self.reading.report(
                Problem("error", f"not readable: {error.strerror}", relative, None, "", code="MJ101")
            )
            return None

    def _report_mark(self, relative: str) -> None:
        message = "begins with a byte order mark, so Jekyll copies it as it is"
        self.reading.report(
            Problem("warning", message, relative, 1, "Save the file as UTF-8 without the mark.", code="MJ105")
        )
