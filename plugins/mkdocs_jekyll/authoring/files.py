"""Changes to an author's files: planned first, then all written, or the reason why not."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mkdocs_jekyll.jekyll.files import read_bytes


class AuthoringError(Exception):
    """What was asked can't be done; the text says why and what to do. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that is to be written, or one that stays as it is (``kept``) for a reason.

    ``path`` is below the site's folder, ``text`` what will stand in it.
    """

    path: str
    state: Literal["new", "changed", "kept"]
    text: str = ""
    reason: str = ""


def read(path: Path) -> str | None:
    """The text of an author's file; ``None`` where there is none. Raises AuthoringError."""
    try:
        return read_bytes(path).decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise AuthoringError(f"{path} is not UTF-8, so it is left alone. Save it as UTF-8 first.") from error
    except OSError as error:
        raise AuthoringError(f"{path} can't be read: {error.strerror or error}.") from error


def write_all(folder: Path, changes: Iterable[FileChange]) -> None:
    """Write what is new or changed, each file whole or not at all. Raises AuthoringError."""
    for change in changes:
        if change.state != "kept":
            write(folder / change.path, change.text)


def write(path: Path, text: str) -> None:
    """Write a file by way of another beside it, so that it is there whole or not. Raises AuthoringError.

    Where ``path`` is a symbolic link, the file that it leads to is written, and the link stays.
    """
    unfinished: Path | None = None
    try:
        target = path.resolve()
        if target.is_symlink():  # a loop, at which Python 3.11 and 3.12 raise RuntimeError
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = target.stat().st_mode & 0o777 if target.exists() else None
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        unfinished = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        unfinished.chmod(0o644 if mode is None else mode)
        unfinished.replace(target)
    except (OSError, RuntimeError) as error:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or error
        raise AuthoringError(f"{path} can't be written: {reason}.") from error
