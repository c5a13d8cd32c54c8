"""The items of a site become HTML: Liquid, Markdown, and what plugins do to the result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import replace
from functools import cached_property

from .excerpts import first_paragraph
from .model import Item, Page
from .plugins import named
from .renderer import Rendered, Renderer
from .site import Site
from .text_spool import SpooledText, TextSpool


class SiteRenderer:
    """Renders the items of one site, each once: what it made of an item is cached.

    ``elsewhere`` is called before an item is rendered: another process may have done it, see ``take``.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self._plugins = named(site.gems)
        self._renderer = Renderer(self, site)
        self._bodies = _Bodies()
        self._excerpts: dict[Item, str] = {}
        self._under_way: set[Item] = set()
        self.elsewhere: Callable[[Item], object] | None = None

    def take(self, item: Item, rendered: Rendered, excerpt: str | None) -> None:
        """Have what another process made of an item; ``None``: its excerpt was not made."""
        if item not in self._bodies:
            self._bodies[item] = rendered
        if excerpt is not None:
            self._excerpts.setdefault(item, excerpt)

    @property
    def depends_on_order(self) -> bool:
        """Whether Liquid may depend on texts rendered before: counters, functions of the author's."""
        return bool(self.site.custom) or self._renderer.liquid.counts

    def render(self, item: Item) -> Rendered:
        """The item's body: Liquid and Markdown, no layout.

        A text that asks for its own rendered content gets it as it is written.
        """
        if item in self._under_way:
            return Rendered(item.content)
        if item not in self._bodies and self.elsewhere is not None:
            self.elsewhere(item)
        if item not in self._bodies:
            self._under_way.add(item)
            try:
                rendered = self._renderer.body(item)
                rendered = replace(rendered, html=self._post_convert(rendered.html, item))
            finally:
                self._under_way.discard(item)
            self._bodies[item] = rendered
            return rendered
        return self._bodies[item]

    def forget_bodies(self) -> None:
        """Let go of bodies that hardly anybody asks for any more: who does has them rendered again.

        What Liquid made stays, since it may depend on what was rendered before.
        """
        for item in [item for item in self._bodies if "{{" not in item.content and "{%" not in item.content]:
            del self._bodies[item]

    def render_text(self, item: Item, text: str) -> Rendered:
        """Another text in the place of an item's own, as ``render`` would. Not cached."""
        rendered = self._renderer.body(item, text)
        return replace(rendered, html=self._post_convert(rendered.html, item))

    def excerpt(self, item: Item) -> str:
        """The item's excerpt as HTML (or as the front matter gives it); empty where there is none."""
        # Liquid may ask whose text it is; without it a text that is all excerpt is rendered once.
        whole = item.excerpt_text == item.content and "{{" not in item.content and "{%" not in item.content
        if whole:
            return self.render(item).html
        if item not in self._excerpts and self.elsewhere is not None:
            self.elsewhere(item)
        if item not in self._excerpts:
            found = self._first_paragraph(item)
            if found is None:
                made = self._renderer.excerpt(item)
                found = self.render(item).html if made is None else self._post_convert(made, item)
            self._excerpts[item] = found
        return self._excerpts[item]

    def _first_paragraph(self, item: Item) -> str | None:
        """The excerpt of an item out of its body; ``None`` where the body may begin otherwise."""
        body = self._bodies.get(item)
        if body is None or not self._is_plain or not item.is_markdown or "markdown" in item.data:
            return None
        return first_paragraph(item.excerpt_text or "", item.content, body.html)

    @cached_property
    def _is_plain(self) -> bool:
        """Whether kramdown alone makes HTML of a text without Liquid."""
        return self.site.markdown.is_kramdown and all(one.post_convert is None for one in self._plugins)

    def render_inline(self, text: str, item: Item) -> str:
        """A line of text in which Liquid sees the item as ``page``, as a layout would write it."""
        return self._renderer.line(text, item)

    def _post_convert(self, html: str, item: Item) -> str:
        for plugin in self._plugins:
            if plugin.post_convert is not None:
                html = plugin.post_convert(html, item, self.site)
        return html

    def post_render(self, html: str, item: Item) -> str:
        """An item's finished body as readers see it: what plugins do to a whole page."""
        for plugin in self._plugins:
            if plugin.post_render is not None:
                html = plugin.post_render(html, item, self.site)
        return html

    @property
    def changes_pages(self) -> bool:
        """Whether some plugin changes whole pages of the theme."""
        return any(plugin.changes_theme for plugin in self._plugins)

    def post_render_page(self, html: str, item: Item | None) -> str:
        """A whole page of the theme, around an item or of its own, with what plugins do to its body."""
        plugins = [plugin for plugin in self._plugins if plugin.changes_theme]
        if not plugins:
            return html
        head, opening, body = html.partition("<body")
        item = item or Page(kind="page", path=self.site.source, relative_path="", data={}, output_ext=".html")
        for plugin in plugins:
            if plugin.post_render is not None and opening:
                body = plugin.post_render(opening + body, item, self.site).removeprefix(opening)
        return head + opening + body


class _Bodies(MutableMapping[Item, Rendered]):
    """What items have become; the HTML of all of them would take much memory."""

    def __init__(self) -> None:
        self._texts = TextSpool()
        self._found: dict[Item, tuple[Rendered, SpooledText]] = {}

    def __getitem__(self, item: Item) -> Rendered:
        rendered, html = self._found[item]
        return replace(rendered, html=html.get())

    def __setitem__(self, item: Item, rendered: Rendered) -> None:
        self._found[item] = replace(rendered, html=""), self._texts.put(rendered.html)

    def __delitem__(self, item: Item) -> None:
        del self._found[item]

    def __contains__(self, item: object) -> bool:
        return item in self._found

    def __iter__(self) -> Iterator[Item]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def clear(self) -> None:
        self._found.clear()
        self._texts = TextSpool()
