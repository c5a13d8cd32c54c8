"""Articles that are indexed before their pages are made: Pagefind works while MkDocs does."""

from __future__ import annotations

from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll.text_spool import SpooledText

from .own_plugins import own_plugin
from .page import ItemPage, RawPage
from .page_cache import PageCache
from .page_keys import unknown_plugins
from .presenter import Presenter
from .site_search import SiteSearch
from .stages import finished
from .views.not_found import NotFoundPage
from .views.view_page import ViewPage

#: Ends the name that Material's tags plugin gives to the place of a list.
_PLACE_OF_LIST: Final = '/slug"'


class ArticlesAhead:
    """Finishes the texts of pages when they are rendered, and hands them to ``search`` as articles.

    The index is written when all of them are there, unless a plugin may still change them.
    """

    def __init__(self, search: SiteSearch, presenter: Presenter, config: MkDocsConfig) -> None:
        self._search = search
        self._presenter = presenter
        self._finished: dict[str, tuple[int, SpooledText]] = {}
        self._are_final = not unknown_plugins(config, ("env", "page_context"))
        self._may_list_tags = own_plugin(config, "tags") is not None

    def announce(self, files: Files) -> None:
        """Tell of the pages that are going to have articles, and of those that are as they were.

        Where all of them are, there is nothing to begin with.
        """
        pages = [page for page in _articles_in(files) if isinstance(page, ItemPage)]
        urls, unchanged, has_changed = [page.url for page in pages], [], False
        for page in pages:
            is_kept = self._presenter.bodies.is_kept(page.item, page.url)
            has_changed |= is_kept is False
            if is_kept:
                unchanged.append(page.url)
        self._search.announce(urls, unchanged if has_changed else ())

    def add(self, html: str, page: Page) -> None:
        """A page is rendered; one with a list of tags, which comes when all pages are, is no article."""
        if isinstance(page, RawPage):
            return
        if isinstance(page, ItemPage):
            if not page.facts.is_kept:
                self._add_finished(page, html)
        elif self._may_list_tags and _PLACE_OF_LIST in html:
            self._search.skip(page)
        else:
            self._search.add_ahead(page, html)

    def _add_finished(self, page: ItemPage, html: str) -> None:
        done = finished(page, self._presenter, html)
        self._finished[page.file.dest_uri] = hash(html), page.keep(done)
        self._search.add_ahead(page, done)

    def end_bodies(self, files: Files) -> None:
        """All pages are rendered: have the index written, if nothing is missing."""
        if self._are_final:
            self._search.complete([page.url for page in _articles_in(files)])

    def end_contexts(self, files: Files, pages: PageCache) -> None:
        """Nothing changes any more; ``pages`` are those of earlier builds."""
        if not self._are_final:
            return
        for page in _articles_in(files):
            if page.file.dest_uri in self._finished:
                continue
            if page.file.dest_uri in pages.templates:
                kept = pages.find(page)
                if kept is not None:
                    self._search.add_ahead(page, kept.content)
            elif (content := page.content) is not None:
                if isinstance(page, ItemPage):
                    self._add_finished(page, content)
                else:
                    self._search.add_ahead(page, content)
        self._search.complete(())

    def finish(self, page: ItemPage) -> bool:
        """Give a page its finished text, once; whether it has one, and plugins have changed nothing since."""
        made_of, done = self._finished.pop(page.file.dest_uri, (0, None))
        if done is None or hash(page.content) != made_of:
            return False
        page.take(done)
        return True


def _articles_in(files: Files) -> list[Page]:
    """The pages that may be articles."""
    pages = (file.page for file in files.documentation_pages())
    return [
        page for page in pages if page is not None and not isinstance(page, RawPage | ViewPage | NotFoundPage)
    ]
