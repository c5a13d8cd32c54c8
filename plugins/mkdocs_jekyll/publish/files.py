"""Every file that a site writes: where it comes from, where it goes, which of two gets a destination."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from mkdocs_jekyll.jekyll import Document, GeneratedFile, Item, Problem, Site, StaticFile
from mkdocs_jekyll.jekyll.paths import invalid_path_reason, is_file_below

from .output_form import Form, form_of

_DRIVE: Final = re.compile(r"[a-zA-Z]:")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f]")
_ANOTHER: Final = "Give it another permalink."
_OURS: Final = "is that of a file of the site's own"
_OTHER_NAME: Final = "Give it another name or permalink."
#: No post may stand there: what readers' browsers, search engines and servers ask a site for.
_RESERVED: Final = frozenset(
    ("404.html", "CNAME", ".nojekyll", ".htaccess", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "sw.js")
)
_RESERVED_ANYHOW: Final = frozenset(name.lower() for name in _RESERVED)
#: Files that a build writes behind all others. What an author has there would be lost, whatever it is.
_WRITTEN_BY_BUILDS: Final = frozenset(("search/search_index.json", "assets/jekyll/urls.json"))
_FOLDER_OF_SEARCH: Final = "pagefind/"
_SITEMAP: Final = "sitemap.xml"
#: Files that are written behind all others: nobody may make a folder of them.
_WRITTEN_LAST: Final = _RESERVED | {"search/search_index.json", "feed.xml", "redirects.json"}
_RESERVED_FOLDERS: Final = (
    *("assets/javascripts/", "assets/stylesheets/", "assets/jekyll/"),
    *("search/search_index", "pagefind/", ".well-known/"),
)
#: Characters of a URL or a path that a message shows.
_READABLE: Final = 120


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
        """Who wins a URL that several want: as in Jekyll the one that is written last."""
        if self.generated is not None:
            return -1
        return 2 if isinstance(self.item, Document) else 1 if self.item is None else 0


def planned_files(site: Site) -> Iterator[PlannedFile]:
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


def further_pages(site: Site, taken: Container[str]) -> Iterator[PlannedFile]:
    """Further pages on which a page of the site lists posts, where no view takes its place (``taken``)."""
    for listing in site.listings:
        page, first = listing.page, listing.pages[0].page
        if page.generated and listing.kind == "pagination" and site.place_of(first) not in taken:
            yield PlannedFile(form_of(page), page.destination, page.destination, page.url, page)


def host_file(site: Site) -> Iterator[PlannedFile]:
    """The file ``CNAME``, where it is not copied: GitHub reads it in the source, here it has to go along."""
    name = "CNAME"
    known = any(static.relative_path == name for static in site.static_files)
    if not known and is_file_below(site.source / name, site.source):
        yield PlannedFile("copy", name, name, f"/{name}")


def _static_files(site: Site) -> Iterator[StaticFile]:
    seen: set[Path] = set()
    groups = (site.static_files, *(group.files for group in site.collections.values()))
    for static in (file for group in groups for file in group):
        if static.output and static.path not in seen:
            seen.add(static.path)
            yield static


def resolve_collisions(found: Iterable[PlannedFile]) -> tuple[list[PlannedFile], list[Problem]]:
    """Choose one entry for each destination and drop what would leave the site; say so."""
    problems: list[Problem] = []
    chosen: dict[str, PlannedFile] = {}
    for entry in found:
        if (problem := invalid_destination(entry)) is not None:
            problems.append(problem)
            continue
        other = chosen.get(entry.destination)
        if other is None:
            chosen[entry.destination] = entry
            continue
        winner, loser = (entry, other) if entry.rank >= other.rank else (other, entry)
        if winner.generated is None and loser.generated is not None and isinstance(winner.item, Document):
            # A page of the author's own takes a feed's place on purpose; a post does not.
            chosen[entry.destination] = loser
            problems.append(refused(winner, _OURS, _ANOTHER))
            continue
        chosen[entry.destination] = winner
        if loser.generated is None:  # a site's own file stands there on purpose
            problems.append(collision(winner.relative_path, loser.relative_path, entry.url))
    compressed = chosen.get(f"{_SITEMAP}.gz")
    if compressed is not None and _SITEMAP not in chosen:  # of the site's own it is made anew
        problems.append(refused(chosen.pop(compressed.destination), _OURS, _OTHER_NAME))
    chosen_files = list(_without_folders(chosen))
    problems += (one for one in chosen_files if isinstance(one, Problem))
    return [one for one in chosen_files if isinstance(one, PlannedFile)], problems


def is_inside(destination: str) -> bool:
    """Whether a path, taken below a folder, stays in it on every system."""
    path = destination.replace("\\", "/")
    has_root = path.startswith("/") or _DRIVE.match(path) is not None
    return bool(path) and not has_root and ".." not in path.split("/")


def invalid_destination(entry: PlannedFile) -> Problem | None:
    """Why no file can be written at an entry's destination."""
    if not is_inside(entry.destination):
        return refused(entry, "leaves the site", "Take '..' out of its permalink.")
    if reason := invalid_path_reason(entry.destination):
        return refused(entry, reason, "Give it a shorter, plain permalink, slug or category.")
    if ".git" in entry.destination.lower().split("/"):
        return refused(entry, "is one that git keeps to itself", _ANOTHER)
    if any(map(_is_for_files, folders_of(entry.destination))):
        return refused(entry, "lies below a file of the site's own", _ANOTHER)
    if _is_of_a_document(entry) and is_reserved(entry.destination):
        return refused(entry, _OURS, _ANOTHER)
    if entry.generated is None and _is_written_by_builds(entry.destination):
        return refused(entry, _OURS, _OTHER_NAME)
    return None


