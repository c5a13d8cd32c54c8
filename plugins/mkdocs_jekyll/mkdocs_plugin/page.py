"""A Jekyll text as a page of MkDocs: SiteRenderer renders it, MkDocs and plugins see it as any other."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.utils import meta as mkdocs_meta

from mkdocs_jekyll.jekyll import Document, Item
from mkdocs_jekyll.jekyll.slugs import to_text
from mkdocs_jekyll.jekyll.text_spool import SpooledText, TextSpool
from mkdocs_jekyll.kramdown import TocEntry
from mkdocs_jekyll.publish import dates, page_meta, titles
from mkdocs_jekyll.publish.html import Html, printed_raw
from mkdocs_jekyll.publish.html_scan import plain_text
from mkdocs_jekyll.publish.page_body import NO_BODY, PageBody
from mkdocs_jekyll.publish.page_context import PostEntry, PostMark
from mkdocs_jekyll.publish.post import Author, PostDates, PostSettings, TagLink

from .files import by_file
from .presenter import Presenter
from .theme.templates import date_title
from .toc import table_of_contents

#: So many characters of a description fit beside an author's picture.
_LONGEST_ROLE: Final = 40


@dataclass(frozen=True, slots=True)
class PageSettings:
    """What is common to the pages of a build: whether they have our templates, when the site was changed.

    ``presenter`` gives what renders them. Pages are made before all URLs of the site are known, and it can't
    be asked until then. ``texts`` holds their contents. ``edit_url`` is the old theme's link to an item's
    source, empty where it shows none. ``markdown_titles``: it reads titles as Markdown.
    """

    has_templates: bool
    presenter: Callable[[], Presenter]
    site_changed: datetime | None = None
    texts: TextSpool = field(default_factory=TextSpool)
    edit_url: Callable[[Item], str] = field(default=lambda _: "")
    markdown_titles: bool = False


class JekyllPage(Page):
    """A page that we make, of an item or of a view."""

    heads_section: bool | None = None
    """Whether it is the page of its section; ``None`` where its file's name decides."""

    @property
    def is_index(self) -> bool:
        """Whether the theme shows it as the page of its section."""
        return super().is_index if self.heads_section is None else self.heads_section


