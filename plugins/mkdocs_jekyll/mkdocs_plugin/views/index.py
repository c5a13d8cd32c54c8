"""The theme's own pages about posts: what they have in common, and the index with its pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final
from urllib.parse import unquote

import paginate  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll import Item
from mkdocs_jekyll.publish import dates, page_meta
from mkdocs_jekyll.publish.captions import dressed
from mkdocs_jekyll.publish.math import Formulas, formulas_in
from mkdocs_jekyll.publish.mermaid import renamed
from mkdocs_jekyll.publish.post import Author, Hero, PostSettings, TagLink, below_root, picture_of
from mkdocs_jekyll.publish.reading_time import plain_text
from mkdocs_jekyll.publish.titles import shortened

from ..files import JekyllFile
from ..link_report import tell_anchors, tell_broken
from ..links import LinkRewriter
from ..page import PostPage, Workshop
from .grouping import Group, contents_of

_IDS: Final = re.compile(r"(<[a-zA-Z][^<>]*?)\s(?:id|name)=(?:\"[^\"]*\"|'[^']*')", re.DOTALL)
_HEADINGS: Final = re.compile(r"<(/?)h[1-6]\b[^<>]*>", re.IGNORECASE)
#: So many characters of a post's text stand on the index where Jekyll's excerpt has no words.
EXCERPT_CHARACTERS: Final = 200


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A post on the index; the theme's ``partials/post.html`` finds all its names here too."""

    page: PostPage
    content: str
    more: bool = True

    @property
    def formulas(self) -> Formulas:
        """How the beginning writes formulas, if it has any."""
        return formulas_in(self.content, self.page.formulas)

    @property
    def config(self) -> PostSettings:
        """Dates, reading time, draft and pin."""
        return self.page.config

    @property
    def url(self) -> str:
        """The post's address below the root."""
        return self.page.url

    @property
    def authors(self) -> list[Author]:
        """Authors with a picture."""
        return self.page.authors

    @property
    def categories(self) -> list[TagLink]:
        """Categories with their lists' addresses."""
        return self.page.categories


class ViewPage(Page):
    """A page that the theme fills. ``intro`` is the item whose text stands above the list, if any."""

    template = "jekyll/taxonomy.html"

    def __init__(
        self, title: str, file: File, config: MkDocsConfig, shop: Workshop, intro: Item | None = None
    ) -> None:
        super().__init__(page_meta.title_html(title) if isinstance(file, JekyllFile) else None, file, config)
        if shop.changed is not None and isinstance(file, JekyllFile):
            self.update_date = dates.update_date(shop.changed)
        self._shop = shop
        self._intro = intro
        self.hero: Hero | None = None

    @property
    def is_ordinary(self) -> bool:
        """Whether a page of ``docs_dir`` stands here, whose Markdown goes above the list."""
        return not isinstance(self.file, JekyllFile)

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
        """The text above the list, if there is one."""
        if self.is_ordinary:
            super().render(config, files)
            return
        self.content = ""
        self.present_anchor_ids = set(self.anchors())
        self.toc = contents_of(self.groups())
        if self._intro is not None:
            rendered = self._shop.site.render(self._intro)
            self._shop.reporter.tell_all(rendered.problems)
            looked = LinkRewriter(self._shop.addresses(files), self.url).look(rendered.html)
            self.content = looked.html
            self.present_anchor_ids |= looked.anchors
            self.links_to_anchors = looked.to_anchors
            if self._shop.options.check_links:
                tell_broken(self._shop, self._intro, looked.broken, config.validation.links.not_found)

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Tell of links to headings that are not there, in the text above the list."""
        if self._intro is None:
            super().validate_anchor_links(files=files, log_level=log_level)
        elif self._shop.options.check_links:
            tell_anchors(self._shop, self._intro, self.file, self.links_to_anchors, log_level)

    def groups(self) -> Sequence[Group]:
        """The list's headings with their posts; none for an index."""
        return ()

    def anchors(self) -> Iterator[str]:
        """Every place of the list that a link may lead to."""
        for group in self.groups():
            yield from (group.id, *group.aliases, *(child.id for child in group.children))

    def context(self, files: Files) -> dict[str, Any]:  # noqa: ARG002 - an index needs them
        """What the template needs besides the page."""
        return {"groups": self.groups()}


class IndexPage(ViewPage):
    """One page of the index: some posts with their beginnings, and the way to the other pages."""

    template = "jekyll/index.html"

    def __init__(self, title: str, file: File, config: MkDocsConfig, shop: Workshop, *,
                 number: int, series: Pagination, intro: Item | None = None) -> None:  # fmt: skip
        super().__init__(title, file, config, shop, intro)
        self.number = number
        self.series = series
        series.pages.append(self)

    def read_source(self, config: MkDocsConfig) -> None:
        """The first page carries the site's description."""
        super().read_source(config)
        description = page_meta.text_of(self._shop.site.config.get("description"))
        if description and self.number == 1 and self.series.main:
            self.meta.setdefault("description", description.replace('"', "&quot;"))
        if self.is_homepage and not self.is_ordinary:
            del self.meta["title"]

    def context(self, files: Files) -> dict[str, Any]:
        """``posts`` and ``pagination`` as the theme's ``blog.html`` reads them."""
        site = self._shop.site.config
        main = self.series.main
        picture = below_root(picture_of(site), self._shop.bases) if self.number == 1 and main else ""
        there = "//" in picture or self._shop.addresses(files).find(unquote(picture)) is not None
        self.hero = Hero(picture) if picture and there else None
        return {
            "posts": [self._card(post, files) for post in self.series.slice(self.number)],
            "pagination": self.series.pager(self.number),
            "site_title": page_meta.title_html(page_meta.text_of(site.get("title"))) if main else "",
            "site_description": page_meta.title_html(page_meta.text_of(site.get("description")))
            if main
            else "",
        }

    def _card(self, post: PostPage, files: Files) -> IndexEntry:
        html = post.excerpt_html
        if not plain_text(html):
            text = shortened(plain_text(post.content or ""), EXCERPT_CHARACTERS)
            return IndexEntry(post, f"<p>{escape(text, quote=False)}</p>")
        html = _HEADINGS.sub(lambda match: f"<{match[1]}p>", _IDS.sub(r"\1", html))
        looked = LinkRewriter(self._shop.addresses(files), post.url, shown_at=self.url).look(html)
        return IndexEntry(post, dressed(renamed(looked.html), first_waits=True))


@dataclass(slots=True)
class Pagination:
    """An index's pages, one after the other; ``main`` unless it is an index of some posts only."""

    posts: Sequence[PostPage]
    per_page: int
    main: bool = True
    pages: list[IndexPage] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many pages there are; an index without posts has one."""
        return max(1, -(-len(self.posts) // self.per_page))

    def slice(self, number: int) -> Sequence[PostPage]:
        """The posts of a page, counted from 1."""
        return self.posts[(number - 1) * self.per_page : number * self.per_page]

    def pager(self, number: int) -> Callable[[dict[str, Any]], str] | None:
        """The theme's ``pagination``; ``None`` if everything stands on one page."""
        if self.count == 1:
            return None
        here = self.pages[number - 1]

        def address(page: int) -> str:
            return self.pages[page - 1].file.url_relative_to(here.file)

        pages = paginate.Page(
            range(len(self.posts)), page=number, items_per_page=self.per_page, url_maker=address
        )
        return lambda settings: str(pages.pager(format="~2~", **settings))
