"""Pagefind at work in another process, as the process that builds a site sees it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from .index_process import UNCHANGED, WRITE

#: What is no text of an article.
IGNORED: Final = (
    "a.headerlink",
    "a.reversefootnote",
    "a.footnote-backref",
    ".linenodiv",
    "td.linenos",
    "td.rouge-gutter",
    ".lineno",
)
#: Characters that belong to words: C++, C#.
WORD_SIGNS: Final = "+#"


class PagefindProcess:
    """Reads folders of articles and writes their index below ``out``; has no thread here.

    ``kept`` is the folder of the last build's index; ``None``: there is none.
    """

    def __init__(self, out: Path, kept: Path | None, language: str) -> None:
        program = str(Path(__file__).with_name("index_process.py"))
        folders = [str(out), "" if kept is None else str(kept)]
        self._started = subprocess.Popen(
            [sys.executable, "-I", program, *folders, language, WORD_SIGNS, *IGNORED],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="surrogateescape",
            start_new_session=True,  # so that what it starts can be ended with it
        )

    def add(self, folder: Path) -> None:
        """Have the articles of a folder read."""
        self._send_line(str(folder))

    def write(self, unchanged: Path) -> None:
        """Have the index written, of all that was added; ``unchanged`` lists articles of the kept index."""
        self._send_line(f"{UNCHANGED}{unchanged}")
        self._send_line(WRITE)

    def _send_line(self, line: str) -> None:
        pipe = self._started.stdin
        assert pipe is not None
        with suppress(OSError):  # it has ended, and `finish` says why
            pipe.write(f"{line}\n")
            pipe.flush()

    def finish(self) -> None:
        """Wait until everything is written; raises RuntimeError where Pagefind fails."""
        said = self._end()
        if self._started.returncode:
            raise RuntimeError(said.strip() or "it has ended before all was done")

    def stop(self) -> None:
        """Write nothing more."""
        if self._started.poll() is None and sys.platform != "win32":
            with suppress(OSError):
                os.killpg(self._started.pid, signal.SIGKILL)
        self._end()  # if it has ended by itself, too: its pipes are open

    def _end(self) -> str:
        try:
            said, _ = self._started.communicate()
        except BaseException:  # the author breaks the build off
            self._started.kill()
            raise
        return said
