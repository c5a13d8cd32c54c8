"""A Jekyll text as a page of MkDocs: room 2 renders it, MkDocs and other plugins see it as any other."""

from __future__ import annotations

import copy
import posixpath
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Protocol
from urllib.parse import quote, unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.utils import meta as mkdocs_meta

from mkdocs_jekyll.jekyll import Document, Item, Site, SiteRenderer
from mkdocs_jekyll.publish import dates, page_meta, reading_time, titles
from mkdocs_jekyll.publish.captions import add_captions, languages_in, mark_languages
from mkdocs_jekyll.publish.hero import Hero, hero_of
from mkdocs_jekyll.publish.html import Html, inline_html, printed_raw
from mkdocs_jekyll.publish.html_scan import Edits, Scan, plain_text
from mkdocs_jekyll.publish.kit_html import edit_for_kit
from mkdocs_jekyll.publish.kit_layout import AroundText, around_text
from mkdocs_jekyll.publish.kit_media import media_resolver
from mkdocs_jekyll.publish.language import language_of, name_of
from mkdocs_jekyll.publish.link_problems import missing_picture
from mkdocs_jekyll.publish.links import BrokenLink, rewrite, rewrite_shown
from mkdocs_jekyll.publish.math import Formulas, SiteMath
from mkdocs_jekyll.publish.mermaid import Diagrams, diagrams_of, rename_diagrams, wants_diagrams
from mkdocs_jekyll.publish.page_meta import says_yes
from mkdocs_jekyll.publish.post import (
    Author,
    PostFacts,
    PostSettings,
    TagLink,
    below_root,
    facts_of,
    is_embeddable,
    reachable,
)
from mkdocs_jekyll.publish.taxonomy import Kind
from mkdocs_jekyll.publish.text_scripts import TextScripts, scripts_of
from mkdocs_jekyll.publish.url_index import UrlIndex

from .files import by_file
from .link_report import report_anchors, report_broken, report_url
from .options import JekyllConfig
from .report import Reporter
from .theme.templates import date_title
from .toc import contents_of_body, headings_of


class Workshop(Protocol):
    """What a page needs of the build it belongs to."""

    site: Site
    renderer: SiteRenderer
    changed: datetime | None
    options: JekyllConfig
    reporter: Reporter
    has_templates: bool
    whole_site: bool
    math: SiteMath

    @property
    def urls(self) -> UrlIndex:
        """All URLs of the site."""
        ...

    @property
    def bases(self) -> tuple[str, ...]:
        """The site's base paths, as texts write them before an address."""
        ...


class TermLinks(Protocol):
    """Where the posts of a tag, category or author are listed."""

    def url(self, kind: Kind, name: str) -> str:
        """The URL below the root; empty: nowhere."""
        ...

    def link(self, kind: Kind, name: str) -> TagLink:
        """The name with its URL."""
        ...


