"""Where a site is read from: a folder that holds it built, or the URL of a running one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol

from mkdocs_jekyll.jekyll.files import read_bytes

from .urls import url_of_file

#: Folders of a checkout that are none of the site's.
_NOT_PUBLISHED: Final = frozenset((".git", ".github", ".jekyll-cache", "node_modules"))
_HOSTS: Final = "CNAME"
_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_NOT_SITE: Final = frozenset((".nojekyll", ".gitignore", ".gitattributes", ".DS_Store", _HOSTS))
_PAGES: Final = (".html", ".htm", ".xhtml")
_FEEDS: Final = (".xml", ".atom", ".rss")


class CompareError(Exception):
    """A site that can't be read at all; the text says which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands at a URL: ``kind`` is ``page``, ``feed``, ``style`` or ``file`` (not read).

    ``leads_to`` is where a redirect of the server leads, as written; ``status`` what the server said.
    """

    url: str
    kind: str
    text: str = ""
    leads_to: str = ""
    status: int = 200


class ComparedSite(Protocol):
    """A site that can be read."""

    name: str
    hosts: frozenset[str]
    base: str | None
    """The path below which it stands, where that is known."""

    def answers(self) -> dict[str, Answer]:
        """Everything that the site has, by its URL below the root. Raises CompareError."""
        ...

    def fetch(self, url: str) -> Answer | None:
        """What stands at one URL; ``None`` if nothing does."""
        ...

    @property
    def unread(self) -> Mapping[str, str]:
        """URLs at which something stands that could not be read, with the reason."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be read, or was left out."""
        ...


def kind_of(path: str) -> str:
    """What a file is by its name."""
    lowered = path.lower()
    if lowered.endswith(_PAGES):
        return "page"
    if lowered.endswith(".css"):
        return "style"
    return "feed" if lowered.endswith(_FEEDS) else "file"


def _hosts_in(path: Path) -> frozenset[str]:
    """The hosts that GitHub's file names at which a site stands."""
    try:
        words = read_bytes(path).decode("utf-8", errors="replace").split()
    except OSError:
        return frozenset()
    return frozenset(word.lower() for word in words if _HOST.fullmatch(word))


class FolderSite:
    """A site in a folder: what Jekyll or MkDocs wrote, or a checkout of ``gh-pages``."""

    base: str | None = None
    unread: Mapping[str, str] = MappingProxyType({})

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hosts = _hosts_in(folder / _HOSTS)
        self.name = str(folder)
        self._notes: list[str] = []
        self._found: dict[str, Answer] | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """Files that could not be read."""
        return tuple(self._notes)

    def answers(self) -> dict[str, Answer]:
        """Every file below the folder, pages and feeds with their texts."""
        if self._found is None:
            self._found = self._read()
        return self._found

    def fetch(self, url: str) -> Answer | None:
        """The file at a URL."""
        return self.answers().get(url)

    def _read(self) -> dict[str, Answer]:
        found: dict[str, Answer] = {}
        for path in sorted(self._files()):
            below = path.relative_to(self.folder).as_posix()
            url, kind = url_of_file(below), kind_of(below)
            text = "" if kind == "file" else self._text(path, below)
            found[url] = Answer(url, kind, text)
        if not any(answer.kind == "page" for answer in found.values()):
            suggestion = ""
            if (self.folder / "_config.yml").is_file():
                suggestion = (
                    " It is the source of a Jekyll site: give the folder that Jekyll writes, such as _site."
                )
            elif (self.folder / "mkdocs.yml").is_file():
                suggestion = " It holds mkdocs.yml: give the folder that MkDocs writes, such as site."
            raise CompareError(f"{self.folder} holds no built site: no HTML file is in it.{suggestion}")
        return found

    def _files(self) -> list[Path]:
        found: list[Path] = []
        folders = [self.folder]
        while folders:
            folder = folders.pop()
            try:
                entries = list(folder.iterdir())
            except OSError as error:
                self._notes.append(f"{folder}: can't be read ({error.strerror or error})")
                continue
            for entry in entries:
                if entry.is_dir() and not entry.is_symlink():
                    if entry.name not in _NOT_PUBLISHED:
                        folders.append(entry)
                elif entry.is_file() and entry.name not in _NOT_SITE:
                    found.append(entry)
        return found

    def _text(self, path: Path, below: str) -> str:
        try:
            return read_bytes(path).decode("utf-8", errors="replace")
        except OSError as error:
            self._notes.append(f"{below}: can't be read ({error.strerror or error})")
            return ""
