"""The theme's own pages about posts: what they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_jekyll.publish.grouping import Group
from mkdocs_jekyll.publish.hero import Hero
from mkdocs_jekyll.publish.html import Html, inline_html, printed_raw

from ..files import JekyllFile
from ..page import PostPage
from .own_text import OwnText


class ViewPage(Page):
    """A page that the theme fills. ``text`` is what stands around the list, if anything does."""

    template = "jekyll/taxonomy.html"
    heads_section: bool | None = None

    def __init__(self, title: str, file: File, config: MkDocsConfig, text: OwnText | None = None) -> None:
        own_title = printed_raw(inline_html(title)) if isinstance(file, JekyllFile) else None
        super().__init__(own_title, file, config)
        self.hero: Hero | None = None
        self._text = text
        self._after = Html()

    @property
    def is_ordinary(self) -> bool:
        """Whether a page of ``docs_dir`` stands here, whose Markdown goes above the list."""
        return not isinstance(self.file, JekyllFile)

    @property
    def is_index(self) -> bool:
        """Whether the theme shows it as the page of its section."""
        return super().is_index if self.heads_section is None else self.heads_section

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read, as the title is known, unless an ordinary page is."""
        if self.is_ordinary:
            super().read_source(config)
            self.meta["template"] = self.template
            return
        self.markdown = ""
        self.meta = {"template": self.template, "title": self.title, "search": {"exclude": True}, "hide": []}
        if self.file.abs_src_path is None:
            self.meta["draft"] = True  # so that mkdocs-rss-plugin does not ask for its file

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The text around the list, if there is one."""
        if self.is_ordinary:
            super().render(config, files)
            return
        self.content = ""
        self.present_anchor_ids = set(self.anchors())
        self.toc = _contents_of(self.groups())
        if self._text is not None:
            rendered = self._text.render(self.url, files, config)
            self.content, self._after = rendered.before, Html(rendered.after)
            self.present_anchor_ids |= rendered.anchors
            self.links_to_anchors = {file: dict(links) for file, links in rendered.links_to_anchors.items()}

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Tell of links to headings that are not there, in the text around the list."""
        if self._text is None:
            super().validate_anchor_links(files=files, log_level=log_level)
        else:
            self._text.tell_anchors(self.file, self.links_to_anchors, log_level)

    def groups(self) -> Sequence[Group[PostPage]]:
        """The list's headings with their posts; none for an index."""
        return ()

    def anchors(self) -> Iterator[str]:
        """Every place of the list that a link may lead to."""
        for group in self.groups():
            yield from (group.id, *group.aliases, *(child.id for child in group.children))

    def context(self) -> dict[str, Any]:
        """What the template needs besides the page."""
        return {"groups": self.groups(), "text_after": self._after}


class _GroupLink(AnchorLink):
    """An entry of the table of contents for an anchor in which any character may stand."""

    @property
    def url(self) -> str:
        """The anchor as a link has to write it."""
        return f"#{quote(self.id)}"


def _contents_of(groups: Iterable[Group[PostPage]]) -> TableOfContents:
    """The headings as the theme's table of contents."""
    return TableOfContents([_GroupLink(printed_raw(group.title), group.id, 2) for group in groups])
