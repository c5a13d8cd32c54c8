"""The last site, whose files a build writes over instead of making them anew.

Some file systems take long to make a file where others were just deleted (ext4: a millisecond each). A file
that is not written over is deleted: its state is that in which it was brought back.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from .site_folder import SiteFolder

#: Whether a system tells of each file when its state has changed, by more than seconds.
_KNOWS_CHANGES: Final = os.name == "posix"


class _State(NamedTuple):
    """What differs once a file was written or replaced."""

    inode: int
    changed: int
    modified: int
    size: int


class LastSite:
    """What stands in the folder of the site when a build begins, hidden until `bring_back`.

    ``root``: the folder; ``None``: there is none. ``is_kept``: its files are going to be written over. What
    a build has hidden that was killed is deleted in any case.
    """

    def __init__(self, root: Path | None = None, *, is_kept: bool = True) -> None:
        self._root = root or Path()
        self._states: dict[str, _State] = {}
        self._site = SiteFolder(self._root)
        if root is not None:
            self._site.remove_leftovers()
            if is_kept:
                self._site.set_aside()

    def bring_back(self, names: Collection[str]) -> None:
        """Move the files that are going to be written over to their places, and delete the others.

        ``names`` are the destinations of all files that are going to be written. What is at the root and was
        written since stays.
        """
        aside = self._site.take_aside()
        if aside is None:
            return
        if _KNOWS_CHANGES:
            with suppress(OSError):
                kept = [name for name in _plain_files(aside) if name in names]
                _delete_all_but(aside, set(kept))
                found = [path.name for path in aside.iterdir()]
                moved = {name for name in found if not os.path.lexists(self._root / name)}
                for name in moved:
                    (aside / name).rename(self._root / name)
                self._note(name for name in kept if name.partition("/")[0] in moved)
        shutil.rmtree(aside, ignore_errors=True)

    def _note(self, names: Iterable[str]) -> None:
        for name in names:
            with suppress(OSError):
                self._states[name] = _state_of(self._root / name)

    def remove_rest(self) -> None:
        """Delete what was not written over; nothing, if all of it seems so: the system does not tell then."""
        rest = self._rest()
        if len(rest) < len(self._states):
            self._delete(rest)
        self._states.clear()  # MkDocs ends a process with `cancel` after a whole build, too

    def _rest(self) -> list[Path]:
        rest = []
        for name, state in self._states.items():
            with suppress(OSError):
                if _state_of(self._root / name) == state:
                    rest.append(self._root / name)
        return rest

    def _delete(self, files: Iterable[Path]) -> None:
        """Delete files, and the folders in which nothing is left."""
        folders: set[Path] = set()
        for path in files:
            with suppress(OSError):
                path.unlink()
                folders.update(parent for parent in path.parents if parent.is_relative_to(self._root))
        for path in sorted(folders - {self._root}, key=lambda found: len(found.parts), reverse=True):
            with suppress(OSError):  # there is something else in it
                path.rmdir()

    def cancel(self) -> None:
        """The build ends before its site is whole: nothing of the last one stays."""
        if (aside := self._site.take_aside()) is not None:
            shutil.rmtree(aside, ignore_errors=True)
        self._delete(self._rest())


def _state_of(path: Path) -> _State:
    found = path.lstat()
    return _State(found.st_ino, found.st_ctime_ns, found.st_mtime_ns, found.st_size)


def _plain_files(root: Path) -> Iterator[str]:
    """The files that are as a build makes them; a link would have it write somewhere else.

    Raises OSError where the folder can't be written.
    """
    sample = root / f"{root.name}.sample"
    sample.touch()
    made = sample.stat()
    sample.unlink()
    folder_mode = root.stat().st_mode
    folders = [(str(root), "")]
    while folders:
        folder, name = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                found = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(found.st_mode):
                    if found.st_mode == folder_mode and found.st_uid == made.st_uid:
                        folders.append((entry.path, f"{name}{entry.name}/"))
                elif (found.st_mode, found.st_uid, found.st_nlink) == (made.st_mode, made.st_uid, 1):
                    yield f"{name}{entry.name}"


def _delete_all_but(root: Path, kept: set[str]) -> None:
    """Delete everything else below a folder, and the folders in which nothing is left."""
    needed = {parent for name in kept for parent in _folders_above(name)}
    folders = [(str(root), "")]
    while folders:
        folder, name = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                below = f"{name}{entry.name}"
                if below in needed:
                    folders.append((entry.path, f"{below}/"))
                elif entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path)
                elif below not in kept:
                    Path(entry.path).unlink()


def _folders_above(name: str) -> Iterator[str]:
    """The folders of a destination: ``a/b/c.html`` -> ``a``, ``a/b``."""
    end = name.find("/")
    while end >= 0:
        yield name[:end]
        end = name.find("/", end + 1)
