"""What a build asks of the machine: the files that it opens, the programs it runs, the hosts it talks to.

Python reports each of them to whoever listens (``sys.addaudithook``), whichever plugin or extension asks.
"""

from __future__ import annotations

import os
import sys
from pathlib import PurePath
from typing import Final

_PATH: Final = (str, bytes, PurePath)
_EVENTS: Final = frozenset(("open", "os.listdir", "os.scandir", "socket.connect", "subprocess.Popen"))
_WRITES: Final = os.O_WRONLY | os.O_RDWR


class BuildTrace:
    """What was asked since `listen`, until `stop`: paths of files, and of folders that were listed."""

    def __init__(self) -> None:
        self.read: set[str] = set()
        self.written: set[str] = set()
        self.listed: set[str] = set()
        self.commands: list[tuple[str, ...]] = []
        self.has_connected = False

    def listen(self) -> None:
        """Begin to note."""
        global _listener, _is_hooked
        _listener = self
        if not _is_hooked:  # a hook stays until the process ends
            sys.addaudithook(_record)
            _is_hooked = True

    def stop(self) -> None:
        """Note nothing more."""
        global _listener
        if _listener is self:
            _listener = None

    def note(self, event: str, arguments: tuple[object, ...]) -> None:
        """Take one report."""
        if event == "open":
            path, _, flags = arguments
            if isinstance(path, _PATH) and isinstance(flags, int):
                opened = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - resolves no links
                (self.written if flags & _WRITES else self.read).add(opened)
        elif event in ("os.listdir", "os.scandir"):
            if isinstance(arguments[0], _PATH):
                self.listed.add(os.path.abspath(os.fsdecode(arguments[0])))  # noqa: PTH100
        elif event == "subprocess.Popen":
            words = arguments[1] if isinstance(arguments[1], list | tuple) else (arguments[1],)
            self.commands.append(tuple(os.fsdecode(word) for word in words if isinstance(word, _PATH)))
        elif event == "socket.connect":
            # a path is a socket of this machine
            self.has_connected = self.has_connected or isinstance(arguments[1], tuple)


_listener: BuildTrace | None = None
_is_hooked = False


def _record(event: str, arguments: tuple[object, ...]) -> None:
    if _listener is not None and event in _EVENTS:
        _listener.note(event, arguments)
