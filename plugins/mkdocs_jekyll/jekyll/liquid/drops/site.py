"""``site``, ``jekyll`` and collections as templates see them. Nothing is made before it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from mkdocs_jekyll.jekyll.clock import TIME_USE
from mkdocs_jekyll.jekyll.model import Collection

from ..ruby.objects import Drop
from ..ruby.to_s import inspect
from .items import ItemDrop

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.model import StaticFile

    from ..protocol import SiteLike


class SiteLists(Protocol):
    """The lists of a site that templates walk over; each kind of its own name, as ``posts``."""

    @property
    def site(self) -> SiteLike:
        """The site."""
        ...

    @property
    def collections(self) -> list[object]:
        """The collections by label."""
        ...

    def documents_of(self, label: str) -> list[object]:
        """A collection's documents."""
        ...

    def related_to(self, current: Drop | Mapping[str, object] | None) -> object:
        """The posts that go with the text being rendered."""
        ...

    def static_file(self, file: StaticFile) -> Drop:
        """The drop of a static file."""
        ...

    def kramdown_settings(self) -> object:
        """The settings of kramdown as Jekyll has them."""
        ...


class SiteDrop(Drop):
    """``site``: Jekyll's lists and maps, a collection under its label, and every key of the configuration.

    ``related`` are the posts that ``site.related_posts`` shows, which depend on the text being rendered.
    """

    __slots__ = ("_current", "_factory")
    walkable = True
    ruby_class = "Jekyll::Drops::SiteDrop"
    own = (
        *("documents", "time", "related_posts", "config", "tags", "data", "static_files", "categories"),
        *("pages", "posts", "html_pages", "collections"),
    )

    def __init__(self, factory: SiteLists, current: Drop | Mapping[str, object] | None) -> None:
        self._factory = factory
        self._current = current

    def has(self, key: object) -> bool:
        """Whether Jekyll, a collection or the configuration knows the key."""
        if not isinstance(key, str):
            return False
        site = self._factory.site
        return key in self.own or key in site.collections or key in site.config

    def get(self, key: object) -> object:
        """The key's value."""
        factory = self._factory
        if not isinstance(key, str):
            return None
        if key != "posts" and key in factory.site.collections:
            return factory.documents_of(key)
        match key:
            case "posts" | "pages" | "html_pages" | "tags" | "categories" | "static_files" | "documents":
                return getattr(factory, key)
            case "collections":
                return factory.collections
            case "time":
                TIME_USE.is_shown = True
                return factory.site.time
            case "data":
                own = factory.site.config.get(key)
                return factory.site.data if own is None or own is False else own
            case "related_posts":
                return factory.related_to(self._current)
            case "kramdown":
                return factory.kramdown_settings()
            case "config":
                return None
        return factory.site.config.get(key)

    def names(self) -> list[str]:
        """Jekyll's keys, then the configuration's."""
        return [*self.own, *(key for key in self._factory.site.config if key not in self.own)]

    def as_json(self, depth: int) -> object:
        """All keys; Jekyll 3 writes of an item in a list only its text."""
        if not self._factory.site.version.has_former_key_order:
            return super().as_json(depth)
        return {key: _as_texts(self.get(key)) for key in self.names()}


def _as_texts(value: object) -> object:
    if isinstance(value, list):
        return [item.joined() if isinstance(item, ItemDrop) else item for item in value]
    if isinstance(value, Mapping):
        return {key: _as_texts(found) for key, found in value.items()}
    return value


class CollectionDrop(Drop):
    """A collection: its documents, its files, and what the configuration says of it."""

    __slots__ = ("_collection", "_factory")
    walkable = True
    ruby_class = "Jekyll::Drops::CollectionDrop"
    own = ("label", "files", "output", "directory", "docs", "relative_directory")

    def __init__(self, collection: Collection, factory: SiteLists) -> None:
        self._collection = collection
        self._factory = factory

    def has(self, key: object) -> bool:
        """Whether Jekyll or the configuration knows the key."""
        return key in self.own or (isinstance(key, str) and key in self._collection.metadata)

    def get(self, key: object) -> object:
        """The key's value."""
        collection = self._collection
        match key:
            case "label":
                return collection.label
            case "docs":
                return self._factory.documents_of(collection.label)
            case "files":
                return [self._factory.static_file(file) for file in collection.files]
            case "relative_directory":
                return collection.relative_directory
            case "directory":
                return str(self._factory.site.source / collection.directory)
            case "output":
                return collection.output
        return collection.metadata.get(key) if isinstance(key, str) else None

    def names(self) -> list[str]:
        """Jekyll's keys, then the configuration's."""
        return [*self.own, *(key for key in self._collection.metadata if key not in self.own)]

    def as_json(self, depth: int) -> object:
        """All keys; of a document only its text, as Jekyll prints one."""
        del depth
        docs = self._factory.documents_of(self._collection.label)
        shown = {key: self.get(key) for key in self.names()}
        return shown | {"docs": [doc.text() for doc in docs if isinstance(doc, Drop)]}

    def text(self) -> str:
        """A collection prints as the array of its documents."""
        return inspect(self._factory.documents_of(self._collection.label))


class JekyllDrop(Drop):
    """``jekyll``: the version whose behaviour this is, and the environment."""

    __slots__ = ("_environment", "_version")
    ruby_class = "Jekyll::Drops::JekyllDrop"

    def __init__(self, version: str, environment: str) -> None:
        self._version = version
        self._environment = environment

    def has(self, key: object) -> bool:
        """The two keys there are."""
        return key in ("version", "environment")

    def get(self, key: object) -> object:
        """The key's value."""
        return {"version": self._version, "environment": self._environment}.get(str(key))

    def names(self) -> list[str]:
        """In Jekyll's order."""
        return ["version", "environment"]

    def as_json(self, depth: int) -> object:
        """Both keys."""
        del depth
        return {key: self.get(key) for key in self.names()}
