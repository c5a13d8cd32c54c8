"""Reads files of the author's: what is a pipe, a device or a socket is refused, as its end may never come."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

_LARGEST_TEXT: Final = 50_000_000


def open_file(path: Path) -> BinaryIO:
    """A file, opened to be read. Raises OSError, also where something lies there that is no file."""
    return open(path, "rb", opener=_opened)


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises OSError."""
    with open_file(path) as file:
        return file.read()


def read_text(path: Path, errors: str = "strict", encoding: str = "utf-8") -> str:
    """A file's text, with ``\\n`` at the end of each line. Raises OSError, UnicodeDecodeError."""
    with open(path, encoding=encoding, errors=errors, opener=_opened) as file:
        return file.read()


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
