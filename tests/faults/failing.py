"""MkDocs as a program that comes to grief at a chosen moment.

    python tests/faults/failing.py kill 120 build
    python tests/faults/failing.py full 3 gh-deploy --force

Moments are what the process does to files: those that it opens to write, makes, moves, links or deletes, in
their order. ``kill`` and ``term`` end the process as it does the 120th of them. ``full`` has this one and all
later ones fail that make something new, ``denied`` all that change something below the project. ``count``
lets all of it happen and writes the number into the file that ``FAULTS_COUNT`` names.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from pathlib import Path
from typing import Final

from tests.conftest import MKDOCS_MODULE

_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_EVENTS: Final = frozenset(
    ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")
)
#: What makes something new fails on a full disk; a folder that can't be written has nothing deleted either.
_MAKES: Final = frozenset(("open", "os.mkdir", "os.link", "os.symlink"))
_ERRORS: Final = {"full": errno.ENOSPC, "denied": errno.EACCES}


class Moments:
    """Counts what happens to files, and lets the build fail at one of them."""

    def __init__(self, kind: str, chosen: int) -> None:
        self._kind = kind
        self._chosen = chosen
        self._process = os.getpid()
        self.count = 0

    def note(self, event: str, arguments: tuple[object, ...]) -> None:
        """Take a report of Python's (``sys.addaudithook``)."""
        if event not in _EVENTS or os.getpid() != self._process:
            return
        if event == "open":
            flags = arguments[2]
            if not isinstance(arguments[0], str | bytes | os.PathLike) or not isinstance(flags, int):
                return
            if not flags & _WRITES or os.fspath(arguments[0]) in (os.devnull, os.devnull.encode()):
                return
        self.count += 1
        if self.count >= self._chosen:
            self._fail(event, _path(event, arguments))

    def _fail(self, event: str, path: str) -> None:
        if self._kind == "kill":
            os.kill(self._process, signal.SIGKILL)
        elif self._kind == "term":
            os.kill(self._process, signal.SIGTERM)
        elif (self._kind == "full" and event in _MAKES) or (self._kind == "denied" and _is_below_here(path)):
            number = _ERRORS[self._kind]
            raise OSError(number, os.strerror(number), path)


def _path(event: str, arguments: tuple[object, ...]) -> str:
    """The path of which something is said; it may be relative to an open folder."""
    path, folder = arguments[0], arguments[-1]
    if not isinstance(path, str | bytes | os.PathLike):
        return ""
    found = os.fsdecode(path)
    if event in ("os.remove", "os.rmdir", "os.mkdir") and isinstance(folder, int) and folder > 0:
        found = f"{os.readlink(f'/proc/self/fd/{folder}')}/{found}"  # noqa: PTH115 - reported as well
    return os.path.abspath(found)  # noqa: PTH100 - resolves no links


def _is_below_here(path: str) -> bool:
    return Path(path).is_relative_to(Path.cwd())


def main(kind: str, chosen: str, *arguments: str) -> None:
    """Run MkDocs."""
    cli = __import__(f"{MKDOCS_MODULE}.__main__", fromlist=["cli"]).cli
    __import__("mkdocs_jekyll.mkdocs_plugin")
    moments = Moments(kind, int(chosen) if kind != "count" else sys.maxsize)
    sys.addaudithook(moments.note)
    try:
        cli(list(arguments), prog_name="mkdocs")
    finally:
        if kind == "count":
            Path(os.environ["FAULTS_COUNT"]).write_text(str(moments.count), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
