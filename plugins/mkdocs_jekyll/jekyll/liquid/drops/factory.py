"""Makes drops of the site's parts, one for each, and the lists that templates walk over."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll.model import Collection, Document, Item, StaticFile

from ..ruby.objects import Drop
from ..ruby.to_s import to_s
from .items import DocumentDrop, ExcerptDrop, ItemDrop, PageDrop, StaticFileDrop
from .site import CollectionDrop

if TYPE_CHECKING:
    from ..protocol import LiquidSite

_RELATED = 10


class DropFactory:
    """One for a site. Lists are made once, when a template first asks for them.

    What another item's ``content`` shows depends on who asks: Jekyll renders documents collection by
    collection and pages last, so an item sees those before it as HTML and those behind it as they are
    written. ``current`` is the item being rendered.
    """

    def __init__(self, rendered: LiquidSite) -> None:
        self.site = rendered.site
        self._rendered = rendered
        self.current: Item | None = None
        self._items: dict[Item, ItemDrop] = {}
        self._excerpts: dict[Item, str] = {}
        self._excerpts_under_way: set[Item] = set()

    def item(self, item: Item | None) -> ItemDrop | None:
        """The drop of a document or a page."""
        if item is None:
            return None
        drop = self._items.get(item)
        if drop is None:
            drop = DocumentDrop(item, self) if isinstance(item, Document) else PageDrop(item, self)
            self._items[item] = drop
        return drop

    def to_drop(self, value: object) -> object:
        """A value in which items may stand, as templates see it."""
        if isinstance(value, Item):
            return self.item(value)
        if isinstance(value, StaticFile):
            return self.static_file(value)
        if isinstance(value, list):
            return [self.to_drop(one) for one in value]
        if isinstance(value, dict):
            return {key: self.to_drop(one) for key, one in value.items()}
        return value

    def for_excerpt(self, item: Item) -> ItemDrop | None:
        """The drop that an item's own excerpt sees as ``page``."""
        return ExcerptDrop(item, self) if isinstance(item, Document) else self.item(item)

    def static_file(self, file: StaticFile) -> StaticFileDrop:
        """The drop of a static file."""
        return StaticFileDrop(file, self.site.time.tzinfo)

    @cached_property
    def posts(self) -> list[object]:
        """Newest first."""
        return [self.item(post) for post in reversed(self.site.posts)]

    @cached_property
    def pages(self) -> list[object]:
        """All pages."""
        return [self.item(page) for page in self.site.pages]

    @cached_property
    def html_pages(self) -> list[object]:
        """Pages that become HTML."""
        return [self.item(page) for page in self.site.pages if page.is_html]

    @cached_property
    def static_files(self) -> list[object]:
        """Files that are copied."""
        apart = self.site.version.separates_collection_files
        return [self.static_file(file) for file in self.site.static_files if not (apart and file.collection)]

    @cached_property
    def documents(self) -> list[object]:
        """The documents and the files of all collections, posts among them."""
        return [
            drop
            for found in self._in_order()
            for drop in (*self.documents_of(found.label), *map(self.static_file, found.files))
        ]

    def _in_order(self) -> list[Collection]:
        """The collections as Jekyll renders them: posts first, then as they are configured."""
        return sorted(self.site.collections.values(), key=lambda found: found.label != "posts")

    @cached_property
    def collections(self) -> list[object]:
        """By label."""
        return [CollectionDrop(found, self) for _, found in sorted(self.site.collections.items())]

    @cached_property
    def tags(self) -> dict[object, list[object]]:
        """Posts by tag, newest first."""
        return self._posts_by("tags")

    @cached_property
    def categories(self) -> dict[object, list[object]]:
        """Posts by category, newest first."""
        return self._posts_by("categories")

    def _posts_by(self, key: str) -> dict[object, list[object]]:
        """Posts by the values of a list of theirs: a number is a number, and what stands there twice counts
        twice."""
        groups: dict[object, list[object]] = {}
        for post in self.site.posts:
            values = post.data.get(key)
            for value in values if isinstance(values, list) else ():
                name = value if isinstance(value, Hashable) else to_s(value)
                groups.setdefault(name, []).append(self.item(post))
        for posts in groups.values():
            posts.reverse()
        return groups

    @cached_property
    def _documents(self) -> dict[str, list[object]]:
        return {}

    def documents_of(self, label: str) -> list[object]:
        """A collection's documents, in its order."""
        known = self._documents.get(label)
        if known is None:
            known = self._documents[label] = [self.item(doc) for doc in self.site.collections[label].docs]
        return known

    def related_to(self, current: Drop | Mapping[str, object] | None) -> list[object] | None:
        """The ten newest posts but the current one; pages have none."""
        if not isinstance(current, DocumentDrop) or isinstance(current, ExcerptDrop):
            return None
        return [post for post in self.posts[: _RELATED + 1] if post is not current][:_RELATED]

    @cached_property
    def in_order(self) -> list[Item]:
        """Everything that Jekyll renders, in its order."""
        return [*(doc for found in self._in_order() for doc in found.docs), *self.site.pages]

    @cached_property
    def _ranks(self) -> dict[Item, int]:
        return {item: rank for rank, item in enumerate(self.in_order)}

    @cached_property
    def _first_markdown(self) -> int:
        """The place in that order of the first text that is Markdown."""
        ranks = (rank for item, rank in self._ranks.items() if item.is_markdown)
        return next(ranks, len(self._ranks))

    def kramdown_settings(self) -> object:
        """``site.kramdown``: from the first text that is converted on, what kramdown itself adds is there."""
        settings = self.site.config.get("kramdown")
        rank = len(self._ranks) if self.current is None else self._ranks.get(self.current, 0)
        engine = to_s(self.site.config.get("markdown")).lower()
        if not isinstance(settings, Mapping) or engine != "kramdown" or rank <= self._first_markdown:
            return settings
        given = settings.get("syntax_highlighter_opts")
        options: dict[object, object] = dict(given) if isinstance(given, Mapping) else {}
        options.setdefault("default_lang", "plaintext")
        return {
            **settings,
            "syntax_highlighter": settings.get("syntax_highlighter") or self.site.config.get("highlighter"),
            "syntax_highlighter_opts": {**options, "guess_lang": settings.get("guess_lang")},
            "coderay": settings.get("coderay") or {},
        }

    def _is_rendered(self, item: Item) -> bool:
        if self.current is None or item is self.current:
            return False
        return self._ranks.get(item, 0) < self._ranks.get(self.current, 0)

    def content_of(self, item: Item) -> str:
        """An item's text: HTML if Jekyll has rendered it by now, otherwise as it is written."""
        return self._render(item) if self._is_rendered(item) else item.content

    def output_of(self, item: Item) -> str | None:
        """An item's HTML if Jekyll has rendered it by now."""
        return self._render(item) if self._is_rendered(item) else None

    def _render(self, item: Item) -> str:
        current = self.current
        try:
            return self._rendered.render(item).html
        finally:
            self.current = current

    def excerpt_of(self, item: Item) -> str:
        """An item's excerpt as HTML; nothing within that excerpt itself."""
        known = self._excerpts.get(item)
        if known is not None or item in self._excerpts_under_way:
            return known or ""
        current = self.current
        self._excerpts_under_way.add(item)
        try:
            made = self._excerpts[item] = self._rendered.excerpt(item)
            return made
        finally:
            self._excerpts_under_way.discard(item)
            self.current = current
