"""The text of a site's own page around the list that a view shows in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_jekyll.jekyll import Item
from mkdocs_jekyll.publish.own_text import around_list, without_controls

from ..link_report import tell_anchors, tell_broken
from ..links import LinkRewriter
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
        rendered = self._shop.site.render_text(self._item, self._text)
        self._shop.reporter.tell_all(rendered.problems)
        looked = LinkRewriter(self._shop.addresses(files), url).look(rendered.html)
        if self._shop.options.check_links:
            tell_broken(self._shop, self._item, looked.broken, config.validation.links.not_found)
        html = self._shop.site.dress(looked.html, self._item)
        before, after = around_list(without_controls(html) if self._is_search else html)
        return RenderedText(before, after, frozenset(looked.anchors), looked.to_anchors)

    def tell_anchors(self, file: File, links: Mapping[File, Mapping[str, str]] | None, level: int) -> None:
        """Tell of links to headings that are not there; ``file`` is the view's."""
        if self._shop.options.check_links:
            tell_anchors(self._shop, self._item, file, links, level)
