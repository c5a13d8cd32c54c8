"""The menu that the author's own layout shows, where it shows less than the theme's would.

Some themes make their menu of all pages with a title. An author who changed the layout, so that some of them
are left out or are called otherwise, means what the changed layout writes.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from mkdocs_jekyll.jekyll import Page, Site, SiteRenderer
from mkdocs_jekyll.jekyll.layouts import with_parents
from mkdocs_jekyll.jekyll.read_limits import IncludeLimit

from .html_scan import Scan, Tag, plain_text
from .liquid_blocks import all_tags
from .list_probe import ListProbe

_ELEMENT: Final = frozenset(("nav",))
_LINK: Final = frozenset(("a",))
_BEGINS: Final = re.compile(r"<nav\b", re.IGNORECASE)
#: The link to the home page that stands beside a menu, as Bootstrap and others call it.
_BRAND: Final = re.compile(r"brand|logo|title", re.IGNORECASE)
#: Files that include files; more is no menu.
_DEEPEST: Final = 4
#: A menu has so many links at the least.
_LEAST: Final = 2
#: And so many at the most: a longer list, as of all posts, would stand on each page.
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class LayoutLink:
    """A link of a layout's menu; ``url`` as written."""

    title: str
    url: str


def menu_of_layout(site: Site, urls: Sequence[str]) -> list[LayoutLink]:
    """The links that the author's own layout shows, if it has a menu that leaves out some of ``urls``.

    Empty where the layout is the theme's, shows all of them, or shows none: then its menu is not understood.
    """
    scan = _rendered(site)
    linked = {_place(site, tag.get("href")) for tag in scan.starts(_LINK)}
    asked = [_place(site, url) for url in urls]
    count = sum(place in linked for place in asked)
    links = max((list(_links(scan, tag, end)) for tag, end in scan.elements(_ELEMENT)), key=len, default=[])
    return links if 0 < count < len(asked) and len(links) >= _LEAST else []


def first_menu_of_layout(site: Site) -> list[LayoutLink]:
    """The first menu in the author's own layout that leads to pages of the site; empty if there is none.

    Pages that plugins make (further pages of an index, archives) are left out, each page stands there once,
    and a list of so many links that it is no menu is none.
    """
    scan = _rendered(site)
    pages = {_place(site, page.url) for page in site.pages if not page.generated}
    made = {_place(site, page.url) for page in site.pages if page.generated} - pages
    for tag, end in scan.elements(_ELEMENT):
        links = {_place(site, link.url): link for link in reversed(list(_links(scan, tag, end)))}
        found = [link for place, link in reversed(links.items()) if place not in made]
        if len(found) <= _MOST and len(pages.intersection(links)) >= _LEAST:
            return found
    return []


def _rendered(site: Site) -> Scan:
    """The part of the home page's layout that has a menu, as Liquid makes it; empty if none has one."""
    home = next((page for page in site.pages if page.url == "/"), None)
    text = "" if home is None else _text_with_menu(site, home)
    if home is None or not text:
        return Scan("")
    page = copy.copy(home)
    page.is_markdown, page.variables = False, {"content": ""}
    return Scan(SiteRenderer(site).render_text(page, text).html)


def _text_with_menu(site: Site, home: Page) -> str:
    """The first of the home page's layouts, and of what they include, with a menu; empty if none has one."""
    probe = ListProbe(site)
    for name in with_parents(site, home.layout or ""):
        text = probe.layout(name) or ""
        if _BEGINS.search(text):
            return _without_includes(text)
        found = next(_included_menus(probe, text, IncludeLimit()), "")
        if found:
            return found
    return ""


def _included_menus(probe: ListProbe, text: str, limit: IncludeLimit, depth: int = 0) -> Iterator[str]:
    for tag in all_tags(text):
        included = (probe.include(tag.file) if tag.file else None) or ""
        if _BEGINS.search(included):
            yield included
        elif included and depth < _DEEPEST and limit.takes(included):
            yield from _included_menus(probe, included, limit, depth + 1)


def _without_includes(text: str) -> str:
    """A layout's text without what it includes: head, foot and lists need not be rendered for a menu."""
    parts: list[str] = []
    at = 0
    for tag in all_tags(text):
        if tag.file:
            parts.append(text[at : tag.start])
            at = tag.end
    return "".join((*parts, text[at:]))


def _links(scan: Scan, begin: Tag, end: Tag | None) -> Iterator[LayoutLink]:
    """The links with words between two tags, but for that of the site's name."""
    last = len(scan.html) if end is None else end.start
    for tag, close in scan.elements(_LINK):
        if not begin.end <= tag.start < last or close is None or _BRAND.search(tag.get("class")):
            continue
        title, url = plain_text(scan.html[tag.end : close.start]), tag.get("href").strip()
        if title and url and not url.startswith(("#", "javascript:")):
            yield LayoutLink(title, url)


def _place(site: Site, url: str) -> str:
    """What is the same for two URLs of one page of the site: no host, baseurl, ending or slash around it."""
    own = str(site.config.get("url") or "").rstrip("/")
    base = str(site.config.get("baseurl") or "").rstrip("/")
    url = url.strip().removeprefix(own) if own else url.strip()
    path = urlsplit(url).path if "//" not in url else url
    path = path.removeprefix(base) if base and path.startswith(f"{base}/") else path
    return re.sub(r"(index)?(\.html)?$", "", path).strip("/")
