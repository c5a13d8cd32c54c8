"""Finished pages of earlier builds: a page of which nothing has changed is written as it was.

MkDocs chooses a page's template before it makes the page's context. So in ``on_env``, when bodies and
navigation are known, the pages that are in the cache get a template that prints the text that was kept. That
text is what the theme's template gave: what plugins do to it then (``on_post_page``) is done again, unless
no other plugin does anything to it; then the text is the page as it is written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll import TextStore
from mkdocs_jekyll.jekyll.clock import TIME_USE
from mkdocs_jekyll.publish.distill import bibliography_of
from mkdocs_jekyll.publish.page_context import PageContext

from .contexts import RenderedSite
from .digests import NoKeyError
from .finished_page import FinishedPage
from .page import ItemPage, RawPage
from .page_keys import build_key, page_key, unknown_plugins
from .views import tags

#: Prints the variable ``jekyll_output``.
TEMPLATE: Final = "jekyll/finished.html"


@dataclass(frozen=True, slots=True)
class PageSurroundings:
    """What stands around all pages: the navigation, MkDocs' files, who answers the search box.

    ``shared`` are the URLs of files that only the default language's site has a copy of.
    """

    navigation: Navigation
    files: Files
    search: str
    shared: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class PageCache:
    """The finished pages of a build: ``keys`` are those of its pages, by their destinations.

    ``templates`` are those of the pages that are there, which MkDocs would have taken. ``is_final``: what is
    kept of a page is all of it, as it is written.
    """

    store: TextStore | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)
    is_final: bool = False

    def find(self, page: Page) -> FinishedPage | None:
        """The finished page, if an earlier build has made it; ``None`` also where it is damaged."""
        key = self.keys.get(page.file.dest_uri)
        return None if self.store is None or key is None else FinishedPage.from_text(self.store.get(key))

    def prune(self) -> None:
        """Delete the pages that this build had no use for."""
        if self.store is not None:
            self.store.prune()

    def put(self, page: Page, output: str) -> None:
        """Keep what the theme's template made of a page, for the next build.

        Where a template shows the present, as nobody knows when the site was changed, nothing is kept.
        """
        if TIME_USE.is_shown_by_templates:
            return
        key = self.keys.get(page.file.dest_uri)
        if self.store is not None and key is not None and page.content is not None:
            self.store.put(key, FinishedPage(page.content, output).as_text())


def page_cache(site: RenderedSite, contexts: Mapping[str, PageContext], made: PageSurroundings) -> PageCache:
    """The cache of a build; marks for MkDocs which of its pages are there.

    Nothing is kept where the store is off, or pages can differ by what no key knows of.
    """
    setup, source = site.setup, site.source
    config = setup.config
    if source.store is None or not setup.has_templates or unknown_plugins(config):
        return PageCache()
    try:
        build = build_key(
            config,
            made.navigation,
            dict(source.site.config),
            source.site.gems,
            source.changed,
            made.search,
            sorted(made.shared),
            source.site.config.builder,
        )
    except (NoKeyError, OSError):
        return PageCache()
    language = "" if setup.language is None else setup.language.code
    store = source.store.below("-".join(filter(None, ("pages", "serve" if setup.serving else "", language))))
    keys = _keys(site, made.files, contexts, build)
    there = store.keys()
    templates: dict[str, str] = {}
    for file in made.files.documentation_pages():
        if file.page is not None and keys.get(file.dest_uri) in there:
            templates[file.dest_uri] = file.page.meta.get("template", "main.html")
            file.page.meta["template"] = TEMPLATE
    is_final = not unknown_plugins(config, ("post_page",)) and not source.renderer.changes_pages
    return PageCache(store, keys, templates, is_final)


def _keys(
    site: RenderedSite, files: Files, contexts: Mapping[str, PageContext], build: str
) -> dict[str, str]:
    """The keys of all pages that have one."""
    config = site.setup.config
    keys: dict[str, str] = {}
    for file in files.documentation_pages():
        page = file.page
        if page is None or isinstance(page, RawPage) or file.inclusion is InclusionLevel.DRAFT:
            continue
        with suppress(NoKeyError):
            links = tags.links_of(page, config)
            references = bibliography_of(page.item, site.source.site) if isinstance(page, ItemPage) else ""
            keys[file.dest_uri] = page_key(build, page, contexts.get(file.dest_uri), links, references)
    return keys
