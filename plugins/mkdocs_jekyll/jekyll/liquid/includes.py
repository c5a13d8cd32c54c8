"""The files that ``include`` and its kin read: found, kept inside the source, and parsed once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..files import decoded, is_inside, open_file, real_path
from ..read_limits import USUAL
from ..themes.guarded import guarded_text
from .errors import IncludeError
from .template import Template, compile_template
from .token_stream import Syntax


def may_be_included(path: Path, folder: str) -> str:
    """Why a file may not be included, where no site says so: there is no reason."""
    del path, folder
    return ""


@dataclass(frozen=True, slots=True)
class IncludeFolders:
    """Where includes lie: in ``folders`` below ``source``, in an ``encoding``.

    ``theme`` is the gem whose includes Jekyll would look through, too; ``kit`` are the folders that
    stand in for it. ``refuse`` says why a path that lies in one of ``folders`` may not be included;
    ``largest`` are the bytes that a file may have.
    """

    source: Path
    folders: tuple[str, ...]
    encoding: str = "utf-8"
    theme: str = ""
    kit: Sequence[Path] = ()
    refuse: Callable[[Path, str], str] = may_be_included
    largest: int = USUAL.file_size


class IncludeLoader:
    """Reads a site's includes."""

    def __init__(self, syntax: Syntax, places: IncludeFolders) -> None:
        self._syntax = syntax
        self.source = places.source
        self._root = places.source.resolve()
        self.folders = places.folders
        self._encoding = places.encoding
        self._theme = places.theme
        self._kit = places.kit
        self._refuse = places.refuse
        self._largest = places.largest
        self._known: dict[tuple[str, str], Template] = {}
        self._not_there: set[tuple[tuple[str, ...], str]] = set()

    def load(self, name: str, folders: tuple[str, ...]) -> Template:
        """The file ``name`` in the first of ``folders`` below the source that has it, or in the theme's kit.

        Raises IncludeError if there is none, if it lies outside of the source (also through a symbolic
        link), or if it can't be read; LimitReached if its blocks are nested too deep.
        """
        if (folders, name) in self._not_there:
            raise self._missing(name, folders)
        for folder in folders:
            known = self._known.get((folder, name))
            if known is not None:
                return known
            path = self.source / folder / name.lstrip("/")
            if self._is_inside(path) and path.is_file():
                self._check_readable(path, name, folder)
                below = path.relative_to(self.source).as_posix()
                template = compile_template(self._read(path, folder), below, self._syntax)
                self._known[folder, name] = template
                return template
        if folders == self.folders and (of_kit := self._of_kit(name)) is not None:
            self._known[folders[0], name] = of_kit
            return of_kit
        self._not_there.add((folders, name))
        raise self._missing(name, folders)

    def _of_kit(self, name: str) -> Template | None:
        """The theme's own include, as far as its kit has it."""
        # A theme that has named its includes .liquid had the same ones under .html before.
        if name.endswith(".liquid"):
            name = name.removesuffix(".liquid") + ".html"
        paths = (folder / name.lstrip("/") for folder in self._kit)
        path = next((path for path in paths if path.is_file()), None)
        if path is None:
            return None
        shown = f"{self._theme or 'theme'}: _includes/{name}"
        return compile_template(guarded_text(path), shown, self._syntax)

    def texts(self) -> Iterator[str]:
        """The texts of all files that could be included from the folders for includes."""
        for folder in self.folders:
            for path in sorted((self.source / folder).rglob("*")):
                with contextlib.suppress(IncludeError):
                    if path.is_file() and self._is_inside(path):
                        yield self._read(path, folder)

    def text(self, name: str, folder: str) -> str:
        """The text of a file as it is. Raises IncludeError as ``load`` does."""
        path = self._path(name, folder)
        self._check_readable(path, name, folder)
        return self._read(path, folder)

    def source_text(self, name: str, folder: str) -> str:
        """The same for a file that a plugin reads and nobody publishes, such as a bibliography."""
        return self._read(self._path(name, folder))

    def _path(self, name: str, folder: str) -> Path:
        path = self.source / folder / name
        if ".." in path.parts or not self._is_inside(path) or not path.is_file():
            raise self._missing(name, (folder,))
        return path

    def _check_readable(self, path: Path, name: str, folder: str) -> None:
        if reason := self._refuse(path, folder):
            raise IncludeError(
                f"the included file '{name}' {reason}, so it is not shown",
                remedy="Name it under `include` in _config.yml if readers may see it.",
                file=name,
            )

    def _missing(self, name: str, folders: Sequence[str]) -> IncludeError:
        places = ", ".join(folder or "." for folder in folders)
        return IncludeError(
            f"Could not locate the included file '{name}' in {places}",
            remedy=f"It may belong to the theme `{self._theme}`, whose files are not here: copy it there."
            if self._theme
            else "Put it there, or correct the name; links that lead out of the site are not followed.",
            file=name,
        )

    def _is_inside(self, path: Path) -> bool:
        try:
            return path.resolve().is_relative_to(self._root)
        except (OSError, RuntimeError, ValueError):
            return False

    def _read(self, path: Path, folder: str | None = None) -> str:
        """A file's text; of one in a ``folder`` for includes, what was opened has to be allowed, too."""
        shown = path.relative_to(self.source).as_posix()
        try:
            if path.stat().st_size > self._largest:
                raise IncludeError(
                    f"the included file '{shown}' is larger than {self._largest / 1e6:g} MB",
                    remedy="Raise `file_size` under `limits` in _config.yml, or split the file.",
                )
            with open_file(path) as file:
                real = real_path(file, path)
                if not is_inside(real, str(self._root)):
                    raise self._missing(shown, self.folders)
                if folder is not None:
                    self._check_readable(real, shown, folder)
                return decoded(file.read(), self._encoding)
        except (OSError, UnicodeDecodeError, LookupError) as error:
            raise IncludeError(
                f"the included file '{shown}' can't be read: {error}",
                remedy=f"Save it as {self._encoding}.",
            ) from None