class ItemPage(JekyllPage):
    """A post, a document or a page of a Jekyll site.

    ``body`` is set once the page is rendered; ``facts`` is the same without the HTML, which is read from
    disk. So is ``content``: MkDocs keeps all pages until the last one is written.
    """

    template = "jekyll/page.html"
    facts: PageBody = NO_BODY
    _html: SpooledText | None = None
    _content: SpooledText | None = None

    def __init__(self, item: Item, file: File, config: MkDocsConfig, settings: PageSettings) -> None:
        self._texts = settings.texts
        self._markdown_titles = settings.markdown_titles
        super().__init__(self._title_of(item, file, config), file, config)
        self.item = item
        self._has_templates = settings.has_templates
        self._presenter = settings.presenter
        self.edit_url = self.edit_url or settings.edit_url(item) or None
        changed = dates.day_of_change(item) or dates.written(item) or settings.site_changed
        self.update_date = "" if changed is None else dates.update_date(changed)

    @property
    def body(self) -> PageBody:
        """What the item has become."""
        return self.facts if self._html is None else replace(self.facts, html=self._html.get())

    @body.setter
    def body(self, body: PageBody) -> None:
        self.facts = replace(body, html="")
        self._html = self._texts.put(body.html) if body.html else None

    @property
    def content(self) -> str | None:
        """The HTML, as MkDocs and its plugins know it."""
        return None if self._content is None else self._content.get()

    @content.setter
    def content(self, content: str | None) -> None:
        if content is None:
            self._content = None
        elif self._content is None or self._content.get() != content:
            self._content = self._texts.put(content)

    def keep(self, html: str) -> SpooledText:
        """Keep what is going to be the content."""
        return self._texts.put(html)

    def take(self, html: SpooledText) -> None:
        """Make what was kept the content."""
        self._content = html

    def _title_of(self, item: Item, file: File, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The item's own title, or one out of its file's name."""
        title = titles.title_of(item, is_markdown=self._markdown_titles)
        if titles.has_visible_characters(title):
            return printed_raw(title)
        return printed_raw(_title_from(file, to_text(item.data.get("lang"))))

    def read_source(self, config: MkDocsConfig) -> None:
        """Take text and front matter as they were read, or what a plugin gives in their place."""
        self.markdown = self.item.content
        template = self.template if self._has_templates else "main.html"
        title = titles.title_of(self.item, is_markdown=self._markdown_titles)
        self.meta = page_meta.page_meta(self.item, template=template, title=title)
        if self.file.abs_src_path is None:
            self.meta["draft"] = True  # so that mkdocs-rss-plugin does not ask for its file
        source = config.plugins.on_page_read_source(page=self, config=config)
        if source is not None:
            self.markdown, more = mkdocs_meta.get_data(source)
            self.meta.update(more)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' signature
        """Liquid and Markdown as Jekyll runs them; then links, anchors and headings as MkDocs wants them."""
        self.render_by(self._presenter(), files)

    def render_by(self, presenter: Presenter, files: Files) -> None:
        """Render the page as ``presenter`` does, which takes what is wrong with it."""
        body = presenter.body(self._rendered_item(), self.url)
        # Material's search takes a heading that opens the text for the page's title. White space before it is
        # enough to keep the page's own.
        self._content = content = self._texts.put(f"\n{body.html}")
        self.facts, self._html = replace(body, html=""), content.without_first()
        self.toc = table_of_contents(self._below_title(body.toc), presenter.contents_limit)
        self.present_anchor_ids = set(body.anchors)
        self.links_to_anchors = by_file(body.to_anchors, presenter.urls, files)

    def _below_title(self, headings: tuple[TocEntry, ...]) -> tuple[TocEntry, ...]:
        """The headings, without the text's one heading of the first level: it is the page's title."""
        is_title = len(headings) == 1 and headings[0].level == 1
        return headings[0].children if is_title else headings

    def _rendered_item(self) -> Item:
        """The item, or one with the text that plugins made of its own."""
        if self.markdown == self.item.content:
            return self.item
        changed = copy.copy(self.item)
        changed.content = self.markdown or ""
        return changed

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:  # noqa: ARG002 - MkDocs' signature
        """Report links to headings that are not there, with the line they stand on."""
        self.report_anchors(self._presenter(), log_level)

    def report_anchors(self, presenter: Presenter, log_level: int) -> None:
        """Have ``presenter`` report these links."""
        presenter.report_anchors(self.item, self.file, self.links_to_anchors, log_level)


class RawPage(ItemPage):
    """A collection's document that is no web page (a ``.json`` without a layout): its text and nothing else.

    It is a page for MkDocs, so that other plugins see it as they see the collection's other documents, but
    not for search engines and not for the theme's search.
    """

    def read_source(self, config: MkDocsConfig) -> None:
        """As any item; written without the theme."""
        super().read_source(config)
        self.meta.update(template="jekyll/raw.html", search={"exclude": True})
        self.canonical_url = self.abs_url = None

    def render_by(self, presenter: Presenter, files: Files) -> None:  # noqa: ARG002 - as any item
        """The text as Liquid leaves it."""
        self.content = html = presenter.rendered(self.item).html
        self.body = PageBody(html)


def _in_column(author: Author) -> Author:
    role = author.description if len(plain_text(author.description)) <= _LONGEST_ROLE else Html()
    return replace(author, name=printed_raw(plain_text(author.title)), description=role)


class PostPage(ItemPage):
    """A post, with what the theme's blog templates read: ``config``, ``authors``, ``categories``.

    ``entry`` is set once all bodies are known.
    """

    template = "jekyll/post.html"
    item: Document
    entry: PostEntry | None = None

    def __init__(self, item: Document, file: File, config: MkDocsConfig, settings: PageSettings) -> None:
        super().__init__(item, file, config, settings)
        self.heading = Html(self.title)
        self.typeset: dict[str, str] | None = None
        self._given_title = self.title
        self.config = PostSettings(PostDates(item.date, dates.day_of_change(item)), draft=item.draft)

    def _title_of(self, item: Item, file: File, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The post's own title, its first words, or its date."""
        if title := titles.title_or_first_words(item, is_markdown=self._markdown_titles):
            return printed_raw(title)
        assert isinstance(item, Document)
        return date_title(item.date, "day", str(config.theme.get("language", "en")))

    def _below_title(self, headings: tuple[TocEntry, ...]) -> tuple[TocEntry, ...]:
        """All of them: a post's title stands outside of its text."""
        return headings

    def name(self, title: str) -> None:
        """Take the title that ``nav`` in ``mkdocs.yml`` gives."""
        self.title = self._given_title = title

    def restore_title(self) -> None:
        """Keep the date that mkdocs-blog-plugin writes before titles in the navigation only."""
        if self.title != self._given_title:
            self.typeset = {"title": str(self.title)}
            self.title = self._given_title

    def set_updated(self, day: date) -> None:
        """Take the day of the last commit, unless the front matter gives one, or it is that of writing."""
        if self.config.date.updated is None and day > self.item.date.date():
            self.update_date = dates.update_date(day)

    def show(self, entry: PostEntry) -> None:
        """Take what stands beside the title; for the theme's templates, as they know it."""
        self.entry = entry
        self.config = PostSettings(
            PostDates(entry.created, entry.updated), entry.minutes, bool(entry.mark), entry.is_pinned
        )

    @property
    def language(self) -> str:
        """The language, for the list of Material's tags plugin."""
        return "" if self.entry is None else self.entry.language

    @property
    def mark(self) -> PostMark:
        """What it is if it is not published yet, for the list of Material's tags plugin."""
        return "" if self.entry is None else self.entry.mark

    @property
    def subtitle(self) -> Html:
        """The subtitle, for the list of Material's tags plugin."""
        return Html() if self.entry is None else self.entry.subtitle

    @property
    def authors(self) -> list[Author]:
        """Authors with a picture, as the theme prints them; it has no place for one without.

        Beside the picture there is room for what an author is, not for what one has to say of oneself.
        """
        people = () if self.entry is None else self.entry.authors
        return [_in_column(author) for author in people if author.avatar]

    @property
    def categories(self) -> tuple[TagLink, ...]:
        """The categories, each with the URL of its posts."""
        return () if self.entry is None else self.entry.categories


class RawPostPage(RawPage, PostPage):
    """A post that is no web page: its text and nothing else, but a post in the lists."""


def set_parent(page: Page, parent: Page | Section | None) -> None:
    """Make ``parent`` the active entry of the navigation while ``page`` is shown."""
    holder: Any = page
    holder.parent = parent


def _title_from(file: File, language: str) -> str:
    """A title for a page that has none, out of its file's name; ``about.fr.md`` in French is "About"."""
    stem = posixpath.splitext(posixpath.basename(file.src_uri))[0]
    if language:
        stem = stem.removesuffix(f".{language}")
    if stem == "index":
        stem = posixpath.basename(posixpath.dirname(file.src_uri)) or "Home"
    words = stem.replace("-", " ").replace("_", " ").strip()
    return words.capitalize() if words.islower() else words
