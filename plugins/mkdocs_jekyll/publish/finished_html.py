"""A body as readers see it, once every plugin of MkDocs has seen it as Jekyll makes it."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_jekyll.jekyll import Item, SiteRenderer

from .captions import add_captions, mark_languages
from .comments.in_texts import started_in
from .comments.model import CommentSystem
from .distill import bibliography_of, is_distill, with_distill
from .html_scan import Edits, Scan
from .kit_html import edit_for_kit
from .kit_media import media_resolver
from .links import rewrite_shown
from .math import without_library
from .mermaid import rename_diagrams
from .page_body import PageBody
from .picture_sizes import add_sizes
from .post import hero_of_post
from .post_entry import usable_hero
from .url_index import UrlIndex


@dataclass(frozen=True, slots=True)
class HtmlFinisher:
    """Makes the HTML that goes into pages of one site, whose texts may start ``comments``."""

    renderer: SiteRenderer
    urls: UrlIndex
    comments: tuple[CommentSystem, ...] = ()

    def page(self, html: str, body: PageBody, item: Item, url: str) -> str:
        """``html`` (the body, with what other plugins did to it) as it goes into the item's page at ``url``.

        Jekyll's plugins change it, links by former URLs lead into the site, pictures get their sizes, the kit
        of the theme and diagrams get their markup. Comments that the text starts are taken out: they stand
        where a post's are, which ask readers first.
        """
        started = started_in(html, self.comments)
        return self._edits(html if started is None else started.html, body, item, url).apply()

    def _edits(self, html: str, body: PageBody, item: Item, url: str) -> Edits:
        site = self.renderer.site
        text = self.renderer.post_render(html, item)
        if is_distill(item):
            text = with_distill(text, bibliography_of(item, site))
        scan = Scan(without_library(text) if body.math else text)
        edits = Edits(scan)
        if body.has_former:
            # Until now the text is Jekyll's own; to a reader a former URL of the site is as good as lost.
            rewrite_shown(edits, self.urls, url, media=media_resolver(item, site))
        add_sizes(scan, edits, self.urls, url)
        edit_for_kit(scan, edits, item, site)
        if body.mermaid:
            rename_diagrams(scan, edits)
        if body.languages:
            mark_languages(scan, edits)
        return edits

    def post(self, html: str, body: PageBody, item: Item, url: str) -> str:
        """The same for a post, with captions, lazy pictures, and the marks of its languages."""
        edits = self._edits(html, body, item, url)
        # With a picture above the title none of the text is seen first.
        add_captions(edits.scan, edits, first_waits=self._has_hero(item))
        return edits.apply()

    def _has_hero(self, item: Item) -> bool:
        """Whether a picture, or colours, stand behind a post's title."""
        site = self.renderer.site
        return usable_hero(hero_of_post(item, site), self.urls, media_resolver(item, site))[0] is not None
