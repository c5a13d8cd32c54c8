"""One build: a site read, its files placed, its views made. Made anew each time ``mkdocs serve`` rebuilds."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll import Document, GeneratedFile, Item, SiteRenderer, layouts
from mkdocs_jekyll.jekyll import Page as SourcePage
from mkdocs_jekyll.jekyll.git_dates import last_changes
from mkdocs_jekyll.jekyll.plugins.last_modified import site_changed
from mkdocs_jekyll.publish import page_meta
from mkdocs_jekyll.publish.files import PlannedFile, further_pages, planned_files, resolve_collisions
from mkdocs_jekyll.publish.hero import Hero, picture_of
from mkdocs_jekyll.publish.html import Html, inline_html
from mkdocs_jekyll.publish.index_text import form_of
from mkdocs_jekyll.publish.language import language_of
from mkdocs_jekyll.publish.links import rewrite
from mkdocs_jekyll.publish.math import SiteMath
from mkdocs_jekyll.publish.menu import menu_of
from mkdocs_jekyll.publish.output_form import is_bare
from mkdocs_jekyll.publish.pagination import ListPage
from mkdocs_jekyll.publish.post import TagLink, below_root
from mkdocs_jekyll.publish.site_identity import identity_of
from mkdocs_jekyll.publish.taxonomy import Taxonomy
from mkdocs_jekyll.publish.theme_assets import choose_assets, compiled
from mkdocs_jekyll.publish.url_index import UrlIndex, url_index
from mkdocs_jekyll.publish.views import SitePlan

from . import feeds, nav
from .author_profile import Profile, accounts_of, featured_tags, profile_of
from .files import (
    FileRegistry,
    JekyllFile,
    drop_unnameable,
    nav_inclusion,
    page_url,
    remove_source_files,
    targets_of,
)
from .page import ItemPage, PostPage, RawPage, RawPostPage
from .post_context import PostContexts
from .report import Reporter
from .search import offline, settings
from .seo import SeoBuilder
from .source import Setup, read
from .theme import features, templates
from .theme.given import given
from .translations import Translations
from .views import menu, not_found, tags
from .views.build import ViewBuilder, ViewParts, Views
from .views.index import BlogFacts, EntryWriter, IndexPage
from .views.not_found import NotFoundPage
from .views.planning import planned_views
from .views.taxonomy_pages import ArchivePage
from .views.term_links import TermLinks
from .views.view_page import ViewPage


class Build:
    """Holds what a build knows. ``posts`` are oldest first."""

    def __init__(self, setup: Setup) -> None:
        """Read the site; raises PluginError where it can't be read at all."""
        self.setup = setup
        config = setup.config
        self.options = options = setup.options
        self.reporter = Reporter() if setup.language is None else setup.language.reporter
        self.whole_site = setup.whole_site
        self.folder = setup.folder
        source = read(setup)
        self.kept, self.languages = source.kept, source.languages
        self.site, self.origin = source.site, source.origin
        self.renderer = SiteRenderer(self.site)
        self.reporter.tell_all(source.problems)
        self.source = self.site.source
        self.math = SiteMath(self.renderer)
        self.changed = site_changed(self.site)
        self.words = Translations(config)
        self.identity = identity_of(self.site.config, self.site.data, self.site.kit)
        self._surroundings = PostContexts(self.renderer, options, self.origin, self.reporter)
        self.has_templates = templates.is_material(config)
        self.nav_beside_posts = nav.blog_folder(config) is not None
        self.posts: list[PostPage] = []
        self.plan = SitePlan()
        self.views = Views()
        self._links = TermLinks(self.plan, self._url_of)
        self._raw: list[tuple[JekyllFile, Item]] = []
        self._generated: list[tuple[JekyllFile, GeneratedFile]] = []
        self._files: Files | None = None
        self._views_in_nav: list[Page] = []
        self._profile: Profile | None = None
        self._config = config
        self._urls = UrlIndex(self.origin, {})

    @property
    def bases(self) -> tuple[str, ...]:
        """The site's base paths, longest first."""
        return self.origin.bases

    def index_urls(self, files: Files) -> None:
        """Note all URLs of the site, when every plugin has added its files."""
        config = self._config
        templates = (File(name, None, config.site_dir, False) for name in config.theme.static_templates)
        self._urls = url_index(
            targets_of(chain(files, templates)),
            self.origin,
            on_disk=offline.is_on(config),
            by_source=not self.whole_site,
            languages=self.languages,
        )

    @property
    def urls(self) -> UrlIndex:
        """All URLs of the site, known when the navigation is."""
        return self._urls

    # -- files

    def place(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the site's files to MkDocs', each at Jekyll's address."""
        self._files = files
        self._remove_source_files(files, config)
        terms = Taxonomy.of(self.site)
        if self.has_templates:
            self.plan = planned_views(self.site, terms, self.options, files, config)
        plan = self.plan
        self._links = TermLinks(plan, self._url_of)
        if self.whole_site:
            self.reporter.tell_all(layouts.additions(self.site))
        self.reporter.tell_all(plan.messages)
        chosen, problems = resolve_collisions(self._without_theme_assets(self._planned(plan, config), plan))
        self.reporter.tell_all(problems)
        placer = FileRegistry(files, config, self.source)
        titles = nav.titles_in(config.nav)
        for entry in chosen:
            self._place(entry, placer, config, titles)
        self.posts.sort(key=lambda post: post.item.date)
        self._date_by_git()
        self._surroundings.settle(self.posts)
        if self.has_templates:
            self._build_views(terms, placer, files)
            self._list_addresses(placer, files)
        if self.whole_site and config.nav is None:
            own = menu_of(self.site, self.words.gettext)
            bounded = menu.arrange(files, config, own, self.bases, self.options.pages_in_nav)
            if bounded is not None:
                self.reporter.info(bounded)
        self.reporter.tell_all(placer.problems)
        for post in self.posts:
            if (title := titles.get(post.file.src_uri)) is not None:
                post.name(title)
        for view in self.views.lists.values():
            view.title = titles.get(view.file.src_uri, view.title)
        return files

    def _build_views(self, terms: Taxonomy, registry: FileRegistry, files: Files) -> None:
        config = self.site.config
        title, description = (page_meta.text_of(config.get(key)) for key in ("title", "description"))
        blog = BlogFacts(title, description, self._picture_of_blog)
        form = form_of(self.site.kit.index if self.site.kit else None, self.site.config)
        entries = EntryWriter(lambda: self.urls, self._tags_of, form, self.bases)
        parts = ViewParts(terms, self._links, self.words, entries, blog)
        listed = [*self.posts, *self._redirected(registry)]
        self.views = ViewBuilder(self, parts, listed, registry, self._config).build(self.plan, files)

    def _redirected(self, registry: FileRegistry) -> Iterator[PostPage]:
        """Posts that lead elsewhere: they stand in the lists, and at their URLs what leads on."""
        redirects = {made.destination for made in self.site.generated}
        for post in self.site.posts:
            if not post.output and post.destination in redirects:
                planned = PlannedFile("raw", self.site.place_of(post), post.destination, post.url, post)
                yield PostPage(post, registry.detached(planned), self._config, self, self._links)

    def _picture_of_blog(self) -> Hero | None:
        picture = below_root(picture_of(self.site.config), self.bases)
        there = "//" in picture or self.urls.find(unquote(picture)) is not None
        return Hero(picture) if picture and there else None

    def _url_of(self, page: ListPage) -> str:
        return page_url(page.url, page.destination, self._config)

    def _planned(self, plan: SitePlan, config: MkDocsConfig) -> Iterator[PlannedFile]:
        for entry in chain(planned_files(self.site), further_pages(self.site, plan.replaced)):
            if entry.relative_path in plan.replaced and entry.item is not None:
                continue
            if entry.generated is not None and feeds.is_sitemap(entry.generated, config):
                continue
            if entry.generated is not None and feeds.is_redirected_elsewhere(entry.generated, config):
                self.reporter.info(f"{entry.url}: mkdocs-redirects writes this page")
                continue
            yield entry

    def _without_theme_assets(self, found: Iterator[PlannedFile], plan: SitePlan) -> list[PlannedFile]:
        """Without what only the old theme needs."""
        if not self.whole_site:
            return list(found)
        chosen = choose_assets(self.site, found, self.options.theme_files, plan.replaced)
        self.reporter.info(chosen.message())
        self.reporter.tell_all(chosen.problems)
        return list(chosen.files)

    def _remove_source_files(self, files: Files, config: MkDocsConfig) -> None:
        """Take what is Jekyll's out of MkDocs' own list of files, and names that no URL has."""
        self.reporter.tell_all(drop_unnameable(files))
        if not self.whole_site:
            remove_source_files(files, self.site)
            return
        source, docs = self.source.resolve(), Path(config.docs_dir).resolve()
        if source.is_relative_to(docs):
            for file in list(files):
                if file.src_dir == config.docs_dir and (docs / file.src_uri).is_relative_to(source):
                    files.remove(file)

    def _place(
        self, entry: PlannedFile, placer: FileRegistry, config: MkDocsConfig, titles: dict[str, str]
    ) -> None:
        item = entry.item
        is_post = isinstance(item, Document) and item.collection == "posts"
        own = isinstance(item, SourcePage) and not item.generated
        in_nav = own and item is not None and bool(item.title) and entry.form == "page"
        in_nav = in_nav and entry.destination not in (not_found.ADDRESS, "404/index.html")
        inclusion = nav_inclusion(wanted=in_nav, nav_given=config.nav is not None)
        file = placer.place(entry, inclusion=inclusion)
        if file is not None and entry.generated is not None:
            self._generated.append((file, entry.generated))
            config.theme.static_templates.discard(file.dest_uri)
        if file is None or item is None:
            return
        if entry.form == "raw":
            self._raw.append((file, item))
        elif is_post and isinstance(item, Document):
            kind = RawPostPage if is_bare(item) else PostPage
            self.posts.append(kind(item, file, config, self, self._links))
        else:
            bare = isinstance(item, Document) and is_bare(item)
            lost = file.dest_uri == not_found.ADDRESS and self.has_templates
            page = (NotFoundPage if lost else RawPage if bare else ItemPage)(item, file, config, self)
            page.title = titles.get(file.src_uri, page.title)
        config.theme.static_templates.discard(file.dest_uri)

    def _date_by_git(self) -> None:
        """Give posts the day of their last commit, if the author asks for it; jekyll-last-modified-at has."""
        if not self.options.git_dates or any(post.item.changed for post in self.posts):
            return
        changes = last_changes(self.source)
        for post in self.posts:
            if (time := changes.get(self.site.place_of(post.item))) is not None:
                post.was_changed(time.astimezone(self.site.config.zone).date())

    def _list_addresses(self, placer: FileRegistry, files: Files) -> None:
        """The list of the site's addresses, for the page that answers where nothing stands."""
        made = GeneratedFile(
            plugin="",
            destination=not_found.INDEX,
            url=f"/{not_found.INDEX}",
            write=lambda _: not_found.addresses_in(files.documentation_pages()),
        )
        entry = PlannedFile("raw", made.destination, made.destination, made.url, generated=made)
        file = placer.place(entry, inclusion=nav_inclusion(wanted=False, nav_given=True))
        if file is not None:
            self._generated.append((file, made))

    # -- navigation and context

    def arrange(self, navigation: Navigation, config: MkDocsConfig) -> None:
        """Before other plugins see the navigation: neighbours, and posts for mkdocs-blog-plugin."""
        menu.finish(navigation)
        if self.whole_site and self.has_templates:
            kit = self.site.kit
            features.choose(navigation, config, given(config), wants_tabs=kit is None or kit.face.tabs)
        index = self.views.index
        nav.chain(self.posts, index[0] if index else None)
        if len(index) > 1:
            nav.chain_pages(index)
        self._views_in_nav = nav.offer(navigation, self.posts, config, self.options.posts_in_nav)

    def settle_nav(self, navigation: Navigation, config: MkDocsConfig) -> None:
        """After them."""
        nav.take_back(navigation, self._views_in_nav, config)

    @property
    def comment_provider(self) -> str:
        """The system that keeps the comments; empty if there are none."""
        return self._surroundings.provider

    def write_raw(self) -> None:
        """Render what goes out without the theme; every page's text is known by now."""
        for file, item in self._raw:
            rendered = self.renderer.render(item)
            self.reporter.tell_all(rendered.problems)
            file.content_string, problem = compiled(item, rendered.html, self.site)
            if problem is not None:
                self.reporter.tell(problem)
        for file, made in self._generated:
            file.content_string = made.write(self.renderer)
        for written in (*(file for file, _ in self._raw), *(file for file, _ in self._generated)):
            written.content_string = self.urls.with_single_bases(written.content_string)

    def suit_search(self, config: MkDocsConfig, given: Container[str]) -> None:
        """Make the theme's search find Chinese words if the site has some."""
        if self.is_chinese:
            self.reporter.info(settings.suit(config, given))

    @cached_property
    def is_chinese(self) -> bool:
        """Whether readers will look for Chinese words."""
        texts = (text for post in self.posts for text in (post.item.title, post.item.content))
        return self.words.language.startswith("zh") or settings.has_chinese(texts)

    def not_found(self) -> dict[str, Html] | None:
        """Title and text for the theme's own 404.html; ``None`` where the theme has no place for them.

        The text is empty unless the site's page for this stands at another address (``/404/``).
        """
        if not self.has_templates:
            return None
        page, html = self.plan.not_found, ""
        if page is not None:
            rendered = self.renderer.render(page)
            self.reporter.tell_all(rendered.problems)
            links = rewrite(rendered.html, self.urls, page.url, shown_at=not_found.ADDRESS)
            html = not_found.absolutize(links.html, self.origin.root)
        return {"title": inline_html(page.title if page else ""), "html": Html(html)}

    def context_of(self, page: Page, config: MkDocsConfig) -> dict[str, Any]:
        """What our templates need besides the page."""
        context = self._context_of(page, config)
        if self.languages is not None:
            translations = page.item.translations if isinstance(page, ItemPage) else None
            context["jekyll_languages"] = self.languages.links(page.url, translations)
        if self.options.seo and self.has_templates:
            context["seo"] = self._heads.of(page)
        if self.has_templates and self.feed_url:
            title = page_meta.text_of(self.site.config.get("title")) or self._config.site_name
            context["feed"] = {"url": self.feed_url, "title": title}
        return context

    @cached_property
    def feed_url(self) -> str:
        """The address of the posts' feed, below the site's root; empty if there is none."""
        return "" if self._files is None else feeds.feed_of(self.site, self.urls)

    def sitemap(self, output: str, config: MkDocsConfig) -> str:
        """The sitemap that goes out, given MkDocs' own."""
        if any(feeds.is_sitemap(made, config) for made in self.site.generated):
            return feeds.whole_sitemap(output, self.site, config)
        return output

    @cached_property
    def _heads(self) -> SeoBuilder:
        return SeoBuilder(self.renderer, self._config, self.origin.bases, self.reporter.tell)

    def _context_of(self, page: Page, config: MkDocsConfig) -> dict[str, Any]:
        if isinstance(page, ViewPage):
            context = page.context()
            if isinstance(page, IndexPage):
                context["profile"] = self._profile_of(config)
                said = f"{context['site_title']} {context['site_description']}"
                context["site_language"] = language_of({}, said, self.words.language)
            if isinstance(page, ArchivePage) and page.archive.is_whole:
                context["tags_url"] = self.tags_url
            return context
        if isinstance(page, PostPage):
            index = self.views.index
            around = {"tags": self._tags_of(page), "blog_index": index[0] if index else None}
            return around | self._surroundings.of(page)
        if isinstance(page, ItemPage) and self.site.place_of(page.item) in self.plan.lists_tags:
            return {"tags_url": self.tags_url}
        return {}

    def _tags_of(self, post: PostPage) -> list[TagLink]:
        return tags.tags_of(post, self._config, self._links)

    @property
    def tags_url(self) -> str:
        """Where all tags are listed, below the root; empty: nowhere."""
        own = self.views.lists.get("tags")
        return "" if self._files is None else tags.list_url(own, self._files, self._config)

    def _profile_of(self, config: MkDocsConfig) -> Profile:
        """The column beside the index, the same for all its pages."""
        if self._profile is None:
            who = self.identity
            accounts = accounts_of(who, config, self.feed_url, self.words.gettext("Feed"))
            used = featured_tags(who.featured, self.posts, self._tags_of)
            self._profile, problem = profile_of(who, self.urls, accounts, used)
            if problem is not None:
                self.reporter.tell(problem, config.validation.links.not_found)
        return self._profile
