"""The navigation of a whole site for which ``mkdocs.yml`` has none: the old theme's menu, and bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import nest_paths

from mkdocs_jekyll.jekyll import Item, Page, Site
from mkdocs_jekyll.publish.html import inline_html, printed_raw
from mkdocs_jekyll.publish.page_meta import text_of

from ..files import JekyllFile, is_written
from ..page import ItemPage
from .view_page import ViewPage

#: Where themes keep their menus: in ``_data``, and in the configuration.
_DATA: Final = ("navigation", "nav", "menu", "menus", "navbar", "header", "main_menu")
_CONFIG: Final = ("navigation", "nav", "menu", "navbar", "navbar-links", "nav_links", "header_links")
_INNER: Final = ("main", "header", "top", "primary", "docs", "toc", "items", "links", "pages")
_TITLES: Final = ("title", "name", "text", "label", "page")
_ADDRESSES: Final = ("url", "href", "link", "path")
_CHILDREN: Final = (
    "children",
    "sublinks",
    "subitems",
    "submenu",
    "subnav",
    "dropdown",
    "pages",
    "items",
    "docs",
)
_DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of a menu: a title, an address as written (or empty), and what hangs below it."""

    title: str
    url: str = ""
    children: tuple[MenuEntry, ...] = ()


def menu_of(site: Site) -> list[MenuEntry]:
    """The site's own menu; empty if it has none that is understood."""
    listed = site.config.get("header_pages")
    if isinstance(listed, list) and listed:
        pages = {page.relative_path: page for page in site.pages}
        found = [pages[path] for path in map(str, listed) if path in pages]
        return [MenuEntry(page.title, page.url) for page in found if page.title]
    if (tabs := site.collections.get("tabs")) is not None and tabs.output:
        return [MenuEntry(tab.title, tab.url) for tab in sorted(tabs.docs, key=_order) if tab.output]
    if ordered := _by_order(site.pages):
        return ordered
    sources = [*(site.data.get(key) for key in _DATA), *(site.config.get(key) for key in _CONFIG)]
    return next((menu for menu in map(_read, sources) if menu), [])


def _order(item: Item) -> float:
    """Where an item wants to stand; behind all others if it does not say."""
    for key in ("nav_order", "order", "weight"):
        value = item.data.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
    return float("inf")


def _by_order(pages: Iterable[Page]) -> list[MenuEntry]:
    """Pages that say ``nav_order``, those that name a ``parent`` below it; empty if none says so."""
    listed = [page for page in pages if page.title and page.data.get("nav_exclude") is not True]
    if not any("nav_order" in page.data for page in listed):
        return []
    below: dict[str, list[Page]] = {}
    for page in sorted(listed, key=lambda page: (_order(page), page.title)):
        below.setdefault(text_of(page.data.get("parent")), []).append(page)

    def entries(parent: str, depth: int) -> tuple[MenuEntry, ...]:
        pages = below.get(parent, []) if depth < _DEEPEST else []
        return tuple(MenuEntry(page.title, page.url, entries(page.title, depth + 1)) for page in pages)

    return list(entries("", 0))


def _read(value: object, depth: int = 0) -> list[MenuEntry]:
    if depth >= _DEEPEST:
        return []
    if isinstance(value, list):
        return [entry for part in value if (entry := _entry(part, depth)) is not None]
    if not isinstance(value, Mapping):
        return []
    for key in _INNER if depth == 0 else ():
        if isinstance(value.get(key), list | dict):
            return _read(value[key], depth)
    pairs = (_entry({"title": key, **_target(target)}, depth) for key, target in value.items())
    return [entry for entry in pairs if entry is not None]


def _target(target: object) -> dict[str, object]:
    """What stands behind a title in ``{Home: /, More: [...]}``."""
    if isinstance(target, Mapping):
        return {str(key): value for key, value in target.items()}
    return {"children" if isinstance(target, list) else "url": target}


