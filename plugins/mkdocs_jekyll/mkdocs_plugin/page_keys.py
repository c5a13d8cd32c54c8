"""What a finished page depends on, as one digest: the same page has the same key in each build.

Whatever is not understood has no key, and a page without one is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from mkdocs_jekyll.jekyll import Site
from mkdocs_jekyll.jekyll.plugins import named
from mkdocs_jekyll.publish.url_index import UrlIndex

from .digests import Digest, NoKeyError, contents_of, environment, programs, project_roots, settings_of

#: Plugins whose work at ``on_env`` and ``on_page_context`` a key knows of; see `unknown_plugins`.
_KNOWN: Final = (
    "mkdocs.contrib.search", "material.plugins.info", "material.plugins.meta", "material.plugins.offline",
    "material.plugins.search", "material.plugins.tags", "materialx.plugins.meta", "mkdocs_blog",
    "materialx.plugins.offline", "materialx.plugins.search", "materialx.plugins.tags", "mkdocs_jekyll",
    "mkdocs_redirects", "mkdocs_rss_plugin", "properdocs.contrib.search",
)  # fmt: skip
#: What plugins do there goes into a page past all that a key is made of.
_EVENTS: Final = ("env", "page_context")
#: How Python shows an object that does not say what it is.
_NO_FORM: Final = " object at 0x"


def unknown_plugins(config: MkDocsConfig, events: Iterable[str] = _EVENTS) -> list[str]:
    """What changes pages past all that their keys are made of: other plugins, and hooks of the author's."""
    owners = (
        getattr(method, "__self__", method) for event in events for method in config.plugins.events[event]
    )
    found = (owner.__module__ if hasattr(owner, "__module__") else "" for owner in owners)
    return sorted({name for name in found if not name.startswith(_KNOWN)})


def build_key(config: MkDocsConfig, nav: Navigation, *more: object) -> str:
    """What all pages depend on: settings, environment, templates, programs, the navigation, and ``more``.

    Raises NoKeyError.
    """
    values = settings_of(config), environment(), list(_entries(nav.items)), more
    return Digest(project_roots(config)).of(*values)


def bodies_key(site: Site, urls: UrlIndex, *more: object) -> str | None:
    """What all bodies of a site depend on; ``None`` where a plugin changes them after Markdown."""
    if any(plugin.post_convert for plugin in named(site.gems)):
        return None
    folders = (site.config.text(key) for key in ("layouts_dir", "includes_dir"))
    try:
        return Digest((str(site.source),)).of(
            programs(),
            dict(site.config),
            [contents_of(site.source / folder, (".html", ".md", "")) for folder in folders if folder],
            site.data,
            None if site.kit is None else site.kit.name,
            [(target.destination, target.url, target.source) for target in urls.targets.values()],
            [urls.site, urls.on_disk, urls.languages],
            site.config.builder,
            more,
        )
    except (NoKeyError, OSError):
        return None


def page_key(build: str, page: Page, *more: object) -> str:
    """What a page depends on: all that every page does, what MkDocs knows of it, and ``more``.

    Raises NoKeyError.
    """
    file = page.file
    values = [
        build,
        _named(page),
        page.content,
        [_heading(link) for link in page.toc],
        page.edit_url,
        page.abs_url,
        page.canonical_url,
        page.update_date,
        [page.is_homepage, page.is_index, file.dest_uri, file.src_uri, file.inclusion],
        [None if other is None else _named(other) for other in (page.previous_page, page.next_page)],
        [(type(parent).__name__, str(parent.title)) for parent in page.ancestors],
        getattr(page.parent, "url", None),
        more,
    ]
    text = repr(values)  # all of it is plain data, which has one form; `Digest` would take ten times as long
    if _NO_FORM in text:
        raise NoKeyError("a value has no form of its own")
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _named(page: Page) -> list[object]:
    return [str(page.title), page.url, page.meta, getattr(page, "typeset", None)]


def _heading(link: AnchorLink) -> list[object]:
    extra = getattr(link, "typeset", None)
    return [link.title, link.id, link.level, extra, [_heading(child) for child in link.children]]


def _entries(items: Iterable[Any]) -> Iterator[object]:
    """The navigation as pages show it."""
    for item in items:
        if isinstance(item, Page):
            yield ["page", *_named(item), item.is_index]
        elif isinstance(item, Section):
            yield ["section", str(item.title), list(_entries(item.children))]
        elif isinstance(item, Link):
            yield ["link", str(item.title), item.url]
        else:
            raise NoKeyError(f"{type(item).__qualname__} stands in the navigation")