class ItemPage(Page):
    """A post, a document or a page of a Jekyll site."""

    hero: Hero | None = None
    formulas: Formulas = ""
    diagrams: Diagrams = ""
    around = AroundText()
    scripts = TextScripts()
    _scan: Scan | None = None
    template = "jekyll/page.html"
    heads_section: bool | None = None
    """Whether it is the page of its section; ``None`` where its file's name tells."""

    def __init__(self, item: Item, file: File, config: MkDocsConfig, shop: Workshop) -> None:
        super().__init__(self._title_of(item, file, config), file, config)
        self.item = item
        self._shop = shop
        self._changed: Item | None = None
        self._has_former = False
        self.media = media_resolver(item, shop.site)
        changed = page_meta.updated(item) or dates.written(item) or shop.changed
        if changed is not None:
            self.update_date = dates.update_date(changed)

    @staticmethod
    def _title_of(item: Item, file: File, config: MkDocsConfig) -> str:  # noqa: ARG004
        """The item's own title, or one out of its file's name."""
        title = inline_html(item.title)
        return printed_raw(title if titles.has_visible_characters(title) else _title_from(file))

    @property
    def is_index(self) -> bool:
        """Whether the theme shows it as the page of its section."""
        return super().is_index if self.heads_section is None else self.heads_section

    def read_source(self, config: MkDocsConfig) -> None:
        """Take text and front matter as room 2 read them, or what a plugin gives in their place."""
        self.markdown = self.item.content
        self.meta = page_meta.page_meta(
            self.item, template=self.template if self._shop.has_templates else "main.html"
        )
        if self.file.abs_src_path is None:
            self.meta["draft"] = True  # so that mkdocs-rss-plugin does not ask for its file
        source = config.plugins.on_page_read_source(page=self, config=config)
        if source is not None:
            self.markdown, more = mkdocs_meta.get_data(source)
            self.meta.update(more)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Liquid and Markdown as Jekyll runs them; then links, anchors and headings as MkDocs wants them."""
        item = self.item
        if self.markdown != item.content:
            item = self._changed = copy.copy(item)  # kept: room 2 remembers what it rendered by identity
            item.content = self.markdown or ""
        rendered = self._shop.renderer.render(item)
        self._shop.reporter.tell_all(rendered.problems)
        self.formulas = self._shop.math.formulas_of(item, rendered.html, has_math=rendered.has_math)
        asked = wants_diagrams(item.data, self._shop.site.config)
        scan = Scan(rendered.html)
        self.diagrams = diagrams_of(scan, asked=asked)
        links = rewrite(scan, self._shop.urls, self.url, keep_former=True, media=self.media)
        self._has_former = links.has_former
        # Material's search takes a heading that opens the text for the page's title. White space before it is
        # enough to keep the page's own.
        self.content = f"\n{links.html}"
        self._scan = scan = scan if links.html == scan.html else Scan(links.html)
        self.scripts = scripts_of(scan, self._shop.urls.jquery)
        if (problem := self.scripts.problem(self._shop.site.place_of(self.item))) is not None:
            self._shop.reporter.tell(problem)
        self.toc = contents_of_body(rendered.toc, scan)
        self.present_anchor_ids = {*links.anchors, *rendered.ids}
        self.links_to_anchors = by_file(links.to_anchors, self._shop.urls, files)
        if self._shop.options.check_links:
            report_broken(self._shop, self.item, links.broken, config.validation.links.not_found)
        self._dress(config)
        self._scan = None
        if self._shop.has_templates and self._shop.whole_site:
            self.around = self._around()

    def _around(self) -> AroundText:
        """What the old theme's layout showed around the text, with links that hold here."""
        found = around_text(self.item, self._shop.renderer)
        return AroundText(self._linked(found.before), self._linked(found.after))

    def _linked(self, html: Html) -> Html:
        return Html(rewrite(html, self._shop.urls, self.url).html) if html else html

    def finish(self, html: str) -> str:
        """The text as it goes into the page, once everybody has seen ``content``."""
        scan = Scan(html)
        edits = Edits(scan)
        self._edit(scan, edits)
        return edits.apply()

    def _edit(self, scan: Scan, edits: Edits) -> None:
        if self._has_former:
            # Until now the text is Jekyll's own; to a reader a former URL of the site is as good as lost.
            rewrite_shown(scan, edits, self._shop.urls, self.url, media=self.media)
        edit_for_kit(scan, edits, self._shop.site)
        if self.diagrams:
            rename_diagrams(scan, edits)

    def _dress(self, config: MkDocsConfig) -> None:
        self.hero = self._hero(hero_of(self.item, self._shop.site), config)

    def _hero(self, hero: Hero | None, config: MkDocsConfig) -> Hero | None:
        """The hero with a URL for the theme; ``None``, and a line in the log, without its picture."""
        if hero is None:
            return None
        actions = (replace(one, url=below_root(one.url, self._shop.bases)) for one in hero.actions)
        hero = replace(hero, actions=tuple(actions))
        if not hero.picture:
            return hero
        picture = below_root(self.media(hero.picture) if self.media else hero.picture, self._shop.bases)
        if ":" in picture or picture.startswith("//"):
            return replace(hero, picture=picture)
        if not picture or self._shop.urls.find(unquote(picture)) is None:
            missing = BrokenLink(hero.picture, "picture")
            report_broken(self._shop, self.item, [missing], config.validation.links.not_found)
            return None
        return replace(hero, picture=picture)

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:  # noqa: ARG002 - MkDocs' signature
        """Tell of links to headings that are not there, with the line they stand on."""
        if not self._shop.options.check_links:
            return
        report_anchors(self._shop, self.item, self.file, self.links_to_anchors, log_level)


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

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' signature
        """The text as Liquid leaves it."""
        rendered = self._shop.renderer.render(self.item)
        self._shop.reporter.tell_all(rendered.problems)
        self.content = rendered.html


