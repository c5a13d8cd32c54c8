"""The headings of a text, for the theme's sidebar."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_jekyll.kramdown import TocEntry

#: The theme takes a first entry of level 1 for the page's title and shows nothing but what is below it.
#: A post's title stands outside its text, so no entry may have that level.
TOP_LEVEL = 2


def table_of_contents(entries: Iterable[TocEntry]) -> TableOfContents:
    """Build MkDocs' table from kramdown's entries; the first one is marked active, as MkDocs does."""
    items = [_link(entry, TOP_LEVEL) for entry in entries]
    if items:
        items[0].active = True  # type: ignore[attr-defined]
    return TableOfContents(items)


def _link(entry: TocEntry, least: int) -> AnchorLink:
    level = max(entry.level, least)
    link = AnchorLink(entry.html, entry.id, level)
    link.children = [_link(child, level + 1) for child in entry.children]
    return link
