"""The text of a site's own page around the list that a view shows in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_jekyll.jekyll import Item
from mkdocs_jekyll.publish.links import rewrite
from mkdocs_jekyll.publish.own_text import around_list, without_controls

from ..presenter import Presenter


@dataclass(frozen=True, slots=True)
class RenderedText:
    """HTML before the list and after it, the anchors in it, and those that its links ask for.

    These are by the destination of the page that should have them.
    """

    before: str
    after: str
    anchors: frozenset[str]
    to_anchors: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class OwnText:
    """What of a page's text a view shows; ``is_search``: it stood around a field to search with."""

    item: Item
    text: str
    is_search: bool = False

    def render(self, presenter: Presenter, url: str) -> RenderedText:
        """The text as Jekyll renders it, with links that hold at ``url``."""
        rendered = presenter.renderer.render_text(self.item, self.text)
        presenter.reporter.report_all(rendered.problems)
        links = rewrite(rendered.html, presenter.urls, url)
        if presenter.options.check_links:
            presenter.report_broken(self.item, links.broken)
        html = presenter.renderer.post_render(links.html, self.item)
        before, after = around_list(without_controls(html) if self.is_search else html)
        return RenderedText(before, after, links.anchors, links.to_anchors)