def _is_for_files(folder: str) -> bool:
    """Whether a file of the site's own stands there, or the page of the folder above, so no folder may."""
    path = folder.lower()
    return path in _WRITTEN_LAST or path.rpartition("/")[2] == "index.html"


def _is_of_a_document(entry: PlannedFile) -> bool:
    """Whether it is a post's or a document's, or what stands there in its name."""
    return isinstance(entry.item, Document) or bool(entry.generated and entry.generated.document)


def _is_written_by_builds(destination: str) -> bool:
    path = destination.lower()  # as systems see it that do not tell small letters from capitals
    return path in _WRITTEN_BY_BUILDS or path.startswith(_FOLDER_OF_SEARCH)


def is_reserved(destination: str) -> bool:
    """Whether the theme, the search, or what leads machines through the site has its files there."""
    path = destination.lower()
    return path in _RESERVED_ANYHOW or path.startswith(_RESERVED_FOLDERS)


def refused(entry: PlannedFile, reason: str, remedy: str) -> Problem:
    """The problem of a file that is not written; ``reason`` says what its URL does."""
    place = entry.relative_path if entry.generated is None else entry.generated.document
    return Problem(
        "error",
        f"its URL '{_short(entry.url)}' {reason}, so it was not written",
        _short(place) or None,
        None,
        remedy,
        code="MJ402",
    )


def _short(text: str) -> str:
    """A URL or a path for a message: not longer than one can read, without what a terminal obeys."""
    plain = _CONTROL.sub("�", text)
    return plain if len(plain) <= _READABLE else f"{plain[:_READABLE]}…"


def _without_folders(chosen: Mapping[str, PlannedFile]) -> Iterator[Problem | PlannedFile]:
    """The entries, but those that need a folder where another is a file: of these a problem.

    A file whose name has an extension stays, and what lies below it goes; of others the file goes.
    """
    folders = {folder for path in chosen for folder in folders_of(path)}
    kept = {path for path in folders if path in chosen and "." in path.rpartition("/")[2]}
    for path, entry in chosen.items():
        if path in folders and path not in kept:
            reason = "is that of a folder in which other pages stand"
            yield refused(entry, reason, "End its permalink with '/' or '.html'.")
        elif kept and (above := next((one for one in folders_of(path) if one in kept), None)) is not None:
            other = chosen[above].relative_path
            yield refused(entry, f"lies below that of '{_short(other)}', which is a file", _ANOTHER)
        else:
            yield entry


def folders_of(path: str) -> Iterator[str]:
    """The folders above a path, innermost first; an inner one that is known has its outer ones known too."""
    at = path.rfind("/")
    while at > 0:
        yield path[:at]
        at = path.rfind("/", 0, at)


def collision(winner: str, loser: str, url: str) -> Problem:
    """The problem of two files at one URL, both by their paths."""
    return Problem(
        "warning",
        f"its URL '{unquote(url)}' is also that of '{winner}', which stands there now",
        loser,
        None,
        "Give one of the two another permalink, date or slug.",
        code="MJ401",
        other=winner,
    )
