"""Texts kept on disk from one build to the next, each under a name that says all that it depends on.

A build writes all texts of a store into one file: a thousand small files cost more than what is in them. A
text is a line with its key, its length and a sum, and then the text. What follows a line that is none, or a
text that is cut short, is not read.
"""

from __future__ import annotations

import os
import secrets
import time
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import IO, Final, NamedTuple
from zlib import crc32

_SUFFIX: Final = ".texts"
#: Keeps the folder out of the author's repository, whatever its own ``.gitignore`` says.
_IGNORE: Final = (".gitignore", "*\n")
_LONGEST_HEAD: Final = 200
#: Bytes of a text: a longer one is not kept, and was not written by a build.
_LONGEST_TEXT: Final = 100_000_000
#: Files below this size are put together when there are more than so many.
_SMALL: Final = 1 << 20
_MOST_SMALL: Final = 8


class _Place(NamedTuple):
    """Where a text stands; ``sum`` shows a damaged one."""

    file: _File
    at: int
    length: int
    sum: int


class _File:
    """A file of texts; one process writes it, and any may read it."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self.path = path
        self._file = file
        self.size = os.fstat(file.fileno()).st_size
        #: How many texts are known to be in it.
        self.count = 0
        # A build that fails prunes nothing. `__del__` can come too late: in a cycle the file may go first.
        weakref.finalize(self, _close, file)

    def places(self) -> Iterator[tuple[str, _Place]]:
        """The keys of its texts and where they stand, in the order of writing."""
        at = 0
        while at < self.size:
            self._file.seek(at)
            head = self._file.readline(_LONGEST_HEAD)
            try:
                key, length, found = head.decode("ascii").split()
                place = _Place(self, at + len(head), int(length), int(found))
            except ValueError:
                return
            at = place.at + place.length + 1
            if not 0 <= place.length <= _LONGEST_TEXT or at > self.size:
                return
            self.count += 1
            yield key, place

    def read(self, place: _Place) -> bytes:
        """The bytes at a place."""
        self._file.seek(place.at)
        return self._file.read(place.length)

    def append(self, key: str, body: bytes) -> _Place:
        """Write a text at the end, at once, so that a build that is killed leaves whole ones."""
        head = f"{key} {len(body)} {crc32(body)}\n".encode("ascii")
        self._file.seek(self.size)
        self._file.write(b"%b%b\n" % (head, body))
        self._file.flush()
        place = _Place(self, self.size + len(head), len(body), crc32(body))
        self.size = place.at + place.length + 1
        self.count += 1
        return place

    def close(self) -> None:
        """Read and write no more."""
        _close(self._file)

    def remove(self) -> None:
        """Delete it, unless another build still writes it."""
        with suppress(OSError):
            is_written = self.path.stat().st_size != self.size
            self.close()
            if not is_written:
                self.path.unlink()


def _close(file: IO[bytes]) -> None:
    with suppress(OSError):
        file.close()


class TextStore:
    """A folder with files of texts: get, put, prune. Can be pickled.

    Nothing raises: a file that can't be read, or a text that isn't whole, is as good as none, and so is a
    folder that can't be written. Several builds may use one folder at a time: each writes files of its own.
    A text is text, never a program: what somebody else wrote can be wrong, and do nothing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: dict[str, None] = {}  # in the order of use
        self._reset()

    def __reduce__(self) -> tuple[type[TextStore], tuple[Path]]:
        """Another process opens the files by itself."""
        return TextStore, (self.folder,)

    def _reset(self) -> None:
        self._process = os.getpid()
        self._lock = Lock()
        self._files: list[_File] = []
        self._places: dict[str, _Place] | None = None
        self._own: _File | None = None

    def below(self, name: str) -> TextStore:
        """A store of other texts, in a folder of this one."""
        return TextStore(self.folder / name)

    def get(self, key: str) -> str | None:
        """The text that was put under ``key``, a digest; ``None`` if there is none that is whole."""
        self._used[key] = None
        place = self._found().get(key)
        if place is None:
            return None
        try:
            with self._lock:
                body = place.file.read(place)
            return body.decode("utf-8", "surrogatepass") if crc32(body) == place.sum else None
        except (OSError, ValueError):
            return None

    def has(self, key: str) -> bool:
        """Whether there is something under ``key``, whole or not."""
        return key in self._found()

    def keys(self) -> frozenset[str]:
        """The keys under which something is kept, whole or not."""
        return frozenset(self._found())

    @property
    def used_count(self) -> int:
        """How many texts were asked for or put."""
        return len(self._used)

    def used_since(self, count: int) -> list[str]:
        """The keys of the texts that were used after the first ``count``."""
        last = islice(reversed(self._used), len(self._used) - count)  # not all of them, for each text
        return list(last)[::-1]

    def keep(self, keys: Iterable[str]) -> None:
        """Do not prune these texts."""
        self._used.update(dict.fromkeys(keys))

    def put(self, key: str, text: str) -> None:
        """Keep a text under ``key``, which is ASCII without white space."""
        self._used[key] = None
        body = text.encode("utf-8", "surrogatepass")
        if len(body) > _LONGEST_TEXT:
            return
        places = self._found()
        try:
            with self._lock:
                if self._own is None:
                    self._own = self._new_file()
                places[key] = self._own.append(key, body)
        except OSError:
            self._own = None

    def prune(self) -> None:
        """Forget what was neither asked for nor put; files that are none of the store's stay.

        A file of which less than half was used is written anew, a small one of which not all was used, and
        small ones when they become many.
        """
        try:
            for file in self._rewritten():
                file.remove()
        finally:
            for file in self._files:
                file.close()
            self._used.clear()
            self._reset()

    def _rewritten(self) -> set[_File]:
        """The files that nobody needs, once what was used of them is written anew."""
        places = self._found()
        used = [(key, places[key]) for key in self._used if key in places]
        sizes: Counter[_File] = Counter()
        counts: Counter[_File] = Counter()
        for _, place in used:
            sizes[place.file] += place.length
            counts[place.file] += 1
        small = [file for file in self._files if file.size < _SMALL]
        gone = {file for file in small if counts[file] < file.count or len(small) > _MOST_SMALL}
        gone.update(file for file in self._files if 2 * sizes[file] <= file.size)
        self._own = None
        for key, place in used:
            if place.file in gone and (text := self.get(key)) is not None:
                self.put(key, text)
                if places[key].file in gone:  # it can't be written
                    gone.discard(place.file)
        return gone

    def _found(self) -> dict[str, _Place]:
        """Where all texts stand; of two of one key the later counts."""
        if self._process != os.getpid():  # a fork shares the places in files with its parent
            self._reset()
        if self._places is None:
            self._places = {}
            with suppress(OSError):
                for path in sorted(self.folder.glob(f"*{_SUFFIX}")):
                    if path.is_file():
                        self._open(path)
        return self._places

    def _open(self, path: Path) -> None:
        assert self._places is not None
        with suppress(OSError):  # another build may have deleted it
            file = _File(path, path.open("rb"))
            self._files.append(file)
            self._places.update(file.places())

    def _new_file(self) -> _File:
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True)
        ignore = self.folder / _IGNORE[0]
        if not os.path.lexists(ignore):  # nobody may ever read from a pipe
            ignore.write_text(_IGNORE[1], "utf-8")
        # names in the order of time: what was written last counts
        path = self.folder / f"{time.time_ns():019}-{secrets.token_hex(4)}{_SUFFIX}"
        file = _File(path, path.open("x+b"))
        self._files.append(file)
        return file


def digest_of_text(text: str) -> str:
    """A digest, as a key of a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
