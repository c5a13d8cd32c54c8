"""Every file of a Jekyll site as a MkDocs File at the address Jekyll gives it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_jekyll.jekyll import Document, GeneratedFile, Item, Page, Problem, Site, StaticFile
from mkdocs_jekyll.jekyll.errors import not_utf8
from mkdocs_jekyll.jekyll.paths import bytes_shown, fault_of_name, paths_below
from mkdocs_jekyll.publish.output_form import Form, form_of

from .search import offline

#: Folders and files of a blog inside ``docs_dir`` that are Jekyll's, not MkDocs'.
_JEKYLLS_FOLDERS: Final = frozenset(
    ("_posts", "_drafts", "_data", "_includes", "_layouts", "_sass", "_plugins", "_site")
)
_CONTROL: Final = re.compile("[\x00-\x1f\x7f]")
#: Letters of an address that a message shows.
_READABLE: Final = 120


class JekyllFile(File):
    """A file whose address is Jekyll's, whatever ``use_directory_urls`` says.

    ``form`` tells what becomes of it: ``page`` goes through the theme, ``raw`` is rendered by Jekyll's rules
    alone and written, ``copy`` is copied. MkDocs itself would tell by the name's extension.
    """

    def __init__(
        self,
        src_uri: str,
        config: MkDocsConfig,
        *,
        form: Form,
        destination: str,
        url: str,
        source: Path | None,
        inclusion: InclusionLevel = InclusionLevel.NOT_IN_NAV,
    ) -> None:
        super().__init__(
            src_uri,
            None if source is None else str(source),
            config.site_dir,
            config.use_directory_urls,
            dest_uri=destination,
            inclusion=inclusion,
        )
        self.form = form
        self.url = page_url(url, destination, config)

    def forget_source(self) -> None:
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
    return quote(destination) if offline.is_on(config) else url.lstrip("/") or "./"


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of the site on its way into MkDocs: where it comes from and where it goes."""

    form: Form
    relative_path: str
    destination: str
    url: str
    item: Item | None = None
    generated: GeneratedFile | None = None

    @property
    def rank(self) -> int:
        """Who wins an address that several want: as in Jekyll the one that is written last."""
        if self.generated is not None:
            return -1
        return 2 if isinstance(self.item, Document) else 1 if self.item is None else 0


def entries(site: Site) -> Iterator[PlannedFile]:
    """Everything the site writes; the pages that plugins make to list posts are views' matter."""
    written = (
        doc for name, group in site.collections.items() if name != "posts" for doc in group.docs if doc.output
    )
    pages = (page for page in site.pages if page.output and not page.generated)
    posts = (post for post in site.posts if post.output)
    items: list[Item] = [*pages, *posts, *written]
    for item in items:
        yield PlannedFile(form_of(item), site.place_of(item), item.destination, item.url, item)
    for static in _static_files(site):
        yield PlannedFile("copy", site.place_of(static), static.destination, static.url)
    for made in site.generated:
        yield PlannedFile("raw", made.destination, made.destination, made.url, generated=made)


def kept_listings(site: Site, taken: Container[str]) -> Iterator[PlannedFile]:
    """Further pages on which a page of the site lists posts, where no view takes its place (``taken``)."""
    for listing in site.listings:
        page, first = listing.page, listing.pages[0].page
        if page.generated and listing.kind == "pagination" and site.place_of(first) not in taken:
            yield PlannedFile(form_of(page), page.destination, page.destination, page.url, page)


def _static_files(site: Site) -> Iterator[StaticFile]:
    seen: set[Path] = set()
    groups = (site.static_files, *(group.files for group in site.collections.values()))
    for static in (file for group in groups for file in group):
        if static.output and static.path not in seen:
            seen.add(static.path)
            yield static


def settle(found: Iterable[PlannedFile]) -> tuple[list[PlannedFile], list[Problem]]:
    """Choose one entry for each destination and drop what would leave the site; say so."""
    problems: list[Problem] = []
    chosen: dict[str, PlannedFile] = {}
    for entry in found:
        if (problem := _fault_of(entry)) is not None:
            problems.append(problem)
            continue
        other = chosen.get(entry.destination)
        if other is None:
            chosen[entry.destination] = entry
            continue
        winner, loser = (entry, other) if entry.rank >= other.rank else (other, entry)
        chosen[entry.destination] = winner
        if loser.generated is None:  # a site's own file stands there on purpose
            problems.append(_collision(winner.relative_path, loser.relative_path, entry.url))
    sifted = list(_without_folders(chosen))
    problems += (one for one in sifted if isinstance(one, Problem))
    return [one for one in sifted if isinstance(one, PlannedFile)], problems


def nav_inclusion(*, wanted: bool, nav_given: bool) -> InclusionLevel:
    """Only a navigation that MkDocs makes up takes pages in; one in ``mkdocs.yml`` names what it wants."""
    return InclusionLevel.INCLUDED if wanted and not nav_given else InclusionLevel.NOT_IN_NAV


