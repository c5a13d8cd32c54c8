"""What the templates of each page read, out of what was read, placed and rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import unquote

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll import Document, Item
from mkdocs_jekyll.publish.author_profile import (
    accounts_of,
    author_of,
    featured_tags,
    identity_of_author,
    profile_of,
)
from mkdocs_jekyll.publish.comments.in_texts import started_in
from mkdocs_jekyll.publish.grouping import Group
from mkdocs_jekyll.publish.hero import Hero, hero_of
from mkdocs_jekyll.publish.html import EMPTY, Html, inline_html
from mkdocs_jekyll.publish.index_entry import IndexEntries, ListedPost, common_pictures, index_form
from mkdocs_jekyll.publish.kit_media import media_resolver
from mkdocs_jekyll.publish.language import language_of
from mkdocs_jekyll.publish.language_sites import LanguageLink
from mkdocs_jekyll.publish.language_tags import name_of
from mkdocs_jekyll.publish.layout_lead import LayoutLeads
from mkdocs_jekyll.publish.licence import notice_of
from mkdocs_jekyll.publish.menu import menu_links
from mkdocs_jekyll.publish.page_body import NO_BODY, PageBody
from mkdocs_jekyll.publish.page_context import (
    FeedLink,
    MenuLink,
    PageContext,
    Pagination,
    PostEntry,
    PostLink,
    Profile,
    ShareBar,
    SiteIcons,
    ViewContext,
    map_posts,
)
from mkdocs_jekyll.publish.page_meta import text_of
from mkdocs_jekyll.publish.pagination import is_hidden
from mkdocs_jekyll.publish.post import theme_url
from mkdocs_jekyll.publish.post_entry import EntrySettings, PlacedPost, PostEntries, usable_hero
from mkdocs_jekyll.publish.post_picture import picture_of
from mkdocs_jekyll.publish.related import related, wants_related
from mkdocs_jekyll.publish.series import PostSeries, SeriesPart, place_in_series, series_of
from mkdocs_jekyll.publish.site_identity import SiteIdentity, own_title
from mkdocs_jekyll.publish.site_plan import SitePlan
from mkdocs_jekyll.publish.titles import reads_markdown, title_or_first_words
from mkdocs_jekyll.publish.view_content import ViewContent

from . import feeds
from .files import page_url
from .page import ItemPage, PostPage, RawPage
from .placement import Placed, term_links
from .presenter import Presenter
from .seo import SeoBuilder
from .source import Setup, Source
from .theme.templates import date_title, has_icon
from .views import tags
from .views.view_page import ViewPage


@dataclass(frozen=True, slots=True)
class RenderedSite:
    """All that the contexts of pages are made of; every page is rendered."""

    setup: Setup
    source: Source
    plan: SitePlan
    placed: Placed
    presenter: Presenter


def post_entries(site: RenderedSite) -> dict[Document, PostEntry]:
    """The entries of all posts that lists show."""
    source, presenter = site.source, site.presenter
    entries = _entry_maker(site)
    pages = {page.item: page for page in site.placed.posts}
    found: dict[Document, PostEntry] = {}
    for post in source.site.posts:
        if post not in site.placed.listed:
            continue
        result = entries.of(*_placed_post(site, post, pages.get(post)))
        presenter.report_broken(post, result.broken)
        for problem in result.problems:
            presenter.report(problem)
        found[post] = result.entry
    return found


def _entry_maker(site: RenderedSite) -> PostEntries:
    options = site.setup.options
    settings = EntrySettings(
        options.readtime,
        options.words_per_minute,
        options.characters_per_minute,
        site.setup.words.language,
        marks_scheduled=site.setup.serving,
    )
    terms = term_links(site.plan, site.setup.config)
    return PostEntries(site.source.site, site.presenter.urls, terms, settings, LayoutLeads(site.source.site))


def _placed_post(site: RenderedSite, post: Document, page: PostPage | None) -> tuple[PlacedPost, PageBody]:
    """A post at its place, with its body."""
    setup = site.setup
    url = page_url(post.url, post.destination, setup.config) if page is None else page.url
    heading = _heading(post, site) if page is None else page.heading
    body = NO_BODY if page is None or isinstance(page, RawPage) else page.body
    return PlacedPost(post, url, heading, site.placed.updated.get(post)), body


def context_of_changed(site: RenderedSite, context: PageContext, page: ItemPage) -> PageContext:
    """The context of a page whose text alone was changed: what comes of its body is made anew."""
    context = _with_body(context, page.body, site.source)
    if not isinstance(page, PostPage) or context.post is None:
        return context
    entry = _entry_maker(site).of(*_placed_post(site, page.item, page)).entry
    return replace(context, post=entry, hero=entry.hero)


def _with_body(context: PageContext, body: PageBody, source: Source) -> PageContext:
    return replace(
        context,
        math=body.math,
        math_settings=source.math.settings.as_data() if body.math else None,
        mermaid=body.mermaid,
        scripts=body.scripts,
        around=body.around,
        text_languages=tuple((code, name_of(code)) for code in body.languages),
    )


def _heading(post: Document, site: RenderedSite) -> Html:
    title = title_or_first_words(post, is_markdown=reads_markdown(site.source.site))
    return title or Html(date_title(post.date, "day", site.setup.words.language))


def page_contexts(
    site: RenderedSite, entries: Mapping[Document, PostEntry], files: Files, icons: SiteIcons
) -> dict[str, PageContext]:
    """The contexts of all pages, by their destinations."""
    builder = _ContextBuilder(site, entries, files, icons)
    pages = (file.page for file in files.documentation_pages() if file.page is not None)
    return {page.file.dest_uri: builder.of(page) for page in pages}


class _ContextBuilder:
    """Makes the contexts of one site's pages."""

    def __init__(
        self, site: RenderedSite, entries: Mapping[Document, PostEntry], files: Files, icons: SiteIcons
    ) -> None:
        self._site = site
        self._source = site.source
        self._config = site.setup.config
        self._options = site.setup.options
        self._presenter = site.presenter
        self._entries = entries
        self._seo: SeoBuilder | None = None
        if self._options.seo and site.setup.has_templates:
            source = site.source
            self._seo = SeoBuilder(source.renderer, self._config, source.url.bases)
            self._presenter.reporter.report_all(self._seo.problems_of_settings())
        terms = term_links(site.plan, self._config)
        self._tags = {post.item: tuple(tags.tags_of(post, self._config, terms)) for post in site.placed.posts}
        self._tags_url = tags.list_url(site.placed.views.lists.get("tags"), files, self._config)
        feed_url = feeds.feed_of(site.source.site, self._presenter.urls) if site.setup.has_templates else ""
        title = own_title(site.source.site.config) or self._config.site_name
        self._base = PageContext(
            feed=FeedLink(feed_url, title) if feed_url else None,
            icons=icons,
            comments_load=self._options.comments,
            links=tuple(
                MenuLink(inline_html(link.title), theme_url(link.url, site.source.url.bases))
                for link in (menu_links(site.source.site) if site.setup.has_site_source else ())
            ),
        )
        self._feed_url = feed_url
        posts = [post.item for post in site.placed.posts]
        self._neighbours = {post: number for number, post in enumerate(posts)}
        self._posts = posts
        self._related = _related(posts, self._options.related_posts)
        self._series = _series(posts)
        self._index = IndexEntries(
            site.source.renderer,
            self._presenter.urls,
            index_form(site.source.renderer),
            common_pictures(entries.values()),
            as_written=self._options.excerpt_scripts,
        )
        self._leads = LayoutLeads(site.source.site)
        self._list_urls: dict[str, list[str]] = {}
        self._view_urls = {page.file.dest_uri: page.file.url for page in site.placed.views.pages}

    def of(self, page: Page) -> PageContext:
        """The context of a page."""
        context = replace(self._base, languages=self._languages(page))
        if isinstance(page, RawPage):
            return context
        if isinstance(page, ItemPage):
            context = replace(context, front_matter=dict(page.item.data))
        if isinstance(page, PostPage):
            context = self._post(page, context)
        elif isinstance(page, ViewPage):
            context = self._view(page, context)
        elif isinstance(page, ItemPage):
            lead, has_title = self._leads.of(page.item), self._leads.has_title(page.item)
            context = replace(self._item(page, context), lead=lead, has_title=has_title)
        if self._seo is not None:
            self._presenter.reporter.report_all(self._seo.problems(page))
            context = replace(context, seo=self._seo.of(page))
        return context

    def _languages(self, page: Page) -> tuple[LanguageLink, ...]:
        languages = self._source.languages
        if languages is None:
            return ()
        translations = page.item.translations if isinstance(page, ItemPage) else None
        return tuple(languages.links(page.url, translations))

    # -- items

    def _item(self, page: ItemPage, context: PageContext) -> PageContext:
        hero, broken = usable_hero(
            hero_of(page.item, self._source.site),
            self._presenter.urls,
            media_resolver(page.item, self._source.site),
        )
        self._presenter.report_broken(page.item, broken)
        lists_tags = self._source.site.place_of(page.item) in self._site.plan.views.lists_tags
        context = _with_body(context, page.body, self._source)
        context = replace(context, hero=hero, tags_url=self._tags_url if lists_tags else "")
        return self._with_thread(self._with_profile(context, page.item), page)

    def _with_thread(self, context: PageContext, page: ItemPage) -> PageContext:
        """With the comments that the page's text starts, which are shown as a post's are: asked for first."""
        threads = self._source.comments
        found = started_in(page.content or "", self._presenter.comments)
        if threads is None or found is None:
            return context
        return replace(context, thread=threads.thread_in_text(page.item, found))

    def _with_profile(self, context: PageContext, item: Item | None) -> PageContext:
        """The author beside a page whose front matter asks for it, as in Minimal Mistakes."""
        if item is None or item.data.get("author_profile") is not True:
            return context
        site = self._source.site
        author = author_of(item, site)
        own = self._profile_of(identity_of_author(author, site)) if author else self._profile
        return replace(context, profile=replace(own, tags=(), friends=())) if own.about else context

    def _with_math_settings(self, context: PageContext) -> PageContext:
        return replace(context, math_settings=self._source.math.settings.as_data())

    def _post(self, page: PostPage, context: PageContext) -> PageContext:
        post, source = page.item, self._source
        entry, number = self._entries[post], self._neighbours[post]
        threads = source.comments
        return replace(
            _with_body(context, page.body, source),
            post=entry,
            hero=entry.hero,
            tags=self._tags[post],
            previous=self._link(self._posts[number - 1]) if number else None,
            next=self._link(self._posts[number + 1]) if number + 1 < len(self._posts) else None,
            series=self._series_of(post),
            related=tuple(self._link(other) for other in self._related.get(post, ())),
            licence=notice_of(post.data, source.site.config),
            share=self._share(page),
            thread=None if threads is None else threads.thread_of(post),
            enlarge=self._options.enlarge_pictures,
        )

    def _link(self, post: Document) -> PostLink:
        return self._entries[post].link

    def _series_of(self, post: Document) -> PostSeries[PostLink] | None:
        series = self._series.get(post)
        if series is None:
            return None
        parts = [SeriesPart(self._link(part.post), part.number) for part in series.parts]
        return PostSeries(series.title, series.number, series.count, parts, series.before, series.after)

    def _share(self, page: PostPage) -> ShareBar | None:
        place = self._source.site.place_of(page.item)
        share = self._source.share.for_post(page.item.data, place)
        self._presenter.reporter.report_all(share.problems)
        title, url = text_of(page.item.title), page.canonical_url
        links = ((service.name, service.share_url(url, title)) for service in share.services if url)
        return ShareBar(tuple(links)) if share.on else None

    # -- views

    def _view(self, page: ViewPage, context: PageContext) -> PageContext:
        content = page.view
        view = ViewContext(
            groups=self._groups(content.groups),
            names=self._groups(content.names),
            author=content.author,
            count=content.count,
            text_after=Html(page.text_after),
            list_title=inline_html(page.list_title),
        )
        if content.form == "documents":
            view = replace(view, documents=tuple(self._documents(content.documents)))
        view = replace(view, pagination=self._pagination(content))
        if content.form == "archive" and content.is_whole:
            context = replace(context, tags_url=self._tags_url)
        if content.form != "index":
            return self._with_profile(replace(context, view=view), page.item)
        listed = [
            ListedPost(post, self._entries[post], self._tags.get(post, ()), self._body(post))
            for post in content.entries
        ]
        view = replace(view, entries=tuple(self._index.entry(one, page.url) for one in listed))
        view = self._named(view, is_blog=content.is_blog)
        if any(entry.math for entry in view.entries):
            context = self._with_math_settings(context)
        hero = self._picture_of_blog() if content.is_blog and content.number == 1 else None
        return replace(context, view=view, hero=hero)

    def _pagination(self, content: ViewContent) -> Pagination | None:
        if len(content.pages) < 2:
            return None
        first = content.pages[0].destination
        if first not in self._list_urls:
            found = (self._view_urls.get(page.destination, "") for page in content.pages)
            self._list_urls[first] = [url for url in found if url]
        urls = self._list_urls[first]
        return Pagination.of(content.number, urls) if len(urls) > 1 else None

    def _named(self, view: ViewContext, *, is_blog: bool) -> ViewContext:
        """An index with the blog's title and description, and what stands beside it."""
        title = inline_html(own_title(self._source.site.config)) if is_blog else EMPTY
        description = self._source.identity.description if is_blog else EMPTY
        language = language_of({}, f"{title} {description}", self._site.setup.words.language)
        return replace(view, title=title, description=description, language=language, profile=self._profile)

    def _body(self, post: Document) -> PageBody:
        page = self._site.placed.items.get(post)
        return NO_BODY if page is None else page.body

    def _groups(self, groups: Iterable[Group[Document]]) -> tuple[Group[PostLink], ...]:
        return tuple(map_posts(group, self._listed_link) for group in groups)

    def _listed_link(self, post: Document) -> PostLink | None:
        entry = self._entries.get(post)
        return None if entry is None else entry.link

    def _documents(self, documents: Iterable[Item]) -> Iterator[tuple[str, Html]]:
        for document in documents:
            page = self._site.placed.items.get(document)
            if page is not None:
                yield page.url, inline_html(str(page.title))

    def _picture_of_blog(self) -> Hero | None:
        urls = self._presenter.urls
        picture = theme_url(picture_of(self._source.site.config), urls.bases)
        there = "//" in picture or urls.find(unquote(picture)) is not None
        return Hero(picture) if picture and there else None

    @cached_property
    def _profile(self) -> Profile:
        """The column beside the index, the same for all its pages."""
        return self._profile_of(self._source.identity)

    def _profile_of(self, identity: SiteIdentity) -> Profile:
        words = self._site.setup.words
        accounts = accounts_of(
            identity, lambda icon: has_icon(self._config, icon), self._feed_url, words.gettext("Feed")
        )
        used = featured_tags(identity.featured, self._tags.values())
        profile, problem = profile_of(identity, self._presenter.urls, accounts, used)
        if problem is not None:
            self._presenter.report(problem)
        return profile


def _related(posts: Sequence[Document], limit: int) -> dict[Document, list[Document]]:
    """The posts (oldest first) that share tags with each."""
    shown = [post for post in reversed(posts) if not is_hidden(post)]
    likes = zip(shown, related([post.tags for post in shown], limit), strict=True)
    return {
        post: [shown[number] for number in numbers] for post, numbers in likes if wants_related(post.data)
    }


def _series(posts: Sequence[Document]) -> dict[Document, PostSeries[Document]]:
    """The series of those posts (oldest first) that belong to one."""
    found = series_of(posts, [place_in_series(post.data) for post in posts])
    return {posts[number]: series for number, series in found.items()}
