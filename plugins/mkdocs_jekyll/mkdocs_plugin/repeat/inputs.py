"""The files that a site is made of, with digests of their contents: whether they are as they were."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

#: Folders in which no source lies, unless a build lists them: what tools keep, what other programs write.
_UNREAD: Final = frozenset((
    ".bundle", ".cache", ".jekyll-cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".sass-cache",
    ".tox", ".venv", "__pycache__", "_site", "node_modules",
))  # fmt: skip
FOLDER: Final = "folder"
#: Folders of which the name alone is of interest.
_NAMED: Final = frozenset((".git", ".hg", ".svn"))
#: Larger files are looked into only if the build does so.
_LARGE: Final = 1_000_000
_PIECE: Final = 1 << 20
#: A tree of more files is none of which a digest would save time.
_MOST: Final = 200_000


class TooManyFilesError(Exception):
    """A tree is too large to be compared."""


@dataclass(frozen=True, slots=True)
class ProjectTree:
    """The folders of a project. ``base`` is where names begin, ``left_out`` what the build itself writes."""

    base: str
    roots: tuple[str, ...]
    left_out: frozenset[str]

    @classmethod
    def of(cls, base: Path, roots: Iterable[Path], left_out: Iterable[Path]) -> ProjectTree:
        """The tree below some folders, of which one may lie in another."""
        real = sorted({os.path.realpath(root) for root in roots})
        outer = [root for root in real if not any(is_in(root, other) for other in real if other != root)]
        return cls(os.path.realpath(base), tuple(outer), frozenset(map(os.path.realpath, left_out)))

    def name(self, path: str) -> str:
        """A path below a root by its name in `contents`, another one from ``base`` on, with slashes.

        A file of the system, far from ``base``, has its whole path.
        """
        root = next((root for root in self.roots if path != root and is_in(path, root)), "")
        if root:
            return f"{self.name(root)}/{os.path.relpath(path, root)}".replace(os.sep, "/")
        is_far = os.path.splitdrive(path)[0] != os.path.splitdrive(self.base)[0] or (
            len(os.path.commonpath((path, self.base))) <= len(Path(path).anchor)
        )
        return (path if is_far else os.path.relpath(path, self.base)).replace(os.sep, "/")

    def path(self, name: str) -> str:
        """The path of a name."""
        return os.path.normpath(name if Path(name).is_absolute() else f"{self.base}{os.sep}{name}")

    def has(self, path: str) -> bool:
        """Whether a path lies in one of the folders."""
        return any(is_in(path, root) for root in self.roots)

    def contents(self, wanted: Collection[str] = ()) -> dict[str, str]:
        """All names below the folders, each with a digest of the file, or with what it is.

        ``wanted`` are names of large files of which a digest is made, too. Raises TooManyFilesError.
        """
        found: dict[str, str] = {}
        for root in self.roots:
            seen = {os.path.realpath(root)}
            folders = [(root, self.name(root))]
            while folders:
                folder, name = folders.pop()
                for entry in _entries(folder):
                    below = f"{name}/{entry.name}"
                    found[below] = self._kind(entry, seen) or _digest_or_size(entry, below in wanted)
                    if found[below] == FOLDER:
                        folders.append((entry.path, below))
                    elif found[below] == "left out":
                        del found[below]
                    if len(found) > _MOST:
                        raise TooManyFilesError
        return found

    def _kind(self, entry: os.DirEntry[str], seen: set[str]) -> str:
        """What an entry is that is no file; ``seen`` are the folders that links have led to."""
        if not entry.is_dir():
            return "" if entry.is_file() else "nothing"
        if entry.name in _NAMED:
            return "named"
        if entry.name in _UNREAD or entry.path in self.left_out:
            return "left out"
        if entry.is_symlink():
            real = os.path.realpath(entry.path)
            if real in seen or any(is_in(real, root) or is_in(root, real) for root in self.roots):
                return f"link to {Path(entry.path).readlink()}"
            seen.add(real)
        return FOLDER


def is_in(path: str, folder: str) -> bool:
    """Whether a path is a folder's, or that of something in it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            yield from found
    except OSError:
        return


def _digest_or_size(entry: os.DirEntry[str], is_wanted: bool) -> str:
    try:
        size = entry.stat().st_size
    except OSError:
        return "nothing"
    return f"{size} bytes" if size > _LARGE and not is_wanted else digest_of(entry.path) or "nothing"


def digest_of(path: str) -> str:
    """A digest of a file; empty for what is no file, such as a pipe, or can't be read."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return ""
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            return ""
        digest = sha256()
        while piece := os.read(file, _PIECE):
            digest.update(piece)
        return digest.hexdigest()
    except OSError:
        return ""
    finally:
        os.close(file)
