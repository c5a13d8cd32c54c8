"""The theme's own pages that list all posts, or those of one tag, category or author; and that for search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll import Item
from mkdocs_jekyll.publish.post import Author

from ..page import Workshop
from .grouping import Group
from .index import ViewPage


class ListPage(ViewPage):
    """Categories or tags: all posts, by heading."""

    def __init__(self, title: str, file: File, config: MkDocsConfig, shop: Workshop,
                 groups: Sequence[Group], intro: Item | None = None) -> None:  # fmt: skip
        super().__init__(title, file, config, shop, intro)
        self._groups = groups
        self._anchors = {group.name: group.id for group in groups}

    def groups(self) -> Sequence[Group]:
        """As given."""
        return self._groups

    def anchor(self, name: str) -> str:
        """The anchor of a tag, category or author; empty if the list has none of that name."""
        return self._anchors.get(name, "")


class ArchivePage(ListPage):
    """Posts by year and month; with a ``name`` those of a tag, category or author (who is the ``person``)."""

    template = "jekyll/archive.html"

    def __init__(self, title: str, file: File, config: MkDocsConfig, shop: Workshop,
                 groups: Sequence[Group], intro: Item | None = None, *,
                 name: str = "", person: Author | None = None) -> None:  # fmt: skip
        super().__init__(title, file, config, shop, groups, intro)
        self.name = name
        self.person = person

    def context(self, files: Files) -> dict[str, Any]:
        """Years, the number of all posts, and the author."""
        count = sum(len(group.posts) for group in self._groups)
        return {**super().context(files), "count": count, "person": self.person}


class AuthorsPage(ListPage):
    """Who writes here, each with the latest posts."""

    template = "jekyll/authors.html"


class DocumentsPage(ViewPage):
    """Some documents of a collection, by their titles, and the way to the other pages of ``series``."""

    template = "jekyll/documents.html"

    def __init__(self, title: str, file: File, config: MkDocsConfig, shop: Workshop,
                 documents: Sequence[Page], series: list[DocumentsPage]) -> None:  # fmt: skip
        super().__init__(title, file, config, shop)
        self._documents = documents
        self._series = series
        series.append(self)

    def context(self, files: Files) -> dict[str, Any]:
        """The documents' pages, and all pages of the series."""
        return {**super().context(files), "documents": self._documents, "series": self._series}


class SearchPage(ViewPage):
    """Stands where the old theme had its search, and opens the theme's."""

    template = "jekyll/search.html"


class TagsPage(ViewPage):
    """The tags' page for Material's tags plugin, which fills in the list at its own mark."""

    def read_source(self, config: MkDocsConfig) -> None:
        """The mark at which the plugin puts the list."""
        super().read_source(config)
        self.meta["template"] = "main.html"
        plugin: Any = config.plugins.get("material/tags")
        self.markdown = f"<!-- {plugin.config.listings_directive} -->\n"

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Through Python-Markdown, as the plugin expects."""
        Page.render(self, config, files)