def _entry(value: object, depth: int) -> MenuEntry | None:
    """A line out of ``{title: ..., url: ...}``, or of ``{Title: address}``."""
    if not isinstance(value, Mapping):
        return None
    if len(value) == 1 and not any(key in value for key in (*_TITLES, *_ADDRESSES)):
        ((title, target),) = value.items()
        value = {"title": title, **_target(target)}
    title = next((text for key in _TITLES if (text := text_of(value.get(key)))), "")
    url = next((text for key in _ADDRESSES if (text := text_of(value.get(key)))), "")
    children = next(
        (_read(value[key], depth + 1) for key in _CHILDREN if isinstance(value.get(key), list)), []
    )
    return MenuEntry(title, url, tuple(children)) if title and (url or children) else None


def as_nav(menu: Iterable[MenuEntry], find: Callable[[str], File | None]) -> tuple[list[Any], set[str]]:
    """A menu as MkDocs' ``nav``, and the paths of the files in it; ``find`` gives the page at an address.

    What leads to no page of the site is left out; what leads to another site stays.
    """
    nav: list[Any] = []
    used: set[str] = set()
    for entry in menu:
        inner, below = as_nav(entry.children, find)
        file = find(entry.url) if entry.url else None
        if inner:
            first = [] if file is None else [{printed_raw(inline_html(entry.title)): file.src_uri}]
            nav.append({printed_raw(inline_html(entry.title)): [*first, *inner]})
            used |= below | ({file.src_uri} if file is not None else set())
        elif file is not None and file.src_uri not in used:
            nav.append({printed_raw(inline_html(entry.title)): file.src_uri})
            used.add(file.src_uri)
        elif "://" in entry.url or entry.url.startswith("mailto:"):
            nav.append({printed_raw(inline_html(entry.title)): entry.url})
    return nav, used


def arrange(files: Files, config: MkDocsConfig, site: Site, bases: Iterable[str], limit: int) -> str | None:
    """Set ``nav`` as the old theme had it, or keep it to ``limit`` pages; return a line for the log, if any.

    Every page carries the whole navigation: four hundred pages in it would make four hundred large pages.
    """
    pages = [file for file in files.documentation_pages() if file.inclusion is InclusionLevel.INCLUDED]
    nav, used = as_nav(menu_of(site), _finder(files, tuple(bases)))
    if not nav:
        return _keep_few([file for file in pages if isinstance(file.page, ItemPage)], limit)
    views = [file for file in pages if isinstance(file.page, ViewPage) and file.src_uri not in used]
    home = [file.src_uri for file in views if file.dest_uri == "index.html"]
    others = [file.src_uri for file in views if file.dest_uri != "index.html"]
    ordinary: list[Any] = nest_paths(  # type: ignore[no-untyped-call]
        file.src_uri for file in pages if not isinstance(file, JekyllFile)
    )
    config.nav = [*home, *nav, *others, *ordinary]
    for file in pages:
        if isinstance(file.page, ItemPage) and file.src_uri not in used:
            file.inclusion = InclusionLevel.NOT_IN_NAV
    return None


def _keep_few(pages: list[File], limit: int) -> str | None:
    """Leave out what is more than ``limit``: pages in folders first, then the last ones by their names."""
    if len(pages) <= limit:
        return None
    ordered = sorted(pages, key=lambda file: (file.url.rstrip("/").count("/"), file.src_uri))
    for file in ordered[limit:]:
        file.inclusion = InclusionLevel.NOT_IN_NAV
    return f"the navigation has {limit} of {len(pages)} pages; pages_in_nav or a nav of your own changes it"


def _finder(files: Files, bases: tuple[str, ...]) -> Callable[[str], File | None]:
    """Finds the page at an address as menus write it."""
    at = {file.dest_uri: file for file in files.documentation_pages() if is_written(file)}

    def find(url: str) -> File | None:
        parts = urlsplit(url)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        base = next((base for base in bases if base and (path + "/").startswith(f"{base}/")), "")
        path = path[len(base) :].lstrip("/")
        names = (path, f"{path}/index.html".lstrip("/"), f"{path}index.html", f"{path}.html")
        return next((at[name] for name in names if name in at), None)

    return find
