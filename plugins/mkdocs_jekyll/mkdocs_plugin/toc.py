"""The headings of a text, for the theme's sidebar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_jekyll.kramdown import TocEntry
from mkdocs_jekyll.publish.html_tags import INSIDE

_HEADING: Final = re.compile(
    rf"<h(?P<level>[1-6])(?P<inside>\s{INSIDE})>(?P<html>.*?)(?:</h(?P=level)\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_ID: Final = re.compile(r"\sid\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)
_LINKS: Final = re.compile(r"</?a\b[^<>]*>|<sup\b.*?(?:</sup>|\Z)", re.DOTALL | re.IGNORECASE)

#: The theme takes a first entry of level 1 for the page's title and shows nothing but what is below it.
#: A post's title stands outside its text, so no entry may have that level.
TOP_LEVEL = 2


def table_of_contents(entries: Iterable[TocEntry]) -> TableOfContents:
    """Build MkDocs' table from kramdown's entries; the first one is marked active, as MkDocs does."""
    items = [_link(entry, TOP_LEVEL) for entry in entries]
    if items:
        items[0].active = True  # type: ignore[attr-defined]
    return TableOfContents(items)


def headings_of(html: str) -> TableOfContents:
    """The same from HTML, for a text that brings its headings as such (``markdownify`` in Liquid)."""
    top: list[AnchorLink] = []
    open_links: list[AnchorLink] = []
    for match in _HEADING.finditer(html):
        named = _ID.search(match["inside"])
        if named is None:
            continue
        title = _LINKS.sub("", match["html"]).strip()
        link = AnchorLink(title, named[1] or named[2] or named[3] or "", max(int(match["level"]), TOP_LEVEL))
        while open_links and open_links[-1].level >= link.level:
            open_links.pop()
        (open_links[-1].children if open_links else top).append(link)
        open_links.append(link)
    if top:
        top[0].active = True  # type: ignore[attr-defined]
    return TableOfContents(top)


def _link(entry: TocEntry, least: int) -> AnchorLink:
    level = max(entry.level, least)
    link = AnchorLink(entry.html, entry.id, level)
    link.children = [_link(child, level + 1) for child in entry.children]
    return link
