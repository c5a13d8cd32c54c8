"""Documents, pages and static files as templates see them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Protocol

from mkdocs_jekyll.jekyll.clock import TIME_USE
from mkdocs_jekyll.jekyll.config import merge
from mkdocs_jekyll.jekyll.model import Document, Item, Page, StaticFile

from ..ruby.compare import instant
from ..ruby.objects import Drop
from ..ruby.to_s import inspect, to_s

if TYPE_CHECKING:
    from ..protocol import SiteLike


class ItemTexts(Protocol):
    """What items ask of the others."""

    @property
    def site(self) -> SiteLike:
        """The site."""
        ...

    def item(self, item: Item | None) -> ItemDrop | None:
        """The drop of a document or a page."""
        ...

    def to_drop(self, value: object) -> object:
        """A value in which items may stand, as templates see it."""
        ...

    def content_of(self, item: Item) -> str:
        """An item's text, as HTML if it is rendered by now."""
        ...

    def output_of(self, item: Item) -> str | None:
        """An item's HTML if it is rendered by now."""
        ...

    def excerpt_of(self, item: Item) -> str:
        """An item's excerpt as HTML."""
        ...


#: Within so many arrays and objects JSON shows a document's neighbours whole.
_WHOLE_NEIGHBOURS = 2


class ItemDrop(Drop):
    """What documents and pages share: every field of the front matter, and the texts."""

    __slots__ = ("_factory", "item")
    walkable = True

    def __init__(self, item: Item, factory: ItemTexts) -> None:
        self.item = item
        self._factory = factory

    @property
    def url(self) -> str:
        """The URL below the site's root."""
        return self.item.url

    def joined(self) -> str:
        """What it prints as one of several in an array: its content."""
        return self._factory.content_of(self.item)


class DocumentDrop(ItemDrop):
    """A post, a draft, or a document of another collection."""

    __slots__ = ()
    ruby_class = "Jekyll::Drops::DocumentDrop"
    own = (
        *("name", "content", "id", "tags", "url", "next", "relative_path", "excerpt", "previous"),
        *("collection", "title", "output", "path", "date", "categories"),
    )
    #: What Jekyll 3 takes from the front matter alone.
    _not_in_jekyll_3: frozenset[str] = frozenset(("name", "tags", "title", "date", "categories"))
    #: In Jekyll 3 these stand behind the front matter's, where it has none of them.
    _added_last = ("date", "title", "slug", "ext", "tags")
    item: Document

    @property
    def _keys(self) -> tuple[str, ...]:
        """The keys that Jekyll knows, in its order."""
        if self._factory.site.version.documents_have_names:
            return self.own
        return tuple(key for key in self.own if key not in self._not_in_jekyll_3)

    def has(self, key: object) -> bool:
        """Whether Jekyll or the front matter knows the key."""
        return key in self._keys or (isinstance(key, str) and key in self.item.data)

    def get(self, key: object) -> object:
        """The key's value; texts and neighbours are made when they are asked for."""
        item, data = self.item, self.item.data
        match key:
            case "content":
                return self._factory.content_of(item)
            case "output":
                return self._factory.output_of(item)
            case "excerpt":
                return self._factory.excerpt_of(item)
            case "next":
                return self._factory.item(item.next)
            case "previous":
                return self._factory.item(item.previous)
            case "name" | "date" if not self._factory.site.version.documents_have_names:
                return data.get(key)
            case "date" if not item.dated:
                TIME_USE.is_shown = True
                return item.date
            case "id" | "relative_path" | "collection" | "date" | "url":
                return getattr(item, key)
            case "path":
                return item.relative_path
            case "name":
                own = data.get("name")
                return item.path.name if own is None or own is False else own
            case "to_s" if key in data:
                return self.text()
        return data.get(key) if isinstance(key, str) else None

    def names(self) -> list[str]:
        """Jekyll's keys, then the front matter's."""
        if self._factory.site.version.has_former_key_order:
            return self._names_in_former_order()
        keys = self._keys
        return [*keys, *(str(key) for key in self.item.data if key not in keys)]

    def _names_in_former_order(self) -> list[str]:
        item, keys = self.item, self._keys
        last = [key for key in self._added_last if key not in item.own_keys and key not in item.defaults]
        rest = [key for key in map(str, item.data) if key not in last]
        added = (key for key in last if key in item.data)
        first = (key for key in ("draft", "categories") if key in item.data)
        return list(dict.fromkeys((*keys, *first, *rest, *added)))

    def text(self) -> str:
        """A document prints its content."""
        return self._factory.content_of(self.item)

    def inspected(self) -> str:
        """As Ruby shows a document."""
        return f"#<Jekyll::Document {self.item.relative_path} collection={self.item.collection}>"

    def order(self, other: object) -> int | None:
        """By date, then by path."""
        if not isinstance(other, DocumentDrop):
            return None
        mine, theirs = _place(self.item), _place(other.item)
        return (mine > theirs) - (mine < theirs)

    def as_json(self, depth: int) -> object:
        """All keys; far enough inside the neighbours are short, or there would be no end."""
        short = ("previous", "next") if depth >= _WHOLE_NEIGHBOURS else ()
        return {key: self._neighbour(key) if key in short else self.get(key) for key in self.names()}

    def _neighbour(self, key: str) -> object:
        found = self.get(key)
        if not isinstance(found, DocumentDrop):
            return None
        left_out = ("content", "excerpt", "output", "previous", "next")
        return {name: found.get(name) for name in found.names() if name not in left_out}