class PostPage(ItemPage):
    """A post, with what the theme's blog templates read: ``config``, ``authors``, ``categories``."""

    template = "jekyll/post.html"
    item: Document

    def __init__(
        self, item: Document, file: File, config: MkDocsConfig, shop: Workshop, links: TermLinks
    ) -> None:
        super().__init__(item, file, config, shop)
        facts: PostFacts = facts_of(item, shop.site)
        self.config: PostSettings = facts.settings
        self.subtitle = facts.subtitle
        self.heading = Html(self.title)
        self._authors: list[Author] = [reachable(author, shop.bases) for author in facts.authors]
        self._links = links
        self.language = ""
        self.languages: list[tuple[str, str]] = []
        self.keynote = ""
        self.typeset: dict[str, str] | None = None
        self._facts = facts
        self._given_title = self.title

    @staticmethod
    def _title_of(item: Item, file: File, config: MkDocsConfig) -> str:  # noqa: ARG004
        """The post's own title, its first words, or its date."""
        if title := titles.title_or_first_words(item):
            return printed_raw(title)
        assert isinstance(item, Document)
        return date_title(item.date, "day", str(config.theme.get("language", "en")))

    def name(self, title: str) -> None:
        """Take the title that ``nav`` in ``mkdocs.yml`` gives."""
        self.title = self._given_title = title

    def keep_title(self) -> None:
        """Keep the date that mkdocs-blog-plugin writes before titles in the navigation only."""
        if self.title != self._given_title:
            self.typeset = {"title": str(self.title)}
            self.title = self._given_title

    def was_changed(self, day: date) -> None:
        """Take a day of change, unless the front matter gives one, or it is the day of writing."""
        written = self.config.date
        if written.updated is None and day > written.created.date():
            written.updated = day
            self.update_date = dates.update_date(day)

    @property
    def writers(self) -> list[Author]:
        """The authors; one without a URL of their own leads to their posts."""
        url = self._links.url
        return [
            author if author.url else replace(author, url=url("author", author.name))
            for author in self._authors
        ]

    @property
    def authors(self) -> list[Author]:
        """Authors with a picture, as the theme prints them; it has no place for one without."""
        return [
            replace(author, name=printed_raw(plain_text(author.title)))
            for author in self.writers
            if author.avatar
        ]

    @property
    def categories(self) -> list[TagLink]:
        """The categories, each with the URL of its posts."""
        return [self._links.link("category", name) for name in self.item.categories]

    @property
    def excerpt_html(self) -> str:
        """The beginning of the text, as Jekyll cuts it off; empty for an ``excerpt`` that is no text.

        (WordPress' importer wrote ``!ruby/object:Hpricot::Doc`` there, a mapping.)
        """
        if not isinstance(self.item.data.get("excerpt") or "", str):
            return ""
        renderer = self._shop.renderer
        return renderer.post_render(renderer.excerpt(self.item), self.item)

    def _edit(self, scan: Scan, edits: Edits) -> None:
        """With captions, lazy pictures, and the marks of its languages."""
        super()._edit(scan, edits)
        add_captions(scan, edits, first_waits=self.hero is not None)
        if self.languages:
            mark_languages(scan, edits)

    def _dress(self, config: MkDocsConfig) -> None:
        self.hero = self._hero(self._facts.hero, config)
        self._authors = [self._with_picture(author, config) for author in self._authors]
        self._show_keynote()
        self._find_languages()
        site_language = str(config.theme.get("language", "en"))
        self.language = language_of(self.item.data, f"{self.item.title} {self.item.content}", site_language)
        options = self._shop.options
        if options.readtime and self._scan is not None:
            minutes = reading_time.minutes(
                self._scan,
                words_per_minute=options.words_per_minute,
                characters_per_minute=options.characters_per_minute,
            )
            self.config.readtime = max(1, round(minutes / (len(self.languages) or 1)))  # one of them is read

    def _with_picture(self, author: Author, config: MkDocsConfig) -> Author:
        """The author; without the picture, and with a line in the log, if it is not there."""
        avatar = author.avatar
        if not avatar or ":" in avatar or avatar.startswith("//"):
            return author
        if (target := self._shop.urls.find_picture(unquote(avatar))) is not None:
            return replace(author, avatar=quote(target.destination))
        problem = missing_picture(avatar)
        self._shop.reporter.tell(problem, config.validation.links.not_found)
        return replace(author, avatar="")

    def _show_keynote(self) -> None:
        address = self._facts.keynote
        if not address:
            return
        if is_embeddable(address):
            self.keynote = below_root(address, self._shop.bases)
            return
        message = f"`iframe` is '{address}', which is no address on the web or in this site"
        remedy = "Write `https://` and the address, or a path."
        report_url(self._shop, self.item, message, address, remedy)

    def _find_languages(self) -> None:
        """A post that is written in several languages, each in an element of its own."""
        if says_yes(self.item.data.get("multilingual")) and self._scan is not None:
            found = languages_in(self._scan)
            self.languages = [(code, name_of(code)) for code in found] if len(found) > 1 else []
        if self.languages:
            self.present_anchor_ids = {*(self.present_anchor_ids or ()), *found}
            if not len(self.toc):
                self.toc = headings_of(self._scan or Scan(""))


class RawPostPage(RawPage, PostPage):
    """A post that is no web page: its text and nothing else, but a post in the lists."""

    @property
    def excerpt_html(self) -> str:
        """Nothing that could be taken for markup: the lists show the beginning of the text."""
        return ""

    def finish(self, html: str) -> str:
        """As it is."""
        return html


def set_parent(page: Page, parent: Page | Section | None) -> None:
    """Make ``parent`` the active entry of the navigation while ``page`` is shown."""
    holder: Any = page
    holder.parent = parent


def _title_from(file: File) -> str:
    """A title for a page that has none, out of its file's name."""
    stem = posixpath.splitext(posixpath.basename(file.src_uri))[0]
    if stem == "index":
        stem = posixpath.basename(posixpath.dirname(file.src_uri)) or "Home"
    words = stem.replace("-", " ").replace("_", " ").strip()
    return words.capitalize() if words.islower() else words