def is_written(file: File) -> bool:
    """Whether MkDocs writes a file, and does not only show it under ``mkdocs serve`` or leave it out."""
    return file.inclusion not in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def is_inside(destination: str) -> bool:
    """Whether a path, taken below a folder, stays in it on every system."""
    parts = destination.replace("\\", "/").split("/")
    return bool(destination) and not destination.startswith("/") and ".." not in parts and ":" not in parts[0]


def _fault_of(entry: PlannedFile) -> Problem | None:
    """Why no file can be written at an entry's destination."""
    if not is_inside(entry.destination):
        return _refused(entry, "leaves the site", "Take '..' out of its permalink.")
    if reason := fault_of_name(entry.destination):
        return _refused(entry, reason, "Give it a shorter, plain permalink, slug or category.")
    return None


def _refused(entry: PlannedFile, reason: str, remedy: str) -> Problem:
    place = _short(entry.relative_path) if entry.generated is None else None
    return Problem(
        "error", f"its address '{_short(entry.url)}' {reason}, so it was not written", place, None, remedy
    )


def _short(text: str) -> str:
    """An address or a path for a message: not longer than one can read, without what a terminal obeys."""
    plain = _CONTROL.sub("�", text)
    return plain if len(plain) <= _READABLE else f"{plain[:_READABLE]}…"


def _without_folders(chosen: Mapping[str, PlannedFile]) -> Iterator[Problem | PlannedFile]:
    """The entries, but those that would be a file where another needs a folder: of these a problem."""
    folders = {folder for path in chosen for folder in folders_of(path)}
    for path, entry in chosen.items():
        if path in folders:
            reason = "is that of a folder in which other pages stand"
            yield _refused(entry, reason, "End its permalink with '/' or '.html'.")
        else:
            yield entry


def folders_of(path: str) -> Iterator[str]:
    """The folders above a path, innermost first; an inner one that is known has its outer ones known too."""
    at = path.rfind("/")
    while at > 0:
        yield path[:at]
        at = path.rfind("/", 0, at)


def _collision(winner: str, loser: str, url: str) -> Problem:
    return Problem(
        "warning",
        f"its address '{unquote(url)}' is also that of '{winner}', which stands there now",
        loser,
        None,
        "Give one of the two another permalink, date or slug.",
    )


class FileRegistry:
    """Puts entries into MkDocs' Files; where a page of ``docs_dir`` has the place, that page stays."""

    def __init__(self, files: Files, config: MkDocsConfig, source: Path) -> None:
        self._files = files
        self._config = config
        self._source = source
        self._taken = {file.dest_uri: file for file in files if is_written(file)}
        self._folders = {folder for path in self._taken for folder in folders_of(path)}
        self._foreign = not source.samefile(config.docs_dir)
        self.problems: list[Problem] = []

    def place(self, entry: PlannedFile, *, inclusion: InclusionLevel) -> JekyllFile | None:
        """Add the entry's file and return it; ``None`` if its address belongs to a page of ``docs_dir``."""
        if (problem := _fault_of(entry)) is not None:
            self.problems.append(problem)
            return None
        if entry.destination in self._folders or not self._taken.keys().isdisjoint(
            folders_of(entry.destination)
        ):
            reason = "is also that of a folder, or lies below a file"
            self.problems.append(_refused(entry, reason, "Give it another permalink."))
            return None
        other = self._taken.get(entry.destination)
        if other is not None and self._keeps_its_place(other):
            kept = f"{Path(self._config.docs_dir).name}/{other.src_uri}"
            if entry.generated is None:
                self.problems.append(_collision(kept, entry.relative_path, entry.url))
            return None
        if other is not None:
            self._files.remove(other)
        file = JekyllFile(
            self._name(entry.relative_path),
            self._config,
            form=entry.form,
            destination=entry.destination,
            url=entry.url,
            source=self._source,
            inclusion=inclusion,
        )
        made = entry.generated is not None or (isinstance(entry.item, Page) and entry.item.generated)
        if made:
            file.forget_source()
        else:
            file.abs_src_path = str(self._source / entry.relative_path)
        if self._foreign and not made:
            file.edit_uri = posixpath.join(self._path_from_docs, entry.relative_path)
        self._files.append(file)
        self._taken[entry.destination] = file
        self._folders.update(folders_of(entry.destination))
        return file

    def detached(self, entry: PlannedFile) -> JekyllFile:
        """A file at the entry's URL that is not written: something else stands there."""
        file = JekyllFile(
            entry.relative_path,
            self._config,
            form=entry.form,
            destination=entry.destination,
            url=entry.url,
            source=self._source,
        )
        file.forget_source()
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


def drop_jekylls_own(files: Files, site: Site) -> None:
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


def drop_unnameable(files: Files) -> list[Problem]:
    """Take out of MkDocs' files those whose names are no UTF-8, which no URL can have."""
    shown = {file: text for file in files if (text := bytes_shown(file.src_uri))}
    for file in shown:
        files.remove(file)
    return [not_utf8(text) for text in shown.values()]
