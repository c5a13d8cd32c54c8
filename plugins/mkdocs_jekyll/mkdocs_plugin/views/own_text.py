"""The text of a site's own page around the list that a view shows in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_jekyll.jekyll import Item
from mkdocs_jekyll.publish.links import rewrite
from mkdocs_jekyll.publish.own_text import around_list, without_controls

from ..files import by_file
from ..link_report import report_anchors, report_broken
from ..page import Workshop


@dataclass(frozen=True, slots=True)
class RenderedText:
    """HTML before the list and after it, the anchors in it, and those that its links ask for, by file."""

    before: str
    after: str
    anchors: frozenset[str]
    links_to_anchors: Mapping[File, Mapping[str, str]]


class OwnText:
    """What of a page's text a view shows; ``is_search``: it stood around a field to search with."""

    def __init__(self, shop: Workshop, item: Item, text: str, *, is_search: bool = False) -> None:
        self._shop = shop
        self._item = item
        self._text = text
        self._is_search = is_search

    def render(self, url: str, files: Files, config: MkDocsConfig) -> RenderedText:
        """The text as Jekyll renders it, with links that hold at ``url``."""
        rendered = self._shop.renderer.render_text(self._item, self._text)
        self._shop.reporter.tell_all(rendered.problems)
        links = rewrite(rendered.html, self._shop.urls, url)
        if self._shop.options.check_links:
            report_broken(self._shop, self._item, links.broken, config.validation.links.not_found)
        html = self._shop.renderer.post_render(links.html, self._item)
        before, after = around_list(without_controls(html) if self._is_search else html)
        return RenderedText(before, after, links.anchors, by_file(links.to_anchors, self._shop.urls, files))

    def tell_anchors(self, file: File, links: Mapping[File, Mapping[str, str]] | None, level: int) -> None:
        """Tell of links to headings that are not there; ``file`` is the view's."""
        if self._shop.options.check_links:
            report_anchors(self._shop, self._item, file, links, level)
