"""The theme's own pages that list all posts, or those of one tag, category or author; and that for search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mkdocs_jekyll.publish.grouping import Group
from mkdocs_jekyll.publish.post import Author

from ..own_plugins import own_plugin
from ..page import PostPage
from .own_text import OwnText
from .view_page import ViewPage

Groups = Sequence[Group[PostPage]]


class ListPage(ViewPage):
    """Categories or tags: all posts, by heading."""

    def __init__(
        self, title: str, file: File, config: MkDocsConfig, text: OwnText | None, groups: Groups
    ) -> None:
        super().__init__(title, file, config, text)
        self._groups = groups

    def groups(self) -> Groups:
        """As given."""
        return self._groups


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive shows: ``years``, or those of one tag, category or author (``person``).

    ``names`` are groups whose names stand above the list, each with the URL of its posts; ``is_whole`` says
    that no post is left out.
    """

    years: Groups
    names: Groups = ()
    person: Author | None = None
    is_whole: bool = False


class ArchivePage(ListPage):
    """Posts by year and month."""

    template = "jekyll/archive.html"

    def __init__(
        self, title: str, file: File, config: MkDocsConfig, text: OwnText | None, archive: Archive
    ) -> None:
        super().__init__(title, file, config, text, archive.years)
        self.archive = archive

    def context(self) -> dict[str, Any]:
        """Years, the number of all posts, the names and the author."""
        archive = self.archive
        count = sum(len(group.posts) for group in archive.years)
        return {**super().context(), "count": count, "names": archive.names, "person": archive.person}


class AuthorsPage(ListPage):
    """Who writes here, each with the latest posts."""

    template = "jekyll/authors.html"


class DocumentsPage(ViewPage):
    """Some documents of a collection, by their titles, and the way to the other pages of the list."""

    template = "jekyll/documents.html"

    def __init__(
        self, title: str, file: File, config: MkDocsConfig, documents: Sequence[Page], pages: Sequence[File]
    ) -> None:
        super().__init__(title, file, config)
        self._documents = documents
        self._pages = pages

    def context(self) -> dict[str, Any]:
        """The documents' pages, and the files of all pages of the list."""
        return {**super().context(), "documents": self._documents, "pages": self._pages}


class SearchPage(ViewPage):
    """Stands where the old theme had its search, and opens the theme's."""

    template = "jekyll/search.html"


class TagsPage(ViewPage):
    """The tags' page for Material's tags plugin, which fills in the list at its own mark."""

    def read_source(self, config: MkDocsConfig) -> None:
        """The mark at which the plugin puts the list."""
        super().read_source(config)
        self.meta["template"] = "main.html"
        plugin: Any = own_plugin(config, "tags")
        self.markdown = f"<!-- {plugin.config.listings_directive} -->\n"

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The list through Python-Markdown, as the plugin expects, with the page's own text around it."""
        Page.render(self, config, files)
        if self._text is not None:
            rendered = self._text.render(self.url, files, config)
            self.content = f"{rendered.before}\n{self.content}\n{rendered.after}"
            self.present_anchor_ids = {*(self.present_anchor_ids or ()), *rendered.anchors}
