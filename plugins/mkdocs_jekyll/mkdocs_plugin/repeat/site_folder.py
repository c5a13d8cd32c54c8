"""The folder of the site: made what a build has written before, without writing what is there.

MkDocs empties the folder before each build, which takes longer than to write it where it has many folders.
So what is there is moved into a hidden folder, which MkDocs leaves alone, and from there to its place again.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from .inputs import digest_of
from .record import OutputFile

_PREFIX: Final = ".mkdocs-jekyll-"


class SiteFolder:
    """The folder into which a site is written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._aside: Path | None = None

    def files(self) -> Iterator[tuple[str, str]]:
        """The files of the site by their destinations; what is hidden at its root is none of them."""
        folders = [(entry, entry.name) for entry in self._children()]
        while folders:
            entry, name = folders.pop()
            if entry.is_dir(follow_symlinks=False):
                with os.scandir(entry.path) as found:
                    folders += [(below, f"{name}/{below.name}") for below in found]
            else:
                yield name, entry.path

    def make(self, outputs: Mapping[str, OutputFile], content: Callable[[OutputFile], bytes | None]) -> bool:
        """Make the files those that are given; whether all of them could be had."""
        with suppress(OSError):
            there = dict(self.files())
            for name, output in outputs.items():
                path = there.pop(name, "")
                if path and not os.path.islink(path) and digest_of(path) == output.digest:  # noqa: PTH114 - quick
                    continue
                found = content(output)
                if found is None:
                    return False
                self._write(name, found)
            for path in there.values():
                Path(path).unlink()
            self._remove_empty(map(Path, there.values()))
            return True
        return False

    def _write(self, name: str, content: bytes) -> None:
        path = self.path / name
        for parent in reversed(path.relative_to(self.path).parents[:-1]):
            above = self.path / parent
            if above.is_symlink() or (above.exists() and not above.is_dir()):
                above.unlink()
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.is_dir():
            shutil.rmtree(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def _remove_empty(self, gone: Iterable[Path]) -> None:
        """Remove the folders in which nothing is left."""
        folders = {parent for path in gone for parent in path.parents if parent.is_relative_to(self.path)}
        for folder in sorted(folders - {self.path}, key=lambda found: len(found.parts), reverse=True):
            with suppress(OSError):
                folder.rmdir()

    def remove_leftovers(self) -> None:
        """Delete what a build has hidden that was killed: it would be published with the site."""
        with suppress(OSError):
            for entry in os.scandir(self.path):
                if entry.name.startswith(_PREFIX):
                    shutil.rmtree(entry.path, ignore_errors=True)

    def set_aside(self) -> bool:
        """Hide what is there from MkDocs; whether all could be hidden: a volume in it can't be moved."""
        self.remove_leftovers()
        children = self._children()
        if not children:
            return True
        aside = self.path / f"{_PREFIX}{secrets.token_hex(4)}"
        try:
            aside.mkdir()
        except OSError:
            return False
        self._aside = aside
        moved = [_moved(Path(entry.path), aside / entry.name) for entry in children]
        return all(moved)

    def put_back(self) -> bool:
        """Bring back what was set aside, in the place of what MkDocs has written since; whether all came."""
        aside, self._aside = self._aside, None
        if aside is None:
            return True
        for entry in self._children():
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                with suppress(OSError):
                    Path(entry.path).unlink()
        moved = [_moved(Path(entry.path), self.path / entry.name) for entry in os.scandir(aside)]
        shutil.rmtree(aside, ignore_errors=True)
        return all(moved)

    def take_aside(self) -> Path | None:
        """The folder of what was set aside, which is not put back any more; ``None``: there is nothing."""
        aside, self._aside = self._aside, None
        return aside

    def _children(self) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self.path) as found:
                return [entry for entry in found if not entry.name.startswith(".")]
        except OSError:
            return []


def _moved(path: Path, other: Path) -> bool:
    try:
        path.rename(other)
    except OSError:
        return False
    return True
