"""How far a long build is, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

#: A build of fewer pages is over before anybody wonders.
MANY: Final = 500


class BuildProgress:
    """A bar on standard error for a build of ``pages`` pages; silent for few pages, or without a terminal.

    Each page is counted twice: when it is read, and when it is written. ``check`` is called each time,
    and may end the build.
    """

    def __init__(self, pages: int, check: Callable[[], None] | None = None) -> None:
        self._check = check
        self._progress: Progress | None = None
        if pages < MANY or not sys.stderr.isatty():
            return
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._pages = pages
        self._done = 0
        self._task = self._progress.add_task("reading pages", total=pages)
        self._progress.start()

    def advance(self) -> None:
        """One page more is read or written."""
        if self._check is not None:
            try:
                self._check()
            except BaseException:
                self.stop()
                raise
        if self._progress is None:
            return
        self._done += 1
        writing = self._done > self._pages
        self._progress.update(
            self._task,
            completed=self._done - self._pages if writing else self._done,
            description="writing pages" if writing else "reading pages",
        )

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Take the bar away for a moment: what shows it is a thread."""
        if self._progress is not None:
            self._progress.stop()
        yield
        if self._progress is not None:
            self._progress.start()

    def stop(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None
