"""A build of the site: what happens at each of MkDocs' events, in their order."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_jekyll.jekyll import Document
from mkdocs_jekyll.publish.page_body import NO_BODY
from mkdocs_jekyll.publish.page_context import PageContext, PostEntry, SiteIcons
from mkdocs_jekyll.publish.site_plan import SitePlan

from . import assets, feeds, nav
from .articles_ahead import ArticlesAhead
from .build import BuildEvents, BuildOrder
from .contexts import RenderedSite, page_contexts, post_entries
from .finished_page import FinishedPage
from .language_builds import WholeBuild, build_languages
from .page import ItemPage, PostPage, RawPage
from .page_cache import PageCache, PageSurroundings, page_cache
from .page_pool import PagePool, page_pool
from .pictures import with_pictures
from .placement import Placed, term_links
from .presenter import Presenter
from .progress import BuildProgress
from .repeat.last_site import LastSite
from .repeat.recorder import BuildRecorder
from .report import Reporter
from .search import offline, settings
from .serve.changed_pages import BuiltSite
from .site_search import WORKER as SEARCH_WORKER
from .site_search import SiteSearch
from .source import Setup, Source, WrittenConfiguration, read, read_written
from .stages import (
    as_shown,
    configure_search,
    fill_context,
    finished,
    is_chinese,
    make_presenter,
    not_found_context,
    place_site,
    write_raw,
)
from .theme import bundles, features, language, quick_includes, shared_assets, templates, url_filters
from .theme.settings import MadeStylesheets, ThemeSettings
from .theme.user_options import user_options
from .translations import Translations
from .views import menu, tags
from .views.view_page import ViewPage

#: Python would take a tenth of a build's time to look for garbage, of which there is little.
_THRESHOLDS: Final = (5000, 20, 20)


class SiteBuild(BuildEvents):
    """Builds the site that ``order`` asks for: reads it, renders what changed, and writes all of it."""

    def __init__(self, order: BuildOrder, recorder: BuildRecorder | None = None) -> None:
        self._order = order
        self._recorder = recorder
        self._last_site = LastSite()
        self._has_dates = True
        self._given_for_search: frozenset[str] = frozenset()
        self._search: SiteSearch | None = None
        self._chinese = False
        language = order.language
        self._reporter = Reporter(order.serving.known) if language is None else language.reporter
        self._progress = BuildProgress(0)
        self._shared: frozenset[str] = frozenset()
        self._site_url: str | None = None
        self._written: WrittenConfiguration | None = None
        self._setup: Setup
        self._source: Source
        self._theme: ThemeSettings
        self._stylesheets = MadeStylesheets()
        self._icons = SiteIcons()
        self._plan: SitePlan
        self._placed = Placed()
        self._files = Files([])
        self._views_in_nav: Sequence[Page] = ()
        self._presenter: Presenter
        self._entries: Mapping[Document, PostEntry] = {}
        self._articles: ArticlesAhead | None = None
        self._contexts: Mapping[str, PageContext] = {}
        self._navigation: Navigation
        self._built: BuiltSite
        self._pages = PageCache()
        self._pool: PagePool | None = None
        self._remade: set[str] = set()
        self._thresholds = gc.get_threshold()

    def prepare(self, config: MkDocsConfig) -> None:
        """See what the author has set, and choose a language."""
        gc.set_threshold(*_THRESHOLDS)
        if self._recorder is not None:
            self._recorder.begin()
        order, folder = self._order, self._order.folder(config)
        order.serving.begin(config, folder, self._reporter)
        settings.quiet()
        self._given_for_search = settings.user_options(config)
        self._written = read_written(order.options, folder, serving=order.is_served)
        written = None if self._written is None else self._written.configuration.config
        language.apply(written, config, order.language)

    def configure(self, config: MkDocsConfig) -> None:
        """Read the site; agree on its URL; add our templates to the theme."""
        order, self._site_url = self._order, config.site_url
        self._setup = setup = Setup(
            order.options, config, Translations(config), order.is_served, order.language
        )
        try:
            self._source = source = read(setup, self._written)
        except PluginError as error:
            if order.serving.starts_without(error, config, setup.folder):
                return
            raise
        self._reporter.configure(source.site, order.options.ignore_problems)
        self._reporter.report_all(source.problems)
        config.site_url = source.url.site_url
        templates.register(config)
        self._theme = ThemeSettings(source.site, source.identity, order.options, self._reporter)
        if setup.has_templates:
            self._stylesheets = self._theme.apply(config, setup.words, serving=order.is_served)
        templates.escape_settings(config)
        tags.register(config)
        if source.languages is not None:
            config.extra.setdefault("alternate", True)  # the theme shows its choice of languages, ours in it

    def before_cleaning(self, config: MkDocsConfig) -> None:
        """Keep the files of the last site, which are written over."""
        makes_all = not (self._order.is_served or self._order.is_dirty or self._order.language)
        is_kept = makes_all and self._source.store is not None
        self._last_site = LastSite(Path(config.site_dir), is_kept=is_kept)

    def place_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add posts, documents, pages, files and views at Jekyll's URLs."""
        self._files = files
        self._plan, self._placed = place_site(
            self._setup, self._source, files, self._reporter, lambda: self._presenter
        )
        self._icons = self._theme.add_icons(files, config, self._source.url.bases, self._stylesheets)
        return files

    def enter_nav(self, navigation: Navigation, config: MkDocsConfig) -> None:
        """Neighbours, and posts for mkdocs-blog-plugin."""
        menu.set_link_urls(navigation)
        if self._setup.has_site_source and self._setup.has_templates:
            features.apply(navigation, config, user_options(config), self._source.site)
        nav.link_neighbours(self._placed)
        self._views_in_nav = nav.before_blog_plugin(
            navigation, self._placed.posts, config, self._order.options.posts_in_nav
        )

    def leave_nav(self, navigation: Navigation, config: MkDocsConfig, files: Files) -> None:
        """All URLs are known, and whatever needs them for a body."""
        nav.after_blog_plugin(navigation, self._views_in_nav, config)
        self._presenter = make_presenter(self._setup, self._source, files, self._reporter)
        articles = len(files.documentation_pages())
        self._progress = BuildProgress(0 if self._order.language else articles, self._order.check)
        self._navigation = navigation
        self._chinese = is_chinese(self._setup, self._placed)
        self._search = SiteSearch(config, self._given_for_search, self._reporter, chinese=self._chinese)
        if self._setup.has_templates and not self._order.is_dirty:  # a dirty build sees some of the pages
            configure_search(self._search, self._setup, self._source, articles)
            if self._search.takes_ahead and not self._order.is_served:  # a server shows pages first
                self._articles = ArticlesAhead(self._search, self._presenter, config)
                self._articles.announce(files)

    def read_page(self, page: Page, config: MkDocsConfig) -> None:
        """Choose the page's template and what stands beside it."""
        self._progress.advance()
        if isinstance(page, PostPage):
            page.restore_title()
        if isinstance(page, ItemPage | ViewPage):
            alone = isinstance(page, PostPage) and nav.blog_folder(config) is None
            features.hide_sidebar(page, config, alone=alone)
        if self._setup.has_templates and page.meta.get("template", "main.html") == "main.html":
            page.meta["template"] = "jekyll/main.html"

    def leave_body(self, html: str, page: Page) -> None:
        """Have a page with a new text indexed: Pagefind works while the pages are made."""
        if self._articles is not None:
            self._articles.add(html, page)

    def make_entries(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """What the lists of tags use."""
        if self._articles is not None:
            self._articles.end_bodies(files)
        main = tags.list_url(self._placed.views.lists.get("tags"), files, config)
        tags.prepare_lists(env, config, main, term_links(self._plan, config))
        url_filters.add_filters(env, {file.url for file in files if ":" in file.url.partition("/")[0]})
        templates.add_filters(env, config, self._order.options.date_format, self._setup.words)
        quick_includes.speed_up(env)
        self._entries = post_entries(self._rendered())
        for post in self._placed.posts:
            post.show(self._entries[post.item])

    def complete_files(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Render what goes out without the theme; finish the lists of tags; leave out what no page needs."""
        templates.add_date_filter(env)
        write_raw(self._placed, self._presenter)
        self._presenter.close()
        comments, search = self._source.comments, self._search
        assert search is not None
        provider = "" if comments is None else comments.system
        formulas, place_of = self._source.math.settings, self._source.site.place_of
        needs = assets.Needs(provider, search.scripts(), mathjax=bool(formulas.mathjax))
        unused = set(assets.unused_assets(files, config, needs))
        self._reporter.report_all(assets.not_fetched(files, unused))
        self._reporter.report_all(assets.unknown_commands(files, formulas, place_of))
        assets.exclude(files, unused)
        self._has_dates = bool(files.documentation_pages()) and feeds.drop_unknown_dates(files)
        offline.configure(config)
        if search.is_theme:
            settings.configure(config, chinese=self._chinese)
        bundles.merge(files, config)
        if self._order.language is not None:
            # the search's worker looks for the index beside itself, and each language has an index of its own
            self._shared = shared_assets.share(files, config, self._order.language, SEARCH_WORKER)
            url_filters.lead_to_shared(env, self._shared, self._order.language.code)
        tags.add_clouds(env, config)

    def make_contexts(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """What the templates of each page read, and which pages are kept."""
        env.globals["jekyll"] = PageContext(icons=self._icons)
        contexts = page_contexts(self._rendered(), self._entries, files, self._icons)
        self._contexts = with_pictures(contexts, self._rendered(), files)
        if not self._order.is_served:
            self._source.renderer.forget_bodies()
        if not self._order.is_dirty:  # a dirty build knows some of the pages only
            search = "" if self._search is None else "theme" if self._search.is_theme else "pagefind"
            surroundings = PageSurroundings(self._navigation, files, search, self._shared)
            self._pages = page_cache(self._rendered(), self._contexts, surroundings)
            if self._articles is not None:
                self._articles.end_contexts(files, self._pages)
        own = self._rendered(), self._contexts, self._pages.templates
        self._built = BuiltSite(*own, self._navigation, files, env, self._search)
        if not self._has_dates:
            feeds.set_build_date(files)
        self._last_site.bring_back({file.dest_uri for file in files})
        if not (self._order.is_served or self._order.is_dirty):
            self._pool = page_pool(self._built)

    def choose_template(self, template: jinja2.Template, name: str) -> jinja2.Template:
        """The theme's page for what was not found, with the site's own words."""
        if name != "404.html" or not self._setup.has_templates:
            return template
        context = not_found_context(self._plan, self._source, self._presenter, self._icons)
        return template.environment.get_template("jekyll/404.html", globals={"jekyll": context})

    def complete_template(self, context: TemplateContext, name: str) -> None:
        """The theme's page for what was not found is shown at any URL, also below a ``baseurl`` alone."""
        if name == "404.html":
            context["base_url"] = self._source.url.root

    def finish_template(self, output: str, name: str, config: MkDocsConfig) -> str:
        """Jekyll's entries in the sitemap; the search of the theme's own pages."""
        if self._search is not None and name.endswith(".html"):
            output = self._search.connect(output)
        if name != "sitemap.xml":
            return output
        dated = output if self._has_dates else feeds.without_dates(output)
        return feeds.sitemap_of(dated, self._source.site, config)

    def complete_context(self, context: TemplateContext, page: Page, config: MkDocsConfig) -> None:
        """Hand the page's context to our templates; last of all, what plugins do to a finished page."""
        own = self._contexts.get(page.file.dest_uri, PageContext())
        more: Any = context
        page.update_date = page.update_date if self._has_dates else ""
        fill_context(more, page, own, self._source)
        url_filters.complete_context(more, page, config)
        if (found := self._find(page)) is not None:
            page.content, more["jekyll_output"] = found.content, found.output
        elif isinstance(page, ItemPage) and not isinstance(page, RawPage):
            is_finished = self._articles is not None and self._articles.finish(page)
            if not is_finished and (content := page.content) is not None:
                page.content = finished(page, self._presenter, content)

    def _find(self, page: Page) -> FinishedPage | None:
        """A page that an earlier build has kept, or another process renders."""
        if page.file.dest_uri in self._pages.templates:
            return self._pages.find(page)
        if self._pool is None:
            return None
        if not self._pool.is_started:
            with self._progress.paused():  # it has a thread
                self._pool.start(page)
        return self._pool.take(page)

    def _rendered(self) -> RenderedSite:
        return RenderedSite(self._setup, self._source, self._plan, self._placed, self._presenter)

    def complete_tags(self, context: TemplateContext, page: Page) -> None:
        """Make fit for Material's templates what its tags plugin gives: they print it without escaping."""
        more: Any = context
        if not isinstance(page, PostPage) and more.get("tags"):
            more["tags"] = tags.printed(more["tags"])

    def remake_page(self, context: TemplateContext, page: Page) -> None:
        """Make anew what was kept of a page and can't be read; MkDocs has chosen its template before."""
        template = self._pages.templates.get(page.file.dest_uri)
        if template is None and self._pool is not None:
            template = self._pool.templates.get(page.file.dest_uri)
        more: Any = context
        if template is not None and "jekyll_output" not in more:
            self._remade.add(page.file.dest_uri)
            more["jekyll_output"] = self._built.env.get_template(template).render(context)

    def keep_page(self, output: str, page: Page) -> None:
        """Keep what the theme's template made of a page."""
        if not self._pages.is_final and not self._is_kept(page):
            self._pages.put(page, output)

    def _is_kept(self, page: Page) -> bool:
        """Whether a page is that of an earlier build."""
        return page.file.dest_uri in self._pages.templates and page.file.dest_uri not in self._remade

    def finish_page(self, output: str, page: Page) -> str:
        """The page for what was not found is shown at any depth; plugins change what the theme shows."""
        self._progress.advance()
        if self._pages.is_final and self._is_kept(page):
            return output
        output = as_shown(output, page, self._source, self._search)
        if self._pages.is_final:
            self._pages.put(page, output)
        if isinstance(page, ItemPage) and not self._order.is_served:
            page.body = NO_BODY  # all pages together take much memory
        return output

    def end_pages(self, config: MkDocsConfig) -> None:
        """Escape the tags of the theme's search."""
        self._progress.stop()
        if self._pool is not None:
            self._pool.close()
        self._last_site.remove_rest()
        settings.escape_tags(config)

    def write_search(self, config: MkDocsConfig) -> None:
        """Write Pagefind's index, or complete the theme's own."""
        if self._search is not None:
            in_background = self._order.is_served and self._order.language is None
            self._search.write(in_background=in_background)
            if self._search.is_theme and self._chinese:
                self._reporter.info(settings.patch_search_index(config, self._given_for_search))
        if not self._has_dates:
            feeds.pack_sitemap(config)

    def end(self, config: MkDocsConfig) -> None:
        """Build the sites in other languages, and throw away what no build had a use for."""
        gc.set_threshold(*self._thresholds)
        self._pages.prune()
        if (bodies := self._presenter.bodies.cache) is not None and not self._order.is_dirty:
            bodies.prune()
        if self._order.language is not None:
            return
        languages, store = self._source.site.languages, self._source.store
        if languages is not None:
            check = self._order.serving.check
            whole = WholeBuild(config, self._site_url, self._order.command, self._reporter, store, check)
            build_languages(whole, languages)
        self._reporter.flush()
        if store is not None and not self._order.is_dirty:  # a dirty build asks for changed texts only
            store.prune()
        self._order.serving.end(self._built)
        if self._recorder is not None:
            self._recorder.end(self._files, self._pages.keys if self._pages.is_final else {})

    def abort(self) -> None:
        """Report what was found before the build ended."""
        self._progress.stop()
        if self._recorder is not None:
            self._recorder.stop()
        self.cancel()
        self._reporter.flush()

    def cancel(self) -> None:
        """Stop making bodies and an index."""
        gc.set_threshold(*self._thresholds)
        if (presenter := getattr(self, "_presenter", None)) is not None:
            presenter.close()
        if self._pool is not None:
            self._pool.close()
        if self._search is not None:
            self._search.cancel()
        self._last_site.cancel()
