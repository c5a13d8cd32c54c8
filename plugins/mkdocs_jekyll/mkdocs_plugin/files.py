"""A site's planned files as MkDocs' own, each at the URL that Jekyll gives it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_jekyll.jekyll import Page, Problem, Site
from mkdocs_jekyll.jekyll.errors import not_utf8
from mkdocs_jekyll.jekyll.files import SourceFiles
from mkdocs_jekyll.jekyll.paths import bytes_shown, paths_below
from mkdocs_jekyll.publish.files import PlannedFile, collision, folders_of, invalid_destination, refused
from mkdocs_jekyll.publish.safe_url import encoded
from mkdocs_jekyll.publish.url_index import Target, UrlIndex

from .search import offline

#: Folders and files of a blog inside ``docs_dir`` that are Jekyll's, not MkDocs'.
_JEKYLLS_FOLDERS: Final = frozenset(
    ("_posts", "_drafts", "_data", "_includes", "_layouts", "_sass", "_plugins", "_site")
)


class JekyllFile(File):
    """A file whose URL is Jekyll's, whatever ``use_directory_urls`` says.

    ``form`` says what becomes of it: ``page`` goes through the theme, ``raw`` is rendered by Jekyll's rules
    alone and written, ``copy`` is copied. MkDocs itself would decide by the name's extension.
    """

    def __init__(
        self,
        src_uri: str,
        config: MkDocsConfig,
        entry: PlannedFile,
        *,
        source: Path,
        inclusion: InclusionLevel,
    ) -> None:
        super().__init__(
            src_uri,
            str(source),
            config.site_dir,
            config.use_directory_urls,
            dest_uri=entry.destination,
            inclusion=inclusion,
        )
        self.form = entry.form
        self.source_files: SourceFiles | None = None
        self.url = page_url(entry.url, entry.destination, config)

    def copy_file(self, dirty: bool = False) -> None:
        """Copy it, but for what lies behind a link that another process has put there in the meantime."""
        if self.source_files is None or self.abs_src_path is None:
            super().copy_file(dirty)
        elif not dirty or self.is_modified():
            target = Path(self.abs_dest_path)
            target.parent.mkdir(parents=True, exist_ok=True)
            self.source_files.copy(Path(self.abs_src_path), target)

    def mark_generated(self) -> None:
        """There is no file behind it: nothing to read, to edit, or to ask git about."""
        self.content_string = ""
        self.generated_by = "jekyll"
        self.edit_uri = None

    def is_documentation_page(self) -> bool:
        """Whether the theme makes a page of it."""
        return self.form == "page"

    def is_static_page(self) -> bool:
        """Whether it is HTML, XML or JSON that goes out as it is."""
        return self.form != "page" and super().is_static_page()

    def is_media_file(self) -> bool:
        """Whether it is copied."""
        return self.form != "page" and not super().is_static_page()


def page_url(url: str, destination: str, config: MkDocsConfig) -> str:
    """A URL of Jekyll's as MkDocs has it: below the root, or the file itself for a site read from disk."""
    return quote(destination) if offline.is_enabled(config) else encoded(url.lstrip("/")) or "./"


def nav_inclusion(*, wanted: bool, nav_given: bool) -> InclusionLevel:
    """Only a navigation that MkDocs makes up takes pages in; one in ``mkdocs.yml`` names what it wants."""
    return InclusionLevel.INCLUDED if wanted and not nav_given else InclusionLevel.NOT_IN_NAV


def titles_in(nav: object) -> dict[str, str]:
    """The titles that ``mkdocs.yml`` gives to files in ``nav``, by path."""
    found: dict[str, str] = {}
    if isinstance(nav, list):
        for part in nav:
            found.update(titles_in(part))
    elif isinstance(nav, dict):
        for title, value in nav.items():
            if isinstance(value, str):
                found[value] = str(title)
            else:
                found.update(titles_in(value))
    return found


def is_written(file: File) -> bool:
    """Whether MkDocs writes a file, and does not only show it under ``mkdocs serve`` or leave it out."""
    return file.inclusion not in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def targets_of(files: Iterable[File]) -> Iterator[Target]:
    """What links may lead to, out of MkDocs' files."""
    for file in files:
        if is_written(file):
            yield Target(file.dest_uri, file.url, file.src_uri, file.abs_src_path or "")


def by_file(
    anchors: Mapping[str, Mapping[str, str]], urls: UrlIndex, files: Files
) -> dict[File, dict[str, str]]:
    """Anchors that a text asks for, by MkDocs' files in place of destinations."""
    found = {
        destination: files.get_file_from_path(urls.targets[destination].source) for destination in anchors
    }
    return {file: dict(anchors[destination]) for destination, file in found.items() if file is not None}


