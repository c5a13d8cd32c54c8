"""The headings of a text, for the theme's sidebar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Final, NamedTuple

from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_jekyll.kramdown import TocEntry
from mkdocs_jekyll.publish.html import heading_html, printed_raw
from mkdocs_jekyll.publish.html_scan import Scan, Tag

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

#: The theme takes a first entry of level 1 for the page's title and shows nothing but what is below it.
#: A post's title stands outside its text, so no entry may have that level.
TOP_LEVEL = 2
#: A page's contents show so many headings. The theme's search looks through all of them for each heading.
MAX_ENTRIES: Final = 1_000


def table_of_contents(entries: Iterable[TocEntry]) -> TableOfContents:
    """Build MkDocs' table from kramdown's entries; the first one is marked active, as MkDocs does."""
    items = _links(entries, TOP_LEVEL, count(1))
    if items:
        items[0].active = True  # type: ignore[attr-defined]
    return TableOfContents(items)


def contents_of_body(entries: Sequence[TocEntry], scan: Scan) -> TableOfContents:
    """The contents of a body: kramdown's entries, or all headings with an id where some are written as HTML.

    kramdown's entries have only headings that were written as Markdown.
    """
    from_html = _headings_with_id(scan)
    if len(from_html) <= _count(entries) or not _has_raw_heading(entries, from_html):
        return table_of_contents(entries)
    return headings_of(scan)


def _count(entries: Iterable[TocEntry]) -> int:
    return sum(1 + _count(entry.children) for entry in entries)


def _levels(entries: Iterable[TocEntry]) -> set[int]:
    return {level for entry in entries for level in (entry.level, *_levels(entry.children))}


def _has_raw_heading(entries: Sequence[TocEntry], headings: Iterable[_Heading]) -> bool:
    """Whether some heading is not left out of the entries by its level (kramdown's ``toc_levels``)."""
    levels = _levels(entries)
    counted = sum(not levels or heading.level in levels for heading in headings)
    return counted > _count(entries)


class _Heading(NamedTuple):
    """A heading that a link may lead to: its start tag, and its end tag if it has one."""

    tag: Tag
    end: Tag | None

    @property
    def level(self) -> int:
        """From 1 to 6."""
        return int(self.tag.name[1])


def _headings_with_id(scan: Scan) -> list[_Heading]:
    """The headings that a link may lead to; those of class ``no_toc`` ask not to be listed."""
    found: list[_Heading] = []
    last = 0
    for tag, end in scan.elements(_HEADINGS):
        if tag.start >= last and tag.get("id") and "no_toc" not in tag.classes:
            found.append(_Heading(tag, end))
            last = len(scan.html) if end is None else end.start
    return found


def _title_of(scan: Scan, heading: _Heading) -> str:
    """What a heading says, as HTML without links and footnotes."""
    parts: list[str] = []
    at, in_note = heading.tag.end, False
    last = len(scan.shapes) if heading.end is None else heading.end.number
    for number in range(heading.tag.number + 1, last):
        tag = scan.tag(number)
        if tag is None or tag.name not in ("a", "sup"):
            continue
        if not in_note:
            parts.append(scan.html[at : tag.start])
        at = tag.end
        if tag.name == "sup":
            in_note = not tag.is_end
    end = len(scan.html) if heading.end is None else heading.end.start
    return "".join((*parts, "" if in_note else scan.html[at:end])).strip()


def headings_of(scan: Scan) -> TableOfContents:
    """The same from HTML, for a text that brings its headings as such (``markdownify`` in Liquid)."""
    top: list[AnchorLink] = []
    open_links: list[AnchorLink] = []
    for heading in _headings_with_id(scan)[:MAX_ENTRIES]:
        title = printed_raw(heading_html(_title_of(scan, heading)))
        link = AnchorLink(title, heading.tag.get("id"), max(heading.level, TOP_LEVEL))
        while open_links and open_links[-1].level >= link.level:
            open_links.pop()
        (open_links[-1].children if open_links else top).append(link)
        open_links.append(link)
    if top:
        top[0].active = True  # type: ignore[attr-defined]
    return TableOfContents(top)


def _links(entries: Iterable[TocEntry], least: int, numbers: Iterator[int]) -> list[AnchorLink]:
    """Entries as MkDocs has them, as long as their ``numbers`` are not too high."""
    links: list[AnchorLink] = []
    for entry in entries:
        if next(numbers) > MAX_ENTRIES:
            break
        level = max(entry.level, least)
        link = AnchorLink(printed_raw(heading_html(entry.html)), entry.id, level)
        link.children = _links(entry.children, level + 1, numbers)
        links.append(link)
    return links
