"""The headings of a text, for the theme's sidebar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_jekyll.kramdown import TocEntry
from mkdocs_jekyll.publish.html import heading_html, printed_raw

#: The theme takes a first entry of level 1 for the page's title and shows nothing but what is below it.
#: A post's title stands outside its text, so no entry may have that level.
TOP_LEVEL: Final = 2


def table_of_contents(entries: Iterable[TocEntry], most: int) -> TableOfContents:
    """MkDocs' table of contents; the first entry is marked active, as MkDocs does.

    The theme's search looks through all of them for each heading, so there are at most ``most``.
    """
    items = _links(entries, TOP_LEVEL, iter(range(most)))
    if items:
        items[0].active = True  # type: ignore[attr-defined]
    return TableOfContents(items)


def _links(entries: Iterable[TocEntry], least: int, left: Iterator[int]) -> list[AnchorLink]:
    """Entries as MkDocs has them, each of which takes one of those ``left``."""
    links: list[AnchorLink] = []
    for entry in entries:
        if next(left, None) is None:
            break
        level = max(entry.level, least)
        link = AnchorLink(printed_raw(heading_html(entry.html)), entry.id, level)
        link.children = _links(entry.children, level + 1, left)
        links.append(link)
    return links
