"""Texts that can't be taken as they stand: half written, in another encoding, with broken front matter."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs_jekyll.jekyll import Document, Problem, Site, front_matter
from mkdocs_jekyll.jekyll.defaults import Defaults
from mkdocs_jekyll.jekyll.readers.entry_filter import EntryFilter
from mkdocs_jekyll.jekyll.readers.names import is_post_name
from mkdocs_jekyll.jekyll.readers.read_context import FIX_FRONT_MATTER, ReadContext

from .changed_pages import BuiltSite


def unreadable(saved: Collection[str], built: BuiltSite) -> list[Problem]:
    """What is wrong with saved texts that would have another title and URL now, or one out of their names.

    Where the site has texts without front matter, another one is what its author means.
    """
    site = built.rendered.source.site
    reading = ReadContext(site.source, site.config, Defaults(()), EntryFilter(site.source, (), ()), site.time)
    has_bare_texts = any(one.code == "MJ112" for one in site.problems)
    for path, is_document in _texts(saved, built):
        text = reading.text(path) if path.is_file() else None
        if text is None:
            continue
        place, matter = reading.relative(path), front_matter.split(text, reading.limits)
        reading.report_front_matter(matter, place)
        is_open = is_document or not text.strip() or front_matter.has_header(text)
        if is_open and not matter.found and (not has_bare_texts or front_matter.has_header(text)):
            reading.report_no_front_matter(place)
    found = (_as_shown(one) for one in reading.problems)
    return [one for one in found if one.severity == "error"]


def _texts(saved: Collection[str], built: BuiltSite) -> Iterator[tuple[Path, bool]]:
    """The saved texts that have a page or are to have one, and whether each is a document of a collection."""
    known = set()
    for item in built.rendered.placed.items:
        known.add(str(item.path))
        if str(item.path) in saved:
            yield item.path, isinstance(item, Document)
    site = built.rendered.source.site
    for name in sorted(saved):
        if name not in known and _is_of_a_post(Path(name), site):
            yield Path(name), True


def _is_of_a_post(path: Path, site: Site) -> bool:
    """Whether a file that the site does not know is one of its posts, or a draft, by its place and name."""
    if not path.is_relative_to(site.source) or path.suffix.lower() not in site.config.markdown_ext:
        return False
    below = path.relative_to(site.source).as_posix()
    folders = below.split("/")[:-1]
    return "_drafts" in folders or ("_posts" in folders and is_post_name(below, site.config.version))


def _as_shown(problem: Problem) -> Problem:
    """A problem in words for a site that waits: a build would go on, and says what it makes of the text."""
    match problem.code:
        case "MJ103":
            return replace(problem, remedy=FIX_FRONT_MATTER)
        case "MJ112":
            return replace(problem, severity="error", message="it has no front matter, or none with an end")
    return problem
