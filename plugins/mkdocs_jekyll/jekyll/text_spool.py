"""Texts that a build needs again later: on disk meanwhile, so that those of a large site need no memory.

The few that a small site has stay in memory, and so does what a full disk does not take.
"""

from __future__ import annotations

import os
import weakref
from io import BytesIO
from tempfile import TemporaryFile
from threading import Lock
from typing import IO, Final

#: Bytes that are kept in memory before there is a file.
_IN_MEMORY: Final = 4 << 20


class TextSpool:
    """Takes texts and gives them again; all of them are gone with it. Threads may share it.

    A process that is split off reads the same file, and keeps in memory what it puts.
    """

    def __init__(self) -> None:
        self._memory: BytesIO | None = BytesIO()
        self._file: IO[bytes] = self._memory
        self._end = 0
        self._process = os.getpid()
        self._lock = Lock()

    def put(self, text: str) -> SpooledText:
        """Keep a text."""
        body = text.encode("utf-8", "surrogatepass")
        with self._lock:
            if self._process != os.getpid() or not self._write(body):
                return SpooledText(self, 0, 0, text)
            at, self._end = self._end, self._end + len(body)
        return SpooledText(self, at, len(body))

    def _write(self, body: bytes) -> bool:
        try:
            if self._memory is not None and self._end + len(body) > _IN_MEMORY:
                # Buffered writing would write each text in pieces, as texts are read in between.
                file = TemporaryFile(buffering=0)  # noqa: SIM115 - closed with the spool
                weakref.finalize(self, file.close)
                if file.write(self._memory.getbuffer()) != self._end:
                    file.close()
                    return False
                self._file, self._memory = file, None
            self._file.seek(self._end)
            return self._file.write(body) == len(body)
        except OSError:
            return False

    def read(self, at: int, length: int) -> str:
        """The text at a place. Raises OSError where the disk fails."""
        with self._lock:
            if self._memory is None and hasattr(os, "pread"):  # processes share the place in a file
                return os.pread(self._file.fileno(), length, at).decode("utf-8", "surrogatepass")
            self._file.seek(at)
            return self._file.read(length).decode("utf-8", "surrogatepass")


class SpooledText:
    """A text in a spool; ``in_memory`` is the text itself where the spool could not take it."""

    __slots__ = ("_at", "_in_memory", "_length", "_spool")

    def __init__(self, spool: TextSpool, at: int, length: int, in_memory: str | None = None) -> None:
        self._spool = spool
        self._at = at
        self._length = length
        self._in_memory = in_memory

    def get(self) -> str:
        """The text."""
        return self._spool.read(self._at, self._length) if self._in_memory is None else self._in_memory

    def without_first(self) -> SpooledText:
        """The text without its first character, which is ASCII."""
        rest = None if self._in_memory is None else self._in_memory[1:]
        return SpooledText(self._spool, self._at + 1, self._length - 1, rest)
