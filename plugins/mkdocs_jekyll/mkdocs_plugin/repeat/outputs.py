"""Where the content of each file of a site is kept: most of them are kept anyway.

| kept | where |
|---|---|
| ``page KEY`` | among the finished pages |
| ``project NAME`` | it is a copy of a file of the project |
| ``theme NUMBER NAME`` | it is a copy of a file in a folder of the theme |
| ``cache NAME`` | in the cache's folder |
| ``file`` | in a folder of its own, by its digest |
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll.files import read_bytes
from mkdocs_jekyll.jekyll.text_store import TextStore

from ..finished_page import FinishedPage
from .inputs import ProjectTree, digest_of, is_in
from .record import OutputFile

_FOLDER: Final = "outputs"
#: Where the search keeps its index.
_SEARCH: Final = "search"
_UNFINISHED: Final = ".part"


class FileStore:
    """Files by the digests of their contents. Nothing raises: what can't be read or written is not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, digest: str) -> bytes | None:
        """The content; ``None`` if there is none that is whole."""
        return _whole(self._folder / digest, digest) if digest.isalnum() else None

    def put(self, file: Path, digest: str) -> None:
        """Keep a copy of a file."""
        path = self._folder / digest
        if path.is_file():
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_name(secrets.token_hex(8) + _UNFINISHED)
            shutil.copyfile(file, unfinished)
            unfinished.replace(path)

    def prune(self, used: set[str]) -> None:
        """Delete all but those that are used."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in used:
                    path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """The places in which contents are kept: a project, folders of themes, the cache, its finished pages."""

    tree: ProjectTree
    themes: Sequence[str]
    store: TextStore
    pages: TextStore

    @property
    def files(self) -> FileStore:
        """Those that are kept nowhere else."""
        return FileStore(self.store.folder / _FOLDER)

    def content(self, output: OutputFile) -> bytes | None:
        """The content of a file of the site; ``None`` where it is not there as it was."""
        kind, _, name = output.kept.partition(" ")
        match kind:
            case "page":
                page = FinishedPage.from_text(self.pages.get(name))
                found = b"" if page is None else page.output.encode("utf-8", errors="xmlcharrefreplace")
                return found if sha256(found).hexdigest() == output.digest else None
            case "file":
                return self.files.get(output.digest)
            case "project":
                path = self.tree.path(name)
                return _whole(Path(path), output.digest) if self.tree.has(path) else None
            case "theme":
                number, _, name = name.partition(" ")
                folders = [folder for place, folder in enumerate(self.themes) if str(place) == number]
                return _below(folders[0], name, output.digest) if folders else None
            case "cache":
                return _below(str(self.store.folder), name, output.digest)
        return None

    def place(self, path: str, copied: str | None, page_key: str | None, below: str) -> OutputFile | None:
        """Keep a file of the site, which is at ``path`` and ``below`` its root; ``None`` if it can't be read.

        ``copied`` is the file that it is a copy of, ``page_key`` that of a finished page.
        """
        digest = digest_of(path)
        if not digest:
            return None
        if page_key is not None:
            return OutputFile(digest, f"page {page_key}")
        if copied is not None and (place := self._copied(copied)) is not None:
            return OutputFile(digest, place)
        if digest_of(f"{self.store.folder}{os.sep}{_SEARCH}{os.sep}{below}") == digest:
            return OutputFile(digest, f"cache {_SEARCH}/{below}")
        self.files.put(Path(path), digest)
        return OutputFile(digest, "file")

    def _copied(self, path: str) -> str | None:
        path = os.path.realpath(path)
        for number, folder in enumerate(self.themes):
            if is_in(path, folder):
                return f"theme {number} {os.path.relpath(path, folder).replace(os.sep, '/')}"
        return f"project {self.tree.name(path)}" if self.tree.has(path) else None

    def prune(self, outputs: Mapping[str, OutputFile]) -> None:
        """Delete the contents that no file has any more."""
        self.files.prune({output.digest for output in outputs.values() if output.kept == "file"})


def _whole(path: Path, digest: str) -> bytes | None:
    try:
        content = read_bytes(path) if path.is_file() else None
    except OSError:
        return None
    return content if content is not None and sha256(content).hexdigest() == digest else None


def _below(folder: str, name: str, digest: str) -> bytes | None:
    path = os.path.normpath(f"{folder}{os.sep}{name}")
    return _whole(Path(path), digest) if is_in(path, folder) else None