class FileRegistry:
    """Puts entries into MkDocs' Files; where a page of ``docs_dir`` has the place, that page stays."""

    def __init__(self, files: Files, config: MkDocsConfig, site: Site) -> None:
        self._files = files
        self._config = config
        self._source = source = site.source
        self._source_files = site.files
        self._taken = {file.dest_uri: file for file in files if is_written(file)}
        self._folders = {folder for path in self._taken for folder in folders_of(path)}
        self._foreign = not source.samefile(config.docs_dir)
        self.problems: list[Problem] = []

    def place(self, entry: PlannedFile, *, inclusion: InclusionLevel) -> JekyllFile | None:
        """Add the entry's file and return it; ``None`` if its URL belongs to a page of ``docs_dir``."""
        if (problem := invalid_destination(entry)) is not None:
            self.problems.append(problem)
            return None
        if entry.destination in self._folders or not self._taken.keys().isdisjoint(
            folders_of(entry.destination)
        ):
            reason = "is also that of a folder, or lies below a file"
            self.problems.append(refused(entry, reason, "Give it another permalink."))
            return None
        other = self._taken.get(entry.destination)
        if other is not None and self._keeps_its_place(other):
            kept = f"{Path(self._config.docs_dir).name}/{other.src_uri}"
            if entry.generated is None:
                self.problems.append(collision(kept, entry.relative_path, entry.url))
            return None
        if other is not None:
            if entry.item is not None and not other.is_documentation_page():
                self.problems.append(
                    refused(entry, "is that of a file of the theme", "Give it another permalink.")
                )
                return None
            self._files.remove(other)
            if entry.form == "copy" and entry.destination.endswith((".js", ".css")):
                self.problems.append(_in_place_of_the_themes(entry))
        file = JekyllFile(
            self._name(entry.relative_path),
            self._config,
            entry,
            source=self._source,
            inclusion=inclusion,
        )
        made = entry.generated is not None or (isinstance(entry.item, Page) and entry.item.generated)
        if made:
            file.mark_generated()
        else:
            file.abs_src_path = str(self._source / entry.relative_path)
            file.source_files = self._source_files
        if self._foreign and not made:
            file.edit_uri = posixpath.join(self._path_from_docs, entry.relative_path)
        self._files.append(file)
        self._taken[entry.destination] = file
        self._folders.update(folders_of(entry.destination))
        return file

    def _keeps_its_place(self, other: File) -> bool:
        """A file that came with the theme gives way, one of ``docs_dir`` does not."""
        return other.src_dir is not None and Path(other.src_dir) == Path(self._config.docs_dir)

    def _name(self, relative_path: str) -> str:
        """The path inside the source, unless ``docs_dir`` or the theme has a file of that name too."""
        if self._files.get_file_from_path(relative_path) is None:
            return relative_path
        return f"{self._source.name}/{relative_path}"

    @cached_property
    def _path_from_docs(self) -> str:
        try:
            return Path(self._source).resolve().relative_to(Path(self._config.docs_dir).resolve()).as_posix()
        except ValueError:
            docs = Path(self._config.docs_dir).resolve()
            return posixpath.relpath(Path(self._source).resolve().as_posix(), docs.as_posix())


def _in_place_of_the_themes(entry: PlannedFile) -> Problem:
    message = "stands in the place of a script or style sheet of the theme"
    return Problem(
        "warning", message, entry.relative_path, None, "Rename it if that is not meant.", code="MJ409"
    )


def remove_source_files(files: Files, site: Site) -> None:
    """Take out of MkDocs' files what a blog inside ``docs_dir`` leaves to Jekyll."""
    folders = {Path(group.directory).parts for group in site.collections.values() if group.directory}
    written = (Path(site.config.text("destination")), site.source / site.config.text("cache_dir"))
    folders |= {Path(path).parts for path in paths_below(site.source, written)}
    for file in list(files):
        parts = Path(file.src_uri).parts
        owned = not _JEKYLLS_FOLDERS.isdisjoint(parts[:-1]) or parts[-1] in ("_config.yml", "_config.yaml")
        in_collection = any(parts[: len(folder)] == folder for folder in folders)
        if owned or in_collection or (len(parts) == 1 and parts[0].startswith("_config.")):
            files.remove(file)


def drop_unreadable(files: Files) -> list[Problem]:
    """Take out of MkDocs' files those that it can't read, or would wait for, or that no URL can have."""
    problems = {file: problem for file in files if (problem := _unreadable(file)) is not None}
    for file in problems:
        files.remove(file)
    return list(problems.values())


def _unreadable(file: File) -> Problem | None:
    """Why a file can't be published: its name is no UTF-8, it leads nowhere, it is a pipe or a device."""
    if shown := bytes_shown(file.src_uri):
        return not_utf8(shown)
    if file.abs_src_path is None or Path(file.abs_src_path).is_file():
        return None
    message = "leads to no file that can be read, so it is left out"
    remedy = "Put a file there, or name it under `exclude_docs` in mkdocs.yml."
    return Problem("warning", message, file.src_uri, None, remedy, code="MJ101")
