"""The navigation of a whole site for which ``mkdocs.yml`` has none: the author's own menu, or bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation
from mkdocs.utils import nest_paths

from mkdocs_jekyll.publish.html import inline_html, printed_raw
from mkdocs_jekyll.publish.menu import MenuEntry
from mkdocs_jekyll.publish.safe_url import is_link, safe_url

from ..files import JekyllFile, is_written
from ..page import ItemPage

#: How an entry for a file that is no page stands in ``nav`` until the navigation is made; see ``finish``.
_BELOW_ROOT: Final = "jekyll:"


@dataclass(frozen=True, slots=True)
class _Target:
    """What an entry leads to: a page, or a URL (of a file or a place in a page, or elsewhere)."""

    page: File | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class FormerUrls:
    """How menus write URLs: paths below one of ``bases``, or below ``host``, the site's own (``https://x``)."""

    bases: tuple[str, ...] = ()
    host: str = ""


@dataclass(slots=True)
class _NavWriter:
    """Writes a menu as MkDocs' ``nav``.

    ``titles`` are those of the pages that stand in it, by path; ``section_pages`` head a section.
    """

    find: Callable[[str], _Target | None]
    titles: dict[str, str] = field(default_factory=dict)
    section_pages: set[str] = field(default_factory=set)

    def write(self, entries: Iterable[MenuEntry]) -> list[Any]:
        """Entries whose page does not exist are left out."""
        return [written for entry in entries if (written := self._entry(entry)) is not None]

    def _entry(self, entry: MenuEntry) -> Any:
        title = printed_raw(inline_html(entry.title))
        target = self.find(entry.url) if entry.url else None
        head = self._take(target, title) if target is not None else None
        inner = self.write(entry.children)
        if not inner:
            return None if head is None else {title: head}
        if head is None:
            return {title: inner}
        if target is not None and head == (target.page and target.page.src_uri):
            self.section_pages.add(head)
        return {title: [{title: head}, *inner]}

    def _take(self, target: _Target, title: str) -> str:
        """How the target stands in ``nav``; a page that stands there already as a link."""
        if target.page is None:
            return target.url
        path = target.page.src_uri
        if path in self.titles:
            return f"{_BELOW_ROOT}{target.page.url}"
        self.titles[path] = title
        return path


def build_nav(
    files: Files, config: MkDocsConfig, menu: Iterable[MenuEntry], old: FormerUrls, limit: int
) -> str | None:
    """Set ``nav`` to the author's menu, or keep it to ``limit`` pages; return a line for the log, if any.

    Every page carries the whole navigation: four hundred pages in it would make four hundred large pages.
    """
    pages = [file for file in files.documentation_pages() if file.inclusion is InclusionLevel.INCLUDED]
    # MkDocs writes its sitemap without a file of its own.
    templates = (File(name, None, config.site_dir, False) for name in sorted(config.theme.static_templates))
    writer = _NavWriter(_finder(chain(templates, files), old))
    nav = writer.write(menu)
    if not nav:
        return _keep_few([file for file in pages if isinstance(file.page, ItemPage)], limit)
    home = [
        file.src_uri for file in pages if file.dest_uri == "index.html" and file.src_uri not in writer.titles
    ]
    ordinary: list[Any] = nest_paths(  # type: ignore[no-untyped-call]
        file.src_uri for file in pages if not isinstance(file, JekyllFile)
    )
    config.nav = [*home, *nav, *ordinary]
    used = {*home, *writer.titles}
    for file in pages:
        if isinstance(file, JekyllFile) and file.src_uri not in used:
            file.inclusion = InclusionLevel.NOT_IN_NAV
    _give_titles(files, writer)
    return None


def _give_titles(files: Files, writer: _NavWriter) -> None:
    """Let pages have the menu's titles in the navigation, and their own elsewhere."""
    for path, title in writer.titles.items():
        file = files.get_file_from_path(path)
        page: Any = None if file is None else file.page
        if page is None:
            continue
        page.heads_section = path in writer.section_pages
        if title != page.title:
            page.typeset = {"title": title}


def _keep_few(pages: list[File], limit: int) -> str | None:
    """Leave out what is more than ``limit``: pages in folders first, then the last ones by their names."""
    if len(pages) <= limit:
        return None
    ordered = sorted(pages, key=lambda file: (file.url.rstrip("/").count("/"), file.src_uri))
    for file in ordered[limit:]:
        file.inclusion = InclusionLevel.NOT_IN_NAV
    return f"the navigation has {limit} of {len(pages)} pages; pages_in_nav or a nav of your own changes it"


def _finder(files: Iterable[File], old: FormerUrls) -> Callable[[str], _Target | None]:
    """Finds what stands at a URL as menus write it; ``None`` where nothing does.

    Of files with one destination the last counts.
    """
    at = {file.dest_uri: file for file in files if is_written(file)}
    tops = {name.partition("/")[0].removesuffix(".html") for name in at}

    def find(url: str) -> _Target | None:
        parts = urlsplit(url)
        if parts.scheme or parts.netloc:
            return _Target(url=safe_url(url)) if is_link(url) else None
        path = unquote(parts.path)
        base = next((base for base in old.bases if base and (path + "/").startswith(f"{base}/")), "")
        path = path[len(base) :].lstrip("/")
        names = (path, f"{path}/index.html".lstrip("/"), f"{path}index.html", f"{path}.html")
        file = next((at[name] for name in names if name in at), None)
        top = path.partition("/")[0]
        if file is None and old.host and top and top not in tops and "." not in top:
            # Another repository is published at the same host, in a folder of its name.
            elsewhere = f"{old.host}/{url.lstrip('/')}"
            return _Target(url=safe_url(elsewhere)) if is_link(elsewhere) else None
        if file is None or (not parts.path and parts.fragment):
            return None
        if parts.fragment or parts.query or not file.is_documentation_page():
            rest = urlunsplit(("", "", "", parts.query, parts.fragment))
            return _Target(url=f"{_BELOW_ROOT}{file.url}{rest}")
        return _Target(file)

    return find


def set_link_urls(nav: Navigation) -> None:
    """Give the links to files of the site the URLs that the theme makes relative ones of."""
    _set_link_urls(nav.items)


def _set_link_urls(items: Iterable[Any]) -> None:
    for item in items:
        if isinstance(item, Link):
            item.url = (
                item.url.removeprefix(_BELOW_ROOT) or "." if item.url.startswith(_BELOW_ROOT) else item.url
            )
        elif item.children:
            _set_link_urls(item.children)
