"""Reads files of the author's: what is a pipe, a device or a socket is refused, as its end may never come."""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

_LARGEST_TEXT: Final = 50_000_000
_COPIED_AT_ONCE: Final = 1 << 20


def open_file(path: Path) -> BinaryIO:
    """A file, opened to be read. Raises OSError, also where something lies there that is no file."""
    return open(path, "rb", opener=_opened)


def real_path(file: BinaryIO, path: Path) -> Path:
    """Where an opened file really lies, whatever another process made of ``path`` in the meantime.

    Raises OSError where that can't be known.
    """
    try:
        return Path(f"/proc/self/fd/{file.fileno()}").readlink()
    except OSError:
        real = path.resolve()
        if not os.path.samestat(os.fstat(file.fileno()), real.stat()):
            raise OSError(errno.EAGAIN, "it was replaced while it was opened", str(path)) from None
        return real


class SourceFiles:
    """Opens files below ``source``. What lies behind a link is refused where ``refuse`` has a reason.

    A folder's links were looked at when it was listed, but another process may put one there before a file is
    opened. So what counts is the file that was opened. ``refuse`` gets the path and where that file lies.
    """

    def __init__(self, source: Path, refuse: Callable[[Path, Path], str]) -> None:
        self._source = str(source.absolute())
        self._root = str(source.resolve())
        self._refuse = refuse

    def open(self, path: Path) -> BinaryIO:
        """A file that may be read. Raises OSError."""
        file = open_file(path)
        try:
            real = real_path(file, path)
            if str(real) != self._root + str(path.absolute()).removeprefix(self._source):
                if not is_inside(real, self._root):
                    raise _refused("it leads out of the source", path)
                if reason := self._refuse(path, real):
                    raise _refused(f"what it leads to {reason}", path)
        except BaseException:
            file.close()
            raise
        return file

    def read(self, path: Path) -> bytes:
        """A file's bytes. Raises OSError."""
        with self.open(path) as file:
            return file.read()

    def copy(self, path: Path, target: Path) -> None:
        """Write a file's bytes to ``target``. Raises OSError."""
        with self.open(path) as file, target.open("wb") as written:
            shutil.copyfileobj(file, written, _COPIED_AT_ONCE)


def is_inside(real: Path, root: str) -> bool:
    """Whether a resolved path lies below a resolved folder, or is the folder."""
    return str(real) == root or str(real).startswith(root.rstrip(os.sep) + os.sep)


def _refused(reason: str, path: Path) -> OSError:
    return OSError(errno.ELOOP, f"a symbolic link that is not followed: {reason}", str(path))


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises OSError."""
    with open_file(path) as file:
        return file.read()


def read_text(path: Path, errors: str = "strict", encoding: str = "utf-8") -> str:
    """A file's text, with ``\\n`` at the end of each line. Raises OSError, UnicodeDecodeError."""
    with open(path, encoding=encoding, errors=errors, opener=_opened) as file:
        return file.read()


def encoding_of(raw: bytes, given: str) -> str:
    """The encoding of a file, where the site's is ``given``: a byte order mark says that it is another.

    A site in UTF-16 has files in UTF-8, too, as editors and tools write them.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if raw.startswith(codecs.BOM_UTF8):
        return "utf-8"
    is_wide = given.replace("_", "-").startswith(("utf-16", "utf-32"))
    return "utf-8" if is_wide and b"\0" not in raw else given


def decoded(raw: bytes, given: str, errors: str = "strict") -> str:
    """The text of a file, without its byte order mark. Raises UnicodeDecodeError, LookupError."""
    return raw.decode(encoding_of(raw, given), errors).removeprefix("\ufeff")


def text_in(path: Path) -> str:
    """The text of a file; empty where there is none that can be read, or one too large for a text."""
    try:
        return read_text(path, "replace") if path.stat().st_size <= _LARGEST_TEXT else ""
    except (OSError, ValueError):
        return ""


def _opened(path: str, flags: int) -> int:
    """Opened without waiting for the other end of a pipe."""
    file = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    mode = os.fstat(file).st_mode
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):  # of a folder Python says so itself
        return file
    os.close(file)
    raise OSError(errno.EINVAL, "a pipe, a device or a socket is no file that can be read", path)
