"""Pages that other processes render, while this one writes them.

When what all pages read is known, this process is split on Linux: each part has everything, and renders some
of the pages. What a part makes of a page arrives here as a finished page does that an earlier build has kept.
A page of which a part says anything but its text (a message, the present time) is rendered here all the same.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from operator import attrgetter
from typing import Final

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll.clock import TIME_USE
from mkdocs_jekyll.publish.system_events import SystemEvent, repeat_events, system_events
from mkdocs_jekyll.publish.worker_processes import can_fork, cores

from .finished_page import FinishedPage
from .page import ItemPage, RawPage
from .page_cache import TEMPLATE
from .page_keys import unknown_plugins
from .serve.changed_pages import BuiltSite
from .views.view_page import ViewPage

#: So many pages cost less than to split a process.
_FEWEST: Final = 100
#: What a pipe holds: pages that are ready before they are asked for.
_PIPE: Final = 1 << 20
#: Hundredths of a second in which other threads may end.
_WAITS: Final = 50

#: Renders a page by a template, which is named.
Render = Callable[[Page, str], FinishedPage]
_Sent = tuple[int, FinishedPage | None, tuple[SystemEvent, ...]]


class PagePool:
    """Pages that are rendered elsewhere; ``templates`` are those that they would have, by their destinations.

    ``render`` is called in other processes than this one, by ``jobs`` of them; ``pages`` are in the order in
    which they are asked for.
    """

    def __init__(self, pages: Sequence[Page], render: Render, jobs: int) -> None:
        self.templates = {page.file.dest_uri: page.meta.get("template", "main.html") for page in pages}
        self._pages = pages
        self._numbers = {page.file.dest_uri: number for number, page in enumerate(pages)}
        self._render = render
        self._jobs = jobs
        self._parts: list[_Part] = []
        self.is_started = False

    def start(self, page: Page) -> None:
        """Split this process, which must have no threads, while it renders ``page``.

        That page is the one that the navigation marks. The parts must not have it so, or all that they render
        would mark it beside its own.
        """
        self.is_started, page.active = True, False
        self._split()
        page.active = True

    def _split(self) -> None:
        for _ in range(_WAITS):  # those that made bodies are about to end
            if can_fork():
                break
            time.sleep(0.01)
        else:
            return
        try:
            for first in range(self._jobs):
                self._parts.append(self._part(range(first, len(self._pages), self._jobs)))
        except OSError:  # no room for a further process
            self.close()

    def take(self, page: Page) -> FinishedPage | None:
        """The finished page; ``None`` for one that has to be rendered here."""
        number = self._numbers.get(page.file.dest_uri)
        if number is None or not self._parts:
            return None
        return self._parts[number % self._jobs].receive(number)

    def close(self) -> None:
        """Render no more."""
        for part in self._parts:
            part.end()
        self._parts = []

    def _part(self, numbers: Sequence[int]) -> _Part:
        context = multiprocessing.get_context("fork")
        pipe, end = context.Pipe(duplex=False)
        with suppress(OSError, ImportError, AttributeError):
            import fcntl

            fcntl.fcntl(end.fileno(), fcntl.F_SETPIPE_SZ, _PIPE)
        # A process that could read what it writes would not see that nobody else does.
        theirs = (pipe, *(part.pipe for part in self._parts))
        process = context.Process(target=self._work, args=(numbers, end, theirs), daemon=True)
        process.start()
        end.close()
        return _Part(process, pipe)

    def _work(self, numbers: Sequence[int], pipe: Connection, theirs: Sequence[Connection]) -> None:
        """What the new process does."""
        for other in theirs:
            other.close()
        self._numbers = {}  # none is rendered elsewhere
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that builds gets it, and ends this one
        gc.freeze()
        gc.disable()  # it runs for some seconds, and to look through what was there before would copy it
        said = _Counter()
        for name in (None, "mkdocs"):
            logging.getLogger(name).handlers[:] = [said]
        with suppress(Exception):  # nobody asks any more
            for number in numbers:
                pipe.send((number, *self._rendered(self._pages[number], said)))
        os._exit(0)

    def _rendered(self, page: Page, said: _Counter) -> tuple[FinishedPage | None, tuple[SystemEvent, ...]]:
        """The page, if nothing else comes of it, and what was asked of the machine for it."""
        before, TIME_USE.is_shown = (said.count, TIME_USE.next_change), False
        try:
            with system_events() as events:
                made = self._render(page, self.templates[page.file.dest_uri])
        except Exception:  # the process that asks comes to the same error, and reports it
            return None, ()
        if TIME_USE.is_shown or (said.count, TIME_USE.next_change) != before:
            return None, ()
        return made, tuple(events)


def page_pool(built: BuiltSite) -> PagePool | None:
    """Have other processes render those pages of a site that no earlier build has kept.

    ``None`` where this process renders them: there are few, or plugins do more to a page than to show it.
    """
    setup = built.rendered.setup
    is_indexing = built.search is not None and built.search.is_at_work
    jobs = setup.options.jobs or cores() - is_indexing  # Pagefind has one core to itself
    pages = [
        page
        for page in map(attrgetter("page"), built.files.documentation_pages())
        if isinstance(page, ItemPage | ViewPage)
        and not isinstance(page, RawPage)
        and page.file.dest_uri not in built.templates
    ]
    is_small = jobs < 2 or len(pages) < _FEWEST
    if is_small or sys.platform != "linux" or unknown_plugins(setup.config, ("page_context",)):
        return None
    render = partial(_render, built, built.files.documentation_pages())
    pool = PagePool(pages, render, jobs)
    for page in pages:
        page.meta["template"] = TEMPLATE
    return pool


def _render(built: BuiltSite, documents: Sequence[File], page: Page, template: str) -> FinishedPage:
    """Render a page as MkDocs does; another process writes it."""
    config, nav = built.rendered.setup.config, built.navigation
    if built.search is not None:
        built.search.mute()
    page.active = True
    context = get_context(nav, documents, config, page)
    context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
    output = built.env.get_template(template).render(context)
    page.active = False
    return FinishedPage(page.content or "", output)


class _Part:
    """A process that renders some of the pages, and the end of a pipe."""

    def __init__(self, process: ForkProcess, pipe: Connection) -> None:
        self._process = process
        self.pipe = pipe
        self._is_open = True

    def receive(self, number: int) -> FinishedPage | None:
        """What it has made of a page; ``None`` for nothing, or if the process has ended."""
        while self._is_open:
            try:
                sent: _Sent = self.pipe.recv()
            except (EOFError, OSError):
                self.end()
                break
            if sent[0] >= number:
                repeat_events(sent[2])
                return sent[1] if sent[0] == number else None
        return None

    def end(self) -> None:
        """End the process."""
        if self._is_open:
            self._is_open = False
            self.pipe.close()
            self._process.kill()
            self._process.join()


class _Counter(logging.Handler):
    """Counts what is logged, and shows none of it."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        """Count a message."""
        self.count += 1
