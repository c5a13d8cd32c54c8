"""MkDocs' events, in the order of a build."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from . import priorities
from .build import BuildEvents, BuildOrder
from .language_build import BuildsLanguages
from .options import JekyllConfig
from .repeat.recorder import recorder_of
from .repeat.repeated_build import RepeatedBuild
from .repeat.site_lock import LONGEST_WAIT, SiteIsWrittenError, lock, unlock
from .serve.hooks import ServeHooks


class JekyllPlugin(BasePlugin[JekyllConfig], BuildsLanguages):  # type: ignore[no-untyped-call]
    """Builds a Jekyll site, or a blog in Jekyll's form, with MkDocs and Material."""

    def __init__(self) -> None:
        self._command: Literal["build", "gh-deploy", "serve"] = "build"
        self._is_dirty = False
        self._build = BuildEvents()
        self._serving = ServeHooks()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what is to be built: MkDocs keeps this object for all builds of a process."""
        self._command, self._is_dirty, self._serving = command, dirty, ServeHooks()
        if command == "serve" and self.language is None:
            from .serve.serving import Serving

            self._serving = Serving()

    def on_shutdown(self) -> None:
        """The end: a build that another save has broken off stops what it does beside its pages."""
        self._build.cancel()
        self._serving.stop()

    @event_priority(priorities.FIRST)
    def _on_config_first(self, config: MkDocsConfig) -> MkDocsConfig:
        """Before other plugins fill in their defaults."""
        self._build.cancel()
        order = BuildOrder(self.config, self._command, self._is_dirty, self.language, self._serving)
        if order.command == "gh-deploy" and order.language is None:
            from . import deploy

            deploy.check(config)
        self._lock(order, config)
        recorder = recorder_of(order, config)
        if recorder is not None and recorder.last is not None:
            self._build = RepeatedBuild(recorder.last, recorder.site, recorder.kept.content)
        else:
            from .site_build import SiteBuild  # takes half a second, which a build without work does not need

            self._build = SiteBuild(order, recorder)
        self._build.prepare(config)
        return config

    @staticmethod
    def _lock(order: BuildOrder, config: MkDocsConfig) -> None:
        """Wait for another process that writes the site; a server and a further language write elsewhere."""
        if order.is_served or order.language is not None:
            return
        folder = config.site_dir

        def tell() -> None:
            from .report import log

            log.info(f"jekyll: another build is writing '{folder}'; this one waits until it ends")

        try:
            lock(folder, tell)
        except SiteIsWrittenError:
            said = f"jekyll: another build has been writing '{folder}' for {LONGEST_WAIT // 60} minutes"
            raise PluginError(f"{said} — End it, or set another `site_dir`.") from None

    def _on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._build.configure(config)
        return config

    on_config = CombinedEvent(_on_config_first, _on_config)

    @event_priority(priorities.VERY_LAST)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Before MkDocs empties the site's folder, which takes long."""
        self._build.before_cleaning(config)

    @event_priority(priorities.FILES)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add posts, documents, pages, files and views at Jekyll's URLs."""
        return self._build.place_files(files, config)

    @event_priority(priorities.FIRST)
    def _on_nav_first(self, navigation: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Before other plugins see the navigation."""
        self._build.enter_nav(navigation, config)
        return navigation

    @event_priority(priorities.LAST)
    def _on_nav_last(self, navigation: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """After them: all URLs are known."""
        self._build.leave_nav(navigation, config, files)
        return navigation

    on_nav = CombinedEvent(_on_nav_first, _on_nav_last)

    @event_priority(priorities.LAST)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """After mkdocs-blog-plugin: what it wrote into titles stays in the navigation."""
        self._build.read_page(page, config)
        return markdown

    @event_priority(priorities.LAST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """After all plugins: what they made of the text can be indexed."""
        self._build.leave_body(html, page)
        return html

    @event_priority(priorities.BEFORE_TAGS)
    def _on_env_first(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Before Material's tags plugin fills its lists: what they use."""
        self._build.make_entries(env, config, files)
        return env

    def _on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Render what goes out without the theme; finish the lists of tags; leave out what no page needs."""
        self._build.complete_files(env, config, files)
        return env

    @event_priority(priorities.LAST)
    def _on_env_last(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """When the lists of tags have their URLs: what the templates of each page read."""
        self._build.make_contexts(env, config, files)
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
        return self._build.choose_template(template, template_name)

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002
    ) -> TemplateContext:
        """The theme's page for what was not found is shown at any URL, also below a ``baseurl`` alone."""
        self._build.complete_template(context, template_name)
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Jekyll's entries in the sitemap; the search of the theme's own pages."""
        return self._build.finish_template(output, template_name, config)

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
        self._build.complete_context(context, page, config)
        return context

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
        self._build.complete_tags(context, page)
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
        self._build.remake_page(context, page)
        return context

    on_page_context = CombinedEvent(_on_page_context, _on_page_context_last, _on_page_context_very_last)

    @event_priority(priorities.VERY_FIRST)
    def _on_post_page_first(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Before others change it: what the theme's template made of a page is kept."""
        self._build.keep_page(output, page)
        return output

    @event_priority(priorities.AFTER_SEARCH)
    def _on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The page for what was not found is shown at any depth; plugins change what the theme shows."""
        return self._build.finish_page(output, page)

    on_post_page = CombinedEvent(_on_post_page_first, _on_post_page)

    @event_priority(priorities.FIRST)
    def _on_post_build_first(self, *, config: MkDocsConfig) -> None:
        """Before the theme's search writes its index."""
        self._build.end_pages(config)

    @event_priority(priorities.AFTER_SEARCH)
    def _on_post_build(self, *, config: MkDocsConfig) -> None:
        """When the theme's search has written its index, and before its offline plugin copies it."""
        self._build.write_search(config)

    @event_priority(priorities.AT_THE_END)
    def _on_post_build_last(self, *, config: MkDocsConfig) -> None:
        """When the site is done: those in other languages, and what no build had a use for."""
        self._build.end(config)
        if self._command != "gh-deploy" and self.language is None:  # MkDocs is going to publish it
            unlock()

    on_post_build = CombinedEvent(_on_post_build_first, _on_post_build, _on_post_build_last)

    def on_build_error(self, *, error: Exception) -> None:
        """Report what was found before the build ended, and, of a file that can't be written, which it is."""
        self._build.abort()
        if self.language is None:
            unlock()
        if isinstance(error, OSError):
            from .report import unfinished

            raise Abort(f"jekyll: {unfinished(error)}")

    @event_priority(priorities.LAST)
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """After all plugins, some of which name the builder that they were given: take over its builds."""
        from .serve.serving import Serving

        if not isinstance(self._serving, Serving):
            self._serving = Serving()
        self._serving.start(server, config, BuildOrder(self.config).folder(config), builder)
        return server
