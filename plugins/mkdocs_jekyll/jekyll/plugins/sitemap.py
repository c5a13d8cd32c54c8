"""jekyll-sitemap: ``sitemap.xml`` with every page, and a ``robots.txt`` that names it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import partial
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.model import Document, Item, StaticFile
from mkdocs_jekyll.jekyll.ruby_values import xml_time

from . import xml
from .last_modified import changed_or_written, last_change
from .plugin import Plugin
from .urls import absolute, add_file, taken

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site import RenderableSite, SiteFacts
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

NAME: Final = "jekyll-sitemap"
DESTINATION: Final = "sitemap.xml"
_SCHEMA: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_INDEX: Final = re.compile(r"/index\.html$")
_COPIED: Final = (".htm", ".html", ".xhtml", ".pdf")


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page of the sitemap: its absolute URL, and when it was changed as RFC 3339 says it, or ``""``."""

    loc: str
    lastmod: str = ""


def make_sitemap(site: SiteDraft) -> None:
    """Add the two files, where the author has none of their own."""
    standing = taken(site)
    if DESTINATION not in standing:
        copied: list[object] = [file for file in site.static_files if file.extname in _COPIED]
        data = {"layout": None, "static_files": copied, "xsl": "sitemap.xsl" in standing}
        add_file(site, NAME, DESTINATION, _written, data)
    if "robots.txt" not in standing:
        text = f"Sitemap: {absolute(site, f'/{DESTINATION}')}\n"
        add_file(site, NAME, "robots.txt", lambda _: text)


def _written(rendered: RenderableSite) -> str:
    return write(entries(rendered.site))


def entries(site: SiteFacts, absolute_url: Callable[[str], str] | None = None) -> Iterator[SitemapEntry]:
    """Documents, then pages, then HTML and PDF files that are copied; none that says ``sitemap: false``.

    ``absolute_url`` makes an absolute URL of one below the root, if not as ``url`` and ``baseurl`` say.
    """
    whole = absolute_url or partial(absolute, site)
    for group in site.collections.values():
        yield from (
            _entry(doc, whole, site.config.zone) for doc in group.docs if doc.output and is_listed(doc)
        )
    for page in site.pages:
        if page.output and page.is_html and is_listed(page) and page.destination != "404.html":
            yield _entry(page, whole, site.config.zone)
    for file in site.static_files:
        if file.output and file.extname in _COPIED and is_listed(file) and file.name != "404.html":
            changed = datetime.fromtimestamp(int(file.modified_time), site.config.zone)
            yield SitemapEntry(whole(_INDEX.sub("/", file.url)), xml_time(changed))


def is_listed(item: Item | StaticFile) -> bool:
    """Whether the front matter or the defaults let an item stand in a sitemap."""
    return item.data.get("sitemap") is not False


def write(found: Iterable[SitemapEntry]) -> str:
    """The file."""
    urls = "\n".join(
        xml.element(
            "url",
            xml.element("loc", xml.text(entry.loc))
            + (xml.element("lastmod", entry.lastmod) if entry.lastmod else ""),
        )
        for entry in found
    )
    body = xml.element("urlset", f"\n{urls}\n", xmlns=_SCHEMA)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _entry(item: Item, whole: Callable[[str], str], zone: tzinfo) -> SitemapEntry:
    changed = changed_or_written(item, zone) if isinstance(item, Document) else last_change(item, zone)
    return SitemapEntry(whole(_INDEX.sub("/", item.url)), "" if changed is None else xml_time(changed))


PLUGIN: Final = Plugin(name=NAME, priority="lowest", post_read=make_sitemap)
