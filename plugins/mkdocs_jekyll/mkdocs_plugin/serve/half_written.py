"""Texts that can't be taken as they stand: half written, in another encoding, with broken front matter."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_jekyll.jekyll import Document, Item, Problem, Site, front_matter
from mkdocs_jekyll.jekyll.defaults import Defaults
from mkdocs_jekyll.jekyll.readers.entry_filter import EntryFilter
from mkdocs_jekyll.jekyll.readers.read_context import ReadContext


def unreadable(items: Iterable[Item], site: Site) -> list[Problem]:
    """What is wrong with the files of items that had a page, and would have another title and URL now."""
    reading = ReadContext(site.source, site.config, Defaults(()), EntryFilter(site.source, (), ()), site.time)
    for item in items:
        if not item.path.is_file():
            continue
        text = reading.text(item.path)
        if text is None:
            continue
        place, matter = reading.relative(item.path), front_matter.split(text, reading.limits)
        reading.report_front_matter(matter, place)
        is_open = isinstance(item, Document) or not text.strip() or front_matter.has_header(text)
        if not matter.found and is_open:
            reading.report_no_front_matter(place)
    return [one for one in reading.problems if one.severity == "error" or one.code == "MJ112"]
