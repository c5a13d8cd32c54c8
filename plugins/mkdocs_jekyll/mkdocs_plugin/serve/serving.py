"""The plugin's side of ``mkdocs serve``: what a build takes from earlier builds, and leaves to later ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from mkdocs_jekyll.publish.problem_text import ProblemTexts

from ..report import ProblemKey, Reporter, log
from ..translations import Translations
from .builds import BuildState
from .changed_pages import BuiltSite
from .failures import BuildCancelledError, build_nothing, problems_of
from .hooks import ServeHooks
from .panel import PanelWriter
from .rebuilds import Rebuilds
from .source_watch import watched_by


class Serving(ServeHooks):
    """The builds of one server."""

    has_server = True

    def __init__(self) -> None:
        self._state = BuildState()
        self._rebuilds: Rebuilds | None = None

    @property
    def known(self) -> frozenset[ProblemKey]:
        """The problems that earlier builds have logged."""
        return self._state.known

    def begin(self, config: MkDocsConfig, source: Path, reporter: Reporter) -> None:
        """Choose where the build goes, and look at the files that it is going to read."""
        state = self._state
        state.failures, state.reporter = (), reporter
        if state.site_dir is not None:
            config.site_dir = str(state.site_dir)
            state.written = state.site_dir
        state.watch.look(lambda: watched_by(config, source))

    def check(self) -> None:
        """Raises BuildCancelledError where another save has made the build useless."""
        if self._state.is_useless:
            raise BuildCancelledError

    def starts_without(self, error: PluginError, config: MkDocsConfig, source: Path) -> bool:
        """Whether the server starts without a site, which can't be read; after that the former one stays."""
        state = self._state
        if self._rebuilds is not None:
            return False
        state.failures = problems_of(error, [], Path(config.config_file_path or "").parent)
        state.panel = PanelWriter(Translations(config), source)
        texts = ProblemTexts(source)
        for problem in state.failures:
            log.error(texts.of(problem))
        build_nothing(config)
        return True

    def end(self, built: BuiltSite) -> None:
        """The build is whole."""
        built.drop_texts()
        self._state.ended = built
        self._state.panel = PanelWriter(built.rendered.setup.words, built.rendered.source.site.source)
        if self._rebuilds is None:
            self._state.built = built
            self._state.watch.end_build()

    def start(
        self, server: LiveReloadServer, config: MkDocsConfig, source: Path, build: Callable[[], Any]
    ) -> None:
        """Take over the server's builds and its answers; ``build`` is how MkDocs builds."""
        state = self._state
        if not state.watch.watched:  # MkDocs was asked to build as for publishing, and to serve that
            state.watch.look(lambda: watched_by(config, source))
            state.watch.end_build()
        state.known = state.reporter.keys
        panel = state.panel or PanelWriter(Translations(config), source)
        self._rebuilds = Rebuilds(state, server, build, panel, Path(config.config_file_path or "").parent)
        self._rebuilds.start()

    def stop(self) -> None:
        """The server has ended."""
        if self._rebuilds is not None:
            self._rebuilds.stop()
