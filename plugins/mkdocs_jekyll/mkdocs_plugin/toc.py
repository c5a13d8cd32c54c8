"""The headings of a text, for the theme's sidebar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_jekyll.kramdown import TocEntry
from mkdocs_jekyll.publish.html import heading_html, printed_raw
from mkdocs_jekyll.publish.html_tags import INSIDE

_HEADING: Final = re.compile(
    rf"<h(?P<level>[1-6])(?P<inside>\s{INSIDE})>(?P<html>.*?)(?:</h(?P=level)\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_ID: Final = re.compile(r"\sid\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)
_NO_TOC: Final = re.compile(r"\sclass\s*=\s*[\"'][^\"']*\bno_toc\b", re.IGNORECASE)
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


def contents_of_body(entries: Sequence[TocEntry], html: str) -> TableOfContents:
    """The contents of a body: kramdown's entries, or all headings with an id where some are written as HTML.

    kramdown's entries have only headings that were written as Markdown.
    """
    from_html = _headings_with_id(html)
    if len(from_html) <= _count(entries) or not _has_raw_heading(entries, from_html):
        return table_of_contents(entries)
    return headings_of(html)


def _count(entries: Iterable[TocEntry]) -> int:
    return sum(1 + _count(entry.children) for entry in entries)


def _levels(entries: Iterable[TocEntry]) -> set[int]:
    return {level for entry in entries for level in (entry.level, *_levels(entry.children))}


def _has_raw_heading(entries: Sequence[TocEntry], headings: Iterable[re.Match[str]]) -> bool:
    """Whether some heading is not left out of the entries by its level (kramdown's ``toc_levels``)."""
    levels = _levels(entries)
    counted = sum(not levels or int(match["level"]) in levels for match in headings)
    return counted > _count(entries)


def _headings_with_id(html: str) -> list[re.Match[str]]:
    """The headings that a link may lead to; those of class ``no_toc`` ask not to be listed."""
    found = _HEADING.finditer(html)
    return [one for one in found if _ID.search(one["inside"]) and not _NO_TOC.search(one["inside"])]


def headings_of(html: str) -> TableOfContents:
    """The same from HTML, for a text that brings its headings as such (``markdownify`` in Liquid)."""
    top: list[AnchorLink] = []
    open_links: list[AnchorLink] = []
    for match in _headings_with_id(html):
        named = _ID.search(match["inside"])
        if named is None:
            continue
        title = _LINKS.sub("", match["html"]).strip()
        link = AnchorLink(
            printed_raw(heading_html(title)),
            named[1] or named[2] or named[3] or "",
            max(int(match["level"]), TOP_LEVEL),
        )
        while open_links and open_links[-1].level >= link.level:
            open_links.pop()
        (open_links[-1].children if open_links else top).append(link)
        open_links.append(link)
    if top:
        top[0].active = True  # type: ignore[attr-defined]
    return TableOfContents(top)


def _link(entry: TocEntry, least: int) -> AnchorLink:
    level = max(entry.level, least)
    link = AnchorLink(printed_raw(heading_html(entry.html)), entry.id, level)
    link.children = [_link(child, level + 1) for child in entry.children]
    return link
