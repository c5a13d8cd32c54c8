"""Texts kept on disk from one build to the next, each under a name that says all that it depends on."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

_SUFFIX: Final = ".json"
_UNFINISHED: Final = ".part"
#: Keeps the folder out of the author's repository, whatever its own ``.gitignore`` says.
_IGNORE: Final = (".gitignore", "*\n")


class TextStore:
    """A folder with a file for each text: get, put, prune.

    Nothing raises: a file that can't be read, or isn't whole, is as good as none, and so is a folder that
    can't be written. Several builds may use one folder at a time: a file is written beside its place and
    renamed. A text is text, never a program: what somebody else wrote can be wrong, and do nothing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: dict[str, None] = {}  # in the order of use

    def below(self, name: str) -> TextStore:
        """A store of other texts, in a folder of this one."""
        return TextStore(self.folder / name)

    def get(self, key: str) -> str | None:
        """The text that was put under ``key``, a digest; ``None`` if there is none that is whole."""
        self._used[key + _SUFFIX] = None
        try:
            written = (self.folder / f"{key}{_SUFFIX}").read_bytes()
        except OSError:
            return None
        digest, _, body = written.partition(b"\n")
        if digest != _sum(body):
            return None
        try:
            return body.decode("utf-8", "surrogatepass")
        except ValueError:
            return None

    def has(self, key: str) -> bool:
        """Whether there is something under ``key``, whole or not."""
        return (self.folder / f"{key}{_SUFFIX}").is_file()

    @property
    def used_count(self) -> int:
        """How many texts were asked for or put."""
        return len(self._used)

    def used_since(self, count: int) -> list[str]:
        """The keys of the texts that were used after the first ``count``."""
        return [name.removesuffix(_SUFFIX) for name in list(self._used)[count:]]

    def keep(self, keys: Iterable[str]) -> None:
        """Do not prune these texts."""
        self._used.update(dict.fromkeys(f"{key}{_SUFFIX}" for key in keys))

    def keys(self) -> frozenset[str]:
        """The keys under which something is kept, whole or not."""
        try:
            with os.scandir(self.folder) as found:
                return frozenset(
                    entry.name.removesuffix(_SUFFIX) for entry in found if entry.name.endswith(_SUFFIX)
                )
        except OSError:
            return frozenset()

    def put(self, key: str, text: str) -> None:
        """Keep a text under ``key``."""
        self._used[key + _SUFFIX] = None
        body = text.encode("utf-8", "surrogatepass")
        try:
            self._make_folder()
            handle, unfinished = tempfile.mkstemp(_UNFINISHED, dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(_sum(body) + b"\n" + body)
            Path(unfinished).replace(self.folder / f"{key}{_SUFFIX}")
        except OSError:
            return

    def prune(self) -> None:
        """Delete what was neither asked for nor put; files that are none of the store's stay."""
        try:
            with os.scandir(self.folder) as found:
                names = [entry.name for entry in found if entry.name.endswith((_SUFFIX, _UNFINISHED))]
            for name in names:
                if name not in self._used:
                    (self.folder / name).unlink(missing_ok=True)
        except OSError:
            return
        finally:
            self._used.clear()

    def _make_folder(self) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True)
        ignore = self.folder / _IGNORE[0]
        if not ignore.is_file():
            ignore.write_text(_IGNORE[1], "utf-8")


def digest_of_text(text: str) -> str:
    """A digest, as a name of a file."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _sum(body: bytes) -> bytes:
    return sha256(body).hexdigest().encode()
