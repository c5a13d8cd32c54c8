"""Which files were saved since they were looked at, by their content and not by their times alone."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from os import DirEntry, scandir
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll import front_matter
from mkdocs_jekyll.jekyll.files import read_bytes

#: Folders of a Jekyll site that a build writes or a tool keeps; to watch them would be to build for ever.
_UNWATCHED: Final = frozenset(("_site", "node_modules", "vendor", "site", "__pycache__"))
#: Folders of tools at any depth.
_OF_TOOLS: Final = frozenset(("node_modules", "__pycache__"))
#: Of larger files the time and the size have to do.
_LARGEST_READ: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was: time, size, and digests of its content and of its front matter.

    ``content`` is empty where a file is too large or can't be read, ``head`` where it has no front matter.
    """

    time: int
    size: int
    content: bytes = b""
    head: bytes = b""

    def is_same(self, other: Stamp) -> bool:
        """Whether both have the same content, as far as is known."""
        if self.content and other.content:
            return self.content == other.content
        return (self.time, self.size) == (other.time, other.size)


Stamps = Mapping[str, Stamp]


@dataclass(frozen=True, slots=True)
class Watched:
    """A folder, with those below it if ``deep``, or a file."""

    path: Path
    deep: bool = True


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two looks: paths of files.

    ``touched`` says whether any file was saved, with or without a change.
    """

    paths: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    """Those of ``paths`` in which only the text below the front matter differs."""
    touched: bool = False

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.paths)


def watched_source(source: Path, docs_dir: Path, site_dir: Path) -> Iterator[Watched]:
    """What of ``source`` is to be watched, if it does not lie in ``docs_dir``, which MkDocs watches."""
    if source.is_relative_to(docs_dir) or not source.is_dir():
        return
    yield Watched(source, deep=False)
    for child in sorted(source.iterdir()):
        if (
            child.is_dir()
            and not child.name.startswith(".")
            and child.name not in _UNWATCHED
            and not site_dir.is_relative_to(child)
            and not docs_dir.is_relative_to(child)
        ):
            yield Watched(child)


def is_temporary(name: str) -> bool:
    """Whether a file is one that editors keep beside those that are edited."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp", ".part")) or name == "4913"


def look(watched: Iterable[Watched], former: Stamps) -> dict[str, Stamp]:
    """The files below what is watched; those whose time and size are as they were are not read again."""
    found: dict[str, Stamp] = {}
    for path, status in _files(watched):
        known = former.get(path)
        if known is not None and (known.time, known.size) == (status.st_mtime_ns, status.st_size):
            found[path] = known
        else:
            found[path] = _stamp(path, status)
    return found


def times(watched: Iterable[Watched]) -> dict[str, tuple[int, int]]:
    """Times and sizes alone, which is quick."""
    return {path: (status.st_mtime_ns, status.st_size) for path, status in _files(watched)}


def differences(former: Stamps, now: Stamps) -> Changes:
    """What a later look found that an earlier one had not; what editors keep beside files does not count."""
    paths, bodies, touched = set[str](), set[str](), False
    for path in former.keys() | now.keys():
        old, new = former.get(path), now.get(path)
        if old == new:
            continue
        touched = True
        if is_temporary(path.rpartition(os.sep)[2]) or (old and new and old.is_same(new)):
            continue
        paths.add(path)
        if old and new and old.head and old.head == new.head:
            bodies.add(path)
    return Changes(frozenset(paths), frozenset(bodies), touched)


def _files(watched: Iterable[Watched]) -> Iterator[tuple[str, os.stat_result]]:
    """Each file with what the system knows of it; what vanishes meanwhile is not there."""
    for one in watched:
        try:
            if one.path.is_file():
                yield str(one.path), one.path.stat()
                continue
        except OSError:
            continue
        yield from _below(str(one.path), deep=one.deep)


def _below(folder: str, *, deep: bool) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with scandir(folder) as found:
            entries: list[DirEntry[str]] = list(found)
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                if deep and not entry.name.startswith(".") and entry.name not in _OF_TOOLS:
                    yield from _below(entry.path, deep=True)
            elif entry.is_file():
                yield entry.path, entry.stat()
        except OSError:
            continue


def _stamp(path: str, status: os.stat_result) -> Stamp:
    time, size = status.st_mtime_ns, status.st_size
    if size > _LARGEST_READ:
        return Stamp(time, size)
    try:
        raw = read_bytes(Path(path))
    except OSError:
        return Stamp(time, size)
    # Latin-1 has a character for each byte, whatever encoding the file has.
    head = front_matter.written(raw.removeprefix(BOM_UTF8).decode("latin-1"))
    return Stamp(time, size, _digest(raw), _digest(head.encode("latin-1")) if head else b"")


def _digest(raw: bytes) -> bytes:
    return sha256(raw).digest()[:16]
