"""Processes of this machine that make bodies."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import connection
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll.files import read_bytes, read_text

from .body_pool import Workers
from .body_work import BodyWork, packed, start_with, unpacked

#: More processes than this wait for the one that writes pages.
_MOST: Final = 8
_THREADS: Final = Path("/proc/self/task")


def cores() -> int:
    """The processor cores that this process may use, as far as more of them are of use."""
    if sys.platform == "linux":
        return min(len(os.sched_getaffinity(0)), _MOST)
    return min(os.cpu_count() or 1, _MOST)


def can_fork() -> bool:
    """Whether a process can be split safely: on Linux, while there are no other threads."""
    if sys.platform != "linux":
        return False
    try:
        return len(list(_THREADS.iterdir())) == 1
    except OSError:
        return threading.active_count() == 1


def can_start() -> bool:
    """Whether a new Python can be started for the work: it loads the program's main file again."""
    main = sys.modules.get("__main__")
    path = getattr(main, "__file__", None)
    if path is None or getattr(main, "__spec__", None) is not None:
        return True
    try:
        return "__name__" in read_text(Path(path), "replace")
    except OSError:
        return True  # a program that was packed with its launcher


def processes(work: BodyWork, jobs: int, report: Callable[[str], None]) -> Workers:
    """Processes that were started with a work: split off this one, or new ones. Raises Exception.

    ``report`` is given the reason why they were given up.
    """
    executor = _Processes(jobs, work, forks=can_fork())

    def give_up(reason: str) -> None:
        executor.kill()
        report(reason)

    return Workers(executor, jobs, give_up)


class _Processes(ProcessPoolExecutor):
    """Processes with a work.

    New ones read it from a file, which goes when they are shut down: Python passes on what they begin with
    through a pipe, and waits for ever where one of them ends before it has read more than a pipe holds.
    """

    def __init__(self, jobs: int, work: BodyWork, *, forks: bool) -> None:
        self._file = None if forks else _written(work)
        given = work if self._file is None else self._file
        super().__init__(jobs, multiprocessing.get_context("fork" if forks else "spawn"), _begin, (given,))

    def kill(self) -> None:
        """End all at once."""
        for process in list((self._processes or {}).values()):
            with suppress(OSError, ValueError):
                process.kill()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more work."""
        super().shutdown(wait, cancel_futures=cancel_futures)
        if self._file is not None:
            self._file.unlink(missing_ok=True)


def _written(work: BodyWork) -> Path:
    """A file with a work, which nobody else can read. Raises Exception."""
    data = packed(work)
    with tempfile.NamedTemporaryFile(prefix="mkdocs-jekyll-", delete=False) as file:
        file.write(data)
    return Path(file.name)


def _begin(given: BodyWork | Path) -> None:
    """The first thing that a process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that builds gets the signal, and ends this one
    gc.freeze()  # what was there before stays: looking through it would copy it
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    with suppress(Exception):  # whoever asks it for a body gets the error
        start_with(unpacked(read_bytes(given)) if isinstance(given, Path) else given)


def _end_with_parent() -> None:
    """End when the process that builds was killed: nobody else ends this one then."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
