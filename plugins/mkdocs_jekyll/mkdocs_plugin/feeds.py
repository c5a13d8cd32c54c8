"""What Jekyll's plugins write besides pages (feeds, sitemap, redirects), next to MkDocs' own plugins."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from mkdocs_jekyll.jekyll import GeneratedFile, Problem, Site
from mkdocs_jekyll.jekyll.files import read_bytes
from mkdocs_jekyll.jekyll.plugins import feed, redirect_from, sitemap, xml
from mkdocs_jekyll.jekyll.plugins.urls import written
from mkdocs_jekyll.publish.url_index import UrlIndex

from .page import ItemPage

#: Where a site's feed is looked for if jekyll-feed does not make it.
_FEEDS: Final = ("feed.xml", "atom.xml", "rss.xml", "index.xml")
_LASTMOD: Final = re.compile(r"<lastmod>[^<]*</lastmod>")
_LOC: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def feed_of(site: Site, urls: UrlIndex) -> str:
    """The URL below the site's root of the feed of all posts; empty if there is none."""
    made = feed.main_feed(site.config).lstrip("/")
    names = [made, *_FEEDS] if feed.NAME in site.gems else _FEEDS
    return next((name for name in names if urls.find(unquote(name)) is not None), "")


def is_sitemap(made: GeneratedFile, config: MkDocsConfig) -> bool:
    """Whether a file is the sitemap, which goes out by way of MkDocs' own then, and its ``.gz`` with it."""
    own = sitemap.DESTINATION in config.theme.static_templates
    return own and made.plugin == sitemap.NAME and made.destination == sitemap.DESTINATION


def sitemap_of(output: str, site: Site, config: MkDocsConfig) -> str:
    """The sitemap that goes out, given MkDocs' own."""
    asked = any(is_sitemap(made, config) for made in site.generated)
    return whole_sitemap(output, site, config) if asked else output


def whole_sitemap(output: str, site: Site, config: MkDocsConfig) -> str:
    """MkDocs' sitemap (``output``) brought together with Jekyll's.

    Jekyll's entries come first, with its dates. MkDocs' pages that Jekyll does not know follow, as the
    theme's instant loading counts on them; not those that ask to be left out.
    """
    base = config.site_url or "/"

    def absolute_url(url: str) -> str:
        return urljoin(base, url.lstrip("/"))

    found = list(sitemap.entries(site, absolute_url))
    known = {_key(entry.loc) for entry in found} | {_key(absolute_url("404.html"))}
    known |= {_key(absolute_url(item.url)) for item in written(site) if not sitemap.is_listed(item)}
    found += (entry for entry in _entries(output) if _key(entry.loc) not in known)
    return sitemap.write(found)


def drop_unknown_dates(files: Files) -> bool:
    """Leave out the dates of pages that nobody knows, for which MkDocs takes the day of the build.

    ``SOURCE_DATE_EPOCH`` is such a day, too, but one that was asked for. ``False`` if no page has a date.
    """
    if os.environ.get("SOURCE_DATE_EPOCH"):
        today = get_build_date()
        for page in _pages(files):
            page.update_date = page.update_date or today
        return True
    for page in _pages(files):
        if not isinstance(page, ItemPage) and page.update_date == get_build_date():
            page.update_date = ""
    return any(page.update_date for page in _pages(files))


def set_build_date(files: Files) -> None:
    """Give all pages the day of the build: MkDocs can't pack a sitemap of pages without dates."""
    for page in _pages(files):
        page.update_date = get_build_date()


def _pages(files: Files) -> Iterator[Page]:
    return (file.page for file in files.documentation_pages() if file.page is not None)


def without_dates(sitemap: str) -> str:
    """A sitemap in which no page has a date."""
    return _LASTMOD.sub("", sitemap)


def pack_sitemap(config: MkDocsConfig) -> None:
    """Pack the sitemap anew, without the time at which MkDocs packed it: for pages without dates."""
    path = Path(config.site_dir) / sitemap.DESTINATION
    packed = path.with_name(f"{path.name}.gz")
    if packed.is_file() and path.is_file():
        packed.write_bytes(gzip.compress(read_bytes(path), mtime=0))


def _entries(output: str) -> Iterator[sitemap.SitemapEntry]:
    for url in ElementTree.fromstring(xml.clean(output).strip().encode()):
        loc, lastmod = url.findtext(f"{_LOC}loc", ""), url.findtext(f"{_LOC}lastmod", "")
        if loc.strip():
            yield sitemap.SitemapEntry(loc.strip(), lastmod.strip())


def _key(loc: str) -> str:
    return unquote(loc).removesuffix("index.html")


def made_elsewhere(made: GeneratedFile, config: MkDocsConfig) -> tuple[Problem, ...] | None:
    """What to say of a generated file that MkDocs or a plugin writes; ``None`` for one that is ours."""
    if is_sitemap(made, config):
        return ()
    if is_redirected_elsewhere(made, config):
        return (Problem("info", "mkdocs-redirects writes this page", made.url, code="MJ600"),)
    return None


def is_redirected_elsewhere(made: GeneratedFile, config: MkDocsConfig) -> bool:
    """Whether mkdocs-redirects writes a page at the place of one of ours; it is the author's later word."""
    plugin = config.plugins.get("redirects")
    if plugin is None or made.plugin != redirect_from.NAME:
        return False
    old = (
        File(name, None, "", config.use_directory_urls) for name in plugin.config.get("redirect_maps") or ()
    )
    return any(file.dest_uri == made.destination for file in old)
