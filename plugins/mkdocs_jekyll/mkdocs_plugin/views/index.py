"""The index of posts with its pages, and the entries that stand on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

import paginate  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from mkdocs_jekyll.jekyll.themes import IndexForm
from mkdocs_jekyll.publish.captions import add_captions
from mkdocs_jekyll.publish.hero import Hero
from mkdocs_jekyll.publish.html import Html, inline_html, printed_raw
from mkdocs_jekyll.publish.html_scan import Edits, Scan, plain_text
from mkdocs_jekyll.publish.index_text import beginning_of, teaser_of
from mkdocs_jekyll.publish.links import relative_url, rewrite_shown
from mkdocs_jekyll.publish.math import Formulas, formulas_in
from mkdocs_jekyll.publish.mermaid import rename_diagrams
from mkdocs_jekyll.publish.page_meta import text_of
from mkdocs_jekyll.publish.post import Author, PostSettings, TagLink, below_root
from mkdocs_jekyll.publish.url_index import UrlIndex

from ..page import PostPage
from .own_text import OwnText
from .view_page import ViewPage

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A post on the index; the theme's ``partials/post.html`` finds all its names here too."""

    page: PostPage
    content: Html
    tags: Sequence[TagLink] = ()
    more: bool = True
    picture: str = ""

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
    def categories(self) -> Sequence[TagLink]:
        """Categories with the URLs of their lists."""
        return self.page.categories


@dataclass(frozen=True, slots=True)
class EntryWriter:
    """Makes entries out of posts: ``urls`` gives the site's URLs, ``tags_of`` a post's tags.

    ``form`` says how much of a post is shown, ``bases`` are the site's base paths.
    """

    urls: Callable[[], UrlIndex]
    tags_of: Callable[[PostPage], Sequence[TagLink]]
    form: IndexForm
    bases: tuple[str, ...]

    def entry(self, post: PostPage, shown_at: str) -> IndexEntry:
        """A post with its beginning, whose links hold at ``shown_at``."""
        begins = beginning_of(post.item, self.form, post.excerpt_html, post.content or "")
        tags, picture = self.tags_of(post), self._picture(post)
        if not begins.html:
            text = Html("<p>{}</p>").format(begins.text) if begins.text else Html("")
            return IndexEntry(post, text, tags, picture=picture)
        scan = Scan(begins.html)
        edits = Edits(scan)
        _fit_beginning(scan, edits)
        rewrite_shown(scan, edits, self.urls(), post.url, shown_at=shown_at, media=post.media)
        rename_diagrams(scan, edits)
        add_captions(scan, edits, first_waits=True)
        text = Html(edits.apply())
        return IndexEntry(post, text, tags, picture="" if "<img" in text else picture)

    def _picture(self, post: PostPage) -> str:
        """The post's own picture for lists, or the one above its text; never one that all posts share."""
        urls = self.urls()
        teaser = below_root(teaser_of(post.item), self.bases)
        if teaser and (":" in teaser or urls.find(unquote(teaser)) is not None):
            return teaser
        return post.hero.picture if post.hero is not None and post.hero.is_own else ""


def _fit_beginning(scan: Scan, edits: Edits) -> None:
    """Take away a beginning's ids, which belong to the post's own page, and its headings."""
    for tag in scan.tags:
        if tag.name in _HEADINGS:
            edits.replace(tag.start, tag.end, "</p>" if tag.is_end else "<p>")
            continue
        for attribute in tag.attributes:
            if attribute.name in ("id", "name") and attribute.has_value:
                edits.replace(attribute.start - 1, attribute.end, "")


@dataclass(frozen=True, slots=True)
class BlogFacts:
    """What the main index says of the whole blog, as text; ``hero`` finds its picture."""

    title: str
    description: str
    hero: Callable[[], Hero | None]


@dataclass(frozen=True, slots=True)
class IndexPart:
    """One page of an index: its posts, its number from 1, and the files of all pages.

    ``blog`` is for an index of all posts.
    """

    posts: Sequence[PostPage]
    number: int
    files: Sequence[File]
    entries: EntryWriter
    blog: BlogFacts | None = None

    def pager(self) -> Callable[[dict[str, Any]], str] | None:
        """The theme's ``pagination``; ``None`` if everything stands on one page."""
        if len(self.files) == 1:
            return None
        here = self.files[self.number - 1]

        def address(page: int) -> str:
            return relative_url(self.files[page - 1].url, here.url)

        pages = paginate.Page(self.files, page=self.number, items_per_page=1, url_maker=address)
        return lambda settings: str(pages.pager(format="~2~", **settings))


class IndexPage(ViewPage):
    """One page of an index: some posts with their beginnings, and the way to the other pages."""

    template = "jekyll/index.html"

    def __init__(
        self, title: str, file: File, config: MkDocsConfig, text: OwnText | None, part: IndexPart
    ) -> None:
        super().__init__(title, file, config, text)
        self.number = part.number
        self._part = part

    def read_source(self, config: MkDocsConfig) -> None:
        """The first page carries the site's description."""
        super().read_source(config)
        blog = self._part.blog
        description = "" if blog is None else text_of(blog.description)
        if description and self.number == 1:
            self.meta.setdefault("description", printed_raw(plain_text(inline_html(description))))
        if self.is_homepage and not self.is_ordinary:
            del self.meta["title"]

    def context(self) -> dict[str, Any]:
        """``posts`` and ``pagination`` as the theme's ``blog.html`` reads them."""
        blog = self._part.blog
        self.hero = blog.hero() if blog is not None and self.number == 1 else None
        return {
            **super().context(),
            "posts": [self._part.entries.entry(post, self.url) for post in self._part.posts],
            "pagination": self._part.pager(),
            "site_title": Html() if blog is None else inline_html(blog.title),
            "site_description": Html() if blog is None else inline_html(blog.description),
        }
