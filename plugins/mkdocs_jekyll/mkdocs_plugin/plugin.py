"""MkDocs' events, in the order of a build."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_jekyll.jekyll import Document
from mkdocs_jekyll.publish.page_context import PageContext, PostEntry
from mkdocs_jekyll.publish.site_plan import SitePlan

from . import assets, deploy, feeds, nav, priorities, serve
from .contexts import RenderedSite, page_contexts, post_entries
from .language_builds import BuildsLanguages, WholeBuild, build_languages
from .options import JekyllConfig
from .page import ItemPage, PostPage, RawPage
from .page_cache import PageCache, PageSurroundings, page_cache
from .placement import Placed
from .presenter import Presenter
from .progress import BuildProgress
from .report import Reporter, unfinished
from .search import offline, settings
from .site_search import WORKER as SEARCH_WORKER
from .site_search import SiteSearch
from .source import Setup, Source, read
from .stages import (
    body_writer,
    fill_context,
    finished,
    index_urls,
    is_chinese,
    not_found_context,
    place_site,
    set_presenter,
    settle_search,
    write_raw,
)
from .theme import bundles, features, language, shared_assets, templates, url_filters
from .theme.settings import ThemeSettings
from .theme.user_options import user_options
from .translations import Translations
from .views import menu, not_found, tags
from .views.not_found import NotFoundPage
from .views.view_page import ViewPage


class JekyllPlugin(BasePlugin[JekyllConfig], BuildsLanguages):  # type: ignore[no-untyped-call]
    """Builds a Jekyll site, or a blog in Jekyll's form, with MkDocs and Material."""

    def __init__(self) -> None:
        self._command: Literal["build", "gh-deploy", "serve"] = "build"
        self._dirty = False
        self._has_dates = True
        self._site_url: str | None = None
        self._given_for_search: frozenset[str] = frozenset()
        self._search: SiteSearch | None = None
        self._reporter = Reporter()
        self._progress = BuildProgress(0)
        self._shared: frozenset[str] = frozenset()
        self._setup: Setup
        self._source: Source
        self._theme: ThemeSettings
        self._plan: SitePlan
        self._placed = Placed()
        self._views_in_nav: Sequence[Page] = ()
        self._presenter: Presenter
        self._entries: Mapping[Document, PostEntry] = {}
        self._contexts: Mapping[str, PageContext] = {}
        self._navigation: Navigation
        self._env: jinja2.Environment
        self._pages = PageCache()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a server is going to show the site: its address is not the site's then."""
        self._command, self._dirty = command, dirty

    @event_priority(priorities.FIRST)
    def _on_config_first(self, config: MkDocsConfig) -> MkDocsConfig:
        """Before other plugins fill in their defaults: see what the author has set, and choose a language."""
        if self._command == "gh-deploy" and self.language is None:
            deploy.check(config)
        settings.quiet()
        if self._search is not None:
            self._search.cancel()
        self._given_for_search = settings.user_options(config)
        language.apply(self.config, config, self.language)
        return config

    def _on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the site; agree on its address; add our templates to the theme."""
        self._site_url = config.site_url
        self._reporter = Reporter() if self.language is None else self.language.reporter
        serving = self._command == "serve"
        self._setup = setup = Setup(self.config, config, Translations(config), serving, self.language)
        self._source = source = read(setup)
        self._reporter.configure(source.site, self.config.ignore_problems)
        self._reporter.report_all(source.problems)
        config.site_url = source.url.site_url
        templates.register(config)
        self._theme = ThemeSettings(source.site, source.identity, self.config, self._reporter)
        if setup.has_templates:
            self._theme.apply(config, setup.words, serving=serving)
        templates.escape_settings(config)
        tags.register(config)
        if source.languages is not None:
            config.extra.setdefault("alternate", True)  # the theme shows its choice of languages, ours in it
        return config

    on_config = CombinedEvent(_on_config_first, _on_config)

    @event_priority(priorities.FILES)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add posts, documents, pages, files and views at Jekyll's addresses."""
        self._plan, self._placed = place_site(self._setup, self._source, files, self._reporter)
        self._theme.add_icons(files, config, self._source.url.bases)
        return files

    @event_priority(priorities.FIRST)
    def _on_nav_first(self, navigation: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Before other plugins see the navigation: neighbours, and posts for mkdocs-blog-plugin."""
        menu.set_link_urls(navigation)
        if self._setup.has_site_source and self._setup.has_templates:
            kit = self._source.site.kit
            features.apply(navigation, config, user_options(config), wants_tabs=kit is None or kit.face.tabs)
        nav.link_neighbours(self._placed)
        self._views_in_nav = nav.before_blog_plugin(
            navigation, self._placed.posts, config, self.config.posts_in_nav
        )
        return navigation

    @event_priority(priorities.LAST)
    def _on_nav_last(self, navigation: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """After them: all URLs are known."""
        nav.after_blog_plugin(navigation, self._views_in_nav, config)
        bodies = body_writer(self._setup, self._source, index_urls(self._setup, self._source, files))
        self._presenter = Presenter(bodies, self.config, self._reporter, config)
        set_presenter(self._placed, self._presenter)
        self._progress = BuildProgress(len(files.documentation_pages()) if self.language is None else 0)
        self._navigation = navigation
        return navigation

    on_nav = CombinedEvent(_on_nav_first, _on_nav_last)

    @event_priority(priorities.LAST)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """After mkdocs-blog-plugin: what it wrote into titles stays in the navigation."""
        self._progress.advance()
        if isinstance(page, PostPage):
            page.restore_title()
        if isinstance(page, ItemPage | ViewPage):
            alone = isinstance(page, PostPage) and nav.blog_folder(config) is None
            features.hide_sidebar(page, config, alone=alone)
        if self._setup.has_templates and page.meta.get("template", "main.html") == "main.html":
            page.meta["template"] = "jekyll/main.html"
        return markdown

    @event_priority(priorities.BEFORE_TAGS)
    def _on_env_first(
        self,
        env: jinja2.Environment,
        *,
        config: MkDocsConfig,
        files: Files,
    ) -> jinja2.Environment:
        """Before Material's tags plugin fills its lists: what they use."""
        tags.order_lists(config, tags.list_url(self._placed.views.lists.get("tags"), files, config))
        tags.set_slugs(config)
        url_filters.add_filters(env, {file.url for file in files if ":" in file.url.partition("/")[0]})
        templates.add_filters(env, config, self.config.date_format, self._setup.words)
        self._entries = post_entries(self._rendered())
        for post in self._placed.posts:
            post.show(self._entries[post.item])
        return env

    def _on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Render what goes out without the theme; finish the lists of tags; leave out what no page needs."""
        templates.add_date_filter(env)
        tags.add_clouds(env, config)
        write_raw(self._placed, self._presenter)
        comments, chinese = self._source.comments, is_chinese(self._setup, self._placed)
        provider = "" if comments is None else comments.system
        self._search = search = SiteSearch(config, self._given_for_search, self._reporter)
        if self._setup.has_templates and not self._dirty:  # a dirty build sees some of the pages only
            articles = len(files.documentation_pages())
            settle_search(search, self._setup, self._source.store, articles, chinese=chinese)
        scripts = search.scripts(chinese=chinese)
        unused = set(assets.unused_assets(files, config, provider=provider, scripts=scripts))
        self._reporter.report_all(assets.not_fetched(files, unused))
        assets.exclude(files, unused)
        self._has_dates = bool(files.documentation_pages()) and feeds.settle_dates(files)
        offline.configure(config)
        if search.is_theme:
            settings.configure(config, chinese=chinese)
        bundles.merge(files, config)
        if self.language is not None:
            # the search's worker looks for the index beside itself, and each language has an index of its own
            self._shared = shared_assets.share(files, config, self.language, SEARCH_WORKER)
            url_filters.lead_to_shared(env, self._shared, self.language.code)
        return env

    @event_priority(priorities.LAST)
    def _on_env_last(
        self,
        env: jinja2.Environment,
        *,
        config: MkDocsConfig,  # noqa: ARG002
        files: Files,
    ) -> jinja2.Environment:
        """When the lists of tags have their URLs: what the templates of each page read."""
        icons = self._theme.icons
        env.globals["jekyll"] = PageContext(icons=icons)
        self._contexts = page_contexts(self._rendered(), self._entries, files, icons)
        self._env, self._pages = env, PageCache()
        if not self._dirty:  # a dirty build knows some of the pages only
            search = "" if self._search is None else "theme" if self._search.is_theme else "pagefind"
            surroundings = PageSurroundings(self._navigation, files, search, self._shared)
            self._pages = page_cache(self._rendered(), self._contexts, surroundings)
        return env

    on_env = CombinedEvent(_on_env_first, _on_env, _on_env_last)

    def on_pre_template(
        self,
        template: jinja2.Template,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002
    ) -> jinja2.Template:
        """The theme's page for what was not found, with the site's own words."""
        if template_name != "404.html" or not self._setup.has_templates:
            return template
        context = not_found_context(self._plan, self._source, self._presenter, self._theme.icons)
        return template.environment.get_template("jekyll/404.html", globals={"jekyll": context})

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002
    ) -> TemplateContext:
        """The theme's page for what was not found is shown at any URL, also below a ``baseurl`` alone."""
        if template_name == "404.html":
            context["base_url"] = self._source.url.root
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Jekyll's entries in the sitemap; the search of the theme's own pages."""
        if self._search is not None and template_name.endswith(".html"):
            output = self._search.connect(output)
        if template_name != "sitemap.xml":
            return output
        dated = output if self._has_dates else feeds.without_dates(output)
        return feeds.sitemap_of(dated, self._source.site, config)

    @event_priority(priorities.BEFORE_SEARCH)
    def _on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Hand the page's context to our templates; last of all, what plugins do to a finished page."""
        own = self._contexts.get(page.file.dest_uri, PageContext())
        more: Any = context
        fill_context(more, page, own, self._source)
        url_filters.complete_context(more, page, config)
        if page.file.dest_uri in self._pages.templates and (found := self._pages.find(page)) is not None:
            page.content, more["jekyll_output"] = found.content, found.output
        elif isinstance(page, ItemPage) and not isinstance(page, RawPage) and page.content is not None:
            page.content = finished(page, self._presenter, page.content)
        return context

    def _rendered(self) -> RenderedSite:
        return RenderedSite(self._setup, self._source, self._plan, self._placed, self._presenter)

    @event_priority(priorities.AFTER_TAGS)
    def _on_page_context_last(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """What Material's tags plugin gives to Material's templates, which print it without escaping."""
        more: Any = context
        if not isinstance(page, PostPage) and more.get("tags"):
            more["tags"] = tags.printed(more["tags"])
        return context

    @event_priority(priorities.VERY_LAST)
    def _on_page_context_very_last(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """What was kept of a page and can't be read is made anew; MkDocs has chosen its template before."""
        template = self._pages.templates.get(page.file.dest_uri)
        more: Any = context
        if template is not None and "jekyll_output" not in more:
            more["jekyll_output"] = self._env.get_template(template).render(context)
        return context

    on_page_context = CombinedEvent(_on_page_context, _on_page_context_last, _on_page_context_very_last)

    @event_priority(priorities.VERY_FIRST)
    def _on_post_page_first(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Before others change it: what the theme's template made of a page is kept."""
        if page.file.dest_uri not in self._pages.templates:
            self._pages.put(page, output)
        return output

    @event_priority(priorities.AFTER_SEARCH)
    def _on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The page for what was not found is shown at any depth; plugins change what the theme shows."""
        self._progress.advance()
        if isinstance(page, ItemPage | ViewPage) and not isinstance(page, RawPage):
            output = self._source.renderer.post_render_page(
                output, page.item if isinstance(page, ItemPage) else None
            )
        if self._search is not None:
            output = self._search.connect(output)
        root = self._source.url.root
        return not_found.absolutize(output, root) if isinstance(page, NotFoundPage) else output

    on_post_page = CombinedEvent(_on_post_page_first, _on_post_page)

    @event_priority(priorities.FIRST)
    def _on_post_build_first(self, *, config: MkDocsConfig) -> None:
        """Before the theme's search writes its index."""
        self._progress.stop()
        settings.escape_tags(config)

    @event_priority(priorities.AFTER_SEARCH)
    def _on_post_build(self, *, config: MkDocsConfig) -> None:
        """When the theme's search has written its index, and before its offline plugin copies it."""
        if self._search is not None:
            self._search.write(in_background=self._command == "serve" and self.language is None)
            if self._search.is_theme and is_chinese(self._setup, self._placed):
                self._reporter.info(settings.patch_search_index(config, self._given_for_search))
        if not self._has_dates:
            feeds.pack_sitemap(config)

    @event_priority(priorities.AT_THE_END)
    def _on_post_build_last(self, *, config: MkDocsConfig) -> None:
        """When the site is done: those in other languages, and what no build had a use for."""
        self._pages.prune()
        if (bodies := self._presenter.bodies.cache) is not None and not self._dirty:
            bodies.prune()
        if self.language is not None:
            return
        languages, store = self._source.site.languages, self._source.store
        if languages is not None:
            whole = WholeBuild(config, self._site_url, self._command, self._reporter, store)
            build_languages(whole, languages)
        self._reporter.flush()
        if store is not None and not self._dirty:  # a dirty build asks for changed texts only
            store.prune()

    on_post_build = CombinedEvent(_on_post_build_first, _on_post_build, _on_post_build_last)

    def on_build_error(self, *, error: Exception) -> None:
        """Tell what was found before the build ended, and, of a file that can't be written, which it is."""
        self._progress.stop()
        if self._search is not None:
            self._search.cancel()
        self._reporter.flush()
        if isinstance(error, OSError):
            raise Abort(f"jekyll: {unfinished(error)}")

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., Any],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Watch the source, and answer as the hosts of Jekyll sites do."""
        serve.watch(server, self._setup.folder, Path(config.docs_dir), Path(config.site_dir))
        serve.serve_like_hosts(server, self._source.url.bases)
        return server
