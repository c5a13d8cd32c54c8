"""Answers a save in two steps.

Pages whose text alone was changed are rendered at once with what the last build knows, and a whole build
follows behind, so that lists, neighbours, feeds and search are right. A build goes into a folder that is not
served meanwhile, and another save breaks it off at its next page.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, Final

from mkdocs.livereload import LiveReloadServer

from mkdocs_jekyll.jekyll import Problem
from mkdocs_jekyll.publish.problem_text import ProblemTexts

from ..report import Reporter, log
from .application import Application
from .builds import BuildState
from .changed_pages import render, write
from .failures import BuildCancelledError, logged_errors, problems_of
from .half_written import unreadable
from .panel import PanelWriter
from .saved_files import Changes
from .served_site import ServedSite, Snapshot
from .watched_folders import WatchedFolders

#: Seconds between two looks for a save during a build.
_BETWEEN_LOOKS: Final = 0.25
#: So many builds in a row are broken off: whoever saves without an end sees the site all the same.
_MOST_BROKEN_OFF: Final = 8
#: What pages are made of, so that it shows in their HTML; all else may be loaded by any page.
_OF_PAGES: Final = frozenset((
    ".md", ".markdown", ".mkd", ".mkdown", ".html", ".htm", ".yml", ".yaml", ".json", ".csv", ".tsv", ".xml",
    ".txt", ".toml", ".bib",
))  # fmt: skip


class Rebuilds:
    """The builds of a server after its first one; ``build`` is how MkDocs builds, ``project`` its folder."""

    def __init__(
        self,
        state: BuildState,
        server: LiveReloadServer,
        build: Callable[[], Any],
        panel: PanelWriter,
        project: Path,
    ) -> None:
        self._state = state
        self._server = server
        self._build = build
        self._project = project
        self._first_dir = Path(server.root)
        self._second_dir = Path(tempfile.mkdtemp(prefix="mkdocs_"))
        self._is_unfinished = bool(state.failures)
        self._loads_differ = False
        self._folders = WatchedFolders(server, lambda: state.watch.watched)
        self._showing = threading.Lock()
        self._site = ServedSite(self._snapshot(self._first_dir, panel, assets=0))

    def start(self) -> None:
        """Take over what the server answers and builds; build again if something was saved meanwhile."""
        self._server.builder = self.build_again
        self._server.set_app(Application(self._site, self._server.mount_path))
        self._folders.update()
        self._state.site_dir = self._second_dir
        if saved := self._state.watch.look_again():
            self._answer(saved)

    def stop(self) -> None:
        """Delete the folder that MkDocs knows nothing of."""
        shutil.rmtree(self._second_dir, ignore_errors=True)

    def build_again(self) -> None:
        """What MkDocs' server calls when something was saved. Raises nothing: the server goes on."""
        self._folders.update()
        saved = self._state.watch.look_again()
        if saved or not saved.touched or self._is_unfinished:
            self._answer(saved)

    def _answer(self, saved: Changes) -> None:
        self._is_unfinished = True
        broken_off = 0
        while True:
            self._loads_differ |= not saved or any(Path(path).suffix not in _OF_PAGES for path in saved.paths)
            self._show_at_once(saved)
            if broken := self._half_written():
                self._state.failures = broken
                self._fail([])
                break
            meanwhile = self._build_watched(may_break_off=broken_off < _MOST_BROKEN_OFF)
            if meanwhile is None:
                break
            saved, broken_off = meanwhile, broken_off + 1
        gc.collect()

    def _build_watched(self, *, may_break_off: bool) -> Changes | None:
        """Build, and return what was saved meanwhile, or ``None``; that is shown at once, too.

        A save breaks the build off, unless too many were broken off already.
        """
        found: list[Changes] = []
        is_over = threading.Event()

        def watch() -> None:
            while not is_over.wait(_BETWEEN_LOOKS):
                if self._state.watch.is_saved() and (saved := self._state.watch.look_again()):
                    found.append(saved)
                    self._state.is_useless = may_break_off
                    self._show_at_once(saved)

        watcher = threading.Thread(target=watch, name="watch", daemon=True)
        watcher.start()
        try:
            self._build_whole()
        except BuildCancelledError:
            log.info("something was saved meanwhile: the build begins again")
        finally:
            is_over.set()
            watcher.join()
            self._state.is_useless = False
        if not found:
            return None
        paths = chain.from_iterable(one.paths for one in found)
        bodies = chain.from_iterable(one.bodies for one in found)
        return Changes(frozenset(paths), frozenset(bodies), touched=True)

    def _half_written(self) -> list[Problem]:
        """What is wrong with texts that were saved and can't be taken as they stand.

        Jekyll gives them a title and a URL out of their names, which an author who is still writing them does
        not mean: the site waits.
        """
        built = self._state.built
        if built is None:
            return []
        return unreadable(self._state.watch.changes().paths, built)

    def _show_at_once(self, saved: Changes) -> None:
        """Render the pages whose text alone differs from what the last whole build read."""
        with self._showing:
            self._render_bodies(saved.bodies & self._state.watch.changes().bodies)

    def _render_bodies(self, bodies: frozenset[str]) -> None:
        state = self._state
        if not bodies or state.built is None or not state.built.renders_alone:
            return
        for path in sorted(bodies):
            page = state.built.page_at(path)
            if page is None:
                continue
            reporter = Reporter(state.known)
            try:
                output = render(state.built, page, reporter)
                if output is None:
                    continue
                write(output, self._site.now.root / page.file.dest_uri)
            except Exception:  # whatever it is, the whole build says it
                log.debug("'%s' can't be rendered alone", path, exc_info=True)
                continue
            reporter.flush()
            state.known |= reporter.keys
            self._site.show_page(state.built.rendered.source.site.place_of(page.item), reporter.found)

    def _build_whole(self) -> None:
        """Build, and serve what came of it, or say what went wrong. Raises BuildCancelledError."""
        state = self._state
        state.written = None
        with logged_errors() as logged:
            try:
                self._build()
            except (Exception, SystemExit) as error:
                state.failures = problems_of(error, logged.messages, self._project)
                log.debug("the build has ended", exc_info=True)
        if state.failures:
            state.known |= state.reporter.keys  # what the former site has stands still
            self._fail(logged.messages)
            return
        state.known = state.reporter.keys
        root = state.written or self._first_dir
        with self._showing:  # not while a page is rendered that belongs to the former site
            state.watch.end_build()
            state.built, state.ended = state.ended or state.built, None
            self._is_unfinished = False
            now = self._site.now
            assets = now.assets + self._loads_differ
            self._site.show(self._snapshot(root, state.panel or now.panel, assets))
            self._loads_differ = False
        state.site_dir = self._first_dir if root == self._second_dir else self._second_dir
        self._server.root = str(root)
        self._folders.update()

    def _fail(self, logged: list[str]) -> None:
        """Say why there is no new site; the former one stays."""
        now, texts = self._site.now, ProblemTexts(self._source())
        for problem in self._state.failures:
            if problem not in now.failures and not any(problem.message in message for message in logged):
                log.error(texts.of(problem))
        found = self._state.reporter.found or now.problems
        self._site.show(replace(now, failures=self._state.failures, problems=found))

    def _source(self) -> Path:
        """The folder that paths of problems are below."""
        built = self._state.built
        return self._project if built is None else built.rendered.source.site.source

    def _snapshot(self, root: Path, panel: PanelWriter, assets: int) -> Snapshot:
        """What is served after a whole build."""
        state, built = self._state, self._state.built
        return Snapshot(
            root,
            panel,
            problems=state.reporter.found,
            failures=state.failures,
            sources={} if built is None else built.sources,
            bases=() if built is None else tuple(built.rendered.source.url.bases),
            assets=assets,
            has_site=not state.failures,
        )
