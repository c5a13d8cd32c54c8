"""MkDocs' events, in the order of a build."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_jekyll.jekyll.time_parsing import in_zone

from . import assets, deploy, feeds, serve
from .build import Build
from .language_builds import BuildsLanguages, WholeBuild, build_languages
from .options import JekyllConfig
from .page import ItemPage, PostPage, RawPage
from .search import offline, settings
from .site_search import SiteSearch
from .source import Setup
from .theme import features, language, templates, urls
from .theme.settings import ThemeSettings
from .views import not_found, tags
from .views.not_found import NotFoundPage
from .views.view_page import ViewPage


class JekyllPlugin(BasePlugin[JekyllConfig], BuildsLanguages):  # type: ignore[no-untyped-call]
    """Builds a Jekyll site, or a blog in Jekyll's form, with MkDocs and Material."""

    def __init__(self) -> None:
        self._command: Literal["build", "gh-deploy", "serve"] = "build"
        self._dirty = False
        self._has_pages = True
        self._site_url: str | None = None
        self._build: Build
        self._given_for_search: frozenset[str] = frozenset()
        self._search: SiteSearch | None = None
        self._outfit: ThemeSettings

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a server is going to show the site: its address is not the site's then."""
        self._command = command
        self._dirty = dirty

    @event_priority(100)
    def _on_config_first(self, config: MkDocsConfig) -> MkDocsConfig:
        """Before other plugins fill in their defaults: see what the author has set, and choose a language."""
        if self._command == "gh-deploy" and self.language is None:
            deploy.check(config)
        settings.quiet()
        if self._search is not None:
            self._search.cancel()
        self._given_for_search = settings.given(config)
        language.choose(self.config, config, self.language)
        return config

    def _on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the site; agree on its address; add our templates to the theme."""
        self._site_url = config.site_url
        serving = self._command == "serve"
        self._build = Build(Setup(self.config, config, serving, self.language))
        config.site_url = self._build.origin.site_url
        templates.join(config)
        self._outfit = ThemeSettings(
            self._build.site, self._build.identity, self.config, self._build.reporter
        )
        if self._build.has_templates:
            self._outfit.choose(config, self._build.words, serving=serving)
        templates.escape_settings(config)
        tags.join(config)
        if self._build.languages is not None:
            config.extra.setdefault("alternate", True)  # the theme shows its choice of languages, ours in it
        return config

    on_config = CombinedEvent(_on_config_first, _on_config)

    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add posts, documents, pages, files and views at Jekyll's addresses."""
        self._build.place(files, config)
        self._outfit.pack(files, config, self._build.bases)
        return files

    @event_priority(100)
    def _on_nav_first(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        self._build.arrange(nav, config)
        return nav

    @event_priority(-100)
    def _on_nav_last(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._build.settle_nav(nav, config)
        self._build.index_urls(files)
        return nav

    on_nav = CombinedEvent(_on_nav_first, _on_nav_last)

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """After mkdocs-blog-plugin: what it wrote into titles stays in the navigation."""
        if isinstance(page, PostPage):
            page.keep_title()
        if isinstance(page, ItemPage | ViewPage):
            alone = isinstance(page, PostPage) and not self._build.nav_beside_posts
            features.hide_sidebar(page, config, alone=alone)
        if self._build.has_templates and page.meta.get("template", "main.html") == "main.html":
            page.meta["template"] = "jekyll/main.html"
        return markdown

    @event_priority(150)
    def _on_env_first(
        self,
        env: jinja2.Environment,
        *,
        config: MkDocsConfig,
        files: Files,
    ) -> jinja2.Environment:
        """Before Material's tags plugin fills its lists: what they use."""
        tags.order_lists(config, self._build.tags_url)
        tags.set_slugs(config)
        urls.add_filters(env, {file.url for file in files if ":" in file.url.partition("/")[0]})
        templates.add_filters(env, config, self.config.date_format, self._build.words)
        env.globals["jekyll_icons"] = self._outfit.icons
        env.globals["jekyll_languages"] = ()
        env.globals["jekyll_math"] = self._build.math.settings.as_data()
        return env

    def _on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Render what goes out without the theme; finish the lists of tags; leave out what no page needs."""
        templates.add_date_filter(env)
        tags.add_clouds(env, config)
        self._build.write_raw()
        build = self._build
        search = self._settle_search(config, files)
        unused = set(
            assets.unused(
                files,
                config,
                provider=build.comment_provider,
                scripts=search.scripts(chinese=build.is_chinese),
            )
        )
        build.reporter.tell_all(assets.not_fetched(files, unused))
        assets.leave_out(files, unused)
        self._has_pages = bool(files.documentation_pages())
        offline.settle(config)
        if search.is_theme:
            settings.settle(config, chinese=self._build.is_chinese)
        return env

    def _settle_search(self, config: MkDocsConfig, files: Files) -> SiteSearch:
        """Choose who answers the search box."""
        build = self._build
        self._search = search = SiteSearch(config, self._given_for_search, build.reporter)
        if build.has_templates and not self._dirty:  # a dirty build sees some of the pages only
            name = "search" if self.language is None else f"search-{self.language.code}"
            search.settle(
                "theme" if self.config.search == "theme" else "pagefind",
                articles=len(files.documentation_pages()),
                chinese=build.is_chinese,
                kept=None if build.kept is None else build.kept.folder / name,
            )
        return search

    on_env = CombinedEvent(_on_env_first, _on_env)

    def on_pre_template(
        self,
        template: jinja2.Template,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002
    ) -> jinja2.Template:
        """The theme's page for what was not found, with the site's own words."""
        if template_name == "404.html" and (words := self._build.not_found()) is not None:
            languages = self._build.languages
            roots = [] if languages is None else languages.roots(self._build.origin.root)
            own = {"missing": words, "jekyll_languages": roots}
            return template.environment.get_template("jekyll/404.html", globals=own)
        return template

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002
    ) -> TemplateContext:
        """The theme's page for what was not found is shown at any URL, also below a ``baseurl`` alone."""
        if template_name == "404.html":
            context["base_url"] = self._build.origin.root
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Jekyll's entries in the sitemap; the search of the theme's own pages."""
        if self._search is not None and template_name.endswith(".html"):
            output = self._search.connect(output)
        return self._build.sitemap(output, config) if template_name == "sitemap.xml" else output

    @event_priority(50)
    def _on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Hand posts, groups and tags to our templates; last of all, what plugins do to a finished page."""
        more: Any = context
        for key, value in self._build.context_of(page, config).items():
            if key not in more:
                more[key] = value
        if self._build.changed is not None:
            more["build_date_utc"] = in_zone(self._build.changed, UTC)  # the clock differs each time
        urls.complete_context(more, page, config)
        if isinstance(page, NotFoundPage):
            more["base_url"] = self._build.origin.root
        if isinstance(page, ItemPage) and not isinstance(page, RawPage) and page.content is not None:
            page.content = page.finish(self._build.renderer.post_render(page.content, page.item))
        return context

    @event_priority(-50)
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

    on_page_context = CombinedEvent(_on_page_context, _on_page_context_last)

    @event_priority(-50)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The page for what was not found is shown at any depth; plugins change what the theme shows."""
        if isinstance(page, ItemPage | ViewPage) and not isinstance(page, RawPage):
            output = self._build.renderer.post_render_page(
                output, page.item if isinstance(page, ItemPage) else None
            )
        if self._search is not None:
            output = self._search.connect(output)
        root = self._build.origin.root
        return not_found.absolutize(output, root) if isinstance(page, NotFoundPage) else output

    @event_priority(100)
    def _on_post_build_first(self, *, config: MkDocsConfig) -> None:
        """Before the theme's search writes its index."""
        settings.escape_tags(config)

    @event_priority(-50)
    def _on_post_build(self, *, config: MkDocsConfig) -> None:
        """When the theme's search has written its index, and before its offline plugin copies it."""
        if self._search is not None:
            self._search.write(in_background=self._command == "serve" and self.language is None)
            if self._search.is_theme:
                self._build.suit_search(config, self._given_for_search)
        if not self._has_pages:
            feeds.pack_sitemap(config)

    @event_priority(-200)
    def _on_post_build_last(self, *, config: MkDocsConfig) -> None:
        """When the site is done: those in other languages, and what no build had a use for."""
        if self.language is not None:
            return
        build, languages = self._build, self._build.site.languages
        if languages is not None:
            whole = WholeBuild(config, self._site_url, self._command, build.reporter, build.kept)
            build_languages(whole, languages)
        build.reporter.flush()
        if build.kept is not None and not self._dirty:  # a dirty build asks for changed texts only
            build.kept.sweep()

    on_post_build = CombinedEvent(_on_post_build_first, _on_post_build, _on_post_build_last)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs' signature
        """Tell what was found before the build ended."""
        if self._search is not None:
            self._search.cancel()
        build: Build | None = getattr(self, "_build", None)
        if build is not None:
            build.reporter.flush()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., Any],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Watch the source, and answer as the hosts of Jekyll sites do."""
        serve.watch(server, self._build.folder, Path(config.docs_dir), Path(config.site_dir))
        serve.answer_as_hosts_do(server, self._build.bases)
        return server
