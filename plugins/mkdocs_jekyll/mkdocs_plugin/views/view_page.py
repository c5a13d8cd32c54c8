"""The theme's own pages about posts: index, archive, lists by heading, search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_jekyll.jekyll import Document, Item
from mkdocs_jekyll.publish import dates
from mkdocs_jekyll.publish.grouping import Group, anchors_in
from mkdocs_jekyll.publish.html import inline_html, printed_raw
from mkdocs_jekyll.publish.html_scan import plain_text
from mkdocs_jekyll.publish.view_content import ViewContent

from ..files import JekyllFile, by_file
from ..own_plugins import own_plugin
from ..page import JekyllPage, PageSettings
from ..theme.features import hide_contents
from .own_text import OwnText

#: Our template for each form of a view; the list of Material's tags plugin is shown as a page is.
_TEMPLATES: Final = {
    "index": "jekyll/index.html",
    "archive": "jekyll/archive.html",
    "taxonomy": "jekyll/taxonomy.html",
    "authors": "jekyll/authors.html",
    "documents": "jekyll/documents.html",
    "search": "jekyll/search.html",
    "tags": "jekyll/page.html",
}


@dataclass(frozen=True, slots=True)
class ViewTexts:
    """What stands beside a view's list: its title, its own text, and the blog's description (as text).

    ``list_title`` is what the page's front matter calls the list alone.
    """

    title: str
    own: OwnText | None = None
    description: str = ""
    list_title: str = ""


class ViewPage(JekyllPage):
    """A page that the theme fills with what `content` lists.

    ``text_after`` is what stands behind the list, once the page is rendered.
    """

    text_after = ""

    def __init__(
        self, content: ViewContent, texts: ViewTexts, file: File, config: MkDocsConfig, settings: PageSettings
    ) -> None:
        own_title = printed_raw(inline_html(texts.title)) if isinstance(file, JekyllFile) else None
        super().__init__(own_title, file, config)
        self.view = content
        self._texts = texts
        self._presenter = settings.presenter
        if not self.is_ordinary:
            self.update_date = (
                "" if settings.site_changed is None else dates.update_date(settings.site_changed)
            )

    @property
    def is_ordinary(self) -> bool:
        """Whether a page of ``docs_dir`` stands here, whose Markdown goes above the list."""
        return not isinstance(self.file, JekyllFile)

    @property
    def item(self) -> Item | None:
        """The page of the site that it takes the place of, if its text is kept."""
        return None if self._texts.own is None else self._texts.own.item

    @property
    def list_title(self) -> str:
        """What stands above the list itself."""
        return self._texts.list_title

    @property
    def is_further(self) -> bool:
        """Whether it goes on with the list of another page."""
        return self.view.number > 1

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read, as the title is known, unless an ordinary page is."""
        template = _TEMPLATES[self.view.form]
        if self.is_ordinary:
            super().read_source(config)
            self.meta["template"] = template
        else:
            self.markdown = ""
            self.meta = {"template": template, "title": self.title, "search": {"exclude": True}, "hide": []}
            if self.file.abs_src_path is None:
                self.meta["draft"] = True  # so that mkdocs-rss-plugin does not ask for its file
        if self.view.form == "index":
            self._describe()

    def _describe(self) -> None:
        """The first page of an index carries the site's description."""
        description = self._texts.description if not self.is_further else ""
        if description:
            self.meta.setdefault("description", printed_raw(plain_text(inline_html(description))))
        if self.is_homepage and not self.is_ordinary:
            del self.meta["title"]

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The text around the list, if there is one."""
        if self.is_ordinary:
            super().render(config, files)
            return
        self.content = ""
        self.present_anchor_ids = set(anchors_in(self.view.groups))
        self.toc = _contents_of(self.view.groups)
        many = len(self.view.groups) > 1
        if (self.view.form == "taxonomy" and many) or (self.view.form == "archive" and not many):
            hide_contents(self)
        if self._texts.own is not None:
            presenter = self._presenter()
            rendered = self._texts.own.render(presenter, self.url)
            self.content, self.text_after = rendered.before, rendered.after
            self.present_anchor_ids |= rendered.anchors
            self.links_to_anchors = by_file(rendered.to_anchors, presenter.urls, files)

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Report links to headings that are not there, in the text around the list."""
        if self._texts.own is None:
            super().validate_anchor_links(files=files, log_level=log_level)
        else:
            own = self._texts.own.item
            self._presenter().report_anchors(own, self.file, self.links_to_anchors, log_level)


class TagsPage(ViewPage):
    """The tags' page for Material's tags plugin, which fills in the list at its own mark."""

    def read_source(self, config: MkDocsConfig) -> None:
        """The mark at which the plugin puts the list."""
        super().read_source(config)
        plugin: Any = own_plugin(config, "tags")
        self.markdown = f"<!-- {plugin.config.listings_directive} -->\n"

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The list through Python-Markdown, as the plugin expects, with the page's own text around it."""
        Page.render(self, config, files)
        if self._texts.own is not None:
            rendered = self._texts.own.render(self._presenter(), self.url)
            self.content = f"{rendered.before}\n{self.content}\n{rendered.after}"
            self.present_anchor_ids = {*(self.present_anchor_ids or ()), *rendered.anchors}


class _GroupLink(AnchorLink):
    """An entry of the table of contents for an anchor in which any character may stand."""

    @property
    def url(self) -> str:
        """The anchor as a link has to write it."""
        return f"#{quote(self.id)}"


def _contents_of(groups: Iterable[Group[Document]]) -> TableOfContents:
    """The headings as the theme's table of contents."""
    headings = (group for group in groups if not group.is_link)
    return TableOfContents([_GroupLink(printed_raw(group.title), group.id, 2) for group in headings])
