"""jekyll-titles-from-headings: a text that begins with a heading takes its title from there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.config import Config
from mkdocs_jekyll.jekyll.excerpts import cut_anew
from mkdocs_jekyll.jekyll.liquid.filters.strings import normalize_whitespace, strip_html
from mkdocs_jekyll.jekyll.model import Document, Item

from .plugin import Plugin
from .settings import is_enabled, is_set, settings_of

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

_HEADING: Final = re.compile(
    r"\s*+(?:#{1,3}\s+(?P<marked>.*)|(?:(?P<underlined>\S.*)\n|(?<=\n))[=-]+[ \t\r]*(?=\n|\Z))", re.ASCII
)


def set_titles(site: SiteDraft) -> None:
    """Set titles, and take the headings out of the texts where ``strip_title`` asks for it."""
    settings = settings_of(site, "titles_from_headings")
    if not is_enabled(settings):
        return
    collections, strips = is_set(settings, "collections"), is_set(settings, "strip_title")
    documents = [doc for group in site.collections.values() for doc in group.docs] if collections else []
    for item in (*site.pages, *documents):
        # Even a title that a document's author gave is overridden; to Jekyll it is like the file name's.
        if item.is_markdown and (isinstance(item, Document) or item.data.get("title") is None):
            heading = _HEADING.match(item.content)
            if heading is not None:
                marked, underlined = heading["marked"], heading["underlined"] or ""
                written = underlined.rstrip(" \t\r") if marked is None else marked
                html = site.markdown.convert_line(written)
                item.data["title"] = item.title = normalize_whitespace(strip_html(html))
                if _strips(item, by_default=strips):
                    _strip(item, heading.end(), site.config)


def _strips(item: Item, *, by_default: bool) -> bool:
    """Whether the heading goes: as the text says, or the site. A page's ``defaults`` don't count."""
    own = item.data.get("strip_title")
    if item.kind == "page" and "strip_title" not in item.own_keys:
        return by_default
    return by_default if own is None else own is True


def _strip(item: Item, end: int, config: Config) -> None:
    """Take the heading out. A post's excerpt is cut anew; those of other documents stay, as under Jekyll."""
    rest = item.content[end:].strip()
    start = item.content.index(rest, end) if rest else end
    item.body_line += item.content.count("\n", 0, start)
    item.content = rest
    if item.kind in ("post", "draft"):
        cut_anew(item, config)


PLUGIN: Final = Plugin(name="jekyll-titles-from-headings", priority="lowest", post_read=set_titles)