class ExcerptDrop(DocumentDrop):
    """A document while its excerpt is rendered: its names say so, and it has no related posts."""

    __slots__ = ()

    def get(self, key: object) -> object:
        """The key's value."""
        match key:
            case "id":
                return f"{self.item.id}#excerpt"
            case "path" | "relative_path":
                return f"{self.item.relative_path}/#excerpt"
        return super().get(key)


def _place(item: Document) -> tuple[datetime.datetime, str]:
    return instant(item.date), item.relative_path


class PageDrop(ItemDrop):
    """A page: to templates a hash of its front matter and a few keys more."""

    __slots__ = ("_merged",)
    ruby_class = "Hash"
    item: Page

    def __init__(self, item: Item, factory: ItemTexts) -> None:
        super().__init__(item, factory)
        self._merged: dict[str, object] | None = None

    def has(self, key: object) -> bool:
        """Whether Jekyll, the front matter or the defaults know the key."""
        return key in self.item.liquid_keys or (isinstance(key, str) and key in self._values)

    def get(self, key: object) -> object:
        """The key's value."""
        item = self.item
        if not isinstance(key, str):
            return None
        if key in item.liquid_values:
            return item.liquid_values[key]
        found = self._values.get(key)
        match key if key in item.liquid_keys else "":
            case "content":
                return self._factory.content_of(item)
            case "excerpt" if item.excerpt_text is not None:
                return self._factory.excerpt_of(item)
            case "excerpt":
                return found if found is None or found is False else to_s(found)
            case "dir" | "name" | "url":
                return getattr(item, key)
            case "path":
                return found if key in item.own_keys else item.relative_path
        return found

    @property
    def _values(self) -> dict[str, object]:
        """The front matter over the defaults: a key without a value has the default, mappings are merged."""
        if self._merged is None:
            own = self.item.data
            if self.item.generated:
                own = {key: self._factory.to_drop(value) for key, value in own.items()}
            self._merged = merge(self.item.defaults, own)
        return self._merged

    def names(self) -> list[str]:
        """The defaults' keys, the front matter's, then Jekyll's."""
        keys = (*map(str, self._values), *self.item.liquid_keys)
        if not self._factory.site.version.has_page_excerpts and "excerpt" not in self._values:
            keys = tuple(key for key in keys if key != "excerpt")
        return list(dict.fromkeys(keys))

    def text(self) -> str:
        """A page prints as a hash."""
        return inspect({str(key): value for key, value in self.pairs()})

    def inspected(self) -> str:
        """As Ruby shows a page."""
        return f"#<Jekyll::Page @relative_path={inspect(self.item.relative_path)}>"


class StaticFileDrop(Drop):
    """A file that is copied as it is."""

    __slots__ = ("_zone", "file")
    walkable = True
    ruby_class = "Jekyll::Drops::StaticFileDrop"
    own = ("name", "basename", "collection", "extname", "modified_time", "path")

    def __init__(self, file: StaticFile, zone: datetime.tzinfo | None) -> None:
        self.file = file
        self._zone = zone

    def has(self, key: object) -> bool:
        """Whether Jekyll or the defaults know the key."""
        return key in self.own or (isinstance(key, str) and key in self.file.data)

    def get(self, key: object) -> object:
        """The key's value."""
        match key:
            case "name":
                return self.file.name
            case "collection":
                return self.file.collection
            case "basename":
                return self.file.basename
            case "extname":
                return self.file.extname
            case "path":
                below = self.file.relative_path
                return below if self.file.collection else f"/{below}"
            case "modified_time":
                TIME_USE.is_shown = True
                return datetime.datetime.fromtimestamp(
                    int(self.file.modified_time), self._zone or datetime.UTC
                )
        return self.file.data.get(key) if isinstance(key, str) else None

    @property
    def url(self) -> str:
        """The URL below the site's root."""
        return self.file.url

    def names(self) -> list[str]:
        """Jekyll's keys, then the defaults'."""
        return [*self.own, *(key for key in self.file.data if key not in self.own)]

    def inspected(self) -> str:
        """As Ruby shows a static file."""
        return f"#<Jekyll::StaticFile @relative_path={inspect(self.get('path'))}>"
